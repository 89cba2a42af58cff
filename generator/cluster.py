"""Work spread over an existing Dask cluster, whose machines share the project's folder.

`litsite[cluster]` brings what this needs; nothing of it is imported before a scheduler is named.
Only places of files and small values travel: what is read and what is made lies in the folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import re
import secrets
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from generator.errors import LitsiteError, UsageError, tell_how_to_install
from generator.pool import Workers, count_jobs, without_collecting
from generator.site.theme import templates_folder

A = TypeVar("A")
B = TypeVar("B")

PATIENCE = 10
"""Seconds to wait for a scheduler's answer."""


@contextlib.contextmanager
def open_workers(jobs: int | None, scheduler: str | None, cache: Path) -> Iterator[Workers]:
    """Where the work of a command is done: in processes of this machine, or, where `scheduler`
    names one, on its Dask cluster. `cache` is the project's own folder (.litsite).

    Raises UsageError and LitsiteError where there is no such cluster, or its workers do not have
    this folder and this litsite.
    """
    if scheduler is None:
        yield count_jobs(jobs)
        return
    if jobs is not None:
        raise UsageError(
            "--jobs is for processes of this machine, --scheduler for a cluster's", "give one"
        )
    cache = cache.resolve()
    with contextlib.closing(_connect(scheduler)) as client:
        _check_workers(client, scheduler, cache)
        yield DaskCluster(client, scheduler, cache)


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """A cluster that was found fit: see open_workers."""

    client: Any
    address: str
    cache: Path

    def spread(
        self,
        function: Callable[[Sequence[A]], list[B]],
        chunks: Sequence[Sequence[A]],
        start: Callable[..., None] | None,
        start_with: tuple[object, ...],
        in_order: bool,
    ) -> Iterator[list[B]]:
        """`function` of each chunk; what a worker that was ended had to do, another does."""
        from distributed import CancelledError, KilledWorker, as_completed

        # What all chunks share lies in the folder: it outlives each worker and burdens no
        # scheduler.
        shared = self.cache / f"shared-{secrets.token_hex(8)}"
        data = pickle.dumps((start, start_with), pickle.HIGHEST_PROTOCOL)
        shared.write_bytes(data)
        digest = hashlib.blake2b(data).digest()
        waiting: list[Any] = []
        try:
            waiting += [
                self.client.submit(_work, shared, digest, function, chunk, pure=False)
                for chunk in chunks
            ]
            # Not all that distributed gives has types.
            followed = as_completed(waiting, loop=self.client.loop)  # type: ignore[no-untyped-call]  # distributed is not typed
            for done in waiting if in_order else followed:
                yield done.result()
        except KilledWorker as error:
            raise LitsiteError(
                "each worker that took one piece of the work was ended, perhaps for want of memory",
                "give the workers more memory; nothing was changed",
            ) from error
        except (CancelledError, OSError) as error:
            if self.client.status == "running" and isinstance(error, OSError):
                raise  # the work's own
            raise LitsiteError(
                f"the scheduler at {self.address} went away", "start it again; nothing was changed"
            ) from error
        finally:
            shared.unlink(missing_ok=True)
            if self.client.status == "running":
                self.client.cancel([each for each in waiting if not each.done()])


_one_at_a_time = threading.Lock()
_shares = b""


def _work(
    shared: Path, digest: bytes, function: Callable[[Sequence[A]], list[B]], chunk: Sequence[A]
) -> list[B]:
    """One chunk, in a worker's process: it is first given what the chunks share, once. A worker
    of several threads works on one chunk at a time."""
    global _shares  # what this process was given last
    mine = str(shared).encode()
    with _one_at_a_time, without_collecting():
        if _shares != mine:
            data = shared.read_bytes()
            if hashlib.blake2b(data).digest() != digest:
                raise LitsiteError(f"{shared} is not what was written", "check the shared folder")
            start, start_with = pickle.loads(data)
            if start is not None:
                start(*start_with)
            _shares = mine
        return function(chunk)


def _connect(address: str) -> Any:  # noqa: ANN401  # its package has no types to rely on
    try:
        from distributed import Client
    except ImportError:
        raise LitsiteError(
            "--scheduler needs distributed, which is not installed",
            tell_how_to_install("distributed"),
        ) from None
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # distributed is not typed
    except (OSError, ValueError) as error:
        raise LitsiteError(
            f"no Dask scheduler answers at {address}",
            "start one with 'dask scheduler' and give its address, as tcp://host:8786",
        ) from error


def _check_workers(client: Any, address: str, cache: Path) -> None:  # noqa: ANN401  # as above
    """Every worker must have this litsite, this Python, and the folder under the same path."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise LitsiteError(
            f"the scheduler at {address} has no workers",
            f"start some with 'dask worker {address} --nthreads 1'",
        ) from None
    token = secrets.token_hex(16)
    probe = cache / f"probe-{token}"
    cache.mkdir(parents=True, exist_ok=True)
    probe.write_text(token, encoding="utf-8")
    try:
        found = cast("dict[str, object]", client.run(_describe, probe, on_error="return"))
    finally:
        probe.unlink(missing_ok=True)
    for worker, described in sorted(found.items()):
        if isinstance(described, ImportError):
            raise LitsiteError(
                f"worker {worker} has no litsite of this version", "install it there too"
            )
        if isinstance(described, BaseException):
            raise LitsiteError(f"worker {worker} failed: {described}", "look at its log")
        code, seen = cast("tuple[str, str | None]", described)
        if seen != token:
            raise LitsiteError(
                f"worker {worker} does not see {cache}",
                "the project's folder must be shared, under the same path on every machine",
            )
        if code != _tell_code():
            raise LitsiteError(
                f"worker {worker} has another litsite or another Python",
                "install the same versions there as here and start it again",
            )


def _describe(probe: Path) -> tuple[str, str | None]:
    """What code this process runs and what it reads in a file."""
    try:
        return _tell_code(), probe.read_text(encoding="utf-8")
    except OSError:
        return _tell_code(), None


@lru_cache(maxsize=1)  # as it was when this process first worked: it runs that code until its end
def _tell_code() -> str:
    """A digest of what the bytes of a site depend on beside content: litsite's own files, Python,
    the packages that litsite needs."""
    from importlib.metadata import PackageNotFoundError, requires, version

    package = Path(__file__).resolve().parent
    made = hashlib.blake2b(repr(sys.version_info[:2]).encode(), digest_size=16)
    for folder in (package, templates_folder()):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                made.update(f"{path.relative_to(folder).as_posix()}\n".encode() + path.read_bytes())
    with contextlib.suppress(PackageNotFoundError):
        for line in sorted(requires("litsite") or ()):
            if "extra ==" not in line and (name := re.match(r"[\w.-]+", line)):
                made.update(f"{name[0]} {version(name[0])}\n".encode())
    return made.hexdigest()
