"""`warta list`: what is kept, unread first."""

from __future__ import annotations

from warta.cli import exits, selection
from warta.cli.parser import Choice, add_examples, add_json, integer
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.capture import Post


_MAX_ARTICLES = 10_000
ORDERS = ("unread", "newest", "oldest", "fetched", "site", "title", "longest", "shortest", "comments")


def add_options(parser: Parser) -> None:
    """What `warta list` takes."""
    parser.takes_query = True
    parser.description = _("What is kept, unread first, then the newest; exit 1 when nothing matches.")
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_("words and fields: warta help searching"))
    parser.add_argument("--sort", type=Choice("--sort", *ORDERS), default="unread", help=", ".join(ORDERS))
    parser.add_argument(
        "--limit", type=integer("--limit", 1, 10**8), default=_MAX_ARTICLES, metavar="N", help=_("so many at most")
    )
    add_json(parser)
    add_examples(
        parser,
        "warta list banjir is:unread --sort newest",
        "warta list --json | jq -r '.[] | select(.read | not) | .url'",
    )


def run(context: CommandContext) -> int:
    """Print the posts: a table for a person, tabs for a program."""
    query = " ".join(context.args.query)
    posts = _posts(context)
    if context.args.json:
        context.stdout.write_json([_data(post) for post in posts])
    elif not posts:
        context.stderr.note(_("nothing matches") if query else _("the library is empty"))
    elif context.stdout.terminal:
        context.enable_pager()
        _table(context, posts)
    else:
        for post in posts:
            state = "read" if post.read else "unread"
            context.stdout.write_row(str(post.id), state, _day(post.published), post.site, post.title, post.url)
    return exits.NO if query and not posts else exits.DONE


def _posts(context: CommandContext) -> Sequence[Post]:
    args = context.args
    if not args.query and args.sort == "unread" and args.limit <= _MAX_ARTICLES:
        return context.services.posts()[: args.limit]
    with selection.parsed_query(context, args.query) as query:
        return context.services.rooms.search.listing(query, order=args.sort)[: args.limit]


def _data(post: Post) -> dict[str, Any]:
    from warta.render.since import counts

    return {
        "schema": "warta.post/1",
        "id": post.id,
        "url": post.url,
        "title": post.title,
        "site": post.site,
        "published": post.published.isoformat() if post.published else None,
        "fetched_at": post.fetched_at.isoformat(),
        "words": post.words,
        "comments": post.comments,
        "read": post.read,
        "starred": post.starred,
        "tags": [*post.tags],
        "changed": post.changed,
        "since": None if post.since is None else counts(post.since),
    }


def _day(when: datetime | None) -> str:
    return f"{when:%Y-%m-%d}" if when else ""


def _table(context: CommandContext, posts: Sequence[Post]) -> None:
    """Number, marks (unread, starred, revised), day, comments, what happened to them, site, title, in this width."""
    from warta.cli import stdout
    from warta.render.since import short
    from warta.render.wrap import cells, pad, shorten

    number = max(len(str(post.id)) for post in posts)
    talk = [" ".join(filter(None, (str(post.comments), short(post.since)))) for post in posts]
    said = max(len(words) for words in talk)
    marks = [_marks(post) for post in posts]
    marked = max(1, *(len(mark.rstrip()) for mark in marks))
    site = min(18, max(cells(post.known_as) for post in posts))
    room = max(10, context.columns() - number - said - site - marked - 17)
    bold, plain = ("\x1b[1m", "\x1b[0m") if context.color else ("", "")
    lines = []
    for post, told, mark in zip(posts, talk, marks, strict=True):
        strong, weak = ("", "") if post.read else (bold, plain)
        name = pad(post.known_as, site)
        about = f"{post.id:>{number}} {mark[:marked]} {_day(post.published):10}  {told:>{said}}  {name}"
        lines.append(f"{about}  {strong}{shorten(stdout.safe_text(post.title) or post.url, room)}{weak}\n")
    context.stdout.write(stdout.safe_ansi("".join(lines)))


def _marks(post: Post) -> str:
    """A dot for unread, a star, and Δ for a text that has changed since the reader saw it."""
    return (" " if post.read else "●") + ("★" if post.starred else " ") + ("Δ" if post.changed else " ")
