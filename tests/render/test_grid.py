"""A table whole: what its columns take, and which of them a width shows."""

from __future__ import annotations

import pytest

from warta.model.blocks import Table
from warta.render.grid import grid
from warta.render.wrap import cells

PRICES = Table(
    rows=(("Month", *[f"Stall {n}" for n in range(1, 9)]), ("January", *["1.200"] * 8), ("February", *["900"] * 8)),
    header_rows=1,
)


def test_headings_stand_apart_from_the_rows_and_figures_to_the_right() -> None:
    found = grid(PRICES)

    assert found.head == (("Month   ", *[f"Stall {n}" for n in range(1, 9)]),)
    assert found.lines[1][:2] == ("February", "    900")
    assert found.rows == (0, 1)
    assert found.widths == (8, *[7] * 8)


def test_a_long_cell_is_wrapped_in_its_column_and_its_row_has_several_lines() -> None:
    told = "The river took it, and nobody has seen it since; the owner asks for news of it."
    found = grid(Table(rows=(("Boat", "What is known"), ("Sari", told), ("Rina", "Safe."))))

    assert found.rows == (0, 1, 3)
    assert found.widths[1] == 40
    assert " ".join(" ".join(line[1] for line in found.lines[1:3]).split()) == told
    assert {cells(line[1]) for line in found.lines} == {40}


@pytest.mark.parametrize(("width", "shown", "last"), [(30, 2, 7), (60, 5, 4), (200, 8, 1), (10, 1, 8)])
def test_as_many_columns_show_next_to_the_first_as_fit(width: int, shown: int, last: int) -> None:
    found = grid(PRICES)

    assert found.shown(1, width) == shown
    assert found.last(width) == last


def test_a_table_of_one_column_or_of_headings_only_can_be_shown() -> None:
    one = grid(Table(rows=(("A",), ("B",)), header_rows=1))
    headings = grid(Table(rows=(("A", "B"),), header_rows=1))

    assert (one.widths, one.last(20), one.rows) == ((1,), 1, (0,))
    assert (headings.head, headings.rows) == ((), (0,))


def test_rows_of_another_length_are_filled_and_empty_ones_left_out() -> None:
    found = grid(Table(rows=(("A", "B", "C"), ("", "", ""), ("1",))))

    assert found.cells == (("A", "B", "C"), ("1", "", ""))
