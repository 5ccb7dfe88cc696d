"""Cookies set by a form's page, for the one request that submits the form (RFC 6265); never stored."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.model.capture import Page

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")
_VALUE = re.compile(r'"?[!#-+\x2d-:<-\[\]-~]{0,4096}"?')
_MOST = 20


def cookies(page: Page, action: str) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of each cookie that the page set and that applies to `action` on the same site."""
    found: dict[str, str] = {}
    for header, words in page.response_headers:
        if header.lower() == "set-cookie" and (cookie := _cookie(words, page.final_url, action)):
            found[cookie[0]] = cookie[1]
    return tuple((name, value) for name, value in found.items() if value)[:_MOST]


def _cookie(words: str, page: str, action: str) -> tuple[str, str] | None:
    """Parse one Set-Cookie header; empty value: the cookie is deleted; None: it does not apply to `action`."""
    pair, *rest = words.split(";")
    name, equals, value = (part.strip() for part in pair.partition("="))
    about = {key.strip().lower(): said.strip() for key, _, said in (part.partition("=") for part in rest)}
    if not equals or not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
        return None
    host = urlsplit(page).hostname or ""
    domain = about.get("domain", "").lstrip(".").lower()
    if domain and host != domain and not host.endswith(f".{domain}"):
        return None
    if not _within(urlsplit(action).path or "/", about.get("path", ""), urlsplit(page).path):
        return None
    gone = about.get("max-age", "1").lstrip().startswith(("0", "-"))
    return name, "" if gone else value


def _within(path: str, given: str, page: str) -> bool:
    """Whether a path matches the path of the cookie (RFC 6265 §5.1.4)."""
    under = given if given.startswith("/") else page.rpartition("/")[0] or "/"
    return path == under or path.startswith(under if under.endswith("/") else f"{under}/")
