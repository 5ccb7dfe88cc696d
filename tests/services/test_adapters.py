"""Others join by an entry point that is named as their host; it is loaded for that host only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.fake_library import FakeLibrary
from tests.fakes import FakeClock, FakeFetcher
from warta import wiring
from warta.services import adapters
from warta.services.registry import Services
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = f"<title>Kabar</title><h1>Kabar</h1><article><p>{'Air sungai naik sejak pagi, kata warga. ' * 9}</p></article>"
CODE = """
from dataclasses import replace
from warta.model import Wanted

def claims(visit):
    return "Kabar" in (visit.article.title or "")

def wanted(visit):
    return [Wanted(url="https://kabar-kita.example/data.json", why="the section")]

def merged(visit):
    if visit.article.section == "broken":
        raise KeyError("section")
    return replace(visit.article, section="Kota")
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package beside warta, with an adapter for one host."""
    (tmp_path / "kabar_kita.py").write_text(CODE)
    (tmp_path / "kabar_kita-1.dist-info").mkdir()
    (tmp_path / "kabar_kita-1.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: kabar-kita\nVersion: 1\n"
    )
    (tmp_path / "kabar_kita-1.dist-info" / "entry_points.txt").write_text(
        "[warta.adapters]\nkabar-kita.example = kabar_kita\nhalf.example = kabar_kita:nothing\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    adapters.forget()
    yield tmp_path
    adapters.forget()
    sys.modules.pop("kabar_kita", None)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("host", ["kabar-kita.example", "www.kabar-kita.example", "KABAR-KITA.example"])
def test_an_adapter_is_loaded_for_its_host(host: str) -> None:
    assert wiring.understand(builders.page(STORY, f"https://{host}/1/")).section == "Kota"


@pytest.mark.usefixtures("installed")
def test_it_is_not_loaded_for_another_host() -> None:
    wiring.understand(builders.page(STORY, "https://lain.example/1/"))

    assert "kabar_kita" not in sys.modules


async def test_it_reaches_its_own_site_only(installed: Path) -> None:
    (installed / "kabar_kita.py").write_text(CODE.replace("kabar-kita.example/data.json", "hn.algolia.com/data.json"))
    network = FakeFetcher({"https://kabar-kita.example/1/": STORY})
    room = Services(
        Settings(), library=FakeLibrary(), clock=FakeClock(), fetcher=lambda: network, extractor=wiring.understand
    )

    loaded = await room.read("https://kabar-kita.example/1/")

    assert network.asked == ["https://kabar-kita.example/1/"]
    assert loaded.article.section == "Kota"


@pytest.mark.usefixtures("installed")
def test_half_an_installation_is_none() -> None:
    assert adapters.installed("https://half.example/1/") == ()


def test_an_adapter_that_fails_is_reported_and_the_article_stays(installed: Path) -> None:
    (installed / "kabar_kita.py").write_text(CODE.replace('== "broken"', "is None"))

    article = wiring.understand(builders.page(STORY, "https://kabar-kita.example/1/"))

    assert "Air sungai naik" in article.text
    assert article.incomplete == ("the adapter that was installed for this site failed: KeyError",)


def test_the_reader_s_own_rules_hold_for_their_host() -> None:
    chosen = Settings(sites={"lain.example": {"title": "p"}})

    assert wiring.understand(builders.page(STORY, "https://www.lain.example/1/"), chosen).title != "Kabar"
    assert wiring.understand(builders.page(STORY, "https://sana.example/1/"), chosen).title == "Kabar"
