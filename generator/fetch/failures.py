"""Why something could not be fetched.

FetchFailed                 said to the person; not tried again
├── Interrupted             the answer did not come, or not whole: tried again
└── NoNetwork               the host cannot be found or reached: not tried again in this run
"""

from __future__ import annotations

from generator.errors import LitsiteError

SAVE_IT = "save the page in a browser and add the file"

_PERHAPS_BEHIND = f"{SAVE_IT}; if a proxy leads to the web, set HTTPS_PROXY=http://HOST:PORT"


class FetchFailed(LitsiteError):
    """One thing wanted could not be fetched; the others go on."""


class Interrupted(FetchFailed):
    """The connection was cut, too slow, or the answer was broken."""


class NoNetwork(FetchFailed):
    """There is no way to the host."""

    def __init__(self, reason: str, remedy: str = _PERHAPS_BEHIND) -> None:
        super().__init__(reason, remedy)


class AddressRefused(FetchFailed):
    """The host is on a private network, on this machine, or at no address of the open web."""
