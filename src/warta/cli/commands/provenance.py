"""`warta provenance`: where a page came from, when it was seen, and what that proves."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.cli.reading import headed, reading_of
from warta.errors import WartaError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.capture import LoadedArticle
    from warta.model.evidence import Entry


def options(parser: Parser) -> None:
    """What `warta provenance` takes."""
    parser.description = _("The record of a capture: addresses, times, digests, headers, and what each field rests on.")
    arguments.one_input(parser)
    arguments.as_json(parser)
    arguments.width(parser)
    arguments.getting(parser)
    arguments.examples(parser, "warta provenance 12", "warta provenance 12 --json | jq -r .provenance.sha256")


def run(errand: Errand) -> int:
    """Print the record."""
    from warta.cli import formats, output
    from warta.render import provenance
    from warta.render.json import provenance_to_json

    loaded = reading_of(errand, errand.typed.input)
    place = _place(errand, loaded)
    if errand.typed.json:
        ledger = {"line": place.number, "hash": place.hash} if place else None
        errand.output.data(
            {**headed(loaded, "warta.provenance/1"), "id": loaded.id, "revision": loaded.revision,
             "provenance": provenance_to_json(loaded), "ledger": ledger}
        )  # fmt: skip
        return exits.DONE
    errand.allow_pager()
    width = errand.typed.width or (formats.measure(errand) if errand.output.terminal else None)
    errand.output.write(output.text(provenance.record(loaded, width=width, place=place)))
    return exits.DONE


def _place(errand: Errand, loaded: LoadedArticle) -> Entry | None:
    """The line of the ledger; a record is worth telling without it."""
    if not loaded.id:
        return None
    try:
        return errand.services.rooms.evidence.place(loaded)
    except WartaError:
        return None
