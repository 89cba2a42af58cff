"""Books and chapters in NLM's style by rule.

    Family AB, Family CD. Title. 2nd ed. Place: Publisher; 1998.
    Family AB. Title. In: Family CD, Family EF, editors. Book. Place: Publisher; 1998. p. 10–29.

The smallest doubt returns None, and the labeller reads the string instead.
"""

from __future__ import annotations

import re

from generator.model.issued import Issued
from generator.model.item import Item
from generator.references.draft import part_thesis
from generator.references.quick import read_name_list

_IMPRINT = re.compile(
    r"(?:(?P<edition>\d{1,2})(?:st|nd|rd|th) ed(?:ition|n)?\. )?"
    r"(?P<place>[A-Z][^\d:;.]{2,30}(?: \([A-Z]{2}\)|, [A-Z]{2})?): "
    r"(?P<publisher>[A-Z][^\d:;]{2,70}); (?P<year>(?:19|20)\d\d)\."
    r"(?: (?:pp?\. ?)(?P<page>[A-Za-z]?\d+(?:[-–][A-Za-z]?\d+)?)\.?)?\s*$"
)
_AFTER_NAMES = re.compile(r"(?P<al>,? et al\.?)?\. ")
_EDITORS = re.compile(r"(?P<al>, et al\.?)?,? (?:editors?|eds?\.?)\. ")
_IN = ". In: "
_TITLE = re.compile(r"[^.?!\s](?:[^.?!]|[.?!](?! [A-Z\d]))*[.?!]? ?")


def read_book(raw: str) -> Item | None:
    """The Item of a book or a chapter, or None where anything about it is unusual."""
    author, ends = read_name_list(raw, 0)
    if not author:
        return None
    front = _AFTER_NAMES.match(raw, ends[-1])
    if front is None:
        return None
    complete = front.group("al") is None
    title, held, rest = raw[front.end() :].partition(_IN)
    if not held:
        read = _read_title(raw[front.end() :])
        if read is None:
            return None
        title, thesis = part_thesis(read[0])
        kind = "thesis" if thesis else "book"
        facts = {"author": tuple(author), "authors_complete": complete, "genre": thesis or None}
        return _make(read[1], title, kind, **facts)
    editor, ends = read_name_list(rest, 0)
    back = _EDITORS.match(rest, ends[-1]) if editor else None
    if back is None or not _TITLE.fullmatch(title):
        return None
    read = _read_title(rest[back.end() :])
    if read is None:
        return None
    book, imprint = read
    return _make(
        imprint, title, "chapter", author=tuple(author), authors_complete=complete,
        editor=tuple(editor), container_title=book,
    )  # fmt: skip


def _read_title(text: str) -> tuple[str, re.Match[str]] | None:
    """The title, which is one sentence, and the imprint that ends the string."""
    found = _TITLE.match(text)
    imprint = _IMPRINT.fullmatch(text, found.end()) if found else None
    if found is None or imprint is None:
        return None
    return found.group().strip().removesuffix("."), imprint


def _make(imprint: re.Match[str], title: str, kind: str, **facts: object) -> Item:
    page = imprint.group("page")
    return Item(
        type=kind,
        title=title,
        edition=imprint.group("edition"),
        publisher_place=imprint.group("place"),
        publisher=imprint.group("publisher").strip(),
        issued=Issued(int(imprint.group("year"))),
        page=page.replace("–", "-") if page else None,
        **facts,  # type: ignore[arg-type]  # an Item's own values
    )
