"""Hypothesis strategies over the whole model: every noun, every absent field, any text."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from warta.model.article import (
    Article,
    Comment,
    CommentForm,
    Credit,
    Dateline,
    Evidence,
    FormField,
    Link,
    Navigation,
    Picture,
    Quote,
    Thread,
)
from warta.model.blocks import (
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Table,
)
from warta.model.capture import Companion, LoadedArticle, Provenance, Redirect

T = TypeVar("T")

if TYPE_CHECKING:
    from datetime import datetime

texts = st.text(max_size=12)
maybe_texts = st.none() | texts
counts = st.integers(0, 10**6)
truths = st.booleans()
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
dates: st.SearchStrategy[datetime] = st.datetimes(timezones=offsets)
maybe_dates = st.none() | dates
digests = st.text("0123456789abcdef", min_size=64, max_size=64)


def tuples(of: st.SearchStrategy[T], at_most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Tuples of these, empty ones too."""
    return st.lists(of, max_size=at_most).map(tuple)


spans = tuples(st.builds(Span, text=texts, style=st.sampled_from(["", "em", "strong em"]), href=maybe_texts))
items = st.builds(Item, spans=spans, level=st.integers(0, 5), marker=texts)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, spans=spans),
    st.builds(Heading, spans=spans, level=st.integers(1, 6)),
    st.builds(Quotation, spans=spans, source=texts, pull=truths),
    st.builds(Listing, items=tuples(items)),
    st.builds(Figure, src=maybe_texts, alt=texts, caption=spans, credit=texts),
    st.builds(Table, rows=tuples(tuples(texts)), header_rows=st.integers(0, 2), caption=texts),
    st.builds(Code, text=texts, language=texts),
    st.builds(Embed, src=texts, kind=st.sampled_from(["video", "frame"]), title=texts),
    st.builds(Rule),
)
links = st.builds(Link, title=texts, url=texts)
quotes = st.builds(
    Quote, text=texts, speaker=maybe_texts, role=maybe_texts, cue=maybe_texts, rule=texts, confidence=st.floats(0, 1),
    block=counts, start=counts, end=counts,
)  # fmt: skip


def comments(replies: st.SearchStrategy[tuple[Comment, ...]]) -> st.SearchStrategy[Comment]:
    """Comments with such replies."""
    return st.builds(
        Comment, id=texts, parent=maybe_texts, depth=st.integers(0, 100), author=texts, author_url=maybe_texts,
        posted_at=maybe_dates, body=tuples(blocks, 1), kind=st.sampled_from(["comment", "pingback", "trackback"]),
        by_author=truths, permalink=maybe_texts, state=st.sampled_from(["public", "pending", "deleted", "hidden"]),
        replies=replies,
    )  # fmt: skip


threads = st.builds(
    Thread,
    comments=tuples(st.recursive(comments(st.just(())), lambda inner: comments(tuples(inner)), max_leaves=4)),
    total=st.none() | counts,
    complete=truths,
    closed=truths,
    source=st.sampled_from(["rest", "html", "feed", "json", "schema"]),
)
fields = st.builds(FormField, name=texts, label=texts, type=texts, required=truths, visible=truths, value=texts)
forms = st.builds(
    CommentForm, action=texts, method=texts, heading=texts, note=texts, fields=tuples(fields), closed=truths,
    login_required=truths, url=maybe_texts,
)  # fmt: skip
articles = st.builds(
    Article,
    url=maybe_texts,
    canonical_url=maybe_texts,
    title=maybe_texts,
    subtitle=maybe_texts,
    authors=tuples(texts),
    published=maybe_dates,
    modified=maybe_dates,
    language=maybe_texts,
    site=maybe_texts,
    section=maybe_texts,
    tags=tuples(texts),
    summary=maybe_texts,
    paywalled=st.none() | truths,
    dateline=st.none() | st.builds(Dateline, place=texts, organisation=maybe_texts, date=maybe_texts, raw=texts),
    credits=tuples(st.builds(Credit, label=texts, name=texts, url=maybe_texts, raw=texts)),
    blocks=tuples(blocks, 4),
    quotes=tuples(quotes),
    navigation=st.none()
    | st.builds(
        Navigation,
        previous=st.none() | links,
        next=st.none() | links,
        pages=tuples(texts),
        pages_joined=counts,
        up=tuples(links),
    ),
    thread=st.none() | threads,
    form=st.none() | forms,
    links=tuples(links),
    images=tuples(st.builds(Picture, url=texts, alt=texts, caption=texts, credit=texts)),
    hidden=st.dictionaries(texts, counts, max_size=2).map(lambda counted: tuple(counted.items())),
    truncated=truths,
    incomplete=tuples(texts),
    evidence=tuples(st.builds(Evidence, field=texts, method=texts, place=texts)),
)
headers = tuples(st.tuples(texts, texts))
provenances = st.builds(
    Provenance,
    requested_url=maybe_texts,
    final_url=maybe_texts,
    status=st.none() | st.integers(100, 599),
    fetched_at=dates,
    sha256=digests,
    text_sha256=digests,
    extractor=texts,
    redirects=tuples(st.builds(Redirect, status=st.integers(300, 399), url=texts)),
    request_headers=headers,
    response_headers=headers,
    beside=tuples(
        st.builds(
            Companion,
            url=texts,
            status=st.none() | st.integers(100, 599),
            fetched_at=dates,
            sha256=digests | st.just(""),
            incomplete=tuples(texts),
        )
    ),
)
loaded_articles = st.builds(
    LoadedArticle,
    article=articles,
    provenance=provenances,
    from_library=truths,
    id=counts,
    revision=counts,
    trouble=texts,
)
