"""Text -> the words that search looks up, on both sides: here and in assets/js/search-words.js.

The two must agree letter for letter; tests/site/search/test_words.py runs the same cases through
both. The rules: accents folded, lower case, Greek letters by name, apostrophes closed up and a
possessive 's dropped, a plural s dropped, and a word with inner hyphens or dots counted
whole and in parts ("NKX2-5" is nkx25, nkx2 and 5), so that it is found however it is typed. So is
one with a Greek letter beside others ("TNFα" is tnfalpha, tnf and alpha).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.model.by_text import ByText

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "⍺": "alpha",
}  # fmt: skip

_STOP_WORDS = """a an and are as at be been by can for from has have in into is it its of on or
that the their these this those to was we were which with"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_FOLD = str.maketrans(
    GREEK | {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
_APOSTROPHES = re.compile("['’‘ʼ′`]")
_POSSESSIVE = re.compile(r"(?<=\w)['’‘ʼ′`]s\b")
# A word: letters and digits, joined inside by hyphens, dots or underscores.
_WORD = re.compile(r"[^\W_]+(?:[-‐‑‒–−._][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_ASCII = re.compile(r"[\x00-\x7f]*").fullmatch
# A sharp s that no letter precedes was typed for a beta: "TGF-ß1".
_BETA = re.compile(r"(?<![^\W\d_])ß")
# Where a Greek letter begins or ends beside Latin letters or digits; units (µm) stay whole.
_SEAM = re.compile(r"(?<=[a-z0-9])(?=[α-λν-ω⍺])|(?<=[α-λν-ω⍺])(?=[a-z0-9])")


def fold(text: str) -> str:
    """Lower case without accents, Greek letters spelled out, apostrophes gone."""
    if not _ASCII(text):
        # NFKD also turns the micro sign into mu and subscripts into digits.
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if unicodedata.category(char)[0] != "M")
    text = text.lower()
    if "'" in text or "`" in text or not _ASCII(text):
        text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
        text = _SEAM.sub("_", _BETA.sub("β", text)).translate(_FOLD)
    return text


def stem(word: str) -> str:
    """A word without its plural ending, so that singular and plural meet; nothing cleverer.

    Harman's S-stemmer (JASIS 42:7, 1991), and the Greek plural that medicine is full of:
    metastasis, metastases; with it go case, cases.
    """
    if len(word) < 4:
        return word
    if word.endswith(("sis", "ses")):
        return word[:-2]
    if word.endswith("se"):
        return word[:-1]
    if not word.endswith("s"):
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    return word if word[-2] in "us" else word[:-1]


SEVERAL = "\x1f"
"""What stands before and after each of several words."""

LONGEST_TERM = 40
"""Longer terms are not in the index."""


def _read_token(token: str) -> str:
    word = token.strip(".,;:()")
    if word.isascii() and word.isalnum() and len(word) <= LONGEST_TERM:
        # Most: nothing to fold or to take apart.
        term = "" if word in STOP_WORDS else stem(word)
        return token if term == token else term  # one text to keep, not two
    words = tuple(map(_split_word, _WORD.findall(fold(token))))
    if len(words) == 1 and len(words[0]) <= 1 and len(term := "".join(words[0])) <= LONGEST_TERM:
        return term
    return "".join([SEVERAL, *(f"{' '.join(terms)}{SEVERAL}" for terms in words)])


_words_of = ByText(_read_token)


def read_words(text: str) -> Iterator[str]:
    """What stands between each two spaces of a text: the term that a word is found by, "" for a
    stop word; or SEVERAL, where it is not one word of one term, or one that is too long.

    No word and no rule reaches across a space.
    """
    return map(_words_of.__getitem__, text.lower().split())


def list_several(found: str) -> list[list[str]]:
    """The terms of each word where several stand, or one has parts: whole first, then parts."""
    return [terms.split() for terms in found.split(SEVERAL)[1:-1]]


def list_terms(text: str) -> list[str]:
    """The terms that the index has of a text, each once."""
    found = dict.fromkeys(read_words(text))
    found.pop("", None)
    joined = " ".join(found)
    if SEVERAL in joined:
        terms = dict.fromkeys(joined.replace(SEVERAL, " ").split())
        return [term for term in terms if len(term) <= LONGEST_TERM]
    return list(found)


@lru_cache(maxsize=16_384)
def _split_word(word: str) -> tuple[str, ...]:
    if word in STOP_WORDS:
        return ()
    if word.isalnum():
        return (stem(word),)
    parts = _PART.findall(word)
    terms = ["".join(parts), *(part for part in parts if part not in STOP_WORDS)]
    return tuple(dict.fromkeys(stem(term) for term in terms))
