"""T1, T4: nothing that a stranger wrote is obeyed by the terminal, whatever the format and wherever it stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.hostile import pages
from tests.hostile.command import Outcome, assert_harmless, strings, warta
from tests.hostile.payloads import MARKUP, SHORT, forbidden

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hostile.server import Server

    Run = Callable[..., Outcome]

FORMATS = ("text", "markdown", "json", "jsonl", "html")
READ = (
    *(("read", "/ansi", "--format", form) for form in FORMATS),
    *(
        ("read", path, "--format", form)
        for path in ("/ansi-latin1", "/ansi-plain", "/bad-header", "/bidi")
        for form in ("text", "json")
    ),
)
COLOURED = tuple(("read", path, "--format", "ansi", "--color", "always") for path in ("/ansi", "/bidi", "/markup"))
FAILING = {"/bad-header-error": 3, "/bad-header-type": 4, "/bad-header-redirect": 3, "/not-http": 3}
FAILURES = tuple(("read", path, "--errors", errors) for path in FAILING for errors in ("text", "json"))
RUNS = (*READ, *COLOURED, *FAILURES, ("read", "/markup"))

_OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;]*;(?:https?://[!-~]*)?\x1b\\")


@pytest.mark.parametrize("words", READ, ids=" ".join)
def test_a_page_full_of_escapes_prints_none(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words)

    assert outcome.code == 0, outcome.err
    assert_harmless(outcome)
    assert pages.LAST_WORD in outcome.out


@pytest.mark.parametrize("words", COLOURED, ids=" ".join)
def test_the_only_escapes_of_a_coloured_page_are_our_own(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words)

    assert outcome.code == 0, outcome.err
    assert "\x1b[" in outcome.out
    assert forbidden(_OUR_COLOURS.sub("", outcome.out)) == []


@pytest.mark.parametrize("path", ["/ansi", "/ansi-latin1", "/bad-header", "/bidi"])
def test_no_string_of_the_json_is_an_escape_once_it_is_read(run: Run, path: str) -> None:
    found = strings(run("read", path, "--format", "json").data)

    assert forbidden("".join(found)) == []
    assert not [text for text in found if "]52;" in text and not text.startswith("http")]


def test_what_was_removed_is_counted(run: Run) -> None:
    hidden = run("read", "/ansi", "--format", "json").data["hidden"]

    assert min(hidden[kind] for kind in ("escape", "bidi", "zero_width", "tag", "control")) > 0


@pytest.fixture(scope="module")
def kept(hostile: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the most hostile page in its library."""
    home = tmp_path_factory.mktemp("kept")
    warta("read", f"{hostile.url}/ansi", home=home)
    return home


@pytest.mark.parametrize("command", ["thread", "links", "outline", "quotes", "list"])
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_the_parts_of_a_saved_page_are_as_harmless(hostile: Server, kept: Path, command: str, form: list[str]) -> None:
    words = [command, *form] if command == "list" else [command, f"{hostile.url}/ansi", *form]

    outcome = warta(*words, home=kept)

    assert outcome.code == 0, outcome.err
    assert_harmless(outcome)
    assert outcome.out.strip()


def test_a_page_from_the_library_reads_as_it_did_when_it_was_fresh(run: Run, hostile: Server, kept: Path) -> None:
    outcome = warta("read", f"{hostile.url}/ansi", "--offline", "--format", "text", home=kept)

    assert outcome.out == run("read", "/ansi", "--format", "text").out


@pytest.mark.parametrize("words", FAILURES, ids=" ".join)
def test_an_error_of_a_hostile_site_is_reported_in_plain_text(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words)

    assert outcome.code == FAILING[words[1]]
    assert outcome.stdout == b""
    assert_harmless(outcome)
    assert "]0;" not in outcome.err


@pytest.mark.parametrize("kind", ["read", "links", "thread", "quotes"])
def test_an_address_or_a_file_name_that_attacks_is_reported_in_plain_text(tmp_path: Path, kind: str) -> None:
    name = SHORT.replace("\x00", "") + "/story.html"

    outcome = warta(kind, name, home=tmp_path)

    assert outcome.code in {2, 3, 4, 5}
    assert outcome.stdout == b""
    assert_harmless(outcome)


def test_a_file_with_a_hostile_name_and_hostile_text_prints_no_escape(tmp_path: Path) -> None:
    story = tmp_path / (SHORT.replace("\x00", "").replace("/", "") + ".html")
    story.write_text(pages.ansi().encode("utf-8", "replace").decode(), encoding="utf-8")

    outcome = warta("read", str(story), home=tmp_path)

    assert outcome.code == 0, outcome.err
    assert_harmless(outcome)
    assert pages.LAST_WORD in outcome.out


def test_a_hostile_document_on_standard_input_prints_no_escape(tmp_path: Path) -> None:
    outcome = warta("read", "-", home=tmp_path, stdin=pages.ansi().encode("utf-8", "replace"))

    assert outcome.code == 0, outcome.err
    assert_harmless(outcome)


@pytest.mark.parametrize("words", [["--format", SHORT], [SHORT], ["read", "--width", SHORT, "x"], ["--" + SHORT]])
def test_a_flag_that_attacks_is_reported_in_plain_text(tmp_path: Path, words: list[str]) -> None:
    outcome = warta(*[word.replace("\x00", "") for word in words], home=tmp_path)

    assert outcome.code != 0
    assert_harmless(outcome)


def test_a_setting_that_attacks_is_reported_in_plain_text(tmp_path: Path) -> None:
    outcome = warta("list", home=tmp_path, env={"WARTA_THEME": SHORT.replace("\x00", "")})

    assert outcome.code == 2
    assert_harmless(outcome)


def test_text_that_is_markup_elsewhere_is_text(run: Run) -> None:
    outcome = run("read", "/markup")

    for markup in MARKUP:
        assert markup in outcome.out


def test_letters_that_need_marks_stay_as_they_are(run: Run) -> None:
    outcome = run("read", "/bidi", "--format", "text")

    for text in pages.LEGITIMATE:
        assert text in outcome.out
