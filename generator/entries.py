"""An entry of references/<key>.yaml -> what later stages need of it, worked out once.

Nine entries of ten state the same few things, which are put together from their texts as they
stand: no record is made of them. All else goes the way of records. tests/content proves the two
equal.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.content.entry_lines import read_lines
from generator.content.items import read_date_text
from generator.content.recurring import Recurring
from generator.content.references_fast import read_entries
from generator.content.usual_entry import KNOWN_NAMES, UsualEntry, read_usual, state_usual
from generator.library.condense import condense_reference, says_retracted
from generator.library.packing import join_names, pack_date, pack_name, pack_plain_item
from generator.model import Reference
from generator.model.by_text import ByText
from generator.model.rich_text import strip_markup
from generator.references.match_facts import (
    fold,
    fold_name,
    names_preprints,
    pack_plain_facts,
)
from generator.site.print_items import join_locator, print_year
from generator.site.print_names import ET_AL, short_name
from generator.site.print_rows import escape_text
from generator.site.search.texts import cited_words
from generator.site.views.references import print_plain_reference, print_reference


class PreparedEntry(NamedTuple):
    """What relating (`facts`, `item`), its page (`list_title`, `html`, `year`) and the search
    index (`words`, identifiers) need of a reference beside its id and number."""

    facts: str
    item: bytes
    list_title: str | None
    html: str
    year: int | None
    words: str
    doi: str
    pmid: str
    pmcid: str


def prepare_entries(text: str) -> list[tuple[str, int | None, PreparedEntry]] | None:
    """Id, number and what else is needed of each entry of a file; None where the file is not in
    canonical form, or is at fault."""
    return read_entries(text, _read)


def prepare_reference(reference: Reference) -> PreparedEntry:
    """What is needed of an entry that was read as a record."""
    item = reference.item
    facts, packed = condense_reference(reference)
    html, year = print_reference(reference)
    return PreparedEntry(
        facts,
        packed,
        reference.list_title,
        html,
        year,
        cited_words(reference),
        item.doi or "",
        item.pmid or "",
        item.pmcid or "",
    )


_known: Recurring[PreparedEntry] = Recurring()


def _read(text: str) -> PreparedEntry:
    prepared = _known.find(text)
    if prepared is None:
        prepared = _prepare(text)
        _known.note(text, prepared)
    return prepared


def _prepare(text: str) -> PreparedEntry:
    usual = read_usual(text)
    if usual is None:
        stated = read_lines(text)
    else:
        prepared = _prepare_plain(usual)
        if prepared is not None:
            return prepared
        stated = state_usual(usual)
    return prepare_reference(Reference("", stated.item, None, *stated[1:]))


class _Journal(NamedTuple):
    """A journal's folded name, whether it holds preprints, and its HTML."""

    folded: str
    preprints: bool
    html: str


def _read_journal(name: str) -> _Journal:
    printed = escape_text(strip_markup(name))
    return _Journal(fold(name), names_preprints(name), printed and f"<i>{printed}</i>")


class _Date(NamedTuple):
    """A date packed, the year that is compared, the year as printed, and as a number."""

    packed: str
    compared: str
    printed: str
    year: int | None


def _read_date(text: str) -> _Date:
    if not text:
        return _Date("", "", "", None)
    date = read_date_text(text)
    year = "" if date.year is None else str(date.year)
    return _Date(pack_date(date), year, print_year(date), date.year)


_journals, _dates = ByText(_read_journal), ByText(_read_date)

# Of a name: packed, its short form as HTML, and folded for comparing.
_packed_names = ByText(lambda text: pack_name(KNOWN_NAMES[text]))
_short_names = ByText(lambda text: escape_text(short_name(KNOWN_NAMES[text])))
_folded_names = ByText(lambda text: "\t".join(fold_name(KNOWN_NAMES[text])))


def _prepare_plain(entry: UsualEntry) -> PreparedEntry | None:
    """What is needed of an entry that states a title, and nothing that is shown or compared in a
    way of its own; None of others."""
    (
        type, title, names, complete, container, publisher, publisher_place, issued, volume, issue,
        page, doi, pmid, pmcid, url, doubtful, raw,
    ) = entry  # fmt: skip
    if not title or publisher or publisher_place or url or doubtful:
        return None
    if raw and says_retracted(raw):
        return None
    date, compared, printed, year = _dates[issued]
    folded, preprints, journal = _journals[container]
    shown = names if len(names) <= 3 else names[:2]
    byline = ", ".join(map(_short_names.__getitem__, shown))
    if byline and not (complete and len(shown) == len(names)):
        byline += f", {ET_AL}"
    place = escape_text(join_locator(printed, volume, issue, page))
    first = _folded_names[names[0]] if names else "\t"
    facts = pack_plain_facts(
        doi, pmid, pmcid, title, compared, first, volume, issue, page, folded, preprints, type,
    )  # fmt: skip
    item = pack_plain_item(
        "" if complete else "~", type, title, join_names(map(_packed_names.__getitem__, names)),
        container, date, volume, issue, page, doi, pmid, pmcid,
    )  # fmt: skip
    html = print_plain_reference(title, byline, journal, place, doi, pmid, pmcid)
    words = strip_markup(title) if "<" in title else title
    values = (facts, item, None, html, year, words, doi, pmid, pmcid)
    return tuple.__new__(PreparedEntry, values)  # half the time of PreparedEntry(…)
