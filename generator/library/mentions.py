"""Where prose mentions a review, a work or a note: [@key] and [[slug]], each with its sentence."""

from __future__ import annotations

import re

_MENTION = re.compile(
    r"\[(@[A-Za-z0-9][\w:.#$%&+?~/-]*(?:\s*;\s*@[A-Za-z0-9][\w:.#$%&+?~/-]*)*)\]"
    r"|\[\[([^\[\]|]+)(?:\|[^\[\]]+)?\]\]"
)
_END = re.compile(r"[.!?](?:\s|$)|\n\s*\n|\n(?=[#*>-])")
_MOST = 400
_SPACE = re.compile(r"\s+")


def find_mentions(markdown: str) -> tuple[tuple[str, str], ...]:
    """(what is named, the sentence that names it) in the order of the text.

    A citation is named "@key", another note by its slug. The sentence keeps its Markdown.
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
    for ending in _END.finditer(text, first, start):
        first = ending.end()
    following = _END.search(text, end)
    last = following.start() + 1 if following else len(text)
    sentence = _SPACE.sub(" ", text[first : min(last, end + _MOST)]).strip()
    return re.sub(r"^(?:#+|[*>-]|\d+\.)\s+", "", sentence)
