"""Lists of sources come in and go out: by ourselves, by newsboat itself, and as listparser reads them."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import listparser
import pytest

from warta.errors import ConfigError
from warta.model.source import Source
from warta.sources import opml, url_list, wordpress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCES = (
    Source(address="http://127.0.0.1:9/a/feed/", kind="feed", title='Mine & <theirs> "too"', folder="Kalimantan"),
    Source(address="http://127.0.0.1:9/b.xml", kind="feed", title="B", folder="Kalimantan/Banjar", every=3600.0),
    Source(address="http://127.0.0.1:9/c/", kind="page", title="C", home="http://127.0.0.1:9/c/"),
    Source(address="http://127.0.0.1:9/d.xml", kind="sitemap", title="D", folder="Sport"),
    Source(
        address=wordpress.posts_address("http://127.0.0.1:9/wp-json/"),
        kind="wordpress",
        title="W",
        home="http://127.0.0.1:9/",
        folder="Sport",
    ),
)


@pytest.fixture
def newsboat(tmp_path: Path) -> Callable[..., str]:
    """The real newsboat, in a home of its own."""
    if not shutil.which("newsboat"):
        if os.environ.get("WARTA_REQUIRE_LIVE") == "1":
            pytest.fail("newsboat was required; .ci/run installs it")
        pytest.skip("newsboat is not installed (Debian: apt-get install newsboat)")

    def run(*argv: str) -> str:
        files = ("-u", str(tmp_path / "urls"), "-c", str(tmp_path / "cache.db"), "-C", os.devnull)
        done = subprocess.run(
            ["newsboat", *files, *argv],
            env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def addresses(sources: tuple[Source, ...]) -> set[str]:
    return {source.address for source in sources}


def in_order(sources: tuple[Source, ...]) -> list[Source]:
    return sorted(sources, key=lambda source: source.title)


def test_a_list_comes_back_as_it_went_out() -> None:
    found, refused = opml.read(opml.write(SOURCES).encode())

    assert in_order(found) == in_order(SOURCES)
    assert refused == 0


def test_newsboat_follows_what_we_export(newsboat: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "warta.opml"
    path.write_text(opml.write(SOURCES), "utf-8")

    newsboat("-i", str(path))

    lines = (tmp_path / "urls").read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(
        [
            'http://127.0.0.1:9/a/feed/ "Kalimantan"',
            'http://127.0.0.1:9/b.xml "Kalimantan/Banjar"',
            "http://127.0.0.1:9/c/",
            'http://127.0.0.1:9/d.xml "Sport"',
            'http://127.0.0.1:9/feed/ "Sport"',
        ]
    )


def test_we_follow_what_newsboat_exports_and_it_what_we_give_back(newsboat: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(url_list.write(SOURCES), "utf-8")
    exported = newsboat("-e")

    found, refused = opml.read(exported.encode())
    assert refused == 0
    assert {source.address: source.title for source in found}["http://127.0.0.1:9/a/feed/"] == SOURCES[0].title
    assert addresses(found) == {opml.feed_of(source) for source in SOURCES}

    (tmp_path / "urls").unlink()
    (tmp_path / "again.opml").write_text(opml.write(found), "utf-8")
    newsboat("-i", str(tmp_path / "again.opml"))
    assert addresses(url_list.read((tmp_path / "urls").read_text("utf-8"))[0]) == addresses(found)


def test_newsboats_own_list_keeps_its_folders_and_titles(newsboat: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "warta.opml").write_text(opml.write(SOURCES), "utf-8")
    newsboat("-i", str(tmp_path / "warta.opml"))

    found, refused = url_list.read((tmp_path / "urls").read_text("utf-8"))

    assert refused == 0
    assert {source.address: source.folder for source in found} == {
        opml.feed_of(source): source.folder for source in SOURCES
    }


def test_a_list_of_addresses_comes_back_and_what_is_no_feed_is_counted() -> None:
    text = (
        "# mine\n\n"
        'http://127.0.0.1:9/a/ "Kalimantan" "~A \\"good\\" one"  # not a comment here\n'
        'query:All:unread = "yes"\nfilter:cat:http://127.0.0.1:9/x\nexec:rm -rf /\n"an open quote\n'
        'http://127.0.0.1:9/b/ "!hidden" "Tag"\n'
    )

    found, refused = url_list.read(text)

    assert [(source.address, source.folder, source.title) for source in found] == [
        ("http://127.0.0.1:9/a/", "Kalimantan", 'A "good" one'),
        ("http://127.0.0.1:9/b/", "Tag", "127.0.0.1"),
    ]
    assert refused == 4


@pytest.mark.parametrize(
    "text",
    [
        opml.write(SOURCES),
        '<opml version="1.1"><head/><body><outline text="A" xmlUrl="http://127.0.0.1:9/a"/></body></opml>',
        '<opml><body><outline title="F"><outline text="x" xmlUrl="http://127.0.0.1:9/b?x=1&amp;y=2"/></outline></body></opml>',
    ],
)
def test_we_find_the_feeds_that_listparser_finds(text: str) -> None:
    peer = listparser.parse(text)

    found, _refused = opml.read(text.encode())

    assert {opml.feed_of(source) for source in found} == {feed.url for feed in peer.feeds}


def test_a_list_that_was_made_to_do_harm_does_none() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    trap = f'<!DOCTYPE opml [<!ENTITY l0 "lol">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = (
        '<outline text="ok \x1b[31m\x07" xmlUrl="http://127.0.0.1:9/a"/>'
        '<outline text="no" xmlUrl="file:///etc/passwd"/>'
        + '<outline text="deep">' * 3000
        + '<outline xmlUrl="http://127.0.0.1:9/b"/>'
    )

    found, refused = opml.read(f"{trap}<opml><body>{body}".encode())

    assert ("http://127.0.0.1:9/a", "ok") in {(source.address, source.title) for source in found}
    assert refused == 1
    laughing = f'{trap}<opml><body><outline text="&l9;&x;" xmlUrl="http://x.example/"/></body></opml>'
    assert [source.title for source in opml.read(laughing.encode())[0]] == ["&l9;&x;"]


@pytest.mark.parametrize("text", [b"", b"<rss></rss>", b"no list", b"<opml><body><outline xml"])
def test_what_is_no_list_says_so(text: bytes) -> None:
    with pytest.raises(ConfigError):
        opml.read(text)


@pytest.mark.parametrize("every", ["000000000001" + "0" * 400, "9" * 12, "-1", "1e3", "٣"])
def test_an_interval_that_is_none_is_left_out(every: str) -> None:
    text = f'<opml><body><outline text="A" xmlUrl="http://127.0.0.1:9/a" every="{every}"/></body></opml>'

    [source] = opml.read(text.encode())[0]

    assert source.every is None
