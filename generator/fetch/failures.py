"""Why something could not be fetched.

FetchFailed                 said to the person; not tried again
├── Interrupted             the answer did not come, or not whole: tried again
└── NoNetwork               the host cannot be found or reached: not tried again in this run
"""

from __future__ import annotations

import os

from generator.errors import LitsiteError

SAVE_IT = "save the page in a browser and add the file"

_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
_BEHIND = "; litsite goes straight to the services, not through the proxy that"


class FetchFailed(LitsiteError):
    """One thing wanted could not be fetched; the others go on."""


class Interrupted(FetchFailed):
    """The connection was cut, too slow, or the answer was broken."""


class NoNetwork(FetchFailed):
    """There is no way to the host; where one leads through a proxy, that is said."""

    def __init__(self, reason: str, remedy: str = SAVE_IT) -> None:
        proxy = next((name for name in _PROXIES if os.environ.get(name)), None)
        if proxy and _BEHIND not in reason:  # an exception that was pickled is made anew of both
            reason += f"{_BEHIND} {proxy} names"
        super().__init__(reason, remedy)


class AddressRefused(FetchFailed):
    """The host is on a private network, on this machine, or at no address of the open web."""
