"""The site's own previous and next post under the article, with their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from warta.i18n import _
from warta.render.wrap import cells, pad, shorten
from warta.tui.text import lines, plain, words
from warta.tui.typesetting import of

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

    from warta.model.article import Link
    from warta.model.capture import LoadedArticle


class NavigationBar(Widget):
    """Two links side by side, or for a reader who hears them one under the other; no neighbour, no words."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    NavigationBar {
        height: 3; padding: 0 2; background: $panel; color: $foreground; border-top: solid $faint; display: none;
        text-wrap: nowrap;
        &.-known { display: block; }
    }
    """

    loaded: reactive[LoadedArticle | None] = reactive["LoadedArticle | None"](None, always_update=True)

    class Wanted(Message):
        """A neighbour was clicked: -1 the previous post, 1 the next."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def _sides(self) -> tuple[Link | None, Link | None]:
        navigation = self.loaded.article.navigation if self.loaded else None
        return (navigation.previous, navigation.next) if navigation else (None, None)

    def watch_loaded(self) -> None:
        """The bar shows only where there is a way on."""
        self.set_class(any(self._sides()), "-known")

    def render(self) -> Content:
        """Labels over titles, or titles alone where there is only one line."""
        previous, following = self._sides()
        if of(self.app).linear:
            return lines(self._told("[", _("PREVIOUS"), previous), self._told("]", _("NEXT"), following))
        half = max(4, (self.content_size.width - 2) // 2)
        rest = max(4, self.content_size.width - half)
        if self.content_size.height < 2:
            left = shorten(f"‹ [  {_title(previous)}", half - 2) if previous else ""
            right = shorten(_title(following), rest - 5) + "  ] ›" if following else ""
            return words((pad(left, half), "$accent"), (_right(right, rest), "$accent"))
        labels = words(
            ("‹ [  " if previous else " " * 5, "$accent bold"),
            (pad(_("PREVIOUS") if previous else "", half - 5), "$muted"),
            (_right(_("NEXT") if following else "", rest - 5), "$muted"),
            ("  ] ›" if following else "", "$accent bold"),
        )
        titles = words(
            (pad(shorten(_title(previous), half - 1), half), "bold"),
            (_right(shorten(_title(following), rest - 1), rest), "bold"),
        )
        return lines(labels, titles)

    def _told(self, key: str, name: str, link: Link | None) -> Content:
        """A side as a line of its own: its key, which one it is, its title."""
        room = max(4, self.content_size.width - len(key) - cells(name) - 4)
        told = (f"{key}  ", "$accent bold"), (f"{name}  ", "$muted"), (shorten(_title(link), room), "bold")
        return words(*(told if link else ()))

    def on_click(self, event: events.Click) -> None:
        first = event.y == 0 if of(self.app).linear else event.x < self.size.width // 2
        step = -1 if first else 1
        if self._sides()[0 if step < 0 else 1]:
            self.post_message(self.Wanted(step))


def _title(link: Link | None) -> str:
    return (plain(link.title) or plain(link.url)) if link else ""


def _right(text: str, width: int) -> str:
    return " " * max(0, width - cells(text)) + text
