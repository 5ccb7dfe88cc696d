from __future__ import annotations

import sys
import webbrowser
from typing import TYPE_CHECKING

import pytest

from warta.tui.external_programs import open_in_browser

if TYPE_CHECKING:
    from collections.abc import Callable

DISPLAY = {"DISPLAY": ":0"}


class Browser:
    def __init__(self, name: str = "firefox", *, works: bool = True) -> None:
        self.name = name
        self.works = works
        self.opened: list[str] = []

    def open(self, url: str) -> bool:
        self.opened.append(url)
        return self.works


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Browser], Browser]:
    def install(browser: Browser) -> Browser:
        monkeypatch.setattr(webbrowser, "get", lambda: browser)
        return browser

    return install


def test_a_page_is_opened_in_the_readers_browser(installed: Callable[[Browser], Browser]) -> None:
    browser = installed(Browser())

    assert open_in_browser("https://news.example/a", DISPLAY) == ""
    assert browser.opened == ["https://news.example/a"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "", "https://a.example/\x1b[2J", "https://a.example/" + "a" * 3000],
)
def test_only_web_addresses_are_handed_on(url: str, installed: Callable[[Browser], Browser]) -> None:
    browser = installed(Browser())

    assert "Not a web address" in open_in_browser(url, DISPLAY)
    assert browser.opened == []


@pytest.mark.parametrize("name", ["w3m", "lynx", "/usr/bin/www-browser"])
def test_a_browser_that_would_draw_over_the_app_is_not_started(
    name: str, installed: Callable[[Browser], Browser]
) -> None:
    browser = installed(Browser(name))

    assert "Text browsers are not supported" in open_in_browser("https://news.example/", DISPLAY)
    assert browser.opened == []


def test_without_a_display_nothing_is_started(
    installed: Callable[[Browser], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    browser = installed(Browser())

    assert "No graphical display" in open_in_browser("https://news.example/", {})
    assert browser.opened == []


def test_a_machine_without_a_browser_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Browser:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)

    assert "No web browser found" in open_in_browser("https://news.example/", DISPLAY)


def test_a_browser_that_does_not_start_is_shown(installed: Callable[[Browser], Browser]) -> None:
    installed(Browser(works=False))

    assert "Could not start the web browser" in open_in_browser("https://news.example/", DISPLAY)
