"""JSON exports -> the records in them: one, an array, a service's message, or one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.errors import PageRefused
from generator.sources.page import SavedPage
from generator.sources.records.text_stream import read_whole

Record = Mapping[str, object]

_LISTS = ("items", "references", "records", "results", "data")
_PAIR = r"u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"\\(?:{_PAIR}|u[dD][89a-fA-F][0-9a-fA-F]{{2}}|.)", re.S)


def looks_like_json(start: str) -> bool:
    """Whether a text begins as a JSON object or an array of them."""
    return re.match(r"\{\s*[\"}]|\[\s*[{\]]", start) is not None


def read_records(page: SavedPage) -> Iterator[object]:
    """The records in order, whatever they are wrapped in.

    Raises PageRefused for what is not JSON, and for JSON nested past all sense.
    """
    text = read_whole(page).lstrip("\ufeff \t\r\n")
    yield from _unwrap(_parse(text))


def load_json(text: str, strict: bool = True) -> object:
    """The value of JSON text. Half of a surrogate pair, which no file can hold, is read as the
    replacement character.

    Raises ValueError and RecursionError as the standard library does.
    """
    if "\\ud" in text or "\\uD" in text:
        text = _ESCAPE.sub(_mend_escape, text)
    return json.loads(text, strict=strict)


def _mend_escape(found: re.Match[str]) -> str:
    escape = found.group()
    return "\\ufffd" if len(escape) == 6 and escape[1] == "u" else escape


def _parse(text: str) -> object:
    try:
        return load_json(text)
    except RecursionError:
        raise PageRefused("JSON nested past all sense", "export the records again") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _parse_lines(text)
        raise PageRefused(
            f"JSON that breaks off or is broken: {error.msg} in line {error.lineno}",
            "export the records again",
        ) from None
    except ValueError as error:  # a number of thousands of digits
        raise PageRefused(f"JSON that no export writes: {error}", "export it again") from None


def _parse_lines(text: str) -> list[object]:
    """One record a line, as services write large sets."""
    values = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            values.append(load_json(line))
        except (ValueError, RecursionError):
            raise PageRefused(
                f"JSON that breaks off or is broken in line {number}", "export the records again"
            ) from None
    return values


def _unwrap(value: object) -> Iterator[object]:
    if isinstance(value, list):
        for each in value:
            if isinstance(each, Mapping) and isinstance(each.get("message"), Mapping):
                yield from _unwrap(each)
            else:
                yield each
        return
    if not isinstance(value, Mapping):
        yield value
        return
    message = value.get("message")
    if isinstance(message, Mapping) and "title" not in value:
        yield from _unwrap(message)
        return
    for name in _LISTS:
        listed = value.get(name)
        if isinstance(listed, list) and "title" not in value:
            yield from _unwrap(listed)
            return
    yield value


def first_text(value: object) -> str | None:
    """The text that a value is, or the first one in it; numbers as text."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, Sequence):
        return next(filter(None, map(first_text, value)), None)
    return None


def all_texts(value: object) -> tuple[str, ...]:
    """All texts of a value that is one or a list of them."""
    if isinstance(value, list | tuple):
        return tuple(text for each in value for text in all_texts(each))
    text = first_text(value)
    return (text,) if text else ()


def mappings(value: object) -> tuple[Record, ...]:
    """The mappings in a list; () where it is none."""
    listed = value if isinstance(value, list | tuple) else [value]
    return tuple(each for each in listed if isinstance(each, Mapping))
