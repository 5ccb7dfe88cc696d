"""Foreign errors in the reader's words."""

from __future__ import annotations

import socket
import ssl
import zlib
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.hostile.payloads import ALL, forbidden
from warta.fetch import failures

if TYPE_CHECKING:
    from warta.errors import FetchError

URL = "https://news.example/story"


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (caused(httpx.ConnectError(ALL), socket.gaierror(-2, ALL)), "dns"),
        (caused(httpx.ConnectError(ALL), ssl.SSLCertVerificationError(1, ALL)), "tls"),
        (caused(httpx.ConnectError(ALL), ConnectionRefusedError(111, ALL)), "refused"),
        (caused(httpx.ConnectError(ALL), OSError("all", ExceptionGroup(ALL, [OSError(ALL)]))), "network"),
        (caused(httpx.ConnectError(ALL), ExceptionGroup(ALL, [OSError(1), ConnectionRefusedError(111)])), "refused"),
        (httpx.ConnectTimeout(ALL), "timeout"),
        (OSError(110, ALL), "timeout"),
        (httpx.ReadError(ALL), "network"),
        (httpx.RemoteProtocolError(ALL), "network"),
        (httpx.ProxyError(ALL), "network"),
        (httpx.UnsupportedProtocol(ALL), "scheme"),
        (httpx.InvalidURL(ALL), "scheme"),
        (httpx.CookieConflict(ALL), "network"),
        (httpx.StreamClosed(), "network"),
        (UnicodeEncodeError("ascii", "é", 0, 1, ALL), "scheme"),
        (zlib.error(ALL), "encoding"),
        (ValueError(ALL), "network"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_an_error_has_a_kind_a_cause_and_a_hint_and_nothing_of_its_text(error: Exception, kind: str) -> None:
    assert isinstance(error, failures.FOREIGN)

    found = failures.told(error, URL)

    assert found.kind == kind
    assert "news.example" in found.what
    assert found.hint
    assert found.url == URL
    assert "PWNED" not in found.what
    assert forbidden(found.what + found.hint) == []


def test_a_certificate_says_what_is_wrong_with_it() -> None:
    error = ssl.SSLCertVerificationError(1, "no")
    error.verify_message = "certificate has expired"

    found = failures.told(error, URL)

    assert found.what == "news.example could not be reached safely: certificate has expired"


def test_an_error_that_caused_itself_ends() -> None:
    error = OSError("a")
    error.__context__ = other = OSError("b")
    other.__context__ = error

    assert failures.told(error, URL).kind == "network"


def told_by_the_site() -> FetchError:
    return failures.refused(503, ALL, URL, None)


@pytest.mark.parametrize(
    "error",
    [
        failures.refused(503, ALL, URL, 7),
        failures.no_address(ALL),
        failures.no_client(ValueError(ALL)),
        told_by_the_site(),
    ],
)
def test_words_of_a_stranger_are_filtered_and_short(error: FetchError) -> None:
    words = error.what + error.hint + (error.url or "")

    assert forbidden(words) == []
    assert len(error.what) < 400
    assert "\n" not in words


def test_a_deadline_that_passed_names_the_flag_that_moves_it() -> None:
    error = failures.too_late(URL, 30.0)

    assert error.what == "news.example was not done within 30 s"
    assert error.hint == "--timeout 60 gives it longer"


def test_an_answer_says_what_its_number_means() -> None:
    assert failures.refused(404, "Not Found", URL, None).what == "news.example has no such page (404 Not Found)"
    assert failures.refused(429, "", URL, 12).hint == "try again in 12 s"
