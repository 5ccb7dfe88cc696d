"""Look at the raw bytes that the app sent to a terminal: whatever it never writes itself is a leak.

`Scan` takes them piece by piece. What is allowed is a short list by kind (`KINDS`), with what may stand in each; any
other escape sequence, any C1 byte, BEL, control, order of direction or hidden character is a leak, as are bytes that
are no UTF-8, and a hostile page's own marker within a sequence.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.hostile.payloads import PWNED, is_forbidden
from warta.extraction.text import DROPPED

if TYPE_CHECKING:
    from collections.abc import Callable

# One escape sequence, or what begins like one: nothing of it may be left over for the text.
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-Z\\^-~]|\x1b", re.DOTALL
)
_RGB = r"[345]8[;:]2[;:]\d{1,3}[;:]\d{1,3}[;:]\d{1,3}"
KINDS: dict[str, re.Pattern[str]] = {
    # Never 5, 6 or 8: nothing blinks or is concealed. A page's lone 31 is no colour of the app's, which names both.
    "colour": re.compile(
        rf"\x1b\[(?!31m)(?:(?:{_RGB}|[345]8[;:]5[;:]\d{{1,3}}|[0-479]|2[1-9]|[349][0-7]|[34]9|5[35]|10[0-7])"
        r"(?:;|(?=m)))*m"
    ),
    "place": re.compile(r"\x1b\[(?:\d+;\d+)?H"),
    "mode": re.compile(r"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"),
    "question": re.compile(r"\x1b\[\?(?:2026|2048)\$p"),
    "keyboard": re.compile(r"\x1b\[(?:>25|<)u"),
    "pointer": re.compile(r"\x1b\]22;[a-z-]{1,20}(?:\x07|\x1b\\)"),
    "clipboard": re.compile(r"\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)"),
}
"""What Textual and the app write, by kind."""

_HIDDEN = re.compile(
    "(?![\r\n])[" + "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in DROPPED) + "]"
)
_LONGEST = 4_194_304  # characters of a sequence that has no end yet: all of a story may be copied
_AROUND = 120  # characters shown before and after a leak


class Scan:
    """`kinds` counts what is allowed, `leaks` holds what is not, each with its surroundings, once.

    `doing` says what was pressed last; a leak is told with it as soon as one knows what came after.
    """

    def __init__(self, doing: Callable[[], str] = str) -> None:
        self.kinds: Counter[str] = Counter()
        self.leaks: dict[str, str] = {}
        self._doing = doing
        self._before = ""
        self._untold: dict[str, str] = {}  # what was pressed before each leak of which one does not know what follows
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._rest = ""

    def cut_off(self) -> None:
        """The app was killed in the midst of a write: what has no end there is nobody's order."""
        self._decoder.reset()
        self._tell(f"{self._rest} (killed)")
        self._rest = ""

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Look at the next bytes; `last`: nothing follows that could end a sequence."""
        text = self._rest + self._decoder.decode(data)
        begun = text.rfind("\x1b")
        whole = last or begun < 0 or len(text) - begun > _LONGEST or _is_whole(text[begun:])
        self._rest = "" if whole else text[begun:]
        text = text if whole else text[:begun]
        if text:
            self._tell(text)
        self._sequences(text)
        for found in _HIDDEN.finditer(_SEQUENCE.sub(_blank, text)):
            self._leak(f"U+{ord(found[0]):04X} in the text", text, *found.span())
        self._before = f"{self._before}{text}"[-_AROUND:]
        if last:
            self._tell("(the end)")

    def _sequences(self, text: str) -> None:
        for order, times in Counter(_SEQUENCE.findall(text)).items():
            kind = next((name for name, pattern in KINDS.items() if pattern.fullmatch(order)), "")
            self.kinds[kind or "unknown"] += times
            if wrong := _wrong(kind, order):
                self._leak(wrong, text, *next(m.span() for m in _SEQUENCE.finditer(text) if m[0] == order))

    def _leak(self, what: str, text: str, start: int, end: int) -> None:
        if what not in self.leaks:
            before = f"{self._before}{text[:start]}"[-_AROUND:]
            self.leaks[what] = f"{before}⟦{text[start:end][:_AROUND]}⟧{text[end : end + _AROUND]}"
            self._untold[what] = self._doing()

    def _tell(self, after: str) -> None:
        """Print what leaked, now that one knows what came after."""
        for what, doing in self._untold.items():
            shown = ascii(f"{self.leaks[what]}{after[:_AROUND]}")
            print(f"  LEAK: {what}: {shown}; the last keys: {doing}", flush=True)
        self._untold.clear()


def _wrong(kind: str, order: str) -> str:
    """What is wrong with a sequence of some kind, or of none that is known."""
    if not kind:
        return f"sequence {order[:20]!r}"
    if PWNED in order:
        return "a page's marker in a sequence"
    wrong = _of_a_page(order) if kind == "clipboard" else ""
    return f"clipboard: {wrong}" if wrong else ""


def _blank(order: re.Match[str]) -> str:
    return " " * len(order[0])


def _is_whole(order: str) -> bool:
    """Whether a sequence has come to its end, and is not one that only begins like a longer one."""
    found = _SEQUENCE.match(order)
    return found is not None and len(found[0]) > 1 and not (found[0] == "\x1b]" or order == "\x1b\\")


def _of_a_page(order: str) -> str:
    """What is wrong with what is given to the clipboard: only a key of the reader's own puts clean text there."""
    try:
        text = base64.b64decode(order[len("\x1b]52;c;") :].rstrip("\x07\x1b\\"), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return "it is no text"
    if text == PWNED:
        return "it is the page's own"
    bad = sorted({f"U+{ord(each):04X}" for each in text if each not in "\n\t" and is_forbidden(each)})
    return ", ".join(bad)
