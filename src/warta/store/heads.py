"""Article metadata that counts as part of a revision: headline, byline, date of publication."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from warta.store.captures import plain

_FOR_MACHINES = {"meta", "json-ld"}  # methods that give exact dates, not spans
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


class Head(NamedTuple):
    """Metadata of an article as one capture showed it."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    published: datetime | None
    dated_by: str
    fetched_at: datetime


def of(data: dict[str, Any]) -> Head:
    """Read the metadata from `warta.article/1`. Raises ValueError, TypeError, KeyError for anything else."""
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
    """Whether a reader would see no difference in the metadata."""
    return one[:3] == two[:3] and (one.published == two.published or _counts_back(one) or _counts_back(two))


def _method(data: dict[str, Any]) -> str:
    """Return the extraction method of the date of publication; "" when unknown."""
    evidence = data["provenance"]["evidence"]
    return next((str(each["method"]) for each in evidence if each["field"] == "published"), "")


def _counts_back(head: Head) -> bool:
    """Whether the date was computed from a span such as "3 hours ago", and so differs in every capture."""
    if head.published is None or head.dated_by in _FOR_MACHINES:
        return False
    age = (head.fetched_at.replace(microsecond=0) - head.published).total_seconds()
    unit = _MINUTE if age < 2 * _HOUR else _HOUR if age < 2 * _DAY else _DAY
    return age > 0 and age % unit == 0
