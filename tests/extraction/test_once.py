"""A story that a page holds twice is told once; what an author says again is told again."""

from __future__ import annotations

from tests.builders import paragraph
from warta.extraction.once import once

PARTS = tuple(
    paragraph(f"Part {n}. The river rose by two metres in one night, and the ferry stopped for the first time.")
    for n in range(1, 6)
)
SHORT = paragraph("Buy a ticket")


def test_the_copy_for_narrow_screens_is_left_out() -> None:
    assert once((SHORT, *PARTS, SHORT, *PARTS)) == (SHORT, *PARTS, SHORT)


def test_a_refrain_is_told_each_time() -> None:
    song = (PARTS[0], PARTS[1], PARTS[0], PARTS[2], PARTS[0])

    assert once(song) == song
