"""Connections to checked addresses only, none of them slower than its request may be.

A host's name is resolved once for each connection and the connection is made to the address that
was checked, so that a name cannot change in between (DNS rebinding). The request keeps the name:
Host, SNI and the certificate are those of the host asked for.
"""

from __future__ import annotations

import errno
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from generator.fetch.addresses import check_addresses
from generator.fetch.failures import NoNetwork
from generator.fetch.settings import FetchSettings

_CONNECT = 15.0
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


class CheckedBackend(httpcore.NetworkBackend):
    """httpcore's way to the network; `deadline` is when the request under way has to be done.

    A proxy, which a person named, may be at a private address: the way to it `is_checked` by none.
    """

    def __init__(self, settings: FetchSettings, is_checked: bool = True) -> None:
        self._settings = settings
        self._is_checked = is_checked
        self._inner = httpcore.SyncBackend()
        self.deadline = 0.0

    def left(self, timeout: float | None = None) -> float:
        """The seconds left for the next step; raises httpcore.ReadTimeout where none are."""
        left = self.deadline - self._settings.clock.ticks()
        if left <= 0:
            raise httpcore.ReadTimeout("the time limit is over")
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers."""
        addresses = self._settings.resolve(host, port)
        if self._is_checked:
            check_addresses(host, addresses, self._settings.allow_loopback)
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self.left(_CONNECT), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self.left)
        if failure is None or _is_no_way(failure):
            raise NoNetwork(f"no network: there is no way to {host}")
        raise failure


def _is_no_way(failure: Exception) -> bool:
    cause = failure.__cause__ or failure.__context__
    return isinstance(cause, OSError) and cause.errno in _NO_WAY


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline: a server that sends one byte now and
    then is cut off too."""

    def __init__(
        self, inner: httpcore.NetworkStream, left: Callable[[float | None], float]
    ) -> None:
        self._inner = inner
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _TimedStream(stream, self._left)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (as httpcore declares it)
        return self._inner.get_extra_info(info)
