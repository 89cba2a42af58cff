"""What is asked of a server and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A GET request.

    `params` are part of what is asked; `secret` ones (keys, an e-mail address) are sent too but
    never stored or shown. `interval` is the seconds between two requests to the host; `find_fault`
    says what is wrong with a body that should be asked for again, None where it is whole. `robots`
    is True where the host's robots.txt is to be obeyed: pages, not services.
    """

    url: str
    params: Params = ()
    secret: Params = field(default=(), repr=False)
    accept: str = "*/*"
    interval: float = 1.0
    find_fault: Callable[[bytes], str | None] = lambda body: None
    robots: bool = False

    @property
    def address(self) -> str:
        """The URL without its secrets: what names the request in the cache."""
        return _join(self.url, self.params)

    @property
    def sent(self) -> str:
        """The URL as it is sent."""
        return _join(self.url, self.params + self.secret)


def _join(url: str, params: Params) -> str:
    # Services' own separators stay readable: ids=1,2,3 and filter=doi:10.1/x.
    query = urlencode(params, safe=",:/", quote_via=quote)
    return f"{url}?{query}" if query else url


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer: `url` is where it came from after redirects, `headers` have lower-case
    names, `retrieved` is when it came (seconds since 1970), `cached` whether that was before."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retrieved: float
    cached: bool = False

    @property
    def content_type(self) -> str:
        """The media type in lower case, without parameters; "" where there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()
