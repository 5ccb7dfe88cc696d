"""Where a page is from, as its reader knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.tui.troubles import TROUBLE
from warta.urls import host

if TYPE_CHECKING:
    from warta.services.registry import Services


def site(services: Services, url: str) -> str:
    """The name of its site, as the rows of posts tell it; its host, where the library can't say."""
    try:
        return services.rooms.state.site(url)
    except TROUBLE:
        return host(url)


def asked(address: str) -> str:
    """The host of what was asked for; a number of the library has none."""
    return "" if address.isdecimal() else host(address)
