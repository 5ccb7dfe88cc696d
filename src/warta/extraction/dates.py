"""Read dates as pages write them: ISO 8601, prose in many languages, numbers, spans of time before now.

A date without a zone is taken as UTC, so that its day stays as written; what is unsure is None.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from warta.extraction import days
from warta.extraction.months import MONTHS, SPANS, ZONES

if TYPE_CHECKING:
    from datetime import tzinfo

    from warta.extraction.customs import Customs

_Numbers: TypeAlias = tuple[str | int, str | int, str | int]

_LONGEST = 200  # characters of a text that may hold a date
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
_CLOCK = re.compile(
    r"(?:(?P<before>오전|오후|午前|午後|上午|下午)\s?)?(?<!\d)(?P<hour>\d{1,2})(?:[:.h時时点點]|시\s?)(?P<minute>\d{2})(?::\d{2})?"
    r"(?!\d)[分분]?\s{0,2}(?P<behind>[apAP]\.?[mM]\.?(?!\w))?"
    r"\s{0,2}\(?(?P<zone>(?:UTC|GMT)\s?[+\u2212-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Za-z]{1,4}(?![A-Za-z])|[+-]\d{2}:?\d{2})?"
)
_AMERICAN = frozenset(("et", "ct", "mt", "pt"))  # the time there, in summer and in winter
_AFTERNOON = frozenset(("오후", "午後", "下午"))
_SPAN = re.compile(
    r"(?:vor|il y a|hace|há|för|منذ|قبل|לפני|πριν(?: από)?)\s{1,2}(?P<number>\d{1,3})\s{0,2}(?P<word>[^\W\d_]{1,10})"
    r"|(?P<count>\d{1,3})\s{0,2}(?P<counted>[^\W\d_]{1,10}?)\s{0,2}"
    r"(?:(?:yang\s)?(?:ago|lalu|lepas|fa|geleden|atrás|назад|тому|önce|temu|siden|sedan|sitten|trước)(?!\w)|前|전|之前)",
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
    found = days.first(text, customs)
    if found is None:
        return _before(text, customs.now if customs else None)
    day, end = found
    clock, zone = _clock(text[end : end + 60], day)
    return _moment(day, clock, zone)


def _clock(text: str, day: days.Day) -> tuple[_Numbers, tzinfo]:
    """The time of day that follows a date, midnight when none does, and its zone."""
    found = _CLOCK.search(text)
    if not found:
        return (0, 0, 0), UTC
    hour, half = int(found["hour"]), (found["behind"] or "").lower()
    if (half.startswith("p") or found["before"] in _AFTERNOON) and hour < 12:
        hour += 12
    elif (half.startswith("a") or found["before"]) and hour == 12 and found["before"] not in _AFTERNOON:
        hour = 0
    if hour > 23 or int(found["minute"]) > 59:
        return (0, 0, 0), UTC
    name = found["zone"]
    if name and name.lower() in _AMERICAN and _is_summer(day):
        name = f"{name[0]}DT"
    return (hour, found["minute"], 0), _zone(name)


def _is_summer(day: days.Day) -> bool:
    """Whether clocks are ahead in the United States: from March's second Sunday to November's first (15 USC 260a)."""
    year, month, date = day
    if not 3 <= month <= 11:
        return False
    first = datetime(year, month, 1, tzinfo=UTC)
    sunday = 1 + (6 - first.weekday()) % 7
    return date >= sunday + 7 if month == 3 else date < sunday if month == 11 else True


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
    number, word = found["number"] or found["count"], found["word"] or found["counted"]
    span = SPANS.get(word.lower())
    return (fetched_at - timedelta(seconds=int(number) * span)).replace(microsecond=0) if span else None


def _moment(day: _Numbers, clock: _Numbers, zone: tzinfo) -> datetime | None:
    """A date that exists, of the web's own time."""
    try:
        year, month, date, hour, minute, second = map(int, (*day, *clock))
        return datetime(year, month, date, hour, minute, min(second, 59), tzinfo=zone) if year >= _EARLIEST else None
    except ValueError:
        return None
