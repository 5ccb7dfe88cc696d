"""Write an article as Markdown (CommonMark 0.31, with GFM tables and strikethrough); page text is escaped."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from warta.i18n import _
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
    text_of_spans,
)
from warta.render.compose import byline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warta.model.article import Article
    from warta.model.blocks import Span, Spans
    from warta.model.capture import LoadedArticle

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
# Characters that start a heading, list, quotation, rule, fence or table at the start of a line.
_START = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[-+=](?=[-+=\s]|$)|:(?=-)|(\d{1,9})(?=[.)](?:\s|$)))")
_CLOSING_HASHES = re.compile(r"(#+)$")
_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")
_LANGUAGE = re.compile(r"[\w+#.-]*")
_NUMBER = re.compile(r"(\d{1,9})[.)]?\Z")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


def article(loaded: LoadedArticle) -> str:
    """Return the article with its title as the first heading, then the byline."""
    story = loaded.article
    head = [f"# {_heading(story.title)}"] if story.title else []
    if story.standfirst:
        head.append(plain(story.standfirst))
    head.append(_byline(story))
    parts = [*filter(None, head), *blocks(story.blocks)]
    if story.truncated or story.incomplete:
        why = "; ".join(story.incomplete) or _("it was cut")
        parts.append(plain("[" + _("incomplete: {why}").format(why=why) + "]"))
    return "\n\n".join(parts) + "\n"


def blocks(content: Sequence[Block]) -> Iterator[str]:
    """Yield each block as Markdown; adjacent paragraphs of a quotation are joined."""
    lists = 0
    quoted: list[str] = []
    before: Block | None = None
    for block in content:
        lists = lists + 1 if isinstance(block, Listing) else 0
        if quoted and not _joined(before, block):
            yield "\n>\n".join(quoted)
            quoted = []
        if isinstance(block, Quotation):
            quoted.append(_quotation(block))
        elif written := _block(block, odd=lists % 2 == 0):
            yield written
        before = block
    if quoted:
        yield "\n>\n".join(quoted)


def _joined(before: Block | None, after: Block) -> bool:
    return isinstance(before, Quotation) and isinstance(after, Quotation) and not (before.pull or after.pull)


def _byline(story: Article) -> str:
    parts = [plain(part) for part in byline(story).split("  ·  ") if part]
    if story.url and (target := address(story.url)):
        parts.append(f"[{plain(story.site or story.url)}]({target})")
    elif story.site:
        parts.append(plain(story.site))
    return " · ".join(parts)


def _block(block: Block, *, odd: bool) -> str:
    match block:
        case Paragraph(spans=spans):
            return _paragraph(spans)
        case Heading(spans=spans, level=level):
            return "#" * min(max(level, 1), 6) + " " + _one_line(_inline(spans))
        case Quotation():
            return _quotation(block)
        case Listing():
            return "\n".join(_items(block, odd=odd))
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)
        case Code(text=text, language=language):
            fence = "`" * max(3, _longest_run(text) + 1)
            word = _LANGUAGE.match(language)
            return f"{fence}{word[0] if word else ''}\n{text.rstrip(chr(10))}\n{fence}"
        case Embed(src=src, kind=kind, title=title):
            target = address(src)
            words = plain(title or kind)
            return f"[{words}]({target})" if target else words
        case Rule():
            return "---"
        case _:
            assert_never(block)


# --- inline -------------------------------------------------------------------------------------------------------


def _paragraph(spans: Spans) -> str:
    """Return inline text; a newline of the page becomes a hard break."""
    return _BREAK.sub("\\\\\n", _START.sub(_escaped_start, _inline(spans).strip()))


def _heading(text: str) -> str:
    return _one_line(_escaped(text))


def _one_line(written: str) -> str:
    """Return text for a heading: no newline, and trailing hashes escaped, as they would close it."""
    return _CLOSING_HASHES.sub(lambda found: "\\#" * len(found[1]), " ".join(written.split()))


def plain(text: str) -> str:
    """Escape plain text as a paragraph of one line."""
    return _START.sub(_escaped_start, " ".join(_escaped(text).split()))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escaped_start(found: re.Match[str]) -> str:
    """Escape the start of a line; of a number, only the delimiter after it."""
    return f"{found[3]}\\" if found[3] else f"\\{found[2]}"


def _inline(spans: Spans) -> str:
    """Return spans with their styles; adjacent spans with the same URL become one link."""
    written = ""
    groups = [(href, list(group)) for href, group in groupby(spans, key=lambda span: span.href)]
    for number, (href, group) in enumerate(groups):
        follows = groups[number + 1][1][0].text[:1] if number + 1 < len(groups) else ""
        target = address(href) if href else None
        if target and text_of_spans(tuple(group)).strip():
            inside = _styled(group, "[", "]")
            before, after = (" " if end.isspace() else "" for end in (inside[:1], inside[-1:]))
            written += f"{before}[{inside.strip()}]({target}){after}"
        else:
            written += _styled(group, written[-1:], follows)
    return written


def _styled(spans: Sequence[Span], before: str, after: str) -> str:
    written = ""
    spans = _joined_up(spans)
    for number, span in enumerate(spans):
        next_one = spans[number + 1].text[:1] if number + 1 < len(spans) else after
        written += _span(span, written[-1:] or before, next_one)
    return written


def _joined_up(spans: Sequence[Span]) -> list[Span]:
    """Merge adjacent spans of the same style, since their delimiters would combine."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style:
            joined[-1] = replace(joined[-1], text=joined[-1].text + span.text)
        elif span.text:
            joined.append(span)
    return joined


def _span(span: Span, before: str, after: str) -> str:
    styles = span.style.split()
    core = span.text.strip()
    if not core:
        return span.text
    lead = span.text[: len(span.text) - len(span.text.lstrip())]
    tail = span.text[len(span.text.rstrip()) :]
    inside = _code(core) if "code" in styles else _escaped(core)
    mark = ("**" if "strong" in styles else "") + ("*" if "em" in styles else "") + ("~~" if "strike" in styles else "")
    if mark and _flanked(inside, lead[-1:] or before, tail[:1] or after):
        inside = mark + inside + mark[::-1]
    return lead + inside + tail


def _flanked(inside: str, before: str, after: str) -> bool:
    """Whether delimiters around this text open and close emphasis (CommonMark §6.2) without joining others."""
    if "*" in before or "~" in before:
        return False
    opens = not _PUNCTUATION.match(inside[0]) or _loose(before)
    closes = not _PUNCTUATION.match(inside[-1]) or _loose(after)
    return opens and closes


def _loose(char: str) -> bool:
    return not char or char.isspace() or _PUNCTUATION.match(char) is not None


def _code(text: str) -> str:
    text = " ".join(text.split("\n"))
    fence = "`" * (_longest_run(text) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def address(url: str | None) -> str | None:
    """Escape an http(s) URL as a link destination; None for any other URL."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    return "".join([char if "!" <= char <= "~" and char not in "()<>\\\"'`|*_[]" else _percent(char) for char in url])


def _percent(char: str) -> str:
    if char in "_*":
        return char
    return "".join([f"%{byte:02X}" for byte in char.encode("utf-8", "replace")])


# --- blocks with an inner shape -----------------------------------------------------------------------------------


def _quotation(block: Quotation) -> str:
    lines = _paragraph(block.spans).split("\n")
    if block.source:
        lines += ["", plain(f"— {block.source}")]
    return "\n".join([f"> {line}".rstrip() for line in lines])


def _items(listing: Listing, *, odd: bool) -> Iterator[str]:
    """Yield list items, nested by indent; `odd` uses the other marker, so that adjacent lists stay separate."""
    indents: list[int] = []
    for number, item in enumerate(listing.items):
        level = min(item.level, len(indents))
        digits = _NUMBER.match(item.marker)
        mark = f"{int(digits[1])}{')' if odd else '.'}" if digits else "*" if odd else "-"
        deeper = level == len(indents)
        indents = [*indents[:level], len(mark) + 1]
        indent = " " * sum(indents[:level])
        text = _paragraph(item.spans).replace("\n", "\n" + indent + " " * (len(mark) + 1))
        if number and deeper and digits and int(digits[1]) != 1:
            yield ""  # such a list cannot interrupt a paragraph
        yield f"{indent}{mark} {text or '&nbsp;'}"  # an empty item cannot contain a nested list


def _figure(block: Figure) -> str:
    target = address(block.src)
    picture = f"![{plain(block.alt)}]({target})" if target else ""
    words = " ".join(filter(None, (_one_line(_inline(block.caption)), plain(block.credit))))
    return "\\\n".join(filter(None, (picture, _START.sub(_escaped_start, words))))


def _table(block: Table) -> str:
    columns = max((len(row) for row in block.rows), default=0)
    if not columns:
        return plain(block.caption)
    rows = [[_cell(cell) for cell in row] + [""] * (columns - len(row)) for row in block.rows]
    if not block.header_rows:
        rows.insert(0, [""] * columns)
    rows.insert(1, ["---"] * columns)
    grid = "\n".join(["| " + " | ".join(row) + " |" for row in rows])
    return f"{plain(block.caption)}\n\n{grid}" if block.caption else grid


def _cell(text: str) -> str:
    return " ".join(_escaped(text).split())
