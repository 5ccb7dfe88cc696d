"""`warta watch`: pages that a sync looks at again and again."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.errors import ConfigError, NotKept
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.source import Watch

_ACTS = ("list", "add", "rm")


def options(parser: Parser) -> None:
    """What `warta watch` takes."""
    parser.description = _(
        "Pages that `warta sync` looks at again and again, the less often the longer nothing changes."
    )
    arguments.acts(
        parser,
        "warta watch",
        _ACTS,
        _("all of them; watch these; watch them no more"),
    )
    parser.add_argument("words", nargs="*", metavar="URL|ID", help=_("addresses, or numbers of the list"))
    parser.add_argument(
        "--every",
        type=arguments.span("--every", least=60, most=365 * 86_400),
        default=3_600.0,
        metavar="TIME",
        help=_("the shortest time between two looks: 30m, 6h, 1d (default 1h)"),
    )
    arguments.as_json(parser)
    arguments.examples(
        parser, "warta watch add https://news.example/flood/ --every 30m", "warta watch", "warta watch rm 2"
    )


def run(errand: Errand) -> int:
    """List, add or remove."""
    room, typed = errand.services.rooms.watches, errand.typed
    if typed.act == "list":
        _show(errand, room.all())
        return exits.DONE
    if not typed.words:
        raise ConfigError(_("which one?"), hint=_("`warta watch` lists them by number"), kind="usage")
    if typed.act == "add":
        _show(errand, tuple(room.add(url, typed.every) for url in [_address(errand, word) for word in typed.words]))
        return exits.DONE
    for watch in [room.find(word) for word in typed.words]:
        room.remove(watch)
    return exits.DONE


def _address(errand: Errand, word: str) -> str:
    """The address of a post that is named by its number; any other word as it is. Raises NotKept."""
    if not word.isdecimal():
        return word
    loaded = errand.services.kept(word)
    if loaded is None:
        hint = _("`warta list` shows what is kept")
        raise NotKept(_("{address} is not in the library").format(address=word), hint=hint)
    return loaded.provenance.final_url or word


def _show(errand: Errand, watches: tuple[Watch, ...]) -> None:
    if errand.typed.json:
        errand.output.data([_data(watch) for watch in watches])
        return
    if not watches:
        errand.complaints.note(_("nothing is watched: warta watch add URL"))
    for each in watches:
        wait = span(each.wait)
        changed = f"{each.changed_at:%Y-%m-%d %H:%M}" if each.changed_at else ""
        errand.output.row(str(each.id), wait, changed, each.url, each.trouble)


def span(seconds: float) -> str:
    """A span of time as it is typed: 90s, 30m, 6h, 1d."""
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds >= size and seconds % size == 0:
            return f"{seconds / size:.0f}{unit}"
    return f"{seconds:.0f}s" if seconds < 3_600 else f"{seconds / 3_600:.1f}h"


def _data(watch: Watch) -> dict[str, Any]:
    return {
        "schema": "warta.watch/1",
        "id": watch.id,
        "url": watch.url,
        "every": watch.every,
        "wait": watch.wait,
        "added_at": _told(watch.added_at),
        "checked_at": _told(watch.checked_at),
        "changed_at": _told(watch.changed_at),
        "due_at": _told(watch.due_at),
        "trouble": watch.trouble or None,
    }


def _told(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
