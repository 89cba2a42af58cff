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

BLOCK_ENTRIES = frozenset({"references", "articles", "corrections", "figures"})
"""Keys whose list holds mappings of a line each key."""

_WIDEST = 100
# ASCII is named first: the engine then looks letters up in a table.
_MARKS = r"A-Za-z0-9\w.;/()+'&%*=!<>~@^$|–—‘’“”…·×±°\-"
_FLOW_PLAIN = re.compile(rf"[^\W_](?:[{_MARKS} ]*[{_MARKS}])?")
_BLOCK_PLAIN = re.compile(rf"[^\W_](?:[{_MARKS} ,:?]*[{_MARKS},?])?")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_ESCAPES = re.compile(r'(?:[^\\"]|\\["\\bfnrt]|\\u(?!d[89a-f])[0-9a-f]{4})*')
CONTROLS = (
    r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
)
"""Characters that break lines, change direction, or cannot stand in YAML (for a class of re)."""
_CONTROL = re.compile(f"[{CONTROLS}]")
_SPECIAL: dict[str, bool | None] = {"true": True, "false": False, "null": None}

# What a YAML 1.1 reader (PyYAML, Psych, snakeyaml) would not read as text.
_MISREAD = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)", re.I)
# A text that starts with a digit is plain where a "/" or a letter no number holds stands in it,
# and where it is a range of pages (243-262, not 2021-04).
_NOT_A_NUMBER = re.compile(
    r"(?!(?:1\d|20)\d\d-\d\d$)\d{1,9}-\d{1,9}X?|.*[^\x00-.0-FOTXZ_a-fotxz-\x7f].*"
)


class FlowMapping(dict[str, object]):
    """A flow mapping as read; `record` is whatever a reader of records has made of it.

    One line read twice gives one object: it must not be changed.
    """

    __slots__ = ("record",)

    def __init__(self, pairs: Sequence[tuple[str, object]] = ()) -> None:
        super().__init__(pairs)
        self.record: object = None


class Declined(Exception):
    """The text is not in canonical form: the careful reader must take it."""


# -- writing: what the loader gives, back as text ------------------------------------------------


def dump_yaml(value: Mapping[str, object]) -> str:
    """A mapping's canonical YAML: text, bool, int, None, lists and mappings of these."""
    lines: list[str] = []
    _write_mapping(value, "", lines)
    return "\n".join([*lines, ""]) if lines else "{}\n"


def dump_entries(key: str, entries: Sequence[object], indent: str = "") -> str:
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
    return key if _KEY.fullmatch(key) and not _MISREAD.fullmatch(key) else _quote(key)


def write_scalar(value: object, plain: re.Pattern[str] = _FLOW_PLAIN) -> str:
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
    return _CONTROL.sub(_escape, quoted) if _CONTROL.search(quoted) else quoted


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    # YAML has no form for half a surrogate pair: it becomes the replacement character.
    return "\\ufffd" if 0xD800 <= code < 0xE000 else f"\\u{code:04x}"


# -- reading exactly that form -------------------------------------------------------------------

_MOST_REMEMBERED = 20_000
_known_keys: set[str] = set()
_known_flows: dict[str, FlowMapping | list[object]] = {}


def read_canonical(text: str) -> dict[str, object] | None:
    """The mapping that canonical YAML states; None where the text is not in that form.

    Lines that come again (authors' names) are read once a process: of what is given, flow
    mappings and flow lists may be shared and must not be changed.
    """
    if not text.endswith("\n"):
        return None
    if len(_known_flows) > _MOST_REMEMBERED:
        _known_flows.clear()
        _known_keys.clear()
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
        if key not in _known_keys:
            if not _KEY.fullmatch(key):
                return place
            _known_keys.add(key)
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
            mapping[key] = _SPECIAL.get(value, value)
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
            entries.append(_SPECIAL.get(value, value))
        else:
            raise Declined
        place += 1
    return entries, place


def read_quoted(value: str) -> str:
    """The text between double quotes, with JSON's escapes.

    Raises Declined.
    """
    inner = value[1:-1]
    if "\\" not in inner:
        if '"' in inner or len(value) < 2 or value[-1] != '"':
            raise Declined
        if not inner.isprintable() and _CONTROL.search(inner):
            raise Declined
        return inner
    if value[-1] != '"' or not _ESCAPES.fullmatch(inner) or _CONTROL.search(inner):
        raise Declined
    return str(json.loads(value))


def read_flow(value: str) -> FlowMapping | list[object]:
    """A flow mapping or flow list on one line; it may be shared and must not be changed.

    Raises Declined.
    """
    known = _known_flows.get(value)
    if known is None:
        known, place = _read_collection(value, 0, 0)
        if place != len(value):
            raise Declined
        _known_flows[value] = known
    return known


_FLOW_SCALAR = re.compile(
    rf'"(?:[^"\\]|\\.)*"|{_FLOW_PLAIN.pattern}'  # a plain one never ends in a space
)
_FLOW_START = re.compile(rf"({_KEY.pattern}): ")


def _read_collection(text: str, place: int, depth: int) -> tuple[FlowMapping | list[object], int]:
    opening = text[place : place + 1]
    if opening not in ("{", "[") or depth > 4:
        raise Declined
    closing = "}" if opening == "{" else "]"
    pairs = FlowMapping()
    entries: list[object] = []
    place += 1
    if text[place : place + 1] == closing:
        return (pairs if opening == "{" else entries), place + 1
    while True:
        key = ""
        if opening == "{":
            found = _FLOW_START.match(text, place)
            if found is None or found.group(1) in pairs:
                raise Declined
            key, place = found.group(1), found.end()
        value: object
        scalar = _FLOW_SCALAR.match(text, place)
        if scalar is None:
            value, place = _read_collection(text, place, depth + 1)
        else:
            token, place = scalar.group(), scalar.end()
            value = read_quoted(token) if token[0] == '"' else _SPECIAL.get(token, token)
        if opening == "{":
            pairs[key] = value
        else:
            entries.append(value)
        if text.startswith(", ", place):
            place += 2
        elif text.startswith(closing, place):
            return (pairs if opening == "{" else entries), place + 1
        else:
            raise Declined
