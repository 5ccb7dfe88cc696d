"""Years that are not counted from Christ's birth: Iran's, Thailand's and Japan's, as their pages write them."""

from __future__ import annotations

from datetime import date, timedelta

# The years of the web.
_IRANIAN = range(1369, 1421)
_BUDDHIST = range(2533, 2643)
_BUDDHIST_AHEAD = 543
_ERAS = {"令和": 2018, "平成": 1988}  # the year before each one's first
_FIRST_YEAR = "元"
_IRANIAN_NEW_YEAR = date(2024, 3, 20), 1403
_LONG_MONTHS = 6  # of 31 days, with which an Iranian year begins


def buddhist(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The day of the common calendar for one of Thailand's; what is of the common one stays."""
    return (year - _BUDDHIST_AHEAD if year in _BUDDHIST else year), month, day


def iranian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The day of the common calendar for one of Iran's; what is of the common one, or no day, stays."""
    if year not in _IRANIAN:
        return year, month, day
    last = _days(year + 1) - _days(year) - 336 if month == 12 else 31 if month <= _LONG_MONTHS else 30
    if not (1 <= month <= 12 and 1 <= day <= last):
        return year, month, day
    new_year, known = _IRANIAN_NEW_YEAR
    before = 31 * (month - 1) if month <= _LONG_MONTHS else 30 * (month - 1) + _LONG_MONTHS
    found = new_year + timedelta(days=_days(year) - _days(known) + before + day - 1)
    return found.year, found.month, found.day


def of_era(era: str, year: str) -> int:
    """The common year of a Japanese era's: 令和5 is 2023, 令和元 2019."""
    return _ERAS[era] + (1 if year == _FIRST_YEAR else int(year))


def _days(year: int) -> int:
    """Days before an Iranian year, but for a constant: of 33 years eight are leap years, right from 1343 to 1472."""
    year += 1595
    return 365 * year + year // 33 * 8 + (year % 33 + 3) // 4
