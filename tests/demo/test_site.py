from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from warta.demo.pages_html import open_site
from warta.demo.site import answer
from warta.demo.stories import Story, stories

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.demo.conftest import Reply
    from warta.demo.server import Server

EVERY = [pytest.param(story, id=story.slug) for story in stories()]
ASKED_FOR = re.compile(r'<(?:img|script|iframe|source|video|audio|embed)\b[^>]*?\bsrc="([^"]*)"|<link\b[^>]*>')
LINKED = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)')


@pytest.fixture(scope="module")
def pages(demo: Server, ask: Callable[..., Reply]) -> dict[str, str]:
    """Every page of the site that can be reached from the front page, by its address."""
    seen: dict[str, str] = {}
    waiting = [demo.home]
    while waiting:
        address = waiting.pop()
        if address in seen or not address.startswith(demo.home) or "?" in address:
            continue
        reply = ask(address)
        assert reply.status == 200, address
        seen[address] = reply.text
        waiting += [] if "xml" in reply.headers["Content-Type"] else map(unescape, LINKED.findall(reply.text))
    return seen


def test_every_story_is_reached_from_the_front_page_and_every_link_answers(demo: Server, pages: dict[str, str]) -> None:
    assert {demo.home.rstrip("/") + story.path for story in stories()} <= set(pages)


def test_no_page_asks_anyone_else_for_anything(demo: Server, ask: Callable[..., Reply], pages: dict[str, str]) -> None:
    wanted = set()
    for text in pages.values():
        for found in ASKED_FOR.finditer(text):
            if found[1]:
                wanted.add(found[1])
            elif 'rel="stylesheet"' in found[0]:
                wanted.update(re.findall(r'href="([^"]+)"', found[0]))

    assert f"{demo.home}style.css" in wanted
    assert all(address.startswith(demo.home) for address in wanted)
    assert {ask(address).status for address in wanted} == {200}


def test_links_that_leave_the_site_lead_to_names_saved_for_examples(demo: Server, pages: dict[str, str]) -> None:
    outside = {link for text in pages.values() for link in LINKED.findall(text) if not link.startswith(demo.home)}

    assert outside
    assert all(re.match(r"https://[a-z]+\.example/", link) for link in outside), outside


@pytest.mark.parametrize("story", EVERY)
def test_a_page_says_all_that_its_source_says(demo: Server, pages: dict[str, str], story: Story) -> None:
    page = unescape(pages[demo.home.rstrip("/") + story.path])

    assert story.title in page
    assert story.author in page
    assert f'datetime="{story.published.isoformat()}"' in page
    assert all(f">{tag}</a>" in page for tag in story.tags)
    assert all(
        re.sub(r"post:[\w-]+|src=\"/", "", block)[:40] in page
        for block in unescape(story.content).split("\n\n")
        if block.startswith("<p>")
    )
    assert all(
        paragraph in page for remark in story.visible_comments() for paragraph in map(unescape, remark.paragraphs)
    )


def test_the_posts_are_one_chain_both_ways(demo: Server, pages: dict[str, str]) -> None:
    row = stories()
    home = demo.home.rstrip("/")

    for older, newer in pairwise(row):
        forth = _beside(pages[home + older.path], "next")
        back = _beside(pages[home + newer.path], "prev")

        assert forth == (home + newer.path, newer.title)
        assert back == (home + older.path, older.title)
    assert _beside(pages[home + row[0].path], "prev") is None
    assert _beside(pages[home + row[-1].path], "next") is None


def _beside(page: str, way: str) -> tuple[str, str] | None:
    """The link to a neighbour, as any of the three themes writes it."""
    link = re.search(
        rf'<a[^>]*href="([^"]+)"[^>]*rel="{way}"[^>]*>(.*?)</a>|<a class="{way}-post" href="([^"]+)">(.*?)</a>', page
    )
    if link is None:
        return None
    words = re.search(r'post-title">(.*?)<', link[0])
    title = words[1] if words else unescape(link[2] or link[4]).strip("«» ")
    return link[1] or link[3], unescape(title)


def test_a_page_is_the_same_each_time() -> None:
    one, other = (open_site("http://127.0.0.1:4321/", stories()) for _ in range(2))

    for target in ("/", "/feed/", "/gambar/pasar.png", *[story.path for story in stories()]):
        assert answer(one, target) == answer(other, target)


def test_the_feed_lists_every_story_newest_first(demo: Server, ask: Callable[..., Reply]) -> None:
    reply = ask(f"{demo.home}feed/")

    items = ET.fromstring(reply.body).findall("channel/item")  # noqa: S314 - our own feed

    assert reply.headers["Content-Type"].startswith("application/rss+xml")
    assert [item.findtext("title") for item in items] == [story.title for story in reversed(stories())]
    assert all((item.findtext("link") or "").startswith(demo.home) for item in items)


def test_robots_may_read_everything_but_the_back_room(demo: Server, ask: Callable[..., Reply]) -> None:
    reply = ask(f"{demo.home}robots.txt")

    assert reply.headers["Content-Type"] == "text/plain; charset=UTF-8"
    assert "Disallow: /wp-admin/" in reply.text


def test_a_library_holds_its_stories_and_no_others(pages: dict[str, str], demo: Server) -> None:
    shelf = pages[f"{demo.home}tag/festival/"]

    assert "Festival Jukung Hias" in shelf
    assert "Pilots of the Brown River" not in shelf
