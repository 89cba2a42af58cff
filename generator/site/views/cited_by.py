"""Which reviews of the library cite something, as its page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from generator.library.model import Citation
from generator.library.shelf.works import Cited
from generator.site.catalogue import Catalogue
from generator.site.lines import Citing, sort_text
from generator.site.links import beside, reference_anchor
from generator.site.print_names import ET_AL
from generator.site.print_rows import NO_BREAK, escape_text, print_below

FULL_LINES = 20
"""Citing reviews that are told with title and journal, the newest. All others are told by name and
year: nobody reads hundreds of titles, and who looks for a review knows its first author."""

Found = tuple[str, Sequence[Cited]]
"""A citing review's key, and the places where it cites."""


@dataclass(frozen=True, slots=True)
class CitedBy:
    """The newest citing reviews as lines, and the `more` that follow by year; both are HTML."""

    rows: Markup
    more: int
    years: Markup


def list_citing(citations: Iterable[Citation], catalogue: Catalogue) -> tuple[Citing, ...]:
    """The citing reviews, newest first, each once, with its first place."""
    cited = ((each.review, each.id, each.number) for each in citations)
    entries = catalogue.entries
    return tuple(
        [
            Citing(
                f"{entries[key].path}#{reference_anchor(places[0][1])}",
                _byline(key, catalogue),
            )
            for key, places in find_citing(cited, catalogue)
        ]
    )


def find_citing(cited: Iterable[Cited], catalogue: Catalogue) -> list[Found]:
    """The citing reviews, newest first, each once, with all its places."""
    places: dict[str, list[Cited]] = {}
    for each in cited:
        places.setdefault(each[0], []).append(each)
    return [(key, places[key]) for key in sorted(places, key=catalogue.recency.__getitem__)]


def print_cited_by(
    found: Iterable[Found], catalogue: Catalogue, way: str, full: int = FULL_LINES
) -> CitedBy:
    """The list of citing reviews, `full` of them as lines. Each leads to its place in the review's
    list; `way` leads to the folder of reviews. What does not depend on the place is printed once a
    review, for all that it cites."""
    lines = catalogue.citing_lines.setdefault(way, {})
    found = tuple(found)
    catalogue.note([key for key, _ in found])
    rows: list[str] = []
    names: list[tuple[str, str, str]] = []
    for key, places in found:
        line = lines.get(key)
        if line is None:
            line = lines[key] = _print_parts(key, catalogue, way)
        start, title, name, year, sorted_as = line
        id = places[0][1]
        if len(rows) < full:
            rows.append(f"<li>{start}{id}{title}{_name_place(places)}")
        else:
            names.append((year, sorted_as, f"{start}{id}{name}"))
    return CitedBy(Markup("".join(rows)), len(names), _print_years(names))


def _print_parts(key: str, catalogue: Catalogue, way: str) -> tuple[str, str, str, str, str]:
    """Of a review's line what stands before a reference's id and after it; after it where the line
    is a name; the year; what names of a year are sorted by."""
    entry = catalogue.entries[key]
    name = entry.byline.removesuffix(f" {ET_AL}") or entry.label
    return (
        f"<a href={way}{beside(entry.path)}#{reference_anchor('')}",
        f">{entry.title}</a><p>{print_below(entry.byline, entry.journal, entry.year)}{NO_BREAK}· ",
        f">{escape_text(name)}</a>",
        entry.year,
        sort_text(name),
    )


def _byline(key: str, catalogue: Catalogue) -> str:
    entry = catalogue.entries[key]
    return ", ".join(filter(None, (entry.byline, entry.journal, entry.year)))


def _name_place(places: Sequence[Cited]) -> str:
    if len(places) == 1 and places[0][2] is not None:  # as nearly all
        return f"reference{NO_BREAK}{places[0][2]}"
    numbers = ", ".join([str(number) for _, _, number in places if number is not None])
    return f"reference{NO_BREAK}{numbers}" if numbers else f"in{NO_BREAK}its references"


def _print_years(names: Iterable[tuple[str, str, str]]) -> Markup:
    """The names, which are in the order of years, a year a group and in it by name."""
    rows = []
    for year, group in groupby(names, itemgetter(0)):
        links = ", ".join([link for _, _, link in sorted(group)])
        rows.append(f"<dt>{escape_text(year) or 'No year'}<dd>{links}")
    return Markup("".join(rows))
