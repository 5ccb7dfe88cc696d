"""What a page is shown with is fetched for an archive: of its own site, a bounded number, and what is left out told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD
from tests.fakes import FakeFetcher
from warta.extraction import resources
from warta.services.collecting import MOST, Collecting, is_of_site

if TYPE_CHECKING:
    from warta.model.capture import Page

HTML = """<html><head><link rel="stylesheet" href="/main.css"><link rel=canonical href="/x"><base href="/2019/"></head>
<body><img src="a.png" srcset="a-2x.png 2x, a-3x.png 3x"><picture><source srcset="b.webp"></picture>
<div style="background: url('c.jpg')"></div><img src="data:image/png;base64,xx"><script src="/evil.js"></script>
<video poster="d.jpg"></video><img src="https://ads.example/pixel.gif"></body></html>"""


class Network(FakeFetcher):
    async def resource(self, url: str, *, of: Page, timeout: float) -> Page:
        return await self.fetch(url, timeout=timeout)


def style(text: str, url: str) -> Page:
    return replace(builders.page(text, url), response_headers=(("Content-Type", "text/css"),))


async def collected(network: Network, page: Page, *, elsewhere: bool = False) -> tuple[Page, ...]:
    deadline = asyncio.get_running_loop().time() + 5
    return await Collecting(collector=network, page=page, deadline=deadline, elsewhere=elsewhere).all()


def test_pictures_and_styles_are_named_and_nothing_that_runs() -> None:
    named = resources.of_page(builders.page(HTML))

    site = "https://news.example"
    assert named == (
        f"{site}/main.css",
        *[f"{site}/2019/{name}" for name in ("a.png", "a-2x.png", "a-3x.png")],
        "https://ads.example/pixel.gif",
        *[f"{site}/2019/{name}" for name in ("b.webp", "d.jpg", "c.jpg")],
    )


def test_a_page_that_is_none_is_shown_with_nothing() -> None:
    assert resources.of_page(builders.page(b"\x00\x01" * 40)) == ()


async def test_a_style_sheet_brings_what_it_names() -> None:
    page = builders.page('<html><link rel="stylesheet" href="/main.css"><p>x')
    network = Network({"https://news.example/font.woff": b"font", "https://news.example/deep.png": b"png"})
    network.publish("https://news.example/main.css", style("@import 'more.css'", "https://news.example/main.css"))
    more = "https://news.example/more.css"
    network.publish(more, style("@font-face {src: url(font.woff)} p {background: url('deep.png')}", more))

    came = await collected(network, page)

    assert [each.final_url.rpartition("/")[2] for each in came] == ["main.css", "more.css", "font.woff", "deep.png"]
    assert all(each.body for each in came)


async def test_what_is_of_another_site_or_does_not_come_says_why() -> None:
    page = builders.page('<html><img src="https://ads.example/pixel.gif"><img src="/gone.png"><p>x')
    network = Network()

    absent = await collected(network, page)

    assert [each.incomplete for each in absent] == [("it is of another site",), ("news.example has no such page",)]
    assert network.asked == ["https://news.example/gone.png"]
    await collected(network, page, elsewhere=True)
    assert "https://ads.example/pixel.gif" in network.asked


async def test_no_more_are_fetched_than_the_bound() -> None:
    page = builders.page("<html>" + "".join(f'<img src="/{number}.png">' for number in range(MOST + 20)))
    network = Network({f"https://news.example/{number}.png": b"x" for number in range(MOST + 20)})

    came = await collected(network, page)

    assert len(network.asked) == MOST
    assert len([each for each in came if not each.body]) == 20


@pytest.mark.parametrize(
    ("url", "of", "own"),
    [
        ("https://news.example/x", "https://www.news.example/", True),
        ("https://img.news.example/x", "https://www.news.example/", True),
        ("https://news.example/x", "https://a.b.news.example/", True),
        ("https://img.warta.co.id/x", "https://www.warta.co.id/", True),
        ("https://lain.co.id/x", "https://warta.co.id/", False),
        ("https://news.example.evil.test/x", "https://news.example/", False),
        ("https://evilnews.example/x", "https://news.example/", False),
        ("https://example/x", "https://news.example/", False),
        ("http://0.0.1/x", "http://127.0.0.1/", False),
        (FLOOD, FLOOD, True),
    ],
)
def test_what_a_site_is(url: str, of: str, own: bool) -> None:
    assert is_of_site(url, of) is own
