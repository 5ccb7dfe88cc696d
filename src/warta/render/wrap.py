"""Measure and wrap text by terminal cells; lines are offsets, so that no text is copied."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Extent = tuple[int, int]

# A text of these characters alone has one cell for each; every other text is measured by grapheme.
_UNEVEN = re.compile(
    "[^ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u060f\u0620-\u064a\u0660-\u066f\u0671-\u06d5"
    "\u1e00-\u200a\u2010-\u2027\u202f-\u205f\u2070-\u20cf\u2100-\u2319\u2400-\u25fc]"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_COMPOSED = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff]")  # joiners, emoji selectors, flags
_FIRST_IDEOGRAPH = "\u2e80"
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”ヽヾーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々,.!?)]}:;%"
)
_NEVER_LAST = frozenset("（［｛〔〈《「『【〘〖〝‘“([{")


def cells(text: str) -> int:
    """Return the width of a line of text in terminal cells."""
    if not _UNEVEN.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def is_even(text: str) -> bool:
    """Whether each character of a text is one cell wide."""
    return _UNEVEN.search(text) is None


def shorten(text: str, width: int) -> str:
    """Shorten a text to `width` cells, with an ellipsis if it was cut."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    kept = text[: _full_lines(text, 0, len(text), width - 1)[0][1]] if width > 1 else ""
    return kept.rstrip() + "…" if cells(kept) < width else "…"


def pad(text: str, width: int) -> str:
    """Shorten or pad a text to exactly `width` cells."""
    text = shorten(text, width)
    return text + " " * (width - cells(text))


def wrap(text: str, width: int) -> list[Extent]:
    """Return the lines of a text as (start, end), each at most `width` (2 or more) cells. A newline always breaks.

    The space at a break is in no line; a word wider than a line is split between graphemes.
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
    """Return the lines of preformatted text: broken at newlines, and at the width regardless of words."""
    width = max(1, width)
    lines: list[Extent] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        lines += _full_lines(text, start, end, width) if part else [(start, end)]
        start = end + 1
    return lines


def clusters(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return the graphemes of a range as (start, end, cells): marks, joiners and flags stay with their base."""
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
    starts, before = _measured(text, begin, stop)
    dense = max(text[begin:stop]) >= _FIRST_IDEOGRAPH and _ideograph().search(text, begin, stop) is not None
    lines: list[Extent] = []
    at, count = 0, len(starts) - 1
    while at + 1 < count and before[count] - before[at] > width:
        full = max(at + 1, bisect_right(before, before[at] + width) - 1)  # the first grapheme that does not fit
        cut, at = _cut(text, starts, at, full, dense=dense)
        lines.append((begin, starts[cut]))
        begin = starts[at]
    if at < count or not lines:
        lines.append((begin, stop))
    return lines


def _cut(text: str, starts: Sequence[int], at: int, full: int, *, dense: bool) -> tuple[int, int]:
    """Return where the line from grapheme `at` ends (`full` at most), and where the next one begins."""
    for k in range(full, at, -1):
        if text[starts[k] : starts[k + 1]] == " ":  # a space that carries a mark is no gap
            return k, k + 1
        if dense and _breaks(text[starts[k - 1]], text[starts[k]]):
            return k, k
    return full, full


def _measured(text: str, start: int, end: int) -> tuple[Sequence[int], list[int]]:
    """Return the starts of the graphemes of a range with its end, and the cells before each with their sum."""
    from rich.cells import get_character_cell_size

    part = text[start:end]
    if _COMPOSED.search(part):
        spans = clusters(text, start, end)
        return [*(at for at, _, _ in spans), end], [0, *accumulate(size for _, _, size in spans)]
    known = {character: get_character_cell_size(character) for character in set(part)}
    sizes = [known[character] for character in part]
    if 0 not in sizes:
        return range(start, end + 1), [0, *accumulate(sizes)]
    # A character of zero width belongs to the one before it, unless it is the first.
    starts = [at for at, size in enumerate(sizes, start) if size or at == start]
    return [*starts, end], [0, *accumulate(sizes[at - start] for at in starts)]


def _breaks(before: str, after: str) -> bool:
    """Whether a line may break between two adjacent characters: only beside an ideograph (after UAX #14)."""
    if before in _NEVER_LAST or after in _NEVER_FIRST or before == " ":
        return False
    return _ideograph().match(before) is not None or _ideograph().match(after) is not None


@cache
def _ideograph() -> re.Pattern[str]:
    """Match an ideograph, kana or similar; compiled on first use, as so large a class takes milliseconds."""
    return re.compile("[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00016fe0-\U0003ffff]")


def _full_lines(text: str, start: int, end: int, width: int) -> list[Extent]:
    if not _UNEVEN.search(text, start, end):
        return [(at, min(at + width, end)) for at in range(start, end, width)]
    starts, before = _measured(text, start, end)
    lines: list[Extent] = []
    at, count = 0, len(starts) - 1
    while at + 1 < count and before[count] - before[at] > width:
        full = max(at + 1, bisect_right(before, before[at] + width) - 1)
        lines.append((starts[at], starts[full]))
        at = full
    lines.append((starts[at], end))
    return lines
