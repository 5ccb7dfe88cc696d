"""What a pane says when it has nothing to show: loading, nothing here, an error with its cause and advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from warta.errors import ExtractError
from warta.i18n import _, figure, ngettext
from warta.model.blocks import Span
from warta.render.compose import month
from warta.render.pieces import Links, Mark, Piece, inline
from warta.render.since import words
from warta.tui.notifications import APP_ERRORS
from warta.tui.state.reading import Failed, Idle, Loading, PageState, Shown
from warta.tui.state.source_tree import sources_of
from warta.urls import host

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from warta.model.article import Thread
    from warta.model.capture import LoadedArticle
    from warta.model.since import Since
    from warta.services.registry import Services
    from warta.tui.state.source_tree import Branch


def site_name(services: Services, url: str) -> str:
    """The name of its site, as the rows of posts tell it; its host, where the library can't say."""
    try:
        return services.rooms.state.site(url)
    except APP_ERRORS:
        return host(url)


def requested_host(address: str) -> str:
    """The host of what was asked for; a number of the library has none."""
    return "" if address.isdecimal() else host(address)


_LETTER_KEY_COLUMNS = 3  # columns for a key that is a letter, where there are no others


def article_empty_state(state: PageState, links: Links) -> list[Piece]:
    """The article pane without an article, as pieces to lay out."""
    match state:
        case Idle(kept=kept):
            return _idle(kept)
        case Loading(address=address, seconds=seconds):
            return _loading(address, seconds)
        case Failed(error=ExtractError(kind="listing") as error) if error.links:
            return _listing(error, links)
        case Failed(address=address, error=error):
            return _failed(address, error.what, error.hint)
        case Shown():
            return []
        case _:
            assert_never(state)


def _keyed(key: str, words: str, *, gap: int = 0, column: int = 8) -> Piece:
    """A line of advice that begins with a key, which has so wide a column."""
    text = f"{key:<{column}}{words}"
    runs = inline((Span(text=text),), Links(), [Mark(0, len(key), "key")]).runs
    return Piece(kind="p", text=text, runs=runs, rest=" " * column, first="", gap=gap)


def _idle(kept: int | None) -> list[Piece]:
    if kept is None:
        status_text = _("What is kept cannot be read.")
    elif kept:
        status_text = ngettext("{n} post is kept.", "{n} posts are kept.", kept).format(n=figure(kept))
    else:
        status_text = _("The library is empty: what you read is kept here.")
    return [
        Piece(kind="title", text=_("Nothing open yet")),
        Piece(kind="byline", text=status_text, gap=0),
        *([_keyed("2 Enter", _("go to the posts and open one"), gap=1)] if kept else []),
        _keyed("Ctrl+l", _("type the address of a page"), gap=0 if kept else 1),
        _keyed("?", _("all keys")),
        _keyed("q", _("quit")),
    ]


def _from(address: str) -> list[Piece]:
    return [Piece(kind="kicker", text=name)] if (name := requested_host(address)) else []


def _loading(address: str, seconds: int) -> list[Piece]:
    return [
        *_from(address),
        Piece(kind="title", text=_("Opening …")),
        Piece(kind="byline", text=address, gap=0),
        Piece(kind="p", text=_("{n} s").format(n=seconds) if seconds else " "),
        _keyed("Esc", _("stop")),
    ]


def _failed(address: str, what: str, hint: str) -> list[Piece]:
    advice = [Piece(kind="p", text=hint)] if hint else []
    return [
        *_from(address),
        Piece(kind="title", text=_("This page cannot be shown")),
        Piece(kind="byline", text=address, gap=0),
        Piece(kind="note", text=what, first="! ", rest="  "),
        *advice,
        _keyed("r", _("try again"), gap=1),
        _keyed("o", _("open it in the web browser")),
        _keyed("H", _("go back")),
        _keyed("Ctrl+l", _("type another address")),
    ]


def _listing(error: ExtractError, links: Links) -> list[Piece]:
    found = [
        Piece(kind="kicker", text=host(error.url or "")),
        Piece(kind="title", text=_("A page of posts")),
        Piece(kind="byline", text=_("Type f and a number, or click, to open one."), gap=0),
    ]
    for index, (title, url) in enumerate(error.links):
        set_line = inline((Span(text=title or url, href=url),), links)
        found.append(
            Piece(
                kind="item",
                text=set_line.text,
                runs=set_line.runs,
                numbers=set_line.numbers,
                first="• ",
                rest="  ",
                gap=0 if index else 1,
            )
        )
    return found


def no_comments(loaded: LoadedArticle | None, thread: Thread | None) -> list[Piece]:
    """The thread pane without a comment."""
    if loaded is None:
        return [
            Piece(kind="byline", text=_("No article is open.")),
            _keyed("2", _("goes to the posts"), column=_LETTER_KEY_COLUMNS),
        ]
    if thread is None:
        return [Piece(kind="byline", text=_("This page shows no comments."))]
    if thread.closed:
        return [Piece(kind="byline", text=_("No comments, and none can be written: they are closed."))]
    if thread.total:
        many = ngettext(
            "The site counts {n} comment, but shows none on this page.",
            "The site counts {n} comments, but shows none on this page.",
            thread.total,
        )
        return [Piece(kind="byline", text=many.format(n=figure(thread.total)))]
    return [Piece(kind="byline", text=_("No comments yet."))]


def no_posts(needle: str = "", *, some: bool = False, listed: str = "", trouble: str = "") -> list[Piece]:
    """The posts pane without a post: nothing is kept, nothing stands in what is `listed`, or nothing is found.

    `trouble`: why the library cannot be read, if so.
    """
    if trouble:
        return [Piece(kind="byline", text=_("What is kept cannot be read.")), Piece(kind="byline", text=trouble)]
    if some and needle:
        return [
            Piece(kind="byline", text=_("No post here holds “{words}”.").format(words=needle)),
            _keyed("Esc", _("shows all of them again")),
            _keyed("Ctrl+f", _("searches the whole library, texts and all")),
        ]
    if listed:
        return [
            Piece(kind="byline", text=_("Nothing stands in “{name}”.").format(name=listed)),
            _keyed("1", _("goes back to the sources"), column=_LETTER_KEY_COLUMNS),
        ]
    return [
        Piece(kind="byline", text=_("Nothing is kept yet.")),
        _keyed("Ctrl+l", _("opens a page")),
        _keyed("A", _("follows a site or a feed")),
        Piece(kind="byline", text=_("What you open is kept, and can be read again without a network.")),
        Piece(kind="byline", text=_("To look around first: leave, and type warta demo. It needs no network.")),
    ]


def no_sources(branches: Sequence[Branch]) -> list[Piece]:
    """What stands under the tree: how to follow more; and how to begin, where nothing is followed."""
    if any(map(sources_of, branches)):
        more = _keyed("A", _("follows one more"), column=_LETTER_KEY_COLUMNS)
        return [more, _keyed("R", _("fetches what is new"), column=_LETTER_KEY_COLUMNS)]
    first = _keyed("A", _("follows a site or a feed"), column=_LETTER_KEY_COLUMNS)
    return [Piece(kind="byline", text=_("No source is followed yet.")), first]


def status_text(state: PageState, loaded: LoadedArticle | None) -> tuple[str, bool]:
    """What the last line says of a state, and whether it is trouble."""
    match state:
        case Loading(seconds=seconds):
            return (_("fetching … {n} s, Esc stops").format(n=seconds) if seconds else _("fetching …")), False
        case Failed(error=error):
            return error.what + (" · " + _("r tries again") if loaded else ""), True
        case Shown() | Idle():
            return (loaded.trouble if loaded else ""), True
        case _:
            assert_never(state)


def copy_age(state: PageState, loaded: LoadedArticle | None, now: datetime) -> tuple[str, bool]:
    """What the first line says of a copy's age, and whether that is all there is to be had."""
    if loaded is None:
        return "", False
    copy = moment_label(loaded.provenance.fetched_at, now)
    if isinstance(state, Failed):
        return _("offline, copy of {when}").format(when=copy), True
    return (_("copy of {when}").format(when=copy) if loaded.from_library else ""), False


def changes_since_visit(since: Since, now: datetime) -> str:
    """What the last line says of a thread when the reader comes back to it."""
    what = words(since.tally)
    return (
        _("{what} since {when}").format(what=what, when=moment_label(since.when, now)) if what and since.when else what
    )


def moment_label(moment: datetime, now: datetime) -> str:
    """A moment as a person tells it today: the hour, and before today the day as well."""
    return _date_label(moment.astimezone(), now.astimezone())


def published_label(moment: datetime, now: datetime) -> str:
    """A story's date as its page gives it, in the page's own zone: the article shows the same."""
    today = now.astimezone(moment.tzinfo)
    if moment.hour or moment.minute:
        return _date_label(moment, today)
    return f"{moment.day} {month(moment)}" + ("" if moment.year == today.year else f" {moment.year}")


def _date_label(local: datetime, today: datetime) -> str:
    if local.date() == today.date():
        return f"{local:%H:%M}"
    day = f"{local.day} {month(local)}"
    return f"{day} {local:%H:%M}" if local.year == today.year else f"{day} {local.year}"
