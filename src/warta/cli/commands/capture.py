"""`warta capture`: a page as it is now, fetched whole and kept, whatever the library has of it."""

from __future__ import annotations

from warta.cli import arguments, exits, inputs
from warta.errors import ConfigError, WartaError
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.cli.progress import Progress
    from warta.model import Reading


def options(parser: Parser) -> None:
    """What `warta capture` takes."""
    parser.description = _("Fetch pages anew, whole, whatever the library has of them; keep them, each with its line.")
    parser.add_argument("inputs", nargs="+", metavar="URL", help=_("addresses"))
    arguments.as_json(parser)
    parser.add_argument(
        "--timeout",
        type=arguments.span("--timeout", least=0.1, most=600),
        metavar="SECONDS",
        help=_("for one page, everything included (default 30)"),
    )
    arguments.examples(parser, "warta capture https://news.example/story")


def run(errand: Errand) -> int:
    """Capture each page, in order."""
    import asyncio

    from warta.cli.progress import Progress

    for word in errand.typed.inputs:
        if word.isdigit() or inputs.path_of(word) is not None:
            raise ConfigError(
                _("warta capture takes addresses, and {word} is none").format(word=word),
                hint=_("for example: warta capture https://news.example/story"),
                kind="usage",
            )
    with Progress(errand) as progress:
        return asyncio.run(_all(errand, progress))


async def _all(errand: Errand, progress: Progress) -> int:
    typed = errand.typed
    room = errand.newsroom.rooms.evidence
    failures: list[WartaError] = []
    made: list[dict[str, object]] = []
    for word in typed.inputs:
        progress.says(word, len(typed.inputs))
        try:
            reading = await room.capture(word, timeout=typed.timeout or errand.settings.timeout)
        except WartaError as error:
            progress.pause()
            failures.append(error)
            errand.complaints.failure(error, word if len(typed.inputs) > 1 else None)
            continue
        progress.pause()
        made.append(_facts(errand, reading))
        if not typed.json:
            errand.output.row(*[str(value) for value in made[-1].values()])
    if typed.json and made:
        errand.output.data({"schema": "warta.capture/1", "captures": made})
    return exits.of_many(len(typed.inputs), failures)


def _facts(errand: Errand, reading: Reading) -> dict[str, object]:
    """Number, address, time, digest of the bytes, place in the ledger."""
    place = errand.newsroom.rooms.evidence.place(reading)
    record = reading.provenance
    return {
        "id": reading.id,
        "url": record.final_url,
        "fetched_at": record.fetched_at.isoformat(),
        "sha256": record.sha256,
        "line": place.number if place else None,
        "hash": place.hash if place else None,
    }
