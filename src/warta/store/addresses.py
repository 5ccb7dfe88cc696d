"""Look up the article of an address or of an article number."""

from __future__ import annotations

from warta import urls
from warta.store import captures

_BY_KEY = "(SELECT article FROM addresses WHERE key = ?)"


def key(url: str) -> str:
    """Return the lookup key of an address; "" for none."""
    return captures.plain(urls.key(url)) if url else ""


def is_number(address: str) -> bool:
    """Whether this is an article number rather than an address."""
    return address.isascii() and address.isdigit() and len(address) < 19


def where(address: str) -> tuple[str, int | str]:
    """Return the SQL expression for an article's id, and its parameter, given an address or a number."""
    return ("?", int(address)) if is_number(address) else (_BY_KEY, captures.plain(urls.key(address)))
