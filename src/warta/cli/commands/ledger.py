"""`warta ledger`: the record of all captures, a line each, each with the hash of the one before."""

from __future__ import annotations

from warta.cli import arguments, exits, output
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand

_ACTS = ("head", "lines")


def options(parser: Parser) -> None:
    """What `warta ledger` takes."""
    parser.description = _("The record of all captures: a line each, with the hash of the line before in it.")
    parser.add_argument(
        "act",
        nargs="?",
        default="head",
        type=arguments.OneOf("warta ledger", *_ACTS),
        metavar="|".join(_ACTS),
        help=_("the number and the hash of the last line; every line, as it is hashed"),
    )
    arguments.as_json(parser)
    arguments.examples(parser, "warta ledger head", "warta ledger lines | tail -1 | tr -d '\\n' | sha256sum")


def run(errand: Errand) -> int:
    """Print what was asked of the ledger."""
    room = errand.newsroom.rooms.evidence
    if errand.typed.act == "lines":
        for entry in room.ledger.entries():
            errand.output.write_json(output.text(entry.line) + "\n")
        return exits.DONE
    head = room.head()
    if errand.typed.json:
        errand.output.data({"line": head.number if head else 0, "hash": head.hash if head else None})
    else:
        errand.output.row(*([str(head.number), head.hash] if head else ["0", "-"]))
    return exits.DONE if head else exits.NO
