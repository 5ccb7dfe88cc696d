"""Read dates as pages write them: ISO 8601, prose in many languages, numbers, spans of time before now.

A date without a zone is taken as UTC, so that its day stays as written; what is unsure is None.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from warta.extraction.months import MONTHS, SPANS, ZONES

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from warta.extraction.customs import Customs

_Numbers: TypeAlias = tuple[str | int, str | int, str | int]
_Found: TypeAlias = tuple[int, _Numbers, int]

POINT, STROKE = ".", "/"
"""What stands between the numbers of a date: after a point the month comes second everywhere."""

_LONGEST = 200  # characters of a text that may hold a date
_MONTHS_A_YEAR = 12
_WHOLE_YEAR = 4  # digits
_EARLIEST = 1990  # a year before the web is a page's history, not its date

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ,]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s?(Z|UTC|[+-]\d{2}:?\d{2}|(?<!\s)[+-]\d{2}(?!\d))?)?"
)
_WHOLE = re.compile(
    r"(?:199\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
    r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)",
    re.ASCII,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?(?P<sign>[+\u2212-])\s?(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?", re.IGNORECASE)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?:Z)?$")
_DAY_FIRST = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[\s,.-]{0,3}(?:de |of |d')?"
    r"([^\W\d_]{3,12})\.?[\s,.-]{0,3}(?:de |del )?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s{0,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[/.年년]\s?(\d{1,2})\s?[/.月월]\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?::\d{2})?(?!\d)\s{0,2}([apAP]\.?[mM]\.?(?!\w))?"
    r"\s{0,2}\(?((?:UTC|GMT)\s?[+\u2212-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Za-z]{1,4}(?![A-Za-z])|[+-]\d{2}:?\d{2})?"
)
_SPAN = re.compile(
    r"(?:vor|il y a|hace|há)\s{1,2}(\d{1,3})\s{0,2}([^\W\d_]{1,10})"
    r"|(\d{1,3})\s{0,2}([^\W\d_]{1,10})\s{1,2}(?:yang\s)?(?:ago|lalu|fa|geleden|atrás)",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})/([a-z]{3,9})/(0?[1-9]|[12]\d|3[01])(?:/|$)")
_IN_ADDRESS_TIGHT = re.compile(r"/((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/-]|$)")


def iso(text: str | None) -> datetime | None:
    """A date for machines: ISO 8601 in all its half-right forms (RFC 3339, spaces, no colon in the offset)."""
    if not text:
        return None
    text = text.strip()[:_LONGEST]
    if _WHOLE.fullmatch(text):  # as most are, and Python reads these
        return datetime.fromisoformat(text)
    if found := _ISO.match(text):
        year, month, day, hour, minute, second, zone = found.groups()
        return _moment((year, month, day), (hour or 0, minute or 0, second or 0), _zone(zone))
    if found := _COMPACT.match(text):
        year, month, day, hour, minute, second = found.groups()
        return _moment((year, month, day), (hour or 0, minute or 0, second or 0), UTC)
    return None


def machine(text: str | None, customs: Customs | None = None) -> datetime | None:
    """A date from an attribute or JSON-LD: ISO first, prose when a site writes that there."""
    return iso(text) or (written(text, customs) if text else None)


def of_address(url: str | None) -> datetime | None:
    """The day that an address names: /2019/03/20/, /2019/mar/20/, /2019-03-20-, /20190320/."""
    url = url or ""
    if found := _IN_ADDRESS.search(url) or _IN_ADDRESS_TIGHT.search(url):
        return _moment((found[1], found[2], found[3]), (0, 0, 0), UTC)
    found = _MONTH_IN_ADDRESS.search(url)
    month = MONTHS.get(found[2]) if found else None
    return _moment((found[1], month, found[3]), (0, 0, 0), UTC) if found and month else None


def written(text: str, customs: Customs | None = None) -> datetime | None:
    """The first whole date in prose: day, month and year, with the clock and zone that follow it.

    Without the customs of its page it is read as an American one, and no span of time is counted back.
    """
    text = text[:_LONGEST]
    found = min([*_in_words(text), *_in_numbers(text, customs)], key=itemgetter(0), default=None)
    if found is None:
        return _before(text, customs.now if customs else None)
    _, day, end = found
    clock, zone = _clock(text[end : end + 60])
    return _moment(day, clock, zone)


def in_words(text: str) -> date | None:
    """The first day in a text that can be read in one way only, as the month is named or the year comes first."""
    found = min(_in_words(text[:_LONGEST]), key=itemgetter(0), default=None)
    moment = _moment(found[1], (0, 0, 0), UTC) if found else None
    return moment.date() if moment else None


def order(text: str) -> int:
    """1 where a date in numbers has the month first for certain, -1 where it has the day first, else 0."""
    found = _NUMBERS.search(text) if STROKE in text or "-" in text else None
    if not found or found[2] == POINT or len(found[4]) < _WHOLE_YEAR:
        return 0
    first, second = int(found[1]), int(found[3])
    return (first <= _MONTHS_A_YEAR < second) - (second <= _MONTHS_A_YEAR < first)


def is_american(language: str | None) -> bool:
    """Whether a language is written where the month comes first, or may be."""
    tongue = (language or "").lower()
    return tongue in {"", "en", "en-us"} or tongue.startswith(("en-ph", "en_us"))


def _in_words(text: str) -> list[_Found]:
    """The first date of each kind in which day and month can't be taken for each other: its place, it, its end."""
    found: list[_Found] = []
    if at := _ISO.search(text):
        found.append((at.start(), (at[1], at[2], at[3]), at.end(3)))
    if at := _YEAR_FIRST.search(text):
        found.append((at.start(), (at[1], at[2], at[3]), at.end()))
    for at in _DAY_FIRST.finditer(text):
        if month := MONTHS.get(at[2].lower()):
            found.append((at.start(), (at[3], month, at[1]), at.end()))
            break
    for at in _MONTH_FIRST.finditer(text):
        if month := MONTHS.get(at[1].lower()):
            found.append((at.start(), (at[3], month, at[2]), at.end()))
            break
    return found


def _in_numbers(text: str, customs: Customs | None) -> list[_Found]:
    """The first date in a text that is all numbers, with the year behind."""
    at = _NUMBERS.search(text)
    return [(at.start(), _ordered(at, customs), at.end())] if at else []


def _ordered(at: re.Match[str], customs: Customs | None) -> _Numbers:
    """Year, month and day of a date in numbers."""
    first, mark, second, year = int(at[1]), at[2], int(at[3]), int(at[4])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if first > _MONTHS_A_YEAR or second > _MONTHS_A_YEAR or not (first and second and year):
        month_first = second > _MONTHS_A_YEAR
    elif customs:
        month_first = customs.puts_month_first(first, second, year, mark)
    else:
        month_first = mark == STROKE
    return (year, first, second) if month_first else (year, second, first)


def _clock(text: str) -> tuple[_Numbers, tzinfo]:
    """The time of day that follows a date, midnight when none does, and its zone."""
    found = _CLOCK.search(text)
    if not found:
        return (0, 0, 0), UTC
    hour, half = int(found[1]), (found[3] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 23 or int(found[2]) > 59:
        return (0, 0, 0), UTC
    return (hour, found[2], 0), _zone(found[4])


@lru_cache(maxsize=256)
def _zone(name: str | None) -> tzinfo:
    """The zone of a name or an offset; UTC when it is not known."""
    offset = _OFFSET.fullmatch(name) if name else None
    if not name or not offset:
        minutes = ZONES.get(name.lower(), 0) if name else 0
        return timezone(timedelta(minutes=minutes)) if minutes else UTC
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    if not 0 < minutes < 24 * 60:
        return UTC
    return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))


def _before(text: str, fetched_at: datetime | None) -> datetime | None:
    """A span such as "3 hours ago", counted back from when the page was had."""
    if fetched_at is None or not (found := _SPAN.search(text)):
        return None
    number, word = found[1] or found[3], found[2] or found[4]
    span = SPANS.get(word.lower())
    return (fetched_at - timedelta(seconds=int(number) * span)).replace(microsecond=0) if span else None


def _moment(day: _Numbers, clock: _Numbers, zone: tzinfo) -> datetime | None:
    """A date that exists, of the web's own time."""
    try:
        year, month, date, hour, minute, second = map(int, (*day, *clock))
        return datetime(year, month, date, hour, minute, min(second, 59), tzinfo=zone) if year >= _EARLIEST else None
    except ValueError:
        return None
