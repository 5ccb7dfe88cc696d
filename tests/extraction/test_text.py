"""The escape filter, by the table: what goes, what stays, and how it is counted."""

from __future__ import annotations

import re

import pytest

from warta.extraction.text import DROPPED, Removed, clean, line, verbatim

_FORBIDDEN = re.compile("[" + "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in DROPPED) + "]")

# One row a trick: what a page may hold, and all that a reader may see of it.
PAYLOADS: dict[str, tuple[str, str]] = {
    "colour": ("a\x1b[31mb\x1b[0mc", "abc"),
    "colour with colons": ("a\x1b[38:2:255:0:0mb", "ab"),
    "clear screen": ("a\x1b[2J\x1b[Hb", "ab"),
    "cursor up": ("a\x1b[5Ab", "ab"),
    "private mode": ("a\x1b[?1049hb", "ab"),
    "mouse tracking": ("a\x1b[?1000;1006hb", "ab"),
    "bracketed paste end": ("a\x1b[201~b", "ab"),
    "device status report": ("a\x1b[6nb", "ab"),
    "device attributes": ("a\x1b[>cb", "ab"),
    "title report": ("a\x1b[21tb", "ab"),
    "soft reset": ("a\x1b[!pb", "ab"),
    "cursor style": ("a\x1b[2 qb", "ab"),
    "kitty keyboard": ("a\x1b[>1ub", "ab"),
    "repeat": ("a\x1b[9999bb", "ab"),
    "insert lines": ("a\x1b[999Lb", "ab"),
    "sequence cut at the end": ("a\x1b[31", "a31"),
    "sequence cut by a letter of no use": ("a\x1b[31é", "a31é"),
    "8-bit control sequence": ("a\x9b31mb", "ab"),
    "8-bit clear": ("a\x9b2Jb", "ab"),
    "window title, bell": ("a\x1b]0;PWNED\x07b", "ab"),
    "window title, string terminator": ("a\x1b]2;PWNED\x1b\\b", "ab"),
    "window title, 8-bit": ("a\x9d0;PWNED\x9cb", "ab"),
    "window title, mixed ends": ("a\x1b]0;PWNED\x9cb", "ab"),
    "clipboard write": ("a\x1b]52;c;cm0gLXJmIH4=\x07b", "ab"),
    "clipboard read": ("a\x1b]52;c;?\x1b\\b", "ab"),
    "clipboard, 8-bit": ("a\x9d52;c;cm0=\x07b", "ab"),
    "hyperlink": ("\x1b]8;;http://evil.example\x1b\\klik\x1b]8;;\x1b\\", "klik"),
    "palette": ("a\x1b]4;1;rgb:00/00/00\x07b", "ab"),
    "notification": ("a\x1b]777;notify;x;y\x07b", "ab"),
    "iTerm file": ("a\x1b]1337;File=name=eA==:AAAA\x07b", "ab"),
    "working directory": ("a\x1b]7;file://h/etc\x07b", "ab"),
    "string without an end": ("a\x1b]0;PWNED", "a0;PWNED"),
    "string longer than the bound": (f"a\x1b]0;{'x' * 5000}\x07b", f"a0;{'x' * 5000}b"),
    "device control string": ("a\x1bP$qm\x1b\\b", "ab"),
    "device control string, 8-bit": ("a\x90$qm\x9cb", "ab"),
    "sixel": ("a\x1bPq#0;2;0;0;0\x1b\\b", "ab"),
    "start of string": ("a\x1bXhidden\x1b\\b", "ab"),
    "privacy message": ("a\x1b^hidden\x1b\\b", "ab"),
    "application command": ("a\x1b_Gf=100;AAAA\x1b\\b", "ab"),
    "application command, 8-bit": ("a\x9fGf=100\x9cb", "ab"),
    "string within a string": ("a\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\b", "atmux;b"),
    "full reset": ("a\x1bcb", "ab"),
    "line drawing": ("a\x1b(0b", "ab"),
    "single shift": ("a\x1bNb", "ab"),
    "lone escape": ("a\x1b", "a"),
    "escape before a space": ("a\x1b\nb", "a\nb"),
    "two escapes": ("a\x1b\x1b[31mb", "ab"),
    "sequence inside a sequence": ("a\x1b[3\x1b[31m1mb", "a31mb"),
    "escape hidden by a zero width": ("a\x1b\u200b[31mb", "a[31mb"),
    "backspace over a word": ("aman\x08\x08\x08\x08bahaya", "amanbahaya"),
    "bell": ("a\x07b", "ab"),
    "shift out and in": ("a\x0eb\x0f", "ab"),
    "null": ("a\x00b", "ab"),
    "delete": ("a\x7fb", "ab"),
    "lone 8-bit controls": ("a\x84\x8d\x99b", "ab"),
    "substitute and cancel": ("a\x18\x1ab", "ab"),
    "override": ("user\u202eexe.fdp", "userexe.fdp"),
    "isolates": ("\u2066a\u2069\u2067b\u2069\u2068c\u2069", "abc"),
    "marks of direction": ("a\u200eb\u200fc\u061cd", "abcd"),
    "deprecated format": ("a\u206a\u206fb", "ab"),
    "zero width space": ("pass\u200bword", "password"),
    "byte order mark": ("\ufeffjudul", "judul"),
    "soft hyphen": ("pe\u00admi\u00adlu", "pemilu"),
    "word joiner and invisible plus": ("a\u2060\u2064b", "ab"),
    "fillers that look like nothing": ("a\u3164\uffa0\u115f\u1160b", "ab"),
    "grapheme joiner": ("a\u034fb", "ab"),
    "interlinear": ("a\ufff9b\ufffac\ufffb", "abc"),
    "tags spelling words": ("a" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore this") + "b", "ab"),
    "flag made of tags": ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\U0001f3f4"),
    "variation selectors as bytes": ("a" + "".join(map(chr, range(0xE0100, 0xE0180))) + "b", "ab"),
    "a heap of marks": ("z" + "\u0301\u0316" * 30, "z" + "\u0301\u0316" * 2),
    "a heap with joiners between": ("z" + "\u0301\u200d" * 30, "z" + "\u0301\u200d" * 4),
    "a heap of Thai marks": ("ก" + "\u0e49" * 30, "ก" + "\u0e49" * 4),
    "a row of joiners": ("a" + "\u200c\u200d" * 30 + "b", "a\u200cb"),
    "a row of selectors": ("a" + "\ufe0f\ufe0e" * 30 + "b", "a\ufe0fb"),
    "lone surrogate": ("a\ud800b", "a\ufffdb"),
    "noncharacters": ("a\ufdd0\ufffe\uffff\U0001fffeb", "ab"),
}


@pytest.mark.parametrize(("hostile", "seen"), PAYLOADS.values(), ids=PAYLOADS.keys())
def test_no_trick_survives(hostile: str, seen: str) -> None:
    assert clean(hostile) == seen


@pytest.mark.parametrize("hostile", [pair[0] for pair in PAYLOADS.values()], ids=PAYLOADS.keys())
def test_no_forbidden_code_point_is_left_by_any_of_the_three(hostile: str) -> None:
    assert not _FORBIDDEN.search(clean(hostile) + line(hostile) + verbatim(hostile))


@pytest.mark.parametrize(
    "text",
    [
        "Pemprov menginginkan pemilu yang aman, damai dan jujur — “begitu,” kata beliau.",
        "Tiếng Việt: Nguyễn Thị Hằng, một người phụ nữ ở Huế",
        "Ti\u00ea\u0301ng Vie\u0302\u0323t vo\u031b\u0301i da\u0302\u0301u ro\u031b\u0300i",
        "กรุงเทพมหานคร: ผู้ว่าฯ กล่าวว่า น้ำท่วมครั้งนี้หนักที่สุด",
        "नई दिल्ली: प्रधानमंत्री ने कहा कि क्षत्रिय और श्रृंखला",
        "\u0915\u094d\u200d\u0937 \u0930\u094d\u200d\u092f",
        "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ",
        "قال الرئيس إن الانتخابات ستجري في موعدها",
        "بְּרֵאשִׁית בָּרָא אֱלֹהִים",
        "می‌خواهم کتاب‌ها را ببینم",
        "👩‍👩‍👧‍👦 👍🏽 ❤️‍🔥 🏳️‍🌈 1️⃣ 🇮🇩",
        "漢字とカナ、が は\u3099。「見出し」 한국어 기사",
        "Ꮳꮃꭹ и Кириллица, Ελληνικά, Հայերեն, ქართული",
        "Price: 5 €, ½ kg, x² + y³, naïve café, São Paulo, Ł ß ø",
        "မြန်မာ ကြွှေ့ ဖွဲ့စည်းပုံ",
    ],
)
def test_honest_writing_of_the_world_is_unchanged(text: str) -> None:
    removed: Removed = {}

    assert (clean(text, removed), removed) == (text, {})


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_way_to_end_a_line_becomes_a_newline(ending: str) -> None:
    assert clean(f"satu{ending}dua") == "satu\ndua"


def test_a_tab_is_one_space_in_prose_and_itself_in_what_is_preformatted() -> None:
    assert clean("a\tb") == "a b"
    assert verbatim("a\tb  c\x1b[m") == "a\tb  c"


def test_one_line_has_no_newline_and_no_double_space() -> None:
    assert line("  Judul\r\n  yang\u00a0 panjang\t\x1b[1mini ") == "Judul yang panjang ini"


def test_private_use_stays_in_the_body_and_leaves_a_field() -> None:
    assert clean("\ue001 menu \U000f0000") == "\ue001 menu \U000f0000"
    assert line("\ue001 menu \U000f0000") == "menu"


def test_what_was_removed_is_counted_by_its_class() -> None:
    removed: Removed = {"bidi": 1}

    line(
        "\x1b[1mA\x1b[m\x00\u202e\u200b\u200d\u200d\U000e0041\U000e0100e" + "\u0301" * 6 + "\ud800\uffff\ue000", removed
    )

    assert removed == {
        "bidi": 2,
        "escape": 2,
        "control": 1,
        "zero_width": 2,
        "tag": 1,
        "variation": 1,
        "combining": 2,
        "surrogate": 1,
        "noncharacter": 1,
        "private": 1,
    }


def test_newlines_and_tabs_are_no_removals() -> None:
    removed: Removed = {}

    clean("a\r\nb\tc\u2028d", removed)

    assert removed == {}


@pytest.mark.parametrize(
    "bait", ["\x1b]", "\x9d", "\x9b0", "\x1bP\x1b", "\u0301", "\u200d\ufe0f", "\x1b[" + "9" * 50, "\u202ea"]
)
def test_a_million_baits_are_done_in_one_pass(bait: str) -> None:
    text = bait * (1_000_000 // len(bait))

    assert not _FORBIDDEN.search(clean(text))
