"""What a command is, what the options before it say, and how an error is told."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.cli.options import Option
from generator.errors import ContentError, LitsiteError
from generator.progress import Reporter, Silent, Spoken
from generator.project import Project, find_project

DONE, SOME_INPUT_BAD, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What the options before the command say."""

    folder: Path | None = None
    quiet: bool = False
    as_json: bool = False
    debug: bool = False

    @property
    def project(self) -> Project:
        """The project folder meant."""
        return find_project(self.folder)

    @property
    def call(self) -> str:
        """How litsite is called for the same project once more."""
        return f"litsite --project {quote_name(self.folder)}" if self.folder else "litsite"

    @property
    def reporter(self) -> Reporter:
        """Where progress and messages go."""
        return Silent() if self.quiet else Spoken()


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its words, its options and arguments, and what it does, which gives the exit
    status and says in its docstring what help says."""

    name: str
    run: Callable[[Setting, Namespace], int]
    options: tuple[Option, ...] = ()

    @property
    def text(self) -> str:
        """What help says of it."""
        return "\n".join(line.removeprefix("    ") for line in (self.run.__doc__ or "").split("\n"))

    @property
    def line(self) -> str:
        """The first line of that."""
        return self.text.partition("\n")[0]


def quote_name(path: Path) -> str:
    """A path as a shell takes it, of any system."""
    return f'"{path}"' if " " in str(path) else str(path)


def print_error(setting: Setting, error: LitsiteError) -> None:
    """One line in a person's words, below the problems in content/ where it is about those."""
    problems = error.problems if isinstance(error, ContentError) else ()
    if setting.as_json:
        print(json.dumps({"error": str(error), "problems": [str(each) for each in problems]}))
        return
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"litsite: {error}", file=sys.stderr)
