"""`warta star`: what is worth keeping in sight."""

from __future__ import annotations

from warta.cli import selection
from warta.cli.parser import add_examples
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta star` takes."""
    parser.description = _("Give posts a star, or take it away. What has a star is never pruned.")
    selection.add_posts(parser)
    parser.add_argument("--remove", action="store_true", help=_("take the star away"))
    add_examples(parser, "warta star 12", "warta star --remove 12", "warta star --undo")


def run(context: CommandContext) -> int:
    """Give the stars."""
    if context.args.undo:
        return selection.undo_last(context)
    asked = selection.parse_posts(context.args.posts)
    there, failed = selection.find_saved(context, asked)
    undo_entry = context.services.rooms.state.star(*there, starred=not context.args.remove) if there else None
    return selection.report_change(context, undo_entry, len(asked), failed)
