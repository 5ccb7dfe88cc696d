"""`warta watch`: pages that a sync looks at again and again."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.parser import add_actions, add_examples, add_json, duration
from warta.errors import ConfigError, NotKept
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.source import Watch

_ACTS = ("list", "add", "rm")


def add_options(parser: Parser) -> None:
    """What `warta watch` takes."""
    parser.description = _(
        "Pages that `warta sync` looks at again and again, the less often the longer nothing changes."
    )
    add_actions(
        parser,
        "warta watch",
        _ACTS,
        _("all of them; watch these; watch them no more"),
    )
    parser.add_argument("words", nargs="*", metavar="URL|ID", help=_("addresses, or numbers of the list"))
    parser.add_argument(
        "--every",
        type=duration("--every", least=60, most=365 * 86_400),
        default=3_600.0,
        metavar="TIME",
        help=_("the shortest time between two looks: 30m, 6h, 1d (default 1h)"),
    )
    add_json(parser)
    add_examples(parser, "warta watch add https://news.example/flood/ --every 30m", "warta watch", "warta watch rm 2")


def run(context: CommandContext) -> int:
    """List, add or remove."""
    room, args = context.services.rooms.watches, context.args
    if args.action == "list":
        _show(context, room.all())
        return exits.DONE
    if not args.words:
        raise ConfigError(_("which one?"), hint=_("`warta watch` lists them by number"), kind="usage")
    if args.action == "add":
        _show(context, tuple(room.add(url, args.every) for url in [_address(context, word) for word in args.words]))
        return exits.DONE
    for watch in [room.find(word) for word in args.words]:
        room.remove(watch)
    return exits.DONE


def _address(context: CommandContext, word: str) -> str:
    """The address of a post that is named by its number; any other word as it is. Raises NotKept."""
    if not word.isdecimal():
        return word
    loaded = context.services.kept(word)
    if loaded is None:
        hint = _("`warta list` shows what is kept")
        raise NotKept(_("{address} is not in the library").format(address=word), hint=hint)
    return loaded.provenance.final_url or word


def _show(context: CommandContext, watches: tuple[Watch, ...]) -> None:
    if context.args.json:
        context.stdout.write_json([_data(watch) for watch in watches])
        return
    if not watches:
        context.stderr.note(_("nothing is watched: warta watch add URL"))
    for each in watches:
        wait = span(each.wait)
        changed = f"{each.changed_at:%Y-%m-%d %H:%M}" if each.changed_at else ""
        context.stdout.write_row(str(each.id), wait, changed, each.url, each.trouble)


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
