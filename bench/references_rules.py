"""A reference string read by rule alone: locators first, then authors, title and container.

The labeller's plain rival, which bench/ measures it against; no command reads strings so.
"""

from __future__ import annotations

import re

from generator.references.draft import Draft
from generator.references.names import is_initials, read_names
from generator.references.scan import Scanned

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)[a-z]?"
_VOLUME = r"(?P<volume>\d{1,4}[A-Za-z]?(?:[-–/]\d{1,3})?|[A-Z]{1,2}-?\d{1,3})"
_ISSUE = r"(?:\s?\((?P<issue>[^()]{1,24})\))"
_PAGE = r"(?P<page>[A-Za-z]{0,7}\d[\dA-Za-z.]*(?:\s?[-‐‑–—−]+\s?[A-Za-z]{0,3}\d[\dA-Za-z.]*)?)"
_DATE = (
    r"(?P<date>(?:1[6-9]|20)\d\d[a-z]?"
    r"(?:,? [A-Z][a-z]{2,8}\.?(?:[-–/][A-Z][a-z]{2,8})?(?: \d{1,2})?)?)"
)
_LOCATORS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[\s.(,]{_DATE}\)?\s*[;,]\s*{_VOLUME}?{_ISSUE}?\s*:\s*{_PAGE}",
        rf"[\s.(,]{_DATE},\s?{_VOLUME}{_ISSUE}?,\s?{_PAGE}",
        rf"[\s.,]\(?{_VOLUME}{_ISSUE}?\s*[:,]\s*(?:pp?\.? ?)?{_PAGE},?\s*\(?{_YEAR}\)?",
        rf"[\s.,](?:[Vv]ol\.? ?)?{_VOLUME}{_ISSUE}?\s*[:,]\s*(?:pp?\.? ?"
        rf"|Article (?:No\. )?)?{_PAGE}(?=[\s.,]|$)",
        rf"[\s.(,]{_DATE}\)?\s*[;,]\s*{_VOLUME}{_ISSUE}?",
    )
)
_YEAR_AFTER_AUTHORS = re.compile(
    r"(?:\s*\((?P<year>(?:1[6-9]|20)\d\d[a-z]?)\)|(?:[.,)]|\bal)\s+(?P<bare>(?:1[6-9]"
    r"|20)\d\d[a-z]?)(?=[.,:]))"
    r"[.:,]?\s+(?=\S)"
)
_ANY_YEAR = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)(?!\d)")
_STOP = re.compile(
    r"(?<=[^\W\d]{3})[.?!]\s+(?=[^\W\d_a-z])|(?<=[\d)\]”\"'’][.?!])\s+(?=[^\W\d_a-z])|[?!]\s+"
)


def draft_by_rules(raw: str, scanned: Scanned) -> Draft:
    """The parts of a string as the usual locators and stops divide it."""
    body = _body(raw, scanned)
    draft = Draft()
    head, tail = body, ""
    for pattern in _LOCATORS:
        found = pattern.search(body, min(len(body), 8))
        if found:
            parts = found.groupdict()
            draft.volume = parts.get("volume") or ""
            draft.issue = parts.get("issue") or ""
            draft.page = parts.get("page") or ""
            draft.date = parts.get("date") or parts.get("year") or ""
            head, tail = body[: found.start()], body[found.end() :]
            break
    early = _YEAR_AFTER_AUTHORS.search(head)
    if early and (not draft.date or early.start() < len(head) * 0.6) and early.start() > 2:
        draft.date = draft.date or early.group("year") or early.group("bare")
        block, rest = head[: early.start() + 1], head[early.end() :]
    else:
        block, rest = _split_authors(head)
    draft.author, draft.complete = read_names(block)
    draft.title, draft.container = _split_title(rest)
    if not draft.date and (found := _ANY_YEAR.search(tail) or _ANY_YEAR.search(rest)):
        draft.date = found.group()
    if len(tail.strip(" .,;:()")) > 1:
        draft.note.append(tail)
    return draft


def _body(raw: str, scanned: Scanned) -> str:
    """The string with its certain stretches blanked, so that places stay the same."""
    body = raw[: scanned.end]
    for start, end, _ in scanned.spans:
        body = body[:start] + " " * (min(end, scanned.end) - start) + body[end:]
    return body.rstrip()


def _split_authors(head: str) -> tuple[str, str]:
    """The author block and the rest: at "et al.", the last name of a ";" list, or a full stop."""
    text = head.lstrip()
    found = re.search(r"\bet al\b\.?[,;:.]*\s*", text)
    if found and found.start() < 400:
        return text[: found.end()], text[found.end() :]
    if text.count(";") > 1:
        names = 0
        for part in re.finditer(r"[^;]*;", text):
            words = part.group().rstrip(";").split()
            if not (1 < len(words) < 6 and any(is_initials(word) for word in words[-2:])):
                break
            names = part.end()
        if names:
            return text[:names], text[names:]
    for stop in re.finditer(r"[.:]\s+", text):
        before = text[: stop.start()]
        last = before.rsplit(" ", 1)[-1].rsplit(",", 1)[-1]
        after = text[stop.end() : stop.end() + 12]
        initial = re.match(r"[A-Z]\.|[A-Z]{1,3}[,.]", after) or re.match(r"(?:and|&)\s", after)
        if not initial and not (len(last) == 1 and re.match(r"[A-Z][a-z]+,? [A-Z]\.", after)):
            return before, text[stop.end() :]
    return "", text


def _split_title(text: str) -> tuple[str, str]:
    """Title and container: at the last stop whose following words can name a journal."""
    text = text.strip().rstrip(",;: ")
    stops = list(_STOP.finditer(text.rstrip(".")))
    if not stops:
        return text, ""
    best = stops[-1]
    for stop in reversed(stops[:-1]):
        between = text[stop.end() : best.start()]
        if len(between) > 14 or " " in between.strip():
            break
        best = stop
    title = text[: best.end()].strip()
    return title, text[best.end() :].strip()
