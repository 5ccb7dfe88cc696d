"""`warta thread`: the comments of a page."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.cli.reading import reading_of
from warta.errors import LibraryError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.capture import LoadedArticle
    from warta.model.since import Since


def options(parser: Parser) -> None:
    """What `warta thread` takes."""
    parser.description = _("The comments of a page; exit 1 when there are none, or with --new nothing new.")
    arguments.one_input(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--tree", action="store_true", help=_("replies under what they answer (the default)"))
    shape.add_argument("--flat", action="store_true", help=_("one after another, each naming whom it answers"))
    parser.add_argument(
        "--new", action="store_true", help=_("only what is new, edited or gone since you were last in the thread")
    )
    parser.add_argument(
        "--since",
        type=arguments.moment("--since"),
        metavar="WHEN",
        help=_("… or since then: 90, 15m, 1h, 2d ago, or a date"),
    )
    arguments.as_json(parser)
    arguments.width(parser)
    arguments.getting(parser)
    arguments.examples(
        parser,
        "warta thread https://news.example/story",
        "warta thread --new 12",
        "warta thread 12 --json | jq '.comments[].author'",
        "warta thread 12 --since 1d --new --flat --json | jq '.comments[].text'",
    )


def run(errand: Errand) -> int:
    """Print the thread; as text it is for the reader, who has seen it then."""
    loaded = reading_of(errand, errand.typed.input)
    since = _since(errand, loaded)
    narrowed = errand.typed.new and since.mark is not None
    found = (narrowed and not since.tally) or _empty(loaded, since)
    if errand.typed.json:
        errand.output.data(_data(errand, loaded, since, narrowed=narrowed))
    elif found:
        errand.complaints.note(_("nothing is new") if narrowed else _("there are no comments"))
    else:
        errand.allow_pager()
        errand.output.write(_written(errand, loaded, since, narrowed=narrowed))
    if not errand.typed.json:
        _visit(errand, loaded)
    return exits.NO if found else exits.DONE


def _empty(loaded: LoadedArticle, since: Since) -> bool:
    thread = loaded.article.thread
    return thread is None or not (thread.comments or since.gone)


def _since(errand: Errand, loaded: LoadedArticle) -> Since:
    """What happened since the reader was there, or since the moment that was asked for."""
    try:
        return errand.services.since(loaded, _moment(errand))
    except LibraryError as error:
        from warta.model.since import Since

        errand.complaints.note(error.what)
        return Since()


def _moment(errand: Errand) -> datetime | None:
    from datetime import datetime, timedelta

    asked = errand.typed.since
    if asked is None or isinstance(asked, datetime):
        return asked
    return errand.services.clock.now() - timedelta(seconds=asked)


def _visit(errand: Errand, loaded: LoadedArticle) -> None:
    try:
        errand.services.visit(loaded)
    except LibraryError as error:
        errand.complaints.note(error.what)


def _shown(loaded: LoadedArticle, since: Since, *, narrowed: bool) -> LoadedArticle:
    """The reading with the thread as it is to be shown."""
    from msgspec.structs import replace

    from warta.model.article import Thread
    from warta.services.since import changed_only, with_before, with_gone

    thread = with_before(with_gone(loaded.article.thread or Thread(), since), since)
    thread = changed_only(thread, since) if narrowed else thread
    return replace(loaded, article=replace(loaded.article, thread=thread))


def _written(errand: Errand, loaded: LoadedArticle, since: Since, *, narrowed: bool) -> str:
    """The comments as text, in colour where that is wanted."""
    from warta.cli import formats, output

    typed = errand.typed
    shown = _shown(loaded, since, narrowed=narrowed)
    if errand.coloured and not typed.flat:
        from warta.render import ansi

        wide = typed.width or formats.measure(errand)
        return output.ansi(ansi.thread(shown, width=wide, links=formats.linked(errand), since=since))
    from warta.render import text

    width = typed.width or (formats.measure(errand) if errand.output.terminal else None)
    alone = narrowed and typed.flat
    return output.text(text.thread(shown, width=width, flat=typed.flat, since=since, changed_only=alone))


def _data(errand: Errand, loaded: LoadedArticle, since: Since, *, narrowed: bool) -> dict[str, Any]:
    """`warta.thread/1`; flat, the comments stand in reading order and tell their parent and depth."""
    from msgspec.structs import replace

    from warta.render.json import thread_to_json

    if narrowed and loaded.article.thread:
        since = replace(since, gone=tuple(each for each in since.gone if each.lately))
        loaded = _shown(loaded, replace(since, gone=(), before={}), narrowed=True)
    data = thread_to_json(loaded, since)
    if errand.typed.flat and data["comments"]:
        listed = _flattened(data["comments"])
        data["comments"] = [each for each in listed if each["since"] or not narrowed]
    return data


def _flattened(comments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting = list(reversed(comments))
    while waiting:
        comment = waiting.pop()
        waiting += reversed(comment["replies"])
        found.append({**comment, "replies": []})
    return found
