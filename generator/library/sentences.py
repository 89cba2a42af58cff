"""Where a sentence of English prose ends: not every stop before a capital is one.

templates/assets/js/ends-of-sentences.js tells it in the browser by the same rules, and
tests/library/sentences.json holds both to the same cases.
"""

from __future__ import annotations

import re

_NEVER_LAST = re.compile(
    r"(?:^|[^\w.])(?:e\.g|i\.e|[Vv]s|v|[Cc]f|viz|ca|[Aa]pprox|[Ff]igs?|[Ee]qs?|[Rr]efs?|[Tt]abs?"
    r"|[Ss]uppl|[Dd]rs?|[Pp]rofs?|[Mm]rs?|[Mm]s|[Ss]t|[Rr]esp)\.$"
)
_BEFORE_NUMBERS = re.compile(r"(?:^|\W)(?:[Nn]os?|[Vv]ols?|[Cc]hap|[Ss]ect?|pp?)\.$")
_BEFORE_NAMES = re.compile(r"(?:^|\W)(?:al|[A-Z]|Inc|Ltd|Jr|spp?|ssp|subsp|var|cv)\.$")
"""Who "et al. Smith" and "J. Smith" are goes on; "et al. We" and "vitamin C. In" begin anew."""
_OPENER = re.compile(
    r"(?:A|After|All|Although|An|And|As|Because|Both|But|By|Finally|For|Further|Furthermore|Hence"
    r"|Here|How|However|If|In|It|Its|Moreover|Nevertheless|No|Of|On|Our|Patients|Since|So|Such"
    r"|That|The|Their|Then|There|Therefore|These|They|This|Those|Thus|To|Under|Until|We|What|When"
    r"|Whereas|Whether|Which|While|With)\b(?![.-])"
)
_LOWER = re.compile(r"[a-zà-öø-ÿ]{2,}(?![\w-]*[A-Z0-9])|[a-z][\s.]")
_OPENING = re.compile(r"[\s\"“‘'(\[*_]*")
_LONG = 7
"""No abbreviation has so many letters: most sentences end in a longer word."""

_ENDING = re.compile(r"([.!?][\"”’)\]]*)\s+(?=[\"“‘(\[*_]*\w)")


def goes_on(text: str, stop: int, following: int) -> bool:
    """Whether the sentence goes on behind the stop at text[stop]; what follows it begins there."""
    following = _OPENING.match(text, following).end()  # type: ignore[union-attr]
    if _LOWER.match(text, following):
        return True
    if text[stop] != "." or (text[max(0, stop - _LONG) : stop].isalpha() and stop >= _LONG):
        return False
    start = max(0, stop - _LONG - 2)
    if _NEVER_LAST.search(text, start, stop + 1):
        return True
    if _BEFORE_NUMBERS.search(text, start, stop + 1):
        return text[following : following + 1].isdigit()
    if _BEFORE_NAMES.search(text, start, stop + 1):
        return not _OPENER.match(text, following)
    return False


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of plain prose; abbreviations and initials do not end one."""
    sentences, start = [], 0
    for found in _ENDING.finditer(text):
        if not goes_on(text, found.start(), found.end(1)):
            sentences.append(text[start : found.end(1)].strip())
            start = found.end()
    sentences.append(text[start:].strip())
    return tuple(filter(None, sentences))
