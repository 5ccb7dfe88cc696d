"""`warta revisions`: what was said under one address, and when."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta revisions` takes."""
    parser.description = _(
        "The revisions of a kept page, oldest first: number, first seen, last seen, digest of the text."
        " A new one begins when the text, the headline, a name over it or the date of publication changes."
    )
    parser.add_argument("input", metavar="URL|ID", help=_("a page that is kept"))
    arguments.as_json(parser)
    arguments.examples(parser, "warta revisions 12", "warta revisions 12 --json | jq '.revisions | length'")


def run(errand: Errand) -> int:
    """Print the revisions."""
    revisions = errand.services.revisions(errand.typed.input)
    rows = [
        {
            "number": revision.number,
            "first_seen": revision.first_seen.isoformat(),
            "last_seen": revision.last_seen.isoformat(),
            "text_sha256": revision.text_sha256,
        }
        for revision in revisions
    ]
    if errand.typed.json:
        errand.output.data({"schema": "warta.revisions/1", "revisions": rows})
    else:
        for row in rows:
            errand.output.row(*map(str, row.values()))
    return exits.DONE
