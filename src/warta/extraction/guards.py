"""Keep bombs from Lexbor: its time is quadratic in the depth of tags and in the attributes of one tag.

A page is counted first, which is cheap; only a page that might be a bomb is read tag by tag, once, in linear time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction import nesting, taming
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 8 * 1024 * 1024
"""Bytes of a page that are read; what comes after is cut."""
MOST_TAGS = 320_000
"""Tags of a page that are read: each is a few hundred bytes of memory."""

_HARMLESS = 10_000  # a page of fewer tags is parsed in time however they are nested
_REOPENED = 100_000  # elements made of tags like <b> that nobody closes: a parser opens them anew in every block
_WINDOW = 3_000  # a tag of fewer bytes has no dangerous number of attributes
_CHUNK = 65_536
_SPACE = b"\t\n\f\r "
_INLINE = (
    rb"</?(?i:a|abbr|b|br|code|em|font|i|img|small|span|strong|sub|sup|u|wbr)(?=[\t\n\f\r />])%b>"
    % taming.attributes(20)
)
_FORMATTING = re.compile(  # <b>, <em>, <font> … that are not closed soon, with only words and inline tags between
    rb"<(?=[biusetcfnBIUSETCFN][obtmiOBTMI\s/>])((?i:[bius]|em|tt|big|code|font|nobr|small|strike|strong))"
    rb"(?=[\t\n\f\r />])(?!%b>(?:[^<]++|%b){0,20}?</\1>)" % (taming.attributes(20), _INLINE)
)


class Guarded(Value, frozen=True, kw_only=True):
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
    if tags > _HARMLESS or _may_reopen(html, tags) or _has_long_tags(html):
        most = max(5, _REOPENED // tags)  # tags like <b> that may be left unclosed
        if nesting.is_sound(html, most_formatting=most):
            return Guarded(html=html, left_out=tuple(left_out))
        tamed = taming.tame(html, most_formatting=most)
        return Guarded(html=tamed.html, left_out=(*left_out, *tamed.left_out))
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


def _may_reopen(html: bytes, tags: int) -> bool:
    """Whether unclosed formatting could be opened anew so often that the page grows out of all proportion."""
    return tags * tags > _REOPENED and len(_FORMATTING.findall(html)) * tags > _REOPENED


def _has_long_tags(html: bytes) -> bool:
    """Whether a tag has too many attributes. Only stretches without a certain end of a tag are looked at."""
    return any(not taming.is_modest(html, start, end) for start, end in _stretches(html))


def _stretches(html: bytes) -> Iterator[tuple[int, int]]:
    """The parts of a page, longer than a window, of which it is not certain that a tag ends in them.

    A ">" ends a tag for certain when no quoted value can be around it: the last quotation mark before it, of either
    kind, doesn't follow a "=".
    """
    find, rfind = html.find, html.rfind
    double = single = False  # whether a value may be open
    seen = certain = 0
    for start in range(0, len(html), _WINDOW):
        place = find(b">", start, start + _WINDOW)
        if place < 0:
            continue
        if (quote := rfind(b'"', seen, place)) >= 0:
            double = _follows_equals(html, quote)
        if (quote := rfind(b"'", seen, place)) >= 0:
            single = _follows_equals(html, quote)
        seen = place
        if not double and not single:
            if place - certain > 2 * _WINDOW:
                yield certain, place + 1
            certain = place + 1
    if len(html) - certain > _WINDOW:
        yield certain, len(html)


def _follows_equals(html: bytes, place: int) -> bool:
    """Whether a "=" stands before a place, but for white space; much white space is taken for one."""
    before = html[max(0, place - 1) : place]
    if before in _SPACE:
        before = html[max(0, place - 30) : place].rstrip(_SPACE)
    return not before or before.endswith(b"=")
