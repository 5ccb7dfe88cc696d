"""Where a redirect may lead."""

from __future__ import annotations

import pytest

from warta.errors import FetchError
from warta.fetch.redirects import allow, inwards, is_number, is_public, target

HERE = "https://news.example/a/story"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_read_next_to_the_page_that_gave_it(status: int) -> None:
    assert target(status, "../b", HERE) == "https://news.example/b"


@pytest.mark.parametrize("status", [200, 201, 300, 304, 305, 404])
def test_an_answer_that_is_no_redirect_leads_nowhere(status: int) -> None:
    assert target(status, "/b", HERE) is None


def test_a_redirect_carries_no_name_and_password() -> None:
    assert target(302, "https://ada:secret@other.example/", HERE) == "https://other.example/"


@pytest.mark.parametrize(
    "location", [None, "", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[::"]
)
def test_a_redirect_to_no_page_is_an_error(location: str | None) -> None:
    with pytest.raises(FetchError) as caught:
        target(302, location, HERE)

    assert caught.value.kind == "redirect"
    assert caught.value.hint


def test_a_way_in_a_circle_is_refused_whatever_its_fragment() -> None:
    with pytest.raises(FetchError, match="circle"):
        allow((HERE, "https://news.example/b"), HERE + "#top", most=10, downgrade=False)


def test_a_way_of_too_many_hops_is_refused() -> None:
    way = tuple(f"https://news.example/{number}" for number in range(3))

    allow(way, "https://news.example/x", most=3, downgrade=False)

    with pytest.raises(FetchError, match="too often"):
        allow(way, "https://news.example/x", most=2, downgrade=False)


def test_encryption_is_not_given_up_unless_the_reader_allows_it() -> None:
    allow((HERE,), "http://news.example/b", most=10, downgrade=True)
    allow(("http://news.example/",), HERE, most=10, downgrade=False)

    with pytest.raises(FetchError, match="encryption"):
        allow((HERE,), "http://news.example/b", most=10, downgrade=False)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "ff02::1",
        "news.example",
        "",
    ],
)
def test_an_address_of_a_private_network_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_a_number_is_not_a_name() -> None:
    assert is_number("127.0.0.1")
    assert is_number("::1")
    assert not is_number("localhost")


def test_a_way_inwards_names_both_ends() -> None:
    error = inwards(HERE, "http://192.168.1.1/admin")

    assert error.what == "news.example sends us into a private network, to 192.168.1.1"
