from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.builders import NOON, post
from warta.cli import stderr
from warta.errors import ConfigError
from warta.model.state import Opening
from warta.services.rooms import Rooms
from warta.tui.startup import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk
    from warta.services.registry import Services
    from warta.tui.state.reading import StartLocation


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> list[tuple[Services, str | None]]:
    """What the app was opened on, at a terminal."""
    calls: list[tuple[Services, str | None]] = []
    monkeypatch.setattr(run, "run", lambda services, begin, _curtain: calls.append((services, begin.address)))
    monkeypatch.setattr(stderr, "is_terminal", lambda: True)
    desk.terminal = True
    return calls


def test_warta_alone_opens_the_library(desk: Desk, opened: list[tuple[Services, str | None]]) -> None:
    said = desk(typing=True)

    assert (said.exit, [address for _services, address in opened]) == (0, [None])


def test_warta_alone_goes_on_with_what_was_open_last(
    desk: Desk, opened: list[tuple[Services, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = desk.keeps()
    last = Opening(post=post(1, url=address), at=NOON, pane="thread")
    monkeypatch.setattr(Rooms, "state", SimpleNamespace(last=lambda: last))

    desk(typing=True)
    desk.environ["WARTA_RESUME"] = "0"
    desk(typing=True)

    assert [address for _services, address in opened] == [address, None]


def test_warta_with_an_address_opens_it(desk: Desk, opened: list[tuple[Services, str | None]]) -> None:
    desk("https://news.example/1/", "--max-age", "1h", "--timeout", "5", typing=True)

    ((services, address),) = opened
    assert address == "https://news.example/1/"
    assert (services.settings.max_age, services.settings.timeout) == (3600, 5)


def test_warta_with_a_number_and_an_age_opens_its_address(
    desk: Desk, kept: str, opened: list[tuple[Services, str | None]]
) -> None:
    desk("1", typing=True)
    desk("1", "--max-age", "0", typing=True)
    desk("7", "--max-age", "0", typing=True)

    assert [address for _services, address in opened] == ["1", kept, "7"]


def test_warta_with_a_file_opens_it_without_the_network(
    desk: Desk, opened: list[tuple[Services, str | None]], tmp_path: Path
) -> None:
    story = tmp_path / "a story.txt"
    story.write_text("From a file")

    desk(str(story), typing=True)

    ((services, address),) = opened
    assert address == story.as_uri()
    held = services.kept(address, max_age=0)
    assert held is not None
    assert held.article.title == "From a file"


def test_a_file_that_is_not_there_is_reported_before_the_app_opens(
    desk: Desk, opened: list[tuple[Services, str | None]]
) -> None:
    said = desk("./nowhere.html", typing=True)

    assert (said.exit, opened) == (3, [])


def test_the_demo_opens_on_its_first_article_in_a_library_that_goes_away(
    desk: Desk, opened: list[tuple[Services, str | None]]
) -> None:
    desk("demo", typing=True)

    ((services, address),) = opened
    assert (address or "").startswith("http://127.0.0.1:")
    for own in (services.settings.library, services.settings.outbox):
        assert own is not None
        assert not own.parent.exists()


def test_an_app_that_cannot_start_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_services: Services, _begin: StartLocation, _curtain: object) -> None:
        raise ConfigError("[keys] z is both app.zen and app.quit", hint="warta keys lists the commands")

    monkeypatch.setattr(run, "run", refuses)
    monkeypatch.setattr(stderr, "is_terminal", lambda: True)
    desk.terminal = True

    assert desk(typing=True).exit == 2
