"""How alike two texts are, in percent, by rapidfuzz: loaded when first asked for, as most edits of
a library compare nothing and should not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapidfuzz.fuzz import ratio, token_set_ratio, token_sort_ratio

__all__ = ["ratio", "token_set_ratio", "token_sort_ratio"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    from rapidfuzz import fuzz

    found = globals()[name] = getattr(fuzz, name)  # next time it is found without this
    return found
