"""A minute of changed inputs for each target: `make fuzz`.

    python tests/fuzz/run.py [TARGET ...]

LITSITE_FUZZ_SECONDS is the time for each target (60), LITSITE_FUZZ_SEED where chance begins (the
time of day). Every target runs in a process of its own that may take SECONDS_EACH of processor
time an input and MEMORY bytes beyond what it has at its start; what fails is kept in
tests/fuzz/found/ and tried first from then on.

Where atheris is installed the inputs that reach new branches are built upon, and kept in
tests/fuzz/grown/ for the next run; LITSITE_FUZZ_ENGINE=chance does without.
"""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
GUIDED = find_spec("atheris") is not None and os.environ.get("LITSITE_FUZZ_ENGINE") != "chance"
if GUIDED:
    import atheris

    logging.getLogger("atheris").setLevel(logging.WARNING)
    counting = atheris.instrument_imports(include=["generator"])
else:
    counting = nullcontext()
with counting:  # all of litsite counts its branches
    from targets import HERE, TARGETS, seeds_of

from mutate import LARGEST, mutate  # noqa: E402 # litsite must not be imported before

FOUND, GROWN = HERE / "found", HERE / "grown"
SECONDS_EACH = 2.0
MEMORY = 500 * 1024 * 1024
SILENCE = 90


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
    seen: set[str] = set()
    count = 0
    with current.open("wb", buffering=0) as stream:

        def take(data: bytes) -> None:
            nonlocal count
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

        if GUIDED:
            guide(target, seconds, seeds, chance, take)  # which ends the process
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            take(seeds[count] if count < len(seeds) else mutate(seeds, chance))
    out.send((count, "", b""))
    out.close()


def guide(
    target: str,
    seconds: float,
    seeds: tuple[bytes, ...],
    chance: random.Random,
    take: Callable[[bytes], None],
) -> None:
    """Inputs that atheris chooses by the branches they reach, half of them changed by mutate."""
    folder = GROWN / target
    folder.mkdir(parents=True, exist_ok=True)
    for data in seeds:
        (folder / f"seed-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)

    def change(data: bytes, most: int, number: int) -> bytes:
        try:
            if number % 2:
                return bytes(atheris.Mutate(data, most))
            return mutate((data, chance.choice(seeds)), chance)[:most]
        except MemoryError:
            return data

    options = {
        "max_total_time": int(seconds),
        "max_len": LARGEST,
        "rss_limit_mb": 0,
        "timeout": SILENCE,
        "seed": chance.getrandbits(31),
        "artifact_prefix": f"{FOUND}/.",
        "verbosity": 0,
    }
    words = [target, *(f"-{name}={value}" for name, value in options.items()), str(folder)]
    atheris.Setup(words, take, custom_mutator=change)
    atheris.Fuzz()


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
    engine = "guided by atheris" if GUIDED else "by chance alone"
    print(f"{seconds:g} s each, {engine}, LITSITE_FUZZ_SEED={seed}")
    bad = 0
    for name in names or list(TARGETS):
        tried, failed = fuzz(name, seconds, seed)
        bad += failed
        print(f"{name}: {tried:,} inputs, {failed} failures", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
