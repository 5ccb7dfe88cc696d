"""Find the day in a text: year, month and day as people write them, in words of many languages or in numbers."""

from __future__ import annotations

import re
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from warta.extraction import calendars
from warta.extraction.months import IRANIAN_MONTHS, MONTHS, MONTHS_ELSEWHERE, NUMBERED_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.customs import Customs

Day: TypeAlias = tuple[int, int, int]
"""Year, month and day of the common calendar, not yet known to exist."""
_Found: TypeAlias = tuple[int, Day, int]  # where it begins, it, where it ends

POINT, STROKE = ".", "/"
"""What stands between the numbers of a date: after a point the month comes second everywhere."""

_MONTHS_A_YEAR = 12
_WHOLE_YEAR = 4  # digits

# A name of a month: no letters alone, as the vowels of many scripts are marks; or a short one of Thai, with its points.
_NAME = (
    r"(?P<month>[\u0e01-\u0e4e]{1,3}\.[\u0e01-\u0e4e](?=\.)"
    r"|[^\s\d_.,;:!?()\[\]{}<>/|\"'“”‘’·•–—-]{2,14}(?:\s(?:الأول|الاول|الثاني))?)"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})(?!\d)"
_NUMBER = r"(?P<month>\d{1,2})"
_FIXED = (
    re.compile(rf"(?<!\d){_YEAR}-{_NUMBER}-{_DAY}"),  # ISO 8601
    re.compile(rf"(?<!\d){_YEAR}\s?[/.年년]\s?{_NUMBER}\s?[/.月월]\s?{_DAY}(?!\d)"),
)
_NAMED = (
    re.compile(
        rf"(?<![\d:]){_DAY}(?:st|nd|rd|th|er|\.|º|ª)?[\s,./-]{{0,3}}(?:de |of |d'|ב)?{_NAME}\.?[\s,./-]{{0,3}}"
        rf"(?:de |del |พ\.ศ\. ?)?{_YEAR}"
    ),
    re.compile(rf"{_NAME}\.?\s{{0,3}}{_DAY}(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}"),
    # Hungarian and Lithuanian: "2019. március 20.", "2019 m. kovo 20 d."
    re.compile(rf"(?<!\d){_YEAR}(?:\.|\sm\.)\s?{_NAME}\.?\s{_DAY}(?:\.|\sd\.)"),
    re.compile(  # "Tue Mar 19 20:40:00 EST 2019", as ctime() of POSIX and the archives of mailing lists have it
        rf"{_NAME}\s{{1,2}}{_DAY}\s(?P<clock>\d\d:\d\d:\d\d)(?:\s[A-Z]{{3,5}})?\s{_YEAR}"
    ),
)
# Vietnamese numbers its months, also in words: "20 tháng 3 năm 2019", "20 Tháng Mười Một, 2019", "Tháng Ba 20, 2019".
_TABLED = r"(?:tháng|thg)\s(?P<month>\d{1,2}|mười (?:một|hai)|[^\W\d_]{2,4})"
_NUMBERED = (
    re.compile(rf"(?<!\d){_DAY}\s{_TABLED},?\s{{1,2}}(?:năm )?{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_TABLED}\s{_DAY},?\s{_YEAR}", re.IGNORECASE),
)
_YEARLIKE = re.compile(r"\d{4}|年")  # without which there is no day in words
_ERA = re.compile(rf"(?P<era>令和|平成)\s?(?P<year>元|\d{{1,2}})年\s?{_NUMBER}月\s?{_DAY}日")
_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_SPACED = re.compile(r"(?<![\d/.])(\d{1,2})(\.)\s(\d{1,2})\.\s(\d{4})(?!\d)")  # "20. 3. 2019", as Czechs and others do


def first(text: str, customs: Customs | None) -> tuple[Day, int] | None:
    """The earliest whole day in a text, and where it ends. Without its page's customs it is read as an American one."""
    found = chain(_in_words(text, customs.language if customs else None), _in_numbers(text, customs))
    earliest = min(found, key=itemgetter(0), default=None)
    return earliest[1:] if earliest else None


def in_words(text: str, language: str | None) -> Day | None:
    """The first day in a text that can be read in one way only, as the month is named or the year comes first."""
    earliest = min(_in_words(text, language), key=itemgetter(0), default=None)
    return earliest[1] if earliest else None


def order(text: str) -> int:
    """1 where a date in numbers has the month first for certain, -1 where it has the day first, else 0."""
    found = _NUMBERS.search(text) if STROKE in text or "-" in text else None
    if not found or found[2] == POINT or len(found[4]) < _WHOLE_YEAR:
        return 0
    one, other = int(found[1]), int(found[3])
    return (one <= _MONTHS_A_YEAR < other) - (other <= _MONTHS_A_YEAR < one)


def is_american(language: str | None) -> bool:
    """Whether a language is written where the month comes first, or may be."""
    tongue = (language or "").lower()
    return tongue in {"", "en", "en-us"} or tongue.startswith(("en-ph", "en_us"))


def _in_words(text: str, language: str | None) -> Iterator[_Found]:
    """The first day of each kind in which day and month can't be taken for each other."""
    if not _YEARLIKE.search(text):
        return
    for pattern in _FIXED:
        if at := pattern.search(text):
            yield _common(at, int(at["month"]), language)
    for pattern in _NAMED:
        for at in pattern.finditer(text):
            if month := _month(at["month"].lower(), language):
                yield _common(at, month, language)
                break
    for pattern in _NUMBERED if "th" in text or "Th" in text else ():
        if (at := pattern.search(text)) and (month := _numbered(at["month"].lower())):
            yield _common(at, month, language)
    if "年" in text and (at := _ERA.search(text)):
        yield at.start(), (calendars.of_era(at["era"], at["year"]), int(at["month"]), int(at["day"])), at.end()


def _common(at: re.Match[str], month: int, language: str | None) -> _Found:
    day = _of_calendar((int(at["year"]), month, int(at["day"])), at["month"], language)
    if "clock" in at.re.groupindex:
        return at.start(), day, at.start("clock")
    return at.start(), day, max(at.end("day"), at.end("year"))


def _of_calendar(day: Day, month: str, language: str | None) -> Day:
    """The common day: a year of Iran or Thailand is one by the name of its month or the language of the page."""
    tongue = (language or "").lower()[:2]
    if month in IRANIAN_MONTHS or tongue == "fa":
        return calendars.iranian(*day)
    if tongue == "th" or "\u0e01" <= month[:1] <= "\u0e4e":
        return calendars.buddhist(*day)
    return day


def _month(name: str, language: str | None) -> int:
    """The number of a month, 0 when it is none; one name is two months in two languages."""
    elsewhere = MONTHS_ELSEWHERE.get((language or "")[:2].lower(), {})
    return elsewhere.get(name) or MONTHS.get(name, 0)


def _numbered(name: str) -> int:
    return int(name) if name.isdecimal() else NUMBERED_MONTHS.get(name, 0)


def _in_numbers(text: str, customs: Customs | None) -> list[_Found]:
    """The first day in a text that is all numbers, with the year behind."""
    at = _NUMBERS.search(text) or _SPACED.search(text)
    if not at:
        return []
    day = _of_calendar(_ordered(at, customs), "", customs.language if customs else None)
    return [(at.start(), day, at.end())]


def _ordered(at: re.Match[str], customs: Customs | None) -> Day:
    """Year, month and day of a date in numbers."""
    one, mark, other, year = int(at[1]), at[2], int(at[3]), int(at[4])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if one > _MONTHS_A_YEAR or other > _MONTHS_A_YEAR or not (one and other and year):
        month_first = other > _MONTHS_A_YEAR
    elif customs:
        month_first = customs.puts_month_first(one, other, year, mark)
    else:
        month_first = mark == STROKE
    return (year, one, other) if month_first else (year, other, one)
