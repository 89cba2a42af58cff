"""A server on loopback that answers as told: the services, sites and their troubles."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from on_loopback import running


@dataclass
class Asked:
    """A request as it arrived."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]


@dataclass
class Reply:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "text/html; charset=utf-8"
    claims: int | None = None  # a Content-Length other than the body's: the answer is cut off
    stalls: bool = False  # nothing follows the body, and the connection stays open
    endless: bool = False  # the body again and again


Route = Callable[[Asked], Reply]


class Loopback:
    """What is asked, by path without query; a list of replies is given one after the other."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.routes: dict[str, Route | list[Reply] | Reply] = {}
        self.over = threading.Event()
        self.url = ""

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        route = self.routes.get(asked.path)
        if route is None:
            longest = max(
                (p for p in self.routes if p.endswith("*") and asked.path.startswith(p[:-1])),
                key=len,
                default="",
            )
            route = self.routes.get(longest)
        if route is None:
            return Reply(404, b"nothing here")
        if isinstance(route, list):
            return route.pop(0) if len(route) > 1 else route[0]
        return route if isinstance(route, Reply) else route(asked)


@contextmanager
def serve() -> Iterator[Loopback]:
    loopback = Loopback()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = loopback.answer(Asked(unquote(parts.path), query, headers))
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not reply.endless:
                length = len(reply.body) if reply.claims is None else reply.claims
                self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                self.wfile.write(reply.body)
                while reply.endless and not loopback.over.is_set():
                    self.wfile.write(reply.body)
                if reply.stalls:
                    self.wfile.flush()
                    loopback.over.wait(30)
            except OSError:
                self.close_connection = True
            if reply.claims is not None or reply.endless:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    with running(server) as loopback.url:
        try:
            yield loopback
        finally:
            loopback.over.set()
