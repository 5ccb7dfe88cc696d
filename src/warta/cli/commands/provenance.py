"""`warta provenance`: where a page came from, when it was seen, and what that proves."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.inputs import json_header, load_article
from warta.cli.parser import add_examples, add_input, add_json, add_page_options, add_width
from warta.errors import WartaError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.capture import LoadedArticle
    from warta.model.evidence import Entry


def add_options(parser: Parser) -> None:
    """What `warta provenance` takes."""
    parser.description = _("The record of a capture: addresses, times, digests, headers, and what each field rests on.")
    add_input(parser)
    add_json(parser)
    add_width(parser)
    add_page_options(parser)
    add_examples(parser, "warta provenance 12", "warta provenance 12 --json | jq -r .provenance.sha256")


def run(context: CommandContext) -> int:
    """Print the record."""
    from warta.cli import formats, stdout
    from warta.render import provenance
    from warta.render.json import provenance_to_json

    loaded = load_article(context, context.args.input)
    place = _place(context, loaded)
    if context.args.json:
        ledger = {"line": place.number, "hash": place.hash} if place else None
        context.stdout.write_json(
            {**json_header(loaded, "warta.provenance/1"), "id": loaded.id, "revision": loaded.revision,
             "provenance": provenance_to_json(loaded), "ledger": ledger}
        )  # fmt: skip
        return exits.DONE
    context.enable_pager()
    width = context.args.width or (formats.text_width(context) if context.stdout.terminal else None)
    context.stdout.write(stdout.safe_text(provenance.record(loaded, width=width, place=place)))
    return exits.DONE


def _place(context: CommandContext, loaded: LoadedArticle) -> Entry | None:
    """The line of the ledger; a record is worth telling without it."""
    if not loaded.id:
        return None
    try:
        return context.services.rooms.evidence.place(loaded)
    except WartaError:
        return None
