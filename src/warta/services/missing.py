"""Error for an address or number that is not in the library."""

from __future__ import annotations

from warta.errors import NotKept
from warta.i18n import _


def not_kept(address: str, *, offline: bool = False) -> NotKept:
    """Return a NotKept error; its hint depends on whether a number or an address was given."""
    if is_number(address):
        hint = _("`warta list` shows what is kept")
    elif offline:
        hint = _("read it once without --offline; `warta list` shows what is kept")
    else:
        hint = _("`warta read` it once; `warta list` shows what is kept")
    return NotKept(_("{address} is not in the library").format(address=address), hint=hint, url=address)


def is_number(address: str) -> bool:
    """Whether `address` is a library number (ASCII digits)."""
    return address.isascii() and address.isdecimal()
