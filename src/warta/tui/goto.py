"""Where the go menu and its lists lead: links, outline, quotes and history as rows to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.tui.screens.pick import PickScreen, Row
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from warta.model import Article
    from warta.render.lines import Sheet
    from warta.tui.state import History


def menu() -> tuple[Row, ...]:
    """The go menu."""
    return (
        Row("g", _("top")),
        Row("p", _("posts")),
        Row("a", _("article")),
        Row("c", _("comments")),
        Row("h", _("history")),
        Row("d", _("drafts and outbox")),
        Row("l", _("links")),
        Row("o", _("outline")),
        Row("q", _("quotes")),
        Row("i", _("provenance")),
        Row("r", _("what has changed")),
    )


def outline(sheet: Sheet) -> tuple[tuple[int, Row], ...]:
    """The title and the headings, each with its line."""
    found = []
    for line in sheet.first_lines("title", "heading", "subheading"):
        piece = sheet.pieces[sheet.lines[line].piece]
        indent = {"title": "", "heading": "  "}.get(piece.kind, "    ")
        found.append((line, Row("", indent + piece.words)))
    return tuple(found)


def quotes(article: Article, sheet: Sheet) -> tuple[tuple[int, Row], ...]:
    """Who said what, each with the line it begins on."""
    found = []
    for quote in article.quotes:
        for number, piece in enumerate(sheet.pieces):
            if piece.block == quote.block and (at := piece.words.find(quote.text)) >= 0:
                found.append((sheet.line_of(number, at), Row("", f"“{quote.text}”", quote.speaker or "")))
                break
    return tuple(found)


def links(urls: Sequence[str]) -> tuple[Row, ...]:
    """The links by their numbers."""
    return tuple(Row(str(number), url) for number, url in enumerate(urls, 1))


def history(past: History) -> tuple[Row, ...]:
    """Where the reader was, the newest first."""
    return tuple(
        Row("▸" if at == past.at else "", (stop.reading.article.title if stop.reading else "") or stop.address)
        for at, stop in reversed(list(enumerate(past.stops)))
    )


def ask_where(app: App[None], past: History, travel: Callable[[int], object]) -> None:
    """Let the reader choose a stop of the history, and travel there."""

    def chosen(row: int | None) -> None:
        if row is not None:
            travel(len(past.stops) - 1 - row - past.at)

    app.push_screen(PickScreen(_("History"), history(past)), chosen)
