"""The pictures in screenshots/ show today's app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.painting import described
from tests.screenshots import FOLDER, SHOTS, THEMES, Room, Shot, furnished, showing
from tests.tui.screen_text import text
from tests.walk import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    with furnished() as made:
        yield made


@pytest.mark.parametrize("shot", [shot for shot in SHOTS if shot.theme == THEMES[0]], ids=lambda shot: shot.name)
async def test_a_picture_shows_the_screen_of_today(shot: Shot, room: Room) -> None:
    async with showing(shot, room) as app:
        now = text(app)

    for theme in {other.theme for other in SHOTS if (other.screen, other.size) == (shot.screen, shot.size)}:
        for kind in ("png", "svg"):
            path = FOLDER / theme / f"{shot.screen}-{shot.size[0]}x{shot.size[1]}.{kind}"
            assert now == described(path), "paint them anew: python -m tests.screenshots"


def test_every_picture_is_made_by_the_script() -> None:
    found = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*")}

    assert found == {PAGE.name} | {f"{shot.name}.{kind}" for shot in SHOTS for kind in ("png", "svg")}
