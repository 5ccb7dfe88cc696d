"""`warta capture`: a page as it is now, fetched whole and kept, whatever the library has of it."""

from __future__ import annotations

from warta.cli import exits, inputs
from warta.cli.parser import add_examples, add_json, duration
from warta.errors import ConfigError, WartaError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.cli.progress import ProgressLine
    from warta.model.capture import LoadedArticle
    from warta.model.evidence import Shot


def add_options(parser: Parser) -> None:
    """What `warta capture` takes."""
    parser.description = _(
        "Fetch pages anew, whole, whatever the library has of them; keep them, each with its line in the ledger."
    )
    parser.add_argument("inputs", nargs="+", metavar="URL", help=_("addresses"))
    add_json(parser)
    group = parser.add_argument_group(_("as a file besides"))
    group.add_argument(
        "-o",
        dest="archive",
        metavar="FILE",
        help=_("write them, with their pictures and style sheets, as FILE.wacz, FILE.warc.gz or FILE.warc"),
    )
    group.add_argument("--other-sites", action="store_true", help=_("pictures and style sheets of other sites, too"))
    parser.add_argument(
        "--timeout",
        type=duration("--timeout", least=0.1, most=600),
        metavar="SECONDS",
        help=_("for one page, everything included (default 30)"),
    )
    add_examples(
        parser, "warta capture https://news.example/story", "warta capture https://news.example/story -o story.wacz"
    )


def run(context: CommandContext) -> int:
    """Capture each page, in order."""
    import asyncio

    from warta.cli.progress import ProgressLine

    for word in context.args.inputs:
        if word.isdigit() or inputs.file_path(word) is not None:
            raise ConfigError(
                _("warta capture takes addresses, and {word} is none").format(word=word),
                hint=_("for example: warta capture https://news.example/story"),
                kind="usage",
            )
    path = context.args.archive
    if path is not None and not path.lower().endswith((".wacz", ".warc", ".warc.gz")):
        raise ConfigError(
            _("{path} says by its ending neither WACZ nor WARC").format(path=path),
            hint=_("for example: -o story.wacz, -o story.warc.gz"),
            kind="usage",
        )
    with ProgressLine(context) as progress:
        return asyncio.run(_Run(context, progress).all())


class _Run:
    """One run over all addresses."""

    def __init__(self, context: CommandContext, progress: ProgressLine) -> None:
        self._context = context
        self._progress = progress
        self._failures: list[WartaError] = []
        self._made: list[dict[str, object]] = []
        self._shots: list[Shot] = []

    async def all(self) -> int:
        args = self._context.args
        for word in args.inputs:
            self._progress.update(word, len(args.inputs))
            try:
                loaded = await self._one(word)
            except WartaError as error:
                self._progress.clear()
                self._failures.append(error)
                self._context.stderr.failure(error, word if len(args.inputs) > 1 else None)
                continue
            self._progress.clear()
            self._progress.advance()
            self._made.append(self._facts(loaded))
            if not args.json:
                self._context.stdout.write_row(*[str(value) for value in self._made[-1].values()])
        if self._shots:
            self._write()
        if args.json and self._made:
            self._context.stdout.write_json({"schema": "warta.capture/1", "captures": self._made})
        return exits.for_inputs(len(args.inputs), self._failures)

    async def _one(self, word: str) -> LoadedArticle:
        args = self._context.args
        room = self._context.services.rooms.evidence
        timeout = args.timeout or self._context.settings.timeout
        if args.archive is None:
            return await room.capture(word, timeout=timeout)
        loaded, shot = await room.shot(word, timeout=timeout, elsewhere=args.other_sites)
        self._shots.append(shot)
        self._tell_missing(shot)
        return loaded

    def _tell_missing(self, shot: Shot) -> None:
        """How many pictures and style sheets are not in the file, and the first reason."""
        absent = [page for page in shot.shown_with if not page.body]
        if absent:
            words = ngettext(
                "{count} picture or style sheet is not in the file: {url}: {why}",
                "{count} pictures or style sheets are not in the file, the first: {url}: {why}",
                len(absent),
            )
            first = absent[0]
            why = "; ".join(first.incomplete)
            self._progress.clear()
            self._context.stderr.note(words.format(count=len(absent), url=first.final_url, why=why))

    def _write(self) -> None:
        """The file, whole or not at all."""
        from warta.cli.stdout import atomic_file

        path = self._context.args.archive
        with atomic_file(path) as stream:
            self._context.services.rooms.evidence.archive(self._shots, stream, name=path.lower().rpartition("/")[2])

    def _facts(self, loaded: LoadedArticle) -> dict[str, object]:
        """Number, address, time, digest of the bytes, place in the ledger."""
        place = self._context.services.rooms.evidence.place(loaded)
        record = loaded.provenance
        return {
            "id": loaded.id,
            "url": record.final_url,
            "fetched_at": record.fetched_at.isoformat(),
            "sha256": record.sha256,
            "line": place.number if place else None,
            "hash": place.hash if place else None,
        }
