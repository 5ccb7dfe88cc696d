from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders import HOSTILE, article, loaded, paragraph
from warta.cli import stdout
from warta.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk


def test_text_holds_no_escape() -> None:
    assert stdout.safe_text(f"a {HOSTILE} b\n\tc") == "a ABCDEFGH b\n\tc"


def test_ansi_keeps_our_colours_and_links_and_nothing_else() -> None:
    ours = "\x1b[1;31mred\x1b[0m \x1b]8;id=w1;https://x.example/a\x1b\\link\x1b]8;;\x1b\\"

    assert stdout.safe_ansi(ours + HOSTILE) == f"{ours}A\x1b[31mBCDEFGH"


@pytest.mark.parametrize("link", ["javascript:x", "https://x.example/a b", "file:///etc/passwd", "https://x/\u202e"])
def test_ansi_has_no_link_to_anything_but_plain_web_addresses(link: str) -> None:
    assert "\x1b" not in stdout.safe_ansi(f"\x1b]8;;{link}\x1b\\words")


def test_json_decodes_to_strings_without_escapes() -> None:
    data = {"title": HOSTILE, "deep": [{"x": (HOSTILE, "a\nb\tc")}], HOSTILE: 1}

    assert json.loads(stdout.safe_json(data)) == {
        "title": "ABCDEFGH",
        "deep": [{"x": ["ABCDEFGH", "a\nb\tc"]}],
        "ABCDEFGH": 1,
    }


def test_json_of_clean_strings_is_as_they_are() -> None:
    data = {"title": "Café “Größe” \\u001b \\b 日本", "n": None}

    assert json.loads(stdout.safe_json(data)) == data
    assert "Größe” " in stdout.safe_json(data)


def test_json_for_a_terminal_without_utf8_is_ascii(desk: Desk) -> None:
    desk.keeps(loaded(article(title="Größe")))
    desk.terminal = True
    desk.encoding = "latin-1"

    said = desk("read", "--json", "--fields", "title", "1")

    assert said.raw.isascii()
    assert said.json == {"title": "Größe"}


def test_json_for_a_program_is_utf8_whatever_the_locale(desk: Desk) -> None:
    desk.keeps(loaded(article(title="Größe “日本”")))
    desk.encoding = "latin-1"

    said = desk("read", "--json", "--fields", "title", "1")

    assert json.loads(said.raw.decode("utf-8")) == {"title": "Größe “日本”"}


@pytest.mark.parametrize(
    ("encoding", "shown"), [("latin-1", 'Größe "a" - ??'), ("ascii", 'Gr??e "a" - ??'), ("utf-8", "Größe “a” – 日本")]
)
def test_what_a_terminal_cannot_show_becomes_plainer_and_never_an_error(desk: Desk, encoding: str, shown: str) -> None:
    desk.keeps(loaded(article(paragraph("x"), title="Größe “a” – 日本")))
    desk.encoding = encoding

    assert desk("read", "1").stdout.splitlines()[0] == shown


def test_a_file_appears_whole_with_the_persons_own_mode(desk: Desk, kept: str, tmp_path: Path) -> None:
    target = tmp_path / "story.json"
    before = os.umask(0o027)
    try:
        said = desk("read", "--json", kept, "-o", str(target))
    finally:
        os.umask(before)

    assert (said.exit, said.stdout) == (0, "")
    assert json.loads(target.read_text("utf-8"))["url"] == kept
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["story.json"]


def test_a_file_that_is_replaced_keeps_its_mode(desk: Desk, kept: str, tmp_path: Path) -> None:
    target = tmp_path / "story.txt"
    target.write_text("old")
    target.chmod(0o600)

    desk("read", kept, "-o", str(target))

    assert target.read_text("utf-8").startswith("River")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_is_untouched_when_nothing_could_be_read(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "story.txt"
    target.write_text("old")

    said = desk("read", "https://nowhere.example/", "-o", str(target))

    assert (said.exit, target.read_text()) == (3, "old")
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_a_file_is_untouched_when_the_work_is_broken_off(
    desk: Desk, kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "story.txt"
    target.write_text("old")

    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    said = desk("read", kept, "-o", str(target))

    assert (said.exit, target.read_text()) == (130, "old")
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_a_symbolic_link_is_not_written_through(desk: Desk, kept: str, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(precious)

    said = desk("read", kept, "-o", str(link))

    assert (said.exit, precious.read_text()) == (5, "mine")
    assert "Is a symbolic link" in said.stderr


@pytest.mark.parametrize("place", ["", "no/such/folder/x.txt"])
def test_a_place_that_cannot_be_written_is_exit_5(desk: Desk, kept: str, tmp_path: Path, place: str) -> None:
    said = desk("read", kept, "-o", str(tmp_path / place))

    assert said.exit == 5
    assert len(said.stderr.splitlines()) == 2


def test_a_device_is_written_and_stays_a_device(desk: Desk, kept: str) -> None:
    assert desk("read", kept, "-o", os.devnull).exit == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116 - a device, not a path


def test_a_dash_is_standard_output(desk: Desk, kept: str) -> None:
    assert desk("read", kept, "-o", "-").stdout.startswith("River")


def test_a_closed_standard_output_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(LibraryError, match="Standard output is closed"):
        stdout.StdoutWriter().write_line("words")


def warta(arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    """warta in a shell, as a person has it."""
    line = f"{sys.executable} -m warta {arguments}"
    return subprocess.run(["/bin/bash", "-c", line], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload,no-any-return] # options of the test's choice


def test_a_full_disk_is_exit_5_and_two_lines() -> None:
    done = warta("config example > /dev/full")

    assert done.returncode == 5
    assert done.stderr.startswith("warta: Cannot write to standard output: No space left on device\n")
    assert len(done.stderr.splitlines()) == 2


def test_a_reader_that_goes_away_is_exit_141_in_silence() -> None:
    paragraphs = [f"<p>These are the words of paragraph {n}, in a story that goes on and on.</p>" for n in range(9_000)]
    story = "<title>Long</title><article><h1>Long</h1>" + "".join(paragraphs)
    done = warta("read - | head -c 1; echo ${PIPESTATUS[0]}", input=story)

    assert done.stdout.endswith("141\n")
    assert done.stderr == ""


def test_closed_streams_are_no_traceback() -> None:
    assert warta("config example >&-").returncode == 5
    assert warta("config example 2>&- >/dev/null").returncode == 0
    assert warta("read - <&-").returncode == 2
    assert "Traceback" not in warta("read - <&-").stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_a_poor_locale_is_no_traceback(locale: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "warta", "read", "-"],
        input=("<title>T</title><p>“Größe” – 日本 and a good many more words." * 20).encode(),
        capture_output=True,
        env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        check=False,
    )

    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
