"""Words: English unless the reader's language is spoken, plurals by the language's own rule."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from warta import i18n

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LC_ALL": "POSIX", "LANG": "id_ID"}, "en"),
        ({"LANGUAGE": "id:en", "LANG": "de_DE"}, "id"),
        ({"WARTA_LANG": "en", "LANG": "id_ID"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_language_is_what_the_environment_says(environ: dict[str, str], code: str) -> None:
    assert i18n.language(environ) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('lang = "id"', "id"),
        ("theme = 'warta-paper'\nlang='id' # rumah", "id"),
        ('# lang = "id"', ""),
        ("lang = 7", ""),
        ("", ""),
    ],
)
def test_settings_may_say_the_language(tmp_path: Path, written: str, code: str) -> None:
    (tmp_path / "config.toml").write_text(written)

    assert i18n.of_settings(tmp_path / "config.toml") == code


def test_settings_that_cannot_be_read_say_no_language(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")

    assert i18n.of_settings(tmp_path / "config.toml") == ""
    assert i18n.of_settings(tmp_path / "none.toml") == ""


def test_english_needs_no_catalogue() -> None:
    assert i18n.catalogue("en") is None


def test_a_language_that_is_not_used_falls_back_to_english() -> None:
    assert i18n.catalogue("tlh") is None


def test_a_catalogue_is_used_when_it_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "warta.mo").write_bytes(catalogue({"": "Content-Type: text/plain; charset=utf-8\n", "Open": "Buka"}))

    found = i18n.catalogue("xx", tmp_path)

    assert found is not None
    assert found.gettext("Open") == "Buka"


@pytest.mark.parametrize(("count", "shown"), [(0, "many"), (1, "one"), (2, "many")])
def test_english_plurals(monkeypatch: pytest.MonkeyPatch, count: int, shown: str) -> None:
    monkeypatch.setenv("WARTA_LANG", "en")

    assert i18n.ngettext("one", "many", count) == shown


@pytest.mark.parametrize(("code", "shown"), [("en", "1,234,567"), ("id", "1.234.567")])
def test_thousands_stand_apart_as_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, code: str, shown: str
) -> None:
    monkeypatch.setenv("WARTA_LANG", code)

    assert i18n.figure(1_234_567) == shown


def catalogue(entries: dict[str, str]) -> bytes:
    """A GNU .mo file (gettext manual §10.3)."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(entries.items())]
    head, ids, texts = 28, b"", b""
    table, offset = b"", head + 16 * len(pairs)
    for key, _value in pairs:
        table += struct.pack("<II", len(key), offset + len(ids))
        ids += key + b"\0"
    for _key, value in pairs:
        table += struct.pack("<II", len(value), offset + len(ids) + len(texts))
        texts += value + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), head, head + 8 * len(pairs), 0, 0)
    return header + table + ids + texts
