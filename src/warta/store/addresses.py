"""How an address, or a number, leads to its article."""

from __future__ import annotations

from warta import urls
from warta.store import captures

_BY_KEY = "(SELECT article FROM addresses WHERE key = ?)"


def key(url: str) -> str:
    """What an address is kept under; "" for none."""
    return captures.plain(urls.key(url)) if url else ""


def is_number(address: str) -> bool:
    """Whether this is a number of the library."""
    return address.isascii() and address.isdigit() and len(address) < 19


def where(address: str) -> tuple[str, int | str]:
    """The article of an address or a number, as SQL and what it is given."""
    return ("?", int(address)) if is_number(address) else (_BY_KEY, captures.plain(urls.key(address)))
