"""Mark words of the article and write beside them; and see the page in its other forms."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from warta.i18n import _
from warta.render.pieces import Piece
from warta.tui.actions import ask
from warta.tui.screens.ask import AskScreen
from warta.tui.screens.pick import Row
from warta.tui.screens.record import RecordScreen

if TYPE_CHECKING:
    from warta.model.capture import LoadedArticle
    from warta.model.notes import Note
    from warta.services.registry import Services
    from warta.tui.screens.reading import ReadingScreen

_LONGEST = 400_000  # characters of a page's source that are shown


async def note(screen: ReadingScreen) -> None:
    """Mark what is selected, or the paragraph under the cursor, and ask for the words beside it."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("no article is open")
        return
    pane = screen.panes.article
    sheet, cursor = pane.sheet, pane.paragraphs
    quoted = screen.get_selected_text() or (cursor.text(sheet) if sheet else "")
    block = sheet.pieces[cursor.at].block if sheet and cursor.at >= 0 else -1
    if not quoted and block < 0:
        screen.said = _("choose a paragraph with { and }, or select words first")
        return
    hint = _("your words, or nothing for a mark alone; Enter")
    words = await screen.app.push_screen_wait(AskScreen(_("Note"), hint, empty=True))
    if words is None:
        return
    made = await to_thread(_mark, screen.services, loaded, (quoted, block), words)
    cursor.anchor = -1
    pane.redraw()
    told = _("note {id} is kept: `warta note list` shows all of them")
    screen.said = told.format(id=made.id)


def _mark(services: Services, loaded: LoadedArticle, where: tuple[str, int], words: str) -> Note:
    quoted, block = where
    notes = services.rooms.notes
    return notes.quote(loaded, quoted.strip(), words) if quoted else notes.mark_block(loaded, block, None, words)


async def forms(screen: ReadingScreen) -> None:
    """Choose how the page is seen: as it is read here, as plain text, or as it came."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("no article is open")
        return
    rows = [Row("r", _("reader")), Row("f", _("full text")), Row("s", _("source, as it came"))]
    chosen = await ask.pick(screen, _("See it as"), rows)
    if chosen is None or chosen.key == "r":
        return
    text = loaded.article.text if chosen.key == "f" else await to_thread(_source, screen.services, loaded)
    if not text:
        screen.said = _("the page as it came is not kept")
        return
    piece = Piece(kind="code" if chosen.key == "s" else "p", text=text, verbatim=chosen.key == "s", gap=0)
    screen.app.push_screen(RecordScreen(chosen.text, [piece]))


def _source(services: Services, loaded: LoadedArticle) -> str:
    """The bytes of the page as clean text."""
    from warta.extraction.decode import decode
    from warta.extraction.text import verbatim

    body = services.library.page(loaded.provenance.sha256)
    return verbatim(decode(body).body.decode("utf-8", "replace")[:_LONGEST]).replace("\t", "    ") if body else ""
