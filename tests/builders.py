"""Articles, readings and pages for the tests: each builder has honest defaults, and takes whatever a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from warta.model.article import (
    Article,
    Comment,
    CommentForm,
    Credit,
    Dateline,
    FormField,
    Link,
    Navigation,
    Quote,
    Thread,
)
from warta.model.blocks import Block, Heading, Item, Listing, Paragraph, Quotation, Span, Spans
from warta.model.capture import LoadedArticle, Page, Post, Provenance

FLOOD = "https://news.example/2019/03/20/flood/"
NOON = datetime(2019, 3, 20, 12, 0, tzinfo=UTC)
HOSTILE = "A\x1b]0;PWNED\x07\x1b[31mB\x9b2J\u202eC\u200bD\x00E\ufeffF\U000e0041G\x7fH"
"""Text that owns a terminal which prints it raw; clean, it reads ABCDEFGH."""


def spans(text: str = "", /, *more: Span) -> Spans:
    """Inline text: a plain run, then whatever runs are given."""
    return (*((Span(text=text),) if text else ()), *more)


def span(text: str, style: str = "", href: str | None = None) -> Span:
    """One run of inline text."""
    return Span(text=text, style=style, href=href)


def paragraph(text: str = "", /, *more: Span) -> Paragraph:
    """A paragraph of plain text and whatever runs are given."""
    return Paragraph(spans=spans(text, *more))


def heading(text: str, level: int = 2) -> Heading:
    """A heading inside a story."""
    return Heading(spans=spans(text), level=level)


def quotation(text: str, source: str = "") -> Quotation:
    """A paragraph set off as a quotation."""
    return Quotation(spans=spans(text), source=source)


def listing(*items: str | tuple[int, str, str]) -> Listing:
    """A list: a text is an outermost item with a bullet, a triple is level, marker and text."""
    whole = [(0, "•", item) if isinstance(item, str) else item for item in items]
    return Listing(items=tuple(Item(spans=spans(text), level=level, marker=marker) for level, marker, text in whole))


def quote(text: str, speaker: str | None = "Dewi Lestari", **given: Any) -> Quote:
    """Direct speech in the first block, unless the test says where."""
    facts: dict[str, Any] = {
        "role": None, "cue": "said", "rule": "cue-after", "confidence": 0.9, "block": 0, "start": 0, "end": len(text),
    }  # fmt: skip
    return Quote(text=text, speaker=speaker, **facts | given)


def comment(id: str = "1", text: str = "Stay safe.", *replies: Comment, **given: Any) -> Comment:  # noqa: A002 - the model's own word
    """A comment; its replies learn their parent and depth from where they stand."""
    facts: dict[str, Any] = {
        "parent": None, "depth": 0, "author": "Budi", "author_url": None, "posted_at": NOON + timedelta(hours=1),
        "body": (paragraph(text),),
    }  # fmt: skip
    made = Comment(id=id, replies=replies, **facts | given)
    return _placed(made, made.parent, made.depth)


def _placed(one: Comment, parent: str | None, depth: int) -> Comment:
    replies = tuple(_placed(reply, one.id, depth + 1) for reply in one.replies)
    return replace(one, parent=parent, depth=depth, replies=replies)


def thread(*comments: Comment, **given: Any) -> Thread:
    """A thread that says how many comments it holds."""
    return replace(Thread(comments=comments, total=sum(1 for _ in Thread(comments=comments).walk())), **given)


def form(**given: Any) -> CommentForm:
    """A WordPress reply form."""
    facts: dict[str, Any] = {
        "action": "https://news.example/wp-comments-post.php",
        "heading": "Leave a Reply",
        "note": "Your email address will not be published.",
        "url": FLOOD,
        "fields": (
            FormField(name="comment", label="Comment", type="textarea", required=True),
            FormField(name="author", label="Name", required=True),
            FormField(name="email", label="Email", type="email", required=True),
            FormField(name="comment_post_ID", type="hidden", visible=False, value="7"),
        ),
    }
    return CommentForm(**facts | given)


def article(*blocks: Block, **given: Any) -> Article:
    """A short story of a flood, filed from Banjarmasin; blocks and facts that are given take the place of its own."""
    said = "The water came at night, and nobody was warned"
    story = f"“{said},” said Dewi Lestari, who lives by the river."
    facts: dict[str, Any] = {
        "url": FLOOD,
        "canonical_url": FLOOD,
        "title": "River takes the old market",
        "authors": ("Rina Hadi",),
        "published": NOON,
        "language": "en",
        "site": "The Example",
        "section": "Kalimantan",
        "tags": ("flood", "market"),
        "summary": "Two hundred stalls are under water.",
        "blocks": blocks
        or (
            paragraph("BANJARMASIN – Two hundred stalls of the old market stood under water on Wednesday."),
            paragraph(story),
            paragraph("(source: The Example)"),
        ),
    }
    if not blocks:
        facts |= {
            "dateline": Dateline(place="Banjarmasin", raw="BANJARMASIN –"),
            "credits": (Credit(label="source", name="The Example", raw="(source: The Example)"),),
            "quotes": (quote(said, block=1, start=1, end=1 + len(said)),),
            "navigation": Navigation(
                previous=Link(title="Rain for a week", url="https://news.example/2019/03/19/rain/"),
                next=Link(title="Market opens again", url="https://news.example/2019/03/21/market/"),
            ),
            "thread": thread(comment("1", "Stay safe.", comment("2", "We do.", author="Dewi"))),
            "form": form(),
        }
    return Article(**facts | given)


def bare_article(*blocks: Block, **given: Any) -> Article:
    """An article of which nothing is known but its blocks, and what a test adds."""
    return Article(blocks=blocks, **given)


def provenance(of: Article | None = None, **given: Any) -> Provenance:
    """The record of an uneventful capture."""
    text = of.text if of else ""
    url = of.url if of else FLOOD
    facts: dict[str, Any] = {
        "requested_url": url,
        "final_url": url,
        "status": 200,
        "fetched_at": NOON + timedelta(hours=2),
        "sha256": sha256(b"<html>" + text.encode("utf-8", "replace")).hexdigest(),
        "text_sha256": sha256(text.encode("utf-8", "replace")).hexdigest(),
        "extractor": "1",
        "request_headers": (("User-Agent", "warta"),),
        "response_headers": (("Content-Type", "text/html; charset=utf-8"),),
    }
    return Provenance(**facts | given)


def loaded(of: Article | None = None, **given: Any) -> LoadedArticle:
    """An article in a reader's hands."""
    held = of or article()
    return LoadedArticle(article=held, provenance=given.pop("provenance", None) or provenance(held), **given)


def page(html: str | bytes = "<title>Flood</title><p>Water.", url: str = FLOOD, **given: Any) -> Page:
    """A page as it came over the wire."""
    body = html.encode() if isinstance(html, str) else html
    facts: dict[str, Any] = {
        "requested_url": url,
        "final_url": url,
        "status": 200,
        "fetched_at": NOON + timedelta(hours=2),
        "sha256": sha256(body).hexdigest(),
        "response_headers": (("Content-Type", "text/html; charset=utf-8"),),
    }
    return Page(body=body, **facts | given)


def post(id: int = 1, title: str = "River takes the old market", **given: Any) -> Post:  # noqa: A002 - the model's own word
    """A kept article as a list shows it."""
    facts: dict[str, Any] = {
        "url": f"https://news.example/{id}/", "site": "The Example", "published": NOON,
        "fetched_at": NOON + timedelta(hours=2), "words": 412, "comments": 3, "read": False,
    }  # fmt: skip
    return Post(id=id, title=title, **facts | given)
