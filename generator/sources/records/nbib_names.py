"""The authors of a MEDLINE text record, with the ORCID and affiliations that follow each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.markup.text import squeeze
from generator.model import Name
from generator.model.identifiers import normalise_orcid
from generator.sources.author_names import split_short_name
from generator.sources.records.nbib_records import Record

_SUFFIX = re.compile(r"(.*\S)\s+((?:Jn?r|Sr|2nd|3rd|[4-9]th|I{2,3}|IV|VI{0,3})\.?)")


@dataclass(frozen=True, slots=True)
class People:
    """Authors and editors in order."""

    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()


def read_people(record: Record) -> People:
    """Names as FAU and FED print them in full; AU and ED count where they stand alone.

    An affiliation above the first author (records before 2014) is the first author's.
    """
    tags = {field.tag for field in record}
    full = {"AU": "FAU" in tags, "ED": "FED" in tags}
    authors: list[Name] = []
    editors: list[Name] = []
    latest = authors
    waiting: list[str] = []
    for field in record:
        tag, value = field.tag, squeeze(field.value)
        if not value:
            continue
        if tag in ("FAU", "FED", "AU", "ED", "CN"):
            if full.get(tag):
                continue
            latest = editors if tag in ("FED", "ED") else authors
            name = Name(literal=value) if tag == "CN" else read_full_name(value)
            latest.append(replace(name, affiliations=tuple(waiting)))
            waiting = []
        elif tag == "AUID" and latest:
            latest[-1] = replace(latest[-1], orcid=latest[-1].orcid or normalise_orcid(value))
        elif tag == "AD" and latest:
            latest[-1] = replace(latest[-1], affiliations=(*latest[-1].affiliations, value))
        elif tag == "AD":
            waiting.append(value)
    return People(tuple(authors), tuple(editors))


def read_full_name(text: str) -> Name:
    """The name of "Casbon, James A", "King, Martin Luther Jr", "Selvamani" or "Woo PC"."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        return split_short_name(text)
    suffix = None
    found = _SUFFIX.fullmatch(given)
    # "V" and "VI" close many a given name as initials: only what cannot be one counts.
    if found and not re.fullmatch(r"(?:[IV]|VI)\.?", found.group(2)):
        given, suffix = found.group(1).rstrip(","), found.group(2).rstrip(".")
    return Name(family=family, given=given or None, suffix=suffix)
