"""Servers on this machine's own address, for as long as a test asks them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class SilentHandler(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def running(server: HTTPServer) -> Iterator[str]:
    """The address of a server that answers meanwhile."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def open_folder(
    folder: Path, handler: type[SimpleHTTPRequestHandler] = SilentHandler
) -> HTTPServer:
    """A server of a folder's files."""
    return ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
