from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_project import write_pages, write_project

sys.path.insert(0, str(Path(__file__).parents[1] / "fetch"))  # services on loopback
_IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: SIGKILL loses nothing there that it would not lose
    on a disk, and hundreds of runs need not wait for one."""
    if not os.access(_IN_MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY, prefix="litsite-test-") as name:
        yield Path(name)


@pytest.fixture
def project(folder: Path) -> Path:
    return write_project(folder / "project")


@pytest.fixture
def pages(folder: Path) -> Path:
    return write_pages(folder / "pages", 12)
