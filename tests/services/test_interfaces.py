"""Threads that sites keep beside their pages come over a real wire, and whatever fails on it leaves a smaller truth."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.extraction.sites import test_blogger, test_ghost, test_lemmy, test_wordpress_feed
from tests.extraction.sites.pages import POST, remark
from tests.fake_library import FakeLibrary
from warta import wiring
from warta.fetch.http import HttpFetcher
from warta.services.registry import Services
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.capture import LoadedArticle

HTML, JSON, RSS = "text/html; charset=utf-8", "application/json; charset=utf-8", "application/rss+xml; charset=UTF-8"


@dataclass(kw_only=True)
class Site:
    """A site on this machine. `answers`: path → status, type, body; `asked`: every path in order."""

    url: str = ""
    answers: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def page(self, path: str, html: str, was: str) -> None:
        """Publish a page that was written for another host."""
        self.answers[path] = (200, HTML, html.replace(was, self.url))

    def data(self, path: str, told: object) -> None:
        self.answers[path] = (200, JSON, json.dumps(told))


@pytest.fixture
def site() -> Iterator[Site]:
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            status, kind, body = known.answers.get(self.path, (404, HTML, "<h1>Tidak ada</h1>"))
            sent = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_said: Any) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield known
    server.shutdown()
    thread.join()
    server.server_close()


async def read(url: str) -> LoadedArticle:
    settings = Settings()
    room = Services(
        settings,
        library=FakeLibrary(),
        clock=wiring.SystemClock(),
        fetcher=lambda: HttpFetcher(settings),
        extractor=wiring.understand,
    )
    try:
        return await room.read(url)
    finally:
        await room.close()


def ids(loaded: LoadedArticle) -> list[tuple[str, str | None]]:
    thread = loaded.article.thread
    return [(comment.id, comment.parent) for comment in thread.walk()] if thread else []


async def test_a_lemmy_shows_its_tree(site: Site) -> None:
    site.page("/post/41", test_lemmy.PAGE, "https://sungai.example")
    views = [test_lemmy.view(1, "0.1"), test_lemmy.view(2, "0.1.2")]
    site.data("/api/v3/comment/list?type_=All&sort=Old&max_depth=50&post_id=41", {"comments": views})

    loaded = await read(f"{site.url}/post/41")

    assert ids(loaded) == [("1", None), ("2", "1")]
    assert len(site.asked) == 2
    assert [each.status for each in loaded.provenance.beside] == [200]


async def test_a_blogger_shows_its_feed(site: Site) -> None:
    site.page("/2026/03/sambal.html", test_blogger.PAGE, "https://dapur-kita.example")
    entries = [test_blogger.entry(2, parent=1), test_blogger.entry(1)]
    site.data(
        test_blogger.FIRST.removeprefix("https://dapur-kita.example"),
        {"feed": {"openSearch$totalResults": {"$t": "2"}, "entry": entries}},
    )

    loaded = await read(f"{site.url}/2026/03/sambal.html")

    assert ids(loaded) == [("1", None), ("2", "1")]


async def test_a_ghost_shows_what_anybody_may_read(site: Site) -> None:
    site.page("/pasar-malam/", test_ghost.page(), "https://surat.example")
    told = {"comments": [test_ghost.comment(1, test_ghost.comment(2))], "meta": {"pagination": {"pages": 1}}}
    site.data("/members/api/comments/post/64ec6b94552b1f70f5d1e198/?limit=100&page=1", told)

    loaded = await read(f"{site.url}/pasar-malam/")

    assert ids(loaded) == [("c1", None), ("c2", "c1")]
    assert loaded.article.incomplete == ()


async def test_a_feed_comes_as_data(site: Site) -> None:
    path = POST.removeprefix("https://kabar.example")
    site.page(path, test_wordpress_feed.page(remark(1)), "https://kabar.example")
    rss = test_wordpress_feed.feed(1, 2)(f"{POST}feed/").body.decode()
    site.answers[f"{path}feed/"] = (200, RSS, rss)

    loaded = await read(f"{site.url}{path}")

    assert loaded.article.incomplete == ("the site's feed has 1 comment that its pages do not show",)


@pytest.mark.parametrize(
    "answer", [(401, JSON, "{}"), (404, HTML, "no"), (503, HTML, "no"), (200, JSON, '{"comments": [')]
)
async def test_an_interface_that_fails_leaves_the_article(site: Site, answer: tuple[int, str, str]) -> None:
    site.page("/post/41", test_lemmy.PAGE, "https://sungai.example")
    site.answers["/api/v3/comment/list?type_=All&sort=Old&max_depth=50&post_id=41"] = answer

    loaded = await read(f"{site.url}/post/41")

    assert "Perahu kayu saya bocor" in loaded.article.text
    [reason] = loaded.article.incomplete
    assert reason.startswith("some comments did not come: ")
