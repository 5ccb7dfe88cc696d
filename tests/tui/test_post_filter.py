from __future__ import annotations

import pytest

from tests.builders import NOON, post
from warta.tui.state.post_filter import POST_ORDERS, FilteredPosts, PostOrder, order_label

POSTS = (
    post(1, "River takes the market", site="Harian", comments=0, words=100),
    post(2, "Market opens again", site="Kawat", read=True, starred=True, published=NOON.replace(day=21)),
    post(3, "Rain for a week", site="Harian", tags=("Banjir",), comments=9, published=NOON.replace(day=19)),
    post(4, "Bread is dear", site="Kawat", changed=True, published=None, words=900),
)


def ids(listing: FilteredPosts, needle: str = "") -> list[int]:
    return [each.id for each in listing.narrowed(needle)]


@pytest.mark.parametrize(
    ("needle", "found"),
    [
        ("", [1, 2, 3, 4]),
        ("  ", [1, 2, 3, 4]),
        ("market", [1, 2]),
        ("MARKET river", [1]),
        ("harian", [1, 3]),
        ("banjir", [3]),
        ("-market", [3, 4]),
        ("-", [1, 2, 3, 4]),
        ("is:unread", [1, 3, 4]),
        ("-is:unread", [2]),
        ("is:read", [2]),
        ("is:starred", [2]),
        ("is:changed", [4]),
        ("has:comments harian", [3]),
        ("nothing holds this", []),
    ],
)
def test_a_needle_narrows_the_list(needle: str, found: list[int]) -> None:
    assert ids(FilteredPosts(POSTS), needle) == found


def test_whatever_is_typed_letter_by_letter_finds_what_it_finds_at_once() -> None:
    for whole in ("market river", "-market is:unread", "harian -rain", "a b", "is:read"):
        typed = FilteredPosts(POSTS)
        for end in range(len(whole) + 1):
            assert ids(typed, whole[:end]) == ids(FilteredPosts(POSTS), whole[:end])
        for end in range(len(whole), -1, -1):
            assert ids(typed, whole[:end]) == ids(FilteredPosts(POSTS), whole[:end])


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("unread", [1, 2, 3, 4]),
        ("newest", [2, 4, 1, 3]),
        ("oldest", [3, 1, 4, 2]),
        ("title", [4, 2, 3, 1]),
        ("site", [1, 3, 2, 4]),
        ("longest", [4, 2, 3, 1]),
        ("comments", [3, 2, 4, 1]),
    ],
)
def test_an_order_sorts_the_list_and_what_is_narrowed(order: PostOrder, found: list[int]) -> None:
    assert ids(FilteredPosts(POSTS, order)) == found
    assert ids(FilteredPosts(POSTS, order), "market") == [each for each in found if each in {1, 2}]


def test_every_order_has_a_name_and_a_letter_of_its_own() -> None:
    assert (
        len({order[0] for order in POST_ORDERS})
        == len({order_label(order) for order in POST_ORDERS})
        == len(POST_ORDERS)
    )
