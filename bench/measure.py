"""A command measured: wall clock, processor time, peak memory of all its processes together.

    python bench/measure.py COMMAND ...

The command leads a session of its own; whatever it starts belongs to it. Processor time is what
the kernel accounts to the command and to every process that it waited for. Memory is the sum of
the processes' PSS (each shared page counted once, divided among those that map it), read from
/proc/PID/smaps_rollup forty times a second; where reading it is slow, because a process is large,
the pauses grow, so that measuring takes at most a twentieth of one core. Linux only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.025
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took; `memory` in bytes, `status` its exit status, `printed` its output's
    last lines."""

    wall: float
    cpu: float
    memory: int
    status: int
    printed: str = ""


def measure(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> Measured:
    """Runs a command in a folder to its end."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    assert process.stdout is not None
    watch = _Watch(process.pid)
    watch.start()
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    watch.ended.set()
    watch.join()
    # Where it ended before the first look: the kernel's record of its largest process.
    memory = watch.peak or used.ru_maxrss * 1024
    last = printed[-2_000:].decode(errors="replace").strip()
    return Measured(wall, used.ru_utime + used.ru_stime, memory, process.returncode, last)


class _Watch(threading.Thread):
    """Looks at the memory of a session's processes until told that it has ended."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.peak, self.ended = session, 0, threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self.ended.wait(pause):
            begun = time.thread_time()
            self.peak = max(self.peak, sum(map(read_pss, list_session(self.session))))
            pause = max(_PAUSE, 20 * (time.thread_time() - begun))


def list_session(session: int) -> list[int]:
    """The processes of a session."""
    found = []
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            with suppress(OSError):  # it has ended
                stat = (folder / "stat").read_text()
                # The name, in brackets, may hold anything; state, parent, group, session follow.
                if int(stat.rpartition(")")[2].split()[3]) == session:
                    found.append(int(folder.name))
    return found


def read_pss(process: int) -> int:
    """A process's proportional share of memory in bytes; 0 where it has ended."""
    with suppress(OSError):
        for line in (_PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def count_files(folder: Path) -> tuple[int, int]:
    """How many files a folder holds at any depth, and their bytes."""
    files = size = 0
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            inner = count_files(Path(entry.path))
            files, size = files + inner[0], size + inner[1]
        else:
            files, size = files + 1, size + entry.stat(follow_symlinks=False).st_size
    return files, size


if __name__ == "__main__":
    done = measure(sys.argv[1:], Path.cwd())
    print(done.printed)
    print(
        f"{done.wall:.2f} s, {done.cpu:.2f} s of processor time, "
        f"{done.memory / 1e6:,.0f} MB at most, status {done.status}"
    )
    sys.exit(done.status)
