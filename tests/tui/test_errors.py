"""Whatever the newsroom cannot do, in whatever command: the app goes on, and what went wrong is a line with advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import form, paragraph, post
from tests.tui.articles import FLOOD, flood, story
from tests.tui.fake_replies import FakeReplyServices
from warta.errors import FetchError, LibraryError
from warta.model.reply import Signature
from warta.tui.keymap import COMMANDS
from warta.tui.palette import run_command
from warta.tui.screens.composer import ComposerScreen
from warta.tui.screens.pick import AskScreen, PickScreen
from warta.tui.screens.reading import ReadingScreen
from warta.tui.screens.search import SearchScreen
from warta.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader
    from warta.tui.commands.command import Command
    from warta.tui.state.pane_layout import Pane

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

WHAT, ADVICE = "this was not to be had", "try it tomorrow"
TROUBLES: tuple[Exception, ...] = (
    LibraryError(WHAT, hint=ADVICE),
    FetchError(WHAT, hint=ADVICE),
    OSError(5, WHAT),
    TimeoutError(WHAT),
)
ANSWERS = 3  # popups that a command may ask something in, one after the other
POPUPS = (AskScreen, PickScreen, SearchScreen)
ENDS = {"quit", "leave", "close"}  # these are no errands
PANES: tuple[Pane, ...] = ("sources", "posts", "article", "thread")
SCREENS = [
    pytest.param("composer", "3 C W a t e r", id="composer"),
    pytest.param("outbox", "O", id="outbox"),
    pytest.param("search", "ctrl+f w a t e r", id="search"),
    pytest.param("diff", "d", id="diff"),
    pytest.param("review", "3 C W a t e r ctrl+s", id="review"),
]


class Broken:
    """A part of a newsroom that raises the same trouble whatever is asked of it."""

    def __init__(self, trouble: Exception) -> None:
        self.trouble = trouble
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return Part(self, name)


class Part:
    """Something of a broken part: it can be called, or gone through, in vain."""

    def __init__(self, owner: Broken, name: str) -> None:
        self._owner, self._name = owner, name

    def __call__(self, *_given: object, **_named: object) -> None:
        self._owner.asked.append(self._name)
        raise self._owner.trouble

    def __getattr__(self, name: str) -> Part:
        return Part(self._owner, f"{self._name}.{name}")


class BrokenNewsroom:
    """A newsroom with which nothing works any more but its clock."""

    def __init__(self, whole: FakeReplyServices, trouble: Exception) -> None:
        self.settings, self.clock = whole.settings, whole.clock
        self._part = Broken(trouble)
        self.rooms = self._part

    @property
    def asked(self) -> list[str]:
        """What was asked of it."""
        return self._part.asked

    def go_ahead(self, *_where: object) -> None:
        """What goes wrong there is told when one goes there."""

    def turn_away(self, _address: str) -> None:
        """What is fetched ahead is in memory: to let go of it cannot fail."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._part, name)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeReplyServices]:
    made = FakeReplyServices(tmp_path)
    made.who = Signature(name="Ada", email="ada@example.org")
    made.publish(flood(form=form(), id=1), kept=True)
    made.listed = (post(1, url=FLOOD), post(2))
    made.seen["1"] = (flood(id=1), story(FLOOD, "River leaves the market", paragraph("The water went."), id=1))
    yield made
    made.box.close()


def commands(*scopes: str) -> list[type[Command]]:
    return [command for command in COMMANDS if command.scope in scopes and command.name() not in ENDS]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Messages shown in the footer or status line, also those replaced by another."""
    told: list[str] = []
    show_message = Footer.show_message

    def heard(footer: Footer, text: str, *, trouble: bool = False) -> None:
        told.append(text)
        show_message(footer, text, trouble=trouble)

    monkeypatch.setattr(Footer, "show_message", heard)
    monkeypatch.setattr(ReadingScreen, "watch_said", lambda _screen, text: told.append(text), raising=False)
    return told


async def answered(person: Reader, command: type[Command], said: list[str]) -> list[str]:
    """Perform a command where the reader is and answer what it asks; all that was to be read meanwhile."""
    home, seen = list(person.app.screen_stack), said
    said.clear()
    await run_command(person.app, person.app.screen.focused or person.app.screen, command)  # type: ignore[arg-type] # of whatever result
    for _ in range(ANSWERS):
        await person.settle()
        seen.append(person.text)
        assert person.app.bug is None, f"{command.__name__}: {person.app.bug!r}"
        if person.app.screen_stack == home or not isinstance(person.app.screen, POPUPS):
            break
        await person.press("x", "enter")
    return seen


async def back(person: Reader, depth: int) -> None:
    """Close what was opened over the screens that were there before."""
    for _ in range(ANSWERS):
        if len(person.app.screen_stack) > depth:
            await person.press("escape")
    while len(person.app.screen_stack) > depth:
        await person.app.pop_screen()


def fails(command: type[Command], broken: BrokenNewsroom, seen: list[str]) -> str:
    """What is wrong with how a command failed; nothing, when it asked for nothing or told what went wrong."""
    told = any(WHAT in text and (ADVICE in text or "Try again later" in text) for text in seen)
    return "" if told or not broken.asked else f"{command.__name__} asked for {broken.asked} and told: {seen[-1]}"


@pytest.mark.parametrize("shift", range(len(PANES)))
async def test_every_command_may_fail_in_every_pane(
    services: FakeReplyServices, reader: Start, said: list[str], shift: int
) -> None:
    pane = PANES[shift]
    async with reader(FLOOD, size=(200, 50)) as person:
        await person.press("1", "3")
        for number, command in enumerate(commands("app", "pane", pane)):
            person.screen.panes.pane = pane
            await person.settle()
            broken = BrokenNewsroom(services, TROUBLES[(number + shift) % len(TROUBLES)])
            person.screen.services = broken  # type: ignore[assignment] # it is asked, and that is all

            seen = await answered(person, command, said)

            assert fails(command, broken, seen) == ""
            person.screen.services = services
            await back(person, 1)
        assert person.app.is_running


@pytest.mark.parametrize(("scope", "keys"), SCREENS)
@pytest.mark.parametrize("trouble", TROUBLES[1::2], ids=lambda trouble: type(trouble).__name__)
async def test_every_command_of_a_screen_of_its_own_may_fail(
    services: FakeReplyServices, reader: Start, said: list[str], scope: str, keys: str, trouble: Exception
) -> None:
    async with reader(FLOOD, size=(200, 50)) as person:
        await person.press(*keys.split())
        screen = person.app.screen
        assert getattr(screen, "SCOPE", "") == scope
        broken = BrokenNewsroom(services, trouble)
        screen._services = broken  # type: ignore[attr-defined]
        if isinstance(screen, ComposerScreen):
            screen._autosave._write = broken.rooms.replies.write

        for command in commands(scope):
            broken.asked.clear()
            if person.app.screen is screen:
                assert fails(command, broken, await answered(person, command, said)) == ""
                await back(person, 2)

        assert person.app.bug is None
        assert person.app.is_running
