"""`|`: a command of the reader's own gets the text of the page, and what it says is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _
from warta.render.pieces import Piece
from warta.services import programs
from warta.tui import piping
from warta.tui.actions import ask
from warta.tui.screens.record import RecordScreen
from warta.tui.widgets.thread_pane import ThreadPane

if TYPE_CHECKING:
    from warta.tui.screens.reading import ReadingScreen


async def pipe(screen: ReadingScreen) -> None:
    """Ask for a command, run it on what the pane shows, and show its answer."""
    text = _text(screen)
    if not text:
        screen.said = _("there is nothing here to give to a command")
        return
    typed = await ask.line(
        screen, _("Pipe to a command"), _("a program and its arguments, no shell: wc -w"), screen.last_command
    )
    if not typed:
        return
    screen.last_command = typed
    words = programs.argv(typed)
    screen.said = _("{command} runs …").format(command=words[0])
    answer = await piping.run(words, text)
    screen.said = ""
    screen.app.push_screen(RecordScreen(typed, list(_told(answer))))


def _text(screen: ReadingScreen) -> str:
    """What a command gets: selected words, the comment under the cursor, the article; in the list, addresses."""
    pane = screen.panes.pane
    if selected := screen.get_selected_text():
        return selected
    if pane in {"posts", "sources"}:
        return "".join(f"{post.url}\n" for post in screen.panes.posts_pane.targets)
    if pane == "thread" and (comment := screen.query_one(ThreadPane).comment):
        return comment.text
    if screen.loaded is None:
        return ""
    article = screen.loaded.article
    return "\n\n".join(filter(None, (article.title, article.text))) + "\n"


def _told(answer: piping.Answer) -> list[Piece]:
    told = [Piece(kind="code", text=answer.text.rstrip("\n") or " ", verbatim=True, gap=0)]
    if answer.cut:
        told.append(Piece(kind="note", text=_("It said more than is shown here."), first="! ", rest="  "))
    if answer.code:
        told.append(Piece(kind="note", text=_("It ended with {code}.").format(code=answer.code), first="! ", rest="  "))
    return told
