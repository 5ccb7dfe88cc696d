"""Tell a story once: what a page says a second time, word for word, is there for another screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.blocks import Listing, Paragraph, Quotation, text_of

if TYPE_CHECKING:
    from warta.model.blocks import Block

_LONG = 80  # characters: a price, a line under every entry is shorter
_COPIED = 3  # different blocks that are said again; a refrain is one


def once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without copies of earlier ones: some pages hold their story twice, for wide and narrow screens."""
    texts = [_long_text(block) for block in blocks]
    told = set(texts)
    if len(told) == len(texts):
        return blocks
    told.clear()
    copies: dict[int, str] = {}
    for number, text in enumerate(texts):
        if text and text in told:
            copies[number] = text
        told.add(text)
    if len(set(copies.values())) < _COPIED:
        return blocks
    return tuple([block for number, block in enumerate(blocks) if number not in copies])


def _long_text(block: Block) -> str:
    """What a block says, "" when that is short or no prose."""
    if not isinstance(block, Paragraph | Listing | Quotation):
        return ""
    text = text_of(block)
    return text if len(text) >= _LONG else ""
