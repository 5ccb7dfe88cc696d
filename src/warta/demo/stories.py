"""Read the demo's articles and comments from `pages/`, and draw their pictures."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


HERE = timezone(timedelta(hours=8), "WITA")


class Remark(Value, frozen=True, kw_only=True):
    """One comment. `kind`: comment | pingback; one `held` for moderation is not shown."""

    id: int
    author: str
    link: str = ""
    at: datetime
    paragraphs: tuple[str, ...]
    kind: str = "comment"
    by_author: bool = False
    held: bool = False
    depth: int = 1
    replies: tuple[Remark, ...] = ()


class Story(Value, frozen=True, kw_only=True):
    """One article. `comments`: open | closed | none; `content` is HTML with a blank line between blocks."""

    number: int
    slug: str
    title: str
    theme: str
    language: str
    author: str
    published: datetime
    modified: datetime
    category: str
    tags: tuple[str, ...]
    summary: str
    picture: str
    comments: str
    sticky: bool
    content: str
    thread: tuple[Remark, ...]

    @property
    def path(self) -> str:
        """Path of its URL."""
        return f"/{self.published:%Y/%m/%d}/{self.slug}/"

    def visible_comments(self) -> Iterator[Remark]:
        """Yield the visible comments in reading order."""
        waiting = list(reversed(self.thread))
        while waiting:
            comment = waiting.pop()
            if not comment.held:
                yield comment
                waiting.extend(reversed(comment.replies))


def stories() -> tuple[Story, ...]:
    """Read all articles, oldest first."""
    folder = files(__package__).joinpath("pages")
    pages = [entry for entry in folder.iterdir() if entry.name.endswith(".page")]
    return tuple(sorted(map(_read_story, pages), key=lambda story: story.published))


def _read_story(page: Traversable) -> Story:
    """Read an article file: `name: value` lines, a blank line, HTML."""
    head, _, content = page.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    number, _, slug = page.name.removesuffix(".page").partition("-")
    post = 100 + int(number)
    return Story(
        number=post,
        slug=slug,
        title=facts["title"],
        theme=facts["theme"],
        language=facts["language"],
        author=facts["author"],
        published=datetime.fromisoformat(facts["published"]),
        modified=datetime.fromisoformat(facts["modified"]),
        category=facts["category"],
        tags=tuple(facts["tags"].split(", ")),
        summary=facts["summary"],
        picture=facts["picture"],
        comments=facts["comments"],
        sticky="sticky" in facts,
        content=content.strip(),
        thread=_read_comments(page.name.removesuffix(".page") + ".thread", post * 100),
    )


def _read_comments(name: str, first: int) -> tuple[Remark, ...]:
    """Read the comments of an article; empty if it has no comments file."""
    page = files(__package__).joinpath("pages", name)
    if not page.is_file():
        return ()
    lines = page.read_text(encoding="utf-8").splitlines()
    return _nest([_parse_comment(line, first + place) for place, line in enumerate(lines, start=1)])


def _parse_comment(line: str, number: int) -> Remark:
    """Parse a comment line: `>> 2025-01-29 08:31 | Name <address> | Text ¶ more text`.

    Each ">" is one level of depth. Before the name, "*" marks the article's author, "^" a pingback, "?" a held comment.
    """
    where, name, text = line.split(" | ", 2)
    written = where.lstrip("> ")
    mark = name[0] if name[0] in "*^?" else ""
    author, _, link = name.removeprefix(mark).removesuffix(">").partition(" <")
    return Remark(
        id=number,
        author=author,
        link=link,
        at=datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=HERE),
        paragraphs=tuple(text.split(" ¶ ")),
        kind="pingback" if mark == "^" else "comment",
        by_author=mark == "*",
        held=mark == "?",
        depth=1 + where.count(">"),
    )


def _nest(flat: list[Remark]) -> tuple[Remark, ...]:
    """Build the tree from comments in reading order, by depth."""
    tree: list[Remark] = []
    while flat:
        comment, *rest = flat
        below = next((place for place, other in enumerate(rest) if other.depth <= comment.depth), len(rest))
        tree.append(replace(comment, replies=_nest(rest[:below])))
        flat = rest[below:]
    return tuple(tree)


WIDTH, HEIGHT = 640, 360

_SKY, _SUN, _WATER, _BOAT = range(4)
_SKIES = (b"\xf2\xc9\x8c", b"\xe8\xa8\x7c", b"\xa9\xc6\xd9", b"\x2f\x3e\x5c")
_WATERS = (b"\x5b\x4a\x36", b"\x3f\x5d\x5a", b"\x6d\x5c\x43", b"\x1d\x2a\x3a")


def paint(name: str) -> bytes:
    """Draw a PNG of 640 × 360 px in four colours (sky, sun, water, boat), derived from the name."""
    seed = zlib.crc32(name.encode())
    horizon, sun, boat = 150 + seed % 60, 80 + seed // 64 % 480, 60 + seed // 4096 % 360
    palette = _SKIES[seed % 4] + b"\xff\xf1\xb8" + _WATERS[seed // 4 % 4] + b"\x22\x18\x10"
    rows = b"".join([b"\0" + _row(y, horizon, sun, boat) for y in range(HEIGHT)])
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join([_chunk(kind, data) for kind, data in chunks])


def _row(y: int, horizon: int, sun: int, boat: int) -> bytes:
    """One line of the picture, a byte a pixel."""
    row = bytearray([_SKY if y < horizon else _WATER] * WIDTH)
    half = int(max(0, 48**2 - (y - horizon) ** 2) ** 0.5)
    if y < horizon or y % 5 == 0:
        _fill(row, sun - half, sun + half, _SUN)
    below = y - horizon - 60
    if 0 <= below < 24:
        _fill(row, boat + below, boat + 220 - below, _BOAT)
    return bytes(row)


def _fill(row: bytearray, start: int, end: int, colour: int) -> None:
    """Fill a run of pixels."""
    start, end = max(0, start), min(WIDTH, end)
    row[start:end] = bytes([colour]) * max(0, end - start)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """Return a PNG chunk (RFC 2083 §3.2): length, type, data, CRC."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
