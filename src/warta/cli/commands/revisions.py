"""`warta revisions`: what was said under one address, and when."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.parser import add_examples, add_json
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta revisions` takes."""
    parser.description = _(
        "The revisions of a kept page, oldest first: number, first seen, last seen, digest of the text."
        " A new one begins when the text, the headline, a name over it or the date of publication changes."
    )
    parser.add_argument("input", metavar="URL|ID", help=_("a page that is kept"))
    add_json(parser)
    add_examples(parser, "warta revisions 12", "warta revisions 12 --json | jq '.revisions | length'")


def run(context: CommandContext) -> int:
    """Print the revisions."""
    revisions = context.services.revisions(context.args.input)
    rows = [
        {
            "number": revision.number,
            "first_seen": revision.first_seen.isoformat(),
            "last_seen": revision.last_seen.isoformat(),
            "text_sha256": revision.text_sha256,
        }
        for revision in revisions
    ]
    if context.args.json:
        context.stdout.write_json({"schema": "warta.revisions/1", "revisions": rows})
    else:
        for row in rows:
            context.stdout.write_row(*map(str, row.values()))
    return exits.DONE
