from __future__ import annotations

import io

import pytest

from warta.tui.text import use_ascii_fallback


@pytest.mark.parametrize(
    ("text", "written"),
    [("‹ [ Posts › Article", b"< [ Posts > Article"), ("café ↩ 3", b"cafe < 3"), ("水 ok", b"?? ok"), ("a²", b"a2")],
)
def test_a_terminal_without_unicode_gets_signs_as_wide_as_those_they_stand_for(text: str, written: bytes) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", errors="backslashreplace")

    use_ascii_fallback(stream)
    stream.write(text)
    stream.flush()

    assert raw.getvalue() == written


def test_a_terminal_with_unicode_gets_every_sign_as_it_is() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8")

    use_ascii_fallback(stream)
    stream.write("‹ 水")
    stream.flush()

    assert raw.getvalue().decode() == "‹ 水"
