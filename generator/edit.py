"""The short line, after the edit of one review's text: not there yet, so the whole line goes."""

from __future__ import annotations

from generator.order import Order, Stopwatch
from generator.remember import Done
from generator.site.publish import Published
from generator.stamps import Look


def edit_site(
    order: Order, done: Done, look: Look, watch: Stopwatch
) -> tuple[Done, Published] | None:
    """Brings the site up to date with the edit of one review; None where the whole line must."""
    return None
