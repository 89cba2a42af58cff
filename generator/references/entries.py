"""A review's reference list: raw references parsed, the source's word kept, ids given."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from generator.model.item import Item
from generator.model.keys import make_keys
from generator.model.reference import RawReference, Reference
from generator.references.parse import parse_reference
from generator.references.printed_language import take_language

_EMPTY = Item()
_THESIS = re.compile(
    r"\b(?:Ph\.? ?D\.?|[Dd]octoral|[Mm]aster(?:['’]?s)?|M\.? ?Sc\.?)"
    r" (?:[Tt]hesis|[Dd]issertation)\b"
)
_FIELDS = tuple(field.name for field in dataclasses.fields(Item))


def read_references(raws: Sequence[RawReference]) -> tuple[Reference, ...]:
    """The entries of a reference list in print order, each with an id unique in the list.

    What the source states in fields wins over what its string was parsed into; a reference that
    the source states in fields wholly is never doubtful.
    """
    read = [read_reference(raw) for raw in raws]
    keys = make_keys(item for item, _ in read)
    return tuple(
        Reference(
            id=key,
            item=item,
            number=raw.number,
            raw=raw.raw or None,
            doubtful=doubtful,
            list_title=raw.list_title,
        )
        for raw, key, (item, doubtful) in zip(raws, keys, read, strict=True)
    )


def read_reference(raw: RawReference) -> tuple[Item, bool]:
    """One reference's facts, and whether their reading is doubtful."""
    stated = raw.item
    if not raw.raw.strip():
        return stated or _EMPTY, False
    if stated is not None and states_whole(stated):
        whole = complete_from_print(stated, raw.raw) if is_cut(stated, raw.raw) else stated
        language = whole.language or take_language(raw.raw)[1]
        if language:
            whole = dataclasses.replace(whole, language=language)
        thesis = _THESIS.search(raw.raw) if whole.type == "book" and not whole.genre else None
        if thesis:  # publishers' XML has no word for one
            whole = dataclasses.replace(whole, type="thesis", genre=thesis[0])
        return whole, False
    parsed = parse_reference(raw.raw)
    if stated is None:
        return parsed.item, parsed.doubtful
    return merge_stated(stated, parsed.item, raw.raw), parsed.doubtful


def states_whole(item: Item) -> bool:
    """Whether the source's fields say all that a citation needs, so that no parsing can add."""
    return bool(item.title and (item.author or item.editor) and item.issued)


def is_cut(stated: Item, raw: str) -> bool:
    """Whether the print goes on where the fields stop: Crossref's have the first author and the
    first page alone."""
    if not stated.authors_complete:
        return True
    page = stated.page or ""
    return page.isalnum() and re.search(rf"(?<!\w){page}\s?[-–—]\s?\w", raw) is not None


def complete_from_print(stated: Item, raw: str) -> Item:
    """The source's fields, with the authors, pages and numbers that only the print has."""
    parsed = parse_reference(raw)
    if parsed.doubtful:
        return stated
    printed = parsed.item
    missing = {
        name: value
        for name in ("volume", "issue", "page", "doi", "pmid", "pmcid")
        if getattr(stated, name) is None and (value := getattr(printed, name)) is not None
    }
    return dataclasses.replace(stated, **missing, **_print_goes_on(stated, printed))  # type: ignore[arg-type]  # an Item's own values


def merge_stated(stated: Item, parsed: Item, raw: str) -> Item:
    """The parsed item with every field that the source states put over it, but where the print
    says it more fully or plainly says something else."""
    changes: dict[str, object] = {
        name: value for name in _FIELDS if (value := getattr(stated, name)) != getattr(_EMPTY, name)
    }
    if stated.author:
        changes["authors_complete"] = stated.authors_complete
    changes |= _print_goes_on(stated, parsed)
    journal, printed = stated.container_title, parsed.container_title
    if journal and printed and re.fullmatch(rf"{re.escape(journal)} [A-Z]", printed):
        changes["container_title"] = printed  # "J. Phys. Chem. | C", cut before bold print
    if stated.page and parsed.page and not _is_printed(stated.page, raw):
        changes["page"] = parsed.page
    if not stated.issue and parsed.issue and parsed.issue == stated.volume and not parsed.volume:
        changes["issue"] = None  # the volume, which the fields place better
    return dataclasses.replace(parsed, **changes)  # type: ignore[arg-type]  # an Item's own values


def _is_printed(page: str, raw: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(page.partition('-')[0])}(?!\w)", raw) is not None


def _print_goes_on(stated: Item, printed: Item) -> dict[str, object]:
    """Authors and pages of which the fields have the beginning and the print the whole."""
    more: dict[str, object] = {}
    if stated.author and printed.author and not stated.authors_complete:
        first, same = stated.author[0], printed.author[0]
        if _fold(first.family or first.literal) == _fold(same.family or same.literal):
            if len(printed.author) > len(stated.author):
                more["author"] = printed.author
            if len(printed.author) >= len(stated.author):
                more["authors_complete"] = printed.authors_complete
    if stated.page and (printed.page or "").startswith(stated.page + "-"):
        more["page"] = printed.page
    return more


def _fold(name: str | None) -> str:
    return "".join(filter(str.isalnum, (name or "").casefold()))
