"""What is wrong in one file of content/, collected while it is read, then told with its line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from generator.content.yaml import YamlError, line_in, read_tree
from generator.errors import ContentError, Problem

Where = tuple[str | int, ...]


_MEANT = {
    "journal": "container-title",
    "year": "issued",
    "date": "issued",
    "link": "URL",
    "author-keywords": "keyword",
}
"""Names that other programs have for fields, where no name of ours is like them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the value at a path of keys and places (`where`)."""

    where: Where
    message: str
    remedy: str


@dataclass(slots=True)
class Faults:
    """The faults of one file so far."""

    found: list[Fault] = field(default_factory=list)

    def add(self, where: Where, message: str, remedy: str) -> None:
        """Notes a fault and lets reading go on."""
        self.found.append(Fault(where, message, remedy))

    def add_unknown(self, where: Where, key: str, known: Collection[str], also: str = "") -> None:
        """Notes a key that nothing reads, with the key that was probably meant."""
        import difflib  # few files have faults

        near = difflib.get_close_matches(key, known, 1, 0.75) or [
            name for name in known if name.lower() == key.lower()
        ]
        if (meant := _MEANT.get(key.lower(), "")) in known:
            near = [meant]
        remedy = f"write {near[0]}, or delete it" if near else "delete it"
        if key.lower() == "abstract" and not near:
            remedy = "write it below the second ---, under a line ## Abstract, or delete it"
        self.add((*where, key), f"unknown field {key!r}", remedy + also)

    def stop(self, path: str, yaml_text: str) -> None:
        """Raises ContentError with the faults of the file at `path`, where there are any."""
        if self.found:
            raise ContentError(to_problems(self.found, path, yaml_text))


def to_problems(
    found: Sequence[Fault], path: str, yaml_text: str, first_line: int = 1
) -> tuple[Problem, ...]:
    """Faults as problems of the file at `path`, whose YAML starts at `first_line`."""
    problems = []
    tree = read_tree(yaml_text) if found else None
    for fault in found:
        line = None if tree is None else line_in(tree, fault.where)
        place = None if line is None else line + first_line - 1
        problems.append(Problem(path, place, fault.message, fault.remedy))
    return tuple(problems)


def yaml_problem(error: YamlError, path: str) -> Problem:
    """A YAML error as a problem of the file at `path`."""
    return Problem(path, error.line, error.message, error.remedy)
