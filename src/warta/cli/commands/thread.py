"""`warta thread`: the comments of a page."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.inputs import load_article
from warta.cli.parser import add_examples, add_input, add_json, add_page_options, add_width, age_or_date
from warta.errors import LibraryError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.capture import LoadedArticle
    from warta.model.since import Since


def add_options(parser: Parser) -> None:
    """What `warta thread` takes."""
    parser.description = _("The comments of a page; exit 1 when there are none, or with --new nothing new.")
    add_input(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--tree", action="store_true", help=_("replies under what they answer (the default)"))
    shape.add_argument("--flat", action="store_true", help=_("one after another, each naming whom it answers"))
    parser.add_argument(
        "--new", action="store_true", help=_("only what is new, edited or gone since you were last in the thread")
    )
    parser.add_argument(
        "--since",
        type=age_or_date("--since"),
        metavar="WHEN",
        help=_("… or since then: 90, 15m, 1h, 2d ago, or a date"),
    )
    add_json(parser)
    add_width(parser)
    add_page_options(parser)
    add_examples(
        parser,
        "warta thread https://news.example/story",
        "warta thread --new 12",
        "warta thread 12 --json | jq '.comments[].author'",
        "warta thread 12 --since 1d --new --flat --json | jq '.comments[].text'",
    )


def run(context: CommandContext) -> int:
    """Print the thread; as text it is for the reader, who has seen it then."""
    loaded = load_article(context, context.args.input)
    since = _since(context, loaded)
    narrowed = context.args.new and since.mark is not None
    found = (narrowed and not since.tally) or _empty(loaded, since)
    if context.args.json:
        context.stdout.write_json(_data(context, loaded, since, narrowed=narrowed))
    elif found:
        context.stderr.note(_("nothing is new") if narrowed else _("there are no comments"))
    else:
        context.enable_pager()
        context.stdout.write(_written(context, loaded, since, narrowed=narrowed))
    if not context.args.json:
        _visit(context, loaded)
    return exits.NO if found else exits.DONE


def _empty(loaded: LoadedArticle, since: Since) -> bool:
    thread = loaded.article.thread
    return thread is None or not (thread.comments or since.gone)


def _since(context: CommandContext, loaded: LoadedArticle) -> Since:
    """What happened since the reader was there, or since the moment that was asked for."""
    try:
        return context.services.since(loaded, _moment(context))
    except LibraryError as error:
        from warta.model.since import Since

        context.stderr.note(error.what)
        return Since()


def _moment(context: CommandContext) -> datetime | None:
    from datetime import datetime, timedelta

    asked = context.args.since
    if asked is None or isinstance(asked, datetime):
        return asked
    return context.services.clock.now() - timedelta(seconds=asked)


def _visit(context: CommandContext, loaded: LoadedArticle) -> None:
    try:
        context.services.visit(loaded)
    except LibraryError as error:
        context.stderr.note(error.what)


def _shown(loaded: LoadedArticle, since: Since, *, narrowed: bool) -> LoadedArticle:
    """The reading with the thread as it is to be shown."""
    from msgspec.structs import replace

    from warta.model.article import Thread
    from warta.services.since import changed_only, with_before, with_gone

    thread = with_before(with_gone(loaded.article.thread or Thread(), since), since)
    thread = changed_only(thread, since) if narrowed else thread
    return replace(loaded, article=replace(loaded.article, thread=thread))


def _written(context: CommandContext, loaded: LoadedArticle, since: Since, *, narrowed: bool) -> str:
    """The comments as text, in colour where that is wanted."""
    from warta.cli import formats, stdout

    args = context.args
    shown = _shown(loaded, since, narrowed=narrowed)
    if context.color and not args.flat:
        from warta.render import ansi

        wide = args.width or formats.text_width(context)
        return stdout.safe_ansi(ansi.thread(shown, width=wide, links=formats.terminal_links(context), since=since))
    from warta.render import text

    width = args.width or (formats.text_width(context) if context.stdout.terminal else None)
    alone = narrowed and args.flat
    return stdout.safe_text(text.thread(shown, width=width, flat=args.flat, since=since, changed_only=alone))


def _data(context: CommandContext, loaded: LoadedArticle, since: Since, *, narrowed: bool) -> dict[str, Any]:
    """`warta.thread/1`; flat, the comments stand in reading order and tell their parent and depth."""
    from msgspec.structs import replace

    from warta.render.json import thread_to_json

    if narrowed and loaded.article.thread:
        since = replace(since, gone=tuple(each for each in since.gone if each.lately))
        loaded = _shown(loaded, replace(since, gone=(), before={}), narrowed=True)
    data = thread_to_json(loaded, since)
    if context.args.flat and data["comments"]:
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
