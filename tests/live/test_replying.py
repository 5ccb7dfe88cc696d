"""Replies to a real WordPress: what its form does with each is told, and it gets no more than were confirmed."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from tests.hostile.command import Outcome, warta
from tests.live import content
from warta.fetch.post import HttpPoster
from warta.model.reply import Draft, Letter, Outgoing, Review, Verdict
from warta.services.verdict import judge
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live.site import Site

pytestmark = pytest.mark.live

EMAIL = "surat.rahasia@contoh.example"
AT_ONCE = {"comment_moderation": "0", "comment_previously_approved": "0"}
_NUMBERS = count(1)


@contextmanager
def options(site: Site, **chosen: Any) -> Iterator[None]:
    """The site with other options for a while."""
    path = site.folder / "requests.options"
    path.write_text(json.dumps(chosen))
    try:
        yield
    finally:
        path.unlink()


def words() -> str:
    """A text that nobody has sent yet."""
    return f"Terima kasih, ini tanggapan ke-{next(_NUMBERS)} saya."


def reply(home: Path, address: str, text: str, *more: str) -> Outcome:
    who = ("--name", "Pembaca", "--email", EMAIL)
    return warta("reply", address, "--text", text, *who, *more, home=home)


def sent(home: Path, address: str, text: str, *more: str) -> dict[str, Any]:
    return reply(home, address, text, "--send", "--yes", "--json", *more).data


def posts(asked: list[str]) -> list[str]:
    return [line for line in asked if line.startswith("POST ")]


def rest(site: Site, number: str) -> dict[str, Any]:
    with urlopen(f"{site.home()}/wp-json/wp/v2/comments/{number}", timeout=30) as answer:
        found: dict[str, Any] = json.loads(answer.read())
        return found


# --- as a person replies ------------------------------------------------------------------------------------------


def test_without_send_everything_is_shown_and_nothing_is_posted(own_site: Site, tmp_path: Path) -> None:
    with own_site.counting() as asked:
        shown = reply(tmp_path, own_site.url(content.LONG), "Halo.").out

    assert posts(asked) == []
    assert "wp-comments-post.php" in shown
    assert f"comment_post_ID (hidden, as the site gave it): {own_site.post_ids[content.LONG.slug]}" in shown
    assert EMAIL in shown
    assert "Alamat surel Anda tidak akan dipublikasikan" in shown


def test_a_reply_that_is_approved_at_once_is_public(own_site: Site, tmp_path: Path) -> None:
    text = words()
    with options(own_site, **AT_ONCE), own_site.counting() as asked:
        told = sent(tmp_path, own_site.url(content.LONG), text)

    assert told["state"] == "public"
    assert text in rest(own_site, told["comment_id"])["content"]["rendered"]
    assert told["permalink"].endswith(f"#comment-{told['comment_id']}")
    assert len(posts(asked)) == 1


def test_without_rest_the_page_shows_that_it_is_public(own_site: Site, tmp_path: Path) -> None:
    address = own_site.home(rest=False) + content.LONG.path
    with options(own_site, **AT_ONCE), own_site.counting() as asked:
        told = sent(tmp_path, address, words())

    assert told["state"] == "public"
    assert len(posts(asked)) == 1


def test_an_answer_to_a_comment_stands_under_it(own_site: Site, tmp_path: Path) -> None:
    parent = own_site.shown(content.LONG)[0].id
    with options(own_site, **AT_ONCE):
        told = sent(tmp_path, own_site.url(content.LONG), words(), "--to", parent)

    assert told["state"] == "public"
    assert str(rest(own_site, told["comment_id"])["parent"]) == parent


def test_a_reply_that_waits_for_moderation_is_held(own_site: Site, tmp_path: Path) -> None:
    with own_site.counting() as asked:
        told = sent(tmp_path, own_site.url(content.LONG), words())

    assert told["state"] == "held"
    assert "moderation-hash" not in json.dumps(told)
    assert len(posts(asked)) == 1


def test_with_the_cookie_box_ticked_only_a_second_look_shows_that_it_waits(own_site: Site, tmp_path: Path) -> None:
    with own_site.counting() as asked:
        told = sent(tmp_path, own_site.url(content.LONG), words(), "--field", "wp-comment-cookies-consent=yes")

    assert told["state"] == "unconfirmed"
    assert len(posts(asked)) == 1


def test_a_reply_that_is_binned_as_spam_is_unconfirmed(own_site: Site, tmp_path: Path) -> None:
    with options(own_site, disallowed_keys="judionline", **AT_ONCE), own_site.counting() as asked:
        told = sent(tmp_path, own_site.url(content.LONG), f"judionline {words()}")

    assert told["state"] == "unconfirmed"
    assert len(posts(asked)) == 1


def test_the_same_words_from_elsewhere_are_a_duplicate(own_site: Site, tmp_path: Path) -> None:
    text = words()
    sent(tmp_path / "here", own_site.url(content.LONG), text)
    with own_site.counting() as asked:
        again = reply(tmp_path / "there", own_site.url(content.LONG), text, "--send", "--yes", "--json")

    assert (again.code, again.data["state"], again.data["reason"]) == (1, "refused", "duplicate")
    assert again.data["message"]
    assert len(posts(asked)) == 1


def test_the_same_words_from_here_are_not_posted_again(own_site: Site, tmp_path: Path) -> None:
    text = words()
    sent(tmp_path, own_site.url(content.LONG), text)
    with own_site.counting() as asked:
        again = reply(tmp_path, own_site.url(content.LONG), text, "--send", "--yes")

    assert again.code == 2
    assert "were sent to this page already" in again.err
    assert posts(asked) == []


def test_too_quick_is_a_flood_and_may_be_sent_later(own_site: Site, tmp_path: Path) -> None:
    sent(tmp_path, own_site.url(content.LONG), words())
    with options(own_site, flood=True), own_site.counting() as asked:
        told = sent(tmp_path, own_site.url(content.LONG), words())
    with own_site.counting() as asked_later:
        later = warta(
            "outbox",
            "send",
            str(told["draft"]),
            "--yes",
            "--json",
            "--name",
            "Pembaca",
            "--email",
            EMAIL,
            home=tmp_path,
        ).data

    assert (told["state"], told["reason"]) == ("refused", "flood")
    assert later["state"] == "held"
    assert (len(posts(asked)), len(posts(asked_later))) == (1, 1)


@pytest.mark.parametrize(("post", "reason"), [(content.CLOSED, "closed"), (content.LOGIN_ONLY, "login-required")])
def test_where_the_page_says_no_nothing_is_posted(
    own_site: Site, tmp_path: Path, post: content.SeededPost, reason: str
) -> None:
    with own_site.counting() as asked:
        said = reply(tmp_path, own_site.url(post), words(), "--send", "--yes", "--json")

    assert (said.code, said.data["state"], said.data["reason"]) == (1, "refused", reason)
    assert posts(asked) == []


def test_what_the_site_would_refuse_is_reported_before_anything_leaves(own_site: Site, tmp_path: Path) -> None:
    address = own_site.url(content.LONG)
    with own_site.counting() as asked:
        nobody = warta("reply", address, "--text", "Halo.", "--send", "--yes", home=tmp_path)
        no_mail = warta("reply", address, "--text", "Halo.", "--name", "A", "--send", "--yes", home=tmp_path)
        bad = warta(
            "reply", address, "--text", "Halo.", "--name", "A", "--email", "rahasia@", "--send", "--yes", home=tmp_path
        )
        long = reply(tmp_path, address, "x" * 65_526, "--send", "--yes")

    assert [each.code for each in (nobody, no_mail, bad, long)] == [2, 2, 2, 2]
    assert "a name" in nobody.err
    assert "an e-mail" in no_mail.err
    assert "rahasia" not in bad.err
    assert "too long" in long.err
    assert posts(asked) == []


def test_nothing_that_stays_on_the_disk_knows_the_e_mail(own_site: Site, tmp_path: Path) -> None:
    for post in (content.LONG, content.CLOSED, content.CROWD):
        reply(tmp_path, own_site.url(post), words(), "--send", "--yes", "--json")
    warta("outbox", "--json", home=tmp_path)

    kept = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert any(path.name == "outbox.db" for path in kept)
    assert [path for path in kept if EMAIL.encode() in path.read_bytes()] == []


# --- what the form answers to what warta would not send -----------------------------------------------------------


async def answered(where: Site, story: content.SeededPost, /, **changed: str) -> Verdict:
    """What the form of a post answers to these fields, and what that is judged to be."""
    values = {"text": words(), "name": "Pembaca", "email": EMAIL, "site": ""} | changed
    number = values.pop("post", str(where.post_ids[story.slug]))
    names = {"text": "comment", "name": "author", "email": "email", "site": "url", "parent": "comment_parent"}
    fields = tuple(Outgoing(name=names[role], role=role, value=value) for role, value in values.items())
    hidden = Outgoing(name="comment_post_ID", role="hidden", value=number)
    review = Review(
        draft=Draft(id=1, url=where.url(story), text=values["text"]),
        host="127.0.0.1",
        action=f"{where.home()}/wp-comments-post.php",
        page=where.url(story),
        fields=(*fields, hidden),
    )
    letter = Letter(
        action=review.action, referer=review.page, fields=tuple((each.name, each.value) for each in review.fields)
    )
    return judge(review, await HttpPoster(Settings()).post(letter, timeout=30))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"name": ""}, "missing-field"),
        ({"email": ""}, "missing-field"),
        ({"text": ""}, "missing-field"),
        ({"email": "bukan surel"}, "invalid-field"),
        ({"name": "n" * 246}, "too-long"),
        ({"email": f"{'e' * 90}@contoh.example"}, "too-long"),
        ({"site": f"https://contoh.example/{'s' * 190}"}, "too-long"),
        ({"text": "t" * 65_526}, "too-long"),
    ],
    ids=["no name", "no e-mail", "no text", "bad e-mail", "long name", "long e-mail", "long site", "long text"],
)
async def test_a_page_of_wordpress_with_status_200_is_a_refusal(
    own_site: Site, changed: dict[str, str], reason: str
) -> None:
    said = await answered(own_site, content.LONG, **changed)

    assert (said.state, said.reason) == ("refused", reason)
    assert said.message
    assert "«" not in said.message


@pytest.mark.parametrize(("post", "reason"), [(content.CLOSED, "closed"), (content.LOGIN_ONLY, "login-required")])
async def test_a_403_is_reported_by_its_words(own_site: Site, post: content.SeededPost, reason: str) -> None:
    said = await answered(own_site, post)

    assert (said.state, said.reason) == ("refused", reason)
    assert said.message


@pytest.mark.parametrize("number", ["999999", "", "0"])
async def test_an_empty_page_is_a_refusal_without_words(own_site: Site, number: str) -> None:
    said = await answered(own_site, content.LONG, post=number)

    assert said == Verdict(state="refused", reason="rejected")


async def test_a_post_with_a_password_refuses_without_words(own_site: Site) -> None:
    said = await answered(own_site, content.LOCKED)

    assert replace(said, message="") == Verdict(state="refused", reason="rejected")


async def test_an_answer_to_nobody_is_taken_by_an_old_wordpress_and_refused_by_a_new_one(own_site: Site) -> None:
    said = await answered(own_site, content.LONG, parent="999999")

    assert (said.state, bool(said.comment_id)) == (("held", True) if own_site.version < "6.2" else ("refused", False))
