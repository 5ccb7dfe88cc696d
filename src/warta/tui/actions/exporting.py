"""Write the post under the cursor, those that are selected, or the one that is open into a file or a folder."""

from __future__ import annotations

import re
from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from warta.i18n import _, figure, ngettext
from warta.tui.actions import ask
from warta.tui.actions.shelf import targets
from warta.tui.screens.pick import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.capture import Post
    from warta.services.exporting import Exporting
    from warta.tui.screens.reading import ReadingScreen


class Form(NamedTuple):
    """A format: its key in the menu, its name, the ending of its file; without one it is a folder."""

    key: str
    name: str
    ending: str


FORMS: Final = (
    Form("m", "markdown", ".md"),
    Form("h", "html", ".html"),
    Form("e", "epub", ".epub"),
    Form("j", "json", ".json"),
    Form("l", "jsonl", ".jsonl"),
    Form("c", "csv", ".csv"),
    Form("o", "obsidian", ""),
    Form("b", "bundle", ".zip"),
    Form("w", "warc", ".warc.gz"),
    Form("z", "wacz", ".wacz"),
)
_LONGEST = 60  # characters of a file's name


async def export_menu(screen: ReadingScreen) -> None:
    """Ask for the format, then for the path, and write."""
    posts = targets(screen)
    if not posts:
        screen.said = _("there is no post here")
        return
    title = ngettext("Export {n} post", "Export {n} posts", len(posts)).format(n=figure(len(posts)))
    chosen = await ask.pick(screen, title, [Row(form.key, _name(form.name)) for form in FORMS])
    if chosen is None:
        return
    form = next(form for form in FORMS if form.key == chosen.key)
    path = await ask.line(screen, title, _("the path of the file"), f"~/{_file_name(posts)}{_ending(form, posts)}")
    if not path:
        return
    screen.said = _("writing …")
    await to_thread(_write, screen.services.rooms.export, [str(post.id) for post in posts], form.name, path)
    written = ngettext("{n} post was written: {path}", "{n} posts were written: {path}", len(posts))
    screen.said = written.format(n=figure(len(posts)), path=path)


def _write(room: Exporting, addresses: Sequence[str], form: str, path: str) -> None:
    """Write them, with their comments and notes. Raises WartaError."""
    from warta.model.export import Shape

    shape = Shape(form=form, comments=True, notes=True)
    path = str(Path(path).expanduser())
    stories = (room.story(address, shape) for address in addresses)
    if form == "bundle":
        room.bundle(stories, path)
    elif form == "obsidian" or (form == "markdown" and not path.endswith(".md")):
        for _name, error in room.put(stories, shape, path):
            if error:
                raise error
    else:
        room.write(stories, shape, path)


def _ending(form: Form, posts: Sequence[Post]) -> str:
    """Several stories in Markdown are a folder."""
    return "" if form.name == "markdown" and len(posts) > 1 else form.ending


def _file_name(posts: Sequence[Post]) -> str:
    """A name that every file system takes."""
    if len(posts) > 1:
        return "warta"
    words = re.sub(r"[^\w]+", "-", posts[0].title.casefold()).strip("-")
    return words[:_LONGEST].strip("-") or "warta"


def _name(form: str) -> str:
    """A format in words."""
    return {
        "markdown": _("Markdown"),
        "html": _("a web page"),
        "epub": _("a book (EPUB)"),
        "json": _("JSON"),
        "jsonl": _("JSON, one object a line"),
        "csv": _("a table (CSV)"),
        "obsidian": _("notes for Obsidian, in a folder"),
        "bundle": _("all that is known of it, as evidence (ZIP)"),
        "warc": _("WARC"),
        "wacz": _("WACZ"),
    }[form]
