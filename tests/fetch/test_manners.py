"""Manners: when to ask again, and how long to wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from warta.errors import FetchError
from warta.fetch.manners import ERRAND, READER, pause, retry_after

NOW = datetime(2019, 3, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("7", 7),
        (" 120 ", 120),
        ("0", 0),
        ("3601", 3600),
        ("9" * 5000, 3600),
        ("Wed, 20 Mar 2019 12:01:30 GMT", 90),
        ("Wed, 20 Mar 2019 12:01:30", 90),
        ("Wed, 20 Mar 2019 11:00:00 GMT", 0),
        ("Fri, 20 Mar 2099 11:00:00 GMT", 3600),
        ("Fri, 99 Mar 99999 11:00:00 GMT", 60),
        ("soon", 60),
        ("", 60),
        ("-5", 60),
        ("1.5", 60),
        ("٣", 60),
        ("\x1b]0;PWNED\x07", 60),
    ],
)
def test_a_site_says_how_long_to_wait_in_two_ways_or_in_none(value: str | None, seconds: int | None) -> None:
    assert retry_after(value, NOW) == seconds


def failure(status: int | None = None, kind: str = "status", wait: int | None = None) -> FetchError:
    return FetchError("no", kind=kind, status=status, retry_after=wait)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_reader_is_helped_to_a_second_try(status: int) -> None:
    assert pause(READER, 1, failure(status), 30, lambda: 0.5) == pytest.approx(0.25)
    assert pause(READER, 2, failure(status), 30, lambda: 0.5) is None


def test_a_refused_connection_is_tried_again() -> None:
    assert pause(READER, 1, failure(kind="refused"), 30, lambda: 0.5) is not None


@pytest.mark.parametrize(
    "trouble",
    [failure(404), failure(500), failure(429), failure(kind="dns"), failure(kind="timeout"), failure(kind="tls")],
)
def test_what_will_not_change_in_a_second_is_reported_at_once(trouble: FetchError) -> None:
    assert pause(READER, 1, trouble, 30, lambda: 0.5) is None


def test_an_task_waits_longer_each_time_and_ends_after_three_tries() -> None:
    waits = [pause(ERRAND, tried, failure(429), 60, lambda: 0.5) for tried in (1, 2, 3)]

    assert waits == [1.0, 2.0, None]


def test_many_readers_do_not_come_back_at_one_moment() -> None:
    early = pause(ERRAND, 1, failure(503), 60, lambda: 0.0)
    late = pause(ERRAND, 1, failure(503), 60, lambda: 0.999)

    assert early == 0.5
    assert late == pytest.approx(1.5, abs=0.01)


def test_a_site_that_names_its_time_is_given_it_when_the_deadline_allows() -> None:
    assert pause(ERRAND, 1, failure(503, wait=10), 60, lambda: 0.5) == 10
    assert pause(ERRAND, 1, failure(503, wait=31), 60, lambda: 0.5) is None
