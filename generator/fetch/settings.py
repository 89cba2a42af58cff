"""Where fetching asks, how much it takes and how long it waits."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.fetch.addresses import resolve_host

TOOL = "litsite"
"""What litsite calls itself: to NCBI as `tool`, to robots.txt as its product token."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The date (seconds since 1970), a count of seconds that never steps back, and waiting."""

    now: Callable[[], float] = time.time
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def find_proxy(scheme: str, host: str) -> str | None:
    """The proxy that leads to a host: as HTTPS_PROXY and NO_PROXY say, or the system's settings."""
    from urllib.request import getproxies, proxy_bypass

    named = getproxies()
    proxy = named.get(scheme) or named.get("all")
    return proxy if proxy and not proxy_bypass(host) else None


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """`cache` is .litsite/fetch, `email` what the services may write to when something is wrong.

    `size_limit` is in bytes after decompression; `time_limit` is the seconds that one request may
    take with its redirects; `tries` how often it is made; `longest_wait` the seconds a service may
    ask to wait before litsite gives up instead. `keep_days` is how long an answer is used again.
    `find_proxy` gives the proxy for a scheme and host, None for the straight way. `allow_loopback`
    lets a server on this machine be asked, `resolve` gives a host's addresses: both are for the
    tests.
    """

    cache: Path
    email: str | None = None
    ncbi_api_key: str | None = field(default=None, repr=False)
    eutils: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    crossref: str = "https://api.crossref.org"
    doi_resolver: str = "https://doi.org"
    size_limit: int = 64 * 1024 * 1024
    time_limit: float = 120.0
    tries: int = 4
    longest_wait: float = 60.0
    keep_days: float = 30.0
    find_proxy: Callable[[str, str], str | None] = lambda scheme, host: None
    allow_loopback: bool = False
    clock: Clock = field(default_factory=Clock)
    resolve: Callable[[str, int], Sequence[str]] = resolve_host


def read_settings(cache: Path, environ: Mapping[str, str] = os.environ) -> FetchSettings:
    """The settings of a project whose cache is `cache` (.litsite/): NCBI_API_KEY and LITSITE_EMAIL
    are read from the environment."""
    return FetchSettings(
        cache=cache / "fetch",
        email=environ.get("LITSITE_EMAIL", "").strip() or None,
        ncbi_api_key=environ.get("NCBI_API_KEY", "").strip() or None,
        find_proxy=find_proxy,
    )
