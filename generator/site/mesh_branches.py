"""Over how many pages the MeSH tree of a library is spread."""

from __future__ import annotations

from generator.library.mesh_tree import MeshTree

TREE_LENGTH = 600
"""Places in use up to which the tree is one page."""


def list_trunks(tree: MeshTree) -> tuple[str, ...]:
    """The branches right below the categories ("C04"), where each has a page of its own, for the
    tree is too large for one; else none."""
    if len(tree.names) <= TREE_LENGTH:
        return ()
    return tuple(
        trunk for category in tree.below.get("", ()) for trunk in tree.below.get(category, ())
    )
