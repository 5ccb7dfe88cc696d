from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import post
from tests.tui.stories import FLOOD, flood
from warta.tui.panes import Pane, classes, next_pane, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.newsroom import PaperNewsroom

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

HERE = Path(__file__).parent


@pytest.fixture
def newsroom(newsroom: PaperNewsroom) -> PaperNewsroom:
    newsroom.publish(flood(id=2), kept=True)
    newsroom.listed = tuple(
        post(n, f"Post number {n} of the river paper", url=f"https://a.example/{n}") for n in range(9)
    )
    return newsroom


@pytest.mark.parametrize(
    ("width", "focus", "beside", "visible"),
    [
        (80, "article", "thread", ("article",)),
        (99, "thread", "thread", ("thread",)),
        (100, "article", "thread", ("article", "thread")),
        (100, "article", "posts", ("posts", "article")),
        (159, "posts", "thread", ("posts", "article")),
        (160, "article", "thread", ("posts", "article", "thread")),
    ],
)
def test_the_width_decides_how_many_panes_show(
    width: int, focus: Pane, beside: Pane, visible: tuple[Pane, ...]
) -> None:
    assert shown(width, focus, beside, zen=False, hidden=False) == visible


@pytest.mark.parametrize("width", [80, 120, 200])
def test_zen_is_the_article_alone(width: int) -> None:
    assert shown(width, "article", "thread", zen=True, hidden=False) == ("article",)


def test_hidden_posts_stay_hidden_until_one_goes_there() -> None:
    assert shown(200, "article", "thread", zen=False, hidden=True) == ("article", "thread")
    assert shown(120, "article", "posts", zen=False, hidden=True) == ("article",)
    assert shown(120, "posts", "posts", zen=False, hidden=True) == ("posts", "article")


def test_tab_goes_round() -> None:
    assert [next_pane("posts", 1), next_pane("thread", 1), next_pane("posts", -1)] == ["article", "posts", "thread"]


def test_a_screen_has_one_class_for_its_width_and_one_for_its_height() -> None:
    assert [classes(80, 24), classes(120, 40), classes(200, 60)] == [
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
        assert "Posts › Article › Comments" in person.lines[0]
        assert "Stay safe." not in person.text

        await person.press("4")

        assert "Stay safe." in person.text
        assert "water came" not in person.text


async def test_figures_and_tab_go_from_pane_to_pane(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 40)) as person:
        seen = []
        for key in ("2", "3", "4", "tab", "shift+tab"):
            await person.press(key)
            seen.append((person.pane, person.app.focused is person.screen.panes.view))

        assert seen == [("posts", True), ("article", True), ("thread", True), ("posts", True), ("thread", True)]


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
        assert "lines of 64" in person.status

        await person.press("greater_than_sign")
        assert "lines of 68" in person.status


async def test_a_resize_keeps_the_words_at_the_top(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("n", "n")
        top = person.screen.panes.article.place

        await person.pilot.resize_terminal(80, 24)
        await person.settle()

        assert person.screen.panes.article.place == top
        assert "Posts › Article › Comments" in person.lines[0]
