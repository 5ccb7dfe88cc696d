"""`warta sources`: what is followed."""

from __future__ import annotations

from warta.cli import arguments, exits, files
from warta.errors import ConfigError, WartaError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.source import Source
    from warta.services.sources import Added

_ACTS = ("list", "add", "offers", "rename", "move", "every", "rm", "check", "import", "export")
_KINDS = ("feed", "jsonfeed", "wordpress", "sitemap", "page")
_LARGEST = 16 * 1024 * 1024  # bytes of an OPML file


def options(parser: Parser) -> None:
    """What `warta sources` takes."""
    parser.description = _("What is followed: feeds, sites, sections. `warta sync` fetches what is new there.")
    arguments.acts(
        parser,
        "warta sources",
        _ACTS,
        _("all of them; follow addresses; how an address could be followed; another title, folder or interval; ")
        + _("follow no more; what they list now; take in or give out an OPML list"),
    )
    parser.add_argument(
        "words", nargs="*", metavar="ADDRESS|ID|FILE", help=_("addresses, sources by number, title or address, a file")
    )
    parser.add_argument("--kind", type=arguments.OneOf("--kind", *_KINDS), help=_("follow by this way only"))
    parser.add_argument("--folder", metavar="NAME", help=_("the folder it goes into; A/B is B in A"))
    parser.add_argument("--title", metavar="TITLE", help=_("what it is called"))
    parser.add_argument(
        "--every",
        type=arguments.span("--every", least=60, most=365 * 86_400),
        metavar="TIME",
        help=_("look no oftener than this: 30m, 6h, 1d (default: at each sync)"),
    )
    parser.add_argument("--urls", action="store_true", help=_("export: as newsboat's list of addresses"))
    arguments.as_json(parser)
    parser.add_argument("-o", "--output", metavar="PATH", help=_("write to a file (export)"))
    arguments.examples(
        parser,
        "warta sources add https://news.example/ --folder Kalimantan",
        "warta sources import feeds.opml",
        "warta sources export -o feeds.opml",
        "warta sources move 3 Kalimantan/Banjar",
    )


def run(errand: Errand) -> int:
    """Do what was asked of the sources."""
    act = {
        "list": _list, "add": _add, "offers": _offers, "rename": _rename, "move": _move, "every": _every, "rm": _remove,
        "check": _check, "import": _import, "export": _export,
    }[errand.typed.act]  # fmt: skip
    return act(errand)


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


def _words(errand: Errand, what: str) -> list[str]:
    """What was typed after the act. Raises ConfigError when nothing was."""
    if not errand.typed.words:
        raise ConfigError(
            _("{what} wants to know which one").format(what=f"warta sources {errand.typed.act}"),
            hint=what,
            kind="usage",
        )
    return list(errand.typed.words)


def _addresses(errand: Errand, hint: str) -> list[str]:
    """Those of them that are addresses, which all must be: 12 is a number, and not the IP address 0.0.0.12."""
    words = _words(errand, hint)
    if number := next((word for word in words if word.isdecimal()), None):
        raise ConfigError(_("{address} is no web address").format(address=number), hint=hint, kind="usage")
    return words


def _named(errand: Errand) -> list[Source]:
    hint = _("`warta sources` lists them by number")
    return [errand.services.rooms.sources.find(word) for word in _words(errand, hint)]


def _list(errand: Errand) -> int:
    sources = errand.services.rooms.sources.all()
    if errand.typed.json:
        errand.output.data([data(source) for source in sources])
    elif not sources:
        errand.complaints.note(_("nothing is followed yet: warta sources add ADDRESS"))
    elif errand.output.terminal:
        errand.allow_pager()
        _table(errand, sources)
    else:
        for each in sources:
            counts = (str(each.unread), str(each.waiting), str(each.listed))
            errand.output.row(str(each.id), each.kind, *counts, each.folder, each.title, each.address)
    return exits.DONE


def _table(errand: Errand, sources: Sequence[Source]) -> None:
    """Number, unread, kind, title, address, under the folders; what the last look failed of stands below."""
    from warta.cli import output
    from warta.render.wrap import pad, shorten

    number = max(len(str(each.id)) for each in sources)
    unread = max(len(str(each.unread)) for each in sources)
    room = max(20, errand.columns() - number - unread - 16)
    lines, folder = [], ""
    for each in sources:
        if each.folder != folder:
            folder = each.folder
            lines.append(f"{folder or _('without a folder')}\n")
        title = pad(shorten(each.title, room // 2), room // 2)
        count = f"{each.unread:>{unread}}" if each.unread else " " * unread
        lines.append(f"{each.id:>{number}}  {count}  {each.kind:9}  {title}  {shorten(each.address, room // 2)}\n")
        if each.trouble:
            lines.append(f"{' ' * number}  ! {shorten(each.trouble, errand.columns() - number - 5)}\n")
    errand.output.write(output.text("".join(lines)))


def _add(errand: Errand) -> int:
    """Follow each address; what fails is told, the others are followed."""
    import asyncio

    from warta.cli.progress import Progress
    from warta.services.sources import Wish

    typed = errand.typed
    words = _addresses(errand, _("for example: warta sources add https://news.example/"))
    wish = Wish(kind=typed.kind, folder=typed.folder or "", title=typed.title or "", every=typed.every)
    failures: list[WartaError] = []

    async def add() -> None:
        try:
            for word in words:
                progress.says(word, len(words))
                try:
                    added = await errand.services.rooms.sources.add(word, wish)
                except WartaError as error:
                    progress.pause()
                    failures.append(error)
                    errand.complaints.failure(error, word)
                    continue
                progress.pause()
                progress.advance()
                told.append(_added(added))
                if not typed.json:
                    _tell(errand, added)
        finally:
            await errand.services.close()

    told: list[dict[str, Any]] = []
    with Progress(errand) as progress:
        asyncio.run(add())
    if typed.json and told:
        errand.output.data(told if len(words) > 1 else told[0])
    return exits.of_many(len(words), failures)


def _added(added: Added) -> dict[str, Any]:
    """What was chosen, and what there was to choose from."""
    return data(added.source) | {"new": added.new, "offers": [_way(each) for each in added.offers]}


def _tell(errand: Errand, added: Added) -> None:
    """What was found, and what was chosen of it."""
    source = added.source
    if not added.new:
        errand.output.say(_("{title} is followed already, as number {id}").format(title=source.title, id=source.id))
        return
    posts = ngettext("{n} post", "{n} posts", source.listed).format(n=source.listed)
    words = _("{id}: {title}, by its {kind}: {posts}")
    errand.output.say(words.format(id=source.id, title=source.title, kind=kind_words(source.kind), posts=posts))
    for offer, why in added.passed_over:
        errand.complaints.note(
            _("its {kind} was passed over: {why}").format(kind=kind_words(offer.kind), why=f"{why} ({offer.address})")
        )
    for note in added.notes:
        errand.complaints.note(note)
    errand.complaints.note(_("`warta sync` fetches what it lists"))


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


def _offers(errand: Errand) -> int:
    """How each address could be followed, the best way first."""
    import asyncio

    async def ask() -> list[Any]:
        try:
            words = _addresses(errand, _("for example: warta sources offers https://news.example/"))
            return [offer for word in words for offer in await errand.services.rooms.sources.offers(word)]
        finally:
            await errand.services.close()

    offers = asyncio.run(ask())
    if errand.typed.json:
        errand.output.data([{"schema": "warta.offer/1"} | _way(each) for each in offers])
    for each in () if errand.typed.json else offers:
        errand.output.row(each.kind, each.address, each.title)
    return exits.DONE if offers else exits.NO


def _changed(errand: Errand, source: Source, **facts: str | float | None) -> int:
    now = errand.services.rooms.sources.change(source, **facts)
    if errand.typed.json:
        errand.output.data(data(now))
    else:
        errand.output.row(str(now.id), now.folder, now.title)
    return exits.DONE


def _and_words(errand: Errand, what: str) -> tuple[Source, str]:
    """A source and the words that are meant for it. Raises ConfigError."""
    first, *rest = _words(errand, what)
    if not rest:
        raise ConfigError(_("there is nothing to change it to"), hint=what, kind="usage")
    return errand.services.rooms.sources.find(first), " ".join(rest).strip()


def _rename(errand: Errand) -> int:
    hint = _("for example: warta sources rename 3 Banjarmasin Post")
    source, title = _and_words(errand, hint)
    if not title:
        raise ConfigError(_("there is nothing to change it to"), hint=hint, kind="usage")
    return _changed(errand, source, title=title)


def _move(errand: Errand) -> int:
    source, folder = _and_words(errand, _('for example: warta sources move 3 Kalimantan; "" is no folder'))
    return _changed(errand, source, folder=folder.strip("/"))


def _every(errand: Errand) -> int:
    source, words = _and_words(errand, _("for example: warta sources every 3 6h; 0 is at each sync"))
    every = arguments.span("every", most=365 * 86_400)(words)
    return _changed(errand, source, every=max(every, 60.0) if every else None)


def _remove(errand: Errand) -> int:
    for source in _named(errand):
        errand.services.rooms.sources.remove(source)
    return exits.DONE


def _check(errand: Errand) -> int:
    """What the sources list now, without noting it: a line each; those that fail are told."""
    import asyncio

    from warta.cli.progress import Progress

    room = errand.services.rooms.sources
    chosen = _named(errand) if errand.typed.words else room.all()
    sources = [source for source in chosen if source.kind != "list"]  # a reading list is asked of nobody
    failures: list[WartaError] = []
    told: list[tuple[Source, int | None, str]] = []

    async def check() -> None:
        try:
            for source in sources:
                progress.says(source.title, len(sources))
                try:
                    seen = await room.check(source)
                except WartaError as error:
                    failures.append(error)
                    errand.complaints.failure(error, source.address)
                    told.append((source, None, error.what))
                else:
                    told.append((source, len(seen.listing.posts) if seen.listing else 0, ""))
                progress.advance()
        finally:
            await errand.services.close()

    with Progress(errand) as progress:
        asyncio.run(check())
    if errand.typed.json:
        errand.output.data([data(source) | {"posts": posts, "trouble": why or None} for source, posts, why in told])
    for source, posts, why in () if errand.typed.json else told:
        errand.output.row(str(source.id), "-" if posts is None else str(posts), source.title, why)
    return exits.of_many(len(sources), failures)


def _import(errand: Errand) -> int:
    room = errand.services.rooms.sources
    [word] = _words(errand, _("for example: warta sources import feeds.opml"))[:1]
    done = room.import_list(_read(word))
    if errand.typed.json:
        errand.output.data(
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
    errand.output.say(words.format(n=new, known=len(done.known)))
    if done.refused:
        errand.complaints.note(_("{n} had no address that could be asked").format(n=done.refused))
    return exits.DONE


def _read(word: str) -> bytes:
    """A file, or standard input for `-`. Raises LibraryError."""
    import sys
    from pathlib import Path

    with files.readable(word, _("give the path of an OPML file, or - for standard input")):
        if word == "-":
            return sys.stdin.buffer.read(_LARGEST) if sys.stdin else b""
        with Path(word).open("rb") as stream:
            return stream.read(_LARGEST)


def _export(errand: Errand) -> int:
    from warta.cli import output

    room = errand.services.rooms.sources
    errand.output.write(output.text(room.export_urls() if errand.typed.urls else room.export_opml()))
    return exits.DONE
