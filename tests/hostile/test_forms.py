"""A form can do what it likes: a reply leaves once for each confirmation, and for its own site only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import Said, Stream
from tests.hostile.forms import HELD_HASH, FormSite, packed_bomb
from tests.hostile.payloads import forbidden
from warta.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EMAIL = "ada.rahasia@contoh.example"
WHO = ("--name", "Ada", "--email", EMAIL)


@pytest.fixture(scope="module")
def site() -> Iterator[FormSite]:
    with FormSite() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setenv("NO_PROXY", "*")
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run warta in this process, over the real network, disk and clock; `typing` is what a person types."""

    def running(*argv: str, typing: str | None = None) -> Said:
        out, err = Stream(), Stream()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdin", Stream((typing or "").encode(), terminal=typing is not None))
        code = main(argv)
        held = out.held.getvalue()
        return Said(code, held.decode(), err.held.getvalue().decode(), held)

    return running


def send(run: Callable[..., Said], site: FormSite, mode: str, *more: str) -> Said:
    return run("reply", site.form(mode), "--text", "Halo\nsemua.", *WHO, "--send", "--yes", "--timeout", "1", *more)


OUTCOMES = {
    "approved": (0, "public", None),
    "held": (0, "held", None),
    "binned": (0, "unconfirmed", None),
    "missing": (1, "refused", "rejected"),
    "duplicate": (1, "refused", "duplicate"),
    "flood": (1, "refused", "flood"),
    "closed": (1, "refused", "closed"),
    "login-only": (1, "refused", "login-required"),
    "empty": (1, "refused", "rejected"),
    "echo": (1, "refused", "rejected"),
    "firewall": (1, "refused", "rejected"),
    "bomb": (1, "refused", "rejected"),
    "drop": (3, "unknown", None),
    "reset": (3, "unknown", None),
    "slow": (3, "unknown", None),
    "slow-body": (3, "unknown", None),
    "garbage": (3, "unknown", None),
    "500": (3, "unknown", None),
    "503": (3, "unknown", None),
    "redirect": (0, "unconfirmed", None),
    "redirect-cross": (3, "unknown", None),
    "301": (3, "unknown", None),
    "307": (3, "unknown", None),
    "307-cross": (3, "unknown", None),
    "308-cross": (3, "unknown", None),
    "302-js": (3, "unknown", None),
    "302-bad": (3, "unknown", None),
    "302-fragment-cross": (3, "unknown", None),
    "honeypot": (0, "public", None),
    "double": (0, "public", None),
    "nonce": (0, "public", None),
    "cookie": (0, "public", None),
    "generic": (0, "unconfirmed", None),
    "generic-thanks": (0, "unconfirmed", None),
    "generic-shown": (0, "public", None),
    "generic-403": (1, "refused", "rejected"),
    "generic-409": (1, "refused", "duplicate"),
}


@pytest.mark.parametrize("mode", OUTCOMES)
def test_each_answer_is_reported_for_what_it_is_after_one_post(
    run: Callable[..., Said], site: FormSite, home: Path, mode: str
) -> None:
    before = len(site.posts)
    packed_bomb()

    said = send(run, site, mode, "--json")

    told = said.json
    assert (said.exit, told["state"], told["reason"]) == OUTCOMES[mode]
    assert len(site.posts) == before + 1
    assert site.posts[-1].origin == site.url
    assert site.posts[-1].value("comment")[0] == "Halo\r\nsemua."
    assert EMAIL not in said.stdout + said.stderr
    assert forbidden(said.stdout) == []
    assert [path.name for path in home.rglob("*") if path.is_file() and EMAIL.encode() in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        ("get", "into an address"),
        ("js", "no reply form"),
        ("file", "no reply form"),
        ("data", "no reply form"),
        ("cross-action", "to another site"),
        ("http-userinfo", "to another site"),
        ("no-form", "no reply form"),
        ("captcha", "asks for Two and three too"),
        ("consent", "asks for I agree too"),
    ],
)
def test_what_cannot_be_sent_is_exit_2_and_nothing_leaves(
    run: Callable[..., Said], site: FormSite, mode: str, told: str
) -> None:
    before = len(site.posts)

    said = send(run, site, mode)

    assert (said.exit, said.stdout) == (2, "")
    assert told in said.stderr
    assert len(site.posts) == before


@pytest.mark.parametrize(("mode", "reason"), [("closed-page", "closed"), ("login-page", "login-required")])
def test_a_page_that_takes_no_reply_is_a_refusal_without_a_post(
    run: Callable[..., Said], site: FormSite, mode: str, reason: str
) -> None:
    before = len(site.posts)

    said = send(run, site, mode, "--json")

    assert (said.exit, said.json["state"], said.json["reason"]) == (1, "refused", reason)
    assert said.json["message"]
    assert len(site.posts) == before


def test_traps_leave_empty_and_hidden_fields_as_the_site_gave_them(run: Callable[..., Said], site: FormSite) -> None:
    send(run, site, "honeypot")

    post = site.arrived("honeypot")[-1]
    assert [post.value(name) for name in ("hp_name", "email_again", "ak_hp_textarea")] == [[""], [""], [""]]
    assert post.value("ak_js") == ["231"]
    assert post.value("comment_post_ID") == ["7"]
    assert post.body.count("%40") == 1


def test_a_field_that_comes_twice_is_filled_once(run: Callable[..., Said], site: FormSite) -> None:
    send(run, site, "double")

    post = site.arrived("double")[-1]
    assert post.value("email") == [EMAIL, "first@site.example"]
    assert post.value("author") == ["Ada", "x"]
    assert post.value("comment") == ["Halo\r\nsemua.", "twice"]


def test_the_nonce_of_the_page_that_was_looked_at_goes_back(run: Callable[..., Said], site: FormSite) -> None:
    send(run, site, "nonce")

    post = site.arrived("nonce")[-1]
    assert post.value("_nonce") == [site.nonces[-1]]


def test_the_cookies_of_the_visit_go_back_once_and_to_nobody_else(run: Callable[..., Said], site: FormSite) -> None:
    send(run, site, "cookie")

    assert site.arrived("cookie")[-1].headers["Cookie"] == "session=abc"
    assert [headers for _path, headers in site.gets if "Cookie" in headers] == []


def test_a_site_hears_only_of_its_own_page(run: Callable[..., Said], site: FormSite) -> None:
    send(run, site, "approved")

    headers = site.arrived("approved")[-1].headers
    assert headers["Referer"] == site.form("approved")
    assert headers["Origin"] == site.url


def test_what_the_form_insists_on_is_given_and_no_more_is_ticked(run: Callable[..., Said], site: FormSite) -> None:
    send(run, site, "captcha", "--field", "sum=5")
    send(run, site, "consent", "--field", "consent=yes")

    assert site.arrived("captcha")[-1].value("sum") == ["5"]
    consent = site.arrived("consent")[-1]
    assert consent.value("consent") == ["yes"]
    assert consent.value("wp-comment-cookies-consent") == []


def test_the_secret_of_a_preview_is_saved_nowhere(run: Callable[..., Said], site: FormSite, home: Path) -> None:
    said = send(run, site, "held", "--json")

    assert HELD_HASH not in said.stdout
    assert HELD_HASH.encode() not in (home / "data" / "warta" / "outbox.db").read_bytes()


def test_a_person_types_the_word_and_only_then_it_leaves(run: Callable[..., Said], site: FormSite) -> None:
    words = ("reply", site.form("approved"), "--text", "Typed.", *WHO, "--send")
    before = len(site.posts)

    no = run(*words, typing="yes\n")
    gone = run(*words, typing="")
    between = len(site.posts)
    yes = run(*words, typing="send\n")

    assert (no.exit, gone.exit, yes.exit) == (0, 0, 0)
    assert no.stdout.startswith("draft: ")
    assert EMAIL in no.stderr
    assert EMAIL not in no.stdout
    assert "type the word send to send this to 127.0.0.1" in yes.stderr
    assert yes.stdout.startswith("public: ")
    assert (between - before, len(site.posts) - between) == (0, 1)


def test_without_a_terminal_and_without_yes_nothing_leaves(run: Callable[..., Said], site: FormSite) -> None:
    before = len(site.posts)

    said = run("reply", site.form("approved"), "--text", "Nobody there.", *WHO, "--send")

    assert (said.exit, said.stdout) == (2, "")
    assert "needs a confirmation" in said.stderr
    assert len(site.posts) == before


def test_a_reply_whose_fate_is_unknown_is_sent_again_only_when_asked(run: Callable[..., Said], site: FormSite) -> None:
    first = send(run, site, "drop", "--json")
    number = str(first.json["draft"])

    again = send(run, site, "drop")
    plain = run("outbox", "send", number, *WHO, "--yes")
    asked = run("outbox", "send", number, "--again", *WHO, "--yes", "--timeout", "1")

    assert (first.exit, again.exit, plain.exit, asked.exit) == (3, 2, 2, 3)
    assert len(site.arrived("drop")) >= 2
    assert "look at the page" in plain.stderr


def test_a_site_that_cannot_be_reached_leaves_the_reply_in_the_queue(run: Callable[..., Said], home: Path) -> None:
    with FormSite() as passing:
        address = passing.form("approved")
        assert run("read", address).exit == 0
    words = ("reply", address, "--text", "Later.", *WHO, "--send", "--yes", "--timeout", "2", "--json")

    queued = run(*words)
    listed = run("outbox", "--json").json

    assert (queued.exit, queued.json["state"]) == (0, "queued")
    assert [(draft["text"], draft["state"]) for draft in listed] == [("Later.", "queued")]


def test_a_queued_reply_asks_again_and_then_leaves_once(run: Callable[..., Said], site: FormSite) -> None:
    before = len(site.posts)
    run("read", site.form("approved"))
    queued = run("reply", site.form("approved"), "--text", "On the train.", *WHO, "--send", "--offline")

    unasked = run("outbox", "send", *WHO)
    sent = run("outbox", "send", *WHO, "--yes", "--json")
    idle = run("outbox", "send", *WHO, "--yes")

    assert (queued.exit, unasked.exit, sent.exit, idle.exit) == (0, 2, 0, 0)
    assert queued.stdout.startswith("queued: ")
    assert sent.json["state"] == "public"
    assert "nothing waits" in idle.stderr
    assert len(site.posts) == before + 1


def test_a_preview_sends_nothing_and_shows_no_name_to_a_program(run: Callable[..., Said], site: FormSite) -> None:
    before = len(site.posts)
    words = ("reply", site.form("honeypot"), "--text", "Look.", *WHO)

    shown = run(*words)
    told: Any = run(*words, "--json").json

    assert (shown.exit, told["state"]) == (0, "preview")
    assert f"email (Email): {EMAIL}" in shown.stdout
    assert "Your email address will not be published." in shown.stdout
    fields = {field["name"]: field for field in told["review"]["fields"]}
    assert (fields["email"]["value"], fields["email"]["private"]) == (None, True)
    assert (fields["author"]["value"], fields["comment"]["value"]) == (None, "Look.")
    assert fields["hp_name"]["role"] == "trap"
    assert len(site.posts) == before


def test_an_answer_to_nobody_is_reported_and_one_to_somebody_names_the_comment(
    run: Callable[..., Said], site: FormSite
) -> None:
    nobody = run("reply", site.form("held"), "--to", "999", "--text", "You?", *WHO, "--send", "--yes")
    somebody = run("reply", site.form("held"), "--to", "#comment-7", "--text", "You.", *WHO, "--send", "--yes")

    assert (nobody.exit, somebody.exit) == (2, 0)
    assert "no comment 999" in nobody.stderr
    assert site.arrived("held")[-1].value("comment_parent") == ["7"]
