"""Work spread over processes; work done meanwhile, by one that takes what time others leave."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from generator.pool import map_chunks, work_meanwhile

forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked there")


def _square(number: int, folder: Path) -> int:
    """Leaves a file that says which process it was."""
    if number < 0:
        raise ValueError(number)
    made = folder / f".{number}"
    made.write_text(str(os.getpid()), encoding="utf-8")
    made.rename(folder / f"{number}")
    return number * number


def _wait_for(path: Path) -> int:
    """The process that left a file."""
    for _ in range(2_000):
        if path.exists():
            return int(path.read_text(encoding="utf-8"))
        time.sleep(0.005)
    raise AssertionError(f"{path.name} did not come")


@forks
def test_it_is_done_in_a_process_of_its_own(tmp_path: Path) -> None:
    with work_meanwhile(2, partial(_square, folder=tmp_path), (1, 2, 3)) as finish:
        assert _wait_for(tmp_path / "3") != os.getpid()
        assert finish() in ([1, 4], [1, 4, 9])


@forks
def test_what_is_done_so_far_are_the_first_things(tmp_path: Path) -> None:
    things = range(1, 100_000)
    with work_meanwhile(2, partial(_square, folder=tmp_path), things) as finish:
        _wait_for(tmp_path / "1")
        made = finish()
    assert len(made) < len(things)
    assert made == [number * number for number in things[: len(made)]]


@forks
def test_what_goes_wrong_is_left_to_whoever_does_it_again(tmp_path: Path) -> None:
    with work_meanwhile(2, partial(_square, folder=tmp_path), (1, 2, -1, 3)) as finish:
        _wait_for(tmp_path / "2")
        assert finish() in ([1], [1, 4])
    assert not (tmp_path / "3").exists()


@forks
def test_a_process_that_was_ended_has_done_what_it_told(tmp_path: Path) -> None:
    things = range(1, 100_000)
    with work_meanwhile(2, partial(_square, folder=tmp_path), things) as finish:
        os.kill(_wait_for(tmp_path / "1"), signal.SIGKILL)
        made = finish()
    assert made == [number * number for number in things[: len(made)]]


def test_where_all_is_done_by_one_process_nothing_is_done_meanwhile(tmp_path: Path) -> None:
    with work_meanwhile(1, partial(_square, folder=tmp_path), (1, 2)) as finish:
        assert finish() == []
    assert list(tmp_path.iterdir()) == []


def _halve(numbers: Sequence[int]) -> list[int]:
    return [number // 2 for number in numbers]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("in_order", [True, False])
def test_what_follows_from_some_work_is_done_last(workers: int, in_order: bool) -> None:
    """Further things follow from 40 alone, and none from those."""
    made = list(
        map_chunks(
            _halve,
            (80, 60, 40, 20),
            workers,
            1,
            in_order=in_order,
            then=lambda halves: (180, 160, 80) if halves == [40] else (),
        )
    )
    assert sorted(made[:4]) == [[10], [20], [30], [40]]
    assert made[4:] == [[90], [80], [40]]
