"""Comments and notes after an exported article, as HTML and as Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from warta.i18n import _, ngettext
from warta.render import html, markdown
from warta.render.compose import date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warta.model.article import Comment, Thread
    from warta.model.notes import Placed

_DEEPEST = 6  # nested quotations; deeper replies stay at this level


def comments_html(thread: Thread | None) -> Iterator[str]:
    """Yield the thread as one HTML section; nothing when there are no comments."""
    if thread is None or not thread.comments:
        return
    yield f'<section class="comments">\n<h2>{escape(_heading(thread))}</h2>'
    depth = 0
    for comment in thread.walk():
        level = min(comment.depth, _DEEPEST)
        yield "<blockquote>\n" * (level - depth) + "</blockquote>\n" * (depth - level)
        depth = level
        yield f'<p class="about">{escape(_about(comment))}</p>'
        yield from html.blocks(comment.body)
    yield "</blockquote>\n" * depth + "</section>"


def comments_markdown(thread: Thread | None) -> Iterator[str]:
    """Yield the thread as a Markdown heading and nested block quotations."""
    if thread is None or not thread.comments:
        return
    yield f"## {markdown.plain(_heading(thread))}"
    for comment in thread.walk():
        mark = ">" * (min(comment.depth, _DEEPEST) + 1)
        told = "\n\n".join([f"**{markdown.plain(_about(comment))}**", *markdown.blocks(comment.body)])
        yield "\n".join([f"{mark} {line}".rstrip() for line in told.split("\n")])


def notes_html(notes: Sequence[Placed]) -> Iterator[str]:
    """Each note under the words that it hangs on."""
    if not notes:
        return
    yield f'<section class="notes">\n<h2>{escape(_("Notes"))}</h2>'
    for placed in notes:
        yield f"<blockquote><p>{_lines_html(placed.note.anchor.exact)}</p></blockquote>"
        if placed.note.words:
            yield f"<p>{_lines_html(placed.note.words)}</p>"
        if placed.orphan:
            yield f'<p class="about">{escape(_lost(placed))}</p>'
    yield "</section>"


def notes_markdown(notes: Sequence[Placed]) -> Iterator[str]:
    """Each note under the words that it hangs on."""
    if not notes:
        return
    yield f"## {markdown.plain(_('Notes'))}"
    for placed in notes:
        yield "\n".join([f"> {markdown.plain(line)}".rstrip() for line in placed.note.anchor.exact.split("\n")])
        if placed.note.words:
            yield "\\\n".join([markdown.plain(line) for line in placed.note.words.split("\n") if line.strip()])
        if placed.orphan:
            yield markdown.plain(_lost(placed))


def _heading(thread: Thread) -> str:
    shown = thread.shown
    return ngettext("{count} comment", "{count} comments", shown).format(count=shown)


def _about(comment: Comment) -> str:
    when = date(comment.posted_at) if comment.posted_at else ""
    return " · ".join(filter(None, (comment.author or _("anonymous"), when)))


def _lost(placed: Placed) -> str:
    return _("(these words stood in revision {number}, and do not any more)").format(number=placed.note.revision)


def _lines_html(words: str) -> str:
    return escape(words).replace("\n", "<br>\n")
