"""A form is posted once over real sockets of this machine; nothing is followed, and silence is told as silence."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tests.hostile.forms import FormSite
from warta.errors import FetchError
from warta.fetch.post import HttpPoster
from warta.model.reply import Answer, Letter
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def site() -> Iterator[FormSite]:
    with FormSite() as running:
        yield running


def letter(site: FormSite, mode: str, **given: object) -> Letter:
    facts: dict[str, object] = {
        "action": f"{site.form(mode)}/wp-comments-post.php",
        "referer": f"{site.form(mode)}#respond",
        "fields": (("comment", "Halo, ünï\r\n& = +"), ("empty", "")),
    }
    return Letter(**facts | given)  # type: ignore[arg-type] # the facts are those of a letter


async def post(one: Letter, timeout: float = 10) -> Answer:
    return await HttpPoster(Settings()).post(one, timeout=timeout)


async def test_every_field_arrives_as_it_was_given(site: FormSite) -> None:
    answer = await post(letter(site, "held"))

    assert answer.status == 302
    assert "#comment-" in (answer.location or "")
    assert site.posts[0].fields == (("comment", "Halo, ünï\r\n& = +"), ("empty", ""))
    assert site.posts[0].headers["Content-Type"] == "application/x-www-form-urlencoded"


async def test_the_page_and_its_cookies_are_reported_to_its_own_site_only(site: FormSite) -> None:
    cookies = (("session", "abc"), ("b", "2"))

    await post(letter(site, "held", cookies=cookies))
    await post(letter(site, "held", cookies=cookies, referer=f"{site.other}/page"))

    own, foreign = (one.headers for one in site.posts)
    assert (own["Referer"], own["Cookie"]) == (site.form("held"), "session=abc; b=2")
    assert not {"Referer", "Cookie"} & foreign.keys()


@pytest.mark.parametrize("mode", ["redirect", "307", "307-cross", "308-cross", "301", "302-bad"])
async def test_no_redirect_is_followed(site: FormSite, mode: str) -> None:
    answer = await post(letter(site, mode))

    assert answer.status in {301, 302, 307, 308}
    assert (len(site.posts), site.gets) == (1, [])


@pytest.mark.parametrize("mode", ["drop", "reset", "slow", "garbage"])
async def test_silence_is_no_answer_and_no_second_try(site: FormSite, mode: str) -> None:
    answer = await post(letter(site, mode), timeout=0.5)

    assert answer == Answer()
    assert len(site.posts) == 1


async def test_an_answer_that_breaks_off_keeps_its_status(site: FormSite) -> None:
    answer = await post(letter(site, "slow-body"), timeout=0.5)

    assert (answer.status, answer.whole) == (200, False)


async def test_a_bomb_is_cut(site: FormSite) -> None:
    answer = await post(letter(site, "bomb"))

    assert len(answer.body) == 512 * 1024


async def test_what_could_not_leave_is_reported() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}/"

    for action, kind in ((address, "refused"), ("https://nowhere.invalid/", "dns")):
        with pytest.raises(FetchError) as caught:
            await post(Letter(action=action, referer=action, fields=(("a", "b"),)))
        assert caught.value.kind == kind


def test_a_letter_shows_nothing_of_what_it_holds() -> None:
    shown = repr(Letter(action="https://x.example/", referer="", fields=(("email", "a@b.example"),)))

    assert "a@b.example" not in shown
