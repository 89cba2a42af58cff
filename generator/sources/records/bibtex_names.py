"""BibTeX's author lists -> names, by the rules of BibTeX and biblatex."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.markup.latex_text import read_latex_plain
from generator.model import Name

_KEYED = re.compile(
    r"(family|given|prefix|suffix|given-i)\s*=\s*(\{[^{}]*\}|\"[^\"]*\"|[^,]*)", re.I
)


def read_bibtex_names(text: str | None) -> tuple[tuple[Name, ...], bool]:
    """The names of "Last, First and {Group} and others", and whether they are all."""
    names: list[Name] = []
    complete = True
    for part in split_outside(" ".join((text or "").split()), r" and "):
        part = part.strip()
        if part.lower() in ("others", "et al", "et al."):
            complete = False
        elif part:
            name = _read_name(part)
            if name is not None:
                names.append(name)
    return tuple(names), complete


def split_outside(text: str, separator: str) -> Iterator[str]:
    """The parts of a text between separators that stand in no braces."""
    depth = start = place = 0
    pattern = re.compile(separator, re.I)
    while place < len(text):
        char = text[place]
        if char == "\\":
            place += 2
            continue
        depth += (char == "{") - (char == "}")
        found = pattern.match(text, place) if depth <= 0 and char in " \t\n\r,;a" else None
        if found and found.end() > place:
            yield text[start:place]
            start = place = found.end()
            continue
        place += 1
    yield text[start:]


def _read_name(text: str) -> Name | None:
    if _is_braced(text):
        literal = read_latex_plain(text)
        return Name(literal=literal) if literal else None
    if re.match(r"(?:family|given|prefix)\s*=", text, re.I):
        return _read_keyed(text)
    parts = [part.strip() for part in split_outside(text, r",")]
    if len(parts) == 1:
        return _read_first_last(parts[0])
    family = read_latex_plain(parts[0])
    suffix = read_latex_plain(parts[1]) if len(parts) > 2 else None
    given = read_latex_plain(", ".join(parts[2:]) if len(parts) > 2 else parts[1])
    if not family:
        return None
    return Name(
        family=family,
        given=given,
        suffix=suffix.rstrip(".") if suffix else None,
    )


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole name: a group's, by custom."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0 and place < len(text) - 1:
            return False
    return not re.match(r"\{\\", text)


def _read_keyed(text: str) -> Name | None:
    """biblatex's "family=Meer, given=Anna, prefix=van der"."""
    held = {key.lower(): read_latex_plain(value.strip('"')) for key, value in _KEYED.findall(text)}
    family = held.get("family")
    if not family:
        return None
    prefix = held.get("prefix")
    return Name(
        family=f"{prefix} {family}" if prefix else family,
        given=held.get("given"),
        suffix=held.get("suffix"),
    )


def _read_first_last(text: str) -> Name | None:
    """ "Anna van der Meer": the family name begins at the first word in lower case, or is the
    last word; words in one pair of braces are one."""
    words = [word for word in split_outside(text, r"\s+|~") if word]
    plain = [read_latex_plain(word) or "" for word in words]
    if not any(plain):
        return None
    if len(words) == 1:
        return Name(family=plain[0])
    start = next(
        (place for place, word in enumerate(plain[:-1]) if word[:1].islower() and place > 0),
        len(plain) - 1,
    )
    return Name(family=" ".join(plain[start:]), given=" ".join(plain[:start]) or None)
