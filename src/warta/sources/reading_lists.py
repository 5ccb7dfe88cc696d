"""Reading lists of other programs, told apart by their look: wallabag (JSON), Pocket (CSV, HTML), Instapaper (CSV).

Pure: bytes in, wishes out. Whatever a list says is a stranger's word: it is filtered and bounded here.
"""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.extraction.text import line
from warta.model.reading_list import ReadingList, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGEST = 128 << 20
"""Bytes of a list; wallabag puts whole articles into it."""

_MOST = 200_000  # addresses
_TAGS = 50
_LONGEST_TAG = 100
_LONGEST_TITLE = 1_000
_FAR = 253_402_300_800  # the seconds at which the year 10,000 begins


def read(data: bytes) -> ReadingList | None:
    """The list in these bytes; None when it is none of those that we know."""
    text = data[:LARGEST].decode("utf-8-sig", "replace")
    start = text[:4096].lstrip()
    if start.startswith(("[", "{")):
        return _wallabag(text)
    if start.startswith("<"):
        return _pocket_html(text) if "time_added" in text else None
    return _table(text)


def _made(name: str, found: Iterable[Wish | None]) -> ReadingList:
    """A list, each address once: the first time it is named counts."""
    wishes: dict[str, Wish] = {}
    refused = 0
    for number, wish in enumerate(found):
        if number >= _MOST:
            break
        if wish is None:
            refused += 1
        else:
            wishes.setdefault(urls.key(wish.url), wish)
    return ReadingList(name=name, wishes=tuple(wishes.values()), refused=refused)


def _wish(url: object, title: object, facts: Mapping[str, Any]) -> Wish | None:
    """An address with what is noted of it; None when it is no address of the web."""
    address = urls.absolute(url.strip(), None) if isinstance(url, str) else None
    if not address:
        return None
    words = line(title)[:_LONGEST_TITLE] if isinstance(title, str) else ""
    return Wish(url=address, title="" if words == address else words, **facts)


def _tags(words: Iterable[object]) -> tuple[str, ...]:
    plain = [line(word).lstrip("#").strip()[:_LONGEST_TAG] for word in words if isinstance(word, str)]
    return tuple(dict.fromkeys(filter(None, plain)))[:_TAGS]


def _seconds(word: object) -> datetime | None:
    """A time as seconds since 1970."""
    try:
        value = int(str(word))
    except ValueError:
        return None
    return datetime.fromtimestamp(value, UTC) if 0 < value < _FAR else None


# --- wallabag ---


def _wallabag(text: str) -> ReadingList | None:
    """A list of entries, or what its interface answers with. Source: wallabag's own export, `api/entries`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict):
        inner = data.get("_embedded")
        data = inner.get("items") if isinstance(inner, dict) else None
    if not isinstance(data, list) or not any(isinstance(each, dict) and "is_archived" in each for each in data):
        return None
    return _made("wallabag", (_of_wallabag(each) for each in data))


def _of_wallabag(entry: object) -> Wish | None:
    if not isinstance(entry, dict):
        return None
    tags = entry.get("tags")
    words = [tag.get("label") if isinstance(tag, dict) else tag for tag in tags] if isinstance(tags, list) else []
    facts = {
        "tags": _tags(words),
        "added_at": _moment(entry.get("created_at")),
        "read": _is_so(entry.get("is_archived")),
        "starred": _is_so(entry.get("is_starred")),
    }
    return _wish(entry.get("given_url") or entry.get("url"), entry.get("title"), facts)


def _moment(word: object) -> datetime | None:
    """RFC 3339, or with an offset without a colon, as PHP writes it."""
    try:
        made = datetime.fromisoformat(word) if isinstance(word, str) else None
        return made and (made.astimezone(UTC) if made.tzinfo else made.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def _is_so(value: object) -> bool:
    return value is True or value in (1, "1")


# --- Pocket and Instapaper, as tables ---


def _table(text: str) -> ReadingList | None:
    """A table that is known by its heading."""
    lines = text.splitlines()
    try:
        heading = [name.strip().casefold() for name in next(csv.reader(lines[:1]), [])]
    except csv.Error:
        return None
    names = {*heading}
    if {"url", "time_added", "status"} <= names:
        return _made("Pocket", (_of_pocket(row) for row in _rows(lines, heading)))
    if {"url", "title", "folder", "timestamp"} <= names:
        return _made("Instapaper", (_of_instapaper(row) for row in _rows(lines, heading)))
    return None


def _rows(lines: list[str], heading: list[str]) -> Iterator[dict[str, str]]:
    """The rows under the heading; what is no row ends the table."""
    reader = csv.reader([f"{each}\n" for each in lines[1:]])
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            return
        if row is None:
            return
        if row:
            yield dict(zip(heading, row, strict=False))


def _of_pocket(row: Mapping[str, str]) -> Wish | None:
    """Source: the table that Pocket let its readers take along in 2025; tags stand with a bar between."""
    facts = {
        "tags": _tags(row.get("tags", "").split("|")),
        "added_at": _seconds(row.get("time_added")),
        "read": row.get("status", "").strip().casefold() == "archive",
    }
    return _wish(row.get("url"), row.get("title"), facts)


def _of_instapaper(row: Mapping[str, str]) -> Wish | None:
    """Source: Instapaper's "Download .CSV file"; a folder of the reader's own is as good as a tag."""
    folder = row.get("folder", "").strip()
    state = folder.casefold()
    own = [] if state in {"unread", "archive", "starred", ""} else [folder]
    facts = {
        "tags": _tags([*own, *_listed(row.get("tags", ""))]),
        "added_at": _seconds(row.get("timestamp")),
        "read": state == "archive",
        "starred": state == "starred",
    }
    return _wish(row.get("url"), row.get("title"), facts)


def _listed(words: str) -> list[str]:
    """Tags as a JSON array, or with commas between."""
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        return words.split(",")
    return found if isinstance(found, list) else []


# --- Pocket, as a page ---


def _pocket_html(text: str) -> ReadingList:
    """Source: Pocket's "ril_export.html"; what was read stands under a heading of its own."""
    page = _PocketPage()
    page.feed(text)
    page.close()
    return _made("Pocket", page.wishes())


class _PocketPage(HTMLParser):
    """Links with when they were added and their tags, under headings that say whether they were read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[tuple[dict[str, str | None], list[str], bool]] = []
        self._words: list[str] | None = None
        self._heading: list[str] | None = None
        self._read = False

    def wishes(self) -> Iterator[Wish | None]:
        """What was found, in order."""
        for attributes, words, read in self._found:
            tags = (attributes.get("tags") or "").split(",")
            facts = {"tags": _tags(tags), "added_at": _seconds(attributes.get("time_added")), "read": read}
            yield _wish(attributes.get("href"), "".join(words), facts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A heading or a link begins."""
        if tag == "h1":
            self._heading = []
        elif tag == "a" and len(self._found) <= _MOST:
            self._words = []
            self._found.append((dict(attrs), self._words, self._read))

    def handle_data(self, data: str) -> None:
        """Words, of a heading or a link."""
        if self._heading is not None:
            self._heading.append(data)
        elif self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A heading or a link ends."""
        if tag == "h1" and self._heading is not None:
            self._read = "archive" in "".join(self._heading).casefold()
            self._heading = None
        elif tag == "a":
            self._words = None
