"""Authors' names as lists and citation lines print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.model import Name
from generator.model.name import FIRST_NATIVE, is_native, print_name

ET_AL = "et al."
_HYPHENED = re.compile("[-\u2010](.?)")


def _capital(found: re.Match[str]) -> str:
    """A space and the capital letter of what a hyphen joins: "Chung-ming" is CM."""
    return f" {found.group(1).upper()}"


@lru_cache(maxsize=1 << 16)
def initials(given: str) -> str:
    """ "Rebecca L." gives "RL", "Chung-ming" gives "CM", "RL" stays (NLM Citing Medicine)."""
    if given.isupper() and given.isalpha() and len(given) <= 4:
        return given
    words = _HYPHENED.sub(_capital, given).replace(".", " ").split()
    return "".join([word if word.isupper() and len(word) <= 4 else word[0] for word in words])


def short_name(name: Name) -> str:
    """ "Sung H", "van der Berg JP Jr", or the group's name whole."""
    family = name.family
    if family is None:
        return name.literal or name.given or ""
    if name.given and name.given >= FIRST_NATIVE and is_native(name):
        return print_name(name)
    if name.non_dropping_particle:
        family = f"{name.non_dropping_particle} {family}"
    if name.given:
        family = f"{family} {initials(name.given)}"
    return f"{family} {name.suffix}" if name.suffix else family


def invert_name(name: Name) -> str:
    """ "van der Berg, Jan P. Jr": a name as programs take it apart; a group's name whole."""
    if name.literal or not name.family:
        return name.literal or name.given or ""
    family, given = name.family, name.given
    if name.non_dropping_particle:
        family = f"{name.non_dropping_particle} {family}"
    if name.dropping_particle:
        family = f"{name.dropping_particle} {family}"
    if name.suffix:
        given = f"{given} {name.suffix}" if given else name.suffix
    return f"{family}, {given}" if given else family


def print_authors(authors: Sequence[Name], complete: bool, most: int = 3) -> str:
    """ "Sung H, Ferlay J, Siegel RL, et al."; "" where nobody is known.

    All are printed where one more than `most` would be the whole list.
    """
    shown = authors if len(authors) <= most + 1 else authors[:most]
    text = ", ".join([short_name(name) for name in shown])
    if text and (len(shown) < len(authors) or not complete):
        return f"{text}, {ET_AL}"
    return text


def first_author(authors: Sequence[Name], complete: bool) -> str:
    """ "Taeb S et al.", "Merlo LMF and Pepper JW", "Xiao Y"."""
    if not authors:
        return ""
    first = short_name(authors[0])
    if len(authors) > 2 or not complete:
        return f"{first} {ET_AL}"
    return f"{first} and {short_name(authors[1])}" if len(authors) == 2 else first
