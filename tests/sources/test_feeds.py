"""Feeds as they come: broken, hostile, half right. All items that can be had are had, and nothing is run or opened."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.builders import page
from warta.errors import ExtractError
from warta.extraction.text import verbatim
from warta.sources import feeds, xml

if TYPE_CHECKING:
    from pathlib import Path

    from warta.model.source import Listed, Listing

FEED = "https://news.example/section/feed/"


def listing(body: str | bytes, kind: str = "application/rss+xml") -> Listing:
    return feeds.listing(page(body, FEED, response_headers=(("Content-Type", kind),)))


def rss(*items: str, prolog: str = '<?xml version="1.0"?>') -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'{prolog}<rss version="2.0"><channel><title>The Example</title>{inside}</channel></rss>'


def item(number: int, title: str = "A story", more: str = "") -> str:
    return f"<title>{title}</title><link>https://news.example/{number}/</link>{more}"


def only(body: str | bytes) -> Listed:
    [post] = listing(body).posts
    return post


def test_rss_shows_its_posts_with_dates_guids_and_how_much_is_being_shown() -> None:
    slash = 'xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    body = rss(
        item(1, more=f"<guid>g1</guid><pubDate>Wed, 20 Mar 2019 10:00:00 +0800</pubDate>"
                     f"<slash:comments {slash}>4</slash:comments>")
    )  # fmt: skip

    post = only(body)

    assert (post.url, post.title, post.talk) == ("https://news.example/1/", "A story", "4")
    assert post.published == datetime(2019, 3, 20, 2, 0, tzinfo=UTC)


def test_atom_shows_its_posts_too() -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><link href="https://news.example/"/>'
        '<entry><title type="html">A &amp;lt;b&amp;gt;</title><id>urn:1</id><updated>2019-03-20T10:00:00Z</updated>'
        '<link rel="alternate" href="/one"/></entry></feed>'
    )

    found = listing(body, "application/atom+xml")

    assert (found.title, found.home) == ("Atom", "https://news.example/")
    assert [(post.url, post.guid) for post in found.posts] == [("https://news.example/one", "urn:1")]


def test_one_bad_title_loses_no_item_and_nothing_that_a_terminal_obeys_comes_through() -> None:
    bad = "Banjir \x1b[31mmerah\x1b[0m \x1b]0;PWNED\x07 \x9b31m \u202e &#27;[1m &#x1b;]52;c;AA&#7; \x00 akhir"
    body = rss(item(1), item(2, bad), *(item(number) for number in range(3, 11)))

    found = listing(body)

    assert len(found.posts) == 10
    title = found.posts[1].title
    assert title == verbatim(title)
    assert title.split() == ["Banjir", "merah", "akhir"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "]>">]>',
        "<!-- > --><!DOCTYPE rss [ <!-- ]> --> <!ENTITY a '>'> ]>",
    ],
)
def test_a_document_type_is_left_out_with_all_that_it_declares(doctype: str) -> None:
    body = rss(item(1, "Before &xxe;&a; after"), item(2), prolog=f'<?xml version="1.0"?>{doctype}')

    found = listing(body)

    assert len(found.posts) == 2
    assert "root:" not in str(found)
    assert [note for note in found.notes if "declares entities" in note] == (
        ["its document type declares entities: they are left out"] if "ENTITY" in doctype else []
    )


def test_a_billion_laughs_are_none() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = rss(item(1, "&l9;"), item(2), prolog=f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>')
    begun = time.process_time()

    found = listing(body)

    assert len(found.posts) == 2
    assert time.process_time() - begun < 2
    assert len(found.posts[0].title) < 100


def test_of_a_feed_without_end_the_beginning_is_had() -> None:
    body = rss(*(item(number, "x" * 1000) for number in range(6000)))

    found = listing(body)

    assert 1900 < len(found.posts) <= 2000
    assert any("left out" in note or "are read" in note for note in found.notes)


def test_of_a_feed_that_broke_off_the_whole_items_are_had() -> None:
    body = rss(*(item(number) for number in range(5)))
    cut = page(body[: body.rindex("<title>")], FEED, incomplete=("the connection was lost",))

    assert len(feeds.listing(cut).posts) == 4


@pytest.mark.parametrize(
    "date",
    [
        "gestern",
        "Thu, 99 Foo 2019 99:99:99 +9999",
        "0000-00-00T00:00:00Z",
        "99999999999999999999",
        "2019-02-30T10:00:00Z",
        "Tue, 31 Dec 9999 23:59:59 -1200",
        "\u0663\u0660/\u0661\u0662",
        "x" * 100_000,
    ],
)
def test_a_wrong_date_is_none_and_costs_no_item(date: str) -> None:
    post = only(rss(item(1, more=f"<pubDate>{date}</pubDate>")))

    assert post.published is None or post.published.tzinfo is not None


def test_relative_links_count_from_the_feed_and_what_is_no_web_address_is_left_out() -> None:
    links = ["/one", "two", "?p=3", "//other.example/4", "javascript:alert(1)", "file:///etc/passwd", "", "http://[::"]
    body = rss(*(f"<title>t</title><link>{link}</link>" for link in links))

    assert [post.url for post in listing(body).posts] == [
        "https://news.example/one",
        "https://news.example/section/feed/two",
        "https://news.example/section/feed/?p=3",
        "https://other.example/4",
    ]


def test_a_guid_that_is_an_address_stands_for_a_link_that_is_missing() -> None:
    assert only(rss("<title>t</title><guid>https://news.example/g/</guid>")).url == "https://news.example/g/"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "iso-8859-1", "windows-1251"])
def test_a_feed_is_read_in_its_own_charset(charset: str) -> None:
    word = "Überschwemmung" if charset != "windows-1251" else "Наводнение"
    body = rss(item(1, word), prolog=f'<?xml version="1.0" encoding="{charset}"?>').encode(charset)

    assert only(body).title == word


def test_a_version_is_another_one_when_the_words_are() -> None:
    first, same, other = (only(rss(item(1, title))).version for title in ("A", "A", "B"))

    assert first == same != other


def test_a_feed_is_never_taken_for_an_address_or_the_name_of_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(rss(item(1)), "utf-8")

    for body in (str(secret), f"file://{secret}", "http://127.0.0.1:9/feed", ""):
        with pytest.raises(ExtractError, match="this is no feed"):
            listing(body)


def test_a_page_is_no_feed() -> None:
    with pytest.raises(ExtractError) as caught:
        listing("<!doctype html><html><body>Hello</body></html>", "text/html")

    assert caught.value.kind == "no-feed"


def test_a_bare_ampersand_and_the_names_of_html_cost_no_item() -> None:
    body = rss(item(1, "Rain & wind&nbsp;&mdash; R&D &nosuch; &lt;b&gt;bold&lt;/b&gt; &amp;amp;"), item(2))

    found = listing(body)

    assert [post.title for post in found.posts] == ["Rain & wind — R&D &nosuch; bold &", "A story"]


@pytest.mark.parametrize("trap", ["<!", "<!DOCTYPE [", "<!--", "<?", "<!DOCTYPE '", "<item>", "&#", "]]>", "<![CDATA["])
def test_a_trap_of_any_length_is_read_in_linear_time(trap: str) -> None:
    times = []
    for size in (40_000, 160_000):
        body = (trap * (size // len(trap)) + rss(item(1)))[: size + 400]
        begun = time.process_time()
        document = xml.harmless(page(body, FEED))
        times.append(time.process_time() - begun)
        assert isinstance(document.text, str)

    assert times[1] < max(12 * times[0], 0.5)
