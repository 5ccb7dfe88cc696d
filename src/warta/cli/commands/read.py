"""`warta read`: documents in, documents out."""

from __future__ import annotations

from warta.cli import arguments, exits, fields, formats, inputs
from warta.cli.many import Run
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta read` takes."""
    parser.description = _("Print documents: the story, without what stands around it.")
    reading_options(parser)
    arguments.examples(
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
    group.add_argument(
        "-f", "--format", type=arguments.OneOf("--format", *formats.NAMES), help=", ".join(formats.NAMES)
    )
    group.add_argument("--json", action="store_true", help=_("the same as -f json"))
    group.add_argument(
        "--fields",
        type=arguments.Several("--fields", *fields.ARTICLE),
        metavar="A,B",
        help=_("only these keys of json"),
    )
    arguments.width(group)
    group.add_argument("-o", "--output", metavar="FILE", help=_("write to a file, which appears whole or not at all"))
    group.add_argument("--unordered", action="store_true", help=_("print each document as soon as it is there"))
    arguments.getting(parser)


def run(errand: Errand) -> int:
    """Read everything that was asked for, and print it in that order."""
    typed = errand.typed
    if not typed.inputs and typed.list is None:
        return _nothing_asked(errand)
    form = formats.chosen(errand)
    errand.plain = form in formats.PLAIN
    if list(typed.inputs).count("-") + (typed.list == "-") > 1:
        raise ConfigError(_("standard input can be read only once"), hint=_("give - or -i -, once"), kind="usage")
    words = [*typed.inputs, *(inputs.listed(typed.list) if typed.list is not None else ())]
    many = len(words) > 1 or typed.list is not None
    if not many:
        errand.allow_pager()
    return Run(errand, words, formats.Writer(errand, form, many=many)).finish()


def _nothing_asked(errand: Errand) -> int:
    """Short help on stderr: nothing was given, and nothing waits on standard input that we were told to read."""
    errand.complaints.failure(
        ConfigError(
            _("warta read needs an address, a file or -"),
            hint=_("for example: warta read https://news.example/story; warta read --help tells all"),
            kind="usage",
        )
    )
    return exits.USAGE
