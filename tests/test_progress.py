"""What a long task tells of how far it is, where there is no terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from generator import progress
from generator.progress import Spoken


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test lets pass."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def _follow(clock: list[float], seconds: list[float], total: int) -> list[str]:
    """The lines told of things that take so long each."""
    stream = io.StringIO()

    def work() -> Iterator[float]:
        for each in seconds:
            clock[0] += each
            yield each

    assert list(Spoken(stream).follow("Pages", work(), total)) == seconds
    return stream.getvalue().splitlines()


def test_before_the_first_is_done_there_is_no_rate(clock: list[float]) -> None:
    assert _follow(clock, [11.0], 500) == ["Pages: 1 of 500"]


def test_the_rate_is_of_the_time_since_the_first_was_done(clock: list[float]) -> None:
    lines = _follow(clock, [11.0, *([0.5] * 40)], 500)
    assert lines == [
        "Pages: 1 of 500",
        "Pages: 12 of 500, 2/s, 244 s left",
        "Pages: 23 of 500, 2/s, 238 s left",
        "Pages: 34 of 500, 2/s, 233 s left",
    ]


def test_a_burst_has_no_rate(clock: list[float]) -> None:
    """A process hands over dozens at once."""
    lines = _follow(clock, [4.9, *([0.0] * 63), 0.2], 500)
    assert lines == ["Pages: 65 of 500"]


def test_of_what_is_soon_done_nothing_is_told(clock: list[float]) -> None:
    assert _follow(clock, [0.1] * 20, 20) == []
