"""The first steps of a newcomer are as screenshots/newcomer.md shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.walk import PAGE, STEPS, equal, read, walk, written

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal


def test_the_walk_shows_today_what_its_page_shows(tmp_path: Path) -> None:
    shown = read(PAGE.read_text("utf-8"))

    for step, seen, screen in zip(STEPS, walk(tmp_path, shown), shown, strict=True):
        assert seen == screen, f"{step.what}: walk it anew with python -m tests.walk"


def test_the_page_is_made_of_its_steps_and_screens_alone() -> None:
    page = PAGE.read_text("utf-8")

    assert written(read(page)) == page


def test_ports_and_times_are_made_equal() -> None:
    first = "http://127.0.0.1:50001/  saved 23:59  29 Jan 2025 08:31"
    other = "http://127.0.0.1:60002/  saved 00:00  29 Jan 2025 08:31"

    assert equal(first) == equal(other)
    assert equal(first).endswith("08:31")
