"""Where prose mentions a review, a work or a note: [@key] and [[slug]], each with its sentence."""

from __future__ import annotations

import re
from functools import lru_cache

_MENTION = re.compile(
    r"\[(@[A-Za-z0-9][\w:.#$%&+?~/-]*(?:\s*;\s*@[A-Za-z0-9][\w:.#$%&+?~/-]*)*)\]"
    r"|\[\[([^\[\]|]+)(?:\|[^\[\]]+)?\]\]"
)
_END = re.compile(r"[.!?][*_)\]”\"']*(?:\s|$)|\n\s*\n|\n(?=[#*>|-]|\d+[.)]\s)")
_GOES_ON = re.compile(
    r"(?:^|[\s(\[*_])(?:al|cf|e\.g|i\.e|vs|ca|approx|figs?|eqs?|nos?|dr|prof|st|[A-Z])\.$", re.I
)
"""A full stop that ends no sentence: "Osei et al. [@osei-2002-warm] saw", "*N. attenuata*"."""
_MOST = 400
_SPACE = re.compile(r"\s+")
_BLOCK_MARK = re.compile(r"^(?:(?:#+|[*>+-]|\d+[.)]|\[\^[^\]]+\]:|\[[ xX]\])\s+)+")
_BETWEEN_CELLS = re.compile(r"\s*(?<!\\)\|\s*")
_MARK = re.compile(r"[\\`*_]")
_EMPHASIS = re.compile(r"\\.|`+|\*\*|__|\*(?!\s)|(?<!\s)\*|(?<!\w)_|_(?!\w)")
_LINK_START = re.compile(r"!?\[(?![@\[^])(?![^\[\]]*\]\()")
_LINK_END = re.compile(r"(?<!\])\]\([^()\s]*\)")
_LINK = re.compile(r"!?\[(?![@\[^])[^\[\]]*\]\([^()]*\)")


def find_mentions(markdown: str) -> tuple[tuple[str, str], ...]:
    """(what is named, the sentence that names it) in the order of the text.

    A citation is named "@key", another note by its slug. The sentence keeps its Markdown, without
    marks whose other half stands in another sentence.
    """
    if "[@" not in markdown and "[[" not in markdown:
        return ()
    found: list[tuple[str, str]] = []
    for match in _MENTION.finditer(markdown):
        sentence = _sentence(markdown, match.start(), match.end())
        if match.group(1):
            found += ((key.strip(), sentence) for key in match.group(1).split(";"))
        else:
            found.append((match.group(2).strip(), sentence))
    return tuple(found)


def _sentence(text: str, start: int, end: int) -> str:
    first = max(0, start - _MOST)
    whole = first == 0
    for ending in _END.finditer(text, first, start):
        if _ends(text, ending):
            first, whole = ending.end(), True
    following = next((each for each in _END.finditer(text, end) if _ends(text, each)), None)
    last = following.end() if following else len(text)
    shown = text[first : min(last, end + _MOST)]
    if not whole:  # it began long before: a word that is cut in two says nothing
        shown = "…" + shown[max(0, _next_space(shown, start - first)) :]
    if last > end + _MOST:
        shown = shown[: max(shown.rfind(" "), end - first)] + " …"
    said = _BLOCK_MARK.sub("", _SPACE.sub(" ", shown).strip())
    return _balance(_join_cells(said) if said.startswith("|") else said)


def _join_cells(row: str) -> str:
    """A table's row as a line; the words of a link [[slug|words]] are no cells."""
    links = [match.group() for match in _MENTION.finditer(row)]
    cells = _BETWEEN_CELLS.split(_MENTION.sub("\0", row))
    line = " · ".join(cell for cell in cells if cell)
    for link in links:
        line = line.replace("\0", link, 1)
    return line


def _next_space(text: str, most: int) -> int:
    return text.find(" ", 0, most)


def _ends(text: str, ending: re.Match[str]) -> bool:
    if text[ending.start()] != ".":
        return True
    return not _GOES_ON.search(text, max(0, ending.start() - 12), ending.start() + 1)


@lru_cache(maxsize=64)  # a sentence may name several works, one after the other
def _balance(sentence: str) -> str:
    """The sentence without marks of emphasis, code and links that have no partner in it."""
    held = [(match.start(), match.end()) for match in _LINK.finditer(sentence)]
    held += [(match.start(), match.end()) for match in _MENTION.finditer(sentence)]
    waiting: dict[str, int] = {}
    alone: set[tuple[int, int]] = set()
    marks = []
    for match in _EMPHASIS.finditer(sentence) if _MARK.search(sentence) else ():
        mark = match.group()
        if mark[0] == "\\" or any(start <= match.start() < end for start, end in held):
            continue
        marks.append(match)
        if mark in waiting:
            del waiting[mark]
        else:
            waiting[mark] = len(marks) - 1
    alone = {marks[place].span() for place in waiting.values()}
    for pattern in (_LINK_START, _LINK_END):
        alone |= {
            match.span()
            for match in pattern.finditer(sentence)
            if not any(start <= match.start() < end for start, end in held)
        }
    parts, at = [], 0
    for start, end in sorted(alone):
        if start >= at:
            parts.append(sentence[at:start])
            at = end
    return "".join((*parts, sentence[at:])).strip()
