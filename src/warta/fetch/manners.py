"""When to ask a site again, and after how long. Pure: it decides, others wait."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from warta.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from warta.errors import FetchError

LONGEST_WAIT = 3600
_UNREADABLE = 60


class Patience(Value, frozen=True, kw_only=True):
    """How often one page is asked for, and how long it is waited between: `first_pause` seconds, then twice as long."""

    tries: int
    first_pause: float
    statuses: frozenset[int]


READER = Patience(tries=2, first_pause=0.25, statuses=frozenset({502, 503, 504}))
"""A person is waiting: once more, quickly; "too many requests" is told at once."""

ERRAND = Patience(tries=3, first_pause=1.0, statuses=frozenset({429, 502, 503, 504}))
"""Nobody is waiting."""


def retry_after(value: str | None, now: datetime) -> int | None:
    """The seconds of a Retry-After header, 0…3600: a number or a date (RFC 9110 §10.2.3); nonsense is a minute."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 4 and int(text) < LONGEST_WAIT else LONGEST_WAIT
    try:
        when = parsedate_to_datetime(text)
        left = (when if when.tzinfo else when.replace(tzinfo=now.tzinfo)) - now
    except (ValueError, TypeError, OverflowError, IndexError):
        return _UNREADABLE
    return min(max(round(left.total_seconds()), 0), LONGEST_WAIT)


def pause(
    patience: Patience, tried: int, trouble: FetchError, left: float, chance: Callable[[], float]
) -> float | None:
    """Seconds to wait before a GET is tried again, or None to give up.

    `tried`: tries made, from 1; `left`: seconds to the deadline; `chance`: a number of [0, 1), so that many readers
    of a site that was down do not come back at one moment.
    """
    again = trouble.kind == "refused" or trouble.status in patience.statuses
    if not again or tried >= patience.tries:
        return None
    wait = patience.first_pause * 2 ** (tried - 1) * (0.5 + chance())
    wait = max(wait, trouble.retry_after or 0)
    return wait if wait < left / 2 else None
