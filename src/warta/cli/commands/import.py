"""`warta import`: the captures of others, out of a WARC or a WACZ, into the library."""  # noqa: N999 - the command's own name

from __future__ import annotations

import os
from collections import Counter

from warta.cli import exits, inputs
from warta.cli.parser import add_examples, add_json
from warta.errors import ConfigError, WartaError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.cli.progress import ProgressLine
    from warta.model.reading_list import ReadingList
    from warta.services.importing import Taken
    from warta.services.reading_lists import TakenIn


_SCHEMA = "warta.import/1"
_STATES = ("kept", "known", "elsewhere", "no article", "unreadable", "broken")


def add_options(parser: Parser) -> None:
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
    add_json(parser)
    add_examples(
        parser,
        "warta import crawl.warc.gz",
        "warta import crawl.wacz --json | jq .counts",
        "warta import pocket.csv && warta sync",
    )


def run(context: CommandContext) -> int:
    """Take in each archive, in order."""
    import asyncio
    from pathlib import Path

    from warta.cli.progress import ProgressLine

    paths = context.args.inputs
    taken: dict[int, list[Taken]] = {}
    failures: list[WartaError] = []
    documents: dict[int, dict[str, Any]] = {}

    def failed(error: WartaError, path: str) -> None:
        failures.append(error)
        context.stderr.failure(error, path if len(paths) > 1 else None)

    for number, path in enumerate(paths):
        try:
            told = import_list(context, path)
        except WartaError as error:
            failed(error, path)
            continue
        if told is None:
            taken[number] = []
        else:
            documents[number] = told
    with ProgressLine(context) as progress:
        for number, pages in taken.items():
            try:
                asyncio.run(_one(context, Path(paths[number]).expanduser(), progress, pages))
            except WartaError as error:
                progress.clear()
                failed(error, paths[number])
                if not pages:
                    continue
            documents[number] = _document(pages)
    return _told(context, documents, [page for pages in taken.values() for page in pages], failures)


def _told(
    context: CommandContext, documents: dict[int, dict[str, Any]], pages: list[Taken], failures: list[WartaError]
) -> int:
    """What came of each file: of one a document, of several an array of them, in their order; and the exit."""
    many = len(context.args.inputs) > 1
    archives = any(told["schema"] == _SCHEMA for told in documents.values())
    if context.args.json and documents:
        made = [documents[number] for number in sorted(documents)]
        context.stdout.write_json(made if many else made[0])
    elif archives:
        _tell(context, pages)
    if failures or not archives:
        return exits.for_inputs(len(context.args.inputs), failures)
    return exits.NO if not any(each.state in {"kept", "known"} for each in pages) else exits.DONE


async def _one(context: CommandContext, place: Path, progress: ProgressLine, taken: list[Taken]) -> None:
    with inputs.reading_file(place):
        async for each in context.services.rooms.evidence.importing(place):
            progress.update(each.url or place.name, 1)
            taken.append(each)
            if each.state == "broken":
                progress.clear()
                context.stderr.note(each.why)


def _document(pages: list[Taken]) -> dict[str, Any]:
    """What became of the pages of an archive, as `warta.import/1`."""
    counted = Counter(each.state for each in pages)
    rows = [{"url": each.url, "state": each.state, "why": each.why, "id": each.id} for each in pages]
    return {
        "schema": _SCHEMA,
        "counts": {state.replace(" ", "_"): counted[state] for state in _STATES},
        "pages": rows,
    }


def _tell(context: CommandContext, taken: list[Taken]) -> None:
    """A line for each page, then how many of each kind."""
    counted = Counter(each.state for each in taken)
    for each in taken:
        context.stdout.write_row("part of" if each.state == "elsewhere" else each.state, each.url or "-", each.why)
    words = {
        "kept": _("kept"),
        "known": _("known"),
        "elsewhere": _("part of"),
        "no article": _("no article"),
        "unreadable": _("unreadable"),
        "broken": _("broken"),
    }
    told = [f"{words[state]} {counted[state]}" for state in _STATES if counted[state]]
    context.stderr.note(", ".join(told) or _("there is no page in it"))


_ARCHIVES = (".warc", ".wacz", ".gz", ".zip")


def import_list(context: CommandContext, path: str) -> dict[str, Any] | None:
    """What came of a list, as `warta.import-list/1`; None for a file that is an archive. Raises WartaError."""
    from warta.sources import reading_lists

    if path.lower().endswith(_ARCHIVES):
        return None
    data = _read_head(path, reading_lists.LARGEST)
    if data.startswith((b"WARC/", b"PK\x03\x04", b"\x1f\x8b")):
        return None
    found = reading_lists.read(data)
    if found is None:
        return _follow_sources(context, data)
    taken = context.services.rooms.lists.take_in(found)
    if not context.args.json:
        _report_list(context, found, taken)
    facts = {"schema": "warta.import-list/1", "list": found.name, "source": taken.source.id, "new": taken.new}
    return {**facts, "known": len(found.wishes) - taken.new, "refused": found.refused}


def _read_head(path: str, most: int) -> bytes:
    with inputs.reading_file(path), open(os.path.expanduser(path), "rb") as stream:  # noqa: PTH111, PTH123 - pathlib is not needed to start
        return stream.read(most)


def _follow_sources(context: CommandContext, data: bytes) -> dict[str, Any]:
    """OPML, or newsboat's list of addresses: feeds to follow. Raises ConfigError for what is neither."""
    start = data[:4096]
    if b"<opml" not in start.lower() and (b"<" in start or b"://" not in start):
        raise ConfigError(
            _("this is no archive and no list that warta knows"),
            hint=_("it takes WARC, WACZ, lists of wallabag, Pocket, Instapaper and newsboat, and OPML"),
            kind="input",
        )
    came = context.services.rooms.sources.import_list(data)
    new = len(came.new)
    if not context.args.json:
        words = ngettext("{count} source more is followed", "{count} sources more are followed", new)
        context.stderr.note(words.format(count=new))
    facts = {"schema": "warta.import-list/1", "list": "sources", "source": None, "new": new}
    return {**facts, "known": len(came.known), "refused": came.refused}


def _report_list(context: CommandContext, found: ReadingList, taken: TakenIn) -> None:
    words = ngettext(
        "{name}: {count} address waits; warta sync fetches it",
        "{name}: {count} addresses wait; warta sync fetches them",
        taken.new,
    )
    context.stderr.note(words.format(name=found.name, count=taken.new))
    if found.refused:
        refused = ngettext("{count} line names no web address", "{count} lines name no web address", found.refused)
        context.stderr.note(refused.format(count=found.refused))
