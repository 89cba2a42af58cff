"""Which lines of a block are compared: as many as if each pair were looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.references.match_clues import NUMBERS
from generator.references.match_pairs import choose_likely, list_pairs, list_sharing

small = st.integers(0, 3)


stated = st.tuples(
    small, small, small, st.integers(0, 12), st.integers(0, 1), st.sampled_from([0, 1, 1, 1])
)


@given(st.lists(stated, min_size=2, max_size=60))
def test_pairs_found_by_what_they_share_are_those_found_one_by_one(
    lines: list[tuple[int, int, int, int, int, int]],
) -> None:
    # Pages and volumes are hashes: another number for each kind.
    marked = [
        (v and v + 70, f and f + 100, e and e + 130, y and y + 2000, loose, bare)
        for v, f, e, y, loose, bare in lines
    ]
    numbers = dict(zip(NUMBERS, zip(*marked, strict=True), strict=True))
    block = list(range(len(lines)))
    one_by_one = set(choose_likely(list_pairs(block), numbers))
    shared = set(choose_likely(list_sharing(block, numbers), numbers))
    assert {tuple(sorted(pair)) for pair in shared} == one_by_one
