"""A text capture is a document too: title, dateline, credit, quotes, paragraphs, and no furniture around them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from warta.errors import ExtractError
from warta.extraction import credit, dateline, media, quotes
from warta.extraction.capture import head, inline, story
from warta.extraction.capture.units import Unit, units
from warta.extraction.text import Removed, line, verbatim
from warta.i18n import _
from warta.model.article import Article, Evidence, Link
from warta.model.blocks import Block, Code, Embed, Heading, Item, Listing, Paragraph, Quotation, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


# How a picture and a film stand in a text that warta wrote.
_PICTURE = re.compile(
    r"\[(?:picture|photo|image|gambar|foto|bild|imagen|imagem|afbeelding)\s*:\s*(\S.*)\]", re.IGNORECASE
)

_EMBED = re.compile(r"\[(\w{3,12})\s*:\s*(?:(\S.*),\s)?(https?://\S+)\]")


def read(text: str, *, url: str | None = None, removed: Removed | None = None) -> Article:
    """Understand a text capture. Raises ExtractError (kind "empty") when there is nothing in it but furniture."""
    removed = {} if removed is None else removed
    text = verbatim(text, removed)
    marked = inline.is_markdown(text)
    told = head.read(text)
    found = story.read(units(told.rest if told else text), url, title=told.title if told else None)
    if told:
        found.subtitle, found.published = told.subtitle, told.published or found.published
        found.authors = told.authors or found.authors
    blocks = tuple(_blocks(found.units, marked=marked, url=url))
    if not blocks and not found.title:
        raise ExtractError(
            _("there is no article in this text"), hint=_("is it the right file?"), kind="empty", url=url
        )
    return Article(
        url=url,
        title=line(_bare(found.title, marked=marked)) if found.title else None,
        subtitle=line(_bare(found.subtitle, marked=marked)) if found.subtitle else None,
        authors=tuple(line(name) for name in found.authors),
        published=found.published,
        modified=told.modified if told else None,
        site=line(told.site) if told and told.site else None,
        tags=tuple(line(tag) for tag in found.tags),
        dateline=dateline.find(blocks),
        credits=credit.find(blocks),
        blocks=blocks,
        quotes=quotes.find(blocks),
        links=_links(blocks),
        hidden=tuple(sorted(removed.items())),
        evidence=tuple(_evidence(found)),
    )


def blocks(text: str, *, url: str | None = None) -> tuple[Block, ...]:
    """The blocks of a filtered text in Markdown, all of it: nobody asks what of it is the story."""
    return tuple(_blocks(list(units(text)), marked=True, url=url))


def _blocks(found: list[Unit], *, marked: bool, url: str | None) -> Iterator[Block]:
    """The blocks of a story's units; items that follow one another are one list."""
    for shape, group in groupby(found, key=lambda unit: unit.shape):
        if shape == "item":
            yield Listing(
                items=tuple(
                    Item(
                        spans=inline.spans(_folded(unit.text), marked=marked, url=url),
                        level=unit.level,
                        marker=unit.marker,
                    )
                    for unit in group
                )
            )
        else:
            for unit in group:
                yield _block(unit, marked=marked, url=url)


def _block(unit: Unit, *, marked: bool, url: str | None) -> Block:
    """The block of one unit."""
    if unit.shape == "code":
        return Code(text=unit.text)
    spans = inline.spans(_folded(unit.text), marked=marked, url=url)
    match unit.shape:
        case "heading":
            return Heading(spans=spans, level=unit.level)
        case "quotation":
            return Quotation(spans=spans)
        case "rule":
            return Rule()
        case _:
            return _shown(_folded(unit.text)) or Paragraph(spans=spans)


def _shown(text: str) -> Block | None:
    """The picture or the film that a line in brackets stands for; a picture's credit has a field of its own."""
    if picture := _PICTURE.fullmatch(text):
        return media.figure(None, "", (Span(text=picture[1]),))
    if embed := _EMBED.fullmatch(text):
        return Embed(src=embed[3], kind=embed[1].lower(), title=embed[2] or "")
    return None


def _folded(text: str) -> str:
    """Prose with single spaces."""
    return " ".join(text.split())


def _bare(text: str, *, marked: bool) -> str:
    """A title without inline marks."""
    return "".join(span.text for span in inline.spans(text, marked=marked, url=None))


def _links(blocks: tuple[Block, ...]) -> tuple[Link, ...]:
    """The links of the text, each address once."""
    found: dict[str, Link] = {}
    for block in blocks:
        lines = (
            [item.spans for item in block.items]
            if isinstance(block, Listing)
            else [block.spans]
            if isinstance(block, Paragraph | Heading | Quotation)
            else []
        )
        for span in (span for spans in lines for span in spans):
            if span.href:
                found.setdefault(span.href, Link(title=span.text, url=span.href))
    return tuple(found.values())


def _evidence(found: story.Story) -> Iterator[Evidence]:
    """How each field was had."""
    told = {
        "title": found.title,
        "subtitle": found.subtitle,
        "authors": found.authors,
        "published": found.published,
        "tags": found.tags,
    }
    return (Evidence(field=name, method="text capture") for name, value in told.items() if value)
