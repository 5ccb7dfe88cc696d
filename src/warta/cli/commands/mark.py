"""`warta mark`: posts are read, or unread, or were never opened."""

from __future__ import annotations

from functools import partial

from warta.cli import exits, selection
from warta.cli.parser import add_examples
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta mark` takes."""
    parser.takes_query = True
    parser.description = _("Mark posts as read, as unread, or as never opened.")
    selection.add_posts(parser)
    parser.add_argument("--unread", action="store_true", help=_("they are unread"))
    parser.add_argument("--forget", action="store_true", help=_("out of the history; --all forgets the whole of it"))
    parser.add_argument("--all", action="store_true", help=_("all that a query finds; without one, all that is kept"))
    add_examples(
        parser, "warta mark 12 14", "warta mark --unread 12", "warta mark --all banjir", "warta mark --forget --all"
    )


def run(context: CommandContext) -> int:
    """Mark them."""
    args, state = context.args, context.services.rooms.state
    if args.undo:
        return selection.undo_last(context)
    if args.forget and args.all and not args.posts:
        return selection.report_change(context, state.forget(), 1, [])
    mark = state.forget if args.forget else partial(state.mark_read, read=not args.unread)
    if args.all:
        with selection.parsed_query(context, args.posts) as query:
            found = context.services.rooms.search.listing(query).numbers
        if not found:
            context.stderr.note(_("nothing matches") if query else _("the library is empty"))
            return exits.NO
        return selection.report_change(context, mark(*found), 1, [])
    asked = selection.parse_posts(args.posts)
    there, failed = selection.find_saved(context, asked)
    undo_entry = mark(*there) if there else None
    return selection.report_change(context, undo_entry, len(asked), failed)
