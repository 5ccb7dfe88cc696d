"""A reply to a real WordPress is written and confirmed in the app: its log has one POST for each confirmation."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.live import content
from tests.live.test_replying import AT_ONCE, EMAIL, options, posts, rest, words
from tests.tui.conftest import Reader
from tests.tui.test_composer import until
from warta.settings import Reader as Person
from warta.settings import Settings
from warta.tui.app import WartaApp
from warta.wiring import services

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.live.site import Site
    from warta.model.reply import Draft

pytestmark = pytest.mark.live


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setenv("NO_PROXY", "*")


@asynccontextmanager
async def writing(address: str) -> AsyncIterator[Reader]:
    """The app over the real network and disk, its article on the screen; the reader is in the settings."""
    rooms = services(Settings(reader=Person(name="Pembaca", email=EMAIL)))
    app = WartaApp(rooms, address)
    async with app.run_test(size=(120, 40)) as pilot:
        person = Reader(pilot, app)
        await until(person, "Comments  ")
        await app.workers.wait_for_complete()
        await person.settle()
        yield person


async def write(person: Reader, text: str) -> None:
    """Type a comment, and look it over."""
    await until(person, EMAIL)
    await person.type(text)
    await person.press("ctrl+s")
    await until(person, "Send this to 127.0.0.1?")


async def confirm(person: Reader, told: str) -> Draft:
    """Type the word, wait for the outcome, and close it; the newest draft."""
    await person.type("send")
    await person.press("enter")
    await until(person, told)
    await person.press("enter")
    draft: Draft = person.app.services.rooms.replies.outbox.all()[-1]
    return draft


async def test_an_answer_to_a_comment_stands_under_it_and_is_shown(own_site: Site) -> None:
    text = words()
    with options(own_site, **AT_ONCE), own_site.counting() as asked:
        async with writing(own_site.url(content.LONG)) as person:
            await person.press("4", "c")
            await write(person, text)
            assert "comment_parent (hidden, parent comment)" in person.text
            assert "│ Alamat surel Anda tidak akan dipublikasikan." in person.text
            draft = await confirm(person, "Posted")
            await until(person, text)

    assert draft.state == "public"
    assert str(rest(own_site, draft.comment_id or "")["parent"]) == draft.parent
    assert len(posts(asked)) == 1


async def test_what_waits_for_moderation_is_held_and_a_duplicate_is_refused_in_the_sites_own_words(
    own_site: Site,
) -> None:
    text = words()
    with own_site.counting() as asked:
        async with writing(own_site.url(content.LONG)) as person:
            await person.press("C")
            await write(person, text)
            held = await confirm(person, "Awaiting moderation")

            await person.press("C")
            await write(person, text)
            refused = await confirm(person, "Duplicate comment")
            assert "Rejected by the site: Dijumpai duplikasi komentar." in person.text

    assert (held.state, refused.state, refused.reason) == ("held", "refused", "duplicate")
    assert len(posts(asked)) == 2


async def test_without_the_word_nothing_is_posted(own_site: Site) -> None:
    with own_site.counting() as asked:
        async with writing(own_site.url(content.LONG)) as person:
            await person.press("C")
            await write(person, words())
            await person.press("enter")
            await person.type("no")
            await person.press("enter", "escape", "escape")

    assert posts(asked) == []


@pytest.mark.parametrize(
    ("post", "told"), [(content.CLOSED, "Comments are closed"), (content.LOGIN_ONLY, "Login required to comment")]
)
async def test_where_the_page_says_no_no_letter_is_begun(own_site: Site, post: content.SeededPost, told: str) -> None:
    with own_site.counting() as asked:
        async with writing(own_site.url(post)) as person:
            await person.press("C")
            await until(person, told)

    assert posts(asked) == []
