"""Indexes of names: authors by family name, terms by letter, years newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.library.model import Person, Term
from generator.site.lines import Anchor, Index, NameLine, letter_id, letter_of, sort_text
from generator.site.links import part_path

NAMES_LENGTH = 600
"""Names on one page of an index."""
MOST = 12
FEWEST_FOR_MOST = 24
"""A short index needs no second list of its most used names."""


def list_indexes(people: Sequence[Person], terms: Mapping[str, Sequence[Term]]) -> dict[str, Index]:
    """The index of each folder: "authors" and every kind of term."""
    indexes = {"authors": _index("authors", (_person_line(person) for person in people))}
    for folder, group in terms.items():
        if folder == "years":
            lines = [_term_line(folder, term) for term in group]
            lines.sort(key=lambda line: (line.name.isdigit(), line.name), reverse=True)
            indexes[folder] = Index(tuple(lines), (), ())
        else:
            indexes[folder] = _index(
                folder, ((sort_text(term.name), _term_line(folder, term)) for term in group)
            )
    return indexes


def qualifier_id(name: str) -> str:
    """The id of a MeSH qualifier's place on its descriptor's page."""
    letters = (letter if letter.isalnum() else "-" for letter in sort_text(name))
    return "with-" + "".join(letters).strip("-")


def _person_line(person: Person) -> tuple[str, NameLine]:
    others = [variant for variant in person.variants if variant != person.name]
    also = f"also {', '.join(others[:3])}" if others else ""
    line = NameLine(
        person.sort_name or person.name,
        f"authors/{person.slug}.html",
        len(person.reviews),
        "",
        also,
    )
    return sort_text(person.sort_name or person.name), line


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
    letter = ""
    for place, (sorted_as, line) in enumerate(ordered):
        here = letter_of(sorted_as)
        if here != letter:
            letter = here
            part = part_path(f"{folder}/index", place // NAMES_LENGTH + 1)
            anchors.append(Anchor(letter, f"{part}#{letter_id(letter)}"))
            line = line._replace(anchor=letter)
        lines.append(line)
    most: list[NameLine] = []
    if len(lines) >= FEWEST_FOR_MOST:
        ranked = sorted(lines, key=lambda line: (-line.reviews, sort_text(line.name)))
        most = [line for line in ranked[:MOST] if line.reviews > 1]
    return Index(tuple(lines), tuple(anchors), tuple(most))
