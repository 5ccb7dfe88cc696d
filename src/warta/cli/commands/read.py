"""`warta read`: documents in, documents out."""

from __future__ import annotations

from warta.cli import arguments, exits, fields, formats, inputs
from warta.cli.gathering import outcomes, without_network
from warta.errors import ConfigError, WartaError
from warta.words import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.cli.gathering import Outcome, Word
    from warta.cli.progress import Progress


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
    return _Run(errand, words, formats.Writer(errand, form, many=many)).finish()


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


class _Run:
    """One run over all inputs: what was read goes to the writer, what failed is told and counted."""

    def __init__(self, errand: Errand, words: Sequence[Word], writer: formats.Writer) -> None:
        self._errand = errand
        self._words = words
        self._writer = writer
        self._failures: list[WartaError] = []

    def finish(self) -> int:
        """Read all; the exit code."""
        for number, word in enumerate(self._words):
            outcome = without_network(self._errand, word)
            if outcome is None:
                self._fetch(self._words[number:])
                break
            self._take(word, outcome)
        self._writer.end(failed=len(self._failures))
        if self._failures and len(self._words) > 1:
            self._sum_up()
        return exits.of_many(len(self._words), self._failures)

    def _take(self, word: Word, outcome: Outcome) -> None:
        if isinstance(outcome, WartaError):
            self._failures.append(outcome)
            self._errand.complaints.failure(outcome, word if isinstance(word, str) and len(self._words) > 1 else None)
            return
        if not isinstance(outcome, dict) and outcome.trouble:
            self._errand.complaints.note(outcome.trouble)
        self._writer.write(outcome)

    def _fetch(self, words: Sequence[Word]) -> None:
        import asyncio

        from warta.cli.progress import Progress

        with Progress(self._errand) as progress:
            asyncio.run(self._read_all(words, progress))

    async def _read_all(self, words: Sequence[Word], progress: Progress) -> None:
        try:
            async for word, outcome in outcomes(self._errand, words, progress):
                progress.pause()
                self._take(word, outcome)
                progress.advance()
        finally:
            await self._errand.newsroom.close()

    def _sum_up(self) -> None:
        total = len(self._words)
        words = ngettext("{done} of {total} document was read", "{done} of {total} documents were read", total)
        self._errand.complaints.note(words.format(done=total - len(self._failures), total=total))
