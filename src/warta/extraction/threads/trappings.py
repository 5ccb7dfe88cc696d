"""What a program puts before a comment's words: a mark behind its author, a heading made of its beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.blocks import Heading, Paragraph, text_of

if TYPE_CHECKING:
    from warta.model.blocks import Block

_MARK = re.compile(r"[,|·•](?:\s+|$)")


def without_trappings(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a comment without these."""
    return _untitled(_unparted(body))


def _unparted(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """A comment without the mark that stood between its author and its date: ", 2 days ago"."""
    first = body[0] if body else None
    if not isinstance(first, Paragraph) or not _MARK.match(first.spans[0].text):
        return body
    opening = replace(first.spans[0], text=_MARK.sub("", first.spans[0].text, count=1))
    spans = (opening, *first.spans[1:]) if opening.text else first.spans[1:]
    return (Paragraph(spans=spans), *body[1:]) if spans else body[1:]


def _untitled(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """A comment without the heading that is its own first words, as Drupal makes one where nobody wrote it."""
    if len(body) < 2 or not isinstance(body[0], Heading):
        return body
    return body[1:] if text_of(body[1]).startswith(text_of(body[0]).rstrip(" .…")) else body
