"""What can go wrong, in a person's words.

LitsiteError                a message, and what to do about it
├── UsageError              wrong flags or arguments (exit 2)
├── PageRefused             one saved page cannot be read; the others go on (exit 1)
└── ContentError            problems in content/; nothing was published (exit 1)
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

_STEERING = (*range(32), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
"""Controls, line ends and what turns the direction of writing; U+009B is a terminal's escape."""
_ON_ONE_LINE = {code: ascii(chr(code))[1:-1] for code in _STEERING}


def put_on_one_line(text: str) -> str:
    """A text that is told, without line ends and signs that steer a terminal: a file's name may
    hold them."""
    return text.translate(_ON_ONE_LINE)


def tell_how_to_install(package: str) -> str:
    """The command that puts a package beside litsite, wherever that came from."""
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install {package}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in content/: where, what, and the remedy."""

    path: str
    line: int | None
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        remedy = f" ({self.remedy})" if self.remedy else ""
        return put_on_one_line(f"{place}: {self.message}{remedy}")


class LitsiteError(Exception):
    """An error that names its cause and its remedy."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return put_on_one_line(f"{self.message} ({self.remedy})" if self.remedy else self.message)

    def __reduce__(self) -> tuple[type[LitsiteError], tuple[object, ...]]:
        # An exception is pickled by its message alone; the remedy travels between processes too.
        return (type(self), (self.message, self.remedy))


class UsageError(LitsiteError):
    """The command was called wrongly: exit status 2."""


class PageRefused(LitsiteError):
    """A saved page that is not an article litsite can read: one line, and the next page."""


class ContentError(LitsiteError):
    """Everything that is wrong in content/, found in one run."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = len(problems)
        noun = "problem" if count == 1 else "problems"
        them = "it" if count == 1 else "them"
        super().__init__(f"{count} {noun} in content/", f"mend {them} and build again")
        self.problems = problems

    def __reduce__(self) -> tuple[type[LitsiteError], tuple[object, ...]]:
        # An exception is pickled by its message; this one is made of its problems.
        return (ContentError, (self.problems,))
