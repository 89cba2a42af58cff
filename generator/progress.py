"""How far a long task is: stage, rate, time left; a bar in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TextIO, TypeVar

T = TypeVar("T")
PLAIN_EVERY = 5.0
"""Seconds between two lines where there is no terminal."""
_SURE = 1.0
"""Seconds that a rate is taken over."""


class Reporter(Protocol):
    """What a long task tells while it goes on."""

    def follow(self, stage: str, things: Iterable[T], total: int) -> Iterator[T]:
        """Passes things on and counts them."""

    def say(self, line: str) -> None:
        """A message that is not a result."""


class Silent:
    """Says nothing: --quiet, and tests."""

    def follow(self, stage: str, things: Iterable[T], total: int) -> Iterator[T]:
        """Passes things on."""
        yield from things

    def say(self, line: str) -> None:
        """Says nothing."""


@dataclass(slots=True)
class _Pace:
    """How fast things are done since the first one was: what went before may be of another kind,
    or the start of other processes."""

    begun: float | None = None

    def tell(self, done: int, now: float) -> float | None:
        """Things a second, from how many are done; None while that says nothing."""
        if self.begun is None:
            self.begun = now
        spent = now - self.begun
        return (done - 1) / spent if done > 1 and spent >= _SURE else None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Tells on standard error: a bar in a terminal, a line every few seconds elsewhere."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)

    def follow(self, stage: str, things: Iterable[T], total: int) -> Iterator[T]:
        """Passes things on and shows how many are done, how fast, and what time is left."""
        if self.stream.isatty():
            yield from self._follow_with_bar(stage, things, total)
        else:
            yield from self._follow_with_lines(stage, things, total)

    def say(self, line: str) -> None:
        """One line on standard error."""
        print(line, file=self.stream, flush=True)

    def _follow_with_bar(self, stage: str, things: Iterable[T], total: int) -> Iterator[T]:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        # No refresh thread: workers are forked while the bar is up.
        with Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(file=self.stream),
            auto_refresh=False,
        ) as bar:
            task = bar.add_task(stage, total=total, rate="")
            pace, shown = _Pace(), time.monotonic()
            bar.refresh()
            for done, thing in enumerate(things, start=1):
                yield thing
                now = time.monotonic()
                rate = pace.tell(done, now)
                if now - shown > 0.1 or done == total:
                    shown = now
                    told = "" if rate is None else f"{rate:,.0f}/s"
                    bar.update(task, completed=done, rate=told, refresh=True)

    def _follow_with_lines(self, stage: str, things: Iterable[T], total: int) -> Iterator[T]:
        pace, told = _Pace(), time.monotonic()
        for done, thing in enumerate(things, start=1):
            yield thing
            now = time.monotonic()
            rate = pace.tell(done, now)
            if now - told > PLAIN_EVERY and done < total:
                told = now
                left = f", {rate:,.0f}/s, {(total - done) / rate:.0f} s left" if rate else ""
                self.say(f"{stage}: {done} of {total}{left}")
