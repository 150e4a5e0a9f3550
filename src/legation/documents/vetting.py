"""Which addresses may be fetched: public ones, on the web."""

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

from legation.documents.normalise import shown
from legation.errors import AddressError

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses as an IPv6-only network sees them (RFC 6052)."""
_MOST_ADDRESSES = 4


async def vetted(url: str, *, allow_private: bool) -> list[str]:
    """The numeric addresses of `url`'s host, all of which may be fetched; IPv4 first.

    Raises `AddressError` where the scheme is not http or https, where the address holds a password or
    no host, where the name is not known, and, unless `allow_private`, where any of its numeric
    addresses is private, loopback, link-local, reserved or otherwise not public.
    """
    host, port = _host_and_port(url)
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise AddressError(f"{_shown(url)}: there is no host {host!r}, or no network to ask") from None
    numeric = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    if not numeric:
        raise AddressError(f"{_shown(url)}: there is no host {host!r}")
    if not allow_private and not all(is_public(address) for address in numeric):
        raise AddressError(f"{_shown(url)}: leads to a private address; only public ones are fetched")
    return sorted(numeric, key=lambda address: ":" in address)[:_MOST_ADDRESSES]


def is_public(address: str) -> bool:
    """Whether a numeric address is on the public Internet, also by the IPv4 address that it carries."""
    try:
        ip: IPv4Address | IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return "%" not in address and all(
        one.is_global and not one.is_multicast and not one.is_reserved and not one.is_unspecified
        for one in _carried(ip)
    )


def _carried(ip: IPv4Address | IPv6Address) -> Sequence[IPv4Address | IPv6Address]:
    """The address that connections to `ip` reach: the IPv4 one inside, where there is one."""
    if isinstance(ip, IPv4Address):
        return (ip,)
    if ip in _TRANSLATED:
        return (IPv4Address(int(ip) & 0xFFFFFFFF),)
    inside = (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()))
    return tuple(one for one in inside if one is not None) or (ip,)


def _host_and_port(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressError(f"{_shown(url)}: not an address of the web") from None
    if parts.scheme not in _PORTS:
        raise AddressError(f"{_shown(url)}: only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise AddressError("an address with a user name or a password in it is not fetched")
    if not host or port == 0:
        raise AddressError(f"{_shown(url)}: names no host")
    return host, port or _PORTS[parts.scheme]


def _shown(url: str) -> str:
    """The address in one line, without what may be secret in its query."""
    return shown(url.partition("?")[0])
