"""`warta import`: the captures of others, out of a WARC or a WACZ, into the library."""  # noqa: N999 - the command's own name

from __future__ import annotations

from collections import Counter

from warta.cli import arguments, exits, files
from warta.errors import WartaError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.cli.progress import Progress
    from warta.services.importing import Taken

_SCHEMA = "warta.import/1"
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

    paths = errand.typed.inputs
    taken: dict[int, list[Taken]] = {}
    failures: list[WartaError] = []
    documents: dict[int, dict[str, Any]] = {}

    def failed(error: WartaError, path: str) -> None:
        failures.append(error)
        errand.complaints.failure(error, path if len(paths) > 1 else None)

    for number, path in enumerate(paths):
        try:
            told = lists.take_in(errand, path)
        except WartaError as error:
            failed(error, path)
            continue
        if told is None:
            taken[number] = []
        else:
            documents[number] = told
    with Progress(errand) as progress:
        for number, pages in taken.items():
            try:
                asyncio.run(_one(errand, Path(paths[number]).expanduser(), progress, pages))
            except WartaError as error:
                progress.pause()
                failed(error, paths[number])
                if not pages:
                    continue
            documents[number] = _document(pages)
    return _told(errand, documents, [page for pages in taken.values() for page in pages], failures)


def _told(errand: Errand, documents: dict[int, dict[str, Any]], pages: list[Taken], failures: list[WartaError]) -> int:
    """What came of each file: of one a document, of several an array of them, in their order; and the exit."""
    many = len(errand.typed.inputs) > 1
    archives = any(told["schema"] == _SCHEMA for told in documents.values())
    if errand.typed.json and documents:
        made = [documents[number] for number in sorted(documents)]
        errand.output.data(made if many else made[0])
    elif archives:
        _tell(errand, pages)
    if failures or not archives:
        return exits.of_many(len(errand.typed.inputs), failures)
    return exits.NO if not any(each.state in {"kept", "known"} for each in pages) else exits.DONE


async def _one(errand: Errand, place: Path, progress: Progress, taken: list[Taken]) -> None:
    with files.readable(place):
        async for each in errand.services.rooms.evidence.importing(place):
            progress.says(each.url or place.name, 1)
            taken.append(each)
            if each.state == "broken":
                progress.pause()
                errand.complaints.note(each.why)


def _document(pages: list[Taken]) -> dict[str, Any]:
    """What became of the pages of an archive, as `warta.import/1`."""
    counted = Counter(each.state for each in pages)
    rows = [{"url": each.url, "state": each.state, "why": each.why, "id": each.id} for each in pages]
    return {
        "schema": _SCHEMA,
        "counts": {state.replace(" ", "_"): counted[state] for state in _STATES},
        "pages": rows,
    }


def _tell(errand: Errand, taken: list[Taken]) -> None:
    """A line for each page, then how many of each kind."""
    counted = Counter(each.state for each in taken)
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
