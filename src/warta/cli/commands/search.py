"""`warta search`: the library by its words and fields."""

from __future__ import annotations

from warta.cli import exits, selection, stdout
from warta.cli.parser import add_examples, add_json, integer
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.search import Hit


def add_options(parser: Parser) -> None:
    """What `warta search` takes."""
    parser.takes_query = True
    parser.description = _("Search what is kept: articles, comments, notes, quotes; what fits best comes first.")
    parser.add_argument("query", nargs="+", metavar="QUERY", help=_("words and fields: warta help searching"))
    parser.add_argument(
        "--limit", type=integer("--limit", 1, 10_000), default=50, metavar="N", help=_("so many at most (50)")
    )
    parser.add_argument("--save", metavar="NAME", help=_("keep the query under a name, as a folder"))
    add_json(parser)
    add_examples(
        parser,
        "warta search banjir -bola title:martapura",
        "warta search --json 'kind:comment NEAR(air sungai, 5) after:2026-03' | jq -r '.[].snippet'",
    )


def run(context: CommandContext) -> int:
    """Print what was found: three lines each for a person, tabs for a program."""
    with selection.parsed_query(context, context.args.query) as query:
        hits = context.services.rooms.search.find(query, context.args.limit)
    if context.args.save:
        context.services.rooms.state.save(context.args.save, query)
    if context.args.json:
        context.stdout.write_json([_data(hit) | {"also_in": _elsewhere(context, hit)} for hit in hits])
    elif not hits:
        context.stderr.note(_("nothing matches"))
    elif context.stdout.terminal:
        context.enable_pager()
        context.stdout.write(stdout.safe_ansi("\n".join([_shown(context, hit) for hit in hits])))
    else:
        for hit in hits:
            post = hit.post
            context.stdout.write_row(str(post.id), hit.kind, _day(hit), post.site, post.title, hit.snippet, post.url)
    return exits.DONE if hits else exits.NO


def _elsewhere(context: CommandContext, hit: Hit) -> list[dict[str, Any]]:
    """The same story in other places, the one that was seen first first."""
    twins = context.services.rooms.search.twins(hit.post.id) if hit.kind == "article" else ()
    return [
        {"id": twin.post.id, "url": twin.post.url, "source": twin.post.site, "share": round(twin.share, 2)}
        for twin in twins
    ]


def _day(hit: Hit) -> str:
    return f"{hit.post.published:%Y-%m-%d}" if hit.post.published else ""


def _shown(context: CommandContext, hit: Hit) -> str:
    """Number, kind, day, site; title; the piece of text with the words in bold."""
    from warta.render.wrap import shorten

    bold, plain = ("\x1b[1m", "\x1b[0m") if context.color else ("", "")
    about = "  ".join(filter(None, (str(hit.post.id), _kind(hit), _day(hit), stdout.safe_text(hit.post.known_as))))
    piece, at = "", 0
    for start, end in hit.marks:
        piece += stdout.safe_text(hit.snippet[at:start]) + bold + stdout.safe_text(hit.snippet[start:end]) + plain
        at = end
    piece += stdout.safe_text(hit.snippet[at:])
    title = shorten(stdout.safe_text(hit.post.title) or hit.post.url, max(10, context.columns() - 1))
    names = [stdout.safe_text(f"{each['source']} ({each['id']})") for each in _elsewhere(context, hit)]
    also = "    " + _("also in: {names}").format(names=", ".join(names)) + "\n" if names else ""
    return f"{about}\n{bold}{title}{plain}\n    {piece}\n{also}"


def _kind(hit: Hit) -> str:
    """What it is, when it is no article: a comment and whose."""
    names = {"comment": _("comment by {author}"), "note": _("note"), "quote": _("quote of {author}")}
    return names.get(hit.kind, "").format(author=stdout.safe_text(hit.author) or _("somebody"))


def _data(hit: Hit) -> dict[str, Any]:
    post = hit.post
    return {
        "schema": "warta.search/1",
        "id": post.id,
        "url": post.url,
        "title": post.title,
        "source": post.site,
        "published": post.published.isoformat() if post.published else None,
        "kind": hit.kind,
        "author": hit.author or None,
        "place": hit.place or None,
        "snippet": hit.snippet,
        "marks": [[start, end] for start, end in hit.marks],
        "score": round(hit.score, 4),
    }
