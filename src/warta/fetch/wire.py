"""Who stood at the other end of a connection: the address that answered, the certificate that it showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.extraction.record import sha256

if TYPE_CHECKING:
    import httpx


def peer(response: httpx.Response) -> str:
    """The IP address at the other end, which behind a proxy is the proxy's; "" when it is not known."""
    stream = response.extensions.get("network_stream")
    place = stream.get_extra_info("server_addr") if stream else None
    return str(place[0]) if place else ""


def certificate(response: httpx.Response) -> str:
    """The SHA-256 of the certificate that the site showed (DER, RFC 5280), in hex; "" without TLS."""
    stream = response.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream else None
    shown = tls.getpeercert(binary_form=True) if tls else None
    return sha256(shown) if shown else ""
