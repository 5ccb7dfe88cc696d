"""`warta verify`: whether what is kept, or a file, is still what was written."""

from __future__ import annotations

from warta.cli import exits, inputs
from warta.cli.parser import add_examples, add_json
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.evidence import Finding


def add_options(parser: Parser) -> None:
    """What `warta verify` takes."""
    parser.description = _(
        "Whether the ledger, the bytes of pages, their text, and files that hold them are still what was written. "
        "Stops at the first that is not, and names it."
    )
    parser.add_argument(
        "inputs", nargs="*", metavar="FILE|URL|ID", help=_("a WARC, a WACZ, a bundle, or pages that are kept")
    )
    parser.add_argument("--all", action="store_true", help=_("all that is kept"))
    add_json(parser)
    add_examples(parser, "warta verify --all", "warta verify 12", "warta verify story.wacz --json")


def run(context: CommandContext) -> int:
    """Look, until something does not hold."""
    args = context.args
    if bool(args.inputs) == args.all:
        raise ConfigError(
            _("warta verify needs a file, an address, a number of the library, or --all"),
            hint=_("for example: warta verify --all; warta help evidence tells what it proves"),
            kind="usage",
        )
    found: list[Finding] = []
    for finding in _findings(context):
        found.append(finding)
        if not args.json:
            context.stdout.write_row(_MARKS[finding.sort], finding.thing, finding.what)
        if not finding.holds:
            break
    holds = all(finding.holds for finding in found)
    if args.json:
        rows = [{"sort": each.sort, "thing": each.thing, "what": each.what} for each in found]
        context.stdout.write_json({"schema": "warta.verify/1", "holds": holds, "findings": rows})
    return exits.DONE if holds else exits.NO


_MARKS = {"held": "ok", "note": "note", "fault": "FAULT"}


def _findings(context: CommandContext) -> Iterator[Finding]:
    room = context.services.rooms.evidence
    if context.args.all:
        yield from room.verification().of_all()
        return
    for word in context.args.inputs:
        path = inputs.file_path(word)
        yield from room.verify(word) if path is None else _of_file(context, path)


def _of_file(context: CommandContext, path: str) -> Iterator[Finding]:
    """The findings of a file; one that cannot be read is an error."""
    from pathlib import Path

    with inputs.reading_file(path):
        yield from context.services.rooms.evidence.verify_file(Path(path).expanduser())
