"""Bottom lines: the status line of the reading screen, and the two-line footer of other screens."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from warta.i18n import _
from warta.render.json import count_words, reading_minutes
from warta.render.wrap import cells, shorten
from warta.tui.keymap import FIRST_HINTS
from warta.tui.state.reading import Idle, PageState
from warta.tui.text import clean_line, join_lines, styled, typesetting_of
from warta.tui.views.empty_states import status_text

if TYPE_CHECKING:
    from textual.content import Content
    from textual.timer import Timer

    from warta.model.capture import LoadedArticle


MESSAGE_LIFETIME_S = 4.0
_BAR_CELLS = 12
_MIN_MESSAGE_CELLS = 30  # below this, parts of the progress are dropped
_SEPARATOR = "  ·  "
_EIGHTHS = " ▏▎▍▌▋▊▉"


class StatusLine(Widget):
    """Reading progress, then a message or key hints."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; dock: bottom; padding: 0 1; background: $select; color: $foreground; text-wrap: nowrap; }
    """

    loaded: reactive[LoadedArticle | None] = reactive["LoadedArticle | None"](None, always_update=True)
    state: reactive[PageState] = reactive[PageState](Idle())
    said: reactive[str] = reactive("")
    hints: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    percent: reactive[int] = reactive(0)

    _minutes = 0
    _message_timer: Timer | None = None

    class MessageExpired(Message):
        """The message was shown for `MESSAGE_LIFETIME_S` seconds."""

    def watch_said(self) -> None:
        """Restart the timer for each message."""
        if self._message_timer:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_LIFETIME_S, self._tell) if self.said else None

    def _tell(self) -> None:
        self.post_message(self.MessageExpired())

    def watch_loaded(self) -> None:
        """Compute the reading time once per article."""
        self._minutes = reading_minutes(count_words(self.loaded.article.text)) if self.loaded else 0

    def render(self) -> Content:
        """Render one line; it is cut on the right."""
        text, trouble = (self.said, False) if self.said else status_text(self.state, self.loaded)
        least = min(_MIN_MESSAGE_CELLS, cells(text)) if text else cells(_SEPARATOR.join(self.hints[: len(FIRST_HINTS)]))
        parts, room = self._progress(self.size.width, least)
        style = "bold $warning" if trouble else "bold"
        parts.append((shorten(clean_line(text), room), style) if text else (fitting_hints(self.hints, room), "$muted"))
        return styled(*parts)

    def _progress(self, width: int, least: int) -> tuple[list[str | tuple[str, str]], int]:
        """Return the progress parts that leave `least` cells for the message, and the remaining cells."""
        if not self.loaded:
            return [], width
        drawn, figures, left = _progress_bar(self.percent), f" {self.percent:3d} %  ", self._left()
        if typesetting_of(self.app).linear:
            drawn, figures = "", figures.lstrip()
        parts: list[str | tuple[str, str]] = [(drawn, "$primary on $surface"), (figures, "bold"), (left, "$muted")]
        taken = [cells(drawn), cells(figures), cells(left)]
        for dropped in (2, 0, 1):  # first the minutes, then the bar, then the percentage
            if width - sum(taken) >= least:
                break
            parts[dropped], taken[dropped] = "", 0
        return parts, width - sum(taken)

    def _left(self) -> str:
        minutes = round(self._minutes * (100 - self.percent) / 100)
        return _("{n} min left").format(n=minutes) + "  " if minutes else ""


def _progress_bar(percent: int) -> str:
    eighths = round(percent * _BAR_CELLS * 8 / 100)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(_BAR_CELLS)


def fitting_hints(hints: tuple[str, ...], width: int) -> str:
    """Join the key hints that fit in `width` cells."""
    kept = ""
    for part in hints:
        longer = f"{kept}{_SEPARATOR}{part}" if kept else part
        if cells(longer) > width:
            break
        kept = longer
    return kept


WARNING_LIFETIME_S = 5.0


class Footer(Widget):
    """Message (`said`) and status (`how`, on the right if it fits) above the key hints."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Footer { height: 2; dock: bottom; padding: 0 1; background: $select; color: $foreground; text-wrap: nowrap; }
    """

    said: reactive[str] = reactive("")
    trouble: reactive[bool] = reactive(False)
    how: reactive[str] = reactive("")
    hints: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())

    def __init__(self) -> None:
        super().__init__()
        self._stands_until = 0.0

    def show_message(self, text: str, *, trouble: bool = False) -> None:
        """Show a message until the next key."""
        self.trouble = trouble
        self.said = clean_line(text)
        self._stands_until = 0.0

    def show_warning(self, text: str) -> None:
        """Show a warning that stays for `WARNING_LIFETIME_S` seconds even while the reader types."""
        self.show_message(text, trouble=True)
        self._stands_until = monotonic() + WARNING_LIFETIME_S

    def clear_expired_message(self) -> None:
        """Clear the message after a key, unless it is a warning that must stay."""
        if monotonic() >= self._stands_until:
            self.show_message("")

    def render(self) -> Content:
        """Render both lines; they are cut on the right."""
        width = self.size.width
        how = self.how if cells(self.said) + cells(self.how) + 2 <= width or not self.said else ""
        room = max(0, width - cells(how) - (2 if how else 0))
        said = shorten(self.said, room)
        gap = " " * max(0, width - cells(said) - cells(how))
        look = "bold $warning" if self.trouble else "bold"
        keys = fitting_hints(self.hints, width)
        return join_lines(styled((said, look), gap, (how, "$muted")), styled((keys, "$muted")))
