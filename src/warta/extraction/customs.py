"""How a page writes its dates: what must be known of it before 03/04 can be told from 04/03."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from warta.extraction import days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from warta.extraction.days import Day

_MOST_TEXTS = 5_000  # of a page in which its other days are looked for
_SHORTEST, _LONGEST = 6, 200  # characters of a text that tells a day
_AHEAD = timedelta(days=1)  # by which a zone may be off


@dataclass(frozen=True, kw_only=True)
class Customs:
    """The language of a page, all its texts, and when it was had: from then spans like "3 hours ago" count back.

    One page writes all its numbers in one order; its texts are asked for it only when a date could be read both ways.
    """

    language: str | None = None
    texts: Sequence[str] = ()
    now: datetime | None = None

    def is_ahead(self, day: date) -> bool:
        """Whether a day is after the page was had, where that is known."""
        return self.now is not None and day > (self.now + _AHEAD).date()

    def puts_month_first(self, first: int, second: int, year: int, mark: str) -> bool:
        """Whether the first of two numbers that may both be a month is one.

        The page's other numbers tell, then its days in words, then the calendar; else only American English, and those
        who follow it, put the month first.
        """
        if mark == days.POINT:
            return False
        if self._order:
            return self._order > 0
        usual = mark == days.STROKE and days.is_american(self.language)
        month_first, day_first = (year, first, second), (year, second, first)
        read, other = (month_first, day_first) if usual else (day_first, month_first)
        if (read in self._days) != (other in self._days):
            return usual == (read in self._days)
        return usual == (not self.is_ahead(date(*read)) or self.is_ahead(date(*other)))

    @cached_property
    def _order(self) -> int:
        """Above 0 where the page's dates in numbers have the month first, below where they have the day first."""
        return sum([days.order(text) for text in self.texts[:_MOST_TEXTS]])

    @cached_property
    def _days(self) -> frozenset[Day]:
        """The days that the page tells in words."""
        texts = [text for text in self.texts[:_MOST_TEXTS] if _SHORTEST <= len(text) <= _LONGEST]
        return frozenset([day for text in texts if (day := days.in_words(text, self.language))])
