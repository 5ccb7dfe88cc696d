"""`warta links`: where the text of a page links to."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.cli.reading import headed, reading_of
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta links` takes."""
    parser.description = _("Where the text of a page links to: an address and its words a line; exit 1 when nowhere.")
    arguments.one_input(parser)
    arguments.as_json(parser)
    arguments.getting(parser)
    arguments.examples(parser, "warta links https://news.example/story | cut -f1", "warta links 12 --json")


def run(errand: Errand) -> int:
    """Print the links."""
    loaded = reading_of(errand, errand.typed.input)
    links = loaded.article.links
    if errand.typed.json:
        rows = [{"text": link.title, "url": link.url} for link in links]
        errand.output.data({**headed(loaded, "warta.links/1"), "links": rows})
    elif not links:
        errand.complaints.note(_("its text links nowhere"))
    else:
        for link in links:
            errand.output.row(link.url, link.title)
    return exits.DONE if links else exits.NO
