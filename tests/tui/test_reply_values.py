from __future__ import annotations

from typing import Any

import pytest

from tests.builders import NOON, article, comment, form, thread
from warta.model.article import FormField
from warta.model.reply import Draft, Fault
from warta.tui.drafts import comment_by_id, editing_status, quote_sentences, reply_preview, sentences, why_not_repliable

TEXT = "The water came at night. Nobody was warned.\n\nWe left. Dr. Hadi stayed."
PARENT = FormField(name="comment_parent", type="hidden", visible=False, value="0")


def answerable() -> tuple[FormField, ...]:
    return (*form().fields, PARENT)


def test_a_text_is_quoted_by_the_sentence() -> None:
    assert sentences(TEXT) == (("The water came at night.", "Nobody was warned."), ("We left.", "Dr. Hadi stayed."))


def test_sentences_of_one_line_stay_on_one_line_and_paragraphs_apart() -> None:
    lines = sentences(TEXT)

    assert (
        quote_sentences(lines, {0, 1, 3}) == "> The water came at night. Nobody was warned.\n>\n> Dr. Hadi stayed.\n\n"
    )
    assert quote_sentences(lines, {1}) == "> Nobody was warned.\n\n"
    assert quote_sentences(lines, set()) == ""


def test_nothing_to_quote_is_no_line() -> None:
    assert sentences(" \n ") == ()


def test_a_reply_is_seen_under_what_it_answers() -> None:
    read = reply_preview("Yes.\nWe do.\n\nAll of us.", "Ada", comment("1", "Stay safe.", comment("2")), NOON)

    assert [reply.author for reply in read.replies] == ["Ada"]
    assert [each.spans[0].text for each in read.replies[0].body] == ["Yes.\nWe do.", "All of us."]  # type: ignore[union-attr]
    assert reply_preview("Yes.", "", None, NOON).author == "your name"


@pytest.mark.parametrize(
    ("facts", "answered", "told"),
    [
        ({"form": None}, {}, "No comment form"),
        ({"form": form(closed=True, note="They are closed.")}, {}, "Comments are closed: They are closed."),
        ({"form": form(login_required=True)}, {}, "Login required"),
        ({"form": form(fields=answerable())}, {"kind": "pingback"}, "Cannot reply to a pingback"),
        ({"form": form(fields=answerable())}, {"state": "deleted"}, "it was deleted"),
        ({"form": form(fields=answerable())}, {"id": ""}, "has no ID"),
        ({"form": form()}, {}, "cannot reply to a comment"),
        ({"form": form(fields=answerable())}, {}, ""),
    ],
)
def test_what_cannot_be_answered_is_reported_before_anything_is_typed(
    facts: dict[str, object], answered: dict[str, Any], told: str
) -> None:
    cause = why_not_repliable(article(**facts), comment(**answered))

    assert (told in cause) if told else cause == ""


def test_a_article_can_be_commented_on_where_a_comment_cannot_be_answered() -> None:
    assert why_not_repliable(article(form=form()), None) == ""


def test_a_comment_is_found_by_its_id_at_any_depth() -> None:
    story = article(thread=thread(comment("1", "a", comment("2", "b"))))

    assert (comment_by_id(story, "2") or comment()).text == "b"
    assert comment_by_id(story, "3") is comment_by_id(None, "2") is comment_by_id(story, None) is None


def test_the_footer_shows_what_is_missing_how_long_it_is_and_whether_it_is_saved() -> None:
    draft = Draft(id=3, url="u", text="é\n")
    missing = [Fault(field="text", what=""), Fault(field="name", what="")]

    assert editing_status(draft, "é\na", missing, pending=True) == "1 required field · 5 of 65,525 bytes · …"
    assert editing_status(draft, "a", (), pending=False) == "1 of 65,525 bytes · draft 3 saved"
