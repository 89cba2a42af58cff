"""What costs time in proportion to its input takes no time that a test would notice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def promptly(seconds: float = 15) -> Iterator[None]:
    """Fails where what is done within takes more of the processor's time."""
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    assert taken < seconds, f"it took {taken:.1f} s of the processor's time"
