"""`warta outline`: the headings of a page."""

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
    """What `warta outline` takes."""
    parser.description = _("The headings of a page, under its title; exit 1 when it has none.")
    add_input(parser)
    add_json(parser)
    add_page_options(parser)
    add_examples(parser, "warta outline https://news.example/story")


def run(context: CommandContext) -> int:
    """Print the headings."""
    from warta.model.blocks import Heading, text_of

    loaded = load_article(context, context.args.input)
    story = loaded.article
    headings = [(number, block) for number, block in enumerate(story.blocks) if isinstance(block, Heading)]
    if context.args.json:
        rows = [{"level": block.level, "text": text_of(block), "block": number} for number, block in headings]
        context.stdout.write_json({**json_header(loaded, "warta.outline/1"), "headings": rows})
    elif not headings:
        context.stderr.note(_("it has no headings"))
    else:
        top = min(block.level for _number, block in headings)
        if story.title:
            context.stdout.write_row(story.title)
        for _number, block in headings:
            context.stdout.write_row("  " * (block.level - top + 1) + " ".join(text_of(block).split()), exact=True)
    return exits.DONE if headings else exits.NO
