"""Work done beside this process in a fork of it, which has all that this one has at hand: for a few
tenths of a second of work, to which the pool of pool.py would add as much again."""

from __future__ import annotations

import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn, TypeVar

from generator.pool import count_jobs

T = TypeVar("T")


@contextmanager
def work_forked(function: Callable[[], T], jobs: int | None = None) -> Iterator[Callable[[], T]]:
    """`function()`, of plain values that marshal knows, worked out in a fork while the block does
    other things; the block calls what it is given for the result.

    Where there are no two `jobs` (as in count_jobs), or where the fork fails, it is worked out
    when it is called for. A process of several threads is not forked: one of them may hold a lock.
    """
    if count_jobs(jobs) < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield function
        return
    found, made = os.pipe()
    fork = os.fork()
    if fork == 0:
        os.close(found)
        _work(function, made)
    os.close(made)
    with os.fdopen(found, "rb") as given:

        def finish() -> T:
            try:
                value: Any = marshal.loads(given.read())
            except (EOFError, ValueError, TypeError):
                return function()  # and what went wrong there is told here
            result: T = value
            return result

        try:
            yield finish
        finally:
            os.kill(fork, signal.SIGKILL)  # it has no more to do, or is not waited for
            os.waitpid(fork, 0)


def _work(function: Callable[[], Any], made: int) -> NoReturn:
    """What the fork does; nothing that this process would do at its end is done there."""
    try:
        with suppress(BaseException), os.fdopen(made, "wb") as result:
            marshal.dump(function(), result)
    finally:
        os._exit(0)
