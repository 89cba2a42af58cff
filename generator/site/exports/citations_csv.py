"""Every citation as a row of a table: which review cites what, and where in its list."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from generator.config import Abstracts
from generator.library.model import Library, Work
from generator.model import Reference
from generator.model.rich_text import strip_markup
from generator.site.exports.reading import LoadReferences
from generator.site.print_names import short_name

COLUMNS = (
    "review",
    "number",
    "id",
    "work",
    "authors",
    "title",
    "container",
    "year",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "reviews_citing",
    "retracted",
    "as_printed",
)
"""The table's head. `work` is the key of the work where it has one in the library."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_STARTS_A_FORMULA = ("=", "+", "-", "@")


def export_csv(
    library: Library, load_references: LoadReferences, abstracts: Abstracts = "full"
) -> Iterator[str]:
    """The table as RFC 4180 has it, a review's rows at a time; UTF-8 with a mark, for Excel."""
    citing = {
        key: len({citation.review for citation in work.citations})
        for key, work in library.works.items()
    }
    yield "\ufeff" + print_row(COLUMNS)
    for key in library.reviews:
        works = library.work_of.get(key, ())
        rows = []
        for place, reference in enumerate(load_references(key)):
            work = works[place] if place < len(works) else ""
            rows.append(
                print_row(_cells(key, reference, library.works.get(work), citing.get(work, 1)))
            )
        yield "".join(rows)


def _cells(key: str, reference: Reference, work: Work | None, citing: int) -> tuple[str, ...]:
    item = reference.item
    names = [short_name(name) for name in item.author]
    if not item.authors_complete:
        names.append("et al.")
    return (
        key,
        str(reference.number or ""),
        reference.id,
        work.key if work else "",
        "; ".join(names),
        strip_markup(item.title or ""),
        strip_markup(item.container_title_short or item.container_title or ""),
        str(item.issued.year) if item.issued and item.issued.year is not None else "",
        item.volume or "",
        item.issue or "",
        item.page or "",
        item.doi or "",
        item.pmid or "",
        item.pmcid or "",
        str(citing),
        "yes" if work and work.retracted else "",
        reference.raw or "",
    )


def print_row(cells: tuple[str, ...]) -> str:
    """A row; an apostrophe before what a spreadsheet would take for a formula (OWASP, "CSV
    injection")."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(
        [f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell for cell in map(_plain, cells)]
    )
    return text.getvalue()


def _plain(cell: str) -> str:
    return _CONTROL.sub(" ", cell)
