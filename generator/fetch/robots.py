"""What a site's robots.txt allows (RFC 9309): the longest rule that matches decides.

The standard library's reader takes the first rule that matches and knows no wildcards; publishers'
files rely on both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

LIMIT = 512_000
"""Bytes of a robots.txt that are read."""

_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program: paths with whether they may be read; `delay` is the seconds it is
    asked to leave between two requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path (with its query) may be read."""
        path = _normalise(path)
        found = [
            (len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)
        ]
        return max(found)[1] if found else True  # of equals, "allow" wins


ALLOW_ALL = Robots()


def read_robots(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for the program `agent`, or else for every one."""
    own: list[tuple[str, str]] | None = None
    common: list[tuple[str, str]] = []
    named: list[str] = []
    in_rules = False
    for line in text.removeprefix("\ufeff").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        key, value = found.group(1).lower(), found.group(2).strip()
        if key == "user-agent":
            if in_rules:
                named, in_rules = [], False
            token = re.match(r"\*|[A-Za-z_-]*", value)
            named.append(token.group().lower() if token else "")
            if named[-1] == agent.lower() and own is None:
                own = []
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            if agent.lower() in named and own is not None:
                own.append((key, value))
            elif "*" in named:
                common.append((key, value))
    chosen = common if own is None else own
    rules = tuple((_normalise(v), k == "allow") for k, v in chosen if k != "crawl-delay" and v)
    delays = [float(v) for k, v in chosen if k == "crawl-delay" and re.fullmatch(r"\d+(\.\d+)?", v)]
    return Robots(rules, max(delays, default=0.0))


def _normalise(path: str) -> str:
    """A path with every byte escaped or not in the one way, so that equal paths look equal."""
    return quote(unquote_to_bytes(path), safe="/*$?&=;:@!'()+,[]~%")


def _matches(pattern: str, path: str) -> bool:
    """Whether a rule's pattern matches a path's beginning; piece by piece, in linear time."""
    ends = pattern.endswith("$")
    first, *rest = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not rest:
        return not ends or place == len(path)
    for piece in rest[:-1] if ends else rest:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return not ends or (path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= place)
