"""`warta quotes`: who said what, in one page or in all that is kept."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.cli.reading import headed, reading_of
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.article import Article, Quote
    from warta.model.capture import LoadedArticle


def options(parser: Parser) -> None:
    """What `warta quotes` takes."""
    parser.description = _("Direct speech and who said it; exit 1 when there is none.")
    arguments.one_input(parser, optional=True)
    parser.add_argument("--all", action="store_true", help=_("of everything that is kept"))
    parser.add_argument("--speaker", metavar="NAME", help=_("only of speakers with this in their name"))
    parser.add_argument(
        "--min-confidence",
        type=arguments.share("--min-confidence"),
        default=0.0,
        metavar="0…1",
        help=_("only what warta is so sure of"),
    )
    parser.add_argument(
        "--indirect", action="store_true", help=_("also what is told of somebody's words without marks")
    )
    arguments.as_json(parser)
    arguments.width(parser)
    arguments.getting(parser)
    arguments.examples(parser, "warta quotes https://news.example/story", "warta quotes --all --speaker Lestari --json")


def run(errand: Errand) -> int:
    """Print the quotes."""
    typed = errand.typed
    if bool(typed.input) == typed.all:
        raise ConfigError(
            _("warta quotes needs an address, or --all and none"), hint=_("try: warta quotes --help"), kind="usage"
        )
    found = False
    rows: list[dict[str, Any]] = []
    for loaded in _readings(errand):
        quotes = [quote for quote in _said(errand, loaded.article) if _wanted(errand, quote)]
        if typed.json and (quotes or not typed.all):
            rows.append(_data(loaded, quotes))
        elif quotes:
            _show(errand, loaded, quotes, first=not found)
        found = found or bool(quotes)
    if typed.json:
        errand.output.data(rows if typed.all else rows[0])
    elif not found:
        errand.complaints.note(_("nobody is quoted"))
    return exits.DONE if found else exits.NO


def _readings(errand: Errand) -> Iterator[LoadedArticle]:
    """The one that was asked for, or each that is kept."""
    if not errand.typed.all:
        yield reading_of(errand, errand.typed.input)
        return
    for post in errand.services.posts():
        if loaded := errand.services.kept(str(post.id)):
            yield loaded


def _said(errand: Errand, article: Article) -> tuple[Quote, ...]:
    """The quotes of a story in reading order, with indirect speech when it was asked for."""
    if not errand.typed.indirect:
        return article.quotes
    from warta.extraction import quotes

    told = quotes.indirect(article.blocks, article.language, article.quotes)
    return tuple(sorted((*article.quotes, *told), key=lambda quote: (quote.block, quote.start)))


def _wanted(errand: Errand, quote: Quote) -> bool:
    speaker = errand.typed.speaker
    known = not speaker or speaker.casefold() in (quote.speaker or "").casefold()
    return known and quote.confidence >= errand.typed.min_confidence


def _data(loaded: LoadedArticle, quotes: list[Quote]) -> dict[str, Any]:
    from warta.render.json import quote_to_json

    return {**headed(loaded, "warta.quotes/1"), "quotes": [quote_to_json(quote) for quote in quotes]}


def _show(errand: Errand, loaded: LoadedArticle, quotes: list[Quote], *, first: bool) -> None:
    """Each quote over the line that names who said it; over the library, each page's title before its quotes."""
    from warta.cli import formats, output
    from warta.render.text import filled

    width = errand.typed.width or (formats.measure(errand) if errand.output.terminal else None)
    parts: list[str] = []
    if errand.typed.all:
        parts.append(filled(f"{loaded.id}  {loaded.article.title or loaded.article.url}", width))
    parts += [
        filled(_words(utterance), width) + "\n" + filled(f"— {_speaker(utterance[0])}", width, "  ", "    ")
        for utterance in _utterances(quotes)
    ]
    errand.output.write(output.text(("" if first else "\n") + "\n\n".join(parts) + "\n"))


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
