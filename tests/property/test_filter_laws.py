"""The laws of the escape filter, for any text at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.extraction.text import DROPPED, Removed, clean, flowing, line, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable

_FORBIDDEN = re.compile("[" + "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in DROPPED) + "]")
_HEAP = re.compile("[\u0300-\u034e\u0350-\u036f\u064b-\u065f\u0e47-\u0e4e\u20d0-\u20f0]{5}")
_FILTERS = [clean, flowing, line, verbatim]

_nasty = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from("\x1b\x9b\x9d\x90\x9c\x07[]PX^_\\0;mcab \n\r\t\x85\u2028"),
    st.sampled_from(
        "\u200c\u200d\ufe0f\ufe0e\u180b\u0301\u0316\u064b\u0e49\u20e3\u202e\u200b\ue000\U000e0041\U000e0100\ud800\uffff"
    ),
    st.sampled_from(["\x1b[31m", "\x1b]0;x\x07", "\x1bPq\x1b\\", "\x9d52;c;\x9c", "\r\n", "❤️‍🔥", "می‌خ"]),
)
texts = st.lists(_nasty, max_size=60).map("".join)


@pytest.mark.parametrize("filtered", _FILTERS)
@given(text=texts)
def test_nothing_forbidden_survives(filtered: Callable[[str], str], text: str) -> None:
    assert not _FORBIDDEN.search(filtered(text))


@pytest.mark.parametrize("filtered", _FILTERS)
@given(text=texts)
def test_filtering_twice_is_filtering_once(filtered: Callable[[str], str], text: str) -> None:
    assert filtered(filtered(text)) == filtered(text)


@given(text=texts)
def test_no_heap_of_marks_survives(text: str) -> None:
    assert not _HEAP.search(clean(text))


@given(text=texts)
def test_whatever_is_filtered_can_be_written_as_utf8(text: str) -> None:
    assert clean(text).encode().decode() == clean(text)


@given(text=texts)
def test_a_field_is_one_trimmed_line(text: str) -> None:
    field = line(text)

    assert field == " ".join(field.split())


@given(text=texts)
def test_flowing_text_is_clean_text_with_its_white_space_folded(text: str) -> None:
    flowed: Removed = {}
    cleaned: Removed = {}

    words = flowing(text, flowed)

    assert words.strip() == " ".join(clean(text, cleaned).split())
    assert "  " not in words
    assert flowed == cleaned


@given(
    text=st.text(
        alphabet=st.characters(
            categories=["L", "Nd", "Po", "Zs", "Sm", "Sc"], exclude_characters="\u115f\u1160\u3164\uffa0"
        )
    )
)
def test_letters_digits_and_points_pass_unchanged(text: str) -> None:
    removed: Removed = {}

    assert (clean(text, removed), removed) == (text, {})
