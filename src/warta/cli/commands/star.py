"""`warta star`: what is worth keeping in sight."""

from __future__ import annotations

from warta.cli import arguments, marking
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta star` takes."""
    parser.description = _("Give posts a star, or take it away. What has a star is never pruned.")
    marking.posts(parser)
    parser.add_argument("--remove", action="store_true", help=_("take the star away"))
    arguments.examples(parser, "warta star 12", "warta star --remove 12", "warta star --undo")


def run(errand: Errand) -> int:
    """Give the stars."""
    if errand.typed.undo:
        return marking.undo(errand)
    asked = marking.named(errand.typed.posts)
    there, failed = marking.kept(errand, asked)
    deed = errand.services.rooms.state.star(*there, starred=not errand.typed.remove) if there else None
    return marking.finish(errand, deed, len(asked), failed)
