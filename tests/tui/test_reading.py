from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import comment, post, thread
from tests.tui.articles import FLOOD, MARKET, RAIN, flood, market, rain, story
from warta.errors import ExtractError, FetchError, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


async def test_a_saved_page_is_on_the_screen_without_the_network(services: FakeServices, reader: Start) -> None:
    services.publish(flood(), kept=True)

    async with reader(FLOOD) as person:
        assert "River takes the market" in person.text
        assert "Stay safe." in person.text
        assert services.asked == []


async def test_a_stale_copy_is_shown_at_once_and_then_refreshed(services: FakeServices, reader: Start) -> None:
    services.publish(flood(), kept=True)
    services.pages[FLOOD] = story(FLOOD, "River leaves the market")
    services.stale = True
    services.slow[FLOOD] = asyncio.Event()

    async with reader(FLOOD) as person:
        assert "River takes the market" in person.text
        assert "Loading" in person.status

        services.slow[FLOOD].set()
        await person.settle()

        assert "River leaves the market" in person.text
        assert "fetching" not in person.status


async def test_a_page_on_its_way_says_so_and_esc_stops_it(services: FakeServices, reader: Start) -> None:
    services.publish(flood())
    services.slow[FLOOD] = asyncio.Event()

    async with reader(FLOOD) as person:
        assert "Opening …" in person.text
        assert "news.example/flood" in person.text

        await person.press("escape")

        assert "Opening" not in person.text
        assert "Stopped" in person.status


async def test_a_newer_open_wins_over_an_older_one(services: FakeServices, reader: Start) -> None:
    services.publish(flood())
    services.publish(market())
    services.slow[FLOOD] = asyncio.Event()

    async with reader(FLOOD) as person:
        person.screen.open(MARKET)
        await person.settle()
        services.slow[FLOOD].set()
        await person.settle()

        assert "Market opens again" in person.text
        assert "River takes" not in person.text


async def test_a_failure_names_its_cause_and_advice_and_r_tries_again(services: FakeServices, reader: Start) -> None:
    services.pages[FLOOD] = FetchError("news.example did not answer in 30 s", hint="try a longer --timeout")

    async with reader(FLOOD) as person:
        assert "news.example did not answer in 30 s" in person.text
        assert "try a longer --timeout" in person.text

        services.publish(flood())
        await person.press("r")

        assert "River takes the market" in person.text
        assert services.asked == [FLOOD, FLOOD]


async def test_without_a_network_the_copy_stays_and_its_age_is_reported(services: FakeServices, reader: Start) -> None:
    services.publish(flood(), kept=True)
    services.pages[FLOOD] = FetchError("there is no network")
    services.stale = True

    async with reader(FLOOD) as person:
        assert "River takes the market" in person.text
        assert "offline, saved 20 Mar 2019" in person.lines[0]
        assert "there is no network" in person.status


async def test_a_page_that_is_no_article_says_what_it_is(services: FakeServices, reader: Start) -> None:
    services.pages[FLOOD] = ExtractError("this is a PDF, no article", hint="o opens it elsewhere", kind="pdf")

    async with reader(FLOOD) as person:
        assert "this is a PDF, no article" in person.text


async def test_a_front_page_shows_its_posts_to_open(services: FakeServices, reader: Start) -> None:
    links = (("Market opens again", MARKET), ("Rain for a week", RAIN))
    services.pages["https://news.example/"] = ExtractError("a front page", kind="listing", links=links)
    services.publish(market())

    async with reader("https://news.example/") as person:
        assert "List of articles" in person.text

        await person.press("f", "1")

        assert "All there is to say of market opens again" in person.text


async def test_a_library_that_cannot_be_read_is_shown_and_the_page_comes_all_the_same(
    services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(address: str, *, max_age: float | None = None) -> None:
        raise LibraryError("the library is damaged")

    services.publish(replace(flood(), trouble="the library is damaged"))
    monkeypatch.setattr(services, "kept", broken)

    async with reader(FLOOD) as person:
        assert "River takes the market" in person.text
        assert "the library is damaged" in person.status


async def test_the_sites_next_and_previous_post_open_on_brackets(services: FakeServices, reader: Start) -> None:
    for page in (rain(), flood(), market()):
        services.publish(page)

    async with reader(FLOOD) as person:
        await person.press("]")
        assert "All there is to say of market" in person.text

        await person.press("H", "[")
        assert "All there is to say of rain" in person.text

        await person.press("[")
        assert "The site links to no previous post" in person.status


async def test_the_navigation_bar_shows_titles_and_opens_on_a_click(services: FakeServices, reader: Start) -> None:
    services.publish(flood())
    services.publish(market())

    async with reader(FLOOD) as person:
        await person.click(*person.find("Market opens again"))

        assert "All there is to say of market" in person.text


async def test_history_goes_back_to_the_very_spot_and_forward_again(services: FakeServices, reader: Start) -> None:
    services.publish(flood())
    services.publish(market())

    async with reader(FLOOD) as person:
        await person.press("space", "space")
        spot = person.lines[3]
        await person.press("]", "H")

        assert person.lines[3] == spot

        await person.press("L")
        assert "All there is to say of market" in person.text
        assert services.asked == [FLOOD, MARKET]


async def test_q_goes_back_and_at_the_root_quits(services: FakeServices, reader: Start) -> None:
    services.publish(flood())
    services.publish(market())

    async with reader(FLOOD) as person:
        await person.press("]", "q")
        assert "River takes the market" in person.text

        await person.press("q")

        assert not person.app.is_running
    assert services.closed


async def test_the_list_is_walked_with_j_and_k_in_capitals(services: FakeServices, reader: Start) -> None:
    services.publish(flood(id=1))
    services.publish(story(MARKET, "Market opens again", id=2))
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market", url=MARKET))

    async with reader(FLOOD) as person:
        await person.press("J")
        assert "All there is to say of market" in person.text

        await person.press("J")
        assert "End of the list" in person.status

        await person.press("K")
        assert "The water came at night" in person.text


async def test_space_at_the_end_goes_on_to_the_next_unread_post(services: FakeServices, reader: Start) -> None:
    services.publish(flood(id=1))
    services.publish(story(MARKET, "Market opens again", id=3))
    services.listed = (post(1, url=FLOOD), post(2, "Rain", url=RAIN, read=True), post(3, "Market", url=MARKET))

    async with reader(FLOOD) as person:
        await person.press("space")
        assert person.screen.panes.article.scroll_offset.y > 0
        assert services.asked == [FLOOD]

        await person.press("G", "space")
        assert "All there is to say of market" in person.text

        await person.press("G", "space")
        assert "No more unread posts" in person.status


async def test_without_an_address_the_library_opens_on_its_posts(services: FakeServices, reader: Start) -> None:
    services.publish(flood(id=1))
    services.listed = (post(1, "River takes the market", url=FLOOD), post(2, "Another", read=True))

    async with reader() as person:
        assert "No article open" in person.text
        assert person.pane == "posts"

        await person.press("enter")

        assert "The water came at night" in person.text
        assert person.pane == "article"
        assert services.marked == [(FLOOD, True)]


async def test_an_empty_library_says_how_to_begin(reader: Start) -> None:
    async with reader() as person:
        assert "The library is empty" in person.text
        assert "Enter an address" in person.text


async def test_m_marks_a_post_read_and_unread(services: FakeServices, reader: Start) -> None:
    services.listed = (post(1, "River", url=FLOOD),)

    async with reader() as person:
        await person.press("m")
        assert [post.read for post in services.listed] == [True]

        await person.press("m")
        assert [post.read for post in services.listed] == [False]


async def test_an_address_is_typed_and_opened(services: FakeServices, reader: Start) -> None:
    services.publish(market())

    async with reader() as person:
        await person.press("ctrl+l")
        await person.type("news.example/market/")
        await person.press("enter")

        assert "All there is to say of market" in person.text
        assert person.pane == "article"


async def test_the_address_field_is_left_with_esc(services: FakeServices, reader: Start) -> None:
    services.publish(flood())

    async with reader(FLOOD) as person:
        await person.press("ctrl+l", "escape", "j")

        assert person.app.focused is person.screen.panes.view
        assert services.asked == [FLOOD]


async def test_comments_that_the_page_does_not_show_are_reported(services: FakeServices, reader: Start) -> None:
    services.publish(flood(thread=thread(total=12)))

    async with reader(FLOOD) as person:
        assert "12 comments according to the site, none" in person.text


async def test_a_bug_in_a_worker_ends_the_app_with_exit_70(
    services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(address: str, **_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(services, "read", broken)

    with pytest.raises(ZeroDivisionError):
        async with reader(FLOOD) as person:
            await person.settle()
    assert person.app.return_code == 70
    assert person.app._exit_renderables == []


async def test_ten_thousand_comments_open_and_fold(services: FakeServices, reader: Start) -> None:
    many = thread(*[comment(str(number), "word " * 20, comment(f"r{number}", "answer")) for number in range(5_000)])
    services.publish(flood(thread=many))

    async with reader(FLOOD) as person:
        await person.press("4", "minus")

        assert "10,000" in person.text
        assert "↩ 1 hidden" in person.text


async def test_a_message_goes_with_the_next_key(services: FakeServices, reader: Start) -> None:
    services.publish(market())

    async with reader(MARKET) as person:
        await person.press("]")
        assert "The site links to no next post" in person.status

        await person.press("j")
        assert "the site names" not in person.status
        assert "? help" in person.status


async def test_a_message_goes_by_itself(services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warta.tui.widgets.footer.MESSAGE_LIFETIME_S", 0.05)
    services.publish(flood())

    async with reader(FLOOD) as person:
        person.screen.said = "something"
        await person.pilot.pause(0.3)
        assert person.screen.said == ""

        await person.press("f")
        await person.pilot.pause(0.3)
        assert "Open link" in person.status


async def test_what_was_read_is_read_in_the_list_at_once_and_keeps_its_place(
    services: FakeServices, reader: Start
) -> None:
    services.publish(flood(id=1), kept=True)
    services.publish(story(MARKET, "Market opens again", id=2), kept=True)
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market", url=MARKET))

    async with reader(FLOOD, size=(200, 60)) as person:
        assert "Posts  2 · 1 unread" in person.text

        await person.press("J", "K")
        assert "The water came at night" in person.text
        assert "unread" not in person.text
        assert [post.url for post in person.screen.posts] == [FLOOD, MARKET]


async def test_a_second_m_hits_the_same_post_though_another_is_open(services: FakeServices, reader: Start) -> None:
    services.publish(flood(id=1), kept=True)
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market", url=MARKET))

    async with reader(FLOOD) as person:
        await person.press("2", "j", "m")
        assert [post.read for post in services.listed] == [True, True]

        await person.press("m")
        assert [post.read for post in services.listed] == [True, False]


async def test_without_an_article_its_keys_say_so(reader: Start) -> None:
    async with reader() as person:
        for key in ("]", "o", "y"):
            await person.press(key)
            assert "No article open" in person.status

        assert "Ctrl+l  Open a page" in person.text


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
async def test_help_the_palette_and_the_way_out_are_in_the_footer_at_every_width(
    services: FakeServices, reader: Start, width: int
) -> None:
    services.publish(flood())

    async with reader(FLOOD, size=(width, 24)) as person:
        assert "? help  ·  : commands  ·  q quit/back" in person.status
