"""What a reader takes out of the app: copies, and pages opened elsewhere."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from warta.i18n import _
from warta.model.blocks import text_of
from warta.tui import clipboard
from warta.tui.actions import ask
from warta.tui.browser import open_page
from warta.tui.screens.pick import PickScreen, Row
from warta.tui.widgets.thread_pane import ThreadPane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle
    from warta.tui.screens.reading import ReadingScreen

_LONG = 60  # characters of a copied text that are told


async def copy_menu(screen: ReadingScreen) -> None:
    """Choose what of this page is copied."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("no article is open")
        return
    rows = [
        Row("a", _("address")),
        Row("t", _("title")),
        Row("m", _("link in Markdown")),
        Row("c", _("citation, Chicago")),
        Row("p", _("citation, APA")),
        Row("w", _("citation, Wikipedia")),
        Row("q", _("a quotation with its source")),
        Row("x", _("the whole text")),
    ]
    if chosen := await ask.pick(screen, _("Copy"), rows):
        await _copy(screen, await _wanted(screen, loaded, chosen.key))


async def _wanted(screen: ReadingScreen, loaded: LoadedArticle, key: str) -> str:
    """What a row of the menu stands for."""
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
            return _cited(loaded, {"c": "chicago", "p": "apa", "w": "wikipedia"}[key])


async def _quotation(screen: ReadingScreen, loaded: LoadedArticle) -> str:
    """Words of the page and where they stand: what is selected, the comment under the cursor, or what is chosen."""
    cited = _cited(loaded, "chicago")
    if selected := screen.get_selected_text():
        return f"“{selected.strip()}”\n\n{cited}"
    comment = screen.query_one(ThreadPane).comment if screen.panes.pane == "thread" else None
    if comment:
        return _of_comment(comment, cited)
    rows = list(_passages(loaded))
    if not rows:
        return ""
    chosen = await screen.app.push_screen_wait(PickScreen(_("Quote"), rows))
    if chosen is None:
        return ""
    speaker = f"\n— {rows[chosen].note}" if rows[chosen].note else ""
    return f"“{rows[chosen].text}”{speaker}\n\n{cited}"


def _of_comment(comment: Comment, cited: str) -> str:
    when = f", {comment.posted_at.date().isoformat()}" if comment.posted_at else ""
    where = f" {comment.permalink}" if comment.permalink else ""
    told = _("comment by {author}").format(author=comment.author or _("nobody"))
    return f"“{comment.text}”\n— {told}{when}.{where}\n\n{cited}"


def _passages(loaded: LoadedArticle) -> Iterator[Row]:
    """What can be quoted: direct speech with its speaker, then the paragraphs."""
    for quote in loaded.article.quotes:
        yield Row("“", quote.text, quote.speaker or "")
    for block in loaded.article.blocks:
        if text := text_of(block).strip():
            yield Row("¶", text)


def _cited(loaded: LoadedArticle, style: str) -> str:
    from warta.citation import csl, styles

    return styles.STYLES[style](csl.items([loaded])[0])


async def _copy(screen: ReadingScreen, text: str) -> None:
    if not text:
        return
    await to_thread(clipboard.copy, screen.app, text)
    told = " ".join(text.split())
    screen.said = _("copied: {address}").format(address=told if len(told) <= _LONG else told[:_LONG] + "…")


async def open_menu(screen: ReadingScreen) -> None:
    """Choose what of this page is opened in the web browser."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("no article is open")
        return
    address = loaded.article.url or loaded.provenance.final_url or ""
    rows = [Row("o", _("this page"), address)]
    if canonical := loaded.article.canonical_url:
        rows.append(Row("c", _("its canonical address"), canonical))
    rows.append(Row("s", _("its site"), "/".join([*address.split("/")[:3], ""])))
    comment = screen.query_one(ThreadPane).comment
    if comment and comment.permalink:
        rows.append(Row("k", _("the comment under the cursor"), comment.permalink))
    rows += [Row(str(number), url) for number, url in enumerate(screen.panes.article.urls[:9], 1)]
    if chosen := await ask.pick(screen, _("Open in the web browser"), rows):
        screen.said = open_page(chosen.note or chosen.text) or _("opened in the web browser")
