"""`warta quotes`: who said what, in one page or in all that is kept."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.cli.reading import headed, reading_of
from warta.errors import ConfigError
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model import Quote, Reading


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
    for reading in _readings(errand):
        quotes = [quote for quote in reading.article.quotes if _wanted(errand, quote)]
        if typed.json and (quotes or not typed.all):
            rows.append(_data(reading, quotes))
        elif quotes:
            _show(errand, reading, quotes, first=not found)
        found = found or bool(quotes)
    if typed.json:
        errand.output.data(rows if typed.all else rows[0])
    elif not found:
        errand.complaints.note(_("nobody is quoted"))
    return exits.DONE if found else exits.NO


def _readings(errand: Errand) -> Iterator[Reading]:
    """The one that was asked for, or each that is kept."""
    if not errand.typed.all:
        yield reading_of(errand, errand.typed.input)
        return
    for post in errand.newsroom.posts():
        if reading := errand.newsroom.kept(str(post.id)):
            yield reading


def _wanted(errand: Errand, quote: Quote) -> bool:
    speaker = errand.typed.speaker
    known = not speaker or speaker.casefold() in (quote.speaker or "").casefold()
    return known and quote.confidence >= errand.typed.min_confidence


def _data(reading: Reading, quotes: list[Quote]) -> dict[str, Any]:
    return {
        **headed(reading, "warta.quotes/1"),
        "quotes": [
            {
                "text": quote.text,
                "speaker": quote.speaker,
                "role": quote.role,
                "cue": quote.cue,
                "rule": quote.rule,
                "confidence": quote.confidence,
                "block": quote.block,
                "start": quote.start,
                "end": quote.end,
            }
            for quote in quotes
        ],
    }


def _show(errand: Errand, reading: Reading, quotes: list[Quote], *, first: bool) -> None:
    """Each quote over the line that names who said it; over the library, each page's title before its quotes."""
    from warta.cli import formats, output
    from warta.render.text import filled

    width = errand.typed.width or (formats.measure(errand) if errand.output.terminal else None)
    parts: list[str] = []
    if errand.typed.all:
        parts.append(filled(f"{reading.id}  {reading.article.title or reading.article.url}", width))
    for quote in quotes:
        speaker = ", ".join(filter(None, (quote.speaker or _("speaker unknown"), quote.role)))
        parts.append(filled(f"“{quote.text}”", width) + "\n" + filled(f"— {speaker}", width, "  ", "    "))
    errand.output.write(output.text(("" if first else "\n") + "\n\n".join(parts) + "\n"))
