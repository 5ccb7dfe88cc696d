"""The manual's table of quality is made of the figures that the gate holds."""

from __future__ import annotations

from tests.gate.figures import PAGE, read_figures, told


def test_the_table_of_the_manual_is_made_of_the_figures() -> None:
    assert PAGE.read_text("utf-8") == told(read_figures())
