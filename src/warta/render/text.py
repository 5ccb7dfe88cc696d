"""Write an article or its comments as plain text: unwrapped for a program, or wrapped by cells for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from warta.model import (
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Table,
    text_of,
    text_of_spans,
)
from warta.render import tables
from warta.render.compose import byline, date
from warta.render.wrap import cells, wrap
from warta.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model import Article, Comment, Reading

_NO_WIDTH = 1_000_000
_NARROWEST = 40  # comments are indented no further than leaves this many columns
_DEEPEST = 12
_STEP = 2


def article(reading: Reading, *, width: int | None = None) -> str:
    """Title, a line of who, when and where, then the story; `width` is the most cells of a line, None for no wrap."""
    story = reading.article
    parts = [filled(part, width) for part in (story.title, story.standfirst, _credit_line(story)) if part]
    head = "\n".join(parts)
    found = [part for part in (head, _blocks(story.blocks, width), _warning(story, width)) if part]
    return "\n\n".join(found) + "\n"


def thread(reading: Reading, *, width: int | None = None, flat: bool = False) -> str:
    """The comments, replies indented under what they answer; `flat` names it instead."""
    found = reading.article.thread
    if found is None or not found.comments:
        return _("No comments.") + "\n"
    count = found.shown
    head = ngettext("{count} comment", "{count} comments", count).format(count=count)
    if found.total is not None and found.total > count:
        head = _("{count} of {total} comments").format(count=count, total=found.total)
    authors = {comment.id: comment.author for comment in found.walk()} if flat else {}
    shown = [_comment(comment, width, authors, flat=flat) for comment in found.walk()]
    return "\n\n".join([head, *shown]) + "\n"


def _credit_line(story: Article) -> str:
    """Who, when and where, on one line."""
    return " · ".join(filter(None, (*byline(story).split("  ·  "), story.site)))


def _warning(story: Article, width: int | None) -> str:
    """What is missing from it."""
    if not (story.truncated or story.incomplete):
        return ""
    why = "; ".join(story.incomplete) or _("it was cut")
    return filled("[" + _("incomplete: {why}").format(why=why) + "]", width)


def _blocks(blocks: tuple[Block, ...], width: int | None) -> str:
    """Blocks with a blank line between two; paragraphs of one quotation keep its mark between them."""
    written: list[str] = []
    before: Block | None = None
    for block in blocks:
        text = _block(block, width)
        if not text:
            continue
        joined = isinstance(block, Quotation) and isinstance(before, Quotation) and not (block.pull or before.pull)
        written.append((("\n>\n" if joined else "\n\n") if written else "") + text)
        before = block
    return "".join(written)


def _block(block: Block, width: int | None) -> str:
    match block:
        case Paragraph() | Heading():
            return filled(text_of(block), width)
        case Quotation(source=source):
            quoted = filled(text_of(block), width, "> ", "> ")
            return quoted + ("\n" + filled(f"— {source}", width, "> ", "> ") if source else "")
        case Listing():
            return "\n".join(_items(block, width))
        case Figure(alt=alt):
            words = text_of(block) or alt
            return filled(f"[{_('picture: {words}').format(words=words)}]", width) if words else ""
        case Table():
            return _table(block, width)
        case Code(text=text):
            return "\n".join([f"    {line}".rstrip() for line in text.rstrip().split("\n")])
        case Embed(src=src, kind=kind, title=title):
            return filled(f"[{kind}: {f'{title}, ' if title else ''}{src}]", width)
        case Rule():
            return "* * *"
        case _:
            assert_never(block)


def _items(listing: Listing, width: int | None) -> Iterator[str]:
    for item in listing.items:
        indent = "  " * min(item.level, _DEEPEST)
        first = f"{indent}{item.marker} "
        yield filled(text_of_spans(item.spans), width, first, " " * cells(first))


def _table(table: Table, width: int | None) -> str:
    lines: list[str] = []
    for piece in tables.pieces(table, 0, width or _NO_WIDTH):
        if piece.verbatim:
            lines.append(piece.text)
        else:
            lines.append(filled(piece.text, width, piece.first, piece.rest))
    return "\n".join(lines)


def _comment(comment: Comment, width: int | None, authors: dict[str, str], *, flat: bool) -> str:
    indent = "" if flat else " " * _indent(comment.depth, width)
    about = [comment.author or _("Anonymous")]
    if comment.by_author:
        about.append(_("author"))
    if comment.kind != "comment":
        about.append(comment.kind)
    if comment.state != "public":
        about.append(comment.state)
    if comment.posted_at:
        about.append(date(comment.posted_at))
    if flat and comment.parent and (parent := authors.get(comment.parent)):
        about.append(_("to {author}").format(author=parent))
    body = _blocks(comment.body, None if width is None else width - len(indent))
    lines = [filled(" · ".join(about), None if width is None else width - len(indent)), *body.split("\n")]
    return "\n".join([(indent + line).rstrip() for line in lines])


def _indent(depth: int, width: int | None) -> int:
    most = _STEP * _DEEPEST if width is None else max(0, width - _NARROWEST)
    return min(depth * _STEP, most)


def filled(text: str, width: int | None, first: str = "", rest: str = "") -> str:
    """The text in lines of at most `width` cells, each after its lead."""
    extents = wrap(text, _NO_WIDTH if width is None else max(2, width - cells(first)))
    if width is None and len(extents) == 1:
        return first + text
    return "\n".join([((rest if n else first) + text[a:b]).rstrip() for n, (a, b) in enumerate(extents)])
