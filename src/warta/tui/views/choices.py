"""Rows to choose from: go menu, outline, quotes, links, comments by one author."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warta.i18n import _, figure, ngettext
from warta.render.since import label
from warta.render.thread import ago
from warta.tui.screens.pick import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from warta.model.article import Article
    from warta.render.lines import Sheet
    from warta.render.thread import Node


class GoTargets(NamedTuple):
    """Which entries of the go menu are available."""

    posts: bool = False
    article: bool = False
    kept: bool = False
    comments: bool = False
    links: bool = False
    outline: bool = False
    quotes: bool = False


_NEEDS = {
    "c": "article", "w": "comments", "h": "posts", "b": "posts", "l": "links", "o": "outline", "q": "quotes",
    "i": "kept", "r": "kept",
}  # fmt: skip


def go_menu_rows(there: GoTargets) -> tuple[Row, ...]:
    """Return the go menu; entries that are not available are off."""
    return tuple(_enable(row, there) for row in _go_menu())


def _enable(row: Row, there: GoTargets) -> Row:
    needs = _NEEDS.get(row.key)
    if needs is None or getattr(there, needs):
        return row
    no_article = needs != "posts" and not there.article
    return row._replace(off=True, note=_("no article open") if no_article else _("none"))


def _go_menu() -> tuple[Row, ...]:
    return (
        Row("g", _("Top")),
        Row("s", _("Sources")),
        Row("p", _("Posts")),
        Row("a", _("Article")),
        Row("c", _("Comments")),
        Row("w", _("Comments by the same author")),
        Row("h", _("History")),
        Row("b", _("Starred")),
        Row("d", _("Drafts and outbox")),
        Row("l", _("Links")),
        Row("o", _("Outline")),
        Row("q", _("Quotes")),
        Row("i", _("Provenance")),
        Row("r", _("Revisions")),
    )


def outline_rows(sheet: Sheet) -> tuple[tuple[int, Row], ...]:
    """Return title and headings, each with its line."""
    found = []
    for line in sheet.first_lines("title", "heading", "subheading"):
        piece = sheet.pieces[sheet.lines[line].piece]
        indent = {"title": "", "heading": "  "}.get(piece.kind, "    ")
        found.append((line, Row("", indent + piece.words)))
    return tuple(found)


def quote_rows(article: Article, sheet: Sheet) -> tuple[tuple[int, Row], ...]:
    """Return the quotes with speakers, each with its first line."""
    found = []
    for quote in article.quotes:
        for number, piece in enumerate(sheet.pieces):
            if piece.block == quote.block and (at := piece.words.find(quote.text)) >= 0:
                found.append((sheet.line_of(number, at), Row("", f"“{quote.text}”", quote.speaker or "")))
                break
    return tuple(found)


def link_rows(urls: Sequence[str]) -> tuple[Row, ...]:
    """Return the links with their numbers."""
    return tuple(Row(str(number), url) for number, url in enumerate(urls, 1))


def by_same_author(comments: Sequence[Node], here: Node) -> list[Node]:
    """Return the comments by the author of `here`."""
    author = here.comment.author.casefold()
    return [node for node in comments if node.comment.author.casefold() == author]


def comment_rows(comments: Sequence[Node], now: datetime | None) -> list[Row]:
    """Return a row per comment: state, first paragraph, age."""
    return [
        Row(
            f"● {label(node.how)}" if node.how else "",
            " ".join(node.comment.text.split("\n\n", 1)[0].split()) or "…",
            ago(node.comment.posted_at, now) if node.comment.posted_at else "",
        )
        for node in comments
    ]


def author_heading(comments: Sequence[Node]) -> str:
    """Return author and number of comments."""
    name = " ".join(comments[0].comment.author.split()) or _("Anonymous")
    count = len(comments)
    many = ngettext("{n} comment", "{n} comments", count).format(n=figure(count))
    return f"{name}: {many}"
