"""Which licences let an article's own text be kept, and shown to others."""

from __future__ import annotations

import re

_OPEN = re.compile(r"creative\s?commons|public domain|\bCC0\b|open[- ]access", re.I)


def is_open(*stated: str | None) -> bool:
    """Whether what an article states of its licence, an address or words, says that anybody may
    copy its text."""
    return any(_OPEN.search(each) for each in stated if each)
