"""Where prose mentions a review, a work or a note: [@key] and [[slug]], each with its sentence."""

from __future__ import annotations

import re
from bisect import bisect
from functools import lru_cache

from generator.library.sentences import goes_on

_MENTION = re.compile(
    r"\[(@[A-Za-z0-9][\w:.#$%&+?~/-]*(?:\s*;\s*@[A-Za-z0-9][\w:.#$%&+?~/-]*)*)\]"
    r"|\[\[([^\[\]|]+)(?:\|[^\[\]]+)?\]\]"
)
_END = re.compile(
    r"[.!?][*_)\]”\"']*(?:[,;–-]?\[@[^\[\]\n]*\])*[*_]*(?=\s|$)|\n\s*\n|\n(?=[#*>|-]|\d+[.)]\s)"
)
"""A citation that stands behind the stop, as superscripts do, belongs to the sentence before it."""
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

    A citation is named "@key", another note by its slug. A sentence that names one twice is one. It
    keeps its Markdown, without marks whose other half stands in another sentence.
    """
    if "[@" not in markdown and "[[" not in markdown:
        return ()
    ends = [each.end() for each in _END.finditer(markdown) if _ends(markdown, each)]
    bounds = (0, *ends, len(markdown))
    found: dict[tuple[str, int], str] = {}
    for match in _MENTION.finditer(markdown):
        place = bisect(bounds, match.start())
        named = match.group(1).split(";") if match.group(1) else [match.group(2)]
        new = [(name.strip(), place) for name in named if (name.strip(), place) not in found]
        if new:
            sentence = _quote(markdown, *match.span(), bounds[place - 1], bounds[place])
            found.update(dict.fromkeys(new, sentence))
    return tuple((name, sentence) for (name, _), sentence in found.items())


def _quote(text: str, start: int, end: int, first: int, last: int) -> str:
    """The sentence from first to last, of a long one what is around the mention."""
    begin = max(first, start - _MOST)
    shown = text[begin : min(last, end + _MOST)]
    if begin > first:  # a word that is cut in two says nothing
        shown = "…" + shown[max(0, _next_space(shown, start - begin)) :]
    if last > end + _MOST:
        shown = shown[: max(shown.rfind(" "), end - begin)] + " …"
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
    return text[ending.start()] == "\n" or not goes_on(text, ending.start(), ending.end())


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
