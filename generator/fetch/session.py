"""Asking as a guest should: unhurried, again only when told to, never twice for the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from generator.errors import LitsiteError, tell_how_to_install
from generator.fetch.answer import Answer, Request
from generator.fetch.cache import Cache
from generator.fetch.failures import SAVE_IT, FetchFailed, Interrupted, NoNetwork
from generator.fetch.robots import ALLOW_ALL, LIMIT, Robots, read_robots
from generator.fetch.settings import TOOL, FetchSettings

Say = Callable[[str], None]

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 10
_AGAIN = (408, 425, 429, 500, 502, 503, 504)
_BACKOFF = 1.0
_GIVE_UP_AFTER = 3
"""Requests in a row that a host fails before it is left alone for the rest of the run."""


class Session:
    """One run's requests: paced for each host, repeated with growing waits, cached.

    Raises LitsiteError where the packages for fetching are not installed.
    """

    def __init__(self, settings: FetchSettings, say: Say) -> None:
        try:
            from generator.fetch.client import Client
        except ImportError as error:
            if error.name and error.name.partition(".")[0] not in ("httpx", "httpcore"):
                raise
            raise LitsiteError(
                "fetching needs httpx, which is not installed", tell_how_to_install("httpx")
            ) from None
        self._settings = settings
        self._clock = settings.clock
        self._say = say
        self._client = Client(settings)
        self._cache = Cache(settings)
        self._cache.prune()
        self._free_at: dict[str, float] = {}
        self._robots: dict[str, Robots] = {}
        self._failures: dict[str, int] = {}
        self._given_up: dict[str, FetchFailed] = {}

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, request: Request) -> Answer:
        """The answer to a request: status 200, or one that says there is no such thing (404, 410,
        and 400, 406 for a service to explain).

        Raises FetchFailed in a person's words for everything else.
        """
        held = self._cache.find(request)
        if held is not None:
            return held
        host = _origin(self._client.normalise(request.url))
        if host in self._given_up:
            raise self._given_up[host]
        try:
            answer = self._try(request, host)
        except (Interrupted, NoNetwork) as failure:
            self._failures[host] = self._failures.get(host, 0) + 1
            if isinstance(failure, NoNetwork) or self._failures[host] >= _GIVE_UP_AFTER:
                self._given_up[host] = failure
            raise
        self._failures[host] = 0
        if answer.status in (200, 404, 410):
            self._cache.keep(request, answer)
        return answer

    def _try(self, request: Request, host: str) -> Answer:
        """The answer after as many tries as are allowed, each after the wait that is asked for."""
        for count in range(self._settings.tries):
            wait: float | None = None
            try:
                answer = self._follow(request)
                if answer.status in _AGAIN:
                    wait = _read_retry_after(answer, self._clock.now())
                    failure = Interrupted(
                        f"{urlsplit(host).hostname} answers {_name(answer.status)}",
                        "try again later",
                    )
                else:
                    _refuse_status(request, answer)
                    fault = request.find_fault(answer.body) if answer.status == 200 else None
                    if fault is None:
                        return answer
                    failure = Interrupted(fault, "try again later")
            except Interrupted as interrupted:
                failure = interrupted
            if wait is not None and wait > self._settings.longest_wait:
                self._given_up[host] = failure = Interrupted(
                    f"{urlsplit(host).hostname} asks to wait {wait:.0f} s ({_name(answer.status)})",
                    "try again then",
                )
                break
            if count + 1 < self._settings.tries:
                self._wait(_BACKOFF * 2**count if wait is None else wait, failure)
        raise failure

    def _wait(self, seconds: float, failure: FetchFailed) -> None:
        seconds = min(seconds, self._settings.longest_wait)
        if seconds >= 2:
            self._say(f"{failure.message}: trying again in {seconds:.0f} s")
        self._clock.sleep(seconds)

    def _follow(self, request: Request) -> Answer:
        """The answer at the end of the redirects, every hop of them checked, paced and in time."""
        left = self._settings.time_limit
        url = request.sent
        for _ in range(_MOST_HOPS + 1):
            url = self._client.normalise(url)
            interval = request.interval
            if request.robots:
                interval = max(interval, self._ask_robots(url))
            self._pace(_origin(url), interval)
            begun = self._clock.ticks()
            answer = self._client.ask(url, request.accept, left)
            left -= self._clock.ticks() - begun
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            if left <= 0:
                raise Interrupted(f"{request.url} leads on and on", "try again later")
            url = _join(url, target)
        raise FetchFailed(f"{request.url} leads from one address to the next without end", SAVE_IT)

    def _pace(self, host: str, interval: float) -> None:
        wait = self._free_at.get(host, 0.0) - self._clock.ticks()
        if wait > 0:
            self._clock.sleep(wait)
        self._free_at[host] = self._clock.ticks() + interval

    def _ask_robots(self, url: str) -> float:
        """The seconds to leave between two pages of the URL's site.

        Raises FetchFailed where its robots.txt does not allow the page.
        """
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = self._fetch_robots(origin)
        rules = self._robots[origin]
        parts = urlsplit(url)
        if not rules.allows((parts.path or "/") + (f"?{parts.query}" if parts.query else "")):
            raise FetchFailed(f"{parts.hostname} asks programs not to read this page", SAVE_IT)
        if rules.delay > self._settings.longest_wait:
            raise FetchFailed(
                f"{parts.hostname} asks programs to wait {rules.delay:.0f} s for a page", SAVE_IT
            )
        return rules.delay

    def _fetch_robots(self, origin: str) -> Robots:
        """A site's rules, none where it has none.

        Raises FetchFailed where it cannot say: then nothing is allowed (RFC 9309, 2.3.1).
        """
        request = Request(f"{origin}/robots.txt", accept="text/plain", interval=0.0)
        answer = self._cache.find(request)
        if answer is None:
            answer = self._follow(request)
            if answer.status in (200, 404, 410):
                self._cache.keep(request, answer)
        if answer.status == 200:
            return read_robots(answer.body[:LIMIT].decode("utf-8", "replace"), TOOL)
        if answer.status == 429 or answer.status >= 500:
            raise Interrupted(
                f"{origin}/robots.txt, which says what programs may read, answers "
                f"{_name(answer.status)}",
                "try again later",
            )
        return ALLOW_ALL


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _join(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:
        raise FetchFailed(f"{_origin(url)} leads to no web address", SAVE_IT) from None


def _read_retry_after(answer: Answer, now: float) -> float | None:
    """The seconds that a server asks to wait, stated as such or as a date (RFC 9110, 10.2.3)."""
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    if date.tzinfo is None:  # "-0000": the date is in UTC
        date = date.replace(tzinfo=UTC)
    return max(0.0, date.timestamp() - now)


def _name(status: int) -> str:
    """ "429, too many requests"; the number alone where it has no standard name."""
    try:
        return f"{status}, {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return str(status)


def _refuse_status(request: Request, answer: Answer) -> None:
    """Raises FetchFailed for an answer that neither holds the thing nor says there is none."""
    if answer.status in (200, 404, 410):
        return
    if answer.status in (400, 406) and not request.robots:
        return
    host = urlsplit(answer.url).hostname
    if answer.status in (401, 402, 403, 451):
        raise FetchFailed(f"{host} does not give it to programs ({_name(answer.status)})", SAVE_IT)
    raise FetchFailed(f"{host} answers {_name(answer.status)}", SAVE_IT)
