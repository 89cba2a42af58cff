"""Two pages' reference lists of one article: the fuller one whole, with the other's identifiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.content.items import write_item
from generator.content.merging.choices import CHANGES, Choice, digest, find_owner
from generator.content.merging.ranks import order_source
from generator.model import Item, Reference, SourceNote
from generator.model.identifiers import is_whole_sici
from generator.references.match_facts import fold

LIST = "references"
_IDENTIFIED = "reference-identifiers"
_IDENTIFIERS = ("doi", "pmid", "pmcid", "arxiv", "isbn")
_NONE = dict.fromkeys(_IDENTIFIERS)


@dataclass(frozen=True, slots=True)
class MergedList:
    """The list, what became of the page's list as a whole, and whether identifiers were added."""

    references: tuple[Reference, ...]
    choice: Choice
    identified: bool = False


def list_reference_fields(references: Sequence[Reference]) -> dict[str, str]:
    """What a page's list gives, as `gave` notes it: a digest of its entries without their
    identifiers (those of other lists come to them), and one of its identifiers."""
    if not references:
        return {}
    return {
        LIST: digest([_state(reference) for reference in references]),
        _IDENTIFIED: digest([_identify(reference.item) for reference in references]),
    }


def merge_references(
    held: Sequence[Reference],
    arrived: Sequence[Reference],
    sources: Sequence[SourceNote],
    source: SourceNote,
    take: bool,
    previous: SourceNote | None,
) -> MergedList:
    """The held list and the page's as one; `previous` is the note of the page if it was added
    before.

    A list that a person edited stays and gains identifiers alone.
    """
    held, arrived = tuple(held), tuple(arrived)
    if previous is not None and not take:
        return _merge_again(held, arrived, source, previous)
    choice = _choose(held, arrived, sources, source, take)
    if choice in CHANGES:
        touched = not any(
            each.gave.get(_IDENTIFIED) == list_reference_fields(held).get(_IDENTIFIED)
            for each in sources
        )
        merged = _add_identifiers(arrived, held, prefer_other=touched and not take)
        return MergedList(merged, choice, merged != arrived)
    if choice is Choice.KEEP and not held:
        return MergedList(held, choice)  # emptied by a person
    merged = _add_identifiers(held, arrived, prefer_other=False)
    return MergedList(merged, choice, merged != held)


def _merge_again(
    held: tuple[Reference, ...],
    arrived: tuple[Reference, ...],
    source: SourceNote,
    previous: SourceNote,
) -> MergedList:
    """The list as the page is read now, where it stands as the page was read before."""
    if not arrived:
        return MergedList(held, Choice.KEEP)
    there, before, now = list_reference_fields(held), previous.gave, source.gave
    if not held:
        fill = LIST in now and LIST not in before
        return MergedList(arrived, Choice.FILL) if fill else MergedList(held, Choice.KEEP)
    marks = (LIST, _IDENTIFIED)
    if all(now.get(mark) in (before.get(mark), there.get(mark)) for mark in marks):
        return MergedList(held, Choice.SAME if there.get(LIST) == now.get(LIST) else Choice.KEEP)
    if there.get(LIST) != before.get(LIST):
        mended = _mend_cut_dois(held, arrived)
        return MergedList(mended, Choice.KEEP, mended != held)
    touched = there.get(_IDENTIFIED) != before.get(_IDENTIFIED)
    # Where all identifiers are the page's, those that it is no longer read to state are wrong.
    merged = _add_identifiers(arrived, held, prefer_other=True) if touched else arrived
    return MergedList(merged, Choice.REPLACE if merged != held else Choice.SAME)


def _choose(
    held: tuple[Reference, ...],
    arrived: tuple[Reference, ...],
    sources: Sequence[SourceNote],
    source: SourceNote,
    take: bool,
) -> Choice:
    mark, new = (list_reference_fields(each).get(LIST, "") for each in (held, arrived))
    if not held:
        emptied = any(LIST in each.gave for each in sources)
        return Choice.KEEP if emptied and not take else Choice.FILL
    if mark == new:
        return Choice.SAME
    if take:
        return Choice.REPLACE
    owner = find_owner(LIST, mark, sources)
    if owner is None or len(arrived) < len(held):
        return Choice.KEEP
    better = len(arrived) > len(held) or order_source(source) < order_source(owner)
    return Choice.REPLACE if better else Choice.KEEP


def _state(reference: Reference) -> list[object]:
    return [
        reference.id,
        reference.number,
        reference.list_title,
        reference.raw,
        reference.doubtful,
        write_item(replace(reference.item, **_NONE)),  # type: ignore[arg-type]  # all may be None
    ]


def _identify(item: Item) -> list[str | None]:
    return [getattr(item, name) for name in _IDENTIFIERS]


def _add_identifiers(
    base: tuple[Reference, ...], other: tuple[Reference, ...], prefer_other: bool
) -> tuple[Reference, ...]:
    """The base list, its entries with the identifiers that the other list has for them."""
    known = {(name, getattr(each.item, name)) for each in base for name in _IDENTIFIERS}
    merged = []
    partners = pair_references(base, other)
    for place, reference in enumerate(base):
        partner = partners.get(place)
        added: dict[str, str] = {}
        if partner is not None:
            for name in _IDENTIFIERS:
                value = getattr(other[partner].item, name)
                there = getattr(reference.item, name)
                wanted = there is None or (prefer_other and there != value)
                if value is not None and wanted and (name, value) not in known:
                    added[name] = value
        if added:
            item = replace(reference.item, **added)  # type: ignore[arg-type]  # these are texts
            reference = replace(reference, item=item)
        merged.append(reference)
    return tuple(merged)


def _mend_cut_dois(
    held: tuple[Reference, ...], arrived: tuple[Reference, ...]
) -> tuple[Reference, ...]:
    """A person's list with those DOIs made of a SICI of which it may have had the start alone."""
    identified = _add_identifiers(held, arrived, prefer_other=False)
    return tuple(
        replace(one, item=replace(one.item, doi=other.item.doi))
        if one.item.doi is None and is_whole_sici(other.item.doi)
        else one
        for one, other in zip(held, identified, strict=True)
    )


def pair_references(base: Sequence[Reference], other: Sequence[Reference]) -> Mapping[int, int]:
    """For places in one list the place in the other where the same work stands.

    By identifier, by the printed string, then by number where nothing contradicts.
    """
    pairs: dict[int, int] = {}
    used: set[int] = set()
    by_mark: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, reference in enumerate(other):
        for mark in _list_marks(reference):
            by_mark[mark].append(place)
    for place, reference in enumerate(base):
        for mark in _list_marks(reference):
            found = [there for there in by_mark.get(mark, ()) if there not in used]
            if len(found) == 1:
                pairs[place] = found[0]
                used.add(found[0])
                break
    by_number: dict[tuple[str | None, int | None], int] = {
        (reference.list_title, reference.number): place
        for place, reference in enumerate(other)
        if reference.number is not None and place not in used
    }
    same_length = len(base) == len(other)
    for place, reference in enumerate(base):
        there = by_number.get((reference.list_title, reference.number))
        if place in pairs or there is None:
            continue
        if _agree(reference, other[there], same_length):
            pairs[place] = there
    return pairs


def _list_marks(reference: Reference) -> list[tuple[str, str]]:
    marks = [(name, value) for name in _IDENTIFIERS[:4] if (value := getattr(reference.item, name))]
    if reference.raw and len(raw := fold(reference.raw)) > 20:
        marks.append(("raw", raw))
    title = fold(reference.item.title or "")
    year = reference.item.issued.year if reference.item.issued else None
    if len(title) > 20 and year:
        marks.append(("title", f"{year} {title}"))
    return marks


def _agree(one: Reference, other: Reference, same_length: bool) -> bool:
    """Whether two entries of one number are one work: nothing contradicts, and something
    agrees (or, in lists of one length, there is nothing to compare)."""
    agreed = 0
    for fact in (_year, _family, _title, _volume, _first_page):
        first, second = fact(one), fact(other)
        if first and second:
            if first != second and not (
                fact is _title and (first.startswith(second) or second.startswith(first))
            ):
                return False
            agreed += 1
    for name in _IDENTIFIERS[:4]:
        first, second = getattr(one.item, name), getattr(other.item, name)
        if first and second and first != second:
            return False
    return agreed >= 2 or (agreed == 0 and same_length)


def _year(reference: Reference) -> str:
    issued = reference.item.issued
    return str(issued.year) if issued and issued.year else ""


def _family(reference: Reference) -> str:
    names = reference.item.author
    return fold(names[0].family or names[0].literal or "") if names else ""


def _title(reference: Reference) -> str:
    return fold(reference.item.title or "")


def _volume(reference: Reference) -> str:
    return fold(reference.item.volume or "")


def _first_page(reference: Reference) -> str:
    return fold((reference.item.page or "").partition("-")[0].partition("–")[0])
