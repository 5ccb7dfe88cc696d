"""`warta outline`: the headings of a page."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.cli.reading import headed, reading_of
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta outline` takes."""
    parser.description = _("The headings of a page, under its title; exit 1 when it has none.")
    arguments.one_input(parser)
    arguments.as_json(parser)
    arguments.getting(parser)
    arguments.examples(parser, "warta outline https://news.example/story")


def run(errand: Errand) -> int:
    """Print the headings."""
    from warta.model.blocks import Heading, text_of

    loaded = reading_of(errand, errand.typed.input)
    story = loaded.article
    headings = [(number, block) for number, block in enumerate(story.blocks) if isinstance(block, Heading)]
    if errand.typed.json:
        rows = [{"level": block.level, "text": text_of(block), "block": number} for number, block in headings]
        errand.output.data({**headed(loaded, "warta.outline/1"), "headings": rows})
    elif not headings:
        errand.complaints.note(_("it has no headings"))
    else:
        top = min(block.level for _number, block in headings)
        if story.title:
            errand.output.row(story.title)
        for _number, block in headings:
            errand.output.row("  " * (block.level - top + 1) + " ".join(text_of(block).split()), exact=True)
    return exits.DONE if headings else exits.NO
