"""The library in other programs' formats; each export is text in pieces, so that it streams."""

from __future__ import annotations

from collections.abc import Mapping

from generator.site.exports.citations_csv import export_csv
from generator.site.exports.forms import FORMS
from generator.site.exports.graphml import export_graphml
from generator.site.exports.reading import Export, LoadReferences

EXPORTS: Mapping[str, Export] = {
    **{name: form.export for name, form in FORMS.items()},
    "csv": export_csv,
    "graphml": export_graphml,
}
"""The exports by the names that `litsite export` knows them by; see exports.reading.Export.

To write one, encode its pieces as UTF-8 and keep their line ends.
"""

__all__ = ["EXPORTS", "Export", "LoadReferences"]
