"""What a site did with a reply is read off its answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import FLOOD
from warta.model.reply import Answer, Draft, Outgoing, Review, Verdict
from warta.services.verdict import judge, refusal

WORDPRESS = "https://news.example/wp-comments-post.php"
OTHER = "https://news.example/comment"
WHOLE = {"text": "Stay safe.", "name": "Ada", "email": "ada@example.org"}


def verdict(answer: Answer, action: str = WORDPRESS, **sent: str) -> Verdict:
    fields = tuple(Outgoing(name=role, role=role, value=value) for role, value in (WHOLE | sent).items())
    draft = Draft(id=1, url=FLOOD, text="Stay safe.")
    return judge(Review(draft=draft, host="news.example", action=action, page=FLOOD, fields=fields), answer)


def sent_on(location: str | None, status: int = 302, **given: Any) -> Verdict:
    return verdict(Answer(status=status, location=location), **given)


def said(words: str, status: int = 200, /, **given: Any) -> Verdict:
    body = f'<title>Failure</title><body><div class="wp-die-message"><p>{words}</p><p><a href="javascript:x">« Back</a>'
    return verdict(Answer(status=status, body=body.encode(), content_type="text/html; charset=UTF-8"), **given)


def test_a_redirect_to_the_comment_is_a_yes_that_wants_a_second_look() -> None:
    told = sent_on("/2019/03/20/flood/comment-page-2/#comment-44")

    assert told == Verdict(
        state="unconfirmed",
        comment_id="44",
        permalink="https://news.example/2019/03/20/flood/comment-page-2/#comment-44",
    )


def test_a_redirect_to_the_preview_is_held_and_its_secret_dropped() -> None:
    told = sent_on(f"{FLOOD}?unapproved=44&moderation-hash=abc&x=1#comment-44")

    assert told == Verdict(state="held", comment_id="44", permalink=f"{FLOOD}?x=1#comment-44")


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/#comment-4",
        "javascript:alert(1)",
        "http://[::",
        None,
        "",
        "http://news.example/#comment-4",
    ],
)
def test_a_redirect_elsewhere_says_nothing(location: str | None) -> None:
    assert sent_on(location).state in {"unknown", "unconfirmed"}
    assert sent_on(location).permalink is None


@pytest.mark.parametrize("status", [None, 100, 301, 307, 308, 408, 500, 502, 503, 504, 599])
@pytest.mark.parametrize("action", [WORDPRESS, OTHER])
def test_no_answer_and_no_clear_one_is_unknown(status: int | None, action: str) -> None:
    assert verdict(Answer(status=status, location=f"{FLOOD}#comment-4"), action).state == "unknown"


@pytest.mark.parametrize(
    ("status", "words", "reason"),
    [
        (409, "Dijumpai duplikasi komentar.", "duplicate"),
        (429, "Slow down.", "flood"),
        (403, "Maaf, komentar ditutup untuk item ini.", "closed"),
        (403, "Sorry, comments are closed for this item.", "closed"),
        (403, "Sorry, you must be logged in to comment.", "login-required"),
        (403, "Maaf, Anda harus masuk log untuk berkomentar.", "login-required"),
        (401, "No.", "login-required"),
        (413, "Too large.", "too-long"),
        (400, "Bad.", "rejected"),
        (200, "Spam!", "rejected"),
    ],
)
def test_a_refusal_has_its_reason_and_the_sites_words(status: int, words: str, reason: str) -> None:
    assert said(words, status) == Verdict(state="refused", reason=reason, message=words)


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"name": ""}, "missing-field"),
        ({"email": ""}, "missing-field"),
        ({"text": ""}, "missing-field"),
        ({"email": "ada"}, "invalid-field"),
        ({"name": "n" * 246}, "too-long"),
        ({"site": "s" * 201}, "too-long"),
    ],
)
def test_a_200_of_wordpress_is_a_refusal_whose_reason_is_in_what_was_sent(sent: dict[str, str], reason: str) -> None:
    assert said("Galat: isi bidang.", **sent).reason == reason


def test_an_empty_page_is_a_refusal_and_a_page_that_broke_off_is_unknown() -> None:
    assert verdict(Answer(status=200)) == Verdict(state="refused", reason="rejected")
    assert verdict(Answer(status=200, body=b"<p>", whole=False)).state == "unknown"


@pytest.mark.parametrize("status", [200, 201, 204, 302, 303])
def test_of_other_programs_a_yes_is_unconfirmed(status: int) -> None:
    assert verdict(Answer(status=status, location="/thanks"), OTHER).state == "unconfirmed"


def test_a_firewalls_403_is_no_word_of_the_thread() -> None:
    assert verdict(Answer(status=403)).reason == "rejected"
    assert said("Blocked.", 403, action=OTHER).reason == "rejected"


def test_the_sites_words_are_filtered_and_short() -> None:
    told = said("\x1b[31mNo\x1b]0;PWNED\x07 " + "x" * 5000)

    assert told.message.startswith("No x")
    assert len(told.message) == 600


def test_words_that_are_no_page_are_read_as_they_stand() -> None:
    answer = Answer(status=429, body=b'{"error": "slow down"}', content_type="application/json")

    assert verdict(answer).message == '{"error": "slow down"}'


def test_a_page_that_says_no_needs_no_post() -> None:
    assert refusal("Closed.", closed=True, login=False) == Verdict(state="refused", reason="closed", message="Closed.")
    assert refusal("Log in.", closed=False, login=True) == Verdict(
        state="refused", reason="login-required", message="Log in."
    )
    assert refusal("Be kind.", closed=False, login=False) is None
