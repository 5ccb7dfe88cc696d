"""What panes show without content: loading, empty, errors; and short texts of the status line and address bar."""

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
    """Return the name of a page's site as in the list of posts; the host if the library cannot be read."""
    try:
        return services.rooms.state.site(url)
    except APP_ERRORS:
        return host(url)


def requested_host(address: str) -> str:
    """Return the host of an address; empty for an article number."""
    return "" if address.isdecimal() else host(address)


_LETTER_KEY_COLUMNS = 3  # width of the key column where all keys are letters


def article_empty_state(state: PageState, links: Links) -> list[Piece]:
    """Return the article pane without an article."""
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
    """Return a line that starts with a key in a column of `column` cells."""
    text = f"{key:<{column}}{words}"
    runs = inline((Span(text=text),), Links(), [Mark(0, len(key), "key")]).runs
    return Piece(kind="p", text=text, runs=runs, rest=" " * column, first="", gap=gap)


def _idle(kept: int | None) -> list[Piece]:
    if kept is None:
        text = _("The library cannot be opened")
    elif kept:
        text = ngettext("{n} article saved", "{n} articles saved", kept).format(n=figure(kept))
    else:
        text = _("The library is empty. Articles that you open are saved here")
    return [
        Piece(kind="title", text=_("No article open")),
        Piece(kind="byline", text=text, gap=0),
        *([_keyed("2 Enter", _("Open a post"), gap=1)] if kept else []),
        _keyed("Ctrl+l", _("Enter an address"), gap=0 if kept else 1),
        _keyed("?", _("Show all keys")),
        _keyed("q", _("Quit")),
    ]


def _from(address: str) -> list[Piece]:
    return [Piece(kind="kicker", text=name)] if (name := requested_host(address)) else []


def _loading(address: str, seconds: int) -> list[Piece]:
    return [
        *_from(address),
        Piece(kind="title", text=_("Opening …")),
        Piece(kind="byline", text=address, gap=0),
        Piece(kind="p", text=_("{n} s").format(n=seconds) if seconds else " "),
        _keyed("Esc", _("Cancel")),
    ]


def _failed(address: str, what: str, hint: str) -> list[Piece]:
    advice = [Piece(kind="p", text=hint)] if hint else []
    return [
        *_from(address),
        Piece(kind="title", text=_("Could not open the page")),
        Piece(kind="byline", text=address, gap=0),
        Piece(kind="note", text=what, first="! ", rest="  "),
        *advice,
        _keyed("r", _("Try again"), gap=1),
        _keyed("o", _("Open in the web browser")),
        _keyed("H", _("Go back")),
        _keyed("Ctrl+l", _("Enter another address")),
    ]


def _listing(error: ExtractError, links: Links) -> list[Piece]:
    found = [
        Piece(kind="kicker", text=host(error.url or "")),
        Piece(kind="title", text=_("List of articles")),
        Piece(kind="byline", text=_("Type f and a number, or click, to open an article"), gap=0),
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
    """Return the thread pane without comments."""
    if loaded is None:
        return [
            Piece(kind="byline", text=_("No article open")),
            _keyed("2", _("Go to the posts"), column=_LETTER_KEY_COLUMNS),
        ]
    if thread is None:
        return [Piece(kind="byline", text=_("No comments on this page"))]
    if thread.closed:
        return [Piece(kind="byline", text=_("No comments; comments are closed"))]
    if thread.total:
        many = ngettext(
            "{n} comment according to the site, none on this page",
            "{n} comments according to the site, none on this page",
            thread.total,
        )
        return [Piece(kind="byline", text=many.format(n=figure(thread.total)))]
    return [Piece(kind="byline", text=_("No comments yet"))]


def no_posts(needle: str = "", *, some: bool = False, listed: str = "", trouble: str = "") -> list[Piece]:
    """Return the posts pane without posts: library empty, branch `listed` empty, or no match for the filter.

    `trouble`: why the library cannot be opened, if so.
    """
    if trouble:
        return [Piece(kind="byline", text=_("The library cannot be opened")), Piece(kind="byline", text=trouble)]
    if some and needle:
        return [
            Piece(kind="byline", text=_("No posts match “{words}”").format(words=needle)),
            _keyed("Esc", _("Show all posts")),
            _keyed("Ctrl+f", _("Search the library")),
        ]
    if listed:
        return [
            Piece(kind="byline", text=_("No posts in “{name}”").format(name=listed)),
            _keyed("1", _("Go to the sources"), column=_LETTER_KEY_COLUMNS),
        ]
    return [
        Piece(kind="byline", text=_("No saved articles yet")),
        _keyed("Ctrl+l", _("Open a page")),
        _keyed("A", _("Add a site or feed")),
        Piece(kind="byline", text=_("Articles that you open are saved and can be read offline.")),
        Piece(kind="byline", text=_("To try warta without a network, quit and run: warta demo")),
    ]


def no_sources(branches: Sequence[Branch]) -> list[Piece]:
    """Return the lines under the source tree: how to add a source."""
    if any(map(sources_of, branches)):
        more = _keyed("A", _("Add a source"), column=_LETTER_KEY_COLUMNS)
        return [more, _keyed("R", _("Fetch new articles"), column=_LETTER_KEY_COLUMNS)]
    first = _keyed("A", _("Add a site or feed"), column=_LETTER_KEY_COLUMNS)
    return [Piece(kind="byline", text=_("No sources yet")), first]


def status_text(state: PageState, loaded: LoadedArticle | None) -> tuple[str, bool]:
    """Return the status line of a state, and whether it is an error."""
    match state:
        case Loading(seconds=seconds):
            return (_("Loading … {n} s. Press Esc to cancel").format(n=seconds) if seconds else _("Loading …")), False
        case Failed(error=error):
            return error.what + (" · " + _("Press r to try again") if loaded else ""), True
        case Shown() | Idle():
            return (loaded.trouble if loaded else ""), True
        case _:
            assert_never(state)


def copy_age(state: PageState, loaded: LoadedArticle | None, now: datetime) -> tuple[str, bool]:
    """Return the age of a saved copy for the address bar, and whether the site is offline."""
    if loaded is None:
        return "", False
    copy = moment_label(loaded.provenance.fetched_at, now)
    if isinstance(state, Failed):
        return _("offline, saved {when}").format(when=copy), True
    return (_("saved {when}").format(when=copy) if loaded.from_library else ""), False


def changes_since_visit(since: Since, now: datetime) -> str:
    """Return the changes of a thread since the last visit, for the status line."""
    what = words(since.tally)
    return (
        _("{what} since {when}").format(what=what, when=moment_label(since.when, now)) if what and since.when else what
    )


def moment_label(moment: datetime, now: datetime) -> str:
    """Return a moment as text: today the time, else the day too."""
    return _date_label(moment.astimezone(), now.astimezone())


def published_label(moment: datetime, now: datetime) -> str:
    """Return the publication date in the time zone of the page, as the article shows it."""
    today = now.astimezone(moment.tzinfo)
    if moment.hour or moment.minute:
        return _date_label(moment, today)
    return f"{moment.day} {month(moment)}" + ("" if moment.year == today.year else f" {moment.year}")


def _date_label(local: datetime, today: datetime) -> str:
    if local.date() == today.date():
        return f"{local:%H:%M}"
    day = f"{local.day} {month(local)}"
    return f"{day} {local:%H:%M}" if local.year == today.year else f"{day} {local.year}"
