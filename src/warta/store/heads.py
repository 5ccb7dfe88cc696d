"""What stands over a story: headline, byline, date of publication. A change of them is a revision too."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from warta.store.captures import plain

_FOR_MACHINES = {"meta", "json-ld"}  # where a page gives dates, not spans
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


class Head(NamedTuple):
    """The head of a story as one fetch showed it."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    published: datetime | None
    dated_by: str
    fetched_at: datetime


def of(data: dict[str, Any]) -> Head:
    """The head of an article, given as `warta.article/1`. Raises ValueError, TypeError, KeyError for what is none."""
    published = data.get("published")
    return Head(
        title=plain(data.get("title") or ""),
        subtitle=plain(data.get("subtitle") or ""),
        authors=tuple([plain(name) for name in data.get("authors") or ()]),
        published=datetime.fromisoformat(published) if published else None,
        dated_by=_method(data),
        fetched_at=datetime.fromisoformat(data["fetched_at"]),
    )


def say_the_same(one: Head, two: Head) -> bool:
    """Whether a reader would see no difference between two heads."""
    return one[:3] == two[:3] and (one.published == two.published or _counts_back(one) or _counts_back(two))


def _method(data: dict[str, Any]) -> str:
    """How the date of publication was found."""
    evidence = data["provenance"]["evidence"]
    return next((str(each["method"]) for each in evidence if each["field"] == "published"), "")


def _counts_back(head: Head) -> bool:
    """Whether the date is of a span such as "3 hours ago": counted back from the fetch, it is another each time."""
    if head.published is None or head.dated_by in _FOR_MACHINES:
        return False
    age = (head.fetched_at.replace(microsecond=0) - head.published).total_seconds()
    unit = _MINUTE if age < 2 * _HOUR else _HOUR if age < 2 * _DAY else _DAY
    return age > 0 and age % unit == 0
