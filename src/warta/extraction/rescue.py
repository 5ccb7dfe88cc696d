"""The text that JSON-LD carries, for pages whose markup holds little of it. It is a check, never the story alone."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from warta.extraction.text import line
from warta.model import Paragraph, Span, text_of_blocks

if TYPE_CHECKING:
    from warta.extraction.text import Removed
    from warta.model import Block

_LITTLE = 200  # characters of a story that is none
_LONG = 500  # characters of a text that is worth telling
_MUCH = 3  # times the text of the page: below that the markup tells more, for it has structure
_ENDS = re.compile(r"</?(?:p|div|br|li|h[1-6]|blockquote)\b[^<>]{0,400}>|\n+", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,400}>")


def blocks(article_body: str, found: tuple[Block, ...], removed: Removed) -> tuple[Block, ...]:
    """The story as JSON-LD tells it (schema.org articleBody), if that is much longer than what was found; else ()."""
    if len(article_body) < _LONG:
        return ()
    told = len(text_of_blocks(found))
    if told >= _LITTLE and told * _MUCH >= len(article_body):
        return ()
    parts = (line(unescape(_MARKUP.sub("", part)), removed) for part in _ENDS.split(article_body))
    rescued = tuple([Paragraph(spans=(Span(text=part),)) for part in parts if part])
    return rescued if len(text_of_blocks(rescued)) >= max(_LONG, told * _MUCH) else ()
