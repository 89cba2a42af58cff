"""One generator at one size: built from nothing, without a change, after edits, each checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from statistics import median_low
from tempfile import mkdtemp

from measure import Measured, count_files, measure

from peers import Facts, Peer

EARLIER = "earlier"
"""The folder beside the tools for what earlier builds left: to be removed when all is measured."""


class Builds:
    """What a generator took, run by run: from nothing, without a change, after each edit of one
    review's title."""

    def __init__(self) -> None:
        self.clean: list[Measured] = []
        self.same: list[Measured] = []
        self.edited: list[Measured] = []
        self.files = self.size = 0
        self.failed: str | None = None

    def run(self, peer: Peer, folder: Path, tools: Path, reviews: Sequence[Facts]) -> None:
        """Builds from nothing, without a change, and after an edit of each of some reviews, one
        more each time; on the first that fails or shows the wrong page, `failed` says why."""
        for name in (peer.output, *peer.caches):
            _set_aside(folder / name, tools.parent / EARLIER)
        self._build(peer, folder, self.clean, peer.build(tools))
        self._check(peer, folder, reviews[0])
        if not self.failed:
            self.files, self.size = count_files(folder / peer.output)
        if peer.warm:
            self._build(peer, folder, [], peer.warm(tools))
        self._build(peer, folder, self.same, peer.rebuild(tools, None))
        self._check(peer, folder, reviews[0])
        held: dict[Path, str] = {}
        try:
            for facts in reviews:
                changed = peer.source.format(key=facts["key"])
                source, title = folder / changed, str(facts["title"])
                held[source] = source.read_text(encoding="utf-8")
                other = title.replace("Fictional", "Fictional edited", 1)
                source.write_text(held[source].replace(title, other, 1), encoding="utf-8")
                self._build(peer, folder, self.edited, peer.rebuild(tools, changed))
                self._check(peer, folder, {**facts, "title": other})
        finally:
            for source, text in held.items():
                source.write_text(text, encoding="utf-8")

    def _build(
        self, peer: Peer, folder: Path, into: list[Measured], command: Sequence[str | Path]
    ) -> None:
        if self.failed:
            return
        os.sync()  # what was written before is not written out during the measurement
        done = measure(command, folder, peer.environment)
        if done.status:
            self.failed = f"status {done.status}: {done.printed[-300:]}"
        into.append(done)

    def _check(self, peer: Peer, folder: Path, facts: Facts) -> None:
        if self.failed:
            return
        page = folder / peer.page.format(key=facts["key"])
        texts = str(facts["title"]), str(facts["references"][-1]["title"])  # type: ignore[index]
        shown = page.read_text(encoding="utf-8") if page.exists() else ""
        missing = [text for text in texts if text not in shown]
        if missing:
            self.failed = f"{page} does not show {missing[0]!r}"


def _set_aside(left: Path, earlier: Path) -> None:
    """Moves away what an earlier build left. Where tens of thousands of files were just removed,
    making new ones takes a file system (ext4) many times as long, for minutes."""
    earlier.mkdir(exist_ok=True)
    if os.path.lexists(left):
        left.rename(Path(mkdtemp(dir=earlier)) / left.name)


def middle(runs: Sequence[Measured]) -> Measured | None:
    """The run of median wall clock."""
    if not runs:
        return None
    wall = median_low(run.wall for run in runs)
    return next(run for run in runs if run.wall == wall)
