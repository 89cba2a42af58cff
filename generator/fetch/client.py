"""One GET request over a checked connection, bounded in size and time; no redirect is followed."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import httpcore
import httpx

from generator import __version__
from generator.fetch.answer import Answer
from generator.fetch.connect import CheckedBackend
from generator.fetch.failures import SAVE_IT, FetchFailed, Interrupted
from generator.fetch.proxy import (
    check_beyond,
    explain_refusal,
    make_proxy_pool,
    name_proxy,
    read_proxy,
)
from generator.fetch.settings import TOOL, FetchSettings

_ERROR_BODY = 64 * 1024
"""Bytes of an error's text that are read."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a host is reached: connections that are open, and the proxy they go through."""

    backend: CheckedBackend
    pool: httpcore.ConnectionPool
    proxy: httpx.URL | None = None

    @property
    def mistrust(self) -> str:
        """What to do where a certificate is not trusted: many proxies sign with their own."""
        certificate = "if the proxy reads along, set SSL_CERT_FILE to its certificate; else "
        return f"{certificate if self.proxy else ''}{SAVE_IT}"


def _make_way(settings: FetchSettings, named: str | None) -> _Way:
    backend = CheckedBackend(settings, is_checked=named is None)
    if named is not None:
        proxy = read_proxy(named)
        return _Way(backend, make_proxy_pool(proxy, _make_context(), backend), proxy)
    pool = httpcore.ConnectionPool(
        ssl_context=_make_context(), network_backend=backend, max_connections=4
    )
    return _Way(backend, pool)


class Client:
    """Asks servers, keeping connections open between requests to one host."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._ways: dict[str | None, _Way] = {}
        self._checked = set[str]()
        contact = f" (mailto:{settings.email})" if settings.email else ""
        self._agent = f"{TOOL}/{__version__}{contact}"

    def close(self) -> None:
        """Ends the connections that are open."""
        for way in self._ways.values():
            way.pool.close()

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
        way = self._find_way(target)
        way.backend.deadline = clock.ticks() + seconds
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
            response = way.pool.handle_request(request)
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
        except httpcore.ProxyError as error:
            raise explain_refusal(error, way.proxy or target, target.host) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            where = target.host
            if isinstance(error.__cause__ or error.__context__, ssl.SSLCertVerificationError):
                raise FetchFailed(f"{where} is not who it says: {error}", way.mistrust) from None
            if way.proxy:
                where += f" through the proxy {name_proxy(way.proxy)}"
            raise Interrupted(
                f"the connection to {where} failed ({error or 'cut off'})", "try again later"
            ) from None
        return Answer(str(target), response.status, headers, body, clock.now())

    def _find_way(self, target: httpx.URL) -> _Way:
        """The straight way to a host, or that through the proxy which leads there."""
        named = self._settings.find_proxy(target.scheme, target.host)
        if named is not None and target.host not in self._checked:
            check_beyond(target.host, target.port or 443, self._settings)
            self._checked.add(target.host)
        if named not in self._ways:
            self._ways[named] = _make_way(self._settings, named)
        return self._ways[named]

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
