"""Runs litsite over and over in processes of their own, forked from this one so that each is at
work at once, and kills each at the instant it is told.

A JSON object a line comes in: `arguments` for the command line, or `enrich` with a project and
the address of the services; `seconds` until SIGKILL, null for LONGEST; `alone` where only the first
process is killed, and those that help it must see to themselves. A line goes out when the run is
over: the seconds it took and its exit code.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from generator import cli
from generator.add import add_pages  # noqa: F401
from generator.commands.enrich import enrich_project
from generator.fetch import Clock, FetchSettings
from generator.project import Project

LONGEST = 120
"""Seconds after which a run that nobody stops hangs."""


def run(order: dict[str, object]) -> None:
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    if "enrich" in order:
        project, url = order["enrich"]  # a pair
        settings = FetchSettings(
            cache=Path(project) / ".litsite" / "fetch",
            eutils=f"{url}/eutils",
            allow_loopback=True,
            clock=Clock(sleep=lambda seconds: None),
        )
        report = enrich_project(Project(Path(project)), settings)
        sys.exit(1 if report.failed or report.problems else 0)
    sys.exit(cli.run([str(each) for each in order["arguments"]]))


def main() -> None:
    context = multiprocessing.get_context("fork")
    for line in sys.stdin:
        order = json.loads(line)
        begun = time.monotonic()
        process = context.Process(target=run, args=(order,))
        process.start()
        process.join(LONGEST if order["seconds"] is None else order["seconds"])
        if process.exitcode is None:
            with suppress(ProcessLookupError):  # it has no group of its own yet
                if not order["alone"]:
                    os.killpg(process.pid, 9)
            process.kill()
            process.join()
        print(json.dumps([time.monotonic() - begun, process.exitcode]), flush=True)


if __name__ == "__main__":
    main()
