"""`warta import`: the captures of others, out of a WARC or a WACZ, into the library."""  # noqa: N999 - the command's own name

from __future__ import annotations

from collections import Counter

from warta.cli import arguments, exits
from warta.errors import LibraryError, WartaError
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.cli.progress import Progress
    from warta.newsroom.importing import Taken

_STATES = ("kept", "known", "elsewhere", "no article", "unreadable", "broken")


def options(parser: Parser) -> None:
    """What `warta import` takes."""
    parser.description = _(
        "Read the captures of others into the library: WARC and WACZ files of wget, ArchiveBox, Browsertrix and the "
        "like. Nothing is fetched; each capture keeps its own time, and its record says where it came from. Reading "
        "lists of wallabag (JSON), Pocket (CSV, HTML) and Instapaper (CSV) are taken in too: `warta sync` fetches "
        "what they name. A list of newsboat's, or OPML, is followed."
    )
    parser.add_argument(
        "inputs", nargs="+", metavar="FILE", help=_("archives (.warc, .warc.gz, .wacz) and lists of other programs")
    )
    arguments.as_json(parser)
    arguments.examples(
        parser,
        "warta import crawl.warc.gz",
        "warta import crawl.wacz --json | jq .counts",
        "warta import pocket.csv && warta sync",
    )


def run(errand: Errand) -> int:
    """Take in each archive, in order."""
    import asyncio
    from pathlib import Path

    from warta.cli import lists
    from warta.cli.progress import Progress

    taken: list[Taken] = []
    failures: list[WartaError] = []
    archives: list[str] = []
    for path in errand.typed.inputs:
        try:
            if not lists.take_in(errand, path):
                archives.append(path)
        except WartaError as error:
            failures.append(error)
            errand.complaints.failure(error, path if len(errand.typed.inputs) > 1 else None)
    if not archives:
        return exits.of_many(len(errand.typed.inputs), failures)
    with Progress(errand) as progress:
        for path in archives:
            try:
                asyncio.run(_one(errand, Path(path).expanduser(), progress, taken))
            except WartaError as error:
                progress.pause()
                failures.append(error)
                errand.complaints.failure(error, path if len(errand.typed.inputs) > 1 else None)
    if len(failures) < len(errand.typed.inputs):
        _tell(errand, taken)
    if failures:
        return exits.of_many(len(errand.typed.inputs), failures)
    return exits.NO if not any(each.state in {"kept", "known"} for each in taken) else exits.DONE


async def _one(errand: Errand, place: Path, progress: Progress, taken: list[Taken]) -> None:
    try:
        async for each in errand.newsroom.rooms.evidence.importing(place):
            progress.says(each.url or place.name, 1)
            taken.append(each)
            if each.state == "broken":
                progress.pause()
                errand.complaints.note(each.why)
    except OSError as error:
        raise LibraryError(
            _("{path} cannot be read: {why}").format(path=place, why=error.strerror or error),
            hint=_("see that it is a file that you may read"),
            kind="input",
        ) from error


def _tell(errand: Errand, taken: list[Taken]) -> None:
    """A line for each page, then how many of each kind."""
    counted = Counter(each.state for each in taken)
    if errand.typed.json:
        rows = [{"url": each.url, "state": each.state, "why": each.why, "id": each.id} for each in taken]
        counts = {state.replace(" ", "_"): counted[state] for state in _STATES}
        errand.output.data({"schema": "warta.import/1", "counts": counts, "pages": rows})
        return
    for each in taken:
        errand.output.row("part of" if each.state == "elsewhere" else each.state, each.url or "-", each.why)
    words = {
        "kept": _("kept"),
        "known": _("known"),
        "elsewhere": _("part of"),
        "no article": _("no article"),
        "unreadable": _("unreadable"),
        "broken": _("broken"),
    }
    told = [f"{words[state]} {counted[state]}" for state in _STATES if counted[state]]
    errand.complaints.note(", ".join(told) or _("there is no page in it"))
