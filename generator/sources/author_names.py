"""Names as PubMed prints them ("J S Malik Peiris", "Woo PC") -> family, given, suffix."""

from __future__ import annotations

import re
import unicodedata

from generator.markup.text import squeeze
from generator.model import Name
from generator.model.name import is_native

INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
"""Given names cut to initials: "J.-P.", "AM"."""

_SUFFIX = re.compile(r"(?:Jr|Sr|[23](?:nd|rd)|[4-9]th|I{2,3}|IV|VI{0,3})\.?")
_PARTICLE_NAMES = """af al am auf aus bin ben d da dal dalla das de degli dei del dell della delle
    den der des di do dos du e el ibn im la las le les lo los mac op 't ten ter to und van vande
    vanden vander vom von y zu zum zur 's"""
_PARTICLES = frozenset(_PARTICLE_NAMES.split())
_GROUP = re.compile(
    r"\b(?:groups?|consortium|collaborat\w+|committee|network|investigators?|team|society|"
    r"association|initiative|task force|organi[sz]ation|foundation|institutes?|working|council|"
    r"panel|project|program(?:me)?|registry|alliance|academy|college|federation|cent(?:er|re)|"
    r"department|ministry|university|study|trial|trialists|subgroup|union|commission|board|"
    r"coalition|cooperative|members|partnership|secretariat|authors|contributors|agency|unit)\b",
    re.I,
)


def is_group(text: str) -> bool:
    """Whether a printed author is a group rather than a person."""
    return (
        _GROUP.search(text) is not None
        or bool(re.search(r"[;:&/()]|\d{2}", text))
        or len(text.split()) > 7
        or bool(re.fullmatch(r"[A-Z][A-Z0-9-]{3,}(?: \S+)*", text) and " " not in text)
    )


def split_name(printed: str, short: str | None = None) -> Name:
    """The Name of an author in reading order; `short` is the same in MEDLINE's form ("Woo PC"),
    which tells how many words the family name has."""
    printed = squeeze(printed).strip(" ,;")
    if short and (name := _split_by_short(printed, short)):
        return name
    if is_group(printed):
        return Name(literal=printed)
    words = printed.split()
    suffix = None
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop().rstrip(".")
    if len(words) == 1:
        return Name(family=words[0], suffix=suffix)
    if len(words) == 2 and is_native(Name(family=words[0], given=words[1])):
        return Name(family=words[0], given=words[1])  # "山田 太郎": the family's name stands first
    start = len(words) - 1
    while start > 1 and is_particle(words[start - 1]):
        start -= 1
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def is_particle(word: str) -> bool:
    """Whether a word may stand before a family name: "van", "De", not "DE"."""
    return word.lower().replace("’", "'") in _PARTICLES and not word.isupper()


def split_short_name(short: str) -> Name:
    """The Name of MEDLINE's short form: "Woo PC", "van der Berg A Jr", a group as it is."""
    short = squeeze(short).strip(" ,;.")
    words = short.split()
    suffix = None
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop().rstrip(".")
    if (
        len(words) > 1
        and re.fullmatch(r"(?:[^\W\d_]\.?-?){1,4}", words[-1])
        and words[-1].isupper()
    ):
        return Name(family=" ".join(words[:-1]), given=words[-1], suffix=suffix)
    return Name(family=short) if len(words) == 1 and not is_group(short) else Name(literal=short)


def _fold(text: str) -> str:
    """For comparing: no accents, case, hyphens or full stops."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain.lower() if char.isalnum())


def _split_by_short(printed: str, short: str) -> Name | None:
    """The name whose family part the short form states; None where the two do not agree."""
    parts = split_short_name(short)
    if parts.literal is not None or parts.family is None:
        return None
    words = printed.split()
    suffix = None
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop().rstrip(".")
    family = _fold(parts.family)
    for start in range(len(words)):
        if _fold("".join(words[start:])) == family:
            given = " ".join(words[:start]) or None
            return Name(family=" ".join(words[start:]), given=given, suffix=suffix)
    return None
