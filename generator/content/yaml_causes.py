"""Why a text is no YAML, in a person's words: PyYAML tells where it gave up, not what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.content.yaml_node import YamlError

_FIELD = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[A-Za-z][\w-]*): +(?P<value>\S.*)?$")
_KEY = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*)[A-Za-z][\w-]*:(?: +(?P<value>\S)| *$)")
_NO_SPACE = re.compile(r" *(?:- +)*([A-Za-z][\w-]*):(?=[^\s/])")
_ODD_SPACE = re.compile(
    r"\s*(?:- *)*[\xa0\u2000-\u200a\u202f\u3000]|[^:]*:[\xa0\u2000-\u200a\u202f\u3000]"
)
_WIDE_COLON = re.compile(r" *(?:- +)*([A-Za-z][\w-]*)：")
_BRACKET = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#]")
_WHOLE = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?'),
    "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?"),
}


def find_cause(text: str, line: int) -> YamlError | None:
    """What a person most probably wrote wrongly on the line (from 1) at which reading stopped, or
    in a line before it; None where nothing usual is found."""
    lines = text.split("\n")[:line]
    for find in _CAUSES:
        for cause in find(lines):
            return cause
    return None


def _find_spaces(lines: list[str]) -> Iterator[YamlError]:
    for place in range(len(lines) - 1, max(-1, len(lines) - 3), -1):
        if _ODD_SPACE.match(lines[place]):
            yield YamlError(
                place + 1,
                "a space that does not break stands where YAML wants a plain one",
                "delete it and type a space",
            )
        if found := _WIDE_COLON.match(lines[place]):
            yield YamlError(
                place + 1, f"a wide colon stands behind {found[1]!r}", "write a colon and a space"
            )
        if found := _NO_SPACE.match(lines[place]):
            yield YamlError(
                place + 1,
                f"no space stands behind the colon of {found[1]!r}",
                f"write the key, a colon and a space: {found[1]}: …",
            )


def _find_colon(lines: list[str]) -> Iterator[YamlError]:
    found = _FIELD.match(lines[-1])
    value = (found["value"] or "") if found else ""
    if found and not value.startswith(('"', "'")) and re.search(r":(?: |$)", value):
        yield YamlError(
            len(lines),
            f'the text of {found["key"]!r} holds ": "',
            "put the text in double quotes",
        )


def _find_indent(lines: list[str]) -> Iterator[YamlError]:
    """A line that does not stand below those that it belongs to."""
    here = _KEY.match(lines[-1])
    if here is None:
        return
    column, nearest, columns = len(here["indent"]), None, set()
    for line in reversed(lines[:-1]):
        above = _KEY.match(line)
        if above is None:
            continue
        columns |= {len(above["indent"]), len(above["indent"] + above["dash"])}
        if nearest is None:
            nearest = above
        if not above["indent"] and not above["dash"]:
            break
    if nearest is None:
        if column:
            yield YamlError(len(lines), "this line is indented", "begin it without a space")
    elif column > len(nearest["indent"] + nearest["dash"]) and nearest["value"]:
        yield YamlError(
            len(lines),
            "this line is indented below one that has its text already",
            "begin it where the line above begins, or put a text of several lines in double quotes",
        )
    elif column not in columns:
        yield YamlError(
            len(lines),
            "this line is not indented as those above it",
            "let it begin in the column of the line that it goes with",
        )


def _find_quotes(lines: list[str]) -> Iterator[YamlError]:
    """The nearest text above that begins with a quotation mark and does not end with one."""
    for place in range(len(lines) - 1, -1, -1):
        found = _FIELD.match(lines[place])
        value = (found["value"] or "") if found else ""
        if found and value[:1] in _WHOLE and not _WHOLE[value[0]].fullmatch(value):
            within = '\\"' if value[0] == '"' else "''"
            yield YamlError(
                place + 1,
                f"the quotation marks of {found['key']!r} end within its text, or nowhere",
                f"let them stand at both ends of the text; one within it is written {within}",
            )


def _find_sign(lines: list[str]) -> Iterator[YamlError]:
    found = _FIELD.match(lines[-1])
    if found and found["value"] and found["value"][0] in "@`%*&":
        yield YamlError(
            len(lines),
            f"the text of {found['key']!r} starts with {found['value'][0]}, a sign of YAML's own",
            "put the text in double quotes",
        )


def _find_bracket(lines: list[str]) -> Iterator[YamlError]:
    found = _FIELD.match(lines[-1])
    if found and _BRACKET.match(found["value"] or ""):
        yield YamlError(
            len(lines),
            f"the text of {found['key']!r} starts with a bracket, and YAML takes it for a list",
            "put the whole text in double quotes",
        )


_CAUSES: tuple[Callable[[list[str]], Iterator[YamlError]], ...] = (
    _find_spaces,
    _find_sign,
    _find_bracket,
    _find_indent,
    _find_colon,
    _find_quotes,
)
