"""`warta quotes`: who said what, in one page or in all that is kept."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.inputs import json_header, load_article
from warta.cli.parser import add_examples, add_input, add_json, add_page_options, add_width, fraction
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.article import Article, Quote
    from warta.model.capture import LoadedArticle


def add_options(parser: Parser) -> None:
    """What `warta quotes` takes."""
    parser.description = _("Direct speech and who said it; exit 1 when there is none.")
    add_input(parser, optional=True)
    parser.add_argument("--all", action="store_true", help=_("of everything that is kept"))
    parser.add_argument("--speaker", metavar="NAME", help=_("only of speakers with this in their name"))
    parser.add_argument(
        "--min-confidence",
        type=fraction("--min-confidence"),
        default=0.0,
        metavar="0…1",
        help=_("only what warta is so sure of"),
    )
    parser.add_argument(
        "--indirect", action="store_true", help=_("also what is told of somebody's words without marks")
    )
    add_json(parser)
    add_width(parser)
    add_page_options(parser)
    add_examples(parser, "warta quotes https://news.example/story", "warta quotes --all --speaker Lestari --json")


def run(context: CommandContext) -> int:
    """Print the quotes."""
    args = context.args
    if bool(args.input) == args.all:
        raise ConfigError(
            _("warta quotes needs an address, or --all and none"), hint=_("try: warta quotes --help"), kind="usage"
        )
    found = False
    rows: list[dict[str, Any]] = []
    for loaded in _readings(context):
        quotes = [quote for quote in _said(context, loaded.article) if _wanted(context, quote)]
        if args.json and (quotes or not args.all):
            rows.append(_data(loaded, quotes))
        elif quotes:
            _show(context, loaded, quotes, first=not found)
        found = found or bool(quotes)
    if args.json:
        context.stdout.write_json(rows if args.all else rows[0])
    elif not found:
        context.stderr.note(_("nobody is quoted"))
    return exits.DONE if found else exits.NO


def _readings(context: CommandContext) -> Iterator[LoadedArticle]:
    """The one that was asked for, or each that is kept."""
    if not context.args.all:
        yield load_article(context, context.args.input)
        return
    for post in context.services.posts():
        if loaded := context.services.kept(str(post.id)):
            yield loaded


def _said(context: CommandContext, article: Article) -> tuple[Quote, ...]:
    """The quotes of a story in reading order, with indirect speech when it was asked for."""
    if not context.args.indirect:
        return article.quotes
    from warta.extraction import quotes

    told = quotes.indirect(article.blocks, article.language, article.quotes)
    return tuple(sorted((*article.quotes, *told), key=lambda quote: (quote.block, quote.start)))


def _wanted(context: CommandContext, quote: Quote) -> bool:
    speaker = context.args.speaker
    known = not speaker or speaker.casefold() in (quote.speaker or "").casefold()
    return known and quote.confidence >= context.args.min_confidence


def _data(loaded: LoadedArticle, quotes: list[Quote]) -> dict[str, Any]:
    from warta.render.json import quote_to_json

    return {**json_header(loaded, "warta.quotes/1"), "quotes": [quote_to_json(quote) for quote in quotes]}


def _show(context: CommandContext, loaded: LoadedArticle, quotes: list[Quote], *, first: bool) -> None:
    """Each quote over the line that names who said it; over the library, each page's title before its quotes."""
    from warta.cli import formats, stdout
    from warta.render.text import filled

    width = context.args.width or (formats.text_width(context) if context.stdout.terminal else None)
    parts: list[str] = []
    if context.args.all:
        parts.append(filled(f"{loaded.id}  {loaded.article.title or loaded.article.url}", width))
    parts += [
        filled(_words(utterance), width) + "\n" + filled(f"— {_speaker(utterance[0])}", width, "  ", "    ")
        for utterance in _utterances(quotes)
    ]
    context.stdout.write(stdout.safe_text(("" if first else "\n") + "\n\n".join(parts) + "\n"))


def _utterances(quotes: list[Quote]) -> list[list[Quote]]:
    """The quotes, each with those that go on from it."""
    joined: list[list[Quote]] = []
    for quote in quotes:
        if quote.continues and joined and joined[-1][-1].speaker == quote.speaker:
            joined[-1].append(quote)
        else:
            joined.append([quote])
    return joined


def _words(utterance: list[Quote]) -> str:
    """What was said; three dots in brackets stand for the words that told who says it."""
    said = " ".join(
        f"[…] {quote.text}" if before and before.block == quote.block else quote.text
        for before, quote in zip((None, *utterance), utterance, strict=False)
    )
    return said if utterance[0].indirect else f"“{said}”"


def _speaker(quote: Quote) -> str:
    """Who said it, in which office, and whether in these words."""
    told = _("in other words") if quote.indirect else None
    return ", ".join(filter(None, (quote.speaker or _("speaker unknown"), quote.role, told)))
