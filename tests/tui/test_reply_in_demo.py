"""A reply to the demo newsroom, from its first key to its place in the thread, over a real socket and a real disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.conftest import Reader
from tests.tui.test_composer import confirm, until
from warta.demo.server import Server
from warta.settings import Reader as Person
from warta.settings import Settings
from warta.tui.app import WartaApp
from warta.wiring import services

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_a_reply_to_the_demo_stands_in_its_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("NO_PROXY", "*")
    ada = Person(name="Ada", email="ada@example.org")

    with Server() as demo:
        app = WartaApp(services(Settings(reader=ada)), demo.url)
        async with app.run_test(size=(120, 40)) as pilot:
            person = Reader(pilot, app)
            await until(person, "Rahmah Idris")
            await app.workers.wait_for_complete()
            await person.press("4", "c")
            await until(person, "ada@example.org")
            await person.type("Terima kasih, bagus sekali.")
            await person.press("ctrl+s")
            await until(person, "Send this to 127.0.0.1?")
            await confirm(person, told="Posted")
            await person.press("enter")
            await until(person, "● new")

            assert "Terima kasih, bagus sekali." in person.text
