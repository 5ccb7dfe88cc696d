"""Keep bombs from Lexbor: its time is quadratic in the depth of tags and in the attributes of one tag.

A page is counted first, which is cheap; only a page that might be a bomb is scanned tag by tag, once, in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from warta.extraction.vocabulary import words

LARGEST = 8 * 1024 * 1024
"""Bytes of a page that are read; what comes after is cut."""
MOST_TAGS = 320_000
"""Tags of a page that are read: each is a few hundred bytes of memory."""
DEEPEST = 1_000
"""Open tags around an element; browsers stop at 512 (Blink) and read on flat."""
MOST_ATTRIBUTES = 500
"""Attributes of one tag."""

_HARMLESS = 6_000  # a page of fewer tags is parsed in time whatever they are
_WINDOW = 1_000  # no tag of a page that people made goes on so long without a ">"
_CHUNK = 65_536

# Tags that hold nothing, and tags that the next of their kind closes: neither makes a page deeper.
_FLAT = words(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr "
    "li p dt dd tr td th tbody thead tfoot colgroup caption option optgroup rb rt rp rtc html head body"
)
_RAW = words("script style textarea title xmp iframe noembed noframes")
_ALONE = re.compile(rb"<(?:!|(?:br|hr|img|input|link|meta|source|wbr)[\s/>])", re.IGNORECASE)  # opens nothing
_OPENING = re.compile(rb"<(?:!--|[a-zA-Z]|/[a-zA-Z])")
_TAG = re.compile(rb"</?+([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+""")
_BLANK = re.compile(rb"[\s/]*+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A page that is safe to parse, and what was left out of it, in words."""

    html: bytes
    left_out: tuple[str, ...] = ()


def guard(html: bytes) -> Guarded:
    """The page without what would keep the parser busy for minutes. `html` is UTF-8."""
    left_out = []
    if len(html) > LARGEST:
        html = _whole_characters(html[:LARGEST])
        left_out.append(f"the page is cut after {LARGEST // 1_048_576} MiB")
    tags = html.count(b"<")
    if tags > MOST_TAGS:
        html = html[: _place_of(html, MOST_TAGS)]
        left_out.append(f"the page is cut after {MOST_TAGS} tags")
    if (tags > _HARMLESS and _may_be_deep(html)) or _may_have_long_tags(html):
        html, dropped, cut = _tamed(html)
        if dropped:
            left_out.append(f"{dropped} tags nested more than {DEEPEST} deep are left out")
        if cut:
            left_out.append(f"{cut} tags have more than {MOST_ATTRIBUTES} attributes: the rest is left out")
    return Guarded(html=html, left_out=tuple(left_out))


def _whole_characters(html: bytes) -> bytes:
    """UTF-8 without the half character that a cut may leave at its end."""
    for back in range(1, min(4, len(html)) + 1):
        if html[-back] >= 0xC0:  # a lead byte
            return html[:-back]
        if html[-back] < 0x80:
            break
    return html


def _place_of(html: bytes, number: int) -> int:
    """Where the nth "<" stands, to within a chunk."""
    seen = 0
    for start in range(0, len(html), _CHUNK):
        seen += html.count(b"<", start, start + _CHUNK)
        if seen > number:
            return start
    return len(html)


def _may_be_deep(html: bytes) -> bool:
    """Whether more tags may ever be open than DEEPEST: all of a chunk count as opened before any of it is closed."""
    depth = told = 0  # up to `told`, tags that open nothing are told from those that do
    for start in range(0, len(html), _CHUNK // 4):
        end = start + _CHUNK // 4
        closed = html.count(b"</", start, end)
        opened = html.count(b"<", start, end) - closed
        if depth + opened > DEEPEST:
            depth -= len(_ALONE.findall(html, told, end))
            told = end
        if depth + opened > DEEPEST:
            return True
        depth = max(0, depth + opened - closed)
        told = told if depth else end
    return False


def _may_have_long_tags(html: bytes) -> bool:
    """Whether a tag has too many attributes. Only windows without a ">" are looked at."""
    find = html.find
    for start in range(0, len(html), _WINDOW):
        if find(b">", start, start + _WINDOW) < 0:
            opened = html.rfind(b"<", max(0, start - _WINDOW), start + 2)
            if opened < 0 or not html[opened + 1 : opened + 2].isalpha() or find(b">", opened, start) >= 0:
                continue
            _, end, allowed = _tag_at(html, opened)
            if allowed < end:
                return True
    return False


def _tamed(html: bytes) -> tuple[bytes, int, int]:
    """The page without the tags that are too deep and the attributes that are too many; how many of each."""
    kept: list[bytes] = []
    done = position = depth = dropped = waiting = cut = 0
    while opening := _OPENING.search(html, position):
        start = opening.start()
        if html.startswith(b"<!--", start):
            position = _after(html, b"-->", start + 4)
            continue
        name, end, attributes_end = _tag_at(html, start)
        position = end
        closing = html[start + 1] == 0x2F  # "/"
        if attributes_end < end - 1:
            kept += (html[done:attributes_end], b">")
            done, cut = end, cut + 1
        if name in _RAW and not closing:
            position = _after(html, b"</" + name.encode(), end)
        elif name not in _FLAT and html[end - 2 : end] != b"/>":
            drop = waiting > 0 if closing else depth >= DEEPEST
            if drop:
                kept.append(html[done:start])
                done = max(done, end)
                waiting += -1 if closing else 1
                dropped += not closing
            else:
                depth = max(0, depth + (-1 if closing else 1))
    kept.append(html[done:])
    return b"".join(kept), dropped, cut


def _after(html: bytes, mark: bytes, start: int) -> int:
    """Where a comment or a script ends; the end of the page when it doesn't."""
    found = html.find(mark, start)
    return len(html) if found < 0 else found + (len(mark) if mark == b"-->" else 0)


def _tag_at(html: bytes, start: int) -> tuple[str, int, int]:
    """The name of the tag at `start`, where it ends, and where its allowed attributes end (HTML standard, §13.2.5)."""
    tag = _TAG.match(html, start)
    if tag is None:
        return "", start + 1, start + 1
    position, count, allowed = tag.end(), 0, 0
    while attribute := _ATTRIBUTE.match(html, position):
        position = attribute.end()
        count += 1
        if count == MOST_ATTRIBUTES:
            allowed = position
    blank = _BLANK.match(html, position)
    position = blank.end() if blank else position
    end = min(position + 1, len(html))
    name = tag[1][:20].decode("ascii", "replace").lower()
    return name, end, allowed if count > MOST_ATTRIBUTES else end
