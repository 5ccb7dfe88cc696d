"""The last line: how far one has read, how long it takes still, and what there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from warta.i18n import _
from warta.render.json import count_words, reading_minutes
from warta.render.wrap import cells, shorten
from warta.tui.faces import told
from warta.tui.keymap import FIRST_HINTS
from warta.tui.state import Idle, State
from warta.tui.text import plain, words
from warta.tui.typesetting import of

if TYPE_CHECKING:
    from textual.content import Content
    from textual.timer import Timer

    from warta.model.capture import LoadedArticle

LINGERS = 4.0  # seconds that a message stays
_BAR = 12
_LEAST = 30  # cells that a message has before the bar and the figures
_SEPARATOR = "  ·  "
_EIGHTHS = " ▏▎▍▌▋▊▉"


class StatusLine(Widget):
    """Progress on the left, a message or the most useful keys after it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; dock: bottom; padding: 0 1; background: $select; color: $foreground; text-wrap: nowrap; }
    """

    loaded: reactive[LoadedArticle | None] = reactive["LoadedArticle | None"](None, always_update=True)
    state: reactive[State] = reactive[State](Idle())
    said: reactive[str] = reactive("")
    hints: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    percent: reactive[int] = reactive(0)

    _minutes = 0
    _hushing: Timer | None = None

    class Lingered(Message):
        """What is said has stood long enough."""

    def watch_said(self) -> None:
        """Each message has its whole time."""
        if self._hushing:
            self._hushing.stop()
        self._hushing = self.set_timer(LINGERS, self._tell) if self.said else None

    def _tell(self) -> None:
        self.post_message(self.Lingered())

    def watch_loaded(self) -> None:
        """Reading time is counted once an article."""
        self._minutes = reading_minutes(count_words(self.loaded.article.text)) if self.loaded else 0

    def render(self) -> Content:
        """One line, cut on the right."""
        text, trouble = (self.said, False) if self.said else told(self.state, self.loaded)
        least = min(_LEAST, cells(text)) if text else cells(_SEPARATOR.join(self.hints[: len(FIRST_HINTS)]))
        parts, room = self._progress(self.size.width, least)
        style = "bold $warning" if trouble else "bold"
        parts.append((shorten(plain(text), room), style) if text else (that_fit(self.hints, room), "$muted"))
        return words(*parts)

    def _progress(self, width: int, least: int) -> tuple[list[str | tuple[str, str]], int]:
        """How far one has read, as much of it as leaves `least` cells; and the cells that are left."""
        if not self.loaded:
            return [], width
        drawn, figures, left = _gauge(self.percent), f" {self.percent:3d} %  ", self._left()
        if of(self.app).linear:
            drawn, figures = "", figures.lstrip()
        parts: list[str | tuple[str, str]] = [(drawn, "$primary on $surface"), (figures, "bold"), (left, "$muted")]
        taken = [cells(drawn), cells(figures), cells(left)]
        for dropped in (2, 0, 1):  # the minutes first, the figure last
            if width - sum(taken) >= least:
                break
            parts[dropped], taken[dropped] = "", 0
        return parts, width - sum(taken)

    def _left(self) -> str:
        minutes = round(self._minutes * (100 - self.percent) / 100)
        return _("{n} min left").format(n=minutes) + "  " if minutes else ""


def _gauge(percent: int) -> str:
    eighths = round(percent * _BAR * 8 / 100)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(_BAR)


def that_fit(hints: tuple[str, ...], width: int) -> str:
    """The hints that fit, whole ones only."""
    kept = ""
    for part in hints:
        longer = f"{kept}{_SEPARATOR}{part}" if kept else part
        if cells(longer) > width:
            break
        kept = longer
    return kept
