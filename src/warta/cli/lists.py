"""Lists of other programs: told from archives by their look, taken in, and told."""

from __future__ import annotations

import os

from warta.cli import files
from warta.errors import ConfigError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.errand import Errand
    from warta.model.reading_list import ReadingList
    from warta.services.reading_lists import TakenIn

_ARCHIVES = (".warc", ".wacz", ".gz", ".zip")


def take_in(errand: Errand, path: str) -> dict[str, Any] | None:
    """What came of a list, as `warta.import-list/1`; None for a file that is an archive. Raises WartaError."""
    from warta.sources import reading_lists

    if path.lower().endswith(_ARCHIVES):
        return None
    data = _read(path, reading_lists.LARGEST)
    if data.startswith((b"WARC/", b"PK\x03\x04", b"\x1f\x8b")):
        return None
    found = reading_lists.read(data)
    if found is None:
        return _followed(errand, data)
    taken = errand.services.rooms.lists.take_in(found)
    if not errand.typed.json:
        _tell(errand, found, taken)
    facts = {"schema": "warta.import-list/1", "list": found.name, "source": taken.source.id, "new": taken.new}
    return {**facts, "known": len(found.wishes) - taken.new, "refused": found.refused}


def _read(path: str, most: int) -> bytes:
    with files.readable(path), open(os.path.expanduser(path), "rb") as stream:  # noqa: PTH111, PTH123 - pathlib is not needed to start
        return stream.read(most)


def _followed(errand: Errand, data: bytes) -> dict[str, Any]:
    """OPML, or newsboat's list of addresses: feeds to follow. Raises ConfigError for what is neither."""
    start = data[:4096]
    if b"<opml" not in start.lower() and (b"<" in start or b"://" not in start):
        raise ConfigError(
            _("this is no archive and no list that warta knows"),
            hint=_("it takes WARC, WACZ, lists of wallabag, Pocket, Instapaper and newsboat, and OPML"),
            kind="input",
        )
    came = errand.services.rooms.sources.import_list(data)
    new = len(came.new)
    if not errand.typed.json:
        words = ngettext("{count} source more is followed", "{count} sources more are followed", new)
        errand.complaints.note(words.format(count=new))
    facts = {"schema": "warta.import-list/1", "list": "sources", "source": None, "new": new}
    return {**facts, "known": len(came.known), "refused": came.refused}


def _tell(errand: Errand, found: ReadingList, taken: TakenIn) -> None:
    words = ngettext(
        "{name}: {count} address waits; warta sync fetches it",
        "{name}: {count} addresses wait; warta sync fetches them",
        taken.new,
    )
    errand.complaints.note(words.format(name=found.name, count=taken.new))
    if found.refused:
        refused = ngettext("{count} line names no web address", "{count} lines name no web address", found.refused)
        errand.complaints.note(refused.format(count=found.refused))
