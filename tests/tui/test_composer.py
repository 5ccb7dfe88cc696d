"""A reply is written in the app, looked over, and sent once for each word that was typed for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.builders import comment, form, thread
from tests.tui.articles import FLOOD, flood
from tests.tui.fake_replies import OFFLINE, FakeReplyServices
from warta.errors import ConfigError, FetchError, LibraryError
from warta.model.article import FormField
from warta.model.reply import Answer, Draft, Signature
from warta.tui.screens.composer import ComposerScreen
from warta.tui.themes import THEMES
from warta.tui.widgets.reply_editor import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader
    from warta.model.article import CommentForm
    from warta.model.capture import Page

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

ADA = Signature(name="Ada", email="ada@example.org")
CONSENT = FormField(name="wp-comment-cookies-consent", label="Save my name", type="checkbox", value="yes")
CAPTCHA = FormField(name="sum", label="Two and three", required=True)


def wordpress(**given: object) -> CommentForm:
    """Its form in full, with the field that says which comment is answered."""
    more = (
        FormField(name="url", label="Website", type="url"),
        CONSENT,
        FormField(name="comment_parent", type="hidden", visible=False, value="0"),
    )
    return form(**{"fields": (*form().fields, *more), **given})


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeReplyServices]:
    made = FakeReplyServices(tmp_path)
    made.publish(flood(form=wordpress()), kept=True)
    yield made
    made.box.close()


async def until(person: Reader, text: str) -> None:
    """Wait until a text is on the screen."""
    for _ in range(500):
        if text in person.text:
            return
        await person.pilot.pause(0.02)
    raise AssertionError(f"{text!r} never came:\n{person.text}")


async def write(person: Reader, text: str) -> None:
    await person.type(text)
    await until(person, "saved")


async def fill_in(person: Reader) -> None:
    await person.press("tab")
    await person.type("Ada")
    await person.press("tab")
    await person.type("ada@example.org")


async def look_over(person: Reader) -> None:
    await person.press("ctrl+s")
    await until(person, "Send this to news.example?")


async def confirm(person: Reader, *, told: str) -> None:
    await person.type("send")
    await person.press("enter")
    await until(person, told)


def holding(folder: Path, secret: bytes) -> list[str]:
    """The files that hold some bytes."""
    return [path.name for path in folder.rglob("*") if path.is_file() and secret in path.read_bytes()]


# --- what is answered ---------------------------------------------------------------------------------------------


async def test_c_answers_the_comment_under_the_cursor(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", "j", "c")
        assert "Reply to Dewi" in person.lines[0]
        assert "We do." in person.text

        await write(person, "So do we.")

    assert [(draft.parent, draft.text, draft.title) for draft in services.box.all()] == [
        ("2", "So do we.", "River takes the market")
    ]


@pytest.mark.parametrize("keys", [("3", "c"), ("4", "C"), ("2", "C")])
async def test_the_article_is_commented_on_from_anywhere(
    services: FakeReplyServices, reader: Start, keys: tuple[str, ...]
) -> None:
    async with reader(FLOOD) as person:
        await person.press(*keys)
        assert "Comment on “River takes the market”" in person.lines[0]

        await write(person, "Stay safe.")

    assert [draft.parent for draft in services.box.all()] == [None]


async def test_in_the_list_nothing_is_answered(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("2", "c")

        assert "Open a post first" in person.status


async def test_without_an_article_nothing_is_answered(reader: Start) -> None:
    async with reader() as person:
        await person.press("C")

        assert "No article open" in person.status


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (None, "No comment form"),
        (form(closed=True, note="Comments are closed."), "Comments are closed: Comments are closed."),
        (form(login_required=True, note="You must be logged in."), "Login required"),
    ],
)
async def test_a_page_that_takes_no_reply_says_so_before_a_word_is_typed(
    services: FakeReplyServices, reader: Start, given: CommentForm | None, told: str
) -> None:
    services.publish(flood(form=given), kept=True)

    async with reader(FLOOD) as person:
        await person.press("c")

        assert told in person.status
        assert not isinstance(person.app.screen, ComposerScreen)


# --- the draft ----------------------------------------------------------------------------------------------------


async def test_what_is_typed_is_on_the_disk_before_anything_is_asked(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay")
        assert [draft.text for draft in services.box.all()] == ["Stay"]

        await person.type(" safe.")
        await until(person, "10 of 65,525 bytes · draft 1 saved")

    assert [draft.text for draft in services.box.all()] == ["Stay safe."]


async def test_esc_closes_and_c_goes_on_where_one_was(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await person.type("Stay")
        await person.press("escape")
        await until(person, "Draft 1 saved")

        await person.press("c")
        assert "Draft 1" in person.text
        await person.type(" safe.")
        await person.press("escape")
        await until(person, "Draft 1 saved")

    assert [draft.text for draft in services.box.all()] == ["Stay safe."]


async def test_quitting_in_the_midst_of_a_word_loses_none_of_it(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await person.type("Stay sa")
        await person.pilot.press("ctrl+q")

    assert [draft.text for draft in services.box.all()] == ["Stay sa"]


async def test_a_text_that_was_deleted_leaves_no_draft(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "No")
        await person.press("backspace", "backspace", "escape")

    assert services.box.all() == ()


async def test_words_that_cannot_be_saved_are_reported_once_before_they_are_dropped(
    services: FakeReplyServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(draft: Draft) -> Draft:
        raise LibraryError("the disk is full", hint="make room")

    monkeypatch.setattr(services.box, "save", full)

    async with reader(FLOOD) as person:
        await person.press("c")
        await person.type("Stay")
        await until(person, "the disk is full · make room")

        await person.press("escape")
        await person.settle()
        assert not isinstance(person.app.screen, ComposerScreen)


async def test_a_draft_that_was_sent_elsewhere_meanwhile_is_shown_and_no_word_is_lost(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay")
        services.box.remove(1)

        await person.type(",")
        await until(person, "Draft 1 was sent or deleted elsewhere; this text was saved as draft 2")
        await person.type(" safe.")

    assert [draft.text for draft in services.box.all()] == ["Stay, safe."]


async def test_who_types_on_does_not_miss_that_a_draft_was_sent_elsewhere(
    services: FakeReplyServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Draft 1 was sent or deleted elsewhere; this text was saved as draft 2"
    monkeypatch.setattr("warta.tui.widgets.footer.WARNING_LIFETIME_S", 600.0)
    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay")
        services.box.remove(1)
        await person.type(",")
        await until(person, told)

        await person.type(" safe.")
        assert told in person.text

        monkeypatch.setattr("warta.tui.widgets.footer.monotonic", lambda: 1e12)
        await person.type("!")
        assert told not in person.text


# --- the form -----------------------------------------------------------------------------------------------------


async def test_the_fields_are_the_forms_own_and_hold_what_the_settings_say(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who = ADA

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("c")
        await until(person, "Ada")

        for label in ("Name *", "Email *", "Website", "[ ] Save my name", "Your email address will not be published."):
            assert label in person.text
        assert "ada@example.org" in person.text


async def test_a_keyring_that_does_not_answer_is_a_line_with_advice_and_keeps_nobody_from_writing(
    services: FakeReplyServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(given: Signature | None = None) -> Signature:
        raise ConfigError("the system's keyring does not answer", hint="set keyring = false in [reader]")

    monkeypatch.setattr(services.rooms.replies, "signed", silent)

    async with reader(FLOOD) as person:
        await person.press("c")
        await until(person, "the system's keyring does not answer · set keyring = false in [reader]")
        await write(person, "Stay safe.")
        await fill_in(person)
        await look_over(person)


async def test_what_is_missing_is_counted_and_pointed_at_and_no_longer_shown_once_it_is_there(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        assert "2 required fields" in person.text
        assert "the site asks for a name" not in person.text

        await person.press("ctrl+s")
        assert "the site asks for a name · Enter it here, or set it under [reader] in the settings" in person.text
        await person.type("Ada")
        assert "the site asks for a name" not in person.text
        assert services.looked == []


async def test_what_is_typed_ahead_of_the_screen_stands_where_it_was_meant(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await until(person, "Name *")
        for char in "Stay\tAda\ta@b.example":
            key = "tab" if char == "\t" else _character_to_key(char)
            person.app.post_message(events.Key(key, char))
        await until(person, "draft 1 saved")

        assert [field.value for field in person.app.screen.query(Field)] == ["Ada", "a@b.example", ""]
    assert [draft.text for draft in services.box.all()] == ["Stay"]


@pytest.mark.parametrize("words", ["می\u200cخواهم", "क्\u200dष", "👩\u200d🚒 ❤\ufe0f"], ids=["fa", "hi", "emoji"])
async def test_what_joins_or_parts_letters_is_typed_as_they_are(
    services: FakeReplyServices, reader: Start, words: str
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await until(person, "Name *")
        for char in f"{words}\t{words}":
            person.app.post_message(events.Key("tab" if char == "\t" else _character_to_key(char), char))
        await until(person, "draft 1 saved")

        assert person.app.screen.query(Field).first().value == words
    assert [draft.text for draft in services.box.all()] == [words]


async def test_an_address_that_is_none_is_reported_while_it_is_typed(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c", "tab", "tab")
        await person.type("ada@")
        assert "the e-mail is none that a site would take" in " ".join(person.text.split())

        await person.type("example.org")
        assert "the e-mail is none" not in person.text


async def test_a_text_that_is_too_long_is_reported(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("c")
        person.app.screen.query_one("ReplyText").put("x" * 65_526)  # type: ignore[attr-defined] # it is a ReplyText
        await until(person, "65,526 of 65,525 bytes")
        await person.press("ctrl+s")

        assert "the text is too long: 65526 bytes" in person.text
        assert services.looked == []


async def test_a_box_is_ticked_by_nobody_but_the_reader(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        assert CONSENT.name not in person.text

        await person.press("escape")
        await person.click(*person.find("[ ] Save my name"))
        await look_over(person)
        assert f"{CONSENT.name} (Save my name)  yes" in person.text


async def test_what_the_form_asks_besides_is_asked_too(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA
    services.publish(flood(form=wordpress(fields=(*form().fields, CAPTCHA))), kept=True)

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await person.press("ctrl+s")
        assert "the site asks for Two and three too" in person.text

        await person.type("five")
        await look_over(person)
        await confirm(person, told="Awaiting moderation")

    assert services.mail.sent("sum") == ["five"]


async def test_a_form_that_has_changed_meanwhile_is_asked_anew_and_keeps_what_was_typed(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await fill_in(person)
        services.publish(flood(form=wordpress(fields=(*form().fields, CAPTCHA))))
        await person.press("ctrl+s")
        await until(person, "the site asks for Two and three too")

        await person.type("five")
        await look_over(person)
        assert "author (Name)  Ada" in person.text


async def test_who_one_is_is_typed_once_and_stays_in_memory_only(
    services: FakeReplyServices, reader: Start, tmp_path: Path
) -> None:
    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await fill_in(person)
        await person.press("escape", "4", "c")
        await until(person, "ada@example.org")
        await look_over_after(person, "So do we.")
        await confirm(person, told="Awaiting moderation")

    assert holding(tmp_path, b"ada@example.org") == []


async def look_over_after(person: Reader, text: str) -> None:
    await write(person, text)
    await look_over(person)


# --- quoting, preview, editor -------------------------------------------------------------------------------------


async def test_sentences_of_the_parent_are_quoted_where_the_cursor_stands(
    services: FakeReplyServices, reader: Start
) -> None:
    talk = thread(comment("1", "The wall broke. Nobody came. Who pays?"))
    services.publish(flood(form=wordpress(), thread=talk), kept=True)

    async with reader(FLOOD) as person:
        await person.press("4", "c", "f2", "j", "space", "space", "enter")
        await person.type("Not I.")
        await person.press("escape")

    assert [draft.text for draft in services.box.all()] == ["> Nobody came. Who pays?\n\nNot I."]


async def test_all_of_the_article_is_quoted_or_nothing_at_all(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("c", "f2", "escape", "f2", "a", "enter", "escape")

    (draft,) = services.box.all()
    assert draft.text.startswith("> The water came at night.")
    assert draft.text.endswith("House 11 stands dry.")


async def test_the_preview_shows_it_under_what_it_answers(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("4", "c")
        await write(person, "So do we.")
        await person.press("f3")
        assert "Preview" in person.text
        assert "Ada  just now" in person.text

        await person.press("f3")
        assert "Preview" not in person.text


async def test_without_a_terminal_there_is_no_editor(
    services: FakeReplyServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")

    async with reader(FLOOD) as person:
        await person.press("c", "f4")

        assert "This terminal cannot run an external editor" in person.text


async def test_the_keys_are_reported_and_found_in_the_palette(services: FakeReplyServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("c", "f1")
        assert "Keys: reply editor" in person.text
        assert "Next heading" not in person.text

        await person.press("escape", "ctrl+p")
        await person.type("preview")
        await until(person, "Preview")
        assert any("Preview" in row and row.rstrip().endswith("F3") for row in person.text.splitlines())
        await person.press("enter")
        await until(person, "Preview")


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60)])
async def test_every_theme_draws_every_part_at_every_size(
    services: FakeReplyServices, reader: Start, theme: str, size: tuple[int, int]
) -> None:
    services.who = ADA

    async with reader(FLOOD, size=size) as person:
        person.app.theme = theme
        await person.press("4", "c")
        await write(person, "So do we.")
        for text in ("Reply to Budi", "So do we.", "Name *", "Ada", "Ctrl+s review"):
            assert text in person.text

        await look_over(person)
        for text in ("type send and press Enter", "Esc back"):
            assert text in person.text


# --- review and sending -------------------------------------------------------------------------------------------


async def test_the_review_shows_all_that_leaves_and_where_to(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("4", "c")
        await write(person, "So do we.")
        await look_over(person)

        for told in (
            "https://news.example/wp-comments-post.php",
            "in reply to comment 1",
            "by Budi",
            "comment (Comment)  So do we.",
            "author (Name)  Ada",
            "email (Email)  ada@example.org",
            "comment_post_ID (hidden, value from the site)  7",
            "comment_parent (hidden, parent comment)  1",
            "Statement by the site, not by warta",
            "│ Your email address will not be published.",
        ):
            assert told in person.text, told
        assert services.mail.letters == []


async def test_only_the_word_sends_and_it_sends_once(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        await person.press("enter")
        await person.type("yes")
        await person.press("enter")
        assert "Nothing was sent. Type send" in person.text
        assert services.mail.letters == []

        await person.press("backspace", "backspace", "backspace")
        await confirm(person, told="Awaiting moderation")
        await person.press("enter")
        await until(person, "Draft 1: Awaiting moderation")

    assert services.mail.sent("comment") == ["Stay safe."]
    assert [draft.state for draft in services.box.all()] == ["held"]


async def test_enter_upon_enter_while_it_is_on_its_way_sends_nothing_more(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who = ADA
    services.mail.slow = asyncio.Event()

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        await person.type("send")
        await person.press("enter", "enter", "enter", "escape")
        assert "Sending cannot be cancelled" in person.text
        assert [draft.state for draft in services.box.all()] == ["sending"]

        services.mail.slow.set()
        await until(person, "Awaiting moderation")

    assert len(services.mail.letters) == 1


async def test_whoever_quits_while_it_is_on_its_way_is_reported_that_it_is_unknown(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who = ADA
    services.mail.slow = asyncio.Event()

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        await person.type("send")
        await person.press("enter")
        await person.pilot.press("ctrl+q")

    assert [draft.state for draft in services.box.all()] == ["unknown"]
    assert len(services.mail.letters) == 1


async def test_esc_at_the_review_sends_nothing_and_leads_back_to_the_text(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        await person.press("escape")

        assert isinstance(person.app.screen, ComposerScreen)
        assert "Nothing was sent" in person.text
    assert services.mail.letters == []


REFUSED = b"<div class=wp-die-message><p>Duplicate comment [/] [@click=app.quit]detected\x1b[31m.</p></div>"


@pytest.mark.parametrize(
    ("answer", "state", "told"),
    [
        (Answer(status=302, location="/?unapproved=9&moderation-hash=a#comment-9"), "held", "Awaiting moderation"),
        (
            Answer(status=302, location="/flood/#comment-9"),
            "unconfirmed",
            "Accepted but not visible: moderated or discarded by the site",
        ),
        (Answer(status=409, body=REFUSED, content_type="text/html"), "refused", "Duplicate comment"),
        (Answer(status=429, body=REFUSED, content_type="text/html"), "refused", "Posting too fast"),
        (Answer(status=200, body=REFUSED, content_type="text/html"), "refused", "[/] [@click=app.quit]detected."),
        (Answer(), "unknown", "No response. The comment may have been posted; check the page before sending again"),
        (Answer(status=503), "unknown", "look at the page before you send it again"),
        (OFFLINE, "queued", "Queued, not sent"),
        (FetchError("the certificate is wrong", hint="do not trust it", kind="tls"), "draft", "do not trust it"),
    ],
    ids=["held", "binned", "duplicate", "flood", "refused", "silence", "503", "offline", "tls"],
)
async def test_what_became_of_it_is_reported_by_what_the_site_did(
    services: FakeReplyServices, reader: Start, answer: Answer | FetchError, state: str, told: str
) -> None:
    services.who = ADA
    services.mail.answer = answer

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        await confirm(person, told=told)
        assert "Stay safe." in person.text

    assert [draft.state for draft in services.box.all()] == [state]
    assert len(services.mail.letters) <= 1


async def test_a_reply_that_is_to_be_seen_is_shown_on_its_page(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA
    services.mail.answer = Answer(status=302, location="/flood/#comment-9")

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Build it higher.")
        await look_over(person)
        services.publish(flood(form=wordpress(), thread=thread(comment("9", "Build it higher.", author="Ada"))))
        await confirm(person, told="Posted")
        await person.press("enter", "4")
        await until(person, "Build it higher.")

    assert services.asked == [FLOOD]


async def test_after_a_refusal_the_text_can_be_changed_and_sent_anew(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who = ADA
    services.mail.answer = Answer(status=409, body=REFUSED, content_type="text/html")

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        await confirm(person, told="Rejected by the site")
        await person.press("escape")
        assert "Rejected by the site: Duplicate" in person.text

        services.mail.answer = Answer(status=302, location="/?unapproved=9&moderation-hash=a#comment-9")
        await person.type(" All of you.")
        await look_over(person)
        await confirm(person, told="Awaiting moderation")

    assert services.mail.sent("comment") == ["Stay safe.", "Stay safe. All of you."]


async def test_a_page_that_was_closed_meanwhile_refuses_before_anything_leaves(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        services.publish(flood(form=form(closed=True, note="Comments are closed.")))
        await person.press("ctrl+s")
        await until(person, "Rejected by the site: Comments are closed.")

    assert services.mail.letters == []


# --- without a network --------------------------------------------------------------------------------------------


async def test_offline_the_reply_is_reviewed_by_the_saved_form_and_waits(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who, services.cut_off = ADA, True

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await look_over(person)
        assert "news.example could not be found" in person.text
        assert "It cannot be sent now" in person.text

        await person.press("enter")
        await until(person, "Queued, not sent")

    assert [draft.state for draft in services.box.all()] == ["queued"]
    assert services.mail.letters == []


async def test_offline_and_without_a_copy_the_cause_is_reported_and_the_draft_stays(
    services: FakeReplyServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.who, services.cut_off = ADA, True

    def damaged(address: str, *, max_age: float | None = None) -> None:
        raise LibraryError("the library is damaged")

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        monkeypatch.setattr(services, "kept", damaged)
        await person.press("ctrl+s")
        await until(person, "news.example could not be found · check the address")

    assert [draft.state for draft in services.box.all()] == ["draft"]


async def test_what_waits_is_remembered_once_the_network_answers(services: FakeReplyServices, reader: Start) -> None:
    services.box.queue(services.box.save(Draft(url=FLOOD, text="Stay safe.")).id)
    services.shelf.clear()

    async with reader(FLOOD) as person:
        await until(person, "1 reply queued")


async def test_esc_calls_off_a_look_that_takes_too_long(
    services: FakeReplyServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.who = ADA
    waits = asyncio.Event()

    async def look(url: str, *, timeout: float, data: bool = False) -> None:
        await waits.wait()

    monkeypatch.setattr(services, "look", look)

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await person.press("ctrl+s")
        await until(person, "Checking the comment form of news.example")
        await person.press("escape")
        assert "stopped" in person.text.lower()

        await person.press("escape")
        await until(person, "Draft 1 saved")


@pytest.mark.parametrize("leaves", ["escape", "ctrl+q"])
async def test_what_is_typed_while_the_form_is_looked_at_is_saved_and_reviewed_too(
    services: FakeReplyServices, reader: Start, monkeypatch: pytest.MonkeyPatch, leaves: str
) -> None:
    services.who = ADA
    goes_on, look = asyncio.Event(), services.look

    async def slow(url: str, *, timeout: float, data: bool = False) -> Page:
        await goes_on.wait()
        return await look(url, timeout=timeout, data=data)

    monkeypatch.setattr(services, "look", slow)

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay")
        await person.pilot.press("ctrl+s")
        await until(person, "Checking the comment form of news.example")
        await person.pilot.press("space", *"safe")
        await until(person, "9 of 65,525 bytes · draft 1 saved")
        goes_on.set()
        await until(person, "Send this to news.example?")
        assert "Stay safe" in person.text

        await person.press("escape")
        await person.pilot.press(leaves)

    assert [draft.text for draft in services.box.all()] == ["Stay safe"]


async def test_any_error_with_the_page_is_a_line_with_advice(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        services.pages[FLOOD] = FetchError("news.example answers 503", hint="try again later", kind="status")
        await person.press("ctrl+s")

        await until(person, "news.example answers 503 · try again later")


async def test_twice_the_same_key_is_once(services: FakeReplyServices, reader: Start) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("c")
        await write(person, "Stay safe.")
        await person.pilot.press("ctrl+s", "ctrl+s")
        await until(person, "Send this to")
        await person.pilot.press("escape", "escape", "escape", "escape")
        await person.settle()

        assert person.app.screen_stack == [person.screen]
    assert services.mail.letters == []


async def test_the_enter_that_closes_the_outcome_does_nothing_behind_it(
    services: FakeReplyServices, reader: Start
) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press("4", "c")
        await write(person, "Stay safe.")
        await look_over(person)
        await confirm(person, told="Awaiting moderation")
        await person.press("enter")

        assert person.app.screen is person.screen
        assert "hidden" not in person.text


@pytest.mark.parametrize(
    "keys", [("c", "escape"), ("O", "escape"), ("c", "f3"), ("c", "f2", "escape"), ("c", "ctrl+s")]
)
async def test_a_key_that_is_hammered_closes_once_and_breaks_nothing(
    services: FakeReplyServices, reader: Start, keys: tuple[str, ...]
) -> None:
    services.who = ADA

    async with reader(FLOOD) as person:
        await person.press(keys[0])
        await person.type("Hm")
        for _ in range(4):
            for key in keys[1:]:
                person.app.post_message(events.Key(key, None))
        for _ in range(20):
            await person.pilot.pause(0.02)

        assert person.app.is_running
    assert services.mail.letters == []
