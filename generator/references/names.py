"""A printed author block read by rule: one pass over the usual orders and separators."""

from __future__ import annotations

import re

from generator.model.name import Name

_ET_AL = re.compile(
    r"[,;]?\s*(?:\(?\bet\.?\s?al(?:ii|ia)?\b\.?\)?|\band others\b|\bu\.\s?a\.|\bи др\.|…"
    r"|\.\.\.)\s*[.,;:]*",
    re.I,
)
INITIALS = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-Я]{1,4}|(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-Я]|Th|Ch|Yu|Ph|St|Kh)\.?[\s\-‐–]?){1,5})\.?"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?")
_CONJUNCTION = re.compile(r"\s*(?:,?\s*(?:&|\band\b|\bund\b|\bet\b|\by\b))\s+")
_PARTICLE = re.compile(
    r"(?:d[aeiou]s?|del|della|der|den|van|von|zu|la|le|el|al|bin|ibn|ten|ter|te|af|av|'t)", re.I
)


def is_initials(text: str) -> bool:
    """Whether the text can only be given names cut to initials ("H.", "RL", "J.-P.")."""
    return bool(INITIALS.fullmatch(text))


def read_names(block: str) -> tuple[tuple[Name, ...], bool]:
    """The names of an author block in print order, and whether the list is complete.

    What cannot be split into family and given becomes a literal.
    """
    text = block.strip().strip(",;:").strip()
    cut = _ET_AL.search(text)
    complete = cut is None
    if cut:
        text = text[: cut.start()] + (text[cut.end() :] if cut.end() < len(text) - 3 else "")
    if text.count(";") >= 1:
        parts = [part for part in re.split(r"\s*;\s*(?:and |& )?", text) if part.strip()]
    else:
        parts = _split_commas(_CONJUNCTION.sub(", ", text))
    return tuple(name for part in parts if (name := read_name(part))), complete


def _split_commas(text: str) -> list[str]:
    """Parts of a comma list, with "Family, I. N." put together again."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    parts: list[str] = []
    for piece in pieces:
        joins = is_initials(piece) or _SUFFIX.fullmatch(piece)
        if joins and parts and not (is_initials(piece) and _has_given(parts[-1])):
            parts[-1] += f", {piece}"
        else:
            parts.append(piece)
    return parts


def _has_given(part: str) -> bool:
    return is_initials(part.rsplit(" ", 1)[-1]) or bool(re.match(r"[A-Z]\. ", part))


def read_name(part: str) -> Name | None:
    """One printed name ("Siegel R.L.", "Siegel, R. L.", "R. L. Siegel", "Robin Siegel")."""
    part = part.strip().strip(",")
    if not part:
        return None
    pieces = [piece.strip() for piece in part.split(",")]
    suffix = None
    if len(pieces) > 1 and _SUFFIX.fullmatch(pieces[-1]):
        suffix = pieces.pop()
    if len(pieces) == 2 and pieces[1]:
        return Name(family=pieces[0], given=pieces[1], suffix=suffix)
    words = pieces[0].split()
    if len(words) > 2 and suffix is None and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    if len(words) == 1:
        return Name(literal=words[0]) if not suffix else Name(family=words[0], suffix=suffix)
    given: list[str] = []
    while len(words) > 1 and is_initials(words[-1]):
        given.insert(0, words.pop())
    if given:
        return Name(family=" ".join(words), given=" ".join(given), suffix=suffix)
    first = 0
    while first < len(words) - 1 and is_initials(words[first]):
        first += 1
    if first == 0:
        if len(words) > 4:
            return Name(literal=" ".join(words))
        first = len(words) - 1
        while first > 1 and _PARTICLE.fullmatch(words[first - 1]):
            first -= 1
    return Name(given=" ".join(words[:first]), family=" ".join(words[first:]), suffix=suffix)
