"""The command line speaks the reader's language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from warta.cli import parser, registry

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk


def warta(*argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warta", *argv],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environ},
        check=False,
        timeout=60,
    )


@pytest.fixture
def indonesian(desk: Desk) -> Desk:
    desk.environ["WARTA_LANG"] = "id"
    return desk


def test_help_is_in_the_readers_language(indonesian: Desk) -> None:
    told = indonesian("--help").stdout

    assert told.startswith("warta, pembaca berita ruang redaksi untuk terminal\n\npemakaian: warta [URL|FILE]")
    assert "thread      komentar pada sebuah halaman" in told


def test_an_error_and_its_hint_are_in_the_readers_language(indonesian: Desk) -> None:
    said = indonesian("raed")

    assert (said.exit, said.stdout) == (2, "")
    assert said.stderr.splitlines() == [
        "warta: warta tidak punya perintah 'raed', dan tidak ada berkas bernama itu",
        "       maksudnya read?",
    ]


def test_the_keys_are_reported_in_the_readers_language(indonesian: Desk) -> None:
    rows = [line.split("\t") for line in indonesian("keys").stdout.splitlines()]

    assert ["app", "q", "app.leave", "Kembali; di halaman pertama, keluar"] in rows


def test_programs_are_used_to_as_ever(indonesian: Desk, kept: str) -> None:
    there = indonesian("list", "--json").stdout, indonesian("list").stdout
    failed = json.loads(indonesian("--errors", "json", "read", "https://x.invalid/gone").stderr)

    indonesian.environ["WARTA_LANG"] = "en"

    assert (indonesian("list", "--json").stdout, indonesian("list").stdout) == there
    assert sorted(failed) == sorted(json.loads(indonesian("--errors", "json", "read", "https://x.invalid/gone").stderr))
    assert kept in there[0]


@pytest.mark.parametrize("name", [*registry.command_names(), parser.DEFAULT_COMMAND])
def test_help_of_a_command_keeps_within_the_terminal(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("WARTA_LANG", "id")
    monkeypatch.setenv("COLUMNS", "80")

    told = parser.build_parser(name).format_help().splitlines()

    assert told[0].startswith("pemakaian: warta")
    assert max(map(len, told)) <= 100


@pytest.mark.parametrize(
    ("settings", "environ", "said"),
    [
        ('lang = "id"\n', {}, "pemakaian:"),
        ("", {"LANG": "id_ID.UTF-8"}, "pemakaian:"),
        ('lang = "id"\n', {"WARTA_LANG": "en"}, "usage:"),
        ('lang = "en"\n', {"LANG": "id_ID.UTF-8"}, "usage:"),
        ("", {}, "usage:"),
    ],
)
def test_the_settings_decide_before_the_machine_and_the_variable_before_both(
    tmp_path: Path, settings: str, environ: dict[str, str], said: str
) -> None:
    (tmp_path / "warta").mkdir()
    (tmp_path / "warta" / "config.toml").write_text(settings, encoding="utf-8")

    told = warta("--help", XDG_CONFIG_HOME=str(tmp_path), **environ)

    assert (told.returncode, told.stderr) == (0, "")
    assert said in told.stdout.splitlines()[2]
