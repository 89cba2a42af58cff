"""Rows of the two tables, in Markdown: builds with their ratios to litsite's, and search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from measure import Measured, count_files

from peers.builds import Builds, middle
from peers.litsite import LITSITE
from peers.search import Searched

BUILD_HEADS = (
    "reviews",
    "generator",
    "clean, s",
    "CPU, s",
    "memory, MB",
    "files",
    "MB",
    "no change, s",
    "one edit, s",
)


def build_lines(size: int, found: dict[str, Builds]) -> Iterator[str]:
    """A row a generator; in brackets how many times litsite's figure."""
    ours = found[LITSITE.name]
    if ours.failed:  # nothing to compare with
        ours = Builds()
    for name, builds in found.items():
        cells = [f"{size:,}", name]
        if builds.failed:
            yield row([*cells, "failed", *[""] * (len(BUILD_HEADS) - 3)])
            continue
        clean, base = middle(builds.clean), middle(ours.clean)
        assert clean is not None
        cells += [
            times(clean.wall, base.wall if base else None, ".2f"),
            times(clean.cpu, base.cpu if base else None, ".2f"),
            times(clean.memory / 1e6, base.memory / 1e6 if base else None, ",.0f"),
            times(builds.files, ours.files, ",d"),
            times(builds.size / 1e6, ours.size / 1e6, ",.1f"),
        ]
        for runs, own in ((builds.same, ours.same), (builds.edited, ours.edited)):
            done, base = middle(runs), middle(own)
            assert done is not None
            cells.append(times(done.wall, base.wall if base else None, ".2f"))
        yield row(cells)


def times(value: float, base: float | None, form: str) -> str:
    """A figure and, unless it is litsite's own, its ratio to litsite's."""
    text = format(value, form)
    return text if not base or value == base else f"{text} (×{value / base:.2g})"


def row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def heads(names: Sequence[str]) -> tuple[str, str]:
    """A table's head: names, and the rule below them; all but the first two are numbers."""
    return row(names), "|" + "---|" * 2 + "--:|" * (len(names) - 2)


def search_cells(
    searched: Searched, made: tuple[Measured, int, int] | None, index: Path
) -> Iterator[str]:
    """Making the index, its size, and a first query."""
    if made is None:
        files, size = count_files(index)
        yield from ("in the build", "in the build", "in the build")
    else:
        done, files, size = made
        yield from (f"{done.wall:.1f}", f"{done.cpu:.1f}", f"{done.memory / 1e6:,.0f}")
    yield f"{files:,}"
    yield f"{size / 1e6:,.1f}"
    yield f"{searched.requests}"
    yield f"{searched.loaded / 1e3:,.0f}"
    yield f"{searched.milliseconds:,.0f}"
    yield " ".join(searched.found.split())[:60]


SEARCH_HEADS = (
    "reviews",
    "search",
    "index, s",
    "CPU, s",
    "memory, MB",
    "files",
    "MB",
    "requests",
    "KB loaded",
    "ms to results",
    "found",
)
