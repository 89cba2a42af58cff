"""The authors of a Web of Science record, with the ORCID iDs and addresses that name them."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.markup.text import squeeze
from generator.model import Name
from generator.model.identifiers import normalise_orcid
from generator.sources.records.nbib_names import read_full_name
from generator.sources.records.ris_records import Values

_ADDRESS = re.compile(r"(?:\[(?P<names>[^\[\]]*)\] ?)?(?P<place>.*)")


def read_authors(values: Values) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """People with their names in full, then groups; and the addresses that name none of them."""
    printed = next((values[tag] for tag in ("AF", "BF", "AU", "BA") if values.get(tag)), [])
    people = [read_full_name(text) for text in printed if text != "[Anonymous]"]
    groups = [Name(literal=squeeze(text)) for text in split_values(values, "CA")]
    ids = {
        _fold(read_full_name(name))[1]: orcid
        for name, _, number in (text.rpartition("/") for text in split_values(values, "OI"))
        if (orcid := normalise_orcid(number))
    }
    places, elsewhere = _read_places(values)
    if len(people) == 1 and not groups:
        places.setdefault(_fold(people[0])[0], []).extend(elsewhere)
        elsewhere = []
    authors = []
    for name in people:
        whole, brief = _fold(name)
        found = places.get(whole) or places.get(brief) or ()
        authors.append(
            replace(name, orcid=ids.get(brief), affiliations=tuple(dict.fromkeys(found)))
        )
    known = {mark for name in people for mark in _fold(name)}
    unnamed = (place for mark, each in places.items() if mark not in known for place in each)
    return (*authors, *groups), tuple(dict.fromkeys((*elsewhere, *unnamed)))


def split_values(values: Values, tag: str) -> list[str]:
    """The values of a tag that parts them by semicolons."""
    parts = (part.strip() for text in values.get(tag, ()) for part in text.split(";"))
    return list(filter(None, parts))


def _read_places(values: Values) -> tuple[dict[str, list[str]], list[str]]:
    """The addresses of each author that they name, and those that name nobody."""
    places: dict[str, list[str]] = {}
    nameless: list[str] = []
    for line in values.get("C1", ()):
        address = _ADDRESS.fullmatch(squeeze(line))
        place = address["place"].rstrip(".") if address else ""
        if address is None or not place:
            continue
        names = [text for text in (address["names"] or "").split(";") if text.strip()]
        for text in names:
            places.setdefault(_fold(read_full_name(squeeze(text)))[0], []).append(place)
        if not names:
            nameless.append(place)
    return places, nameless


def _fold(name: Name) -> tuple[str, str]:
    """What tells a name from others: in full, and with one initial, as other tags have it."""
    family = (name.family or name.literal or "").casefold()
    given = (name.given or "").casefold()
    return f"{family}, {given}", f"{family}, {given[:1]}"
