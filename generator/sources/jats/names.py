"""JATS's people and groups: contributors with ORCID and affiliations, names in citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.markup.text import squeeze
from generator.model import Name
from generator.model.identifiers import normalise_orcid
from generator.sources.author_names import split_name
from generator.sources.jats.blocks import child_of
from generator.sources.xml_text import Element, all_text, local_name, plain_text

_HIDDEN = frozenset({"label", "institution-id", "sup", "xref", "target"})
_SUFFIX = re.compile(r"(.*\S),? (Jr|Sr|II|III|IV|2nd|3rd|4th)\.?")


def read_person(element: Element) -> Name | None:
    """The name of a name, string-name, collab or name-alternatives element."""
    name = local_name(element)
    if name == "name-alternatives":
        inner = child_of(element, "name", "string-name", "collab")
        return read_person(inner) if inner is not None else None
    if name == "anonymous":
        return Name(literal="Anonymous")
    family = plain_text(child_of(element, "surname"))
    if family:
        suffix = plain_text(child_of(element, "suffix"))
        given = plain_text(child_of(element, "given-names"))
        if given and not suffix and (found := _SUFFIX.fullmatch(given)):
            given, suffix = found.groups()  # "G 3rd", as NLM prints it and PLOS tags it
        return Name(
            family=family.rstrip(","),
            given=given.rstrip(",") if given else None,
            suffix=suffix.rstrip(".") if suffix else None,
        )
    if name == "collab":
        words = [element.text or ""]
        for child in element:
            if local_name(child) not in ("contrib-group", "xref", "aff", "fn", "address", "email"):
                words.append(all_text(child))
            words.append(child.tail or "")
        group = squeeze("".join(words)).strip(" ,;:")
        return Name(literal=group) if group else None
    given = plain_text(child_of(element, "given-names"))
    if given:
        return Name(family=given)
    text = plain_text(element)
    return split_name(text) if text else None


def read_contributor(
    contrib: Element, affiliations: dict[str, str], group: tuple[str, ...] = ()
) -> Name | None:
    """An author with ORCID and affiliations: their own, those they point to, or their group's."""
    named = child_of(contrib, "name", "name-alternatives", "string-name", "collab", "anonymous")
    if named is None:
        holder = child_of(contrib, "collab-alternatives")
        named = child_of(holder, "collab") if holder is not None else None
    person = read_person(named) if named is not None else None
    if person is None:
        return None
    orcid = None
    places: dict[str, None] = {}
    for child in contrib:
        name = local_name(child)
        if name in ("contrib-id", "uri", "ext-link") and "orcid" in _all_attributes(child):
            orcid = orcid or normalise_orcid(all_text(child).strip() or _all_attributes(child))
        elif name == "aff":
            if text := read_affiliation(child):
                places[text] = None
        elif name == "xref" and child.get("ref-type") in ("aff", None):
            for rid in (child.get("rid") or "").split():
                if rid in affiliations:
                    places[affiliations[rid]] = None
    return Name(
        family=person.family,
        given=person.given,
        suffix=person.suffix,
        literal=person.literal,
        orcid=orcid,
        affiliations=tuple(places) or group,
    )


def place_by_initials(names: Sequence[Name], affiliations: Iterable[str]) -> tuple[Name, ...]:
    """The names with the places that list them: "University of Salt, Norway (J.C. Patel, M. Ng)".

    Only where no author points to a place. (Emerging Infectious Diseases prints so.)
    """
    if any(name.affiliations for name in names):
        return tuple(names)
    places: dict[int, list[str]] = {}
    for text in affiliations:
        found = re.fullmatch(r"(.+?)\s*\(([^()]+)\)[;.,\s]*", text)
        for printed in found.group(2).split(",") if found else ():
            for number, name in enumerate(names):
                fits = name.family and printed.endswith(f" {name.family}")
                if found and fits and printed.strip()[0] == (name.given or "")[:1]:
                    places.setdefault(number, []).append(found.group(1))
    return tuple(
        replace(name, affiliations=tuple(places.get(number, ())))
        for number, name in enumerate(names)
    )


def _all_attributes(element: Element) -> str:
    return " ".join(map(str, element.attrib.values())).lower() + all_text(element).lower()


def read_affiliation(aff: Element) -> str | None:
    """The printed text of an affiliation; parts that stand side by side get their commas."""
    parts: list[str] = []

    def add(element: Element) -> None:
        _push(parts, element.text)
        for child in element:
            name = local_name(child)
            if name and name not in _HIDDEN:
                if parts and not re.search(r"[\s,;(–-]$", parts[-1]):
                    apart = name not in ("named-content", "italic", "bold", "sub", "email")
                    parts.append(", " if apart else " ")
                add(child)
            _push(parts, child.tail)

    add(aff)
    text = squeeze("".join(parts))
    text = re.sub(r"\s+([,;.])", r"\1", re.sub(r"(?:,\s*){2,}", ", ", text))
    return text.strip(" ,;") or None


def _push(parts: list[str], text: str | None) -> None:
    if text and text.strip():
        parts.append(re.sub(r"\s+", " ", text))
