"""`warta sources`: what is followed."""

from __future__ import annotations

from warta.cli import exits, inputs
from warta.cli.parser import Choice, add_actions, add_examples, add_json, duration
from warta.errors import ConfigError, WartaError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.source import Source
    from warta.services.sources import Added

_ACTS = ("list", "add", "offers", "rename", "move", "every", "rm", "check", "import", "export")
_KINDS = ("feed", "jsonfeed", "wordpress", "sitemap", "page")
_LARGEST = 16 * 1024 * 1024  # bytes of an OPML file


def add_options(parser: Parser) -> None:
    """What `warta sources` takes."""
    parser.description = _("What is followed: feeds, sites, sections. `warta sync` fetches what is new there.")
    add_actions(
        parser,
        "warta sources",
        _ACTS,
        _("all of them; follow addresses; how an address could be followed; another title, folder or interval; ")
        + _("follow no more; what they list now; take in or give out an OPML list"),
    )
    parser.add_argument(
        "words", nargs="*", metavar="ADDRESS|ID|FILE", help=_("addresses, sources by number, title or address, a file")
    )
    parser.add_argument("--kind", type=Choice("--kind", *_KINDS), help=_("follow by this way only"))
    parser.add_argument("--folder", metavar="NAME", help=_("the folder it goes into; A/B is B in A"))
    parser.add_argument("--title", metavar="TITLE", help=_("what it is called"))
    parser.add_argument(
        "--every",
        type=duration("--every", least=60, most=365 * 86_400),
        metavar="TIME",
        help=_("look no oftener than this: 30m, 6h, 1d (default: at each sync)"),
    )
    parser.add_argument("--urls", action="store_true", help=_("export: as newsboat's list of addresses"))
    add_json(parser)
    parser.add_argument("-o", "--output", metavar="PATH", help=_("write to a file (export)"))
    add_examples(
        parser,
        "warta sources add https://news.example/ --folder Kalimantan",
        "warta sources import feeds.opml",
        "warta sources export -o feeds.opml",
        "warta sources move 3 Kalimantan/Banjar",
    )


def run(context: CommandContext) -> int:
    """Do what was asked of the sources."""
    act = {
        "list": _list, "add": _add, "offers": _offers, "rename": _rename, "move": _move, "every": _every, "rm": _remove,
        "check": _check, "import": _import, "export": _export,
    }[context.args.action]  # fmt: skip
    return act(context)


def data(source: Source) -> dict[str, Any]:
    """A source as `warta.source/1`."""
    return {
        "schema": "warta.source/1",
        "id": source.id,
        "address": source.address,
        "kind": source.kind,
        "title": source.title,
        "home": source.home or None,
        "folder": source.folder or None,
        "every": source.every,
        "added_at": source.added_at.isoformat() if source.added_at else None,
        "checked_at": source.checked_at.isoformat() if source.checked_at else None,
        "due_at": source.due_at.isoformat() if source.due_at else None,
        "trouble": source.trouble or None,
        "listed": source.listed,
        "waiting": source.waiting,
        "unread": source.unread,
    }


def _words(context: CommandContext, what: str) -> list[str]:
    """What was typed after the act. Raises ConfigError when nothing was."""
    if not context.args.words:
        raise ConfigError(
            _("{what} wants to know which one").format(what=f"warta sources {context.args.action}"),
            hint=what,
            kind="usage",
        )
    return list(context.args.words)


def _addresses(context: CommandContext, hint: str) -> list[str]:
    """Those of them that are addresses, which all must be: 12 is a number, and not the IP address 0.0.0.12."""
    words = _words(context, hint)
    if number := next((word for word in words if word.isdecimal()), None):
        raise ConfigError(_("{address} is no web address").format(address=number), hint=hint, kind="usage")
    return words


def _named(context: CommandContext) -> list[Source]:
    hint = _("`warta sources` lists them by number")
    return [context.services.rooms.sources.find(word) for word in _words(context, hint)]


def _list(context: CommandContext) -> int:
    sources = context.services.rooms.sources.all()
    if context.args.json:
        context.stdout.write_json([data(source) for source in sources])
    elif not sources:
        context.stderr.note(_("nothing is followed yet: warta sources add ADDRESS"))
    elif context.stdout.terminal:
        context.enable_pager()
        _table(context, sources)
    else:
        for each in sources:
            counts = (str(each.unread), str(each.waiting), str(each.listed))
            context.stdout.write_row(str(each.id), each.kind, *counts, each.folder, each.title, each.address)
    return exits.DONE


def _table(context: CommandContext, sources: Sequence[Source]) -> None:
    """Number, unread, kind, title, address, under the folders; what the last look failed of stands below."""
    from warta.cli import stdout
    from warta.render.wrap import pad, shorten

    number = max(len(str(each.id)) for each in sources)
    unread = max(len(str(each.unread)) for each in sources)
    room = max(20, context.columns() - number - unread - 16)
    lines, folder = [], ""
    for each in sources:
        if each.folder != folder:
            folder = each.folder
            lines.append(f"{folder or _('without a folder')}\n")
        title = pad(shorten(each.title, room // 2), room // 2)
        count = f"{each.unread:>{unread}}" if each.unread else " " * unread
        lines.append(f"{each.id:>{number}}  {count}  {each.kind:9}  {title}  {shorten(each.address, room // 2)}\n")
        if each.trouble:
            lines.append(f"{' ' * number}  ! {shorten(each.trouble, context.columns() - number - 5)}\n")
    context.stdout.write(stdout.safe_text("".join(lines)))


def _add(context: CommandContext) -> int:
    """Follow each address; what fails is told, the others are followed."""
    import asyncio

    from warta.cli.progress import ProgressLine
    from warta.services.sources import Wish

    args = context.args
    words = _addresses(context, _("for example: warta sources add https://news.example/"))
    wish = Wish(kind=args.kind, folder=args.folder or "", title=args.title or "", every=args.every)
    failures: list[WartaError] = []

    async def add() -> None:
        try:
            for word in words:
                progress.update(word, len(words))
                try:
                    added = await context.services.rooms.sources.add(word, wish)
                except WartaError as error:
                    progress.clear()
                    failures.append(error)
                    context.stderr.failure(error, word)
                    continue
                progress.clear()
                progress.advance()
                told.append(_added(added))
                if not args.json:
                    _tell(context, added)
        finally:
            await context.services.close()

    told: list[dict[str, Any]] = []
    with ProgressLine(context) as progress:
        asyncio.run(add())
    if args.json and told:
        context.stdout.write_json(told if len(words) > 1 else told[0])
    return exits.for_inputs(len(words), failures)


def _added(added: Added) -> dict[str, Any]:
    """What was chosen, and what there was to choose from."""
    return data(added.source) | {"new": added.new, "offers": [_way(each) for each in added.offers]}


def _tell(context: CommandContext, added: Added) -> None:
    """What was found, and what was chosen of it."""
    source = added.source
    if not added.new:
        context.stdout.write_line(
            _("{title} is followed already, as number {id}").format(title=source.title, id=source.id)
        )
        return
    posts = ngettext("{n} post", "{n} posts", source.listed).format(n=source.listed)
    words = _("{id}: {title}, by its {kind}: {posts}")
    context.stdout.write_line(words.format(id=source.id, title=source.title, kind=kind_words(source.kind), posts=posts))
    for offer, why in added.passed_over:
        context.stderr.note(
            _("its {kind} was passed over: {why}").format(kind=kind_words(offer.kind), why=f"{why} ({offer.address})")
        )
    for note in added.notes:
        context.stderr.note(note)
    context.stderr.note(_("`warta sync` fetches what it lists"))


def kind_words(kind: str) -> str:
    """A kind of source in words."""
    return {
        "feed": _("feed"),
        "jsonfeed": _("JSON Feed"),
        "wordpress": _("WordPress interface"),
        "sitemap": _("sitemap"),
        "page": _("list of stories"),
    }.get(kind, kind)


def _way(offer: Any) -> dict[str, Any]:  # noqa: ANN401 - an Offer, which is not needed to list
    return {"address": offer.address, "kind": offer.kind, "title": offer.title or None}


def _offers(context: CommandContext) -> int:
    """How each address could be followed, the best way first."""
    import asyncio

    async def ask() -> list[Any]:
        try:
            words = _addresses(context, _("for example: warta sources offers https://news.example/"))
            return [offer for word in words for offer in await context.services.rooms.sources.offers(word)]
        finally:
            await context.services.close()

    offers = asyncio.run(ask())
    if context.args.json:
        context.stdout.write_json([{"schema": "warta.offer/1"} | _way(each) for each in offers])
    for each in () if context.args.json else offers:
        context.stdout.write_row(each.kind, each.address, each.title)
    return exits.DONE if offers else exits.NO


def _changed(context: CommandContext, source: Source, **facts: str | float | None) -> int:
    now = context.services.rooms.sources.change(source, **facts)
    if context.args.json:
        context.stdout.write_json(data(now))
    else:
        context.stdout.write_row(str(now.id), now.folder, now.title)
    return exits.DONE


def _and_words(context: CommandContext, what: str) -> tuple[Source, str]:
    """A source and the words that are meant for it. Raises ConfigError."""
    first, *rest = _words(context, what)
    if not rest:
        raise ConfigError(_("there is nothing to change it to"), hint=what, kind="usage")
    return context.services.rooms.sources.find(first), " ".join(rest).strip()


def _rename(context: CommandContext) -> int:
    hint = _("for example: warta sources rename 3 Banjarmasin Post")
    source, title = _and_words(context, hint)
    if not title:
        raise ConfigError(_("there is nothing to change it to"), hint=hint, kind="usage")
    return _changed(context, source, title=title)


def _move(context: CommandContext) -> int:
    source, folder = _and_words(context, _('for example: warta sources move 3 Kalimantan; "" is no folder'))
    return _changed(context, source, folder=folder.strip("/"))


def _every(context: CommandContext) -> int:
    source, words = _and_words(context, _("for example: warta sources every 3 6h; 0 is at each sync"))
    every = duration("every", most=365 * 86_400)(words)
    return _changed(context, source, every=max(every, 60.0) if every else None)


def _remove(context: CommandContext) -> int:
    for source in _named(context):
        context.services.rooms.sources.remove(source)
    return exits.DONE


def _check(context: CommandContext) -> int:
    """What the sources list now, without noting it: a line each; those that fail are told."""
    import asyncio

    from warta.cli.progress import ProgressLine

    room = context.services.rooms.sources
    chosen = _named(context) if context.args.words else room.all()
    sources = [source for source in chosen if source.kind != "list"]  # a reading list is asked of nobody
    failures: list[WartaError] = []
    told: list[tuple[Source, int | None, str]] = []

    async def check() -> None:
        try:
            for source in sources:
                progress.update(source.title, len(sources))
                try:
                    seen = await room.check(source)
                except WartaError as error:
                    failures.append(error)
                    context.stderr.failure(error, source.address)
                    told.append((source, None, error.what))
                else:
                    told.append((source, len(seen.listing.posts) if seen.listing else 0, ""))
                progress.advance()
        finally:
            await context.services.close()

    with ProgressLine(context) as progress:
        asyncio.run(check())
    if context.args.json:
        context.stdout.write_json(
            [data(source) | {"posts": posts, "trouble": why or None} for source, posts, why in told]
        )
    for source, posts, why in () if context.args.json else told:
        context.stdout.write_row(str(source.id), "-" if posts is None else str(posts), source.title, why)
    return exits.for_inputs(len(sources), failures)


def _import(context: CommandContext) -> int:
    room = context.services.rooms.sources
    [word] = _words(context, _("for example: warta sources import feeds.opml"))[:1]
    done = room.import_list(_read(word))
    if context.args.json:
        context.stdout.write_json(
            {
                "schema": "warta.sources/1",
                "new": [data(each) for each in done.new],
                "known": len(done.known),
                "refused": done.refused,
            }
        )
        return exits.DONE
    new = len(done.new)
    words = ngettext(
        "{n} source is new, {known} were followed before", "{n} sources are new, {known} were followed before", new
    )
    context.stdout.write_line(words.format(n=new, known=len(done.known)))
    if done.refused:
        context.stderr.note(_("{n} had no address that could be asked").format(n=done.refused))
    return exits.DONE


def _read(word: str) -> bytes:
    """A file, or standard input for `-`. Raises LibraryError."""
    import sys
    from pathlib import Path

    with inputs.reading_file(word, _("give the path of an OPML file, or - for standard input")):
        if word == "-":
            return sys.stdin.buffer.read(_LARGEST) if sys.stdin else b""
        with Path(word).open("rb") as stream:
            return stream.read(_LARGEST)


def _export(context: CommandContext) -> int:
    from warta.cli import stdout

    room = context.services.rooms.sources
    context.stdout.write(stdout.safe_text(room.export_urls() if context.args.urls else room.export_opml()))
    return exits.DONE
