"""`warta read`: documents in, documents out."""

from __future__ import annotations

from warta.cli import exits, formats, inputs
from warta.cli.batch import BatchRun
from warta.cli.parser import Choice, Choices, add_examples, add_page_options, add_width
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta read` takes."""
    parser.description = _("Print documents: the story, without what stands around it.")
    reading_options(parser)
    add_examples(
        parser,
        "warta read https://news.example/story",
        "warta read --json story.html | jq -r .title",
        "warta read -f jsonl -i addresses.txt -o stories.jsonl",
        "curl -s https://news.example/story | warta read - --url https://news.example/story",
    )


def reading_options(parser: Parser) -> None:
    """The options of reading, which plain `warta ADDRESS` has too."""
    parser.add_argument(
        "inputs", nargs="*", metavar="URL|FILE|ID|-", help=_("addresses, files, numbers of the library, or - for stdin")
    )
    parser.add_argument(
        "-i", dest="list", metavar="FILE|-", help=_("a list of addresses, one a line, or JSON Lines with .url")
    )
    group = parser.add_argument_group(_("output"))
    group.add_argument("-f", "--format", type=Choice("--format", *formats.NAMES), help=", ".join(formats.NAMES))
    group.add_argument("--json", action="store_true", help=_("the same as -f json"))
    group.add_argument(
        "--fields",
        type=Choices("--fields", *formats.ARTICLE_FIELDS),
        metavar="A,B",
        help=_("only these keys of json"),
    )
    add_width(group)
    group.add_argument("-o", "--output", metavar="FILE", help=_("write to a file, which appears whole or not at all"))
    group.add_argument("--unordered", action="store_true", help=_("print each document as soon as it is there"))
    add_page_options(parser)


def run(context: CommandContext) -> int:
    """Read everything that was asked for, and print it in that order."""
    args = context.args
    if not args.inputs and args.list is None:
        return _nothing_asked(context)
    form = formats.choose_format(context)
    context.json_only = form in formats.JSON_FORMATS
    if list(args.inputs).count("-") + (args.list == "-") > 1:
        raise ConfigError(_("standard input can be read only once"), hint=_("give - or -i -, once"), kind="usage")
    words = [*args.inputs, *(inputs.read_list(args.list) if args.list is not None else ())]
    many = len(words) > 1 or args.list is not None
    if not many:
        context.enable_pager()
    return BatchRun(context, words, formats.ArticleWriter(context, form, many=many)).run()


def _nothing_asked(context: CommandContext) -> int:
    """Short help on stderr: nothing was given, and nothing waits on standard input that we were told to read."""
    context.stderr.failure(
        ConfigError(
            _("warta read needs an address, a file or -"),
            hint=_("for example: warta read https://news.example/story; warta read --help tells all"),
            kind="usage",
        )
    )
    return exits.USAGE
