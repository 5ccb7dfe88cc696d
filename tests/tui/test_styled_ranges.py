from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from warta.tui.text import StyledRange, split_styles

cuts = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: StyledRange(min(pair), max(pair), "hit")),
    max_size=6,
)


def test_a_stretch_without_cuts_stays_whole() -> None:
    assert list(split_styles(3, 9, [])) == [StyledRange(3, 9)]


def test_of_two_cuts_that_overlap_the_later_one_shows() -> None:
    assert list(split_styles(0, 10, [StyledRange(2, 6, "hit"), StyledRange(4, 8, "selection")])) == [
        StyledRange(0, 2),
        StyledRange(2, 4, "hit"),
        StyledRange(4, 6, "selection"),
        StyledRange(6, 8, "selection"),
        StyledRange(8, 10),
    ]


@given(st.integers(0, 20), st.integers(1, 20), cuts)
def test_the_parts_cover_the_stretch_without_a_gap(start: int, length: int, over: list[StyledRange]) -> None:
    parts = list(split_styles(start, start + length, over))

    assert [parts[0].start, parts[-1].end] == [start, start + length]
    assert all(before.end == after.start for before, after in itertools.pairwise(parts))
