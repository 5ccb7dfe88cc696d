"""Archives of a real WordPress: wget's are read as the site itself is, and ours are found sound by warcio."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from warcio.checker import Checker

from tests.hostile.command import warta
from tests.live import content

if TYPE_CHECKING:
    from pathlib import Path

    from tests.live.site import Site

pytestmark = pytest.mark.live

POSTS = tuple(post for post in content.POSTS if not post.password)
OF_THE_CAPTURE = {"fetched_at", "from_library", "id", "provenance", "trouble", "revision"}


@pytest.fixture(scope="module")
def wget() -> str:
    found = shutil.which("wget")
    if found:
        return found
    if os.environ.get("WARTA_REQUIRE_LIVE") == "1":
        pytest.fail("wget was required; .ci/run installs it")
    pytest.skip("needs wget; .ci/run installs it")


def read(home: Path, *words: str) -> list[dict[str, Any]]:
    outcome = warta("read", "--json", *words, home=home)
    assert outcome.code == 0, outcome.err
    told = json.loads(outcome.out)
    return told if isinstance(told, list) else [told]


def crawl(wget: str, folder: Path, *words: str) -> Path:
    """A WARC by wget; it may find addresses that the site has nothing at."""
    done = subprocess.run(
        [wget, "-q", "--tries=1", "--timeout=30", "--warc-file=crawl", "-P", "files", *words],
        cwd=folder,
        check=False,
        timeout=300,
    )
    assert done.returncode in (0, 8)
    return folder / "crawl.warc.gz"


def story(article: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in article.items() if key not in OF_THE_CAPTURE}


def test_a_warc_of_wget_gives_the_same_articles_as_fetching_them(site: Site, wget: str, tmp_path: Path) -> None:
    addresses = [site.url(post) for post in POSTS]
    fetched = read(tmp_path / "fetched", *addresses)
    beside = [each["url"] for article in fetched for each in article["provenance"]["beside"]]
    (tmp_path / "list").write_text("\n".join([*addresses, *beside]))
    warc = crawl(wget, tmp_path, "-i", "list")

    outcome = warta("import", str(warc), "--json", home=tmp_path / "imported")

    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out)["counts"]["kept"] == len(POSTS)
    imported = read(tmp_path / "imported", "--offline", *addresses)
    assert [story(article) for article in imported] == [story(article) for article in fetched]
    assert all("Wget" in article["provenance"]["imported_from"] for article in imported)
    assert warta("verify", "--all", home=tmp_path / "imported").code == 0


def test_a_crawl_along_the_links_gives_the_same_articles(site: Site, wget: str, tmp_path: Path) -> None:
    start = site.url(content.LONG)
    warc = crawl(wget, tmp_path, "-r", "-l", "1", "--no-parent", "-nd", start)
    fetched = read(tmp_path / "fetched", start)[0]

    assert warta("import", str(warc), home=tmp_path / "imported").code == 0

    imported = read(tmp_path / "imported", "--offline", start)[0]
    for key in ("title", "text", "authors", "published", "language", "dateline", "credits", "quotes", "sha256"):
        assert imported[key] == fetched[key], key


@pytest.mark.parametrize("name", ["live.warc.gz", "live.warc", "live.wacz"])
def test_a_capture_of_the_site_is_sound(site: Site, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    outcome = warta("capture", site.url(content.LONG), "-o", str(path), home=tmp_path / "home")

    assert outcome.code == 0, outcome.err
    assert warta("verify", str(path), home=tmp_path / "home").code == 0
    if name.endswith(".wacz"):
        return

    class Asked:
        inputs = (str(path),)
        verbose = False

    assert Checker(Asked()).process_all() in (None, 0)
