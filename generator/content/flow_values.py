"""A canonical value on one line: text between double quotes, a flow mapping, a flow list."""

from __future__ import annotations

import json
import re

# ASCII is named first: the engine then looks letters up in a table.
MARKS = r"A-Za-z0-9\w.;/()+'&%*=!<>~@^$|–—‘’“”…·×±°\-"
"""What a plain text may hold after its first letter or digit (for a class of re)."""
FLOW_PLAIN = re.compile(rf"[^\W_](?:[{MARKS} ]*[{MARKS}])?")
"""A plain text within a flow mapping or list."""
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
TEX = (
    r"(?:[abefvLNP](?=[A-Za-z])|_"
    r"|(?:nabla|neq?|not|nu|rangle|rho|right(?:arrow)?|rm|tanh?|tau|text(?:bf|it|rm)?|theta|tilde"
    r"|times|to|top)(?![A-Za-z]))"
)
"""What behind a backslash is a command of TeX, and to YAML a control with letters behind it
("\\beta" is a backspace and "eta") (for a group of re)."""
_ESCAPES = re.compile(r'(?:[^\\"]|\\["\\bfnrt]|\\u(?!d[89a-f])[0-9a-f]{4})*')
CONTROLS = (
    r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
)
"""Characters that break lines, change direction, or cannot stand in YAML (for a class of re)."""
CONTROL = re.compile(f"[{CONTROLS}]")
SPECIAL: dict[str, bool | None] = {"true": True, "false": False, "null": None}
"""Plain texts that are no text."""


class Declined(Exception):
    """The text is not in canonical form: the careful reader must take it."""


def read_quoted(value: str) -> str:
    """The text between double quotes, with JSON's escapes.

    Raises Declined.
    """
    inner = value[1:-1]
    if "\\" not in inner:
        if '"' in inner or len(value) < 2 or value[-1] != '"':
            raise Declined
        if not inner.isprintable() and CONTROL.search(inner):
            raise Declined
        return inner
    if value[-1] != '"' or not _ESCAPES.fullmatch(inner) or CONTROL.search(inner):
        raise Declined
    if re.search(rf"(?<!\\)(?:\\\\)*\\{TEX}", inner):
        raise Declined
    return str(json.loads(value))


Collected = dict[str, object] | list[object]


def read_flow(value: str) -> Collected:
    """A flow mapping or flow list on one line.

    Raises Declined.
    """
    read, place = _read_collection(value, 0, 0)
    if place != len(value):
        raise Declined
    return read


_FLOW_SCALAR = re.compile(
    rf'"(?:[^"\\]|\\.)*"|{FLOW_PLAIN.pattern}'  # a plain one never ends in a space
)
_FLOW_START = re.compile(rf"({KEY.pattern}): ")


def _read_collection(text: str, place: int, depth: int) -> tuple[Collected, int]:
    opening = text[place : place + 1]
    if opening not in ("{", "[") or depth > 4:
        raise Declined
    closing = "}" if opening == "{" else "]"
    pairs: dict[str, object] = {}
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
            value = read_quoted(token) if token[0] == '"' else SPECIAL.get(token, token)
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
