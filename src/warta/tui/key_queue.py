"""Keys in turn: what is typed goes where the key before it has put the focus, however fast it comes.

Textual gives a key to whatever has the focus when it is read. Of many that are read at once, all would go to what had
it before the first of them. What is pasted comes from anywhere: no line draws more of it than clean text.
"""

from __future__ import annotations

from asyncio import Event, sleep, timeout
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from textual.app import ScreenStackError
from textual.events import Key, Paste

from warta.extraction.text import clean

if TYPE_CHECKING:
    from textual import events
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.widget import Widget
    from textual.worker import Worker


_MAX_WAIT_S = 0.5  # seconds for what a key does; after that the next one goes where the focus is by then
_POLL_S = 0.002  # seconds between two looks whether that is done


class KeyQueue:
    """The keys, and what was pasted, that wait for those before them."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._handed: deque[events.Event] = deque()
        self._at_work = False

    def has(self, event: events.Event) -> bool:
        """Whether it is this one's turn; if not, it comes again when it is."""
        if self._handed and event is self._handed[0]:
            self._handed.popleft()
            return True
        if isinstance(event, Paste):
            event.text = clean(event.text)
        self._waiting.append(event)
        if not self._at_work:
            self._at_work = True
            self._app.run_worker(self._hand_on(), group="turns")
        return False

    async def _hand_on(self) -> None:
        with suppress(ScreenStackError):  # the app has been left
            while self._waiting:
                screen, before = self._app.screen, self._under_way()
                event = self._waiting.popleft()
                self._handed.append(event)
                self._app.post_message(event)
                if _is_text_input(event, self._app.focused):
                    continue  # it moves nothing: what is typed fast is drawn once, not letter by letter
                with suppress(TimeoutError):
                    async with timeout(_MAX_WAIT_S):
                        await self._seen_to_its_end(screen, before)
            self._at_work = False

    async def _seen_to_its_end(self, screen: Screen[object], before: set[Worker[object]]) -> None:
        """Wait until all that a key has led to is done, or asks the reader something."""
        await self._handled()
        while under_way := self._under_way():
            if under_way <= before and self._app.screen is screen:
                break  # it was under way before this key, and has nothing to do with it
            await sleep(_POLL_S)
        await self._handled()

    async def _handled(self) -> None:
        """Wait until whatever stands between the focus and the app has handled what it was sent, wherever that led."""
        while True:
            focus, screen = self._app.focused, self._app.screen
            for pump in (focus or screen).ancestors_with_self:
                await _wait_until_idle(pump)
            if self._app.focused is focus and self._app.screen is screen:
                return

    def _under_way(self) -> set[Worker[object]]:
        """What prepares a screen for the reader; errands too, while none of them asks anything."""
        asked = self._app.screen is not self._app.screen_stack[0]
        groups = {"prepare"} if asked else {"prepare", "actions"}
        return {worker for worker in self._app.workers if worker.group in groups and not worker.is_finished}


def _is_text_input(event: events.Event, focus: Widget | None) -> bool:
    """Whether it is a letter for a line or a text that has the focus."""
    return focus is not None and isinstance(event, Key) and focus.check_consume_key(event.key, event.character)


async def _wait_until_idle(pump: MessagePump) -> None:
    """Wait until a part of the app has handled all that it was sent, or is gone."""
    empty = False

    def look() -> None:
        nonlocal empty
        empty = not pump.message_queue_size
        looked.set()

    while not empty:
        looked = Event()
        if not pump.call_later(look):
            return
        await looked.wait()


_JOINERS: Final = ("\u200c", "\u200d")


def joiner_key(event: events.Key) -> str:
    """The joiner that was typed, and that nobody else is to look at; empty for any other key."""
    if event.character not in _JOINERS:
        return ""
    event.stop()
    event.prevent_default()
    return event.character or ""


T = TypeVar("T")


def dismiss_once(screen: Screen[T], result: T) -> None:
    """Close the screen on top, when it is this one, and give its result back."""
    if screen.is_active:
        screen.dismiss(result)
