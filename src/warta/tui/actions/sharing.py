"""Copy, open in the web browser, pipe to a command, export."""

from __future__ import annotations

import re
from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from warta.i18n import _, figure, ngettext
from warta.model.blocks import text_of
from warta.render.pieces import Piece
from warta.services import programs
from warta.tui import external_programs
from warta.tui.actions.posts import targets
from warta.tui.external_programs import open_in_browser
from warta.tui.screens import pick
from warta.tui.screens.pick import PickScreen, Row
from warta.tui.screens.revisions import RecordScreen
from warta.tui.widgets.thread_pane import ThreadPane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle, Post
    from warta.services.exporting import Exporting
    from warta.tui.screens.reading import ReadingScreen


_MAX_STATUS_CHARS = 60  # of a copied text in the status line


async def copy_menu(screen: ReadingScreen) -> None:
    """Choose what to copy."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("No article open")
        return
    rows = [
        Row("a", _("Address")),
        Row("t", _("Title")),
        Row("m", _("Markdown link")),
        Row("c", _("Citation (Chicago)")),
        Row("p", _("Citation (APA)")),
        Row("w", _("Citation (Wikipedia)")),
        Row("q", _("Quote with citation")),
        Row("x", _("Full text")),
    ]
    if chosen := await pick.ask_choice(screen, _("Copy"), rows):
        await _copy_and_tell(screen, await _text_for(screen, loaded, chosen.key))


async def _text_for(screen: ReadingScreen, loaded: LoadedArticle, key: str) -> str:
    """Return the text of a row of the copy menu."""
    article = loaded.article
    address = article.url or loaded.provenance.final_url or ""
    match key:
        case "a":
            return address
        case "t":
            return article.title or address
        case "m":
            title = (article.title or address).replace("[", "\\[").replace("]", "\\]")
            return f"[{title}](<{address}>)"
        case "q":
            return await _quotation(screen, loaded)
        case "x":
            return article.text
        case _:
            return _citation(loaded, {"c": "chicago", "p": "apa", "w": "wikipedia"}[key])


async def _quotation(screen: ReadingScreen, loaded: LoadedArticle) -> str:
    """Return a quote with citation: the selection, the comment under the cursor, or a chosen passage."""
    cited = _citation(loaded, "chicago")
    if selected := screen.get_selected_text():
        return f"“{selected.strip()}”\n\n{cited}"
    comment = screen.query_one(ThreadPane).comment if screen.panes.pane == "thread" else None
    if comment:
        return _quote_comment(comment, cited)
    rows = list(_passages(loaded))
    if not rows:
        return ""
    chosen = await screen.app.push_screen_wait(PickScreen(_("Quote"), rows))
    if chosen is None:
        return ""
    speaker = f"\n— {rows[chosen].note}" if rows[chosen].note else ""
    return f"“{rows[chosen].text}”{speaker}\n\n{cited}"


def _quote_comment(comment: Comment, cited: str) -> str:
    when = f", {comment.posted_at.date().isoformat()}" if comment.posted_at else ""
    where = f" {comment.permalink}" if comment.permalink else ""
    told = _("comment by {author}").format(author=comment.author or _("Anonymous"))
    return f"“{comment.text}”\n— {told}{when}.{where}\n\n{cited}"


def _passages(loaded: LoadedArticle) -> Iterator[Row]:
    """Return passages to quote: quotes with speaker, then paragraphs."""
    for quote in loaded.article.quotes:
        yield Row("“", quote.text, quote.speaker or "")
    for block in loaded.article.blocks:
        if text := text_of(block).strip():
            yield Row("¶", text)


def _citation(loaded: LoadedArticle, style: str) -> str:
    from warta.citation import csl, styles

    return styles.STYLES[style](csl.items([loaded])[0])


async def _copy_and_tell(screen: ReadingScreen, text: str) -> None:
    if not text:
        return
    await to_thread(external_programs.copy_text, screen.app, text)
    told = " ".join(text.split())
    screen.said = _("Copied: {address}").format(
        address=told if len(told) <= _MAX_STATUS_CHARS else told[:_MAX_STATUS_CHARS] + "…"
    )


async def open_menu(screen: ReadingScreen) -> None:
    """Choose what to open in the web browser."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("No article open")
        return
    address = loaded.article.url or loaded.provenance.final_url or ""
    rows = [Row("o", _("This page"), address)]
    if canonical := loaded.article.canonical_url:
        rows.append(Row("c", _("Canonical address"), canonical))
    rows.append(Row("s", _("Site"), "/".join([*address.split("/")[:3], ""])))
    comment = screen.query_one(ThreadPane).comment
    if comment and comment.permalink:
        rows.append(Row("k", _("Comment under the cursor"), comment.permalink))
    rows += [Row(str(number), url) for number, url in enumerate(screen.panes.article.urls[:9], 1)]
    if chosen := await pick.ask_choice(screen, _("Open in the web browser"), rows):
        screen.said = open_in_browser(chosen.note or chosen.text) or _("Opened in the web browser")


async def pipe(screen: ReadingScreen) -> None:
    """Ask for a command, run it with the text of the pane as input, and show its output."""
    text = _input_text(screen)
    if not text:
        screen.said = _("Nothing to pipe")
        return
    typed = await pick.ask_line(
        screen,
        _("Pipe to a command"),
        _("Program and arguments, without a shell, for example: wc -w"),
        screen.last_command,
    )
    if not typed:
        return
    screen.last_command = typed
    words = programs.argv(typed)
    screen.said = _("Running {command} …").format(command=words[0])
    answer = await external_programs.run_command(words, text)
    screen.said = ""
    screen.app.push_screen(RecordScreen(typed, list(_output_pieces(answer))))


def _input_text(screen: ReadingScreen) -> str:
    """Return the input of a command: selection, comment under the cursor, article; in lists the URLs."""
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


def _output_pieces(answer: external_programs.CommandOutput) -> list[Piece]:
    told = [Piece(kind="code", text=answer.text.rstrip("\n") or " ", verbatim=True, gap=0)]
    if answer.cut:
        told.append(Piece(kind="note", text=_("Output truncated"), first="! ", rest="  "))
    if answer.code:
        told.append(
            Piece(kind="note", text=_("Exited with code {code}").format(code=answer.code), first="! ", rest="  ")
        )
    return told


class ExportFormat(NamedTuple):
    """An export format: key in the menu, name, file suffix; without a suffix it is a folder."""

    key: str
    name: str
    ending: str


EXPORT_FORMATS: Final = (
    ExportFormat("m", "markdown", ".md"),
    ExportFormat("h", "html", ".html"),
    ExportFormat("e", "epub", ".epub"),
    ExportFormat("j", "json", ".json"),
    ExportFormat("l", "jsonl", ".jsonl"),
    ExportFormat("c", "csv", ".csv"),
    ExportFormat("o", "obsidian", ""),
    ExportFormat("b", "bundle", ".zip"),
    ExportFormat("w", "warc", ".warc.gz"),
    ExportFormat("z", "wacz", ".wacz"),
)
_MAX_NAME_CHARS = 60  # of a suggested file name


async def export_menu(screen: ReadingScreen) -> None:
    """Ask for format and path, and export."""
    posts = targets(screen)
    if not posts:
        screen.said = _("No post selected")
        return
    title = ngettext("Export {n} post", "Export {n} posts", len(posts)).format(n=figure(len(posts)))
    chosen = await pick.ask_choice(screen, title, [Row(form.key, _format_label(form.name)) for form in EXPORT_FORMATS])
    if chosen is None:
        return
    form = next(form for form in EXPORT_FORMATS if form.key == chosen.key)
    path = await pick.ask_line(screen, title, _("File path"), f"~/{_file_name(posts)}{_suffix(form, posts)}")
    if not path:
        return
    screen.said = _("Exporting …")
    await to_thread(_write, screen.services.rooms.export, [str(post.id) for post in posts], form.name, path)
    written = ngettext("Exported {n} post to {path}", "Exported {n} posts to {path}", len(posts))
    screen.said = written.format(n=figure(len(posts)), path=path)


def _write(room: Exporting, addresses: Sequence[str], form: str, path: str) -> None:
    """Export articles with comments and notes. Raises WartaError."""
    from warta.model.export import Shape

    shape = Shape(form=form, comments=True, notes=True)
    path = str(Path(path).expanduser())
    stories = (room.story(address, shape) for address in addresses)
    if form == "bundle":
        room.bundle(stories, path)
    elif form == "obsidian" or (form == "markdown" and not path.endswith(".md")):
        for _format_label, error in room.put(stories, shape, path):
            if error:
                raise error
    else:
        room.write(stories, shape, path)


def _suffix(form: ExportFormat, posts: Sequence[Post]) -> str:
    """Return the file suffix; several Markdown articles are a folder."""
    return "" if form.name == "markdown" and len(posts) > 1 else form.ending


def _file_name(posts: Sequence[Post]) -> str:
    """Return a file name that all file systems accept."""
    if len(posts) > 1:
        return "warta"
    words = re.sub(r"[^\w]+", "-", posts[0].title.casefold()).strip("-")
    return words[:_MAX_NAME_CHARS].strip("-") or "warta"


def _format_label(form: str) -> str:
    """Return the label of a format."""
    return {
        "markdown": _("Markdown"),
        "html": _("HTML"),
        "epub": _("EPUB"),
        "json": _("JSON"),
        "jsonl": _("JSON Lines"),
        "csv": _("CSV"),
        "obsidian": _("Obsidian notes (folder)"),
        "bundle": _("Evidence bundle (ZIP)"),
        "warc": _("WARC"),
        "wacz": _("WACZ"),
    }[form]
