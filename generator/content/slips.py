"""What can be read and was most probably not meant: told by `litsite check`, refused by nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.cites import CITED, drop_code
from generator.content.cut_dois import find_cut_dois
from generator.content.files import name_file, read_file
from generator.content.load import list_keys, references_path, review_path
from generator.content.review_file import split_file
from generator.content.yaml import YamlError, settle_ends
from generator.errors import ContentError, Problem
from generator.model.issued import find_no_date, read_issued

Found = tuple[int, str, str]
"""Where in the text, what is odd, and what to do."""

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_FIELD = re.compile(r'^(issued|URL|type): *"?([^"\n]+?)"?[ \t]*$', re.M)
_CUT = re.compile(r"^(title|container-title|summary): [^\"'|>\n][^\n]*? #", re.M)
_LIKE_HEADING = re.compile(
    r"^(?:#|#{3,6}) *(abstract|notes)[ \t]*#*$|^\*\*(abstract|notes):?\*\*:?[ \t]*$"
    r"|^(abstract|notes)[ \t]*\n[-=]{3,}[ \t]*$|^##+(\w[^\n]*)$",
    re.M | re.I,
)
_SECTION = re.compile(r"^## +(Abstract|Notes)[ \t]*$", re.M)
_LIKE_CITE = re.compile(r"(?<!\\)\[[^\[\]\n]{0,30}@[a-z0-9]+(?:-[a-z0-9]+)+[^\[\]\n]*\]?")
_CITE = re.compile(rf"\[{CITED}\]")
_NUMBER = re.compile(r'^(?:- |  )number: *"?(\d+)"?[ \t]*$', re.M)
_ENTRY = re.compile(r"^- ", re.M)
_LIST_TITLE = re.compile(r"^(?:- |  )list-title: *(.+)$", re.M)


def find_slips(folder: Path) -> Iterator[Problem]:
    """Each slip in the reviews of content/ and their reference lists, with line and remedy."""
    for key in list_keys(folder):
        for path, is_review in ((review_path(key), True), (references_path(key), False)):
            try:
                text = settle_ends(read_file(folder, path) or "")
                found = list(_find_in(text, is_review)) if text else []
            except (ContentError, YamlError):
                continue  # that is a problem of its own
            for place, message, remedy in found:
                line = text.count("\n", 0, place) + 1
                yield Problem(name_file(folder, path), line, message, remedy)


def _find_in(text: str, is_review: bool) -> Iterator[Found]:
    yield from find_cut_dois(text, is_review)
    for sign in _TURNING:
        if sign in text:
            yield (
                text.index(sign),
                f"an unseen character (U+{ord(sign):04X}) turns the direction of what follows",
                "delete it",
            )
    if not is_review:
        yield from _find_doubled(text)
        return
    body = split_file(text).body
    start = len(text) - len(body)
    yield from _find_in_front(text[:start])
    for place, message, remedy in _find_in_body(body):
        yield start + place, message, remedy


def _find_in_front(front: str) -> Iterator[Found]:
    for found in _CUT.finditer(front):
        yield (
            found.start(),
            f"what stands behind # is a comment, and no part of the {found[1]}",
            "put the whole text in double quotes",
        )
    for found in _FIELD.finditer(front):
        key, value = found.groups()
        if key == "issued" and _has_no_year(value):
            yield (
                found.start(),
                f"issued {value!r} states no year that litsite reads: nothing is sorted by it",
                'write "2021", "2021-04" or "2021-04-03"',
            )
        elif key == "URL" and not value.lower().startswith(("http://", "https://", "ftp://")):
            yield (
                found.start(),
                f"URL {value!r} is no address of the web: nothing links to it",
                "start it with https://",
            )
        elif key == "type" and value == "review":
            yield (
                found.start(),
                "type: review is CSL's word for a review of one book or film",
                "of a review article write type: article-journal and genre: review-article",
            )


def _has_no_year(value: str) -> bool:
    """Whether a date is one as printed; of a list, and of what is no date, the problem is told."""
    return (
        not value.startswith(("{", "["))
        and read_issued(value).year is None
        and find_no_date(value) is None
    )


def _find_in_body(body: str) -> Iterator[Found]:
    prose = drop_code(body)
    for found in _LIKE_HEADING.finditer(prose):
        word = next(filter(None, found.groups())).strip()
        yield (
            max(0, body.find(found[0])),
            f"{found[0].partition(chr(10))[0]!r} begins no section",
            f"write ## {word}",
        )
    seen: set[str] = set()
    for found in _SECTION.finditer(prose):
        if found[1] in seen:
            yield (
                max(0, body.rfind(found[0])),
                f"there is a second section {found[1]}",
                "make one of the two, or give it a name of its own",
            )
        seen.add(found[1])
    for found in _LIKE_CITE.finditer(prose):
        if not _CITE.fullmatch(found[0]):
            yield (
                max(0, body.find(found[0])),
                f"{found[0][:60]!r} is not read as a citation",
                "write [@key] or [@one; @other], and what is to stand beside it outside of the "
                "brackets",
            )


def _find_doubled(text: str) -> Iterator[Found]:
    """A number in print that two entries of one list have."""
    numbers = _NUMBER.findall(text)
    if len(numbers) == len(set(numbers)):
        return
    seen: set[tuple[str, str]] = set()
    starts = [found.start() for found in _ENTRY.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        number = _NUMBER.search(text, start, end)
        title = _LIST_TITLE.search(text, start, end)
        if number is None:
            continue
        known = (title[1] if title else "", number[1])
        if known in seen:
            yield (
                number.start(),
                f"another entry of this list has the number {number[1]} too",
                "correct it, or delete the line: a number is no must",
            )
        seen.add(known)
