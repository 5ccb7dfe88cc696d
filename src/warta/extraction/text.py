"""The escape filter: text of a stranger in, text that no terminal obeys out.

Two guards, one after the other. Whole escape sequences go first (ECMA-48 §5.4 and §5.6, 7-bit and 8-bit), so that no
"[31m" stays behind; then every forbidden code point by itself, so that nothing depends on a sequence being recognised.
Each function is total, idempotent and linear in its text; what was removed is added to `removed`, by class:
escape, control, bidi, zero_width, tag, variation, combining, surrogate, noncharacter, private.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

Removed: TypeAlias = dict[str, int]
Ranges: TypeAlias = tuple[tuple[int, int], ...]

# What an escape string may be long, in characters: a longer one is no sequence, only its introducer goes.
_SEQUENCE = 4096
# Vietnamese stacks two marks, pointed Hebrew and vowelled Arabic three; five is a heap.
_MARKS = 4

_CONTROL: Ranges = ((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0x2028, 0x2029))
_BIDI: Ranges = ((0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x206F))
_ZERO_WIDTH: Ranges = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x2060, 0x2065),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
)
_VARIATION: Ranges = ((0xE0100, 0xE01EF),)
_TAG: Ranges = ((0xE0000, 0xE00FF), (0xE01F0, 0xE0FFF))
_SURROGATE: Ranges = ((0xD800, 0xDFFF),)
_NONCHARACTER: Ranges = (
    (0xFDD0, 0xFDEF),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17)),
)
_PRIVATE: Ranges = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))

_CLASSES: tuple[tuple[str, Ranges, str], ...] = (
    ("control", _CONTROL, ""),
    ("bidi", _BIDI, ""),
    ("zero_width", _ZERO_WIDTH, ""),
    ("variation", _VARIATION, ""),
    ("tag", _TAG, ""),
    ("noncharacter", _NONCHARACTER, ""),
    ("surrogate", _SURROGATE, "\ufffd"),
)

DROPPED: Ranges = tuple(sorted(pair for _, ranges, _ in _CLASSES for pair in ranges))
"""The code points that no filtered text holds, as (first, last): a tab and a newline are not among them."""

_JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f"
# Marks that stack without end: of Latin and of symbols, the points of Hebrew, Arabic and Syriac, of Thai and Lao.
_STACKING = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08e1\u08e3-\u08ff"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302d\u3099\u309a\ufb1e\ufe20-\ufe2f"
)

_ASCII_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def clean(text: str, removed: Removed | None = None) -> str:
    """Text of many lines: newlines kept, a tab becomes one space."""
    return verbatim(text, removed).replace("\t", " ")


def flowing(text: str, removed: Removed | None = None) -> str:
    """Text in a paragraph: white space is folded to one space each, at either end too."""
    if text.isprintable() and "  " not in text and (text.isascii() or _innocent().fullmatch(text)):
        return text
    words = " ".join(verbatim(text, removed).split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def line(text: str, removed: Removed | None = None) -> str:
    """Text of one line: newlines become spaces, white space is folded and trimmed, private use goes."""
    if not text.isascii():
        text = _without("private", _PRIVATE, "", text, removed)
    return " ".join(verbatim(text, removed).split())


def verbatim(text: str, removed: Removed | None = None) -> str:
    """Preformatted text: tabs and runs of spaces kept."""
    if not _ASCII_CONTROL.search(text) if text.isascii() else _innocent().fullmatch(text):
        return text
    if removed is None:
        removed = {}
    text, escapes = _escape().subn("", text)
    _count(removed, "escape", escapes)
    text = _break().sub("\n", text)
    if _dropped().search(text):
        for name, ranges, instead in _CLASSES:
            text = _without(name, ranges, instead, text, removed)
    return _unstacked(text, removed)


def shows(text: str) -> bool:
    """Whether anything of a text is seen: joiners by themselves and the letters of a site's own icons are not."""
    return text.isascii() or not _unseen().fullmatch(text)


def _without(name: str, ranges: Ranges, instead: str, text: str, removed: Removed | None) -> str:
    """The text without one class of code points."""
    text, count = _class(ranges).subn(instead, text)
    if removed is not None:
        _count(removed, name, count)
    return text


def _unstacked(text: str, removed: Removed) -> str:
    """The text with heaps of marks cut, and with joiners and variation selectors one at a time."""
    if text.isascii():
        return text

    def thinned(heap: re.Match[str]) -> str:
        kept: list[str] = []
        marks = 0
        for character in heap[0]:
            kind = _kind(character)
            marks += kind == "combining"
            before = _kind(kept[-1]) if kept else ""
            if _superfluous(kind, before, marks):
                _count(removed, kind, 1)
            else:
                kept.append(character)
        return "".join(kept)

    size = len(text)
    text = _pile().sub(r"\1", text)
    _count(removed, "combining", size - len(text))
    return _heap().sub(thinned, text)


def _kind(character: str) -> str:
    """The class under which a stacking code point is counted."""
    if character in _JOINERS:
        return "zero_width"
    if character in "\u180b\u180c\u180d\u180f" or "\ufe00" <= character <= "\ufe0f":
        return "variation"
    return "combining"


def _superfluous(kind: str, before: str, marks: int) -> bool:
    """A joiner after a joiner says nothing, nor does a selector after either; a joiner after a selector joins emoji."""
    match kind:
        case "combining":
            return marks > _MARKS
        case "zero_width":
            return before == kind
        case _:
            return before in {"zero_width", kind}


def _count(removed: Removed, name: str, count: int) -> None:
    """Add to a class, when there is something to add."""
    if count:
        removed[name] = removed.get(name, 0) + count


@cache
def _escape() -> re.Pattern[str]:
    """A whole escape sequence: a control one, a string up to its end, else the escape with its one letter.

    U+009B and U+009D introduce as ESC [ and ESC ] do. A string holds no introducer, so each character is scanned once.
    """
    control = r"(?:\x1b\[|\x9b)[0-?]{0,BOUND}+[ -/]{0,BOUND}+[@-~]"
    string = r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9b-\x9f]{0,BOUND}+(?:\x07|\x9c|\x1b\\)"
    other = r"\x1b[ -/]{0,BOUND}+[0-~]?"
    return re.compile(f"{control}|{string}|{other}".replace("BOUND", str(_SEQUENCE)))


@cache
def _break() -> re.Pattern[str]:
    """The ways to end a line, other than a newline (UAX #14: BK, CR, NL)."""
    return re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@cache
def _class(ranges: Ranges) -> re.Pattern[str]:
    """One code point of these ranges."""
    return re.compile(f"[{_spelled(ranges)}]")


@cache
def _dropped() -> re.Pattern[str]:
    """One code point that goes wherever it stands."""
    return _class(DROPPED)


@cache
def _unseen() -> re.Pattern[str]:
    """Text that holds nothing but white space, joiners, selectors and private use."""
    return re.compile(rf"[\s{_JOINERS}{_SELECTORS}{_spelled(_PRIVATE)}]*")


@cache
def _innocent() -> re.Pattern[str]:
    """Text without any code point that may need work: so is most text, and done when this matches."""
    # Python tries the ranges beyond U+FFFF one by one, so they are two and wide here: the passes decide.
    low = tuple(pair for pair in DROPPED if pair[1] <= 0xFFFF)
    far = ((0x1BCA0, 0x1D17A), (0x1FFFE, 0x10FFFF))
    # Most of it is ASCII, which is told sooner by itself.
    return re.compile(f"(?:[ -~]++|[^{_spelled((*low, *far))}{_JOINERS}{_SELECTORS}{_STACKING}])*+")


@cache
def _pile() -> re.Pattern[str]:
    """Marks upon marks, with nothing between: as many as may stay, and the rest."""
    return re.compile(f"([{_STACKING}]{{{_MARKS}}})[{_STACKING}]+")


@cache
def _heap() -> re.Pattern[str]:
    """A run of marks, joiners and selectors that is longer than any writing needs."""
    invisible = f"{_JOINERS}{_SELECTORS}"
    every = f"[{invisible}{_STACKING}]"
    first = f"{every}(?:(?<=[{_JOINERS}])[{invisible}]|(?<=[{_SELECTORS}])(?:[{_SELECTORS}]|[{_JOINERS}][{invisible}]))"
    return re.compile(f"{every}{{{_MARKS + 1},}}|{first}{every}*")


def _spelled(ranges: Ranges) -> str:
    """Ranges as the inside of a character class."""
    return "".join([f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges])
