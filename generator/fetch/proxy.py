"""The way through an institution's proxy, where the machine names one.

The proxy makes the connection and resolves the name, so that what is asked of it is checked as far
as this machine can tell; the certificate is still that of the host asked for.
"""

from __future__ import annotations

import re
import ssl

import httpcore
import httpx

from generator.fetch.addresses import check_addresses
from generator.fetch.failures import SAVE_IT, AddressRefused, FetchFailed, NoNetwork
from generator.fetch.settings import FetchSettings

_LOCAL = re.compile(
    r"[^.]*|(?:.*\.)?(?:\d[^.]*|local|localhost|internal|intranet|lan|corp|home|arpa)"
)
"""Names that no one on the open web has, and numbers in spellings that the system cannot read."""


def read_proxy(text: str) -> httpx.URL:
    """The address of a proxy, as settings name it: "proxy.example.org:8080" is one too.

    Raises FetchFailed for one that litsite cannot go through.
    """
    try:
        proxy = httpx.URL(text if "://" in text else f"http://{text}")
    except (httpx.InvalidURL, ValueError):
        proxy = httpx.URL("")
    if proxy.scheme not in ("http", "https") or not proxy.host:
        # Not shown: it may hold a password.
        raise FetchFailed(
            "the proxy that this machine names is not at an http address",
            "set HTTPS_PROXY=http://HOST:PORT, or " + SAVE_IT,
        )
    return proxy


def name_proxy(proxy: httpx.URL) -> str:
    """Host and port of a proxy, without its password."""
    return proxy.netloc.decode("ascii", "replace")


def check_beyond(host: str, port: int, settings: FetchSettings) -> None:
    """Raises AddressRefused where a proxy would be asked for what is not on the open web: a host
    that has a private address here, or none and the name of one."""
    try:
        addresses = settings.resolve(host, port)
    except NoNetwork:  # behind a proxy it is usual that no name of the web is found
        if _LOCAL.fullmatch(host.rstrip(".").lower()):
            raise AddressRefused(
                f"{host} is a name of a private network, not of the open web", SAVE_IT
            ) from None
        return
    check_addresses(host, addresses, settings.allow_loopback)


def make_proxy_pool(
    proxy: httpx.URL, context: ssl.SSLContext, backend: httpcore.NetworkBackend
) -> httpcore.HTTPProxy:
    """Connections through a proxy."""
    return httpcore.HTTPProxy(
        httpcore.URL(scheme=proxy.raw_scheme, host=proxy.raw_host, port=proxy.port, target=b"/"),
        proxy_auth=(proxy.username, proxy.password) if proxy.username else None,
        ssl_context=context,
        proxy_ssl_context=context if proxy.scheme == "https" else None,
        network_backend=backend,
        max_connections=4,
    )


def explain_refusal(error: httpcore.ProxyError, proxy: httpx.URL, host: str) -> FetchFailed:
    """What a proxy's refusal to connect is in a person's words."""
    name, said = name_proxy(proxy), str(error)
    if said.startswith("407"):
        return NoNetwork(
            f"the proxy {name} asks for a name and a password",
            f"set HTTPS_PROXY=http://NAME:PASSWORD@{name}, or {SAVE_IT}",
        )
    return NoNetwork(f"the proxy {name} does not lead to {host} ({said})", SAVE_IT)
