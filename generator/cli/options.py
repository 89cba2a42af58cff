"""What may stand on the command line: options, and the parsers that read them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from generator.config import is_address


@dataclass(frozen=True, slots=True)
class Option:
    """An option, or, where its name has no dash, an argument.

    `metavar` names its value, which a flag has none of; `many` arguments may be given."""

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    read: Callable[[str], object] = str
    default: object = None
    required: bool = True
    many: bool = False

    @property
    def is_argument(self) -> bool:
        """Whether it is told by its place and not by its name."""
        return not self.names[0].startswith("-")

    @property
    def is_needed(self) -> bool:
        """Whether it is an option that the command cannot do without."""
        return bool(
            not self.is_argument and self.metavar and self.required and self.default is None
        )

    def add_to(self, group: argparse._ArgumentGroup) -> None:
        """Lets a parser know of it."""
        if self.is_argument:
            number = "+" if self.many else None if self.required else "?"
            group.add_argument(
                *self.names,
                help=self.help,
                metavar=self.metavar,
                type=self.read,
                nargs=number,
                default=self.default,
            )
        elif self.metavar is None:
            group.add_argument(*self.names, help=self.help, action="store_true")
        else:
            group.add_argument(
                *self.names,
                help=self.help,
                metavar=self.metavar,
                type=self.read,
                default=self.default,
                required=self.is_needed,
            )


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Help as it is printed: "Usage:" before the usage, and lines of 80 signs or fewer."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The line of usage."""
        super().add_usage(usage, actions, groups, "Usage: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Reads the options and arguments of one command."""

    def __init__(
        self,
        name: str,
        text: str,
        options: Iterable[Option],
        more: str = "",
        usage: str = "",
        unlisted: Iterable[Option] = (),
    ) -> None:
        """`unlisted` options are read, and help does not list them."""
        options = tuple(options)
        wanted = "".join(map(_show, (each for each in options if each.is_argument)))
        wanted += "".join(map(_show, (each for each in options if each.is_needed)))
        super().__init__(
            name,
            f"{name} [OPTIONS]{usage or wanted}",
            text,
            more,
            formatter_class=_Layout,
            allow_abbrev=False,
            add_help=False,
        )
        arguments = [option for option in options if option.is_argument and option.help]
        if arguments:
            group = self.add_argument_group("Arguments")
            for option in arguments:
                option.add_to(group)
        group = self.add_argument_group("Options")
        for option in options:
            if not option.is_argument:
                option.add_to(group)
        group.add_argument("-h", "--help", action="help", help="Show this message and exit.")
        for option in unlisted:
            replace(option, help=argparse.SUPPRESS).add_to(group)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong, and where help is; the exit status is 2."""
        self.exit(
            2,
            f"Usage: {self.usage}\nTry '{self.prog} --help' for help.\n\nlitsite: {message}\n",
        )


def _show(option: Option) -> str:
    """How the line of usage shows what is to be given."""
    shown = option.metavar or option.names[0]
    if not option.is_argument:
        shown = f"{option.names[0]} {shown}"
    return f" {shown}" if option.required else f" [{shown}]"


def _read_number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return number


def read_port(text: str) -> int:
    """The port that an option names; 0 is any free one."""
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 0 to 65535")
    return number


def read_address(text: str) -> str:
    """The address on the web that an option names."""
    if not is_address(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no address: start it with https://")
    return text


PROJECT = Option(
    ("--project",), "The project folder, where content/ is.", "DIR", Path, required=False
)
QUIET = Option(("--quiet", "-q"), "No progress, no messages.")
JSON = Option(("--json",), "Results for a program to read.")
DEBUG = Option(("--debug",), "Tracebacks with errors.")
VERSION = Option(("--version",), "Print the version.")
INSTALL_COMPLETION = Option(
    ("--install-completion",),
    "Let the current shell (bash, zsh, fish, PowerShell) complete commands.",
)
SHOW_COMPLETION = Option(
    ("--show-completion",), "Print what lets the current shell complete commands."
)
SETTINGS = (PROJECT, QUIET, JSON, DEBUG)
"""What may stand before the command, or after it."""
BEFORE = (*SETTINGS, VERSION, INSTALL_COMPLETION, SHOW_COMPLETION)
"""What may stand before the command."""

JOBS = Option(
    ("--jobs",), "Processes to use, from 1 on; else one a core.", "N", _read_number, required=False
)
SCHEDULER = Option(
    ("--scheduler",),
    "A Dask cluster to work on, as tcp://host:8786; its machines share this folder.",
    "ADDRESS",
    required=False,
)
