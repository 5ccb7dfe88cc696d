"""Queue key events until the focus change of the previous key has taken effect.

Textual sends a key to whatever has the focus when it is read; of several keys read at once, all would go to the widget
that had the focus before the first. Pasted text is cleaned here too.
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


_MAX_WAIT_S = 0.5  # for the effect of a key; then the next one goes to the current focus
_POLL_S = 0.002  # between two checks


class KeyQueue:
    """Keys and pasted text that wait for the keys before them."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._handed: deque[events.Event] = deque()
        self._at_work = False

    def has(self, event: events.Event) -> bool:
        """Whether the event is to be handled now; if not, it is queued and posted again later."""
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
                    continue  # text input moves no focus: fast typing is drawn once, not per letter
                with suppress(TimeoutError):
                    async with timeout(_MAX_WAIT_S):
                        await self._seen_to_its_end(screen, before)
            self._at_work = False

    async def _seen_to_its_end(self, screen: Screen[object], before: set[Worker[object]]) -> None:
        """Wait until everything that a key started has finished, or has opened a popup."""
        await self._handled()
        while under_way := self._under_way():
            if under_way <= before and self._app.screen is screen:
                break  # these workers ran before this key
            await sleep(_POLL_S)
        await self._handled()

    async def _handled(self) -> None:
        """Wait until the focused widget and its ancestors have emptied their message queues."""
        while True:
            focus, screen = self._app.focused, self._app.screen
            for pump in (focus or screen).ancestors_with_self:
                await _wait_until_idle(pump)
            if self._app.focused is focus and self._app.screen is screen:
                return

    def _under_way(self) -> set[Worker[object]]:
        """Return unfinished workers that prepare a screen, and actions that have not opened a popup."""
        asked = self._app.screen is not self._app.screen_stack[0]
        groups = {"prepare"} if asked else {"prepare", "actions"}
        return {worker for worker in self._app.workers if worker.group in groups and not worker.is_finished}


def _is_text_input(event: events.Event, focus: Widget | None) -> bool:
    """Whether it is a character for a focused input or text area."""
    return focus is not None and isinstance(event, Key) and focus.check_consume_key(event.key, event.character)


async def _wait_until_idle(pump: MessagePump) -> None:
    """Wait until a message pump has handled its queue, or is closed."""
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
    """Return the zero-width (non-)joiner that was typed, and stop the event; empty for any other key."""
    if event.character not in _JOINERS:
        return ""
    event.stop()
    event.prevent_default()
    return event.character or ""


T = TypeVar("T")


def dismiss_once(screen: Screen[T], result: T) -> None:
    """Dismiss a screen if it is on top: a second key or click while it closes must not close the screen below."""
    if screen.is_active:
        screen.dismiss(result)
