"""The library in other programs' formats; each export is text in pieces, so that it streams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.config import Abstracts
from generator.library.model import Library
from generator.model import Reference
from generator.site.exports.bibtex import export_bibtex
from generator.site.exports.citations_csv import export_csv
from generator.site.exports.csl_json import export_csl_json
from generator.site.exports.graphml import export_graphml
from generator.site.exports.nbib import export_nbib
from generator.site.exports.reading import Export, LoadReferences
from generator.site.exports.ris import export_ris

EXPORTS: Mapping[str, Export] = {
    "bibtex": export_bibtex,
    "ris": export_ris,
    "nbib": export_nbib,
    "csl-json": export_csl_json,
    "csv": export_csv,
    "graphml": export_graphml,
}
"""The exports by the names that `litsite export` knows them by; see exports.reading.Export.

To write one, encode its pieces as UTF-8 and keep their line ends.
"""

EXPORT_FILES: Mapping[str, str] = {
    "bibtex": "library.bib",
    "ris": "library.ris",
    "nbib": "library.nbib",
    "csl-json": "library.json",
    "csv": "citations.csv",
    "graphml": "library.graphml",
}
"""The name of each export's file beside the site."""

BESIDE: Mapping[str, str] = {
    "bibtex": "BibTeX",
    "ris": "RIS",
    "nbib": "NBIB (MEDLINE)",
    "csl-json": "CSL-JSON",
    "graphml": "GraphML",
}
"""The exports that lie beside a site, with their names for people: those made without reading
any reference list again."""

BESIDE_MOST = 2_000
"""Reviews of the largest library whose exports lie beside its site: at a millisecond a review,
larger ones would be waited for; `litsite export` makes theirs."""


def name_export_files(reviews: int) -> tuple[tuple[str, str], ...]:
    """(name for people, path in the site) of the exports beside a site of so many reviews."""
    if not 0 < reviews <= BESIDE_MOST:
        return ()
    return tuple((words, f"data/{EXPORT_FILES[name]}") for name, words in BESIDE.items())


def list_export_files(library: Library, abstracts: Abstracts) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the exports beside a site, holding as much of abstracts as it shows."""
    if name_export_files(len(library.reviews)):
        for name in BESIDE:
            text = "".join(EXPORTS[name](library, _no_references, abstracts))
            yield f"data/{EXPORT_FILES[name]}", text.encode()


def _no_references(key: str) -> tuple[Reference, ...]:
    return ()


__all__ = [
    "BESIDE",
    "EXPORTS",
    "EXPORT_FILES",
    "Export",
    "LoadReferences",
    "list_export_files",
    "name_export_files",
]
