"""Actions on the open article: notes, other views, pictures, provenance, revisions, tables."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import suppress
from typing import TYPE_CHECKING

from warta.errors import WartaError
from warta.i18n import _
from warta.model.blocks import Table
from warta.render.pieces import Piece
from warta.tui.keymap import user_keys
from warta.tui.screens import pick
from warta.tui.screens.pick import AskScreen, PickScreen, Row
from warta.tui.screens.revisions import RecordScreen, RevisionsScreen
from warta.tui.screens.table import TableScreen
from warta.tui.views import capture_views
from warta.tui.views.empty_states import moment_label

if TYPE_CHECKING:
    from warta.compare.diff import Difference
    from warta.model.capture import LoadedArticle, Revision
    from warta.model.notes import Note
    from warta.services.registry import Services
    from warta.tui.screens.reading import ReadingScreen


_MAX_SOURCE_CHARS = 400_000  # of the page source that is shown


async def note(screen: ReadingScreen) -> None:
    """Highlight the selection or the paragraph under the cursor, and ask for a note."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("No article open")
        return
    pane = screen.panes.article
    sheet, cursor = pane.sheet, pane.paragraphs
    quoted = screen.get_selected_text() or (cursor.text(sheet) if sheet else "")
    block = sheet.pieces[cursor.at].block if sheet and cursor.at >= 0 else -1
    if not quoted and block < 0:
        screen.said = _("Move to a paragraph with { and }, or select text first")
        return
    hint = _("Note text, or empty to highlight only")
    words = await screen.app.push_screen_wait(AskScreen(_("Note"), hint, empty=True))
    if words is None:
        return
    made = await to_thread(_make_note, screen.services, loaded, (quoted, block), words)
    cursor.anchor = -1
    pane.redraw()
    told = _("Note {id} saved. List notes with `warta note list`")
    screen.said = told.format(id=made.id)


def _make_note(services: Services, loaded: LoadedArticle, where: tuple[str, int], words: str) -> Note:
    quoted, block = where
    notes = services.rooms.notes
    return notes.quote(loaded, quoted.strip(), words) if quoted else notes.mark_block(loaded, block, None, words)


async def page_forms(screen: ReadingScreen) -> None:
    """Choose a view of the page: article, plain text or source."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("No article open")
        return
    rows = [Row("r", _("Article")), Row("f", _("Plain text")), Row("s", _("Page source"))]
    chosen = await pick.ask_choice(screen, _("View as"), rows)
    if chosen is None or chosen.key == "r":
        return
    text = loaded.article.text if chosen.key == "f" else await to_thread(_source, screen.services, loaded)
    if not text:
        screen.said = _("The page source is not saved")
        return
    piece = Piece(kind="code" if chosen.key == "s" else "p", text=text, verbatim=chosen.key == "s", gap=0)
    screen.app.push_screen(RecordScreen(chosen.text, [piece]))


def _source(services: Services, loaded: LoadedArticle) -> str:
    """Return the source of the page as clean text."""
    from warta.extraction.decode import decode
    from warta.extraction.text import verbatim

    body = services.library.page(loaded.provenance.sha256)
    return (
        verbatim(decode(body).body.decode("utf-8", "replace")[:_MAX_SOURCE_CHARS]).replace("\t", "    ") if body else ""
    )


async def show_pictures(screen: ReadingScreen) -> None:
    """Show all pictures; fetch those that are not saved."""
    if screen.services.settings.images_in_app == "never":
        screen.said = _("Pictures are turned off in the settings (images_in_app)")
    else:
        await screen.gallery.show(fetch=True)


async def provenance(screen: ReadingScreen) -> None:
    """Show where the page came from and what proves it."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("No article open")
        return
    place = None
    with suppress(WartaError):  # provenance is worth showing without the log entry
        place = await to_thread(screen.services.rooms.evidence.place, loaded)
    screen.app.push_screen(RecordScreen(_("Provenance"), capture_views.record_view(loaded, place)))


async def revisions(screen: ReadingScreen) -> None:
    """Choose a revision, and show the changes since then."""
    services, number = screen.services, screen.loaded.id if screen.loaded else 0
    if not number:
        screen.said = _("Only saved articles have revisions")
        return
    known = await to_thread(services.revisions, str(number))
    if len(known) < 2:
        screen.said = _("this page has said the same ever since it was first seen")
        return
    now = services.clock.now()
    seen = _("{first} to {last}")
    rows = [
        Row(
            str(each.number),
            seen.format(first=moment_label(each.first_seen, now), last=moment_label(each.last_seen, now)),
        )
        for each in reversed(known)
    ]
    chosen = await screen.app.push_screen_wait(PickScreen(_("Changes since which revision?"), rows, cursor=1))
    if chosen is not None:
        await _show_changes(screen, known, len(known) - 1 - chosen)


async def changes(screen: ReadingScreen) -> None:
    """Show the changes since the previous revision."""
    services, number = screen.services, screen.loaded.id if screen.loaded else 0
    known = await to_thread(services.revisions, str(number)) if number else ()
    if len(known) < 2:
        screen.said = (
            _("this page has said the same ever since it was first seen")
            if number
            else _("Only saved articles have revisions")
        )
    else:
        await _show_changes(screen, known, len(known) - 2)


async def _show_changes(screen: ReadingScreen, known: tuple[Revision, ...], at: int) -> None:
    old, new = known[min(at, len(known) - 2)], known[-1]
    difference = await to_thread(_difference, screen.services, old, new)
    screen.app.push_screen(RevisionsScreen(difference, old, new, user_keys(screen.services.settings)))


def _difference(services: Services, old: Revision, new: Revision) -> Difference:
    from warta.compare import diff

    return diff.compare(services.revision(old).article, services.revision(new).article)


async def show_table(screen: ReadingScreen) -> None:
    """Show the table under the cursor, else the next one, else the last one."""
    tables = _tables(screen)
    if not tables:
        screen.said = _("No tables in this article")
        return
    pane = screen.panes.article
    at, top = pane.paragraphs.at, pane.scroll_offset.y - 1
    under = next((table for _line, piece, table in tables if piece == at), None)
    ahead = next((table for line, _piece, table in tables if line >= top), tables[-1][2])
    screen.app.push_screen(TableScreen(under or ahead, user_keys(screen.services.settings)))


def _tables(screen: ReadingScreen) -> list[tuple[int, int, Table]]:
    """Return the tables of the article, each with its last line and first piece."""
    sheet, loaded = screen.panes.article.sheet, screen.loaded
    if sheet is None or loaded is None:
        return []
    found: dict[int, tuple[int, int, Table]] = {}
    for y, line in enumerate(sheet.lines):
        number = sheet.pieces[line.piece].block
        block = loaded.article.blocks[number] if 0 <= number < len(loaded.article.blocks) else None
        if isinstance(block, Table) and any(map(any, block.rows)):
            found[number] = (y, found[number][1] if number in found else line.piece, block)
    return list(found.values())
