"""What travels through litsite. This room imports nothing of ours."""

from generator.model.document import (
    Correction,
    Document,
    Extraction,
    Figure,
    Grant,
    Note,
    RelatedArticle,
    RelatedArticles,
    Review,
    Section,
    SourceNote,
)
from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.mesh import MeshHeading, MeshTerm, Substance
from generator.model.name import Name
from generator.model.reference import RawReference, Reference

__all__ = [
    "Correction",
    "Document",
    "Extraction",
    "Figure",
    "Grant",
    "Issued",
    "Item",
    "MeshHeading",
    "MeshTerm",
    "Name",
    "Note",
    "RawReference",
    "Reference",
    "RelatedArticle",
    "RelatedArticles",
    "Review",
    "Section",
    "SourceNote",
    "Substance",
]
