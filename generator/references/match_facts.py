"""What of an item decides whether two are one work, folded so that printings agree.

Facts are packed into one line of text: a million references are held, hashed and passed between
processes as such, and only different ones are ever unpacked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model import Item
from generator.model.keys import transliterate
from generator.model.name import Name
from generator.model.rich_text import strip_markup


class Facts(NamedTuple):
    """The folded facts of one item; "" is unknown.

    `title` is lower-case ASCII words; `kind` is "" or one of "preprint", "erratum",
    "retraction", "expression", "reply", "comment"; `part` the number of a part ("2");
    `numbers` every number in the title, in order; `retracted` "1" where the title itself says
    that the work is retracted; `form` is "article", "book", "chapter" or another CSL type.
    """

    doi: str
    pmid: str
    pmcid: str
    other: str
    title: str
    year: str
    family: str
    given: str
    volume: str
    issue: str
    page: str
    last_page: str
    container: str
    kind: str
    part: str
    numbers: str
    retracted: str
    form: str


def pack_facts(facts: Facts) -> str:
    """One line of text; equal facts give equal lines."""
    return "\t".join(facts)


def unpack_facts(line: str) -> Facts:
    """The facts that `pack_facts` wrote."""
    return Facts._make(line.split("\t"))


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
_FOLDED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128))
_FOLDED += bytes([32]) * 128  # bytes translate ten times as fast as text
_NO_BREAKS = {code: None for code in range(128) if not chr(code).isalnum()}
_PREPRINT_DOI = (
    "10.1101/", "10.48550/", "10.2139/ssrn", "10.21203/rs", "10.20944/preprints", "10.26434/",
    "10.31234/", "10.31219/", "10.64898/", "10.36227/", "10.22541/au", "10.7287/peerj.preprints",
)  # fmt: skip
_PREPRINT_NAMES = (
    "arxiv", "biorxiv", "medrxiv", "chemrxiv", "preprint", "ssrn", "research square", "psyarxiv",
    "techrxiv", "osf pre",
)  # fmt: skip
_ROMAN_LETTERS = frozenset("ivxlcdm")
_PAGE = re.compile(r"[a-z]*\d+[a-z]?|[a-z]+")


def fold(text: str) -> str:
    """Lower-case ASCII words of letters and digits, one space between."""
    return " ".join(_split(text))


def _split(text: str) -> list[str]:
    """The words of `fold`."""
    if not text.isascii():
        text = transliterate(text)
    return text.encode("ascii", "replace").translate(_FOLDED).decode("ascii").split()


@lru_cache(maxsize=1 << 14)
def _fold_often(text: str) -> str:
    return fold(text)


def make_facts(item: Item) -> Facts:
    """The facts of an item."""
    printed = item.title or ""
    if "<" in printed:
        printed = strip_markup(printed)
    low = printed.lower()
    kind = _kind(low, item)
    retracted = ""
    if ("retract" in low or "withdrawn" in low or "removed:" in low) and kind != "retraction":
        bare = _RETRACTED.sub("", printed)
        if bare != printed and bare.strip():
            printed, retracted = bare, "1"
    if "[" in printed or printed.endswith((")", ").", ") ")):
        before = None
        while before != printed:
            before, printed = printed, _APPENDED.sub("", printed) or printed
    words = _split(printed)
    title = " ".join(words)
    part = _part(title, words) if kind in ("", "preprint") else ""
    numbers = "" if "".join(words).isalpha() else " ".join(_NUMBER.findall(title))
    names = item.author or item.editor
    family, given = _name(names[0]) if names else ("", "")
    issued = item.issued
    page, last = _pages(item.page) if item.page else ("", "")
    container = item.container_title or item.container_title_short
    facts = (
        item.doi or "",
        item.pmid or "",
        item.pmcid or "",
        f"arxiv:{item.arxiv.lower().split('v')[0]}" if item.arxiv else "",
        title,
        str(issued.year) if issued and issued.year is not None else "",
        family,
        given,
        _locator(item.volume) if item.volume else "",
        _locator(item.issue) if item.issue else "",
        page,
        last,
        _fold_often(container) if container else "",
        kind,
        part,
        numbers,
        retracted,
        _FORMS.get(item.type, item.type),
    )
    return tuple.__new__(Facts, facts)  # half the time of Facts(…)


_FORMS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "paper-conference": "article",
    "article": "article",
    "review": "article",
    "": "article",
}


def _kind(low: str, item: Item) -> str:
    doi = item.doi
    if doi and doi.startswith(_PREPRINT_DOI):
        return "preprint"
    if item.genre and "preprint" in item.genre.lower():
        return "preprint"
    container = item.container_title or item.container_title_short or item.publisher
    if (container and _names_preprints(container)) or (item.arxiv and not item.volume):
        return "preprint"
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


@lru_cache(maxsize=1 << 14)
def _names_preprints(container: str) -> bool:
    return container.lower().startswith(_PREPRINT_NAMES)


_PART_WORDS = frozenset(("part", "pt", "paper", "chapter", "section", "volume", "vol"))
_ROMAN_WORDS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
_TELLING_WORDS = _PART_WORDS | _ROMAN_WORDS


def _part(title: str, words: list[str]) -> str:
    if _TELLING_WORDS.isdisjoint(words):
        return ""
    if not _PART_WORDS.isdisjoint(words) and (found := _PART.search(title)):
        return _ROMAN.get(found.group(1), found.group(1))
    if _ROMAN_WORDS.isdisjoint(words):
        return ""
    return " ".join(_ROMAN[word] for word in words if word in _ROMAN_WORDS)


@lru_cache(maxsize=1 << 14)
def _squeeze_family(family: str) -> str:
    if not family.isascii():
        family = transliterate(family)
    return family.lower().translate(_NO_BREAKS)


def _name(name: Name) -> tuple[str, str]:
    if name.literal:
        return fold(name.literal), ""  # a group's name keeps its words apart
    family = name.family or ""
    if name.non_dropping_particle:
        family = name.non_dropping_particle + family
    return _squeeze_family(family), _fold_often(name.given) if name.given else ""


@lru_cache(maxsize=1 << 12)
def _locator(text: str) -> str:
    folded = fold(text)
    numbers = _NUMBER.findall(folded)
    if len(numbers) == 1:
        return numbers[0].lstrip("0") or "0"
    return folded


def _pages(text: str) -> tuple[str, str]:
    """The first and the last page, the last written out: "924-35" is 924, 935."""
    first, dash, last = text.partition("-")
    if (
        first.isdecimal()
        and first.isascii()
        and (not dash or (last.isdecimal() and last.isascii()))
    ):
        first = first.lstrip("0") or first
        if len(last) < len(first) and last:
            last = first[: len(first) - len(last)] + last
        return first, last
    low = text.lower().replace(",", "-") if text.isascii() else transliterate(text)
    parts = _PAGE.findall(low.replace(" ", ""))
    if not parts or (parts[0].isalpha() and not set(parts[0]) <= _ROMAN_LETTERS):
        return "", ""  # "t-8" is a page cut in half
    first = parts[0].lstrip("0") or parts[0]
    last = parts[1] if len(parts) > 1 else ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last
