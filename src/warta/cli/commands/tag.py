"""`warta tag`: posts under words of the reader's own."""

from __future__ import annotations

from warta.cli import exits, selection
from warta.cli.parser import add_examples, add_json
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta tag` takes."""
    parser.description = _("Give posts a tag, or take it away; without a post, every tag and how many posts have it.")
    selection.add_posts(parser)
    parser.add_argument("-t", "--tag", action="append", default=[], metavar="TAG", help=_("the tag; may be repeated"))
    parser.add_argument("--remove", action="store_true", help=_("take it away"))
    add_json(parser)
    add_examples(parser, "warta tag", "warta tag 12,14 -t banjir", "warta tag --remove 12 -t banjir")


def run(context: CommandContext) -> int:
    """List the tags, those of some posts, or change them."""
    args = context.args
    if args.undo:
        return selection.undo_last(context)
    if not args.posts and not args.tag:
        return _list(context)
    asked = selection.parse_posts(args.posts)
    there, failed = selection.find_saved(context, asked)
    if not args.tag:
        return _tags_of(context, there) or exits.for_inputs(len(asked), failed)
    change = context.services.rooms.state.untag if args.remove else context.services.rooms.state.tag
    for name in args.tag if there else ():
        selection.report_change(context, change(name, *there), 1, [])
    return exits.for_inputs(len(asked), failed)


def _list(context: CommandContext) -> int:
    tags = context.services.rooms.state.tags()
    if context.args.json:
        context.stdout.write_json([{"tag": tag, "posts": count} for tag, count in tags])
    elif not tags:
        context.stderr.note(_("no post has a tag"))
    else:
        for tag, count in tags:
            context.stdout.write_row(tag, str(count))
    return exits.DONE


def _tags_of(context: CommandContext, addresses: list[str]) -> int:
    posts = [post for each in addresses if (post := context.services.rooms.state.post(each))]
    if context.args.json:
        context.stdout.write_json([{"id": post.id, "url": post.url, "tags": [*post.tags]} for post in posts])
    else:
        for post in posts:
            context.stdout.write_row(str(post.id), ", ".join(post.tags), post.title)
    return exits.DONE
