"""Characters that nobody sees and that change what is read: overrides of the direction of writing,
controls, halves of surrogate pairs. No page may put them into content/."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff]"
)
_LINE_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029]+")

T = TypeVar("T")


def drop_unseen(text: str) -> str:
    """The text without them; whatever else ends a line is a space."""
    if text.isprintable():
        return text
    return _LINE_END.sub(" ", _UNSEEN.sub("", text.replace("\r\n", "\n")))


def without_unseen(record: T) -> T:
    """A record of the model with no such character in any text of it, however deep."""
    changes: dict[str, Any] = {}
    for name in _names(cast(Hashable, type(record))):
        value = getattr(record, name)
        if value:
            clean = _clean(value)
            if clean is not value:
                changes[name] = clean
    if not changes:
        return record
    return dataclasses.replace(record, **changes)  # type: ignore[type-var]  # a dataclass by _names


def _clean(value: Any) -> Any:  # noqa: ANN401 # a field of any of the model's types
    if type(value) is str:
        return drop_unseen(value)
    if type(value) is tuple:
        parts = tuple(map(_clean, value))
        return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    return without_unseen(value)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    """The fields of a dataclass; () of any other type."""
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind))
