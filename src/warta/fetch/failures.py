"""The network's own errors in the reader's words: mapped once, here, to FetchError with its cause and a hint."""

from __future__ import annotations

import socket
import ssl
import zlib

import httpx

from warta import urls
from warta.errors import FetchError
from warta.extraction.text import line
from warta.i18n import _, later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FOREIGN = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.CookieConflict,
    httpx.StreamError,
    UnicodeError,
    zlib.error,
    ValueError,
    OSError,
    TimeoutError,
)
"""All that the client, the resolver and the decoder are known to raise."""

_REASONS = {
    401: later("asks for a login"),
    403: later("does not let us in"),
    404: later("has no such page"),
    410: later("has taken this page away"),
    429: later("wants us to wait: too many requests"),
    451: later("may not show this page, for reasons of law"),
}


def told(error: BaseException, url: str) -> FetchError:
    """What happened to the request of `url`."""
    kind, what, hint = _words(tuple(_causes(error)))
    return FetchError(what.format(host=urls.host(url)), hint=hint, kind=kind, url=url)


def too_late(url: str, seconds: float) -> FetchError:
    """The complaint about a page that was not there by its deadline."""
    return FetchError(
        _("{host} was not done within {seconds:g} s").format(host=urls.host(url), seconds=seconds),
        hint=_("--timeout {seconds:g} gives it longer").format(seconds=2 * seconds),
        kind="timeout",
        url=url,
    )


def no_address(url: str) -> FetchError:
    """The complaint about an address that is none of the web's."""
    return FetchError(
        _("{url} is no web address").format(url=line(url)[:200]),
        hint=_("warta reads http and https, for example https://example.com/news"),
        kind="scheme",
        url=line(url),
    )


def no_client(error: BaseException) -> FetchError:
    """The complaint about an environment in which no connection can even be tried."""
    return FetchError(
        _("the network settings of this machine cannot be used: {reason}").format(reason=line(str(error))[:200]),
        hint=_("see HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY and SSL_CERT_FILE"),
        kind="network",
    )


def refused(status: int, reason: str, url: str, wait: int | None) -> FetchError:
    """The complaint about an answer that is an error: its status, the site's own word for it, and how long to wait."""
    says = _(_REASONS[status]) if status in _REASONS else _("answered with an error")
    name = f"{status} {line(reason)[:60]}".strip()
    hint = _("the address may be old or mistyped") if status < 500 else _("it is the site's trouble: try again later")
    if status in {401, 403, 451}:
        hint = _("a browser that is logged in there may see it")
    if wait is not None:
        hint = _("try again in {seconds} s").format(seconds=wait)
    return FetchError(
        f"{urls.host(url)} {says} ({name})", hint=hint, kind="status", url=url, status=status, retry_after=wait
    )


def _words(causes: tuple[BaseException, ...]) -> tuple[str, str, str]:
    """The kind of a failure, its words with a place for the host, and the hint."""
    if found := _first(causes, socket.gaierror):
        return "dns", _("{host} is not known"), _("see that the name is right and that you are online")
    if found := _first(causes, ssl.SSLError):
        reason = getattr(found, "verify_message", "") or getattr(found, "reason", "") or ""
        words = _("{{host}} could not be reached safely: {reason}").format(reason=_plain(reason) or "TLS")
        return "tls", words, _("its certificate or its encryption is not in order; warta does not read on")
    if _first(causes, ConnectionRefusedError):
        return "refused", _("{host} takes no connection"), _("see that the address and its port are right")
    if _first(causes, TimeoutError, httpx.TimeoutException):
        return "timeout", _("{host} does not pick up"), _("see that the address and its port are right, or try later")
    if _first(causes, zlib.error):
        return (
            "encoding",
            _("{host} sent a page that cannot be unpacked"),
            _("it is the site's trouble: try again later"),
        )
    return _lost(causes)


def _lost(causes: tuple[BaseException, ...]) -> tuple[str, str, str]:
    later = _("try again, or later")
    if _first(causes, httpx.ProxyError):
        return "network", _("the proxy did not let us through to {host}"), _("see HTTP_PROXY and HTTPS_PROXY")
    if _first(causes, httpx.RemoteProtocolError):
        return "network", _("{host} broke off, or does not speak HTTP"), later
    if _first(causes, httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError):
        return "scheme", _("{host} has an address that cannot be asked for"), _("see that the address is right")
    if _first(causes, httpx.ConnectError):
        return "network", _("{host} cannot be reached"), _("see that you are online")
    return "network", _("the connection to {host} was lost"), later


def _first(causes: tuple[BaseException, ...], *kinds: type[BaseException]) -> BaseException | None:
    return next((cause for cause in causes if isinstance(cause, kinds)), None)


def _plain(reason: str) -> str:
    """A word of OpenSSL in the form people read: CERTIFICATE_VERIFY_FAILED is certificate verify failed."""
    text = line(reason)[:120]
    return (text.lower().replace("_", " ") if text.isupper() else text).replace("{", "(").replace("}", ")")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it, each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        members = one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        waiting.extend(cause for cause in (one.__context__, one.__cause__, *members) if cause is not None)
