"""`warta links`: where the text of a page links to."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.inputs import json_header, load_article
from warta.cli.parser import add_examples, add_input, add_json, add_page_options
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta links` takes."""
    parser.description = _("Where the text of a page links to: an address and its words a line; exit 1 when nowhere.")
    add_input(parser)
    add_json(parser)
    add_page_options(parser)
    add_examples(parser, "warta links https://news.example/story | cut -f1", "warta links 12 --json")


def run(context: CommandContext) -> int:
    """Print the links."""
    loaded = load_article(context, context.args.input)
    links = loaded.article.links
    if context.args.json:
        rows = [{"text": link.title, "url": link.url} for link in links]
        context.stdout.write_json({**json_header(loaded, "warta.links/1"), "links": rows})
    elif not links:
        context.stderr.note(_("its text links nowhere"))
    else:
        for link in links:
            context.stdout.write_row(link.url, link.title)
    return exits.DONE if links else exits.NO
