"""Work is done once and its result is the same, in a fork or here."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from generator.incremental.fork import work_forked

forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that other tests left hold no lock."""
    monkeypatch.setattr("generator.incremental.fork.threading.active_count", lambda: 1)


@forks
@pytest.mark.usefixtures("alone")
def test_work_is_done_in_another_process():
    with work_forked(os.getpid, 2) as finish:
        assert finish() != os.getpid()


@pytest.mark.usefixtures("alone")
def test_more_than_a_pipe_holds_comes_back():
    with work_forked(lambda: [b"tide" * 100_000, ("eel", 7)], 2) as finish:
        assert finish() == [b"tide" * 100_000, ("eel", 7)]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_is_told_here(jobs: int):
    def fail() -> int:
        raise OSError("no tide")

    with (
        pytest.raises(OSError, match="no tide"),
        work_forked(fail, jobs) as finish,
    ):
        finish()


@forks
@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("dies", [lambda: os._exit(3), lambda: os.kill(os.getpid(), 9)])
def test_work_whose_fork_dies_is_done_here(dies):
    me = os.getpid()

    def work() -> str:
        if os.getpid() != me:
            dies()
        return "done"

    with work_forked(work, 2) as finish:
        assert finish() == "done"


@forks
@pytest.mark.usefixtures("alone")
def test_a_fork_that_nobody_waits_for_is_ended(monkeypatch: pytest.MonkeyPatch):
    made: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: made.append(fork()) or made[-1])
    wait = threading.Event()
    with work_forked(lambda: wait.wait(60), 2):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(made[0], os.WNOHANG)


def test_a_process_of_several_threads_is_not_forked():
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        with work_forked(os.getpid, 2) as finish:
            assert finish() == os.getpid()
    finally:
        wait.set()
        thread.join()
