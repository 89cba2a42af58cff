"""Citation keys a person can type: first author's family name, year, first significant word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii

from generator.model.item import Item
from generator.model.name import Name
from generator.model.rich_text import strip_markup

_SMALL_WORDS = """
    a an the of on in to and or for from by with at as is are be was were its it this that these
    those into via toward towards using use about between among under over after before during
    do does can could should will would not what why how when where which who whose whom
    le la les l un une des du de d et en pour sur dans der die das ein eine einer und zur zum von im
    el los las y para con del al il lo gli i e di da per su o
"""
_PASSED_OVER = frozenset(_SMALL_WORDS.split())
_LETTERS = re.compile(r"[a-z0-9]+")
_GREEK_NAME = re.compile(r"GREEK (?:SMALL|CAPITAL) LETTER (?:FINAL )?([A-Z]+)")
_GREEK = [chr(code) for code in (*range(0x370, 0x400), *range(0x1F00, 0x2000))]
_SMALL, _CAPITAL = ("".join(filter(test, _GREEK)) for test in (str.islower, str.isupper))
_GREEK_WORD = re.compile(
    rf"(?<![{_SMALL}{_CAPITAL}])(?:[{_CAPITAL}]?[{_SMALL}]{{3,}}|[{_CAPITAL}]{{4,}})"
    rf"(?![{_SMALL}{_CAPITAL}])"
)
"""What is a word and no row of signs ("αβ T cells")."""
_LONGEST = 40


def make_stem(item: Item) -> str:
    """The item's citation key ("taeb-2025-revolutionizing") before it is made unlike others.

    Transliterated to ASCII, Greek letters by name. What is not known is left out; an item that
    states nothing usable is "work".
    """
    parts = (_first_name(item), _year(item), _first_word(item.title or item.container_title or ""))
    return "-".join(part for part in parts if part) or "work"


def make_keys(items: Iterable[Item]) -> tuple[str, ...]:
    """A citation key for each item of one list, in order, each unlike the others."""
    keys: dict[str, None] = {}
    counts: dict[str, int] = {}
    for item in items:
        stem = make_stem(item)
        key, counts[stem] = number_key(stem, keys, counts.get(stem, 0) + 1)
        keys[key] = None
    return tuple(keys)


def number_key(stem: str, taken: Container[str], first: int = 1) -> tuple[str, int]:
    """The first of "stem", "stem-2", "stem-3" … that is not taken, and its number; those before
    the `first` are not looked at."""
    count = first
    while (key := stem if count == 1 else f"{stem}-{count}") in taken:
        count += 1
    return key, count


_ALIKE = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕКМНОРСТУХІЈЅасеорхуіјѕ", "ABEZHIKMNOPTYXoABEKMHOPCTYXIJSaceopxyijs"
)
"""Greek and Cyrillic letters with the Latin ones that they look like."""
_LOOKS_ALIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
_WORD = re.compile(r"[^\W\d_]+")


def settle_scripts(text: str) -> str:
    """Latin words as Latin letters alone: in some a Greek or Cyrillic letter was typed that looks
    like the Latin one ("Κita" with a kappa). A word with a letter that has no such double is left
    as it is ("Αβ", "ΔF")."""
    return _WORD.sub(_settle_word, text) if _LOOKS_ALIKE.search(text) else text


def _settle_word(found: re.Match[str]) -> str:
    latin = found[0].translate(_ALIKE)
    mixed = latin != found[0] and any(map(_is_latin, found[0]))
    return latin if mixed and all(map(_is_latin, latin)) else found[0]


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def transliterate(text: str) -> str:
    """Lower-case ASCII text: accents dropped, other scripts romanised, "β" as "beta"."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", settle_scripts(text))
        text = _GREEK_WORD.sub(lambda found: anyascii(found[0]), text)
        text = "".join(map(_letter, text))
        text = anyascii(text)
    return text.lower()


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter == "µ":  # the micro sign is a mu that Unicode does not call Greek
        return "mu"
    found = _GREEK_NAME.match(unicodedata.name(letter, ""))
    if not found:
        return letter
    return "lambda" if found.group(1) == "LAMDA" else found.group(1).lower()


def _words(text: str) -> list[str]:
    return _LETTERS.findall(re.sub(r"['’ʼ`]", "", transliterate(text)))


def _first_name(item: Item) -> str:
    names = item.author or item.editor
    return _name_part(names[0]) if names else ""


def _name_part(name: Name) -> str:
    if name.family:
        joined = "".join(_words(f"{name.non_dropping_particle or ''} {name.family}"))
        return joined[:_LONGEST]
    words = _words(name.literal or name.given or "")
    return next((word for word in words if word not in _PASSED_OVER), "")[:_LONGEST]


def _year(item: Item) -> str:
    year = item.issued.year if item.issued else None
    return f"{year:04d}" if year is not None and year >= 0 else ""


def _first_word(title: str) -> str:
    return significant_word(_words(strip_markup(title)))


def significant_word(words: Sequence[str]) -> str:
    """The first word a key may use, the first of all where none says anything."""
    for word in words:
        if len(word) > 1 and word not in _PASSED_OVER:
            return word[:_LONGEST]
    return words[0][:_LONGEST] if words else ""
