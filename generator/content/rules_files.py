"""people.yaml -> PeopleRules and works.yaml -> WorkRules: what the reader rules by hand."""

from __future__ import annotations

from collections.abc import Mapping

from generator.content.faults import Faults, Where
from generator.content.fields import (
    load_mapping,
    read_entries,
    read_mapping,
    read_text,
    read_texts,
    refuse_unknown,
)
from generator.content.items import read_item
from generator.content.keys import explain_key
from generator.content.yaml import settle_ends
from generator.model.csl import FIELD_OF_KEY
from generator.model.identifiers import (
    normalise_doi,
    normalise_orcid,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.rules import PeopleRules, PersonRule, WorkRules


def read_people(text: str, path: str) -> PeopleRules:
    """The rules that the text of people.yaml states.

    Raises ContentError with every problem.
    """
    text = settle_ends(text)
    faults = Faults()
    rules = load_mapping(text, path, ("people", "keep-apart"), faults)
    people = tuple(
        _read_person(entry, where, faults)
        for where, entry in read_entries(rules.get("people"), ("people",), faults)
    )
    keep_apart = _read_groups(rules.get("keep-apart"), ("keep-apart",), faults)
    faults.stop(path, text)
    return PeopleRules(people, keep_apart)


def read_works(text: str, path: str) -> WorkRules:
    """The rules that the text of works.yaml states.

    Raises ContentError with every problem.
    """
    text = settle_ends(text)
    faults = Faults()
    known = ("same-as", "not-same", "retracted", "corrections")
    rules = load_mapping(text, path, known, faults)
    groups = {
        key: tuple(
            tuple(name_work(name, (key, place), faults) for name in group)
            for place, group in enumerate(_read_groups(rules.get(key), (key,), faults))
        )
        for key in ("same-as", "not-same")
    }
    retracted = tuple(
        name_work(name, ("retracted", place), faults)
        for place, name in enumerate(read_texts(rules.get("retracted"), ("retracted",), faults))
    )
    corrections: dict[str, Mapping[str, object]] = {}
    for name, value in read_mapping(rules.get("corrections"), ("corrections",), faults).items():
        where: Where = ("corrections", name)
        corrections[name_work(name, where, faults)] = _read_correction(value, where, faults)
    faults.stop(path, text)
    return WorkRules(groups["same-as"], groups["not-same"], retracted, corrections)


def name_work(text: str, where: Where, faults: Faults) -> str:
    """A work's name in works.yaml in its canonical form: DOI, PMID, PMCID, or a key as it is."""
    if "10." in text and "/" in text:
        name = normalise_doi(text)
    elif text.lower().startswith("pmc"):
        name = normalise_pmcid(text)
    else:
        name = normalise_pmid(text) or (text if explain_key(text, file=False) is None else None)
    if name is None:
        faults.add(where, f"{text!r} names no work", "write its DOI, PMID, PMCID or key")
    return name or text


def _read_person(entry: Mapping[str, object], where: Where, faults: Faults) -> PersonRule:
    refuse_unknown(entry, ("name", "orcid", "variants", "reviews"), where, faults)
    name = read_text(entry.get("name"), (*where, "name"), faults)
    if name is None:
        faults.add(where, "a person without a name", "write name: Ana Cruz")
    orcid = read_text(entry.get("orcid"), (*where, "orcid"), faults)
    if orcid is not None and normalise_orcid(orcid) is None:
        faults.add((*where, "orcid"), f"{orcid!r} is no ORCID iD", "copy it from orcid.org")
    return PersonRule(
        name or "",
        normalise_orcid(orcid),
        read_texts(entry.get("variants"), (*where, "variants"), faults),
        read_texts(entry.get("reviews"), (*where, "reviews"), faults),
    )


def _read_groups(value: object, where: Where, faults: Faults) -> tuple[tuple[str, ...], ...]:
    """A list of lists of two texts or more."""
    groups: list[tuple[str, ...]] = []
    if value is not None and not isinstance(value, list):
        faults.add(where, f"{where[0]} must be a list of lists", "write - [one, other]")
        return ()
    for place, entry in enumerate(value or ()):
        group = read_texts(entry, (*where, place), faults)
        if len(group) < 2:
            faults.add((*where, place), "a group needs two names", "write - [one, other]")
        groups.append(group)
    return tuple(groups)


def _read_correction(value: object, where: Where, faults: Faults) -> dict[str, object]:
    mapping = read_mapping(value, where, faults)
    refuse_unknown(mapping, FIELD_OF_KEY, where, faults)
    item = read_item(mapping, where, faults)
    return {
        FIELD_OF_KEY[key]: getattr(item, FIELD_OF_KEY[key])
        for key in mapping
        if key in FIELD_OF_KEY
    }
