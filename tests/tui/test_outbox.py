"""The outbox in the app: what lies there, and what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.articles import FLOOD, RAIN, flood, rain
from tests.tui.fake_replies import FakeReplyServices
from tests.tui.test_composer import ADA, until, wordpress
from warta.model.reply import Draft, Verdict
from warta.tui.screens.composer import ComposerScreen
from warta.tui.screens.outbox import OutboxScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

HELD = Verdict(state="held", comment_id="9", permalink=f"{FLOOD}#comment-9")
DUPLICATE = Verdict(state="refused", reason="duplicate", message="Duplicate comment detected.")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeReplyServices]:
    """A box with a draft, one that waits, one that is held, one that was refused and one nobody knows of."""
    made = FakeReplyServices(tmp_path)
    made.publish(flood(form=wordpress()), kept=True)
    made.publish(rain(), kept=True)
    made.who = ADA
    box = made.box
    box.save(Draft(url=FLOOD, title="River takes the market", text="A draft."))
    box.queue(box.save(Draft(url=FLOOD, text="It waits.")).id)
    for text, verdict in (("It is held.", HELD), ("Once more.", DUPLICATE)):
        with box.claim(box.save(Draft(url=FLOOD, text=text)).id) as claim:
            claim.settle(verdict)
    with box.claim(box.save(Draft(url=FLOOD, text="Nobody knows.")).id):
        pass
    yield made
    box.close()


async def at(person: Reader, text: str) -> None:
    """Open the outbox, and go to the draft with these words."""
    await person.press("O")
    for _ in range(5):
        if any(text in line and "▌" in line for line in person.lines):
            return
        await person.press("j")
    raise AssertionError(f"{text!r} is not in the outbox:\n{person.text}")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_every_draft_is_listed_with_its_state(reader: Start, size: tuple[int, int]) -> None:
    async with reader(RAIN, size=size) as person:
        await person.press("O")

        assert "5 drafts" in person.lines[0]
        states = [line.split(" · ")[-2].split()[-1] for line in person.lines if "news.example · " in line]
        assert states == ["response", "rejected", "moderation", "queued", "draft"]


async def test_the_go_menu_leads_there_too(reader: Start) -> None:
    async with reader(RAIN) as person:
        await person.press("g", "d")

        assert isinstance(person.app.screen, OutboxScreen)


async def test_the_draft_under_the_cursor_is_shown_whole(reader: Start) -> None:
    async with reader(RAIN) as person:
        await at(person, "Once more.")

        assert "Rejected by the site" in person.text
        assert "Duplicate comment" in person.text
        assert "│ Duplicate comment detected." in person.text


async def test_a_click_moves_to_a_draft(reader: Start) -> None:
    async with reader(RAIN) as person:
        await person.press("O")
        await person.click(*person.find("A draft."))

        assert "River takes the market" in person.text


async def test_a_draft_is_gone_on_with_and_leads_back_to_the_outbox(reader: Start) -> None:
    async with reader(RAIN) as person:
        await at(person, "A draft.")
        await person.press("enter")
        await until(person, "Draft 1")
        await person.type(" And more.")
        await person.press("escape")
        await until(person, "A draft. And more.")

        assert isinstance(person.app.screen, OutboxScreen)


async def test_s_looks_a_draft_over_at_once(services: FakeReplyServices, reader: Start) -> None:
    async with reader(RAIN) as person:
        await at(person, "It waits.")
        await person.press("s")
        await until(person, "Send this to news.example?")
        await person.type("send")
        await person.press("enter")
        await until(person, "Awaiting moderation")

    assert services.mail.sent("comment") == ["It waits."]


async def test_s_asks_for_what_is_missing_first(services: FakeReplyServices, reader: Start) -> None:
    services.who = services.who.__class__()

    async with reader(RAIN) as person:
        await at(person, "It waits.")
        await person.press("s")

        await until(person, "the site asks for a name")
        assert isinstance(person.app.screen, ComposerScreen)


async def test_what_nobody_knows_of_is_sent_again_only_by_its_own_words(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(RAIN) as person:
        await at(person, "Nobody knows.")
        await person.press("s")
        await until(person, "Sent before without a response")
        await person.type("send")
        await person.press("enter")
        assert "Nothing was sent. Type send again" in person.text

        await person.type(" again")
        await person.press("enter")
        await until(person, "Awaiting moderation")

    assert services.mail.sent("comment") == ["Nobody knows."]


@pytest.mark.parametrize(("text", "key"), [("It is held.", "s"), ("It is held.", "enter"), ("Nobody knows.", "enter")])
async def test_what_has_left_is_not_changed(services: FakeReplyServices, reader: Start, text: str, key: str) -> None:
    async with reader(RAIN) as person:
        await at(person, text)
        await person.press(key)

        assert "can no longer be edited" in person.text
        assert isinstance(person.app.screen, OutboxScreen)


async def test_a_opens_the_page_that_it_answers(reader: Start) -> None:
    async with reader(RAIN) as person:
        await at(person, "It is held.")
        await person.press("a")

        await until(person, "The water came at night.")


@pytest.mark.parametrize(("answer", "left"), [("y", 4), ("n", 5), ("escape", 5), ("enter", 5)])
async def test_a_draft_is_forgotten_only_after_a_yes(
    services: FakeReplyServices, reader: Start, answer: str, left: int
) -> None:
    async with reader(RAIN) as person:
        await at(person, "A draft.")
        await person.press("d")
        assert "Delete draft 1?" in person.text
        await person.press(answer)

        assert f"{left} drafts" in person.lines[0]
    assert len(services.box.all()) == left


async def test_an_empty_outbox_says_what_it_is_for(services: FakeReplyServices, reader: Start) -> None:
    for draft in services.box.all():
        services.box.remove(draft.id)

    async with reader(RAIN) as person:
        await person.press("O")
        assert "The outbox is empty" in person.text

        await person.press("enter", "d", "a")
        assert "The outbox is empty" in person.text
        await person.press("q")
        assert person.app.screen is person.screen


async def test_a_draft_whose_page_is_not_saved_fetches_its_form(services: FakeReplyServices, reader: Start) -> None:
    services.shelf.clear()

    async with reader() as person:
        await at(person, "A draft.")
        await person.press("enter")
        await until(person, "Leave a Reply")

    assert services.asked == [FLOOD]


async def test_a_draft_whose_page_cannot_be_fetched_can_be_written_on(
    services: FakeReplyServices, reader: Start
) -> None:
    services.shelf.clear()
    del services.pages[FLOOD]

    async with reader() as person:
        await at(person, "A draft.")
        await person.press("enter")
        await until(person, "news.example could not be found · check the address")
        assert "The form is checked before anything is sent." in person.text
        await person.type(" And more.")
        await person.press("escape")
        await until(person, "A draft. And more.")
