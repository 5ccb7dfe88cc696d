"""What a page puts into its form, its comments and its answers stays text, wherever a reply is written or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import comment, form, thread
from tests.tui.articles import FLOOD, story
from tests.tui.fake_replies import FakeReplyServices
from tests.tui.test_composer import ADA, until
from tests.tui.test_hostile_text import NASTY, is_clean
from warta.model.article import FormField
from warta.model.reply import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader
    from warta.model.capture import LoadedArticle

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


def nasty_form() -> LoadedArticle:
    """Bad text in every label, value, name and note of a form, and in the comment that is answered."""
    fields = (
        FormField(name="comment", label=NASTY, type="textarea", required=True),
        FormField(name="author", label=NASTY, required=True),
        FormField(name="email", label=NASTY, type="email", required=True),
        FormField(name="extra", label=NASTY, value=NASTY),
        FormField(name="box", label=NASTY, type="checkbox", value=NASTY),
        FormField(name="token", type="hidden", visible=False, value=NASTY),
        FormField(name="comment_parent", type="hidden", visible=False, value="0"),
    )
    asks = form(fields=fields, note=f"{NASTY}\n{NASTY}", heading=NASTY)
    return story(FLOOD, NASTY, thread=thread(comment("1", f"{NASTY}. {NASTY}", author=NASTY)), form=asks)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeReplyServices]:
    made = FakeReplyServices(tmp_path)
    made.publish(nasty_form(), kept=True)
    made.who = ADA
    words = f"<div class=wp-die-message><p>{NASTY.replace(chr(0), '')}</p></div>".encode()
    made.mail.answer = Answer(status=409, body=words, content_type="text/html; charset=utf-8")
    yield made
    made.box.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_bad_text_of_a_form_and_of_its_answers_is_shown_as_text(
    services: FakeReplyServices, reader: Start, size: tuple[int, int]
) -> None:
    async with reader(FLOOD, size=size) as person:
        await person.press("4", "c")
        await until(person, "ABCDEFGH[/] [bold]")
        assert is_clean(person)
        for keys in (("f2",), ("a", "enter"), ("f3",), ("escape",)):
            await person.press(*keys)
            assert is_clean(person), keys

        await person.press("ctrl+s")
        await until(person, "Send this to")
        for _ in range(4):
            assert is_clean(person)
            await person.press("pagedown")
        await person.type("send")
        await person.press("enter")
        await until(person, "Rejected by the site")
        assert is_clean(person)

        await person.press("escape", "escape")
        await until(person, "Draft 1")
        await person.press("O")
        await until(person, "1 draft")
        assert is_clean(person)
        await person.press("d")
        assert is_clean(person)
        assert person.app.is_running


async def test_markup_in_a_form_runs_no_action(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", "c")
        await until(person, "tap[/]")
        rows = [row for row, line in enumerate(person.lines) if "tap[/]" in line]
        for row in rows[:6]:
            await person.click(person.lines[row].index("tap[/]"), row)

        assert person.app.is_running


async def test_what_is_pasted_is_filtered_before_it_stands_there(services: FakeReplyServices, reader: Start) -> None:
    from textual import events

    async with reader(FLOOD) as person:
        await person.press("4", "c")
        await until(person, "not saved yet")
        for _ in range(2):
            person.app.post_message(events.Paste(f"{NASTY}\nmore"))
            await person.settle()
            assert is_clean(person)
            await person.press("tab")
        await until(person, "draft 1 saved")

    (draft,) = services.box.all()
    assert draft.text == "ABCDEFGH[/] [bold]x[/bold] [@click=app.quit]tap[/] $x [Reuters]\nmore"
