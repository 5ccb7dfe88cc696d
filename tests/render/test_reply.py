"""A reply for its reader's eyes, and for a program that must not learn who the reader is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import FLOOD, NOON
from warta.model.reply import Draft, Outgoing, Review, Verdict
from warta.render import reply
from warta.render.json import schema

DRAFT = Draft(id=3, url=FLOOD, text="Stay\nsafe.", parent="7", title="Flood", created_at=NOON, changed_at=NOON)
REVIEW = Review(
    draft=DRAFT,
    host="news.example",
    action="https://news.example/wp-comments-post.php",
    page=FLOOD,
    note="Your e-mail stays here.\nBe kind.",
    cookies=(("session", "abc"),),
    fields=(
        Outgoing(name="comment", label="Comment", role="text", value="Stay\nsafe."),
        Outgoing(name="author", label="Name", role="name", value="Ada"),
        Outgoing(name="email", role="email", value="ada@example.org"),
        Outgoing(name="sum", role="other", value="5"),
        Outgoing(name="hp", role="trap", value=""),
        Outgoing(name="id", role="hidden", value="7"),
        Outgoing(name="comment_parent", role="parent", value="7"),
    ),
)
STATES = ("draft", "queued", "sending", "public", "held", "unconfirmed", "refused", "unknown")


def complaints(data: dict[str, Any]) -> list[str]:
    validator = Draft202012Validator(json.loads(schema("reply")), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(data)]


def test_a_preview_shows_what_would_be_sent_and_not_by_who() -> None:
    told = reply.to_json(DRAFT, REVIEW)

    assert complaints(told) == []
    assert (told["state"], told["draft"], told["review"]["cookies"]) == ("preview", 3, 1)
    values = {field["name"]: field["value"] for field in told["review"]["fields"]}
    assert [name for name, value in values.items() if value is None] == ["author", "email", "sum"]
    assert (values["comment"], values["hp"], values["id"]) == ("Stay\nsafe.", "", "7")
    assert "ada" not in json.dumps(told).lower()


@pytest.mark.parametrize("state", STATES)
def test_every_state_keeps_the_schema_and_has_its_words(state: str) -> None:
    reason = "flood" if state == "refused" else None
    draft = Draft(**{**_facts(DRAFT), "state": state, "reason": reason, "message": "Slow down.", "sent_at": NOON})

    assert complaints(reply.to_json(draft)) == []
    assert reply.outcome(draft).startswith(f"{state}: ")
    assert "the site says: Slow down." in reply.draft_text(draft)


def test_a_page_that_takes_no_reply_is_reported_as_a_refusal() -> None:
    no = Verdict(state="refused", reason="closed", message="Closed.")
    told = reply.to_json(DRAFT, Review(draft=DRAFT, host="h", action="", page=FLOOD, fields=(), refusal=no))

    assert complaints(told) == []
    assert (told["state"], told["reason"], told["message"], told["review"]) == ("refused", "closed", "Closed.", None)


def test_a_person_sees_every_field_with_its_value_and_whose_promise_it_is() -> None:
    assert reply.review_text(REVIEW) == (
        "to news.example\n"
        "  https://news.example/wp-comments-post.php\n"
        "about Flood\n"
        "  https://news.example/2019/03/20/flood/\n"
        "as an answer to comment 7\n"
        "\n"
        "what will be sent, and nothing else:\n"
        "  comment (Comment):\n"
        "    Stay\n"
        "    safe.\n"
        "  author (Name): Ada\n"
        "  email: ada@example.org\n"
        "  sum: 5\n"
        "  hp (no person sees it, so it stays empty): \n"
        "  id (hidden, as the site gave it): 7\n"
        "  comment_parent (hidden: the comment that is answered): 7\n"
        "\n"
        "with the cookies that the page has just set: session\n"
        "\n"
        "the site says (it is the site's promise, not warta's):\n"
        "  Your e-mail stays here.\n"
        "  Be kind.\n"
    )


def test_a_schema_is_a_schema_and_asks_for_every_key() -> None:
    known = json.loads(schema("reply"))

    Draft202012Validator.check_schema(known)
    assert set(known["required"]) == set(known["properties"]) == set(reply.to_json(DRAFT))
    assert complaints(reply.to_json(DRAFT) | {"email": "ada@example.org"})


def _facts(draft: Draft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in Draft.__slots__}
