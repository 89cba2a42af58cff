"""The index of MeSH as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library.mesh_tree import MeshTree
from generator.site.catalogue import Catalogue
from generator.site.lines import NameLine, count_of
from generator.site.links import mesh_branch_path
from generator.site.mesh_branches import list_trunks
from generator.site.pages import Page
from generator.site.views.frame import View, frame_page
from generator.site.views.mesh_way import Branch, Step
from generator.site.views.names import list_siblings

OPEN = 60
"""Lines up to which a whole tree is shown unfolded."""


@dataclass(frozen=True, slots=True)
class MeshTreeView(View):
    """The tree, or one branch of a large tree; `elsewhere` are the terms that are not in it."""

    heading: str
    says: str
    branches: tuple[Branch, ...]
    length: int
    way: tuple[Step, ...]
    elsewhere: tuple[NameLine, ...]
    siblings: tuple[tuple[str, str, bool], ...]


def view_mesh_tree(page: Page, catalogue: Catalogue) -> MeshTreeView:
    """The MeSH tree's branches in use, all on one page, or for a large tree on one a branch."""
    tree = catalogue.mesh_tree
    trunks = list_trunks(tree)
    trunk = page.subject
    if trunk:
        top: tuple[str, ...] = (trunk,)
        heading = tree.names[trunk]
        says = f"{count_of(tree.counts[trunk], 'review')} indexed under {heading} or below it."
    else:
        top = tree.below.get("", ())
        heading = "MeSH"
        says = "The subjects of these reviews in the tree of MeSH, each counted with all below it."
    shown = _count(top, tree, () if trunk else trunks)
    grown = tuple(
        _grow(number, tree, catalogue, () if trunk else trunks, shown <= OPEN, 0) for number in top
    )
    return MeshTreeView(
        frame=frame_page(page, catalogue, heading if trunk else "MeSH tree", says),
        heading=heading,
        says=says,
        branches=grown,
        length=shown,
        way=(Step("MeSH", "mesh/index.html"),) if trunk else (),
        elsewhere=() if trunk else _list_elsewhere(tree, catalogue),
        siblings=list_siblings("mesh", catalogue),
    )


def _grow(
    number: str,
    tree: MeshTree,
    catalogue: Catalogue,
    trunks: tuple[str, ...],
    all_open: bool,
    depth: int,
) -> Branch:
    slug = tree.terms.get(number, "")
    reviews = len(catalogue.terms["mesh"][slug].reviews) if slug else 0
    if number in trunks:
        return Branch(tree.names[number], mesh_branch_path(number), 0, tree.counts[number])
    return Branch(
        tree.names[number],
        f"mesh/{slug}.html" if slug else "",
        reviews,
        tree.counts[number],
        tuple(
            _grow(below, tree, catalogue, trunks, all_open, depth + 1)
            for below in tree.below.get(number, ())
        ),
        all_open or depth == 0,
    )


def _count(numbers: tuple[str, ...], tree: MeshTree, trunks: tuple[str, ...]) -> int:
    """How many lines these places and those below them take; a trunk is one line."""
    return sum(
        1 if number in trunks else 1 + _count(tree.below.get(number, ()), tree, trunks)
        for number in numbers
    )


def _list_elsewhere(tree: MeshTree, catalogue: Catalogue) -> tuple[NameLine, ...]:
    lines = catalogue.indexes["mesh"].lines
    placed = {f"mesh/{slug}.html" for slug in tree.places}
    return tuple(line for line in lines if line.path not in placed)
