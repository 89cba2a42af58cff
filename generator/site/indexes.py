"""Indexes of names: authors by family name, terms by letter, years newest first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from generator.library.model import Person, Term
from generator.library.word_lists import NO_SUBJECTS
from generator.site.lines import (
    Anchor,
    Index,
    NameLine,
    index_text,
    letter_id,
    letter_of,
    sort_text,
)
from generator.site.links import part_path

NAMES_LENGTH = 600
"""Names on one page of an index."""
MOST = 12
FEWEST_FOR_MOST = 24
"""A short index needs no second list of its most used names."""
_LONGEST_ID = 60
_WORD = re.compile(r"[a-z0-9]+")


class Indexes(dict[str, Index]):
    """The index of each folder, "authors" and every kind of term, made when it is asked for."""

    def __init__(self, people: Sequence[Person], terms: Mapping[str, Sequence[Term]]) -> None:
        self.people, self.terms = people, terms

    def __missing__(self, folder: str) -> Index:
        made = self[folder] = self._make(folder)
        return made

    def list_lines(self, folder: str) -> Iterator[NameLine]:
        """The lines of an index, in no order."""
        if folder == "authors":
            return map(_person_line, self.people)
        return (_term_line(folder, term) for term in self.terms[folder])

    def _make(self, folder: str) -> Index:
        lines = self.list_lines(folder)
        if folder == "years":
            newest = sorted(lines, key=lambda each: (each.name.isdigit(), each.name), reverse=True)
            return Index(tuple(newest), (), ())
        return _index(folder, ((index_text(line.name), line) for line in lines))


def qualifier_id(name: str) -> str:
    """The id of a MeSH qualifier's place on its descriptor's page.

    Names that are more than words end in digits of their own, so that no two ids are the same.
    """
    words = "-".join(_WORD.findall(sort_text(name)))[:_LONGEST_ID]
    if words == name.casefold().replace(" ", "-"):
        return f"with-{words}"
    return f"with-{words}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _person_line(person: Person) -> NameLine:
    others = [variant for variant in person.variants if variant != person.name]
    also = f"also {', '.join(others[:3])}" if others else ""
    return NameLine(
        person.sort_name or person.name,
        f"authors/{person.slug}.html",
        len(person.reviews),
        "",
        also,
    )


def _term_line(folder: str, term: Term) -> NameLine:
    path = f"{folder}/{term.slug}.html"
    qualifiers = tuple(
        (name, f"{path}#{qualifier_id(name)}", len(keys))
        for name, keys in sorted(term.qualifiers.items())
    )
    return NameLine(term.name, path, len(term.reviews), "", "", qualifiers)


def _index(folder: str, named: Iterable[tuple[str, NameLine]]) -> Index:
    ordered = sorted(named, key=lambda pair: (pair[0], pair[1].path))
    lines, anchors = [], []
    entered: set[str] = set()
    for place, (filed, line) in enumerate(ordered):
        letter = letter_of(filed)
        if letter not in entered:  # signs sort before letters and after: "#" is entered once
            entered.add(letter)
            part = part_path(f"{folder}/index", place // NAMES_LENGTH + 1)
            anchors.append(Anchor(letter, f"{part}#{letter_id(letter)}"))
            line = line._replace(anchor=letter)
        lines.append(line)
    most: list[NameLine] = []
    if len(lines) >= FEWEST_FOR_MOST:
        ranked = sorted(lines, key=lambda line: (-line.reviews, sort_text(line.name)))
        telling = (line for line in ranked if line.name.lower() not in NO_SUBJECTS)
        most = [line for line in islice(telling, MOST) if line.reviews > 1]
    return Index(tuple(lines), tuple(anchors), tuple(most))
