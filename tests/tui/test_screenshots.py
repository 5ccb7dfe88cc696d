"""The pictures in screenshots/ show today's app."""

from __future__ import annotations

import pytest

from tests.screenshots import FOLDER, SHOTS, Shot, described, showing
from tests.tui.screen import text


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_a_picture_shows_the_screen_of_today(shot: Shot) -> None:
    async with showing(shot) as app:
        now = text(app)

    assert now == described(FOLDER / f"{shot.name}.png"), "paint them anew: python -m tests.screenshots"


def test_every_picture_is_made_by_the_script() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == {shot.name for shot in SHOTS}
