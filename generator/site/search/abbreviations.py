"""Abbreviations that texts explain, as terms of the index: "fatty liver disease (FLD)".

The algorithm is that of Schwartz and Hearst (Pacific Symposium on Biocomputing 8:451, 2003): the
letters of the short form stand in the long one in their order, the first where a word begins.
Words whose initials are the short form are taken first, for it is those that a text means.

    fld*fatty*liver*disease    what a short form stands for, beside the word itself in its shard
    fatty+FLD                  short forms of what begins with a word, as printed

They are terms like others, each with the documents that explain it: whole builds and edits know
nothing of them, and the browser counts by their documents what a short form mostly stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.site.search.words import STOP_WORDS, list_terms

LONG, SHORT = "*", "+"
"""What stands between a short form and the words of its long one; between a word and the short
form of what begins with it. Both sort before letters, digits and the colon of fields."""

_BRACKETS = re.compile(r"\(([^()]{2,100})\)")  # begins with one sign: the engine skips to it
_IS_SHORT = re.compile(r"[^\W_](?:[\w./‐‑–-]{0,8}[^\W_])").fullmatch
_CAPITAL = re.compile(r"[^\W\d_a-z]").search
_ENDS = re.compile(r"[;,]|: ")
# What no long form has: the end of a sentence or clause, brackets, the signs above.
_BROKEN = re.compile(r"[;:()\[\]*+=<>\"“”]|[.,?!]\s")
_ONE_WORD = re.compile(r"[^\W\d_A-Z]{6}").search
_PLURAL = re.compile(r"(?<=[A-Z])s$")
_REACH = 160
_SPELLED_OUT = re.compile(r"[^a-z0-9]")
_LONGEST_NAME = 240


def list_abbreviations(text: str) -> Iterator[str]:
    """The terms of the abbreviations that a text explains."""
    for short, long in find_abbreviations(text):
        short = _PLURAL.sub("", short)
        keys, firsts = list_terms(short), list_terms(long)
        if keys and firsts and keys[0] != firsts[0]:
            term = f"{keys[0]}{LONG}{long.lower().replace(' ', LONG)}"
            # A shard's file may be called by it, with up to six signs for each that is no letter.
            if len(term) + 6 * len(_SPELLED_OUT.findall(term)) <= _LONGEST_NAME:
                yield term
                yield f"{firsts[0]}{SHORT}{short}"


def find_abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """(short form, long form) of each abbreviation that a text explains, as both stand there."""
    for found in _BRACKETS.finditer(text):
        start, inside = found.start(), found[1]
        before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        if not before.endswith(" ") or before.isspace():
            continue
        short = _ENDS.split(inside, maxsplit=1)[0].strip()
        if is_short_form(short):
            words = before.split()[-min(len(short) + 5, 2 * len(short)) :]
            long = match_long_form(short, words)
        else:  # "FLD (fatty liver disease)"
            short, words = before.split()[-1], inside.split()
            long = match_long_form(short, words) if is_short_form(short) else None
            if long and len(long.split()) < len(words):
                continue
        if long:
            yield short, long


def is_short_form(word: str) -> bool:
    """Whether a word may be an abbreviation: up to ten characters, and a capital among them that
    is not the first alone."""
    return (
        _IS_SHORT(word) is not None
        and _CAPITAL(word) is not None
        and (len(word) < 3 or _CAPITAL(word, 1) is not None or any(map(str.isdigit, word)))
    )


def match_long_form(short: str, words: list[str]) -> str | None:
    """The end of some words that a short form stands for, by single spaces."""
    letters = [char for char in short.lower() if char.isalnum()]
    start = _match_initials(letters, words)
    if start is None:
        start = _match_letters(letters, words)
    if start is None:
        return None
    held = words[start:]
    long = " ".join(held)
    if (
        len(long) <= len(short)
        or len(long.replace("-", " ").split()) > min(len(letters) + 5, 2 * len(letters))
        or short in held
        or held[0].lower() in STOP_WORDS
        or _BROKEN.search(long)
        or (len(held) == 1 and not _ONE_WORD(long))
    ):
        return None
    return long


def _match_initials(letters: list[str], words: list[str]) -> int | None:
    """Where words begin whose first letters are all letters of a short form."""
    start = len(words) - len(letters)
    if start < 0 or [word[0].lower() for word in words[start:]] != letters:
        return None
    return start


def _match_letters(letters: list[str], words: list[str]) -> int | None:
    """Where the fewest words begin in which the letters of a short form stand in their order."""
    text = " ".join(words).lower()
    at = len(text)
    for letter in letters[:0:-1]:
        at = text.rfind(letter, 0, at)
        if at < 0:
            return None
    at = text.rfind(letters[0], 0, at)
    while at > 0 and text[at - 1].isalnum():
        at = text.rfind(letters[0], 0, at)
    return None if at < 0 else text.count(" ", 0, at)
