"""What a reply must have before it may leave, and what exactly leaves."""

from __future__ import annotations

from typing import Any

import pytest

from tests import builders
from warta.errors import ConfigError
from warta.model.article import CommentForm, FormField
from warta.model.reply import Signature
from warta.services import drafting

WHO = Signature(name="Ada", email="ada@example.org", site="https://ada.example.org")
HIDDEN_PARENT = FormField(name="comment_parent", type="hidden", visible=False, value="0")


def form(*more: FormField, **given: Any) -> CommentForm:
    """A WordPress form with some more fields."""
    return builders.form(**{"fields": (*builders.form().fields, *more)} | given)


def faults(text: str = "Stay safe.", who: Signature = WHO, of: CommentForm | None = None) -> list[tuple[str, str]]:
    return [(fault.field, fault.reason) for fault in drafting.faults(of or form(), text, who)]


def leaving(of: CommentForm, parent: str | None = None, who: Signature = WHO) -> dict[str, str]:
    return {field.name: field.value for field in drafting.outgoing(of, "Stay safe.", parent, who)}


def test_a_complete_reply_has_no_faults() -> None:
    assert faults() == []


def test_what_the_site_asks_for_and_is_not_given_is_named() -> None:
    assert faults("", Signature()) == [("text", "missing-field"), ("name", "missing-field"), ("email", "missing-field")]


def test_what_the_site_does_not_ask_for_may_be_left_out() -> None:
    bare = CommentForm(action="https://x.example/c", fields=(FormField(name="comment", type="textarea"),))

    assert faults("Yes.", Signature(), bare) == []


@pytest.mark.parametrize(
    ("text", "who", "field"),
    [
        ("t" * 65_525, WHO, None),
        ("t" * 65_526, WHO, "text"),
        ("\n" * 1 + "é" * 32_763, WHO, "text"),
        ("t", Signature(name="n" * 245, email="ada@example.org"), None),
        ("t", Signature(name="n" * 246, email="ada@example.org"), "name"),
        ("t", Signature(name="é" * 123, email="ada@example.org"), "name"),
        ("t", Signature(name="A", email="a" * 89 + "@example.org"), "email"),
    ],
)
def test_lengths_are_counted_in_the_bytes_that_leave(text: str, who: Signature, field: str | None) -> None:
    assert faults(text, who) == ([(field, "too-long")] if field else [])


@pytest.mark.parametrize(
    "email", ["ada", "ada@", "@contoh.example", "ada@example", "a@b@c.org", "ada@ex ample.org", "a@.org"]
)
def test_an_e_mail_that_no_site_takes_is_reported_and_not_quoted(email: str) -> None:
    found = drafting.faults(form(), "Yes.", Signature(name="Ada", email=email))

    assert [(fault.field, fault.reason) for fault in found] == [("email", "invalid-field")]
    assert email not in found[0].what + found[0].hint


@pytest.mark.parametrize("email", ["ada@example.org", "a.da+news@sub.example.co", "o'neil@x-y.org"])
def test_an_e_mail_that_wordpress_takes_is_taken(email: str) -> None:
    assert drafting.is_email(email)


def test_a_field_of_the_sites_own_that_must_be_filled_is_asked_for() -> None:
    captcha = FormField(name="sum", label="2 + 3", required=True)
    tick = FormField(name="agree", label="I agree", type="checkbox", required=True, value="yes")
    asked = form(captcha, tick)

    assert faults(of=asked) == [("sum", "missing-field"), ("agree", "missing-field")]
    given = Signature(name="Ada", email="ada@example.org", others=(("sum", "5"), ("agree", "yes"), ("none", "x")))
    assert faults(who=given, of=asked) == [("none", "invalid-field")]


def test_hidden_fields_leave_as_given_and_traps_empty() -> None:
    traps = (
        FormField(name="hp", visible=False, value="filled"),
        FormField(name="email_again", type="email", visible=False),
        FormField(name="tick", type="checkbox", visible=False, value="yes"),
        FormField(name="nonce", type="hidden", visible=False, value="abc"),
    )

    sent = leaving(form(*traps))

    assert (sent["hp"], sent["email_again"], sent["nonce"], sent["comment_post_ID"]) == ("", "", "abc", "7")
    assert "tick" not in sent


def test_boxes_are_ticked_only_when_asked_and_one_button_is_pressed() -> None:
    fields = (
        FormField(name="cookies", type="checkbox", value="yes"),
        FormField(name="preview", type="submit", visible=False, value="Preview"),
        FormField(name="submit", type="submit", visible=False, value="Post"),
        FormField(name="other", type="submit", visible=False, value="Post too"),
        FormField(name="upload", type="file"),
    )

    silent = leaving(form(*fields))
    asked = leaving(form(*fields), who=Signature(name="A", email="a@b.example", others=(("cookies", "yes"),)))

    assert not {"cookies", "preview", "other", "upload"} & silent.keys()
    assert (silent["submit"], asked["cookies"]) == ("Post", "yes")


def test_an_answer_names_its_comment_where_the_form_can() -> None:
    assert leaving(form(HIDDEN_PARENT))["comment_parent"] == "0"
    assert leaving(form(HIDDEN_PARENT), "12")["comment_parent"] == "12"
    with pytest.raises(ConfigError, match="can't answer a single comment"):
        leaving(form(), "12")


def test_fields_are_known_by_their_kind_and_by_many_names() -> None:
    fields = (
        FormField(name="isi", type="textarea"),
        FormField(name="nama"),
        FormField(name="surel"),
        FormField(name="homepage"),
        FormField(name="city"),
        FormField(name="surel2", type="email"),
    )

    found = drafting.roles(CommentForm(action="https://x.example/c", fields=fields))

    assert list(found.values()) == ["text", "name", "email", "site", "other", "other"]


@pytest.mark.parametrize(
    ("action", "method", "page", "told"),
    [
        ("https://news.example/c", "post", "https://news.example/a", None),
        ("http://127.0.0.1:8000/c", "post", "http://127.0.0.1:8000/a", None),
        ("http://[::1]:8000/c", "post", "http://[::1]:8000/a", None),
        ("https://news.example/c", "get", "https://news.example/a", "into an address"),
        ("https://other.example/c", "post", "https://news.example/a", "to another site"),
        ("https://news.example:444/c", "post", "https://news.example/a", "to another site"),
        ("http://news.example/c", "post", "https://news.example/a", "to another site"),
        ("http://news.example/c", "post", "http://news.example/a", "without encryption"),
        ("http://127.0.0.1.nip.example/c", "post", "http://127.0.0.1.nip.example/a", "without encryption"),
    ],
)
def test_a_form_goes_by_post_encrypted_to_its_own_site(action: str, method: str, page: str, told: str | None) -> None:
    made = builders.form(action=action, method=method)
    if told is None:
        drafting.sound(made, page)
        return

    with pytest.raises(ConfigError, match=told):
        drafting.sound(made, page)


def test_what_is_shown_is_what_leaves() -> None:
    assert drafting.tidy(f"  {builders.HOSTILE}\r\nnext\n") == "ABCDEFGH\nnext"
    assert drafting.signed(Signature(name="A\nda \x1b[31m")).name == "A da"
    assert drafting.sent("a\r\nb\nc\rd") == "a\r\nb\r\nc\r\nd"


def test_the_words_of_another_are_quoted_line_by_line() -> None:
    assert drafting.quoted("One.\n\nTwo.") == "> One.\n>\n> Two.\n\n"


def test_a_signature_shows_nothing_of_itself() -> None:
    assert "ada" not in repr(WHO).lower()
