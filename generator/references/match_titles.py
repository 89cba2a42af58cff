"""What a title says beside its words: that it is an erratum, a part of several, retracted."""

from __future__ import annotations

import re

from generator.model.keys import transliterate
from generator.model.rich_text import strip_markup

_RETRACTED = re.compile(
    r"^\W*(?:retracted(?:\s+article)?\s*[:.\]–—-]|retracted\s+article\b[\s:.\]–—-]*"
    r"|\[retracted\]|removed:|withdrawn:)\s*"
    r"|\s*[\[(](?:retracted(?:\s+article)?|this article (?:has been|was) retracted)\b[^\])]*[\])]?"
    r"\s*$|\s*\(retracted article\b.*$",
    re.I,
)
_KINDS = (
    (
        "retraction",
        re.compile(r"^\W*retraction(?:\s+(?:note|notice|statement))?\b|^\W*retracted:?$"),
    ),
    ("expression", re.compile(r"^\W*(?:editorial\s+)?expression of (?:editorial\s+)?concern\b")),
    (
        "erratum",
        re.compile(
            r"^\W*(?:(?:publisher|author)(?:['’]?s)?\s+)?"
            r"(?:erratum|errata|corrigend(?:um|a)|correction)(?:\s+(?:to|for|in)\b|\s*[:.\]–—-]|$)"
            # Web of Science: "(vol 360, pg 542, 2009)"; Embase: "(Lancet (2009) 360 (542-544))".
            r"|\(vol\.?\s*\d+\s*,\s*(?:art|pg|p)\b|\(\d{4}\)\s*\d+[^()]*\([^()]*\d[^()]*\)\)?\W*$"
        ),
    ),
    (
        "reply",
        re.compile(
            r"^\W*(?:reply|response|authors?['’]?s?\s+(?:reply|response)|in reply)\b"
            r"(?:\s+(?:to|from|by)\b|\s*[:.]|$)"
            r"|\b(?:authors?['’]?s?\s+)?(?:reply|response)\W*$"
        ),
    ),
    (
        "comment",
        re.compile(
            r"^\W*(?:comments?|commentary|letter)(?:\s+(?:on|to)\b|\s*:)|\bcomment on\b"
            r"|[:.]\s*(?:comment|letter)\W*$"
        ),
    ),
)
_LANGUAGE = (
    "french|german|spanish|chinese|japanese|russian|polish|italian|portuguese|korean|turkish"
)
# What databases append: "[Review] [33 refs]", "[Polish]", "[Erratum appears in …]".
_APPENDED = re.compile(
    r"\s*[\[(](?:review|\d+\s+refs?|see comments?|erratum (?:appears|in)|comment in|"
    rf"with .*? abstract|(?:in )?(?:{_LANGUAGE})|abstract(?: no\.?[^\])]*)?|meeting abstract|"
    r"letter|editorial|corrected|epub[^\])]*)\b[^\])]*[\])]?\W*$"
    r"|\s*\[(?:erratum|corrigendum|comment|republished|retraction|update) (?:appears )?in\b.*$"
    r"|\s*\(vol\.?\s*\d+\s*,\s*(?:art|pg|p)\b.*$|\s*\([^()]*\(\d{4}\)\s*\d+[^()]*\([^()]*\)\)\W*$",
    re.I,
)
_PART = re.compile(
    r"\b(?:part|pt|paper|chapter|section|volume|vol)\s+(\d{1,3}|[ivx]{1,5}|one|two|three|four)\b"
)
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "x": "10", "one": "1", "two": "2", "three": "3", "four": "4",
}  # fmt: skip
_NUMBER = re.compile(r"\d+")
FOLDED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128))
FOLDED += bytes([32]) * 128  # bytes translate ten times as fast as text


def split_words(text: str) -> list[str]:
    """The lower-case ASCII words of letters and digits of a text."""
    if not text.isascii():
        text = transliterate(text)
    return text.encode("ascii", "replace").translate(FOLDED).decode("ascii").split()


def read_title(printed: str, preprint: bool) -> tuple[str, str, str, str, str]:
    """Title, kind, part, numbers and "retracted" of Facts, from a title as printed."""
    if "<" in printed:
        printed = strip_markup(printed)
    low = printed.lower()
    kind = "preprint" if preprint else _kind(low)
    retracted = ""
    if kind != "retraction" and ("retract" in low or "withdrawn" in low or "removed:" in low):
        bare = _RETRACTED.sub("", printed)
        if bare != printed and bare.strip():
            printed, retracted = bare, "1"
    if "[" in printed or printed.endswith((")", ").", ") ")):
        before = None
        while before != printed:
            before, printed = printed, _APPENDED.sub("", printed) or printed
    words = split_words(printed)
    title = " ".join(words)
    part = "" if kind not in ("", "preprint") else _part(title, words)
    numbers = "" if "".join(words).isalpha() else " ".join(_NUMBER.findall(title))
    return title, kind, part, numbers, retracted


def _kind(low: str) -> str:
    # Written out: most titles hold none of these, and a million are asked.
    if not (
        "retract" in low
        or "concern" in low
        or "errat" in low
        or "corrig" in low
        or "correct" in low
        or "repl" in low
        or "respon" in low
        or "comment" in low
        or "letter" in low
        or "(vol" in low
        or " (" in low
    ):
        return ""
    for kind, pattern in _KINDS:
        if pattern.search(low):
            return kind
    return ""


_PART_WORDS = frozenset(("part", "pt", "paper", "chapter", "section", "volume", "vol"))
_ROMAN_WORDS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
TELLING_WORDS = _PART_WORDS | _ROMAN_WORDS


def _part(title: str, words: list[str]) -> str:
    if TELLING_WORDS.isdisjoint(words):
        return ""
    if not _PART_WORDS.isdisjoint(words) and (found := _PART.search(title)):
        return _ROMAN.get(found.group(1), found.group(1))
    if _ROMAN_WORDS.isdisjoint(words):
        return ""
    return " ".join(_ROMAN[word] for word in words if word in _ROMAN_WORDS)
