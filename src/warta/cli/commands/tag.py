"""`warta tag`: posts under words of the reader's own."""

from __future__ import annotations

from warta.cli import arguments, exits, marking
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta tag` takes."""
    parser.description = _("Give posts a tag, or take it away; without a post, every tag and how many posts have it.")
    marking.posts(parser)
    parser.add_argument("-t", "--tag", action="append", default=[], metavar="TAG", help=_("the tag; may be repeated"))
    parser.add_argument("--remove", action="store_true", help=_("take it away"))
    arguments.as_json(parser)
    arguments.examples(parser, "warta tag", "warta tag 12,14 -t banjir", "warta tag --remove 12 -t banjir")


def run(errand: Errand) -> int:
    """List the tags, those of some posts, or change them."""
    typed = errand.typed
    if typed.undo:
        return marking.undo(errand)
    if not typed.posts and not typed.tag:
        return _list(errand)
    asked = marking.named(typed.posts)
    there, failed = marking.kept(errand, asked)
    if not typed.tag:
        return _tags_of(errand, there) or exits.of_many(len(asked), failed)
    change = errand.services.rooms.state.untag if typed.remove else errand.services.rooms.state.tag
    for name in typed.tag if there else ():
        marking.finish(errand, change(name, *there), 1, [])
    return exits.of_many(len(asked), failed)


def _list(errand: Errand) -> int:
    tags = errand.services.rooms.state.tags()
    if errand.typed.json:
        errand.output.data([{"tag": tag, "posts": count} for tag, count in tags])
    elif not tags:
        errand.complaints.note(_("no post has a tag"))
    else:
        for tag, count in tags:
            errand.output.row(tag, str(count))
    return exits.DONE


def _tags_of(errand: Errand, addresses: list[str]) -> int:
    posts = [post for each in addresses if (post := errand.services.rooms.state.post(each))]
    if errand.typed.json:
        errand.output.data([{"id": post.id, "url": post.url, "tags": [*post.tags]} for post in posts])
    else:
        for post in posts:
            errand.output.row(str(post.id), ", ".join(post.tags), post.title)
    return exits.DONE
