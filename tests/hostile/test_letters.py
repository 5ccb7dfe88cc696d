"""A reply in a real terminal: no word is lost to kill -9, one leaves for each word typed, who one is stays here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.hostile.command import warta
from tests.hostile.forms import FormSite
from tests.hostile.terminal import Terminal, orders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.terminal

EMAIL = "ada.rahasia@contoh.example"
NAME = "Ada Rahasia"
TITLE = "Comment on"


@pytest.fixture(scope="module")
def site() -> Iterator[FormSite]:
    with FormSite() as running:
        yield running


def composing(terminal: Terminal) -> None:
    """Wait for the story, and begin a comment on it."""
    assert terminal.sees("%", 30), terminal.shown
    terminal.settle()
    terminal.press("C")
    assert terminal.sees(TITLE), terminal.shown
    assert terminal.sees("Name *"), terminal.shown


def looked_over(terminal: Terminal, text: str) -> None:
    """Write a comment, say who one is, and go on to the review."""
    composing(terminal)
    terminal.press(text, "\t", NAME, "\t", EMAIL, "\x13")
    assert terminal.sees("Send this to 127.0.0.1?"), terminal.shown


def kept(home: Path) -> list[tuple[str, str]]:
    """The state and the words of every draft."""
    return [(draft["state"], draft["text"]) for draft in warta("outbox", "--json", home=home).data]  # type: ignore[index]


def holding(home: Path, secret: str) -> list[str]:
    files = [path for path in home.rglob("*") if path.is_file()]
    return [path.name for path in files if secret.encode() in path.read_bytes()]


def test_what_was_typed_is_found_again_after_kill_9(site: FormSite, tmp_path: Path) -> None:
    with Terminal(site.form("held"), home=tmp_path) as terminal:
        composing(terminal)
        terminal.press("Kami ", "sudah ", "pindah", ".")
        assert terminal.sees("18 of 65,525 bytes · draft 1 saved"), terminal.shown
    # Left so, the app is killed with SIGKILL.

    assert kept(tmp_path) == [("draft", "Kami sudah pindah.")]
    with Terminal(site.form("held"), home=tmp_path) as terminal:
        composing(terminal)
        assert terminal.sees("Kami sudah pindah."), terminal.shown
        assert "Draft 1" in terminal.shown
    assert site.arrived("held") == []


def test_one_leaves_for_the_word_that_was_typed_and_nothing_shows_who_one_is(site: FormSite, tmp_path: Path) -> None:
    before = len(site.posts)
    with Terminal(site.form("approved"), home=tmp_path) as terminal:
        looked_over(terminal, "Terima kasih.")
        assert NAME in terminal.shown
        assert EMAIL in terminal.shown
        assert len(site.posts) == before
        terminal.press("send", "\r")
        assert terminal.sees("Posted"), terminal.shown
        terminal.press("\r", "4", "G")
        assert terminal.sees("Terima kasih."), terminal.shown
        assert terminal.leave() == 0

    (post,) = site.posts[before:]
    assert post.value("comment") == ["Terima kasih."]
    assert post.value("email") == [EMAIL]
    assert kept(tmp_path) == [("public", "Terima kasih.")]
    assert (holding(tmp_path, EMAIL), holding(tmp_path, NAME)) == ([], [])


def test_killed_while_it_is_on_its_way_it_is_unknown_and_never_sent_again_by_itself(
    site: FormSite, tmp_path: Path
) -> None:
    with Terminal(site.form("slow"), home=tmp_path) as terminal:
        looked_over(terminal, "Lambat.")
        terminal.press("send", "\r")
        assert terminal.sees("Sending …"), terminal.shown

    with Terminal(site.form("approved"), home=tmp_path) as terminal:
        assert terminal.sees("%", 30), terminal.shown
        terminal.settle()
        terminal.press("O")
        assert terminal.sees("No response. The comment may have been posted"), terminal.shown

    assert len(site.arrived("slow")) == 1
    assert holding(tmp_path, EMAIL) == []


def test_what_the_answer_of_a_site_holds_does_not_reach_the_terminal(site: FormSite, tmp_path: Path) -> None:
    with Terminal(site.form("echo"), home=tmp_path) as terminal:
        looked_over(terminal, "Halo.")
        terminal.press("send", "\r")
        assert terminal.sees("Rejected by the site"), terminal.shown
        assert terminal.sees("The address … is banned"), terminal.shown

    assert not any("PWNED" in order for order in orders(terminal.sent))


def test_the_readers_own_editor_has_the_terminal_and_gives_it_back(
    site: FormSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "tmp"
    private.mkdir()
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "print('EDITOR HERE', oct(path.parent.stat().st_mode & 0o777), flush=True)\n"
        "input()\n"
        "path.write_text(path.read_text() + 'Ditulis di luar.\\n')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setenv("TMPDIR", str(private))

    with Terminal(site.form("held"), home=tmp_path) as terminal:
        composing(terminal)
        terminal.press("Halo.", "\x1bOS")
        assert terminal.sees("EDITOR HERE 0o700"), terminal.shown
        assert len(list(private.iterdir())) == 1
        terminal.press("\r")
        assert terminal.sees("Ditulis di luar."), terminal.shown
        assert terminal.sees("draft 1 saved"), terminal.shown
        assert list(private.iterdir()) == []

    assert kept(tmp_path) == [("draft", "Halo.\nDitulis di luar.")]
