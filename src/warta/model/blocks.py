"""Blocks of an article (paragraph, heading, list, figure, table …) and their inline text."""

from __future__ import annotations

from typing import TypeAlias

from warta.model.value import Value


class Span(Value, frozen=True, kw_only=True):
    """A run of inline text. `style`: words of {strong em code strike mark sub sup}, in that order, space between."""

    text: str
    style: str = ""
    href: str | None = None


Spans: TypeAlias = tuple[Span, ...]


class Paragraph(Value, frozen=True, kw_only=True):
    """A paragraph; a newline in its text is a line break of the page (verse, an address)."""

    spans: Spans


class Heading(Value, frozen=True, kw_only=True):
    """A heading in the text. `level`: 1…6."""

    spans: Spans
    level: int


class Quotation(Value, frozen=True, kw_only=True):
    """One paragraph of a block quotation; adjacent ones form one quotation.

    `source`: the attribution below it; `pull`: it repeats text of the article, or of an earlier post.
    """

    spans: Spans
    source: str = ""
    pull: bool = False


class Item(Value, frozen=True, kw_only=True):
    """One item of a list. `level`: 0 is the outermost; `marker`: "•" or "3."."""

    spans: Spans
    level: int = 0
    marker: str = "•"


class Listing(Value, frozen=True, kw_only=True):
    """A list, nested lists included: flat items with their nesting level."""

    items: tuple[Item, ...]


class Figure(Value, frozen=True, kw_only=True):
    """A picture with its caption (`caption` is without the credit) and its credit line."""

    src: str | None
    alt: str = ""
    caption: Spans = ()
    credit: str = ""


class Table(Value, frozen=True, kw_only=True):
    """A table of text, every row as wide as the widest; a spanned cell is followed by empty ones."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    caption: str = ""


class Code(Value, frozen=True, kw_only=True):
    """Preformatted text, kept exactly."""

    text: str
    language: str = ""


class Embed(Value, frozen=True, kw_only=True):
    """Embedded external content, shown as a link. `kind`: video, audio, post, map, document, frame."""

    src: str
    kind: str = "frame"
    title: str = ""


class Rule(Value, frozen=True, kw_only=True):
    """A thematic break between parts of the text."""


Block: TypeAlias = Paragraph | Heading | Quotation | Listing | Figure | Table | Code | Embed | Rule


def text_of_spans(spans: Spans) -> str:
    """Return the plain text of inline spans."""
    return spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])


def text_of(block: Block) -> str:
    """Return the plain text of a block, as in `Article.text`; the offsets of quotes refer to it."""
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans) | Quotation(spans=spans):
            return text_of_spans(spans)
        case Listing(items=items):
            return "\n".join([text_of_spans(item.spans) for item in items])
        case Figure(caption=caption):  # the credit is not part of the text
            return text_of_spans(caption)
        case Table(rows=rows, caption=caption):
            lines = [" | ".join(row) for row in rows]
            return "\n".join([caption, *lines] if caption else lines)
        case Code(text=text):
            return text
        case Embed() | Rule():  # the title of an embed is not part of the text
            return ""


def is_pulled(block: Block) -> bool:
    """Whether a block is a quotation that repeats other text of the page."""
    return isinstance(block, Quotation) and block.pull


def text_of_blocks(blocks: tuple[Block, ...]) -> str:
    """Return the plain text of blocks, joined by blank lines."""
    return "\n\n".join([text for block in blocks if (text := text_of(block))])
