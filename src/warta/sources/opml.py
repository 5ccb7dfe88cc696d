"""OPML, in which readers of news exchange what they follow (opml.org/spec2): folders are outlines around outlines.

What another reader cannot follow (a WordPress by its REST interface, a front page) is written with the address of a
feed as well as may be, and with what it really is in warta's own attributes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from warta import urls
from warta.errors import ConfigError
from warta.i18n import _
from warta.model.capture import Page
from warta.model.source import KINDS, Source
from warta.sources import wordpress
from warta.sources.xml import harmless, plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

NAMESPACE = "https://warta.example/opml"
"""The name of warta's own attributes; it is a name, and no address that anybody asks."""

_MOST = 20_000  # outlines
_DEEPEST = 20
_LONGEST_SPAN = 365 * 86_400
_DIGITS = 12


@dataclass(slots=True)
class _Reading:
    """The outlines as they come. `around`: the titles of those that are open, None for a feed."""

    found: list[Source] = field(default_factory=list)
    around: list[str | None] = field(default_factory=list)
    refused: int = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name != "outline":
            return
        given = {key.rpartition(" ")[2].lower(): value for key, value in attributes.items()}
        title = plain(given.get("text") or given.get("title") or "")
        address = given.get("xmlurl", "")
        if address and len(self.found) < _MOST:
            self.take(given, address, title)
        self.around.append(None if address else title)

    def end(self, name: str) -> None:
        if name == "outline":
            self.around.pop()

    def take(self, given: dict[str, str], address: str, title: str) -> None:
        url = urls.absolute(given.get("address") or address, None)
        if not url:
            self.refused += 1
            return
        kind = given.get("kind", "feed")
        self.found.append(
            Source(
                address=url,
                kind=kind if kind in KINDS else "feed",
                title=title or urls.host(url),
                home=urls.absolute(given.get("htmlurl", ""), None) or "",
                folder="/".join([part.replace("/", "-") for part in self.around[:_DEEPEST] if part])
                or _category(given),
                every=_every(given.get("every", "")),
            )
        )


def read(text: bytes) -> tuple[tuple[Source, ...], int]:
    """The sources of a list, with the folders they stood in, and how many had no address to be asked.

    Raises ConfigError for what is no OPML.
    """
    from warta.extraction.record import sha256

    now = _epoch()
    page = Page(requested_url="", final_url="", status=0, fetched_at=now, body=text, sha256=sha256(text))
    document = harmless(page)
    if document.root != "opml":
        raise ConfigError(_("this is no OPML"), hint=_("an OPML file begins with <opml>"), kind="opml")
    loaded = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = loaded.begin, loaded.end
    try:
        parser.Parse(document.data, True)
    except expat.ExpatError as error:
        if not loaded.found:
            why = expat.ErrorString(error.code)
            raise ConfigError(
                _("this OPML is damaged: {why}").format(why=why), hint=_("export it again"), kind="opml"
            ) from error
    return tuple(loaded.found), loaded.refused


def write(sources: Iterable[Source]) -> str:
    """The list of these sources, in their folders."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<opml version="2.0" xmlns:warta="{NAMESPACE}">']
    lines += ["  <head>", "    <title>warta</title>", "  </head>", "  <body>"]
    open_now: list[str] = []
    for source in sorted(sources, key=lambda each: (each.folder, each.title.casefold())):
        folders = source.folder.split("/") if source.folder else []
        shared = next((n for n, pair in enumerate(zip(open_now, folders, strict=False)) if pair[0] != pair[1]), None)
        keep = min(len(open_now), len(folders)) if shared is None else shared
        lines += [f"{_indent(depth)}</outline>" for depth in range(len(open_now) - 1, keep - 1, -1)]
        lines += [f'{_indent(depth)}<outline text="{_quoted(folders[depth])}">' for depth in range(keep, len(folders))]
        open_now = folders
        lines.append(f"{_indent(len(folders))}<outline {_attributes(source)}/>")
    lines += [f"{_indent(depth)}</outline>" for depth in range(len(open_now) - 1, -1, -1)]
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _attributes(source: Source) -> str:
    """What an outline tells; what is not a plain feed is told in our own words besides."""
    told_of = {"type": "rss", "text": source.title, "title": source.title, "xmlUrl": feed_of(source)}
    if source.home:
        told_of["htmlUrl"] = source.home
    if source.kind != "feed":
        told_of |= {"warta:kind": source.kind, "warta:address": source.address}
    if source.every is not None:
        told_of["warta:every"] = f"{source.every:.0f}"
    return " ".join([f'{name}="{_quoted(value)}"' for name, value in told_of.items()])


def feed_of(source: Source) -> str:
    """An address that another reader can follow: a WordPress has its feed under its own page (`/feed/`)."""
    if source.kind != "wordpress":
        return source.address
    root = wordpress.root_of(source.address)
    home = root.partition("wp-json")[0] if "wp-json" in root else urls.front(root)
    return f"{home}feed/" if "rest_route" not in root else f"{urls.front(root)}?feed=rss2"


def _indent(depth: int) -> str:
    return "  " * (depth + 2)


def _quoted(text: str) -> str:
    from html import escape

    return escape(text, quote=True)


def _category(given: dict[str, str]) -> str:
    """The folder that some readers tell in an attribute: of several, the first; those of newsboat are tags."""
    return plain(given.get("category", "").partition(",")[0]).strip("/")


def _every(text: str) -> float | None:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        return None
    return float(text) if 0 < int(text) < _LONGEST_SPAN else None


def _epoch() -> datetime:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(0, UTC)
