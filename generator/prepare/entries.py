"""The entries of references/<key>.yaml -> what later stages need of them, worked out once.

Nine entries of ten state the same few things, which are put together from their texts as they
stand, those of a list at once: no record is made of them. All else goes the way of records.
tests/content proves the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import NamedTuple, cast

from generator.content.entry_lines import read_entry
from generator.content.entry_values import GIVEN, KNOWN_NAMES, NAME_START, NEXT_NAME
from generator.content.flow_values import Declined
from generator.content.items import read_date_text
from generator.content.plain_entries import PlainEntries, read_plain_entries
from generator.content.recurring import Recurring
from generator.content.references_fast import cut_entries
from generator.library.condense import condense_reference, may_say_retracted
from generator.library.packing import (
    NAME,
    PART,
    join_names,
    pack_date,
    pack_name,
    pack_plain_items,
    unpack_name,
)
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
from generator.site.search.texts import cited_words, join_cited
from generator.site.views.references import print_plain_references, print_reference


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


Row = tuple[str, bytes, str | None, str, int | None, str, str, str, str]
"""A PreparedEntry, or its values as they were taken from columns."""


class PreparedList(NamedTuple):
    """The entries of a reference list: ids, numbers, and what else is needed of each."""

    ids: Sequence[str]
    numbers: Sequence[int | None]
    rows: Sequence[Row]


def prepare_entries(text: str) -> PreparedList | None:
    """The entries of a file; None where the file is not in canonical form, or is at fault."""
    cut = cut_entries(text)
    if cut is None:
        return None
    rows = list(map(_known.find, cut.texts))
    new = [place for place, row in enumerate(rows) if row is None]
    texts = list(map(cut.texts.__getitem__, new))
    try:
        made = _prepare(texts)
    except (Declined, KeyError):
        return None
    for place, row in zip(new, made, strict=True):
        rows[place] = row
    _known.note(texts, made)
    return PreparedList(cut.ids, cut.numbers, cast("list[Row]", rows))


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


_known: Recurring[Row] = Recurring()


def _prepare(texts: Sequence[str]) -> Sequence[Row]:
    """What is needed of each entry.

    Raises Declined or KeyError where one is not canonical, or at fault.
    """
    plain = read_plain_entries(texts)
    if plain is None:
        return list(map(_prepare_alone, texts))
    made: Sequence[Row] = _prepare_plain(plain)
    alone = [plain.places[place] for place, raw in enumerate(plain.raw) if may_say_retracted(raw)]
    if not alone and len(made) == len(texts):
        return made
    rows = dict(zip(plain.places, made, strict=True))
    for place in alone:
        del rows[place]
    return [rows.get(place) or _prepare_alone(text) for place, text in enumerate(texts)]


def _prepare_alone(text: str) -> PreparedEntry:
    """What is needed of an entry, by way of its record."""
    stated = read_entry(text)
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


def _fold_packed(name: str) -> str:
    return "\t".join(fold_name(unpack_name(name)))


def _shorten(name: str) -> str:
    """The short form of a packed name as HTML."""
    return escape_text(short_name(unpack_name(name)))


def _family(name: str) -> str:
    found = unpack_name(name)
    return found.family or found.literal or ""


_journals, _dates = ByText(_read_journal), ByText(_read_date)
_folded, _short = ByText(_fold_packed), ByText(_shorten)
_families = ByText(_family)


def _prepare_plain(entries: PlainEntries) -> list[Row]:
    """What is needed of entries that state nothing that is shown or compared in a way of its own,
    column by column."""
    (
        _, types, titles, usual_names, other_names, incomplete, containers, issued, volumes,
        issues, pages, dois, pmids, pmcids, _,
    ) = entries  # fmt: skip
    names = _pack_names(usual_names, other_names)
    bylines, first_names = _print_names(names, incomplete)
    dates, compared, printed, years = zip(*map(_dates.__getitem__, issued), strict=True)
    folded, preprints, journals = zip(*map(_journals.__getitem__, containers), strict=True)
    places = list(map(join_locator, printed, volumes, issues, pages))
    facts = pack_plain_facts(
        dois, pmids, pmcids, titles, compared, first_names, volumes, issues, pages, folded,
        preprints, types,
    )  # fmt: skip
    flags = ["~" if some else "" for some in incomplete]
    items = pack_plain_items(
        flags, types, titles, names, containers, dates, volumes, issues, pages, dois, pmids, pmcids
    )
    html = print_plain_references(titles, bylines, journals, places, dois, pmids, pmcids)
    plain = map(strip_markup, titles) if "<" in "".join(titles) else titles
    words = map(join_cited, plain, _list_families(names), years)
    return list(
        zip(facts, items, repeat(None), html, years, words, dois, pmids, pmcids, strict=False)
    )


def _pack_names(usual: Sequence[str], others: Sequence[str]) -> list[str]:
    """The packed names of each entry, from those as written."""
    joined = "\n".join(usual).replace(NEXT_NAME, NAME).replace(GIVEN, PART)
    packed = (joined.replace('"', "") if '"' in joined else joined).split("\n")
    if any(others):
        for place, texts in enumerate(others):
            if texts:
                names = map(KNOWN_NAMES.__getitem__, texts.split(NAME_START))
                packed[place] = join_names(map(pack_name, names))
    return packed


def _list_families(packed: Sequence[str]) -> list[str]:
    """What the first of each entry's packed names is called."""
    return [_families[names.partition(NAME)[0]] if names else "" for names in packed]


def _print_names(
    packed: Sequence[str], incomplete: Sequence[str]
) -> tuple[list[str], Iterable[str]]:
    """Of each entry's packed names: those that are shown as HTML, and the first one folded."""
    # Two are shown of more than three.
    named = [names.split(NAME, 3) for names in packed]
    find = _short.__getitem__
    bylines = [
        f"{find(names[0])}, {find(names[1])}, {ET_AL}"
        if len(names) > 3
        else f"{', '.join(map(find, names))}, {ET_AL}"
        if some and names[0]
        else ", ".join(map(find, names))
        for names, some in zip(named, incomplete, strict=True)
    ]
    return bylines, map(_folded.__getitem__, [names[0] for names in named])
