"""`warta ledger`: the record of all captures, a line each, each with the hash of the one before."""

from __future__ import annotations

from warta.cli import arguments, exits, output
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.evidence import Stamp

_ACTS = ("head", "lines", "stamp", "stamps")


def options(parser: Parser) -> None:
    """What `warta ledger` takes."""
    parser.description = _("The record of all captures: a line each, with the hash of the line before in it.")
    arguments.acts(
        parser,
        "warta ledger",
        _ACTS,
        _(
            "the number and the hash of the last line; every line, as it is hashed; have the authority of the settings "
            "say that the last line is there now; what it said so far"
        ),
    )
    arguments.as_json(parser)
    arguments.examples(parser, "warta ledger head", "warta ledger lines | tail -1 | tr -d '\\n' | sha256sum")


def run(errand: Errand) -> int:
    """Print what was asked of the ledger."""
    room = errand.services.rooms.evidence
    if errand.typed.act == "lines":
        for entry in room.ledger.entries():
            errand.output.write_json(output.text(entry.line) + "\n")
        return exits.DONE
    if errand.typed.act in {"stamp", "stamps"}:
        return _stamps(errand, (_stamped(errand),) if errand.typed.act == "stamp" else room.ledger.stamps())
    head = room.head()
    if errand.typed.json:
        errand.output.data({"line": head.number if head else 0, "hash": head.hash if head else None})
    else:
        errand.output.row(*([str(head.number), head.hash] if head else ["0", "-"]))
    return exits.DONE if head else exits.NO


def _stamped(errand: Errand) -> Stamp:
    import asyncio

    return asyncio.run(errand.services.rooms.evidence.stamp())


def _stamps(errand: Errand, stamps: Sequence[Stamp]) -> int:
    """Line, hash, time, authority of each."""
    rows = [
        {"line": each.line, "hash": each.hash, "at": each.at.isoformat(), "authority": each.authority}
        for each in stamps
    ]
    if errand.typed.json:
        errand.output.data({"schema": "warta.stamps/1", "stamps": rows})
    else:
        for row in rows:
            errand.output.row(*map(str, row.values()))
    return exits.DONE if rows else exits.NO
