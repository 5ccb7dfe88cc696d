"""Normalise, resolve and compare URLs. No input makes these functions raise.

The parsing is that of the WHATWG URL standard for http and https, by hand: `urllib.parse` raises on some
hosts and keeps what must not be kept (userinfo, dot segments, control characters).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class _Parts(NamedTuple):
    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str


_DEFAULT_PORTS = {"http": "80", "https": "443"}
_LONGEST_HOST = 1_000  # DNS ends at 253; the rest is room for percent-encoding

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST_AND_PORT = re.compile(r"[A-Za-z0-9.-]+:\d{1,5}(?=[/?#\\]|$)")
_IGNORED_IN_HOST = re.compile(r"[\u00ad\u200b\u2060\ufe00-\ufe0f\ufeff]")
_FORBIDDEN_IN_HOST = re.compile(r"""[^!"$&'()*+,.0-9;=A-Z_`a-z{}~-]""")
_LOCAL = re.compile(r"localhost|127\.\d+\.\d+\.\d+|\[::1\]")
_NUMBER = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

# What must be written in percent form, by part (WHATWG URL, "percent-encode sets"); a group 1 is such a form already.
# Each is said by what need not be: a class that ends at the last code point takes milliseconds to compile.
_UNSAFE_IN_PATH = re.compile(r"%([0-9A-Fa-f]{2})|[^!$&'()*+,./0-9:;=@A-Z\[\\\]_a-z|~-]")
_UNSAFE_IN_QUERY = re.compile(r"%([0-9A-Fa-f]{2})|[^!$&()*+,./0-9:;=?@A-Z\[\\\]^_`a-z{|}~-]")
_UNSAFE_IN_FRAGMENT = re.compile(r"%([0-9A-Fa-f]{2})|[^!$&'()*+,./0-9:;=?@A-Z\[\\\]^_a-z{|}~-]")

# A path, query and fragment that are tidy: no dot segment, and no percent form but in capitals, where it must be one.
_FORM = "%(?:[0189A-F][0-9A-F]|2[0-9A-CF]|3[A-F]|40|5[B-E]|60|7[BCDF])"
_IN_PATH = "A-Za-z0-9_~!$&'()*+,;=:@-"
_SEGMENT = rf"(?:[{_IN_PATH}]|{_FORM})[.{_IN_PATH}]*+(?:{_FORM}[.{_IN_PATH}]*+)*+"
_IN_QUERY = "A-Za-z0-9._~!$&()*+,/:;=?@-"
_TIDY_PATH = (
    rf"/(?:{_SEGMENT}/)*+(?:{_SEGMENT})?+"
    rf"(?:\?(?=[^#])[{_IN_QUERY}]*+(?:{_FORM}[{_IN_QUERY}]*+)*+)?+(?:#[{_IN_QUERY}]++)?+"
)

# Tracking parameters, and WordPress's "replytocom": the page is the same without them.
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|gclsrc|[gw]braid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|srsltid"
    r"|mc_[ce]id|mkt_tok|_ga|_gl|_hs(?:enc|mi)|hsctatracking|vero_id|wickedid|oly_(?:anon|enc)_id|ref_(?:src|url)"
    r"|__twitter_impression|cmpid|ns_(?:mchannel|source|campaign|linkname)|at_(?:medium|campaign|custom\d)|xtor"
    r"|smid|smtyp|wt_mc|guccounter|guce_referrer(?:_sig)?|replytocom",
    re.IGNORECASE,
)


def normalise(url: str) -> str:
    """Normalise a URL; anything that is not an http(s) URL is trimmed and stripped of control characters.

    A bare host becomes https (http when it is this very machine). Scheme and host are lower-case ASCII, default port,
    userinfo and dot segments are gone, percent-encoding is tidy. Idempotent.
    """
    text = _clean(url)
    parts = _typed(text)
    return _join(parts) if parts else text


def absolute(href: str, base: str | None) -> str | None:
    """Resolve a link to an http(s) URL without userinfo; None for other schemes and invalid URLs."""
    if href.startswith("http") and "xn--" not in href and _tidy_form().fullmatch(href):
        return href
    start = _base(base) if base else None
    if start and href.startswith("/") and _tidy_path().fullmatch(href):
        return _join(start._replace(path=href, query="", fragment=""))
    parts = _resolve(_clean(href), start)
    return _join(parts) if parts else None


@lru_cache(maxsize=1)
def _tidy_form() -> re.Pattern[str]:
    """Match an absolute URL that is already normalised, as most links of a page are (fast path)."""
    return re.compile(rf"https?://(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{{2,}}{_TIDY_PATH}")


@lru_cache(maxsize=1)
def _tidy_path() -> re.Pattern[str]:
    """Match a path, query and fragment that are already normalised."""
    return re.compile(_TIDY_PATH)


@lru_cache(maxsize=512)
def key(url: str) -> str:
    """Return the lookup key of a URL: normalised, without fragment, tracking parameters and trailing slash."""
    parts = _typed(_clean(url))
    if not parts:
        return _clean(url)
    query = "&".join([pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)])
    path = parts.path.rstrip("/") or "/"
    return _join(parts._replace(host=parts.host.removesuffix("."), path=path, query=query, fragment=""))


def same_page(a: str, b: str) -> bool:
    """Whether two URLs have the same lookup key."""
    return key(a) == key(b)


@lru_cache(maxsize=512)
def host(url: str) -> str:
    """Return the host in ASCII, IPv6 in brackets; "" if there is none."""
    parts = _typed(_clean(url))
    return parts.host if parts else ""


def origin(url: str) -> str:
    """Return `scheme://host:port`, always with the port; "" if there is no host."""
    parts = _typed(_clean(url))
    if not parts:
        return ""
    return f"{parts.scheme}://{parts.host}:{parts.port or _DEFAULT_PORTS[parts.scheme]}"


def path(url: str) -> str:
    """Return the path, at least "/"; "" if there is no host."""
    parts = _typed(_clean(url))
    return parts.path if parts else ""


def front(url: str) -> str:
    """Return the URL of the site's front page; "" if there is no host."""
    place = origin(url)
    return normalise(f"{place}/") if place else ""


def _clean(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text)).strip()


def _is_tracking(pair: str) -> bool:
    return _TRACKING.fullmatch(pair.partition("=")[0]) is not None


def _typed(text: str) -> _Parts | None:
    """Parse a typed URL: the scheme may be missing, and `localhost:8000` is a host with a port."""
    if _SCHEME.match(text) and not _HOST_AND_PORT.match(text):
        return _parse(text)
    rest = text.replace("\\", "/")
    if rest.startswith("/") and not rest.startswith("//"):
        return None
    parts = _parse(f"https:{text}" if rest.startswith("//") else f"https://{text}")
    if parts and _LOCAL.fullmatch(parts.host):
        return _parse(f"http:{text}" if rest.startswith("//") else f"http://{text}")
    return parts


def _parse(text: str) -> _Parts | None:
    """Parse a URL with a scheme; None if it is not a valid http(s) URL."""
    found = _SCHEME.match(text)
    if not found or (scheme := found[1].lower()) not in _DEFAULT_PORTS:
        return None
    before, query, fragment = _cut(text[found.end() :])
    authority, slash, path = before.replace("\\", "/").lstrip("/").partition("/")
    place, _, port = _host_and_port(authority.rpartition("@")[2])
    if not (name := _host(place)) or not _is_port(port):
        return None
    port = "" if (port.lstrip("0") or port) == _DEFAULT_PORTS[scheme] else port.lstrip("0") or port[:1]
    return _Parts(
        scheme, name, port, _path(slash + path), _tidy(_UNSAFE_IN_QUERY, query), _tidy(_UNSAFE_IN_FRAGMENT, fragment)
    )


@lru_cache(maxsize=16)
def _base(address: str) -> _Parts | None:
    """Parse a base URL; cached, as all links of a page share one."""
    return _parse(_clean(address))


def _resolve(text: str, base: _Parts | None) -> _Parts | None:
    """Resolve a reference against its base URL (WHATWG URL, "relative state")."""
    found = _SCHEME.match(text)
    if found and not (base and found[1].lower() == base.scheme and text[found.end() : found.end() + 1] not in "/\\"):
        return _parse(text)
    reference = text[found.end() :] if found else text
    before, query, fragment = _cut(reference)
    path = before.replace("\\", "/")
    if path.startswith("//"):
        return _parse(f"{base.scheme if base else 'https'}:{reference}")
    if base is None:
        return None
    if path:
        folder = "" if path.startswith("/") else base.path.rpartition("/")[0] + "/"
        base = base._replace(path=_path(folder + path), query="")
    if "?" in reference.partition("#")[0]:
        base = base._replace(query=_tidy(_UNSAFE_IN_QUERY, query))
    return base._replace(fragment=_tidy(_UNSAFE_IN_FRAGMENT, fragment))


def _join(parts: _Parts) -> str:
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.scheme}://{parts.host}{port}{parts.path}{query}{fragment}"


def _cut(text: str) -> tuple[str, str, str]:
    """Split into the part before the query, the query and the fragment."""
    text, _, fragment = text.partition("#")
    before, _, query = text.partition("?")
    return before, query, fragment


def _tidy(unsafe: re.Pattern[str], text: str) -> str:
    """Percent-encode unsafe characters, decode unreserved ones, and write the remaining escapes in upper case."""
    return unsafe.sub(_percent, text)


def _percent(found: re.Match[str]) -> str:
    if found[1] is None:
        return "".join([f"%{byte:02X}" for byte in found[0].encode()])
    letter = chr(int(found[1], 16))
    return letter if letter in _UNRESERVED else found[0].upper()


def _path(text: str) -> str:
    """Normalise a path and resolve `.` and `..`; the result always begins with a slash."""
    kept: list[str] = []
    segments = _tidy(_UNSAFE_IN_PATH, text).removeprefix("/").split("/")
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _host_and_port(text: str) -> tuple[str, str, str]:
    if text.startswith("["):
        place, bracket, rest = text.partition("]")
        return place + bracket, ":", rest.removeprefix(":") if rest[:1] in {"", ":"} else "?"
    return text.partition(":")


def _is_port(text: str) -> bool:
    return text == "" or (text.isascii() and text.isdigit() and len(text) < 20 and int(text) < 65_536)


def _host(text: str) -> str | None:
    """A host in lower-case ASCII: a name, four numbers, or IPv6 in its brackets."""
    if len(text) > _LONGEST_HOST:
        return None
    if text.startswith("["):
        return _ipv6(text[1:-1]) if text.endswith("]") else None
    name = ".".join([_label(label) for label in _unescape(text).replace("\u3002", ".").split(".")])
    if _FORBIDDEN_IN_HOST.search(name) or not name or name.startswith(".") or ".." in name:
        return None
    last = name.removesuffix(".").rpartition(".")[2]
    return _ipv4(name.removesuffix(".").split(".")) if last.isdigit() or _NUMBER.fullmatch(last) else name


def _unescape(text: str) -> str:
    """A host with its percent forms read; folded, so that full-width letters and dots are plain ones."""
    if "%" in text:
        plain = text.encode()
        text = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), plain).decode("utf-8", "replace")
    if text.isascii():
        return text.lower()
    from unicodedata import normalize

    return _IGNORED_IN_HOST.sub("", normalize("NFKC", normalize("NFKC", text).lower()))


def _label(label: str) -> str:
    """One label in ASCII. By IDNA 2008 (ß is ß): the standard library's codec knows 2003 only and asks another site."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _ipv4(labels: list[str]) -> str | None:
    """Four numbers, also from the short, octal and hexadecimal ways of writing them (WHATWG URL, "IPv4 parser")."""
    if len(labels) > 4 or not all(_NUMBER.fullmatch(label) and len(label) < 20 for label in labels):
        return None
    numbers = [_number(label) for label in labels]
    value = numbers.pop()
    if None in numbers or value is None or value >= 256 ** (4 - len(numbers)):
        return None
    for place, number in enumerate(numbers):
        if number is None or number > 255:
            return None
        value += number * 256 ** (3 - place)
    return ".".join([str(byte) for byte in value.to_bytes(4, "big")])


def _number(text: str) -> int | None:
    if text[:2].lower() == "0x":
        return int(text[2:] or "0", 16)
    if text.startswith("0"):
        return int(text, 8) if not set(text) & {"8", "9"} else None
    return int(text)


def _ipv6(text: str) -> str | None:
    from ipaddress import AddressValueError, IPv6Address

    try:
        return None if "%" in text else f"[{IPv6Address(text)}]"
    except AddressValueError:
        return None
