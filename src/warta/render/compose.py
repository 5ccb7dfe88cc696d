"""Turn an article into pieces for layout: title and byline, each block, then tags and warnings."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from warta.i18n import _, ngettext
from warta.model.blocks import (
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Table,
    text_of,
    text_of_spans,
)
from warta.render import tables
from warta.render.footnotes import Spot
from warta.render.json import count_words, reading_minutes
from warta.render.pieces import Links, Mark, Piece, inline
from warta.render.wrap import cells, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article, Quote

_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_DEEPEST_LIST = 6
_HANGING = 6  # maximal hanging indent of a footnote, in cells
_LONGEST_NAME, _SHORTEST_NAME = 12, 3  # words of a full name; letters of a short one
_BETWEEN = "  ·  "


def pieces(article: Article, width: int, links: Links) -> list[Piece]:
    """Return the whole article as pieces for lines of `width` cells; its links are numbered in `links`."""
    marks = _marks(article)
    found = list(_above(article, width))
    previous: Block | None = None
    for number, block in enumerate(article.blocks):
        found += _of_block(block, number, width, links, marks.get(number, []))
        if isinstance(block, Quotation) and isinstance(previous, Quotation) and not block.pull and not previous.pull:
            _join(found, number)
        previous = block
    found += _below(article)
    return found


def blocks(content: tuple[Block, ...], width: int, links: Links) -> list[Piece]:
    """Return only blocks as pieces, as for a comment."""
    return [piece for n, block in enumerate(content) for piece in _of_block(block, n, width, links, [])]


# --- title and byline ---------------------------------------------------------------------------------------------


def _above(article: Article, width: int) -> Iterator[Piece]:
    navigation = article.navigation
    sections = [link.title for link in navigation.up if link.title][-2:] if navigation else []
    kicker = "  ›  ".join(sections) or article.section or ""
    if kicker:
        yield Piece(kind="kicker", text=kicker.upper(), gap=0)
    yield Piece(kind="title", text=article.title or _("Untitled"))
    if article.standfirst:
        yield Piece(kind="standfirst", text=article.standfirst, gap=0)
    yield Piece(kind="byline", text=_in_lines(byline(article), width), gap=0 if not article.standfirst else 1)


def byline(article: Article) -> str:
    """Return the byline with authors, dates and reading time: `Rina Sari · 23 Nov 2026 07:40 WITA · 4 min read`."""
    minutes = reading_minutes(count_words(article.text))
    parts = [", ".join(article.authors), date(article.published) if article.published else ""]
    if article.published and article.modified and article.modified - article.published >= timedelta(hours=1):
        same_day = article.modified.date() == article.published.date()
        updated = f"{article.modified:%H:%M}" if same_day else day(article.modified)
        parts.append(_("updated {when}").format(when=updated))
    parts.append(_("{minutes} min read").format(minutes=minutes))
    return _BETWEEN.join([part for part in parts if part])


def _in_lines(items: str, width: int) -> str:
    """Break a byline between items, and inside an item only if it is wider than a line."""
    lines: list[str] = []
    for item in items.split(_BETWEEN):
        longer = f"{lines[-1]}{_BETWEEN}{item}" if lines else ""
        if longer and cells(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(item)
    return "\n".join(lines)


def date(when: datetime) -> str:
    """Format a date with time and zone; midnight is taken as a date without time."""
    if not (when.hour or when.minute):
        return day(when)
    offset = when.utcoffset() or timedelta()
    hours = offset.total_seconds() / 3600
    zone = _ZONES.get(int(hours)) if hours.is_integer() else None
    sign = f"UTC{hours:+g}" if hours else "UTC"
    return f"{day(when)} {when:%H:%M} {zone or sign}"


def day(when: datetime) -> str:
    """Format a date without time: `23 Nov 2026`."""
    return f"{when.day} {month(when)} {when.year}"


def month(when: datetime) -> str:
    """Return the abbreviated month name in the reader's language."""
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )[when.month - 1]


# --- blocks -------------------------------------------------------------------------------------------------------


def _of_block(block: Block, number: int, width: int, links: Links, marks: list[Mark]) -> list[Piece]:
    match block:
        case Paragraph(spans=spans):
            found = _piece("p", spans, number, links, marks)
            hanging = cells(spans[0].text) + 1 if spans and Spot(number) in links.footnotes.spots else 0
            return [replace(found, rest=" " * min(hanging, _HANGING))]
        case Heading(spans=spans, level=level):
            return [_piece("heading" if level <= 3 else "subheading", spans, number, links, marks, lead="▎ ", gap=2)]
        case Quotation():
            return _quotation(block, number, links, marks)
        case Listing():
            return _listing(block, number, links, marks)
        case Figure():
            return [_figure(block, number, links)]
        case Table():
            return tables.pieces(block, number, width)
        case Code(text=text):
            return [Piece(kind="code", text=text.expandtabs(4), block=number, first="  ", rest="  ", verbatim=True)]
        case Embed():
            return [_embed(block, number, links)]
        case Rule():
            stars = "*   *   *"[:width]
            return [Piece(kind="rule", text="", block=number, first=" " * ((width - len(stars)) // 2) + stars)]
        case _:
            assert_never(block)


def _piece(  # noqa: PLR0913 - the parts of one piece
    kind: str,
    spans: tuple[Span, ...],
    number: int,
    links: Links,
    marks: list[Mark],
    *,
    lead: str = "",
    gap: int = 1,
) -> Piece:
    made = inline(spans, links, marks)
    return Piece(
        kind=kind,
        text=made.text,
        runs=made.runs,
        numbers=made.numbers,
        block=number,
        first=lead,
        rest=_continued(lead),
        gap=gap,
    )


def _continued(lead: str) -> str:
    """Return the lead of the following lines: bars are repeated, markers become spaces."""
    return lead if lead.startswith(("▌", "▎")) else " " * len(lead)


def _quotation(block: Quotation, number: int, links: Links, marks: list[Mark]) -> list[Piece]:
    kind, lead = ("pull", "   “ ") if block.pull else ("quote", "▌  ")
    found = [_piece(kind, block.spans, number, links, marks, lead=lead)]
    if block.source:
        lead = _continued(lead)
        found.append(
            Piece(kind="source", text="— " + block.source, block=number, first=lead, rest=lead, gap=0, joined=True)
        )
    return found


def _join(found: list[Piece], number: int) -> None:
    """Join this paragraph of a quotation to the one before, so that the bar is not interrupted."""
    at = next(i for i, piece in enumerate(found) if piece.block == number)
    found[at] = replace(found[at], joined=True)


def _listing(block: Listing, number: int, links: Links, marks: list[Mark]) -> list[Piece]:
    found: list[Piece] = []
    offset = 0
    for item in block.items:
        length = len(text_of_spans(item.spans))
        own = [
            Mark(max(0, mark.start - offset), min(length, mark.end - offset), mark.look)
            for mark in marks
            if mark.start < offset + length and mark.end > offset
        ]
        lead = "  " * min(item.level, _DEEPEST_LIST) + _marker(item.marker) + " "
        found.append(_piece("item", item.spans, number, links, own, lead=lead, gap=0 if found else 1))
        offset += length + 1
    return found


def _marker(marker: str) -> str:
    return shorten(" ".join(marker.split()), 8) or "•"


def _figure(block: Figure, number: int, links: Links) -> Piece:
    caption = block.caption or (Span(text=block.alt or _("Picture")),)
    words = text_of_spans(caption)
    marks = []
    if block.credit:
        caption = (*caption, Span(text=("\n" if words else "") + block.credit))
        marks.append(Mark(len(words), len(text_of_spans(caption)), "credit"))
    return _piece("caption", caption, number, links, marks, lead="▣ ")


_EMBEDS = {"video": "▶ ", "audio": "♪ ", "post": "❝ ", "map": "⌖ ", "document": "▤ "}


def _embed(block: Embed, number: int, links: Links) -> Piece:
    from warta.urls import host

    where = host(block.src)
    title = block.title or _("Embedded content")
    spans = [Span(text=title, href=block.src)]
    if where and where not in title:
        spans.append(Span(text=f"  {where}"))
    return _piece("embed", tuple(spans), number, links, [], lead=_EMBEDS.get(block.kind, "▶ "))


# --- highlights in the text ---------------------------------------------------------------------------------------


def _marks(article: Article) -> dict[int, list[Mark]]:
    """Return the highlights of each block by its number: dateline, speakers, quotes, credits."""
    found: dict[int, list[Mark]] = {}
    if article.dateline and (raw := article.dateline.raw):
        for number, block in enumerate(article.blocks[:8]):
            if isinstance(block, Paragraph) and text_of(block).startswith(raw):
                found.setdefault(number, []).append(Mark(0, len(raw.rstrip()), "dateline"))
                break
    for quote in article.quotes:
        if 0 <= quote.block < len(article.blocks):
            found.setdefault(quote.block, []).extend(_speech(quote, text_of(article.blocks[quote.block])))
    raws = [credit.raw for credit in article.credits[:16] if credit.raw]
    if raws:
        for number, block in enumerate(article.blocks):
            if isinstance(block, Paragraph | Quotation):
                text = text_of(block)
                found.setdefault(number, []).extend(
                    [Mark(at, at + len(raw), "credit") for raw in raws if (at := text.rfind(raw)) >= 0]
                )
    return found


def _speech(quote: Quote, text: str) -> Iterator[Mark]:
    """Yield the mark of a quote, and of its speaker's name where the block contains it."""
    if not 0 <= quote.start < quote.end <= len(text):
        return
    yield Mark(quote.start, quote.end, "said")
    if quote.speaker and (place := _named(quote, text)):
        yield Mark(*place, "speaker")


def _named(quote: Quote, text: str) -> tuple[int, int] | None:
    """Find the speaker's name, in full or shortened, outside the quote and nearest to it."""
    words = [re.escape(word) for word in (quote.speaker or "").split()[:_LONGEST_NAME]]
    for length in range(len(words), 0, -1):
        runs = [words[at : at + length] for at in range(len(words) - length + 1)]
        if length < len(words):
            runs = [run for run in runs if run[0][:1].isupper() and len("".join(run)) >= _SHORTEST_NAME]
        places = [
            found.span()
            for run in runs
            for found in re.finditer(r"(?<!\w)" + r"\s+".join(run) + r"(?!\w)", text)
            if found.end() <= quote.start or found.start() >= quote.end
        ]
        if places:
            return min(places, key=lambda place: min(abs(place[0] - quote.end), abs(quote.start - place[1])))
    return None


# --- tags and warnings --------------------------------------------------------------------------------------------


def _below(article: Article) -> Iterator[Piece]:
    number = len(article.blocks)
    if not article.blocks:
        if article.summary:
            yield Piece(kind="p", text=article.summary, block=number)
        yield Piece(kind="note", text=_("The page has a title and no text."), block=number)
    if article.tags:
        yield Piece(
            kind="tags", text="  ".join(["#" + re.sub(r"\s+", "\u00a0", tag) for tag in article.tags]), block=number
        )
    notes = list(_notes(article))
    for note in notes:
        yield Piece(kind="note", text=note, block=number, first="! ", rest="  ", gap=1 if note is notes[0] else 0)


def _notes(article: Article) -> Iterator[str]:
    if article.truncated and not article.incomplete:
        yield _("Something of this page was cut.")
    for reason in article.incomplete:
        yield _("Incomplete: {reason}").format(reason=reason)
    if article.paywalled:
        yield _("The site keeps the rest of this story for its subscribers.")
    if article.hidden:
        total = sum(count for _name, count in article.hidden)
        kinds = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in article.hidden)
        yield ngettext(
            "{count} hidden character was removed: {kinds}", "{count} hidden characters were removed: {kinds}", total
        ).format(count=total, kinds=kinds)
