"""One GET request over a checked connection, bounded in size and time; no redirect is followed."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterable
from functools import cache

import httpcore
import httpx

from generator import __version__
from generator.fetch.answer import Answer
from generator.fetch.connect import CheckedBackend
from generator.fetch.failures import SAVE_IT, FetchFailed, Interrupted
from generator.fetch.settings import TOOL, FetchSettings

_ERROR_BODY = 64 * 1024
"""Bytes of an error's text that are read."""


class Client:
    """Asks servers, keeping connections open between requests to one host."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._backend = CheckedBackend(settings)
        self._pool: httpcore.ConnectionPool | None = None
        contact = f" (mailto:{settings.email})" if settings.email else ""
        self._agent = f"{TOOL}/{__version__}{contact}"

    def close(self) -> None:
        """Ends the connections that are open."""
        if self._pool is not None:
            self._pool.close()

    def normalise(self, url: str) -> str:
        """The address as it is asked: without fragment, escaped, its dots resolved.

        Raises FetchFailed for one that may not be asked.
        """
        return str(read_url(url))

    def ask(self, url: str, accept: str, seconds: float) -> Answer:
        """The server's answer, redirects and errors included.

        Raises FetchFailed: Interrupted where asking again may help, NoNetwork where the host
        cannot be reached, AddressRefused where it may not be.
        """
        target = read_url(url)
        clock = self._settings.clock
        self._backend.deadline = clock.ticks() + seconds
        request = httpcore.Request(
            "GET",
            httpcore.URL(
                scheme=target.raw_scheme,
                host=target.raw_host,
                port=target.port,
                target=target.raw_path,
            ),
            headers=[
                (b"Host", target.netloc),
                (b"User-Agent", self._agent.encode("ascii", "ignore")),
                (b"Accept", accept.encode()),
                (b"Accept-Encoding", b"gzip"),
            ],
            extensions={"timeout": {"pool": seconds}},
        )
        try:
            response = self._open_pool().handle_request(request)
            try:
                headers = _read_headers(response.headers)
                body = self._read_body(response, headers)
            finally:
                response.close()
        except httpcore.TimeoutException:
            raise Interrupted(
                f"{target.host} took longer than {self._settings.time_limit:g} s",
                "try again later",
            ) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            if isinstance(error.__cause__ or error.__context__, ssl.SSLCertVerificationError):
                raise FetchFailed(f"{target.host} is not who it says: {error}", SAVE_IT) from None
            raise Interrupted(
                f"the connection to {target.host} failed ({error or 'cut off'})", "try again later"
            ) from None
        return Answer(str(target), response.status, headers, body, clock.now())

    def _open_pool(self) -> httpcore.ConnectionPool:
        if self._pool is None:
            self._pool = httpcore.ConnectionPool(
                ssl_context=_make_context(), network_backend=self._backend, max_connections=4
            )
        return self._pool

    def _read_body(self, response: httpcore.Response, headers: dict[str, str]) -> bytes:
        if 300 <= response.status < 400:
            return b""
        limit = self._settings.size_limit
        ok = response.status == 200
        if ok and headers.get("content-length", "0").strip().isdigit():
            _check_size(int(headers.get("content-length", "0")), limit)
        encoding = headers.get("content-encoding", "identity").strip().lower()
        chunks: Iterable[bytes] = response.iter_stream()
        if encoding in ("gzip", "x-gzip"):
            chunks = _unzip(chunks)
        elif encoding not in ("", "identity"):
            raise FetchFailed(f"the answer is packed as {encoding}, not as asked for", SAVE_IT)
        body = bytearray()
        for chunk in chunks:
            body += chunk
            if not ok and len(body) > _ERROR_BODY:
                break
            _check_size(len(body), limit)
        return bytes(body)


def read_url(url: str) -> httpx.URL:
    """The parts of a web address.

    Raises FetchFailed for one that is none, is not http(s), or carries a password.
    """
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchFailed(f"{url[:200]} is no web address: {error}", "check the spelling") from None
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchFailed(f"{url[:200]} is not an http or https address", SAVE_IT)
    if target.userinfo:
        raise FetchFailed("an address with a password in it", "log in in a browser: " + SAVE_IT)
    return target.copy_with(fragment=None)


@cache
def _make_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _read_headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in pairs:
        headers.setdefault(name.decode("ascii", "replace").lower(), value.decode("latin-1"))
    return headers


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise FetchFailed(
            f"it is larger than {limit // (1024 * 1024) or 1} MB, which no article is", SAVE_IT
        )


def _unzip(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """The bytes of gzipped chunks, at most 64 KiB at a time, so that nothing small grows vast."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    begun = False
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if unpacker.eof:  # gzip may be one member after another
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
                begun = True
                yield unpacker.decompress(rest, 65_536)
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        if begun and not unpacker.eof:
            raise Interrupted("the packed answer breaks off", "try again later")
    except zlib.error as error:
        raise Interrupted(f"the packed answer is broken ({error})", "try again later") from None
