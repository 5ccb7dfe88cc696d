"""Wrap text by terminal cells: offsets in, offsets out, so that nothing is copied and nothing is lost."""

from __future__ import annotations

import re

Extent = tuple[int, int]

# A text of these characters alone has one cell for each; every other text is measured by grapheme.
_UNEVEN = re.compile(
    "[^ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u060f\u0620-\u064a\u0660-\u066f\u0671-\u06d5"
    "\u1e00-\u200a\u2010-\u2027\u202f-\u205f\u2070-\u20cf\u2100-\u2319\u2400-\u25fc]"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_IDEOGRAPH = re.compile("[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00016fe0-\U0003ffff]")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”ヽヾーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々,.!?)]}:;%"
)
_NEVER_LAST = frozenset("（［｛〔〈《「『【〘〖〝‘“([{")


def cells(text: str) -> int:
    """How many terminal cells a line of text takes."""
    if not _UNEVEN.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def shorten(text: str, width: int) -> str:
    """The text within `width` cells, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    kept = text[: _full_lines(text, 0, len(text), width - 1)[0][1]] if width > 1 else ""
    return kept.rstrip() + "…" if cells(kept) < width else "…"


def pad(text: str, width: int) -> str:
    """The text cut or filled to exactly `width` cells."""
    text = shorten(text, width)
    return text + " " * (width - cells(text))


def wrap(text: str, width: int) -> list[Extent]:
    """The lines of a text as (start, end), each at most `width` (2 or more) cells. A newline always breaks.

    A space that a break stands on belongs to no line; a word wider than a line is cut between graphemes.
    """
    width = max(1, width)
    if "\n" not in text:
        return _wrap_line(text, 0, len(text), width)
    lines: list[Extent] = []
    start = 0
    for part in text.split("\n"):
        lines += _wrap_line(text, start, start + len(part), width)
        start += len(part) + 1
    return lines


def chop(text: str, width: int) -> list[Extent]:
    """The lines of preformatted text: broken at newlines, and where a line is too wide, wherever it is full."""
    width = max(1, width)
    lines: list[Extent] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        lines += _full_lines(text, start, end, width) if part else [(start, end)]
        start = end + 1
    return lines


def clusters(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The graphemes of a stretch as (start, end, cells): marks, joiners and flags stay with their base."""
    from rich.cells import split_graphemes

    spans, _ = split_graphemes(text[start:end])
    found: list[tuple[int, int, int]] = []
    lone_flag = False
    for a, b, size in spans:
        flag = _FLAG.match(text, start + a) is not None
        if flag and lone_flag:
            first, _, half = found[-1]
            found[-1] = (first, start + b, half + size)
            lone_flag = False
        else:
            found.append((start + a, start + b, size))
            lone_flag = flag
    return found


def _wrap_line(text: str, position: int, end: int, width: int) -> list[Extent]:
    if _UNEVEN.search(text, position, end):
        return _wrap_cells(text, position, end, width)
    lines: list[Extent] = []
    rfind = text.rfind
    while end - position > width:
        cut = rfind(" ", position, position + width + 1)
        if cut <= position:
            lines.append((position, position + width))
            position += width
        else:
            lines.append((position, cut))
            position = cut + 1
    if position < end or not lines:
        lines.append((position, end))
    return lines


def _wrap_cells(text: str, begin: int, stop: int, width: int) -> list[Extent]:
    lines: list[Extent] = []
    used = 0
    chance: tuple[int, int, int] | None = None  # where this line may end, where the next begins, the cells up to there
    before = " "
    for start, end, size in clusters(text, begin, stop):
        char = text[start]
        if start > begin:
            if char == " ":
                chance = (start, end, used + size)
            elif _breaks(before, char):
                chance = (start, start, used)
            if used + size > width:
                cut, following, gone = chance or (start, start, used)
                lines.append((begin, cut))
                begin, used, chance = following, used - gone, None
        used += size
        before = char
    if begin < stop or not lines:
        lines.append((begin, stop))
    return lines


def _breaks(before: str, after: str) -> bool:
    """May a line break between two characters that no space parts? Only beside an ideograph (after UAX #14)."""
    if before in _NEVER_LAST or after in _NEVER_FIRST or before == " ":
        return False
    return _IDEOGRAPH.match(before) is not None or _IDEOGRAPH.match(after) is not None


def _full_lines(text: str, start: int, end: int, width: int) -> list[Extent]:
    if not _UNEVEN.search(text, start, end):
        return [(at, min(at + width, end)) for at in range(start, end, width)]
    lines: list[Extent] = []
    begin, used = start, 0
    for at, _, size in clusters(text, start, end):
        if used + size > width and at > begin:
            lines.append((begin, at))
            begin, used = at, 0
        used += size
    lines.append((begin, end))
    return lines
