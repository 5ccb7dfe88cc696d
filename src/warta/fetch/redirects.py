"""Where a redirect may lead. Pure: it decides, others ask."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

from warta import urls
from warta.errors import FetchError
from warta.i18n import _

_SENDING_ON = frozenset({301, 302, 303, 307, 308})


def target(status: int, location: str | None, here: str) -> str | None:
    """Where an answer sends us on to; None when it is the answer. Raises FetchError for an address that is none."""
    if status not in _SENDING_ON:
        return None
    if not location:
        raise _trouble(_("{host} sends us on, but does not say where to"), here)
    goes = urls.absolute(location, here)
    if goes is None:
        raise _trouble(_("{host} sends us on to something that is no web page"), here)
    return goes


def allow(seen: tuple[str, ...], goes: str, *, most: int, downgrade: bool) -> None:
    """Raise FetchError when the way from `seen`, first to last, may not lead on to `goes`."""
    here = seen[-1]
    if _bare(goes) in {_bare(url) for url in seen}:
        raise _trouble(
            _("{host} sends us round in a circle"), here, _("the site may insist on cookies; a browser has them")
        )
    if len(seen) > most:
        raise _trouble(
            _("{host} sends us on too often"), here, _("max_redirects in the settings says how often it may")
        )
    if here.startswith("https:") and goes.startswith("http:") and not downgrade:
        raise _trouble(
            _("{host} sends us on to an address without encryption"),
            here,
            _("allow_downgrade = true in the settings permits it"),
        )


def inwards(here: str, goes: str) -> FetchError:
    """The complaint about a public site that points into a private network."""
    return FetchError(
        _("{host} sends us into a private network, to {target}").format(host=urls.host(here), target=urls.host(goes)),
        hint=_("if you trust it, open that address yourself"),
        kind="redirect",
        url=here,
    )


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; what is no IP address is not."""
    number = _number(address)
    if number is None:
        return False
    if isinstance(number, IPv6Address) and number.ipv4_mapped:
        number = number.ipv4_mapped
    return number.is_global and not number.is_multicast


def is_number(host: str) -> bool:
    """Whether a host is an IP address rather than a name."""
    return _number(host) is not None


def _number(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address.partition("%")[0])
    except ValueError:
        return None


def _bare(url: str) -> str:
    return url.partition("#")[0]


def _trouble(what: str, here: str, hint: str = "") -> FetchError:
    return FetchError(
        what.format(host=urls.host(here)),
        hint=hint or _("open the address in a browser to see what the site wants"),
        kind="redirect",
        url=here,
    )
