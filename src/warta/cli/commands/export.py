"""`warta export`: stories as files for other programs and other people."""

from __future__ import annotations

from warta.cli import exits, inputs, stdout
from warta.cli.parser import Choice, add_examples
from warta.errors import ConfigError, WartaError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.cli.progress import ProgressLine
    from warta.model.export import Shape, Story

_FORMATS = ("markdown", "html", "epub", "json", "jsonl", "csv", "obsidian", "bundle", "warc", "wacz")
_BY_ENDING = {
    ".md": "markdown", ".html": "html", ".htm": "html", ".epub": "epub", ".json": "json", ".jsonl": "jsonl",
    ".csv": "csv", ".zip": "bundle", ".wacz": "wacz", ".warc": "warc", ".warc.gz": "warc",
}  # fmt: skip


def add_options(parser: Parser) -> None:
    """What `warta export` takes."""
    parser.takes_query = True
    parser.description = _("Write kept stories out. Nothing is fetched, and your e-mail is in none of it.")
    parser.add_argument(
        "what", nargs="*", metavar="QUERY|ID|URL", help=_("what `warta search` finds; or numbers and addresses")
    )
    parser.add_argument("--all", action="store_true", help=_("all that is kept"))
    parser.add_argument("-f", "--format", type=Choice("--format", *_FORMATS), help=_("one of ") + ", ".join(_FORMATS))
    parser.add_argument(
        "-o",
        dest="target",
        metavar="PATH",
        help=_("the file or folder; its ending chooses the format when -f does not. Without it, to standard output"),
    )
    parser.add_argument("--comments", action="store_true", help=_("with their comments"))
    parser.add_argument("--notes", action="store_true", help=_("with your notes; obsidian and bundle always are"))
    parser.add_argument("--force", action="store_true", help=_("replace files of a folder that differ"))
    add_examples(
        parser,
        "warta export banjir -f epub -o banjir.epub --comments",
        "warta export --all -f obsidian -o ~/vault/news",
        "warta export 12 -o evidence.zip && warta verify evidence.zip",
        "warta export source:koran.example -f csv > stories.csv",
    )


def run(context: CommandContext) -> int:
    """Write them."""
    from warta.cli.progress import ProgressLine

    args = context.args
    if bool(args.what) == args.all:
        raise ConfigError(
            _("export what?"), hint=_("name stories, type words to search for, or say --all"), kind="usage"
        )
    shape, addresses = _shape(context), _chosen(context)
    if not addresses:
        context.stderr.note(_("nothing matches") if context.args.what else _("the library is empty"))
        return exits.NO
    if shape.form == "markdown" and len(addresses) > 1 and (context.args.target or "").lower().endswith(".md"):
        hint = _("-o FOLDER writes a file for each")
        raise ConfigError(_("one Markdown file holds one story"), hint=hint, kind="usage")
    with ProgressLine(context) as progress:
        failures = _Run(context, shape, addresses, progress).failures()
    return exits.for_inputs(len(addresses), failures)


def _shape(context: CommandContext) -> Shape:
    """What is to be written, by the flags and the ending of the path. Raises ConfigError."""
    from warta.model.export import Shape

    args = context.args
    path = None if args.target == "-" else args.target
    lower = (path or "").lower()
    form = args.format or next((form for ending, form in _BY_ENDING.items() if lower.endswith(ending)), None)
    if form is None:
        hint = _("for example -f markdown, or -o stories.epub")
        raise ConfigError(_("in which format?"), hint=hint, kind="usage")
    if path is None and form not in {"markdown", "html", "json", "jsonl", "csv"}:
        raise ConfigError(
            _("{format} does not go to standard output").format(format=form), hint=_("give -o PATH"), kind="usage"
        )
    if form == "warc" and not lower.endswith((".warc", ".warc.gz")):
        raise ConfigError(
            _("a WARC says by its ending whether it is packed"), hint=_("-o stories.warc.gz"), kind="usage"
        )
    if form == "wacz" and not lower.endswith(".wacz"):
        raise ConfigError(_("a WACZ has the ending .wacz"), hint="-o stories.wacz", kind="usage")
    return Shape(form=form, comments=args.comments, notes=args.notes or form == "obsidian")


def _chosen(context: CommandContext) -> Sequence[str]:
    """The stories that were named, or that a query finds."""
    from warta.cli import selection

    args = context.args
    if args.what and all(inputs.is_address(word) or word.replace(",", "").isdecimal() for word in args.what):
        return selection.parse_posts(args.what)
    with selection.parsed_query(context, args.what) as query:
        return [str(number) for number in context.services.rooms.search.listing(query).numbers]


class _Run:
    """One run over all stories: what fails is told and counted, the rest is written."""

    def __init__(self, context: CommandContext, shape: Shape, addresses: Sequence[str], progress: ProgressLine) -> None:
        self._context = context
        self._shape = shape
        self._addresses = addresses
        self._progress = progress
        self._failures: list[WartaError] = []
        self._path: str = "" if context.args.target in {None, "-"} else context.args.target

    def failures(self) -> list[WartaError]:
        """Write all; what went wrong."""
        room, form = self._context.services.rooms.export, self._shape.form
        if not self._path:
            self._print()
        elif form == "bundle":
            self._whole(lambda stories: room.bundle(stories, self._path))
        elif form == "obsidian" or (form == "markdown" and not self._path.lower().endswith(".md")):
            self._into_folder()
        else:
            self._whole(lambda stories: room.write(stories, self._shape, self._path))
        self._sum_up()
        return self._failures

    def _stories(self) -> Iterator[Story]:
        """The stories one by one, as far as they can be had."""
        for address in self._addresses:
            self._progress.update(address, len(self._addresses))
            try:
                story = self._context.services.rooms.export.story(address, self._shape)
            except WartaError as error:
                self._failed(error, address)
                continue
            yield story
            self._progress.advance()

    def _failed(self, error: WartaError, about: str) -> None:
        self._progress.clear()
        self._failures.append(error)
        self._context.stderr.failure(error, about if len(self._addresses) > 1 else None)

    def _whole(self, write: Callable[[Iterator[Story]], None]) -> None:
        """One file of all; none when there is no story for it."""
        stories = self._stories()
        first = next(stories, None)
        if first is not None:
            write(_with(first, stories))

    def _into_folder(self) -> None:
        room = self._context.services.rooms.export
        for name, error in room.put(self._stories(), self._shape, self._path, force=self._context.args.force):
            if error:
                self._failed(error, name)

    def _print(self) -> None:
        room, out = self._context.services.rooms.export, self._context.stdout
        stories = self._stories()
        if self._shape.form == "json":
            out.write_json([*room.objects(stories, self._shape)])
        elif self._shape.form == "jsonl":
            for told in room.objects(stories, self._shape):
                out.write_json(told, pretty=False)
        else:
            for piece in room.texts(stories, self._shape):
                out.write(stdout.safe_text(piece))

    def _sum_up(self) -> None:
        self._progress.clear()
        done = len(self._addresses) - len(self._failures)
        if self._path and done:
            words = ngettext("{count} story was written: {path}", "{count} stories were written: {path}", done)
            self._context.stderr.note(words.format(count=done, path=self._path))


def _with(first: Story, rest: Iterator[Story]) -> Iterator[Story]:
    yield first
    yield from rest
