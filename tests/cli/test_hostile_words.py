"""Whatever a model, an error, a header or a file name holds, stdout and stderr carry none of the filter's drop list.

The model is made hostile by hand here, as if the filter at its own door had been forgotten.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import (
    HOSTILE,
    article,
    comment,
    heading,
    listing,
    loaded,
    paragraph,
    provenance,
    quotation,
    quote,
    span,
    thread,
)
from tests.hostile.payloads import forbidden
from warta.errors import ExtractError, FetchError, LibraryError
from warta.model.article import Credit, Dateline, Link, Navigation
from warta.model.blocks import Code, Embed, Figure, Table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk, Said

EVIL = f"x {HOSTILE} y"
_OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;]*;(?:https?://[!-~]*)?\x1b\\")
STORY = article(
    paragraph(EVIL, span(EVIL, "strong", f"https://x.example/{HOSTILE}")),
    heading(EVIL),
    quotation(EVIL, EVIL),
    listing(EVIL, (1, "1.", EVIL)),
    Figure(src=f"https://x.example/{HOSTILE}", alt=EVIL, caption=(span(EVIL),), credit=EVIL),
    Table(rows=((EVIL, EVIL), (EVIL, EVIL)), header_rows=1, caption=EVIL),
    Code(text=EVIL, language=EVIL),
    Embed(src=f"https://x.example/{HOSTILE}", title=EVIL, kind=EVIL),
    title=EVIL,
    subtitle=EVIL,
    authors=(EVIL,),
    site=EVIL,
    section=EVIL,
    tags=(EVIL,),
    summary=EVIL,
    language=EVIL,
    dateline=Dateline(place=EVIL, raw=EVIL),
    credits=(Credit(label=EVIL, name=EVIL),),
    quotes=(quote(EVIL, speaker=EVIL, role=EVIL),),
    navigation=Navigation(previous=Link(title=EVIL, url=EVIL)),
    thread=thread(comment("1", EVIL, comment("2", EVIL, author=EVIL), author=EVIL, kind=EVIL, state=EVIL)),
    links=(Link(title=EVIL, url=f"https://x.example/{HOSTILE}"),),
    hidden=((EVIL, 1),),
    truncated=True,
    incomplete=(EVIL,),
)
RECORD = provenance(STORY, response_headers=((EVIL, EVIL),), extractor=EVIL)


def strings(data: Any) -> list[str]:
    """Every string of JSON, keys too."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [each for item in data for each in strings(item)]
    if isinstance(data, dict):
        return [each for pair in data.items() for item in pair for each in strings(item)]
    return []


def harmless(said: Said) -> None:
    assert forbidden(_OURS.sub("", said.stdout)) == []
    assert forbidden(said.stderr) == []
    for stream in (said.stdout, said.stderr):
        for line in (stream, *stream.splitlines()):
            try:
                data = json.loads(line)
            except ValueError:
                continue
            assert [each for each in strings(data) if forbidden(each)] == []


@pytest.fixture
def evil(desk: Desk) -> Desk:
    desk.keeps(loaded(STORY, provenance=RECORD))
    return desk


@pytest.mark.parametrize(
    "argv",
    [
        *[("read", "-f", form, "1") for form in ("text", "markdown", "json", "jsonl", "html", "ansi")],
        ("read", "--json", "1", "1"),
        ("read", "--fields", "title,authors", "1"),
        ("read", "-f", "text", "--width", "40", "1"),
        *[(name, "1") for name in ("thread", "links", "outline", "quotes")],
        *[(name, "--json", "1") for name in ("thread", "links", "outline", "quotes")],
        ("thread", "--flat", "1"),
        ("thread", "--color", "always", "1"),
        ("quotes", "--all"),
        ("list",),
        ("list", "--json"),
        ("library", "info"),
        ("library", "info", "--json"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("terminal", [False, True])
def test_no_command_prints_what_a_terminal_obeys(evil: Desk, argv: tuple[str, ...], terminal: bool) -> None:
    evil.terminal = terminal

    said = evil(*argv, "--no-pager")

    assert said.exit in {0, 1}
    assert "DEFGH" in said.stdout or argv[0] in {"library", "links"}
    harmless(said)


@pytest.mark.parametrize("errors", ["text", "json"])
@pytest.mark.parametrize(
    "error",
    [
        FetchError(EVIL, hint=EVIL, kind=EVIL, url=EVIL),
        ExtractError(EVIL, hint=EVIL, kind="listing", url=EVIL, links=((EVIL, EVIL),)),
        LibraryError(EVIL, hint=EVIL),
        RuntimeError(EVIL),
    ],
)
def test_no_failure_prints_what_a_terminal_obeys(desk: Desk, error: Exception, errors: str) -> None:
    desk.network.fail("https://news.example/", error)  # type: ignore[arg-type] # a bug is no WartaError

    said = desk("read", "--errors", errors, "https://news.example/")

    assert said.exit != 0
    assert "ABCDEFGH" in said.stderr
    harmless(said)


@pytest.mark.parametrize("word", [f"{EVIL}.html", f"./{EVIL}", f"https://{HOSTILE}/", f"--{HOSTILE}", f"{HOSTILE}://x"])
@pytest.mark.parametrize("errors", ["text", "json"])
def test_nothing_that_was_typed_is_printed_raw(desk: Desk, word: str, errors: str) -> None:
    for argv in (
        (word,),
        ("read", word),
        ("thread", word),
        ("help", word),
        ("library", word),
        ("read", "1", "-f", word),
    ):
        harmless(desk(*argv, "--errors", errors))


def test_a_file_with_an_evil_name_is_read_and_written(desk: Desk, tmp_path: Path) -> None:
    name = EVIL.replace("\x00", "")
    source = tmp_path / f"{name}.txt"
    source.write_text("Words.")

    read = desk("read", str(source), "-o", str(tmp_path / f"{name}.md"))
    refused = desk("read", str(source), "-o", str(tmp_path))

    harmless(read)
    harmless(refused)
    assert (read.exit, refused.exit) == (0, 5)
    assert (tmp_path / f"{name}.md").exists()


def test_a_library_that_lies_about_its_errors_is_not_believed(evil: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    evil.library.notices.append(EVIL)
    monkeypatch.setattr(evil.library, "check", lambda: iter([EVIL]))
    monkeypatch.setattr(evil.library, "rebuild", lambda _extractor: iter([(EVIL, EVIL)]))

    for act in ("check", "rebuild"):
        harmless(evil("library", act))
        harmless(evil("library", act, "--json"))
    harmless(evil("doctor"))
