"""Addresses: one spelling, one identity, nothing that must not be kept."""

from __future__ import annotations

import pytest

from warta import urls


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("example.com", "https://example.com/"),
        ("example.com/berita?id=1#isi", "https://example.com/berita?id=1#isi"),
        ("//example.com/a", "https://example.com/a"),
        ("HTTP://Example.COM:80/A", "http://example.com/A"),
        ("https://example.com:443", "https://example.com/"),
        ("https://example.com:08443/", "https://example.com:8443/"),
        ("https://example.com:/", "https://example.com/"),
        ("  \thttps://exa\nmple.com/a\r\n", "https://example.com/a"),
        ("https:\\\\example.com\\a\\b", "https://example.com/a/b"),
        ("https:/example.com/a", "https://example.com/a"),
        ("https:example.com/a", "https://example.com/a"),
        ("https://ada:secret@example.com/a", "https://example.com/a"),
        ("https://a@b@example.com/", "https://example.com/"),
        ("localhost:8000/x", "http://localhost:8000/x"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("[::1]:8000/x", "http://[::1]:8000/x"),
        ("example.com:8080/x", "https://example.com:8080/x"),
        ("http://[2001:DB8:0:0::1]:80/", "http://[2001:db8::1]/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0177.0.0.01/", "http://127.0.0.1/"),
        ("https://münchen.de/", "https://xn--mnchen-3ya.de/"),
        ("https://MÜNCHEN.de/", "https://xn--mnchen-3ya.de/"),
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
        ("https://ｅｘａｍｐｌｅ．com/", "https://example.com/"),
        ("https://ex%61mple.com/", "https://example.com/"),
        ("https://e.com/a/./b/../c", "https://e.com/a/c"),
        ("https://e.com/../../a/%2e%2E/b/..", "https://e.com/"),
        ("https://e.com/a/..//b", "https://e.com//b"),
        ("https://e.com/%7euser/%c3%a9/%41%2f", "https://e.com/~user/%C3%A9/A%2F"),
        ("https://e.com/é ü", "https://e.com/%C3%A9%20%C3%BC"),
        ("https://e.com/100%", "https://e.com/100%25"),
        ("https://e.com/%zz", "https://e.com/%25zz"),
        ("https://e.com/a?q='x y'&r=%41", "https://e.com/a?q=%27x%20y%27&r=A"),
        ("https://e.com/?utm_source=x", "https://e.com/?utm_source=x"),
        ("https://e.com/a?#", "https://e.com/a"),
        ("https://e.com/a#b?c", "https://e.com/a#b?c"),
        ("https://e.com/\ud800", "https://e.com/%EF%BF%BD"),
    ],
)
def test_an_address_has_one_spelling(typed: str, written: str) -> None:
    assert urls.normalise(typed) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "mailto:redaksi@example.com",
        "/just/a/path",
        "https://",
        "https://[::1",
        "https://[nonsense]/",
        "https://[fe80::1%25eth0]/",
        "https://[::1]x/",
        "https://example.com:99999/",
        "https://example.com:8o/",
        "https://exa mple.com/",
        "https://exa%00mple.com/",
        "https://a%2fb.com/",
        "https://1.2.3.4.5/",
        "https://256.0.0.1/",
        "https://1.99999999/",
        "https://09.0.0.1/",
        "https://../a",
        "https://.example.com/",
        "https://a..com/",
    ],
)
def test_what_is_no_web_address_comes_back_as_it_was(text: str) -> None:
    assert urls.normalise(text) == text
    assert urls.host(text) == ""
    assert urls.origin(text) == ""


def test_control_characters_never_survive() -> None:
    assert urls.normalise("https://[\x1b]0;PWNED\x07") == "https://[]0;PWNED"


@pytest.mark.parametrize(
    ("href", "goes"),
    [
        ("b", "https://e.com/a/b"),
        ("../b?c#d", "https://e.com/b?c#d"),
        ("/b", "https://e.com/b"),
        ("/b/c.html?d=%2Fe&f=g,h#i", "https://e.com/b/c.html?d=%2Fe&f=g,h#i"),
        ("/b?", "https://e.com/b"),
        ("/b#", "https://e.com/b"),
        ("/b/./c/../d", "https://e.com/b/d"),
        ("/%62/%2e%2E/%c3%A9", "https://e.com/%C3%A9"),
        ("https://e.com/%41%7E%2f", "https://e.com/A~%2F"),
        ("\\b", "https://e.com/b"),
        ("?p=2", "https://e.com/a/story?p=2"),
        ("?", "https://e.com/a/story"),
        ("#top", "https://e.com/a/story?x=1#top"),
        ("", "https://e.com/a/story?x=1"),
        ("//other.org/x", "https://other.org/x"),
        ("https:b", "https://e.com/a/b"),
        ("https:/b", "https://b/"),
        ("http:b", "http://b/"),
        (" https://ada:secret@other.org/x ", "https://other.org/x"),
    ],
)
def test_a_link_is_read_next_to_its_page(href: str, goes: str) -> None:
    assert urls.absolute(href, "https://e.com/a/story?x=1") == goes


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "mailto:a@b.c",
        "file:///etc/passwd",
        "ftp://e.com/x",
        "tel:+62",
        "blob:https://e.com/x",
        "http://[::/",
    ],
)
def test_a_link_that_is_not_of_the_web_goes_nowhere(href: str) -> None:
    assert urls.absolute(href, "https://e.com/") is None


def test_without_a_page_only_whole_links_go_somewhere() -> None:
    assert urls.absolute("/b", None) is None
    assert urls.absolute("b", "file:///tmp/story.html") is None
    assert urls.absolute("//e.com/b", None) == "https://e.com/b"
    assert urls.absolute("https://e.com/b", None) == "https://e.com/b"


@pytest.mark.parametrize(
    "other",
    [
        "https://e.com/story/",
        "e.com/story",
        "https://E.com:443/story#komentar",
        "https://e.com/story/?utm_source=x&utm_medium=y&fbclid=z",
        "https://e.com./story",
        "https://e.com/story?replytocom=12",
        "https://e.com/st%6Fry",
    ],
)
def test_two_spellings_of_a_page_are_the_same_page(other: str) -> None:
    assert urls.same_page("https://e.com/story", other)


@pytest.mark.parametrize(
    "other",
    [
        "https://e.com/story?p=2",
        "https://e.com/Story",
        "http://e.com/story",
        "https://www.e.com/story",
        "https://e.com/",
    ],
)
def test_two_pages_are_not_the_same_page(other: str) -> None:
    assert not urls.same_page("https://e.com/story", other)


def test_tracking_goes_and_meaning_stays() -> None:
    found = urls.key("https://e.com/?p=1&UTM_Campaign=x&page=2&gclid=3")

    assert found == "https://e.com/?p=1&page=2"


def test_an_origin_always_shows_its_port() -> None:
    assert urls.origin("https://e.com/a") == "https://e.com:443"
    assert urls.origin("http://[::1]:8000/a") == "http://[::1]:8000"
    assert urls.host("http://[::1]:8000/a") == "[::1]"
