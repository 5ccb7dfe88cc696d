"""Time in which the walk or the app was stopped is no time."""

from __future__ import annotations

import pytest

from tests.keys.clock import Clock


def test_a_stop_of_the_walk_or_of_the_app_takes_no_time() -> None:
    now = 100.0
    clock = Clock(lambda: now)

    now += 1
    assert clock() == 1
    now += 120  # the walk was stopped
    assert clock() == pytest.approx(1, abs=3)

    before = clock()
    clock.stopped = lambda: True
    now += 2
    assert clock() == before
    clock.stopped = lambda: False
    now += 1
    assert clock() == before + 1
