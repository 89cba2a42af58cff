"""Answers kept in .litsite/fetch, each with its date: safe to delete, ignored where broken."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from generator.fetch.answer import Answer, Request
from generator.fetch.settings import FetchSettings
from generator.whole_file import write_whole

_FORMAT = 1
_DAY = 86_400.0
_GONE = (404, 410)


class Cache:
    """Answers by what was asked: 200 for `keep_days`, "not found" for a day."""

    def __init__(self, settings: FetchSettings) -> None:
        self._folder = settings.cache
        self._keep = settings.keep_days
        self._now = settings.clock.now

    def find(self, request: Request) -> Answer | None:
        """The answer kept for a request; None where there is none that is whole and recent."""
        try:
            head, _, body = self._place(request).read_bytes().partition(b"\n")
            held = json.loads(head)
            if held["format"] != _FORMAT or held["address"] != request.address:
                return None
            if held["accept"] != request.accept or held["sha256"] != _digest(body):
                return None
            answer = Answer(
                url=str(held["url"]),
                status=int(held["status"]),
                headers={str(name): str(value) for name, value in held["headers"].items()},
                body=body,
                retrieved=float(held["retrieved"]),
                cached=True,
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        days = 1.0 if answer.status in _GONE else self._keep
        return answer if 0 <= self._now() - answer.retrieved < days * _DAY else None

    def keep(self, request: Request, answer: Answer) -> None:
        """Keeps an answer; where the folder cannot be written, nothing is kept."""
        head = {
            "format": _FORMAT,
            "address": request.address,
            "accept": request.accept,
            # Where a redirect led to may repeat what is secret.
            "url": request.address if request.secret else answer.url,
            "status": answer.status,
            "headers": {"content-type": answer.headers.get("content-type", "")},
            "retrieved": answer.retrieved,
            "sha256": _digest(answer.body),
        }
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Not waited for: a file that is not whole is known by its digest.
            whole = json.dumps(head).encode() + b"\n" + answer.body
            write_whole(self._place(request), whole, lasting=False)

    def prune(self) -> None:
        """Removes what is too old to be used."""
        oldest = self._now() - self._keep * _DAY
        with suppress(OSError):
            for path in self._folder.glob("*.answer"):
                with suppress(OSError):
                    if path.stat().st_mtime < oldest:
                        path.unlink()

    def _place(self, request: Request) -> Path:
        name = _digest(f"{request.accept}\n{request.address}".encode())
        return self._folder / f"{name[:32]}.answer"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
