"""Which addresses may be asked: those of the open web, never this machine or its neighbours."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

from generator.fetch.failures import SAVE_IT, AddressRefused, NoNetwork

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host in the system's order.

    Raises NoNetwork where it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "no such name"
        raise NoNetwork(f"no network: {host} is not found ({reason})") from None
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def check_addresses(host: str, addresses: Sequence[str], allow_loopback: bool) -> None:
    """Raises AddressRefused where one of a host's addresses is not on the open web.

    A name with one public and one private address is how a page would reach past the check.
    """
    for text in addresses:
        if not _is_allowed(ipaddress.ip_address(text.partition("%")[0]), allow_loopback):
            where = host if host == text else f"{host} ({text})"
            raise AddressRefused(
                f"{where} is on this machine or a private network, not on the open web", SAVE_IT
            )


def _is_allowed(address: Address, allow_loopback: bool) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return _is_allowed(carried, allow_loopback)
    if address.is_loopback:
        return allow_loopback
    return (
        address.is_global
        and not address.is_private
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_link_local
        and not (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)
    )


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to (RFC 4291, 3056, 4380, 6052)."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
