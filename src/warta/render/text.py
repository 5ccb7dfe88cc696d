"""Write an article or its comments as plain text, unwrapped or wrapped to a width in cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

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
    Table,
    text_of,
    text_of_spans,
)
from warta.model.value import Value
from warta.render import tables
from warta.render.compose import byline, date
from warta.render.since import label, words
from warta.render.wrap import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from warta.model.article import Article, Comment
    from warta.model.capture import LoadedArticle
    from warta.model.since import Since

_NO_WIDTH = 1_000_000
_NARROWEST = 40  # columns that the indent of comments leaves for text
_DEEPEST = 12
_STEP = 2


def article(loaded: LoadedArticle, *, width: int | None = None) -> str:
    """Return title, byline and text; `width` is the maximal cells of a line, None for no wrapping."""
    story = loaded.article
    parts = [filled(part, width) for part in (story.title, story.standfirst, _credit_line(story)) if part]
    head = "\n".join(parts)
    found = [part for part in (head, _blocks(story.blocks, width), _warning(story, width)) if part]
    return "\n\n".join(found) + "\n"


def thread(
    loaded: LoadedArticle,
    *,
    width: int | None = None,
    flat: bool = False,
    since: Since | None = None,
    changed_only: bool = False,
) -> str:
    """Return the comments, replies indented; `flat` names the parent's author instead. `since` marks changes."""
    found = loaded.article.thread
    if found is None or not found.comments:
        return _("No comments.") + "\n"
    said = _Said(
        width=width,
        authors={comment.id: comment.author for comment in found.walk()} if flat else None,
        hows=since.changed if since else {},
        seen={each.comment.id: each.last_seen for each in since.gone} if since else {},
    )
    shown = [each for each in found.walk() if not changed_only or each.id in said.hows]
    count = sum(comment.state != "gone" for comment in shown)
    head = ngettext("{count} comment", "{count} comments", count).format(count=count)
    if found.total is not None and found.total > count:
        head = _("{count} of {total} comments").format(count=count, total=found.total)
    head = " · ".join(filter(None, (head, words(since.tally if since else None))))
    return "\n\n".join([head, *[_comment(comment, said) for comment in shown]]) + "\n"


def _credit_line(story: Article) -> str:
    """Return authors, dates and site on one line."""
    return " · ".join(filter(None, (*byline(story).split("  ·  "), story.site)))


def _warning(story: Article, width: int | None) -> str:
    """Return the warning that the article is incomplete, or ""."""
    if not (story.truncated or story.incomplete):
        return ""
    why = "; ".join(story.incomplete) or _("it was cut")
    return filled("[" + _("incomplete: {why}").format(why=why) + "]", width)


def _blocks(blocks: tuple[Block, ...], width: int | None) -> str:
    """Join blocks by blank lines; adjacent paragraphs of a quotation are joined by its marker."""
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
        case Figure(alt=alt, credit=credit):
            words = " ".join(filter(None, (text_of(block), credit))) or alt
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


class _Said(Value, frozen=True, kw_only=True):
    """Options for writing the comments of a thread. `authors` by id, if named instead of indented."""

    width: int | None
    authors: Mapping[str, str] | None
    hows: Mapping[str, str]
    seen: Mapping[str, datetime | None]


def _comment(comment: Comment, said: _Said) -> str:
    indent = "" if said.authors is not None else " " * _indent(comment.depth, said.width)
    room = None if said.width is None else said.width - len(indent)
    lines = [filled(" · ".join(_about(comment, said)), room), *_blocks(comment.body, room).split("\n")]
    return "\n".join([(indent + line).rstrip() for line in lines])


def _about(comment: Comment, said: _Said) -> Iterator[str]:
    """Yield author, labels and date of a comment."""
    yield comment.author or _("Anonymous")
    if how := said.hows.get(comment.id):
        yield f"● {label(how)}"
    elif comment.state == "gone":
        yield label("gone")
    if comment.by_author:
        yield _("author")
    if comment.kind != "comment":
        yield comment.kind
    if comment.state not in {"public", "gone"}:
        yield comment.state
    if comment.posted_at:
        yield date(comment.posted_at)
    if seen := said.seen.get(comment.id):
        yield _("last seen {when}").format(when=date(seen))
    if said.authors and comment.parent and (parent := said.authors.get(comment.parent)):
        yield _("to {author}").format(author=parent)


def _indent(depth: int, width: int | None) -> int:
    most = _STEP * _DEEPEST if width is None else max(0, width - _NARROWEST)
    return min(depth * _STEP, most)


def filled(text: str, width: int | None, first: str = "", rest: str = "") -> str:
    """Wrap a text to lines of at most `width` cells, each after its lead."""
    extents = wrap(text, _NO_WIDTH if width is None else max(2, width - cells(first)))
    if width is None and len(extents) == 1:
        return first + text
    return "\n".join([((rest if n else first) + text[a:b]).rstrip() for n, (a, b) in enumerate(extents)])
