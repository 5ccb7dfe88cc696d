"""Whatever a page could bring through to a terminal is found in its bytes; what the app writes itself is not."""

from __future__ import annotations

import base64

import pytest

from tests.hostile.payloads import BIDI, C0, C1, CSI, ESCAPES, HIDDEN, OSC, STRINGS
from tests.keys.leaks import Scan

OWN = (
    "\x1b[?1049h\x1b[?25l\x1b[?2026$p\x1b[>25u\x1b[?2026h\x1b[1;1H\x1b[1;38;2;224;224;224;48;2;30;30;30m warta "
    "\x1b[0m\r\n\x1b[2;1H\x1b[31;49mcolours of the terminal\x1b[0m\x1b]22;default\x07\x1b[?2026l\x1b[<u\x1b[?1049l"
)
# A heap of marks is no order. The app writes these two itself: a page's own would come with all the others.
UNTOLD = {"heap", "other-screen", "paste-mode"}
ATTACKS = CSI | OSC | STRINGS | ESCAPES | C1 | C0 | BIDI | HIDDEN


def scanned(text: str, *, size: int = 10**6) -> Scan:
    scan = Scan()
    data = text.encode()
    for start in range(0, len(data), size):
        scan.feed(data[start : start + size])
    scan.feed(b"", last=True)
    return scan


@pytest.mark.parametrize("size", [1, 7, 10**6])
def test_what_the_app_writes_itself_is_counted_by_kind(size: int) -> None:
    scan = scanned(OWN, size=size)

    assert scan.leaks == {}
    assert scan.kinds == {"mode": 5, "question": 1, "keyboard": 2, "place": 2, "colour": 4, "pointer": 1}


@pytest.mark.parametrize("name", sorted(set(ATTACKS) - UNTOLD))
def test_each_attack_of_the_vocabulary_is_found(name: str) -> None:
    assert scanned(f"{OWN}The ferry {ATTACKS[name]} goes{OWN}").leaks


def test_bytes_that_are_no_text_are_found() -> None:
    scan = Scan()

    scan.feed(b"The \x9b2J ferry", last=True)

    assert scan.leaks


def test_the_readers_own_copy_is_allowed_and_a_pages_is_not() -> None:
    def copied(text: str) -> dict[str, str]:
        return scanned(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07").leaks

    assert not copied("The ferry\n\nA second paragraph of PWNED words")
    assert copied("PWNED")
    assert copied("The \x1b[31m ferry")


def test_a_long_copy_that_comes_in_pieces_is_one_sequence() -> None:
    copied = base64.b64encode(b"The ferry. " * 10_000).decode()

    scan = scanned(f"{OWN}\x1b]52;c;{copied}\x07{OWN}", size=4_096)

    assert scan.leaks == {}
    assert scan.kinds["clipboard"] == 1


def test_what_a_kill_cuts_off_is_no_leak_and_hides_none() -> None:
    scan = Scan()

    scan.feed(b"\x1b[38;2;1")
    scan.cut_off()
    scan.feed(OWN.encode())
    assert scan.leaks == {}

    scan.feed(b"The \x1b[31m ferry", last=True)
    assert scan.leaks


@pytest.mark.parametrize("size", [5, 10**6])
def test_a_leak_is_reported_with_what_surrounds_it_and_what_was_pressed(
    size: int, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = Scan(lambda: "? ctrl+v")
    data = f"{OWN}The ferry \x1b1 goes at nine{OWN}".encode()

    for start in range(0, len(data), size):
        scan.feed(data[start : start + size])
    scan.feed(b"", last=True)

    told = capsys.readouterr().out
    assert r"The ferry \u27e6\x1b1\u27e7 g" in told
    assert told.endswith("the last keys: ? ctrl+v\n")
    assert told.count("LEAK") == 1
