"""The branches of the MeSH tree that a library's reviews are indexed under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.library.model import Term

CATEGORIES = {
    "A": "Anatomy",
    "B": "Organisms",
    "C": "Diseases",
    "D": "Chemicals and Drugs",
    "E": "Analytical, Diagnostic and Therapeutic Techniques, and Equipment",
    "F": "Psychiatry and Psychology",
    "G": "Phenomena and Processes",
    "H": "Disciplines and Occupations",
    "I": "Anthropology, Education, Sociology, and Social Phenomena",
    "J": "Technology, Industry, and Agriculture",
    "K": "Humanities",
    "L": "Information Science",
    "M": "Named Groups",
    "N": "Health Care",
    "V": "Publication Characteristics",
    "Z": "Geographicals",
}
"""What the letters stand for: the tree's file begins one step below them (NLM, "MeSH Tree
Structures")."""


@dataclass(frozen=True, slots=True)
class MeshTree:
    """The places in use and all above them, by number: "C", "C04", "C04.557".

    `names` is what stands at a place, `terms` the slug of its term where reviews are indexed under
    it, `below` the places one step further down in the tree's order (those of "" are the
    categories), `counts` how many reviews are indexed under it or anything below it. `places` are
    the numbers of a term, by its slug; a term may stand in several.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    below: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def grow_tree(published: Mapping[str, str], terms: Iterable[Term]) -> MeshTree:
    """The part of the published tree (name by number) that the terms of a library stand in.

    A term is found by its name or another spelling of it in the library; capitals do not matter.
    """
    numbers: dict[str, list[str]] = defaultdict(list)
    for number, name in published.items():
        numbers[name.casefold()].append(number)
    bit: dict[str, int] = {}  # of each review, in the numbers that stand for sets of reviews
    reviews: dict[str, int] = {}
    slugs: dict[str, str] = {}
    places: dict[str, tuple[str, ...]] = {}
    for term in terms:
        spellings = dict.fromkeys(name.casefold() for name in (term.name, *term.also))
        found = [number for name in spellings for number in numbers.get(name, ())]
        if not found:
            continue
        places[term.slug] = tuple(sorted(found))
        mine = 0
        for key in term.reviews:
            mine |= 1 << bit.setdefault(key, len(bit))
        for number in found:
            slugs[number] = term.slug
            for above in list_above(number):
                if above in published or len(above) == 1:
                    reviews[above] = reviews.get(above, 0) | mine
    below: dict[str, list[str]] = defaultdict(list)
    for number in sorted(reviews):
        way = [place for place in list_above(number)[:-1] if place in reviews]
        below[way[-1] if way else ""].append(number)
    return MeshTree(
        names={number: _name(number, published) for number in reviews},
        terms=slugs,
        below={number: tuple(found) for number, found in below.items()},
        counts={number: held.bit_count() for number, held in reviews.items()},
        places=places,
    )


def list_above(number: str) -> tuple[str, ...]:
    """A place with all above it, from the top: "C04.557" gives "C", "C04", "C04.557"."""
    parts = number.split(".")
    steps = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return (number[:1], *steps) if len(number) > 1 else (number,)


def _name(number: str, published: Mapping[str, str]) -> str:
    return published.get(number) or CATEGORIES.get(number) or number
