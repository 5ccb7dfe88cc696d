"""What a stranger can put in a text to own the terminal that prints it: one vocabulary for every test.

`PAYLOADS` by name; `PWNED` stands in each that carries words, so that a capture can be searched for it.
"""

from __future__ import annotations

from warta.extraction.text import DROPPED

PWNED = "PWNED"
_CLIPBOARD = "UFdORUQ="  # "PWNED" in base64

CSI = {
    "colour": "\x1b[31m",
    "clear": "\x1b[2J\x1b[H",
    "conceal": "\x1b[8m",
    "cursor-report": "\x1b[6n",
    "device-report": "\x1b[c",
    "title-report": "\x1b[21t",
    "other-screen": "\x1b[?1049h",
    "paste-mode": "\x1b[?2004l",
    "printer": "\x1b[5i",
    "soft-reset": "\x1b[!p",
    "key-mode": "\x1b[>1u",
    "csi-unfinished": "\x1b[31",
}
OSC = {
    "title-bel": "\x1b]0;PWNED\x07",
    "title-st": "\x1b]2;PWNED\x1b\\",
    "link": "\x1b]8;;http://evil.test/PWNED\x1b\\click\x1b]8;;\x1b\\",
    "clipboard-bel": f"\x1b]52;c;{_CLIPBOARD}\x07",
    "clipboard-st": f"\x1b]52;c;{_CLIPBOARD}\x1b\\",
    "clipboard-read": "\x1b]52;c;?\x07",
    "palette": "\x1b]4;1;#000000\x07",
    "colour-report": "\x1b]10;?\x07",
    "font": "\x1b]50;?\x07",
    "folder": "\x1b]7;file:///PWNED\x07",
    "notify": "\x1b]9;PWNED\x07",
    "notify-rxvt": "\x1b]777;notify;PWNED;x\x07",
    "file": "\x1b]1337;File=name=UFdORUQ=;inline=1:UFdORUQ=\x07",
    "prompt": "\x1b]133;A\x07",
    "osc-unfinished": "\x1b]0;PWNED",
}
STRINGS = {
    "dcs-report": '\x1bP$q"p\x1b\\',
    "dcs-terminfo": "\x1bP+q544e\x1b\\",
    "dcs-tmux": "\x1bPtmux;\x1b\x1b]0;PWNED\x07\x1b\\",
    "dcs-sixel": "\x1bPq#0!10~\x1b\\",
    "apc-kitty": "\x1b_Gf=100;UFdORUQ=\x1b\\",
    "pm": "\x1b^PWNED\x1b\\",
    "sos": "\x1bXPWNED\x1b\\",
}
ESCAPES = {
    "reset": "\x1bc",
    "save-restore": "\x1b7\x1b8",
    "screen-of-e": "\x1b#8",
    "line-drawing": "\x1b(0",
    "single-shift": "\x1bN",
    "keypad": "\x1b=",
    "lone-escape": "\x1b",
}
C1 = {
    "c1-csi": "\x9b2J",
    "c1-osc": "\x9d0;PWNED\x9c",
    "c1-dcs": "\x90$q\x9c",
    "c1-apc": "\x9fPWNED\x9c",
    "c1-index": "\x84\x8d",
}
C0 = {
    "nul": "\x00",
    "enquiry": "\x05",
    "bell": "\x07",
    "backspace": "ok\x08\x08no",
    "shift-out": "\x0e\x0f",
    "xoff": "\x13\x11",
    "substitute": "\x1a",
    "delete": "\x7f",
    "overwrite": "\x0b\x0c",
}
BIDI = {
    "override": "\u202etxt.exe\u202c",
    "isolate": "\u2066a\u2069\u2067b\u2069\u2068c\u2069",
    "embedding": "\u202aa\u202bb\u202d",
    "marks": "\u200e\u200f\u061c",
    "deprecated": "\u206a\u206f",
}
HIDDEN = {
    "zero-width-space": "pass\u200bword",
    "soft-hyphen": "pass\u00adword",
    "joiner": "\u2060\u2063\u034f",
    "byte-order": "\ufeff",
    "filler": "\u115f\u3164\uffa0",
    "annotation": "\ufff9a\ufffab\ufffb",
    "tags": "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all before"),
    "variation": "\U000e0100\U000e01ef",
    "noncharacter": "\ufdd0\ufffe\U0001ffff",
    "heap": "e" + "\u0301\u0316" * 40,
    "breaks": "a\u2028b\u2029c",
}
SURROGATES = {"surrogate": "\ud800\udfff\udc80"}

PAYLOADS = CSI | OSC | STRINGS | ESCAPES | C1 | C0 | BIDI | HIDDEN | SURROGATES
ENCODABLE = {name: text for name, text in PAYLOADS.items() if name not in SURROGATES}

ALL = "".join(f"‹{name}›{text}" for name, text in ENCODABLE.items())
"""Every payload that UTF-8 can write, each after its name."""

SHORT = "".join(PAYLOADS[name] for name in ("clipboard-bel", "title-bel", "clear", "c1-csi", "override", "nul", "tags"))
"""A few of the worst, for a field."""

MARKUP = (
    "[/]",
    "[Reuters]",
    "[@click=app.quit]tap[/]",
    "[link=http://evil.test/PWNED]x[/link]",
    "[bold red]x",
    "[/bold",
    "\\[/",
    "[$error]",
    ":smile:",
    "{0} {name} %s %(x)s",
    "<b>&amp;lt;</b>",
    "`id` $(id)",
)
"""Text that is markup to a widget, a formatter or a shell, and to a reader just text."""


def is_forbidden(character: str) -> bool:
    """Whether a code point may never be in what warta writes; a tab and a newline may."""
    return any(first <= ord(character) <= last for first, last in DROPPED)


def forbidden(text: str) -> list[str]:
    """The forbidden code points of a text, as U+XXXX, each once."""
    return sorted({f"U+{ord(character):04X}" for character in set(text) if is_forbidden(character)})
