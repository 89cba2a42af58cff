"""Where work is done: in this process, in several of this machine, or on a cluster's."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from generator.errors import LitsiteError

if TYPE_CHECKING:  # loaded where processes are opened: an edit is worked on in one
    from concurrent.futures import Executor
    from multiprocessing.connection import Connection

A = TypeVar("A")
B = TypeVar("B")


class Cluster(Protocol):
    """Processes of other machines that see the same folders; see cluster.py."""

    def spread(
        self,
        function: Callable[[Sequence[A]], list[B]],
        chunks: Sequence[Sequence[A]],
        start: Callable[..., None] | None,
        start_with: tuple[object, ...],
        in_order: bool,
    ) -> Iterator[list[B]]:
        """`function` of each chunk, as map_chunks has it."""


Workers = int | Cluster
"""Where work is done: so many processes of this machine (1 for this one alone), or a cluster."""


def count_jobs(jobs: int | None) -> int:
    """How many processes to use: as asked, else one for each core this process may use."""
    if jobs is not None:
        return max(1, jobs)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_chunks(
    function: Callable[[Sequence[A]], list[B]],
    things: Sequence[A],
    workers: Workers,
    each: int,
    start: Callable[..., None] | None = None,
    start_with: tuple[object, ...] = (),
    in_order: bool = True,
    meanwhile: Callable[[], None] | None = None,
    then: Callable[[list[B]], Sequence[A]] | None = None,
) -> Iterator[list[B]]:
    """`function` of each chunk of `each` things, over several processes; `in_order`, or each as
    soon as it is there. `meanwhile` is what this one may do while they are at work; `then` says
    of what came of a chunk which things are to be done last of all.

    `start(*start_with)` is called once in every process first, to hand it what all chunks share.
    Where processes are forked that costs nothing; elsewhere the values are pickled. Few things
    are worked on here, without any process. On a cluster the chunk of a process that was ended is
    worked on again by another.
    """

    def cut(some: Sequence[A]) -> list[Sequence[A]]:
        return [some[place : place + each] for place in range(0, len(some), each)]

    def list_last(made: list[B]) -> list[Sequence[A]]:
        return [] if then is None else cut(then(made))

    chunks, last = cut(things), list[Sequence[A]]()
    if workers == 1 or len(chunks) <= 1:
        if start is not None:
            start(*start_with)
        for made in map(function, chunks):
            last += list_last(made)
            yield made
        yield from map(function, last)
        return
    if not isinstance(workers, int):
        for made in workers.spread(function, chunks, start, start_with, in_order):
            last += list_last(made)
            yield made
        if last:
            yield from workers.spread(function, last, start, start_with, in_order)
        return
    with (
        open_processes(min(workers, len(chunks)), start, start_with) as executor,
        _told_when_ended(),
    ):
        if in_order:
            found = executor.map(function, chunks)
        else:
            from concurrent.futures import as_completed

            waiting = [executor.submit(function, chunk) for chunk in chunks]
            found = (done.result() for done in as_completed(waiting))
        if meanwhile is not None:
            meanwhile()
        waiting = []
        for made in found:
            # They are begun as soon as a process has nothing else to do.
            waiting += [executor.submit(function, chunk) for chunk in list_last(made)]
            yield made
        yield from (done.result() for done in waiting)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Work that makes millions of values and keeps them: looking for garbage among them takes a
    quarter of the time and finds next to none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _begin(start: Callable[..., None] | None, start_with: tuple[object, ...]) -> None:
    """What a new process does first."""
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if start is not None:
        start(*start_with)


def _end_with_parent() -> None:
    """Ends this process when the one that it helps was killed: it would wait for work for ever,
    and hold the project's lock meanwhile."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def work_beside(
    beside: bool, function: Callable[..., A], *values: object
) -> Iterator[Callable[[], A]]:
    """`function(*values)`, worked out in a process of its own while the block does other things;
    the block calls what it is given for the result.

    Where it is not to be done beside, or where handing it the values would take longer than it
    saves, it is done when it is called for.
    """
    with open_helpers(beside, *values) as start:
        # The process ends when it is done: while it is there, what is written to here is in
        # memory twice.
        yield start(function, last=True)


class Start(Protocol):
    """Begins a function of what helpers hold and of `values`; what it gives is called for the
    result. They end after the `last`."""

    def __call__(
        self, function: Callable[..., A], *values: object, last: bool = False
    ) -> Callable[[], A]:
        """Begins."""


@contextmanager
def open_helpers(count: int, *held: object) -> Iterator[Start]:
    """So many processes that hold some values as they are now, for work on them beside the block;
    where there are none, work is done here when its result is called for."""
    if not count or sys.platform != "linux":
        yield lambda function, *values, last=False: lambda: function(*held, *values)
        return
    with open_processes(count, _hold, held) as executor:

        def start(
            function: Callable[..., A], *values: object, last: bool = False
        ) -> Callable[[], A]:
            future = executor.submit(_work, function, *values)
            if last:
                executor.shutdown(wait=False)

            def finish() -> A:
                with _told_when_ended():
                    return future.result()

            return finish

        yield start


@contextmanager
def _told_when_ended() -> Iterator[None]:
    from concurrent.futures import BrokenExecutor

    try:
        yield
    except BrokenExecutor as error:
        raise LitsiteError(
            "a process that helped was ended from outside, perhaps for want of memory",
            "close other programs or use fewer processes with --jobs; nothing was changed",
        ) from error


@contextmanager
def work_meanwhile(
    workers: Workers, function: Callable[[A], B], things: Sequence[A]
) -> Iterator[Callable[[], list[B]]]:
    """`function` of one thing after the other, in a process that takes what time others leave
    while the block does something else. What the block is given ends that, and gives what came of
    the first things, as far as it got: of none where all work is done here."""
    if workers == 1 or not things or sys.platform != "linux":
        yield list
        return
    from multiprocessing import get_context

    context = get_context("fork")
    found, made = context.Pipe(duplex=False)
    process = context.Process(target=_work_until_ended, args=(made, function, things), daemon=True)
    process.start()
    made.close()

    def finish() -> list[B]:
        # Not waited for: where others keep the machine busy it gets on slowly.
        process.terminate()
        process.join()
        done: list[B] = []
        with suppress(EOFError, OSError):
            while True:
                done.append(found.recv())
        return done

    try:
        yield finish
    finally:
        process.terminate()
        process.join()
        found.close()


def _work_until_ended(made: Connection, function: Callable[[A], B], things: Iterable[A]) -> None:
    _begin(None, ())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that is helped ends this
    os.nice(_LESS)
    with suppress(Exception):  # what goes wrong is told where it is done again
        for thing in things:
            made.send(function(thing))


_LESS = 19
"""How much nicer a process is that has only what time others leave."""

_held: tuple[Any, ...] = ()


def _hold(*values: object) -> None:
    global _held  # one value a process, set before its first call
    _held = values


def _work(function: Callable[..., A], *values: object) -> A:
    return function(*_held, *values)


@contextmanager
def open_processes(
    jobs: int, start: Callable[..., None] | None, start_with: tuple[object, ...]
) -> Iterator[Executor]:
    """A pool of processes; work not begun is dropped when the caller stops early."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    way = "fork" if sys.platform == "linux" else "spawn"
    executor = ProcessPoolExecutor(
        jobs, get_context(way), initializer=_begin, initargs=(start, start_with)
    )
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
