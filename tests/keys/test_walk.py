"""A short walk in a real terminal: keys are pressed, letters are written, and nothing is lost, crashed or leaked."""

from __future__ import annotations

import pytest

from tests.keys.walk import PLACES, walk

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("place", PLACES)
def test_a_short_walk_is_clean_and_has_written(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    walked = walk(place, 150, seed=7)

    assert walked.is_clean, capsys.readouterr().out
    assert walked.counts["presses"] >= 150
    assert walked.counts["written"]
    assert {"colour", "place", "mode"} <= set(walked.kinds)
