from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from warta.errors import ConfigError
from warta.tui.external_programs import edit_suspended, edit_text, editor_command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private folders are made, and nothing else is."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def python(code: str) -> list[str]:
    """An editor of one line: `path` is the file that it is given."""
    return [sys.executable, "-c", f"import sys, pathlib; path = pathlib.Path(sys.argv[1]); {code}"]


def test_the_text_comes_back_as_the_editor_left_it_and_no_file_stays(folder: Path) -> None:
    text = edit_text("One.\nTwo.", python("path.write_text(path.read_text() + 'Drei ü.\\n', 'utf-8')"))

    assert text == "One.\nTwo.\nDrei ü."
    assert list(folder.iterdir()) == []


def test_nobody_else_can_look_at_the_text_meanwhile(folder: Path) -> None:
    text = edit_text("x", python("path.write_text(oct(path.parent.stat().st_mode & 0o777))"))

    assert text == "0o700"


def test_what_an_editor_leaves_next_to_the_text_is_gone_too(folder: Path) -> None:
    edit_text("x", python("path.with_name('reply.txt~').write_text('old')"))

    assert list(folder.iterdir()) == []


def test_an_editor_that_fails_changes_nothing(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"exited with code 3\. The text is unchanged"):
        edit_text("x", python("path.write_text('y'); sys.exit(3)"))

    assert list(folder.iterdir()) == []


def test_an_editor_that_is_not_there_is_named_with_advice(folder: Path) -> None:
    with pytest.raises(ConfigError, match="Could not run no-such-editor") as raised:
        edit_text("x", ["no-such-editor"])

    assert "EDITOR" in (raised.value.hint or "")
    assert list(folder.iterdir()) == []


def test_a_text_that_was_taken_away_leaves_the_text_as_it_was(folder: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        edit_text("x", python("path.unlink()"))


def test_a_terminal_that_is_lent_comes_back_also_from_an_editor_that_fails(folder: Path) -> None:
    told: list[str] = []

    @contextmanager
    def terminal() -> Iterator[None]:
        told.append("lent")
        yield
        told.append("back")

    with pytest.raises(ConfigError, match="exited with code 3"):
        edit_suspended(terminal(), "x", python("sys.exit(3)"))
    assert edit_suspended(terminal(), "x", python("path.write_text('y')")) == "y"
    assert told == ["lent", "back"] * 2


def test_visual_goes_before_editor_and_both_may_have_arguments() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "nano"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "'my ed' -x"}) == ["my ed", "-x"]


def test_a_command_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="Invalid command in EDITOR"):
        editor_command({"EDITOR": "'nano"})


def test_without_any_editor_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(ConfigError, match="No editor found"):
        editor_command({})
