"""The ends of a story: what stands there as loose words, a date, "Share:", "Print", and is none of it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from warta.extraction import appeals, labels, signatures
from warta.model.blocks import Listing, Paragraph, text_of, text_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.model.blocks import Block

_PROSE = 80  # characters from which a paragraph is the story's
_LABEL = 60  # characters of the longest label
_LABELS: frozenset[labels.Kind] = frozenset((
    "share", "related", "navigation", "previous", "next", "subscribe", "advert", "comments", "tags",
))  # fmt: skip


def trimmed(blocks: tuple[Block, ...], authors: tuple[str, ...]) -> tuple[Block, ...]:
    """The blocks without the labels before the first long paragraph and after the last, and without bylines."""
    head, tail = _outside(blocks), _outside(reversed(blocks))
    if len(head) == len(blocks):  # a poem, a notice, a list: nothing tells what is around it
        return blocks
    stray = {i for i, block in enumerate(head) if _is_label(block) or _is_byline(block, authors)}
    signed = [i for i, block in enumerate(blocks) if isinstance(block, Paragraph) and text_of(block) in authors]
    stray.update(signed if len(signed) > 1 else ())  # once, a letter is signed; each time, an entry of a live blog
    stray.update(len(blocks) - 1 - i for i, block in enumerate(tail) if _is_label(block))
    return tuple([block for i, block in enumerate(blocks) if i not in stray]) if stray else blocks


def _outside(blocks: Iterable[Block]) -> list[Block]:
    """The blocks up to the first that is long."""
    return list(takewhile(lambda block: not _is_prose(block), blocks))


def _is_prose(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(text_of(block)) >= _PROSE


def _is_label(block: Block) -> bool:
    """Whether a block is nothing but words for what is around a story."""
    if isinstance(block, Listing):
        return len(block.items) > 1 and all(_says_label(text_of_spans(item.spans)) for item in block.items)
    return isinstance(block, Paragraph) and _says_label(text_of(block))


def _says_label(text: str) -> bool:
    return len(text) <= _LABEL and (labels.is_label(text, *_LABELS) or appeals.is_stamp(text))


def _is_byline(block: Block, authors: tuple[str, ...]) -> bool:
    return isinstance(block, Paragraph) and signatures.is_byline(text_of(block), authors)
