"""`warta ledger`: the record of all captures, a line each, each with the hash of the one before."""

from __future__ import annotations

from warta.cli import exits, stdout
from warta.cli.parser import add_actions, add_examples, add_json
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.evidence import Stamp

_ACTS = ("head", "lines", "stamp", "stamps")


def add_options(parser: Parser) -> None:
    """What `warta ledger` takes."""
    parser.description = _("The record of all captures: a line each, with the hash of the line before in it.")
    add_actions(
        parser,
        "warta ledger",
        _ACTS,
        _(
            "the number and the hash of the last line; every line, as it is hashed; have the authority of the settings "
            "say that the last line is there now; what it said so far"
        ),
    )
    add_json(parser)
    add_examples(parser, "warta ledger head", "warta ledger lines | tail -1 | tr -d '\\n' | sha256sum")


def run(context: CommandContext) -> int:
    """Print what was asked of the ledger."""
    room = context.services.rooms.evidence
    if context.args.action == "lines":
        for entry in room.ledger.entries():
            context.stdout.write_json_text(stdout.safe_text(entry.line) + "\n")
        return exits.DONE
    if context.args.action in {"stamp", "stamps"}:
        return _stamps(context, (_stamped(context),) if context.args.action == "stamp" else room.ledger.stamps())
    head = room.head()
    if context.args.json:
        context.stdout.write_json({"line": head.number if head else 0, "hash": head.hash if head else None})
    else:
        context.stdout.write_row(*([str(head.number), head.hash] if head else ["0", "-"]))
    return exits.DONE if head else exits.NO


def _stamped(context: CommandContext) -> Stamp:
    import asyncio

    return asyncio.run(context.services.rooms.evidence.stamp())


def _stamps(context: CommandContext, stamps: Sequence[Stamp]) -> int:
    """Line, hash, time, authority of each."""
    rows = [
        {"line": each.line, "hash": each.hash, "at": each.at.isoformat(), "authority": each.authority}
        for each in stamps
    ]
    if context.args.json:
        context.stdout.write_json({"schema": "warta.stamps/1", "stamps": rows})
    else:
        for row in rows:
            context.stdout.write_row(*map(str, row.values()))
    return exits.DONE if rows else exits.NO
