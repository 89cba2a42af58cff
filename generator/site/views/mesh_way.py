"""Where a MeSH term stands in the tree: what is above it, what below."""

from __future__ import annotations

from typing import NamedTuple

from generator.library.mesh_tree import MeshTree, list_above
from generator.site.catalogue import Catalogue


class Branch(NamedTuple):
    """A place of the tree: `reviews` are those of its term (0 where none is indexed under the
    term itself), `counted` those of it and of all below it. `path` is its term's page, or the page
    that goes on with it, or ""."""

    name: str
    path: str
    reviews: int
    counted: int
    branches: tuple[Branch, ...] = ()
    open: bool = False


class Step(NamedTuple):
    """A term on the way down to another one; without a path where no review is indexed under it."""

    name: str
    path: str


def trace_term(slug: str, catalogue: Catalogue) -> tuple[tuple[Step, ...], ...]:
    """The ways down to a term, one for each of its places in the tree."""
    tree = catalogue.mesh_tree
    return tuple(
        tuple(_step(above, tree) for above in list_above(number)[:-1] if above in tree.names)
        for number in tree.places.get(slug, ())
    )


def list_narrower(slug: str, catalogue: Catalogue) -> tuple[Branch, ...]:
    """The terms one step below a term, wherever it stands, each once, in the order of names."""
    tree = catalogue.mesh_tree
    below = {
        tree.names[number]: number
        for place in tree.places.get(slug, ())
        for number in tree.below.get(place, ())
    }
    return tuple(
        Branch(name, _path(number, tree), 0, tree.counts[number])
        for name, number in sorted(below.items())
    )


def _step(number: str, tree: MeshTree) -> Step:
    return Step(tree.names[number], _path(number, tree))


def _path(number: str, tree: MeshTree) -> str:
    slug = tree.terms.get(number)
    return f"mesh/{slug}.html" if slug else ""
