"""All that one person wrote in a thread, as a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _, figure, ngettext
from warta.render.since import label
from warta.render.thread import ago
from warta.tui.said import Said
from warta.tui.screens.pick import PickScreen, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from warta.render.thread import Node
    from warta.tui.widgets.thread_pane import ThreadPane


def choose(pane: ThreadPane, comments: Sequence[Node], here: int) -> None:
    """Let the reader choose among the comments by whoever wrote the one `here`, and go there."""
    author = comments[here].comment.author
    found = [node for node in comments if node.comment.author.casefold() == author.casefold()]

    def chosen(row: int | None) -> None:
        if row is not None:
            pane.stand_on(found[row].comment)

    if len(found) < 2:
        pane.post_message(Said(_("nothing else by {author} here").format(author=author or _("Anonymous"))))
        return
    cursor = next(at for at, node in enumerate(found) if node is comments[here])
    pane.app.push_screen(PickScreen(heading(found), rows(found, pane.now), cursor=cursor), chosen)


def rows(comments: Sequence[Node], now: datetime | None) -> list[Row]:
    """A row a comment: whether it is new, edited or gone, its first words, and when."""
    return [
        Row(
            f"● {label(node.how)}" if node.how else "",
            " ".join(node.comment.text.split("\n\n", 1)[0].split()) or "…",
            ago(node.comment.posted_at, now) if node.comment.posted_at else "",
        )
        for node in comments
    ]


def heading(comments: Sequence[Node]) -> str:
    """Whose they are, and how many."""
    name = " ".join(comments[0].comment.author.split()) or _("Anonymous")
    count = len(comments)
    many = ngettext("{n} comment", "{n} comments", count).format(n=figure(count))
    return f"{name}: {many}"
