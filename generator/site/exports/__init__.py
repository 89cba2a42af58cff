"""The library in other programs' formats; each export is text in pieces, so that it streams."""

from __future__ import annotations

from collections.abc import Mapping

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


__all__ = ["EXPORTS", "EXPORT_FILES", "Export", "LoadReferences"]
