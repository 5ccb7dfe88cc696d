"""JSON Feed, sitemaps, front pages, WordPress, and what a page offers."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import page
from warta.errors import ExtractError
from warta.sources import discovery, json_feed, sitemaps, wordpress
from warta.sources.packed import MOST
from warta.sources.reading import listing

if TYPE_CHECKING:
    from warta.model.capture import Page

HOME = "https://news.example/"


def answer(data: Any, url: str = HOME, **headers: str) -> Page:
    told = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return page(json.dumps(data), url, response_headers=(("Content-Type", "application/json"), *told))


def json_of(*items: Any, **more: Any) -> Page:
    data = {"version": "https://jsonfeed.org/version/1.1", "title": "J \x1b[31m", "items": list(items)} | more
    return answer(data, f"{HOME}feed.json")


def test_a_json_feed_shows_its_posts_and_what_is_no_post_costs_nothing() -> None:
    good = {"id": 7, "url": "/a", "title": "A \x1b]0;x\x07B", "date_published": "2019-03-20T10:00:00+08:00"}
    found = json_feed.listing(
        json_of(good, None, 3, "x", {"id": "1"}, {"url": ["x"]}, {"external_url": "//b.example/"})
    )

    assert [(post.url, post.title, post.guid) for post in found.posts] == [
        ("https://news.example/a", "A B", "7"),
        ("https://b.example/", "", ""),
    ]
    assert found.title == "J"
    assert found.posts[0].published is not None


def test_a_json_feed_goes_on_at_its_next_part() -> None:
    first = json_of({"url": "/a"}, next_url="/feed2.json")
    second = json_of({"url": "/b"}, {"url": "/a"})

    assert listing("jsonfeed", (first,), 100).more == ("https://news.example/feed2.json",)
    assert [post.url[-1] for post in listing("jsonfeed", (first, second), 100).posts] == ["a", "b"]
    assert listing("jsonfeed", (first,), 1).more == ()


@pytest.mark.parametrize("body", ["", "{", "[]", '{"version": 3}', "[" * 100_000])
def test_what_is_no_json_feed_says_so(body: str) -> None:
    with pytest.raises(ExtractError):
        json_feed.listing(page(body, HOME))


SITEMAP = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
    "<url><loc>https://news.example/old/</loc><lastmod>2018-01-01</lastmod></url>"
    "<url><loc> https://news.example/new/ </loc><news:news><news:title>N \x1b[1m&amp;</news:title>"
    "<news:publication_date>2019-03-20T10:00:00Z</news:publication_date></news:news>"
    "<image:image><image:loc>https://news.example/x.png</image:loc><image:title>Pic</image:title></image:image></url>"
    "<url><loc>https://news.example/</loc></url><url><loc>javascript:1</loc></url>"
)


@pytest.mark.parametrize("end", ["</urlset>", "<url><loc>https://news.example/cut"], ids=["whole", "cut"])
def test_a_sitemap_shows_the_newest_first_and_the_front_page_is_no_post(end: str) -> None:
    found = sitemaps.listing(page(SITEMAP + end, f"{HOME}map.xml"))

    assert [(post.url, post.title) for post in found.posts if "cut" not in post.url] == [
        ("https://news.example/new/", "N &"),
        ("https://news.example/old/", ""),
    ]
    assert found.home == HOME


def test_an_index_leads_to_its_news_and_not_to_its_tags() -> None:
    parts = ["tag-sitemap.xml", "page-sitemap.xml", "post-sitemap1.xml", "news.xml", "post-sitemap2.xml"]
    inside = "".join(
        f"<sitemap><loc>/{part}</loc><lastmod>2019-0{n + 1}-01</lastmod></sitemap>" for n, part in enumerate(parts)
    )

    found = listing("sitemap", (page(f"<sitemapindex>{inside}</sitemapindex>", f"{HOME}map.xml"),), 100)

    assert found.more == (f"{HOME}news.xml", f"{HOME}post-sitemap2.xml")


def posts(*numbers: int) -> list[dict[str, Any]]:
    return [
        {
            "id": number,
            "link": f"{HOME}{number}/",
            "title": {"rendered": f"Post {number}"},
            "guid": {"rendered": f"{HOME}?p={number}"},
            "date_gmt": "2019-03-20T10:00:00",
            "modified_gmt": "2019-03-20T11:00:00",
        }
        for number in numbers
    ]


def test_a_wordpress_is_asked_for_as_many_pages_as_are_wanted_and_for_what_is_being_shown() -> None:
    address = wordpress.posts_address(f"{HOME}wp-json/")
    first = answer(posts(*range(1, 101)), address, X_WP_TotalPages="7")

    wanted = listing("wordpress", (first,), 250)
    assert [url.partition("?")[0].rpartition("/")[2] for url in wanted.more] == ["comments", "posts", "posts"]

    second = answer(posts(*range(101, 201)), wanted.more[1])
    talk = answer([{"id": 9, "post": 3}, {"id": 8, "post": 3}, {"id": "x", "post": None}], wanted.more[0])
    whole = listing("wordpress", (first, talk, second), 250)
    assert (len(whole.posts), whole.posts[2].talk, whole.posts[3].talk) == (200, "9", "")
    assert len(listing("wordpress", (first, talk, second), 120).posts) == 120


def test_a_wordpress_without_pretty_addresses_is_asked_in_the_query() -> None:
    address = wordpress.posts_address(f"{HOME}?rest_route=/")

    assert address.startswith(f"{HOME}?rest_route=/wp/v2/posts&per_page=100&")
    assert wordpress.root_of(address) == f"{HOME}?rest_route=/"
    assert (
        listing("wordpress", (answer(posts(1), address),), 100)
        .more[0]
        .startswith(f"{HOME}?rest_route=/wp/v2/comments&")
    )


def test_an_interface_that_is_shut_is_none() -> None:
    with pytest.raises(ExtractError, match="its REST interface is shut"):
        wordpress.listing((answer({"code": "rest_forbidden"}),), 100)


def test_what_an_address_is_is_reported_by_its_first_bytes() -> None:
    def kinds(made: Page) -> list[str]:
        return [offer.kind for offer in discovery.offers(made)]

    assert kinds(page('\ufeff <?xml version="1.0"?><rss version="2.0"></rss>')) == ["feed"]
    assert kinds(page("<rdf:RDF></rdf:RDF>")) == ["feed"]
    assert kinds(page("<urlset></urlset>")) == kinds(page("<sm:sitemapindex></sm:sitemapindex>")) == ["sitemap"]
    assert kinds(json_of()) == ["jsonfeed"]
    assert kinds(answer({"namespaces": ["wp/v2"], "name": "N"}, f"{HOME}wp-json/")) == ["wordpress"]
    with pytest.raises(ExtractError, match="this is a list of sources"):
        kinds(page("<opml></opml>"))


HEAD = (
    '<html><head><title>Front</title><link rel="alternate" type="application/rss+xml" href="/feed/" title="All">'
    '<link rel="ALTERNATE" type="application/rss+xml; charset=utf-8" href="/comments/feed/">'
    '<link rel="alternate" type="application/rss+xml" href="/kota/feed/"><link rel="stylesheet" href="/x.css">'
    '<link rel="alternate" type="application/feed+json" href="javascript:1"></head><body></body></html>'
)
API = (("Link", '<https://news.example/wp-json/>; rel="https://api.w.org/", </x>; rel=shortlink'),)


def test_at_the_root_the_whole_site_comes_first_and_in_a_section_its_own_feed() -> None:
    root = discovery.offers(page(HEAD, HOME, response_headers=API))
    section = discovery.offers(page(HEAD, f"{HOME}kota/", response_headers=API))

    assert [offer.kind for offer in root] == ["wordpress", "feed", "feed", "page"]
    assert [(offer.kind, offer.address) for offer in section[:2]] == [
        ("feed", f"{HOME}kota/feed/"),
        ("page", f"{HOME}kota/"),
    ]


def test_an_interface_of_another_site_is_not_offered() -> None:
    elsewhere = (("Link", '<https://evil.example/wp-json/>; rel="https://api.w.org/"'),)

    assert "wordpress" not in {offer.kind for offer in discovery.offers(page(HEAD, HOME, response_headers=elsewhere))}


def gzipped(data: bytes, media: str = "application/x-gzip") -> Page:
    return replace(
        page("", f"{HOME}map.xml.gz", response_headers=(("Content-Type", media),)), body=gzip.compress(data, mtime=0)
    )


@pytest.mark.parametrize("media", ["application/x-gzip", "application/gzip", "application/octet-stream", "text/xml"])
def test_a_packed_sitemap_is_read_whatever_it_is_called(media: str) -> None:
    plain = page(SITEMAP + "</urlset>", f"{HOME}map.xml")
    packed = gzipped(plain.body, media)

    assert listing("sitemap", (packed,), 100).posts == listing("sitemap", (plain,), 100).posts
    assert [offer.kind for offer in discovery.offers(packed)] == ["sitemap"]


def test_a_packed_sitemap_without_end_is_read_as_far_as_any_and_says_so() -> None:
    begun = (SITEMAP + "<url><loc>/last/</loc></url>").encode()
    found = listing("sitemap", (gzipped(begun + b" " * (MOST * 20)),), 100)

    assert "https://news.example/last/" in {post.url for post in found.posts}
    assert any("longer than warta reads" in note for note in found.notes)


def test_a_packed_sitemap_that_breaks_off_is_read_to_there_and_a_damaged_one_is_reported() -> None:
    whole = gzipped((SITEMAP + "</urlset>").encode())
    part = replace(whole, body=whole.body[:-12])

    assert listing("sitemap", (part,), 100).posts
    with pytest.raises(ExtractError, match="damaged"):
        listing("sitemap", (replace(whole, body=b"\x1f\x8b" + b"x" * 40),), 100)


def test_robots_name_the_sitemaps_of_news_before_all_others() -> None:
    text = "Sitemap: https://news.example/a.xml\nsitemap:https://news.example/news.xml\nSitemap: javascript:1"

    assert [offer.address for offer in discovery.of_robots(text, page(HEAD, HOME))] == [f"{HOME}news.xml"]
    assert discovery.of_robots("User-agent: *", page(HEAD, HOME)) == ()
