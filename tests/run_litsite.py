"""litsite run in this process as the command line runs it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from generator import cli


@dataclass(frozen=True, slots=True)
class Result:
    """How a run ended and what it said; `exception` is an error that it did not foresee."""

    exit_code: int
    stdout: str
    stderr: str
    exception: BaseException | None = None

    @property
    def output(self) -> str:
        """All that it said."""
        return self.stdout + self.stderr


def run_litsite(
    *words: object,
    given: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Result:
    """Runs a command; `given` is its standard input."""
    out, err = io.StringIO(), io.StringIO()
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "stdin", io.StringIO(given or "")),
        patch.dict("os.environ", environment or {}),
    ):
        status, exception = _end(map(str, words))
    return Result(status, out.getvalue(), err.getvalue(), exception)


def run(*words: object, status: int = 0, given: str | None = None, **environment: str) -> Result:
    """Runs a command that ends with a status."""
    done = run_litsite(*words, given=given, environment=environment)
    assert done.exit_code == status, done.output + repr(done.exception)
    return done


def _end(words: Iterable[str]) -> tuple[int, BaseException | None]:
    try:
        return cli.run(tuple(words)), None
    except SystemExit as ended:
        return int(ended.code or 0), None
    except Exception as error:
        return 1, error
