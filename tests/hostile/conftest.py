"""One hostile project, built once for all tests of this folder."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator

import pytest
from hostile_project import Hostile, make_hostile
from on_loopback import open_folder, running
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make_hostile(tmp_path_factory.mktemp("hostile"))
    # Tests in several processes share one project: who comes first makes it.
    fcntl = pytest.importorskip("fcntl")
    shared = tmp_path_factory.getbasetemp().parent
    made = shared / "hostile.pickle"
    with (shared / "hostile.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            (shared / "hostile").mkdir()
            made.write_bytes(pickle.dumps(make_hostile(shared / "hostile")))
    return pickle.loads(made.read_bytes())


@pytest.fixture(scope="session")
def served(hostile: Hostile) -> Iterator[str]:
    """The address of the site over http."""
    with running(open_folder(hostile.site)) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    return browser
