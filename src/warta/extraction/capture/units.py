"""The lines of a plain text as units: paragraphs (also hard-wrapped ones), headings, list items, quotations, code."""

from __future__ import annotations

import re
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING, Literal, TypeAlias

from warta.extraction import labels
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

Shape: TypeAlias = Literal["text", "heading", "item", "quotation", "code", "rule"]

# Mail and old captures wrap at 72 to 80 columns; nothing wraps at more than this, and nothing at less than that.
_WIDEST = 110
_NARROWEST = 40
# A wrapped line is nearly as long as the longest; only the last of a paragraph may be short.
_FULL = 0.55
# So many lines without a blank one between hold more than one paragraph.
_MANY = 8

_WIDE = r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]"
# Where two lines are joined without a space: after a hyphen in a word, and in scripts without spaces.
_SEAM = re.compile(rf"(?<=[^\W\d_]-)\n(?=[^\W\d_])|(?<={_WIDE})\n(?={_WIDE})")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_RULE = re.compile(r"(?:[*_=~-]\s?){3,}|[•·]\s?[•·]\s?[•·]")
_ITEM = re.compile(r"([-*•‣◦–+]|\(?\d{1,3}[.)])\s+(\S.*)")
_FIELD = re.compile(r"[^\W\d_][\w -]{1,24}:\s\S")
_CODE = re.compile(r"[=;{}<>$|\\]|\w\(|^\s*#")
_ENDED = re.compile(r"[.!?…:。！？][”\"’')\]»]*$")


class Unit(Value, frozen=True, kw_only=True):
    """One piece of a capture. `level` is of a heading or an item, `marker` of an item."""

    text: str
    shape: Shape = "text"
    level: int = 0
    marker: str = "•"


def units(text: str) -> Iterator[Unit]:
    """The units of a text in order."""
    lines = text.split("\n")
    position = 0
    while position < len(lines):
        if lines[position].lstrip().startswith("```"):
            inside = list(takewhile(lambda line: not line.lstrip().startswith("```"), lines[position + 1 :]))
            yield Unit(text="\n".join(inside), shape="code")
            position += len(inside) + 2
            continue
        piece = []
        while position < len(lines) and lines[position].strip() and not lines[position].lstrip().startswith("```"):
            piece.append(lines[position].expandtabs(4).rstrip())
            position += 1
        if piece:
            yield from _of_piece(piece)
        else:
            position += 1


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _ENDED.search(text[-8:]) is not None


def _of_piece(piece: list[str]) -> Iterator[Unit]:
    """The units of lines between two blank ones."""
    if all(line.lstrip().startswith(">") for line in piece):
        bare = [line.lstrip()[1:].strip() for line in piece]
        for quoted, part in groupby(bare, key=bool):
            if quoted:
                yield Unit(text=_joined(list(part)), shape="quotation")
        return
    if _is_code(piece):
        yield Unit(text="\n".join(line[4:] for line in piece), shape="code")
        return
    if len(piece) > 1 and _UNDERLINE.fullmatch(piece[1].strip()) and not _RULE.fullmatch(piece[0].strip()):
        yield Unit(text=piece[0].strip(), shape="heading", level=1 if piece[1].strip()[0] == "=" else 2)
        piece = piece[2:]
    for kind, group in groupby(_itemised(piece), key=lambda pair: pair[0]):
        lines = [line for _, line in group]
        if kind == "text":
            yield from (Unit(text=text) for text in _paragraphs(lines))
        else:
            yield from (_single(kind, line) for line in lines)


def _is_code(piece: list[str]) -> bool:
    """Whether lines are code: all are indented, and most have signs that prose has not."""
    return all(line.startswith("    ") for line in piece) and sum(1 for line in piece if _CODE.search(line)) * 2 > len(
        piece
    )


def _itemised(piece: list[str]) -> Iterator[tuple[Shape, str]]:
    """Each line with its shape; a line indented under an item belongs to the item."""
    items = sum(1 for line in piece if _ITEM.fullmatch(line.strip()))
    held: list[str] = []
    for line in piece:
        bare = line.strip()
        ruled = _RULE.fullmatch(bare) is not None
        listed = not ruled and _ITEM.fullmatch(bare) is not None and (items > 1 or bare[0] in "*•‣◦+")
        if held and not listed and line[:1] == " ":
            held.append(bare)
            continue
        if held:
            yield "item", " ".join(held)
            held = []
        if listed:
            held = [line]
        elif ruled:
            yield "rule", bare
        else:
            yield ("heading" if _HEADING.fullmatch(bare) else "text"), line
    if held:
        yield "item", " ".join(held)


def _single(shape: Shape, line: str) -> Unit:
    """The unit of one line that is a heading, an item or a rule."""
    bare = line.strip()
    if shape == "heading" and (heading := _HEADING.fullmatch(bare)):
        return Unit(text=heading[2], shape=shape, level=len(heading[1]))
    if shape == "item" and (item := _ITEM.fullmatch(bare)):
        marker = item[1].strip("()") if item[1].strip("().").isdecimal() else "•"
        indent = (len(line) - len(line.lstrip())) // 2
        return Unit(text=item[2], shape=shape, level=min(indent, 5), marker=marker.replace(")", "."))
    return Unit(text="", shape="rule")


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """The paragraphs of lines without a blank one between: a wrapped one is made whole, others are a line each."""
    for part in _parted(lines):
        if _is_wrapped(part):
            yield _joined([line.strip() for line in part])
        else:
            yield from (line.strip() for line in part)


def _parted(lines: list[str]) -> Iterator[list[str]]:
    """Wrapped lines parted where one is indented, or, when there are many, after one that ends early."""
    width = max(map(len, lines))
    many = len(lines) >= _MANY and _NARROWEST <= width <= _WIDEST
    part: list[str] = []
    for line in lines:
        indented = line[:2] == "  " and part and part[-1][:2] != "  " and len(part) > 1
        early = (
            many
            and part
            and not _had_no_room(part[-1], line, width)
            and len(part[-1]) < width * (0.8 if is_ended(part[-1]) else 0.5)
        )
        early = early or (many and (_is_label(line) or bool(part and _is_label(part[-1]))))
        if part and (indented or early):
            yield part
            part = []
        part.append(line)
    yield part


def _is_label(line: str) -> bool:
    """Whether a line is a label of furniture, which no paragraph holds."""
    return len(line) < _NARROWEST * 2 and bool(labels.kinds(line))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph: none too long, all but the last nearly full, and no label among them."""
    width = max(map(len, lines))
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    if sum(1 for line in lines if _FIELD.match(line)) > 1:
        return False
    # A label has no full stop: "older.”" is the end of a sentence.
    if any(labels.kinds(line) and not is_ended(line) for line in lines):
        return False
    full = all(len(line) >= _FULL * width for line in lines[:-1])
    return full or all(_had_no_room(before, line, width) for before, line in pairwise(lines))


def _had_no_room(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line had no room at the end of the one before, as where a program wraps."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) > width


def _joined(lines: list[str]) -> str:
    """Wrapped lines as one; a hyphen at the end of one stays, without a space: "anak-" and "anak"."""
    if len(lines) == 1:
        return lines[0]
    return _SEAM.sub("", "\n".join(lines)).replace("\n", " ")
