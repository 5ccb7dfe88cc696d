"""`warta mark`: posts are read, or unread, or were never opened."""

from __future__ import annotations

from functools import partial

from warta.cli import arguments, exits, marking, querying
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta mark` takes."""
    parser.asks = True
    parser.description = _("Mark posts as read, as unread, or as never opened.")
    marking.posts(parser)
    parser.add_argument("--unread", action="store_true", help=_("they are unread"))
    parser.add_argument("--forget", action="store_true", help=_("out of the history; --all forgets the whole of it"))
    parser.add_argument("--all", action="store_true", help=_("all that a query finds; without one, all that is kept"))
    arguments.examples(
        parser, "warta mark 12 14", "warta mark --unread 12", "warta mark --all banjir", "warta mark --forget --all"
    )


def run(errand: Errand) -> int:
    """Mark them."""
    typed, state = errand.typed, errand.services.rooms.state
    if typed.undo:
        return marking.undo(errand)
    if typed.forget and typed.all and not typed.posts:
        return marking.finish(errand, state.forget(), 1, [])
    mark = state.forget if typed.forget else partial(state.mark_read, read=not typed.unread)
    if typed.all:
        with querying.asked(errand, typed.posts) as query:
            found = errand.services.rooms.search.listing(query).numbers
        if not found:
            errand.complaints.note(_("nothing matches") if query else _("the library is empty"))
            return exits.NO
        return marking.finish(errand, mark(*found), 1, [])
    asked = marking.named(typed.posts)
    there, failed = marking.kept(errand, asked)
    deed = mark(*there) if there else None
    return marking.finish(errand, deed, len(asked), failed)
