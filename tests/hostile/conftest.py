"""One hostile project, built once for all tests of this folder."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hostile_project import Hostile, make_hostile
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


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


@pytest.fixture(scope="session")
def served(hostile: Hostile) -> Iterator[str]:
    """The address of the site over http."""
    handler = partial(_Silent, directory=str(hostile.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    return browser
