from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import post
from tests.tui.articles import FLOOD, flood
from warta.tui.state.pane_layout import (
    PANES,
    Pane,
    PaneLayout,
    focus_pane,
    initial_layout,
    next_pane,
    size_classes,
    toggle_left_panes,
    visible_panes,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

HERE = Path(__file__).parent


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(id=2), kept=True)
    services.listed = tuple(
        post(n, f"Post number {n} of the river paper", url=f"https://a.example/{n}") for n in range(9)
    )
    return services


@pytest.mark.parametrize(
    ("width", "way", "visible"),
    [
        (80, ("article",), ("article",)),
        (99, ("article", "thread"), ("thread",)),
        (80, ("posts", "sources"), ("sources",)),
        (100, ("article",), ("article", "thread")),
        (100, ("posts", "article"), ("posts", "article")),
        (100, ("posts", "sources"), ("sources", "posts")),
        (159, ("article", "posts"), ("posts", "article")),
        (160, ("article",), ("posts", "article", "thread")),
        (160, ("posts",), ("sources", "posts", "article")),
        (160, ("posts", "article"), ("sources", "posts", "article")),
        (160, ("posts", "article", "thread"), ("posts", "article", "thread")),
        (160, ("posts", "article", "thread", "article", "posts"), ("posts", "article", "thread")),
        (160, ("article", "sources", "posts", "article"), ("sources", "posts", "article")),
    ],
)
def test_the_width_and_the_way_decide_which_panes_show(
    width: int, way: tuple[Pane, ...], visible: tuple[Pane, ...]
) -> None:
    assert visible_panes(width, gone(*way)) == visible


def gone(first: Pane, *way: Pane) -> PaneLayout:
    stand = initial_layout(first)
    for pane in way:
        stand = focus_pane(stand, pane)
    return stand


@pytest.mark.parametrize("width", [80, 100, 160, 250])
@pytest.mark.parametrize("way", list(product(PANES, repeat=3)))
def test_the_pane_where_one_is_shows_whatever_was_put_away(width: int, way: tuple[Pane, ...]) -> None:
    stand = gone(*way)
    for _ in range(4):
        assert stand.pane in visible_panes(width, stand)
        stand = toggle_left_panes(stand, width)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_zen_is_the_article_alone(width: int) -> None:
    assert visible_panes(width, PaneLayout(zen=True)) == ("article",)
    assert visible_panes(width, focus_pane(PaneLayout(zen=True), "posts")) != ("article",)


def test_what_is_on_the_left_is_put_away_one_after_the_other_and_comes_back() -> None:
    stand, seen = gone("posts", "article"), []
    for _ in range(4):
        seen.append(visible_panes(200, stand))
        stand = toggle_left_panes(stand, 200)

    assert seen == [
        ("sources", "posts", "article"),
        ("posts", "article", "thread"),
        ("article", "thread"),
        ("sources", "posts", "article"),
    ]


def test_what_was_put_away_shows_while_one_is_there() -> None:
    away = toggle_left_panes(gone("posts", "article"), 120)

    assert visible_panes(120, away) == ("article",)
    assert visible_panes(120, focus_pane(away, "posts")) == ("posts", "article")
    assert visible_panes(200, focus_pane(away, "sources")) == ("sources", "posts", "article")


def test_tab_goes_round() -> None:
    assert [next_pane("posts", 1), next_pane("thread", 1), next_pane("sources", -1)] == ["article", "sources", "thread"]


def test_a_screen_has_one_class_for_its_width_and_one_for_its_height() -> None:
    assert [
        size_classes(80, 24, linear=False),
        size_classes(120, 40, linear=False),
        size_classes(200, 60, linear=False),
    ] == [
        ("-narrow", "-short"),
        ("-medium", "-tall"),
        ("-wide", "-tall"),
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_screen_looks_like_this(
    reader: Start, golden: Callable[[Path, str], None], size: tuple[int, int]
) -> None:
    async with reader(FLOOD, size=size) as person:
        golden(HERE / f"reading-{size[0]}x{size[1]}.txt", person.text)


async def test_a_narrow_screen_shows_one_pane_and_where_one_is(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        assert "Sources › Posts › Article › Comments" in person.lines[0]
        assert "Stay safe." not in person.text

        await person.press("4")

        assert "Stay safe." in person.text
        assert "water came" not in person.text


async def test_figures_and_tab_go_from_pane_to_pane(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 40)) as person:
        seen = []
        for key in ("1", "2", "3", "4", "tab", "shift+tab"):
            await person.press(key)
            seen.append((person.pane, person.app.focused is person.screen.panes.view))

        assert seen == [(pane, True) for pane in ("sources", "posts", "article", "thread", "sources", "thread")]


async def test_of_panes_that_are_opened_at_once_the_last_one_keeps_the_focus(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 40)) as person:
        for pane in ("posts", "article", "thread", "posts", "article"):
            person.screen.panes.action_focus_pane(pane)
        await person.settle()

        assert person.pane == "article"
        assert person.app.focused is person.screen.panes.article


async def test_l_goes_deeper_and_h_comes_back(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 40)) as person:
        await person.press("l")
        assert person.pane == "thread"

        await person.press("h", "h")
        assert person.pane == "article"

        await person.press("h")
        assert person.pane == "posts"


async def test_a_click_gives_a_pane_the_focus(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 40)) as person:
        await person.click(*person.find("Who pays"))

        assert person.pane == "thread"
        assert person.app.focused is person.screen.panes.view


async def test_zen_hides_everything_else_and_esc_ends_it(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("z")
        assert "Stay safe." not in person.text
        assert "warta" not in person.lines[0]

        await person.press("escape")
        assert "Stay safe." in person.text


async def test_the_backslash_puts_the_posts_away(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("backslash")
        assert "Post number" not in person.text

        await person.press("backslash")
        assert "Post number" in person.text


async def test_the_measure_is_narrowed_and_widened(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("less_than_sign", "less_than_sign")
        assert "Line length: 64" in person.status

        await person.press("greater_than_sign")
        assert "Line length: 68" in person.status


async def test_a_resize_keeps_the_words_at_the_top(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("n", "n")
        top = person.screen.panes.article.place

        await person.pilot.resize_terminal(80, 24)
        await person.settle()

        assert person.screen.panes.article.place == top
        assert "Sources › Posts › Article › Comments" in person.lines[0]
