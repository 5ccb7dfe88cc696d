from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from warta.cli import inputs
from warta.errors import FetchError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "word",
    [
        "12",
        "https://news.example/story.html",
        "HTTP://News.Example",
        "https://größe.example/ä",
        "news.example",
        "news.example/2019/03/20/flood.html",
        "news.example:8080/x",
        "localhost:8000/story",
        "localhost/x",
        "127.0.0.1:8000/x?y#z",
        "[::1]:8000/x",
        "my-machine:8000",
    ],
)
def test_this_is_an_address(word: str) -> None:
    assert inputs.file_path(word) is None


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("./12", "./12"),
        ("/srv/story.html", "/srv/story.html"),
        ("../news.example", "../news.example"),
        ("~/story.txt", "~/story.txt"),
        ("file:///srv/a%20story.html", "/srv/a story.html"),
        ("file://localhost/srv/story.html", "/srv/story.html"),
        ("file:/srv/story.html", "/srv/story.html"),
        ("FILE:///srv/x", "/srv/x"),
    ],
)
def test_this_is_a_file(word: str, path: str) -> None:
    assert inputs.file_path(word) == path


def test_a_file_that_is_there_is_meant_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.example").write_text("x")
    (tmp_path / "12").write_text("x")

    assert inputs.file_path("news.example") == "news.example"
    assert inputs.file_path("12") is None


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("story.html", "file"),
        ("capture.txt", "file"),
        ("story", "file"),
        ("", "file"),
        ("two words.example", "file"),
        ("a\0b", "file"),
        ("ftp://news.example/", "scheme"),
        ("gopher://news.example/", "scheme"),
        ("file://elsewhere.example/etc/passwd", "scheme"),
        ("javascript:alert(1)", "file"),
        ("data:text/html,x", "file"),
    ],
)
def test_this_is_neither(word: str, kind: str) -> None:
    with pytest.raises(FetchError) as caught:
        inputs.file_path(word)

    assert (caught.value.kind, caught.value.exit_code) == (kind, 3)
    assert caught.value.hint


def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.html"
    with open(name, "wb") as story:  # noqa: PTH123 - a name of bytes
        story.write(b"<title>Rain</title><article><h1>Rain</h1>" + b"<p>It rained for a week, and some more.</p>" * 9)

    read = subprocess.run([sys.executable, "-m", "warta", "read", name], capture_output=True, check=False)
    gone = subprocess.run([sys.executable, "-m", "warta", "read", name + b"x"], capture_output=True, check=False)

    assert (read.returncode, read.stdout[:5]) == (0, b"Rain\n")
    assert gone.returncode == 3
    assert b"Traceback" not in gone.stderr


def test_a_pipe_with_a_name_is_read(tmp_path: Path) -> None:
    line = f"{sys.executable} -m warta read <(echo '<title>Rain</title><article><h1>Rain</h1><p>It rained for a week.')"

    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout[:5]) == (0, "Rain\n"), done.stderr


@pytest.mark.parametrize("line", ["news.example", "news.example/a.html", '{"url": "news.example"}'])
def test_a_bare_host_of_a_list_is_no_file_even_when_one_has_its_name(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.example").mkdir()
    (tmp_path / "news.example/a.html").write_text("x")
    (tmp_path / "list").write_text(line)

    (found,) = inputs.read_list("list")

    assert isinstance(found, str)
    assert found.startswith("https://news.example")


@pytest.mark.parametrize("line", ["story.html", '{"url": "story.html"}', "./news.example", "~/story.txt", "a/b.html"])
def test_a_list_names_no_file(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.html").write_text("x")
    (tmp_path / "list").write_text(line)

    (found,) = inputs.read_list("list")

    assert isinstance(found, FetchError)
