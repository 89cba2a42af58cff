"""The command line: options in, a command called, an exit status out."""

from __future__ import annotations

import errno
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from generator import __version__
from generator.cli.command import DONE, SOME_INPUT_BAD, WRONG_USAGE, Setting, print_error
from generator.cli.commands import COMMANDS, GROUPS
from generator.cli.options import BEFORE, SETTINGS, Parser
from generator.errors import LitsiteError, UsageError

_SEE_TO_DISK = "see that the disk has room and the folder may be written; what was there is whole"
_ALLOW = "allow yourself to read it, and to write where litsite writes; what was there is whole"
_REPORT = "that is a bug: please report it with what --debug prints; what was there is whole"
_STOPPED = "stopped (every file is whole; the same command again goes on from here)"
_ABOUT = """Saved review articles in, a static site of reviews and the works they cite out.

Begin with: litsite new DIR"""
_MEANT = {"watch": "serve", "preview": "serve", "init": "new", "import": "add", "validate": "check"}
"""What other programs call a command of litsite's."""


def main() -> None:
    """Runs litsite and ends the process with its exit status."""
    if "_LITSITE_COMPLETE" in os.environ:
        from generator.cli.complete import complete

        sys.exit(complete(os.environ))
    _set_up_streams()
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"\nlitsite: {_STOPPED}", file=sys.stderr)
        status = SOME_INPUT_BAD
    except OSError as error:
        if error.filename is not None:  # a file's, which --debug shows whole
            raise
        # Nobody reads on, or no more can be written; nor is the rest to be when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno != errno.EPIPE:
            failure = LitsiteError(f"standard output: {error.strerror or error}", _SEE_TO_DISK)
            print_error(Setting(), failure)
        status = SOME_INPUT_BAD
    gc.freeze()  # or all that was made is looked through for garbage once more when Python ends
    sys.exit(status)


def _set_up_streams() -> None:
    """Makes standard input, output and error fit to be used.

    One that is closed (`litsite build >&-`) becomes the null device: otherwise the next file opened
    would get its number. Other programs are given and give UTF-8, whatever the machine's encoding;
    what a terminal cannot show is escaped.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream, reads = getattr(sys, name), name == "stdin"
        if stream is None:
            null = Path(os.devnull)  # open till the end
            setattr(sys, name, null.open("r" if reads else "w", encoding="utf-8"))
        elif isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors=None if reads else "backslashreplace")


def run(words: Sequence[str]) -> int:
    """Does what the words after "litsite" say; the exit status.

    Raises SystemExit where they say nothing that can be done, or ask for help.
    """
    before, after = _split(words)
    parser = _open_parser("litsite", _ABOUT, "")
    given = parser.parse_args(before)
    setting = _read_setting(given)
    if given.version:
        print(f"litsite {__version__}")
        return DONE
    if given.install_completion or given.show_completion:
        from generator.cli.complete import install_completion, show_completion

        return _run(setting, install_completion if given.install_completion else show_completion)
    if not words:
        parser.print_help()
        return WRONG_USAGE
    if not after:
        parser.error("Missing command.")
    name, *rest = after
    if name in GROUPS:
        group = _open_parser(f"litsite {name}", GROUPS[name], f"{name} ")
        if not rest:
            group.print_help()
            return WRONG_USAGE
        if rest[0].startswith("-"):
            group.parse_args(rest)
        parser, name, rest = group, f"{name} {rest[0]}", rest[1:]
    command = next((each for each in COMMANDS if each.name == name), None)
    if command is None:
        parser.error(f"No such command '{name}'.{_suggest(name)}")
    reader = Parser(f"litsite {name}", command.text, command.options, unlisted=SETTINGS)
    wanted = reader.parse_intermixed_args(_read_dashes(rest))
    setting = _join(setting, _read_setting(wanted))
    return _run(setting, lambda: command.run(setting, wanted))


def _read_dashes(words: Sequence[str]) -> list[str]:
    """The words of a command, where those behind "--" are files whose names may begin with a dash;
    argparse, which lets options stand between arguments, forgets that they were behind it."""
    place = words.index("--") if "--" in words else len(words)
    names = (
        f"./{word}" if len(word) > 1 and word[0] == "-" else word for word in words[place + 1 :]
    )
    return [*words[:place], *names]


def _suggest(name: str) -> str:
    """ " Did you mean 'build'?" of "biuld"; "" where nothing is near."""
    from difflib import get_close_matches

    from generator.commands.export import FORMATS

    if name in FORMATS:
        return f" Did you mean 'export {name} --out FILE'?"
    if name in _MEANT:
        return f" Did you mean '{_MEANT[name]}'?"
    group, _, word = name.rpartition(" ")
    known = (*(each.name for each in COMMANDS), *GROUPS)
    names = {each.rpartition(" ")[2]: each for each in known if each.startswith(group)}
    near = get_close_matches(word, names, n=1)
    return f" Did you mean '{names[near[0]]}'?" if near else ""


def _split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options before the command; the command and what follows it."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        place += 2 if words[place] == "--project" else 1
    return list(words[:place]), list(words[place:])


def _read_setting(given: Namespace) -> Setting:
    return Setting(given.project, given.quiet, given.json, given.debug)


def _join(before: Setting, after: Setting) -> Setting:
    """What was said before the command and after it; the later folder counts."""
    return Setting(
        after.folder or before.folder,
        before.quiet or after.quiet,
        before.as_json or after.as_json,
        before.debug or after.debug,
    )


def _open_parser(name: str, text: str, begin: str) -> Parser:
    """What reads the words before a command whose name begins so, and lists those commands."""
    lines = {each.name.removeprefix(begin): each.line for each in COMMANDS if begin in each.name}
    if not begin:
        lines = {each: line for each, line in lines.items() if " " not in each} | GROUPS
    width = max(map(len, lines))
    listed = "\n".join(f"  {each:<{width}}  {line}" for each, line in lines.items())
    options = () if begin else BEFORE
    return Parser(name, text, options, f"Commands:\n{listed}", " COMMAND [ARGS]...")


def _run(setting: Setting, do: Callable[[], int]) -> int:
    """Does something; says errors as one line in a person's words, and gives the exit status that
    belongs to them."""
    try:
        return do()
    except LitsiteError as error:
        if setting.debug:
            raise
        print_error(setting, error)
        return WRONG_USAGE if isinstance(error, UsageError) else SOME_INPUT_BAD
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        place = error.filename or setting.folder or Path.cwd()  # a write names no file
        if setting.debug:
            error.filename = place
            raise
        remedy = _ALLOW if isinstance(error, PermissionError) else _SEE_TO_DISK
        print_error(setting, LitsiteError(f"{place}: {error.strerror or error}", remedy))
    except Exception as error:
        if setting.debug:
            raise
        failure = f"litsite failed: {type(error).__name__}: {error}"
        print_error(setting, LitsiteError(failure, _REPORT))
    return SOME_INPUT_BAD
