"""The one form in which litsite writes YAML, and a reader for exactly that form.

Block style, two spaces a level, lists below their key without indentation, a line each scalar.
Text is plain where YAML 1.1 and 1.2 both read it as that text, else between double quotes with
JSON's escapes. Entries of a list are flow mappings, but for the keys in BLOCK_ENTRIES. A person
may write any YAML: `read_canonical` declines all but this form, and `content.yaml` then reads it,
slower. tests/content proves the two equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from generator.content.flow_values import (
    CONTROL,
    FLOW_PLAIN,
    KEY,
    MARKS,
    SPECIAL,
    TEX,
    Declined,
    read_flow,
    read_quoted,
)

BLOCK_ENTRIES = frozenset({"references", "articles", "corrections", "figures"})
"""Keys whose list holds mappings of a line each key."""

_WIDEST = 100
_BLOCK_PLAIN = re.compile(rf"[^\W_](?:[{MARKS} ,:?]*[{MARKS},?])?")

# What a YAML 1.1 reader (PyYAML, Psych, snakeyaml) would not read as text.
_MISREAD = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)", re.I)
# A text that starts with a digit is plain where a "/" or a letter no number holds stands in it,
# and where it is a range of pages (243-262, not 2021-04).
_NOT_A_NUMBER = re.compile(
    r"(?!(?:1\d|20)\d\d-\d\d$)\d{1,9}-\d{1,9}X?|.*[^\x00-.0-FOTXZ_a-fotxz-\x7f].*"
)


def dump_yaml(value: Mapping[str, object]) -> str:
    """A mapping's canonical YAML: text, bool, int, None, lists and mappings of these."""
    lines: list[str] = []
    _write_mapping(value, "", lines)
    return "\n".join([*lines, ""]) if lines else "{}\n"


def dump_entries(key: str, entries: Sequence[object], indent: str) -> str:
    """Entries of the list at a key, a line or a block of lines each."""
    lines: list[str] = []
    _write_entries(key, entries, indent, lines)
    return "".join(f"{line}\n" for line in lines)


def _write_mapping(value: Mapping[str, object], indent: str, lines: list[str]) -> None:
    for key, part in value.items():
        start = f"{indent}{_write_key(key)}:"
        if isinstance(part, Mapping) and part:
            lines.append(start)
            _write_mapping(part, indent + "  ", lines)
        elif isinstance(part, Sequence) and part and not isinstance(part, str):
            flow = _write_short_list(part)
            if flow is not None and len(start) + 1 + len(flow) <= _WIDEST:
                lines.append(f"{start} {flow}")
            else:
                lines.append(start)
                _write_entries(key, part, indent, lines)
        else:
            lines.append(f"{start} {write_scalar(part, _BLOCK_PLAIN)}")


def _write_entries(key: str, entries: Sequence[object], indent: str, lines: list[str]) -> None:
    for entry in entries:
        if isinstance(entry, Mapping) and entry and key in BLOCK_ENTRIES:
            first = len(lines)
            _write_mapping(entry, indent + "  ", lines)
            lines[first] = f"{indent}- {lines[first][len(indent) + 2 :]}"
        elif isinstance(entry, Mapping) or (
            isinstance(entry, Sequence) and not isinstance(entry, str)
        ):
            lines.append(f"{indent}- {_write_flow(entry)}")
        else:
            lines.append(f"{indent}- {write_scalar(entry, _BLOCK_PLAIN)}")


def _write_short_list(entries: Sequence[object]) -> str | None:
    if any(not isinstance(entry, str) for entry in entries):
        return None
    return _write_flow(entries)


def _write_flow(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_write_key(key)}: {_write_flow(part)}" for key, part in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_write_flow, value))}]"
    return write_scalar(value)


def _write_key(key: str) -> str:
    return key if KEY.fullmatch(key) and not _MISREAD.fullmatch(key) else _quote(key)


def write_scalar(value: object, plain: re.Pattern[str] = FLOW_PLAIN) -> str:
    """A text, truth value, number or nothing on one line, fit for a flow mapping."""
    if isinstance(value, str):
        return value if _is_plain(value, plain) else _quote(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, Sequence):
        return "[]"
    raise TypeError(f"{value!r} has no form in content/")


def _is_plain(text: str, plain: re.Pattern[str]) -> bool:
    if not plain.fullmatch(text) or ": " in text or _MISREAD.fullmatch(text):
        return False
    return not text[0].isdigit() or _NOT_A_NUMBER.fullmatch(text) is not None


def _quote(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    if "\\" in quoted:  # a tab before "heta" is not to be read as a command of TeX
        quoted = re.sub(rf"\\(?:\\|({TEX}))", _spell_out, quoted)
    return CONTROL.sub(_escape, quoted) if CONTROL.search(quoted) else quoted


def _spell_out(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0]
    code = ord("\b\f\n\r\t"["bfnrt".index(found[1][0])])
    return f"\\u{code:04x}{found[1][1:]}"


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    # YAML has no form for half a surrogate pair: it becomes the replacement character.
    return "\\ufffd" if 0xD800 <= code < 0xE000 else f"\\u{code:04x}"


def read_canonical(text: str) -> dict[str, object] | None:
    """The mapping that canonical YAML states; None where the text is not in that form."""
    if not text.endswith("\n"):
        return None
    lines = text.split("\n")
    mapping: dict[str, object] = {}
    try:
        place = _read_mapping(mapping, lines, 0, "")
    except Declined:
        return None
    return mapping if place == len(lines) - 1 and mapping else None


def _read_mapping(mapping: dict[str, object], lines: list[str], place: int, indent: str) -> int:
    """Fills a mapping from the lines at its indentation; the place of the first line after."""
    width = len(indent)
    entry = indent + "- "
    while True:
        line = lines[place]
        if width:
            if not line.startswith(indent):
                return place
            line = line[width:]
        key, colon, value = line.partition(": ")
        if not colon:
            if line[-1:] != ":":
                return place
            key = line[:-1]
        if not KEY.fullmatch(key):
            return place
        if key in mapping:
            raise Declined
        place += 1
        if not colon:
            if lines[place].startswith(entry):
                mapping[key], place = _read_entries(lines, place, entry)
            else:
                below: dict[str, object] = {}
                mapping[key] = below
                place = _read_mapping(below, lines, place, indent + "  ")
                if not below:
                    raise Declined
        elif value[:1] == '"':
            mapping[key] = read_quoted(value)
        elif _BLOCK_PLAIN.fullmatch(value) and ": " not in value:
            mapping[key] = SPECIAL.get(value, value)
        else:
            mapping[key] = read_flow(value)


def _read_entries(lines: list[str], place: int, start: str) -> tuple[list[object], int]:
    """The list whose entries start with `start` ("- ", indented), and the place after it."""
    entries: list[object] = []
    width = len(start)
    indent = " " * width
    while lines[place].startswith(start):
        value = lines[place][width:]
        first = value[:1]
        if first in ("{", "["):
            entries.append(read_flow(value))
        elif first == '"':
            entries.append(read_quoted(value))
        elif ": " in value or value[-1:] == ":":
            lines[place] = indent + value
            mapping: dict[str, object] = {}
            place = _read_mapping(mapping, lines, place, indent)
            if not mapping:
                raise Declined
            entries.append(mapping)
            continue
        elif _BLOCK_PLAIN.fullmatch(value):
            entries.append(SPECIAL.get(value, value))
        else:
            raise Declined
        place += 1
    return entries, place
