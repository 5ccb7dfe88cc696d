"""Where the go menu and its lists lead: links, outline and quotes as rows to choose from."""

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
    """What there is to go to: anything kept, an article, and in it these."""

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
    """The go menu; what can't be gone to now is off, and says so."""
    return tuple(_enable(row, there) for row in _go_menu())


def _enable(row: Row, there: GoTargets) -> Row:
    needs = _NEEDS.get(row.key)
    if needs is None or getattr(there, needs):
        return row
    no_article = needs != "posts" and not there.article
    return row._replace(off=True, note=_("nothing is open") if no_article else _("none here"))


def _go_menu() -> tuple[Row, ...]:
    return (
        Row("g", _("top")),
        Row("s", _("sources")),
        Row("p", _("posts")),
        Row("a", _("article")),
        Row("c", _("comments")),
        Row("w", _("comments by the same writer")),
        Row("h", _("history")),
        Row("b", _("starred")),
        Row("d", _("drafts and outbox")),
        Row("l", _("links")),
        Row("o", _("outline")),
        Row("q", _("quotes")),
        Row("i", _("provenance")),
        Row("r", _("revisions")),
    )


def outline_rows(sheet: Sheet) -> tuple[tuple[int, Row], ...]:
    """The title and the headings, each with its line."""
    found = []
    for line in sheet.first_lines("title", "heading", "subheading"):
        piece = sheet.pieces[sheet.lines[line].piece]
        indent = {"title": "", "heading": "  "}.get(piece.kind, "    ")
        found.append((line, Row("", indent + piece.words)))
    return tuple(found)


def quote_rows(article: Article, sheet: Sheet) -> tuple[tuple[int, Row], ...]:
    """Who said what, each with the line it begins on."""
    found = []
    for quote in article.quotes:
        for number, piece in enumerate(sheet.pieces):
            if piece.block == quote.block and (at := piece.words.find(quote.text)) >= 0:
                found.append((sheet.line_of(number, at), Row("", f"“{quote.text}”", quote.speaker or "")))
                break
    return tuple(found)


def link_rows(urls: Sequence[str]) -> tuple[Row, ...]:
    """The links by their numbers."""
    return tuple(Row(str(number), url) for number, url in enumerate(urls, 1))


def by_same_author(comments: Sequence[Node], here: Node) -> list[Node]:
    """Return the comments by the author of `here`."""
    author = here.comment.author.casefold()
    return [node for node in comments if node.comment.author.casefold() == author]


def comment_rows(comments: Sequence[Node], now: datetime | None) -> list[Row]:
    """A row a comment: whether it is new, edited or gone, its first words, and when."""
    return [
        Row(
            f"● {label(node.how)}" if node.how else "",
            " ".join(node.comment.text.split("\n\n", 1)[0].split()) or "…",
            ago(node.comment.posted_at, now) if node.comment.posted_at else "",
        )
        for node in comments
    ]


def author_heading(comments: Sequence[Node]) -> str:
    """Whose they are, and how many."""
    name = " ".join(comments[0].comment.author.split()) or _("Anonymous")
    count = len(comments)
    many = ngettext("{n} comment", "{n} comments", count).format(n=figure(count))
    return f"{name}: {many}"
