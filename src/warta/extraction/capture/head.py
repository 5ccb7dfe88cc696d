"""The head of a text that warta, or a program like it, wrote: a title with a line of who, when and how long under it.

    Pasar Terapung Buka Lebih Pagi
    Rufaidah Noor · 29 Jan 2025 08:15 WITA · updated 30 Jan 2025 · 2 min read · Kabar Jukung

Title and line may be wrapped; no blank line parts them, and the next blank line ends the head.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction import dates
from warta.extraction.people import names
from warta.model.value import Value

if TYPE_CHECKING:
    from datetime import datetime

# A head is short; what is longer is a story.
_LINES = 12
_LONGEST = 400
# Nothing wraps at less than this.
_NARROWEST = 40
_PART_LENGTH = 120
_FIELD = re.compile(r"[^\W\d_][\w -]{1,24}:\s\S")
_PART = re.compile(r"\s+[·•|]\s+")
_READING = re.compile(r"\d+\s*(?:min(?:ute|uten|utes|utos|uti|ut)?s?|menit|mnt)\b.{0,12}", re.IGNORECASE)
_UPDATED = re.compile(
    r"(?:updated|diperbarui|dikemas kini|aktualisiert|mis à jour|actualizado|atualizado|bijgewerkt)\b", re.IGNORECASE
)
_BY = re.compile(r"^(?:by|oleh|von|par|por|door|di)\s*:?\s+", re.IGNORECASE)
_OFFSET = re.compile(r"\bUTC([+-])(\d{1,2})(?::(\d\d))?$")


class Head(Value, frozen=True, kw_only=True):
    """What stands above a story, and the text under it."""

    title: str
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    site: str | None = None
    rest: str = ""


def read(text: str) -> Head | None:
    """The head of a text; None when its first lines are no title with such a line under it."""
    lines = text.lstrip("\n").split("\n")
    size = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    if not 1 < size <= _LINES:
        return None
    head = [line.strip() for line in lines[:size]]
    if sum(1 for line in head if _FIELD.match(line)) > 1:
        return None
    start = next((n for n, line in enumerate(head) if n and _is_about(line, head[n:])), None)
    if start is None or sum(map(len, head)) > _LONGEST + len(" ".join(head[start:])):
        return None
    # Lines of code are never wrapped.
    width = max(_NARROWEST, *(len(line) for line in lines if not line.startswith("    ")))
    title, *subtitle = _unwrapped(head[:start], width)
    found = Head(title=title, subtitle=" ".join(subtitle) or None, rest="\n".join(lines[size:]))
    return _told(found, _PART.split(" ".join(head[start:])))


def _is_about(line: str, rest: list[str]) -> bool:
    """Whether the line of who and when begins here: its parts are told, and one is a date or a time of reading."""
    parts = _PART.split(" ".join(rest))
    if any(len(part) > _PART_LENGTH for part in parts):
        return False
    if not (_PART.search(line) or line.endswith((" ·", " |", " •")) or len(rest) == 1):
        return False
    if not any(_READING.fullmatch(part) or _is_date(part) for part in parts):
        return False
    first = parts[0]
    return _READING.fullmatch(first) is not None or _is_date(first) or len(parts) > 1


def _is_date(part: str) -> bool:
    """Whether a part is a date, and little else."""
    return len(part) <= 60 and any(map(str.isdecimal, part)) and _date(part) is not None


def _date(part: str) -> datetime | None:
    """The date of a part; "UTC+2" is its zone."""
    return dates.written(_OFFSET.sub(lambda zone: f"{zone[1]}{zone[2]:0>2}{zone[3] or '00'}", part))


def _fuller(first: datetime | None, second: datetime | None) -> datetime | None:
    """The first of two dates, unless only the second has an hour."""
    return second if first is None or (second and second.hour and not first.hour) else first


def _unwrapped(lines: list[str], width: int) -> list[str]:
    """Lines made whole: one goes on in the next when the next one's first word had no room in it."""
    whole = [lines[0]]
    for before, line in pairwise(lines):
        if len(before) + 1 + len(line.split(maxsplit=1)[0]) > width:
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _told(head: Head, parts: list[str]) -> Head:
    """The head with what its line tells: people before the date, the site after the time of reading."""
    read_ = False
    for part in parts:
        if _READING.fullmatch(part):
            read_ = True
        elif _UPDATED.match(part):
            head = replace(head, modified=_date(part))
        elif _is_date(part):
            head = replace(head, published=_fuller(head.published, _date(part)))
        elif read_ or head.published:
            head = replace(head, site=head.site or part)
        else:
            head = replace(head, authors=head.authors + names([_BY.sub("", part, count=1)], strict=False))
    return head
