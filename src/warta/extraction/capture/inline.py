"""The inline marks of a text written in Markdown: links, strong and emphasis. Other texts are left as they are."""

from __future__ import annotations

import re

from warta import urls
from warta.model.blocks import Span, Spans

_MARKDOWN = re.compile(r"^#{1,6} \S|\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,500}\)", re.MULTILINE)
_MARKED = re.compile(
    r"!?\[(?P<words>[^\[\]\n]{1,300})\]\((?P<address>[^\s()]{1,2000})(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|\*\*(?P<strong>[^*\n]{1,500})\*\*|__(?P<strong_>[^_\n]{1,500})__"
    r"|(?<![\w*])\*(?P<em>[^\s*][^*\n]{0,500})\*(?![\w*])|(?<![\w_])_(?P<em_>[^\s_][^_\n]{0,500})_(?![\w_])"
    r"|`(?P<code>[^`\n]{1,300})`"
)


def is_markdown(text: str) -> bool:
    """Whether a text uses Markdown: it has a heading or a link written so."""
    return _MARKDOWN.search(text) is not None


def spans(text: str, *, marked: bool, url: str | None) -> Spans:
    """The spans of a text; its marks are read when `marked`."""
    if not marked:
        return (Span(text=text),)
    found: list[Span] = []
    start = 0
    for mark in _MARKED.finditer(text):
        if mark.start() > start:
            found.append(Span(text=text[start : mark.start()]))
        found.append(_span(mark, url))
        start = mark.end()
    if start < len(text) or not found:
        found.append(Span(text=text[start:]))
    return tuple(found)


def _span(mark: re.Match[str], url: str | None) -> Span:
    """What a mark stands for; the address of a link is kept when it is one of the web."""
    if mark["words"]:
        return Span(text=mark["words"], href=urls.absolute(mark["address"], url))
    if strong := mark["strong"] or mark["strong_"]:
        return Span(text=strong, style="strong")
    if mark["code"]:
        return Span(text=mark["code"], style="code")
    return Span(text=mark["em"] or mark["em_"], style="em")
