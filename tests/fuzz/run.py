"""A minute of mutated inputs for each target: `make fuzz`.

    python tests/fuzz/run.py [TARGET ...]

LITSITE_FUZZ_SECONDS is the time for each target (60), LITSITE_FUZZ_SEED where chance begins (the
time of day). Every target runs in a process of its own that may take SECONDS_EACH of processor
time an input and MEMORY bytes beyond what it has at its start; what fails is kept in
tests/fuzz/found/ and tried first from then on.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import resource
import signal
import sys
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutate import mutate
from targets import HERE, TARGETS, seeds_of

FOUND = HERE / "found"
SECONDS_EACH = 2.0
MEMORY = 500 * 1024 * 1024
SILENCE = 30


class TooSlow(BaseException):
    """An input took too long; no handler of the code under test may catch it."""


def limit_memory() -> None:
    """This process may take MEMORY bytes more than it has now."""
    if sys.platform != "linux":
        return
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def _stop(_number: int, _frame: object) -> None:
    raise TooSlow


def try_one(target: str, data: bytes) -> str | None:
    """Why an input fails, or None."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS_EACH)
    try:
        TARGETS[target](data)
    except TooSlow:
        return f"took more than {SECONDS_EACH:g} s\n{traceback.format_exc(limit=-3)}"
    except MemoryError:
        return f"took more than {MEMORY >> 20} MB"
    except Exception:
        return traceback.format_exc(limit=-4)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return None


def work(target: str, seconds: float, seed: int, current: Path, out: Connection) -> None:
    """Tries inputs until the time is over and sends (count, why, input) of each that fails."""
    signal.signal(signal.SIGPROF, _stop)
    seeds = seeds_of(target)
    for data in seeds:
        try_one(target, data)  # what is loaded on first use is there before memory is limited
    limit_memory()
    chance = random.Random(f"{seed}-{target}")
    end = time.monotonic() + seconds
    seen: set[str] = set()
    count = 0
    with current.open("wb", buffering=0) as stream:
        while time.monotonic() < end:
            data = seeds[count] if count < len(seeds) else mutate(seeds, chance)
            count += 1
            stream.seek(0)
            stream.truncate()
            stream.write(data)
            why = try_one(target, data)
            kind = why.strip().rpartition("\n  File")[2] if why else ""
            if why and kind not in seen and len(seen) < 20:
                seen.add(kind)
                out.send((count, why, data))
            elif count % 20 == 0:
                out.send((count, "", b""))
    out.send((count, "", b""))
    out.close()


def fuzz(target: str, seconds: float, seed: int) -> tuple[int, int]:
    """How many inputs of a target were tried, and how many kinds of failure they had."""
    FOUND.mkdir(exist_ok=True)
    current = FOUND / f".current-{target}"
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=work, args=(target, seconds, seed, current, sender))
    process.start()
    sender.close()
    tried = failed = 0
    try:
        while receiver.poll(SILENCE):
            tried, why, data = receiver.recv()
            if why:
                failed += 1
                _keep(target, data, why)
        _keep(target, current.read_bytes(), f"no answer for {SILENCE} s")
        failed += 1
        process.kill()
    except EOFError:
        process.join()
        if process.exitcode:
            failed += 1
            _keep(target, current.read_bytes(), f"the process ended with {process.exitcode}")
    process.join()
    current.unlink(missing_ok=True)
    return tried, failed


def _keep(target: str, data: bytes, why: str) -> None:
    path = FOUND / f"{target}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"  {path.name} ({len(data)} bytes): {why.strip()}", flush=True)


def main(names: list[str]) -> int:
    """Fuzz the targets named, or all."""
    unknown = sorted(set(names) - TARGETS.keys())
    if unknown:
        print(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
        return 2
    seconds = float(os.environ.get("LITSITE_FUZZ_SECONDS", "60"))
    seed = int(os.environ.get("LITSITE_FUZZ_SEED", str(time.time_ns())))
    print(f"{seconds:g} s each, LITSITE_FUZZ_SEED={seed}")
    bad = 0
    for name in names or list(TARGETS):
        tried, failed = fuzz(name, seconds, seed)
        bad += failed
        print(f"{name}: {tried:,} inputs, {failed} failures", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
