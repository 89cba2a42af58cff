"""MeSH headings as a person writes them: "Coronavirus / genetics* / immunology".

A trailing * marks a major topic, as MEDLINE prints it. UI numbers stand beside the heading in the
same order: {name: Coronavirus / genetics*, ui: D017934 / Q000235}, "-" where one is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.content.faults import Faults, Where
from generator.content.fields import (
    read_entries,
    read_flag,
    read_mapping,
    read_text,
    refuse_unknown,
)
from generator.model import MeshHeading, MeshTerm


def write_heading(heading: MeshHeading) -> str | dict[str, object]:
    """The heading as text, or as a mapping where UI numbers are known or names hold marks."""
    terms = (heading.descriptor, *heading.qualifiers)
    text = " / ".join(f"{term.name}{'*' if term.major_topic else ''}" for term in terms)
    numbers = [term.ui or "-" for term in terms]
    number = " / ".join(numbers) if any(term.ui for term in terms) else None
    if _parse(text, number) != heading:
        return _write_in_full(heading)
    return text if number is None else {"name": text, "ui": number}


def read_headings(value: object, where: Where, faults: Faults) -> tuple[MeshHeading, ...]:
    """The headings of `mesh:`."""
    headings = []
    for place, entry in read_entries(value, where, faults, "name"):
        if "descriptor" in entry:
            refuse_unknown(entry, ("descriptor", "qualifiers"), place, faults)
            inner = (*place, "descriptor")
            descriptor = _read_term(read_mapping(entry["descriptor"], inner, faults), inner, faults)
            qualifiers = tuple(
                _read_term(each, here, faults)
                for here, each in read_entries(
                    entry.get("qualifiers"), (*place, "qualifiers"), faults
                )
            )
            headings.append(MeshHeading(descriptor, qualifiers))
            continue
        refuse_unknown(entry, ("name", "ui"), place, faults)
        name = read_text(entry.get("name"), (*place, "name"), faults)
        number = read_text(entry.get("ui"), (*place, "ui"), faults)
        heading = _parse(name or "", number)
        if heading is not None:
            headings.append(heading)
        else:
            faults.add(
                place,
                f"{name or ''!r} with {number!r} is no MeSH heading",
                "write Coronavirus / genetics*, and as many numbers in ui as names",
            )
    return tuple(headings)


@lru_cache(maxsize=1 << 14)
def _parse(text: str, number: str | None) -> MeshHeading | None:
    names = [name.strip() for name in text.split(" / ")]
    numbers = [each.strip() for each in number.split(" / ")] if number else ["-"] * len(names)
    if len(names) != len(numbers) or any(name in ("", "*") for name in names):
        return None
    terms = tuple(
        MeshTerm(
            name.removesuffix("*").rstrip(), ui if ui not in ("-", "") else None, name.endswith("*")
        )
        for name, ui in zip(names, numbers, strict=True)
    )
    return MeshHeading(terms[0], terms[1:])


def _write_in_full(heading: MeshHeading) -> dict[str, object]:
    entry: dict[str, object] = {"descriptor": _write_term(heading.descriptor)}
    if heading.qualifiers:
        entry["qualifiers"] = [_write_term(term) for term in heading.qualifiers]
    return entry


def _write_term(term: MeshTerm) -> dict[str, object]:
    out: dict[str, object] = {"name": term.name}
    if term.ui:
        out["ui"] = term.ui
    if term.major_topic:
        out["major-topic"] = True
    return out


def _read_term(entry: Mapping[str, object], where: Where, faults: Faults) -> MeshTerm:
    refuse_unknown(entry, ("name", "ui", "major-topic"), where, faults)
    name = read_text(entry.get("name"), (*where, "name"), faults)
    if name is None:
        faults.add(where, "a MeSH term without a name", "write {name: Coronavirus}")
    return MeshTerm(
        name or "",
        read_text(entry.get("ui"), (*where, "ui"), faults),
        read_flag(entry.get("major-topic"), (*where, "major-topic"), faults),
    )
