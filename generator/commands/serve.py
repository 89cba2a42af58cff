"""The site on loopback, built again and reloaded in the browser whenever a file changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import watch

from generator.build import build_site
from generator.errors import ContentError, LitsiteError, UsageError
from generator.progress import Reporter
from generator.project import Project

HOST = "127.0.0.1"
RELOAD_SCRIPT = "/-/reload.js"
RELOAD_EVENTS = "/-/changes"
_SCRIPT = f"""// Only `litsite serve` adds this: the page loads again when the site was built again.
new EventSource("{RELOAD_EVENTS}").onmessage = function () {{ location.reload(); }};
"""
_BLINK = 100
"""Milliseconds after which the watcher of folders says that nothing changed."""
_TAG = f'<script src="{RELOAD_SCRIPT}"></script>\n'.encode()
"""Stands at a page's end, which is in its body: pages leave out the tags of their body."""


@dataclass(slots=True)
class Changes:
    """How often the site was built, for those who wait for the next time."""

    count: int = 0
    told: threading.Condition = field(default_factory=threading.Condition)

    def tell(self) -> None:
        """The site was built once more."""
        with self.told:
            self.count += 1
            self.told.notify_all()

    def wait_past(self, count: int, seconds: float) -> int:
        """The count once it is more than `count`, or as it is after some seconds."""
        with self.told:
            self.told.wait_for(lambda: self.count > count, seconds)
            return self.count


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of the site's folder and nothing else, to this machine's own browser and no one else.

    A request whose Host is not loopback (DNS rebinding) or whose Origin is another site is
    refused with 403.
    """

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, changes: Changes, out: Path, **options: object) -> None:
        self.changes = changes
        self.out = out
        super().__init__(*args, directory=str(out), **options)  # type: ignore[arg-type]  # passed on as they came

    def do_GET(self) -> None:
        """One file, the reload script, or the stream of changes."""
        if not self._is_local():
            self.send_error(403, "litsite serve answers only to this machine's own browser")
        elif self.path == RELOAD_SCRIPT:
            self._send(_SCRIPT.encode(), "text/javascript")
        elif self.path == RELOAD_EVENTS:
            self._send_changes()
        else:
            self._send_file()

    def do_HEAD(self) -> None:
        """As GET without the file's bytes."""
        if self._is_local():
            self._send_file()
        else:
            self.send_error(403)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: what matters is said by the build."""

    def _is_local(self) -> bool:
        names = {HOST, "localhost", "[::1]"}
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        origin = self.headers.get("Origin")
        return host in names and (origin is None or (urlsplit(origin).hostname or "") in names)

    def _send_file(self) -> None:
        path = self._find_file()
        if path is None:
            missing = self.out / "404.html"
            page = missing.read_bytes() if missing.is_file() else b"not found"
            self._send(page + _TAG, "text/html; charset=utf-8", 404)
        elif path.suffix == ".html":
            self._send(path.read_bytes() + _TAG, "text/html; charset=utf-8")
        else:
            self._send(path.read_bytes(), self.guess_type(str(path)))

    def _find_file(self) -> Path | None:
        """The file of the site that is asked for; None where there is none to be given."""
        path = Path(self.translate_path(self.path))
        try:
            if path.is_dir():
                path = path / "index.html"
            inside = path.resolve().is_relative_to(self.out.resolve())
            hidden = any(part.startswith(".") for part in path.parts[len(self.out.parts) :])
            return path if inside and not hidden and path.is_file() else None
        except (OSError, ValueError):  # a name that no file can have: too long, with a NUL
            return None

    def _send(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_changes(self) -> None:
        """Server-sent events: a message a build; a comment now and then notices a closed tab."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = self.changes.count
        try:
            while True:
                count = self.changes.wait_past(seen, 15)
                self.wfile.write(b"data: built\n\n" if count > seen else b": waiting\n\n")
                self.wfile.flush()
                seen = count
        except OSError:
            return


def open_server(out: Path, port: int, changes: Changes) -> ThreadingHTTPServer:
    """A server of a site's folder, on loopback, not yet started; port 0 takes a free one.

    Raises UsageError for a port that cannot be used.
    """
    handler = partial(SiteHandler, changes=changes, out=out)
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used: {error.strerror}", "choose another with --port"
        ) from None
    server.daemon_threads = True
    return server


def watch_folders(folders: Iterable[Path], stop: threading.Event | None = None) -> Iterator[object]:
    """Yields after each change of what is in some folders since this was called, until told to
    stop.

    Raises LitsiteError where they cannot be watched, now or later.
    """
    watching = _watch(folders, stop)
    next(watching, None)  # begins
    return filter(None, watching)


def _watch(folders: Iterable[Path], stop: threading.Event | None) -> Iterator[object]:
    """The changes of each blink of an eye, most often none."""
    try:
        yield from watch(*folders, stop_event=stop, rust_timeout=_BLINK, yield_on_timeout=True)
    except OSError as error:
        raise LitsiteError(
            f"changes cannot be watched for: {error.strerror or error}",
            "close programs that watch many files, or run litsite build after each change",
        ) from None


def serve_site(
    out: Path,
    port: int,
    changed: Iterable[object],
    build: Callable[[], bool],
    say: Callable[[str], None],
) -> None:
    """Serves until interrupted (KeyboardInterrupt) or no longer told what `changed`; `build` is
    called after each change and tells whether it worked.

    Raises UsageError for a port that cannot be used, LitsiteError where nothing can be watched.
    """
    changes = Changes()
    server = open_server(out, port, changes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://{HOST}:{server.server_port}/  (Ctrl+C to stop)")
    try:
        for _ in changed:
            if build():
                changes.tell()
    finally:
        server.shutdown()
        server.server_close()


def serve_project(
    project: Project,
    port: int,
    jobs: int | None,
    reporter: Reporter,
    tell_error: Callable[[LitsiteError], None],
) -> None:
    """Builds a project's site and serves it until interrupted; each change builds it again.

    While something is wrong in content/, `tell_error` is called and the old site is served. Raises
    ContentError where there is no old site, UsageError for a port that cannot be used.
    """
    # A port that is taken is told before a long build, not behind it.
    open_server(project.site, port, Changes()).server_close()
    # What is saved during the first build is built after it.
    changed = watch_folders(filter(None, (project.content, project.theme)))
    try:
        build_site(project, jobs=jobs, reporter=reporter)
    except ContentError as error:
        if not (project.site / "index.html").is_file():
            raise
        tell_error(error)

    def rebuild() -> bool:
        try:
            built = build_site(project, jobs=jobs)
        except LitsiteError as error:
            tell_error(error)
            return False
        except OSError as error:  # what was there is gone, as while git checks out another branch
            said = f"{error.filename or 'a file'}: {error.strerror or error}"
            tell_error(LitsiteError(said, "the next change is built again"))
            return False
        count = built.published.changed
        told = f"{count:,} {'file' if count == 1 else 'files'}" if count else "nothing"
        reporter.say(f"built again: {told} changed")
        return True

    def say(line: str) -> None:
        print(line, flush=True)

    with suppress(KeyboardInterrupt):
        serve_site(project.site, port, changed, rebuild, say)
