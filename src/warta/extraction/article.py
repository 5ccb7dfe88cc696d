"""A page understood: the straight line from bytes to an Article, one step after the other."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from warta.errors import ExtractError
from warta.extraction import (
    body,
    comments,
    credit,
    dateline,
    decode,
    form,
    guards,
    metadata,
    navigation,
    quotes,
    refusals,
    rescue,
)
from warta.extraction.blocks import Maker
from warta.extraction.dom import parse
from warta.extraction.ends import trimmed
from warta.extraction.forums import finding
from warta.extraction.found import base_address
from warta.extraction.measure import measure
from warta.extraction.once import once
from warta.i18n import _
from warta.model.article import Article, Evidence, Link, Picture
from warta.model.blocks import Code, Embed, Figure, Heading, Listing, Paragraph, Quotation, Rule, Table, text_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from warta.extraction.dom import Tree
    from warta.extraction.forums.topic import Topic
    from warta.extraction.metadata import Metadata
    from warta.extraction.text import Removed
    from warta.model.article import Navigation
    from warta.model.blocks import Block, Spans

_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|div|p|article|section|span|table|br|h[1-6]|a\s|!--)", re.IGNORECASE
)
_TEXT_TYPES = frozenset(("text/plain", "text/markdown"))


def understand(
    html: bytes | str,
    *,
    url: str | None,
    headers: Iterable[tuple[str, str]] | Mapping[str, str],
    fetched_at: datetime | None,
) -> Article:
    """The article in a document. Raises ExtractError and nothing else."""
    pairs = headers.items() if hasattr(headers, "items") else headers
    kind, charset = decode.content_type({name.lower(): value for name, value in pairs})
    if isinstance(html, str):
        document = html.encode("utf-8", "replace")
    else:
        decode.refuse_binary(html, url)
        document = decode.decode(html, charset).body
    if kind in _TEXT_TYPES or not _MARKUP.search(document):
        return _from_text(document, url)
    guarded = guards.guard(document)
    with _uncollected():
        article = _from_tree(parse(guarded.html), url, fetched_at)
    if guarded.left_out:
        return replace(article, truncated=True, incomplete=(*article.incomplete, *guarded.left_out))
    return article


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: a page is thousands of objects and no cycle, so that it would search in vain."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _from_text(document: bytes, url: str | None) -> Article:
    """The article in a text without markup."""
    from warta.extraction import plain

    text = document[: guards.LARGEST].decode("utf-8", "replace")
    if not text.strip():
        raise ExtractError(
            _("the page is empty"), hint=_("open it in a browser to see what it is"), kind="empty", url=url
        )
    removed: Removed = {}
    article = plain.read(text, url=url, removed=removed)
    if len(document) > guards.LARGEST:
        return replace(article, truncated=True)
    return article


def _from_tree(tree: Tree, url: str | None, fetched_at: datetime | None) -> Article:
    """The article in a parsed page: what belongs elsewhere is claimed first, the story is what is left."""
    removed: Removed = {}
    base = base_address(tree, url)
    about = metadata.read(tree, url, fetched_at=fetched_at, removed=removed)
    around = navigation.find(tree, url)
    topic = finding.find(tree, url, lambda: comments.page_of(tree, url, fetched_at=fetched_at, removed=removed))
    if topic:
        return _from_topic(topic, about, around.value, url, removed)
    thread = comments.find(tree, url, fetched_at=fetched_at, removed=removed)
    reply = form.find(tree, url, removed=removed)
    claimed = around.nodes | thread.nodes | reply.nodes
    measures = measure(tree, claimed)
    story = body.find(tree, measures, about, base)
    maker = Maker(tree=tree, blocks=measures.blocks, base=base, removed=removed, dropped=story.dropped)
    blocks = trimmed(once(maker.make(story.roots)), about.authors)
    if rescued := rescue.blocks(about.article_body, blocks, removed):
        blocks, about = rescued, _proven(about, "text", "json-ld")
    elif rescued := rescue.recipe(tree, blocks, removed):
        blocks, about = (*blocks, *rescued), _proven(about, "text", "json-ld")
    prose = sum([measures.prose[root] for root in story.roots])
    if not (thread.value and thread.value.comments):  # where people talk there is something to talk about
        refusals.refuse(refusals.Found(tree=tree, measures=measures, about=about, url=url, prose=prose), removed)
    if not blocks and not about.title:
        raise ExtractError(
            _("there is no article on this page"),
            hint=_("open it in a browser to see what it is"),
            kind="empty",
            url=url,
        )
    credited = credit.find(blocks)
    if not about.authors and (writers := credit.writers(credited)):
        about = replace(_proven(about, "authors", "credit"), authors=writers)
    return Article(
        url=url,
        canonical_url=about.canonical_url,
        title=about.title,
        subtitle=about.subtitle,
        authors=about.authors,
        published=about.published,
        modified=about.modified,
        language=about.language,
        site=about.site,
        section=about.section,
        tags=about.tags,
        summary=about.summary,
        paywalled=about.paywalled,
        dateline=dateline.find(blocks),
        credits=credited,
        blocks=blocks,
        quotes=quotes.find(blocks, about.language),
        navigation=around.value,
        thread=thread.value,
        form=reply.value,
        links=_links(blocks),
        images=_pictures(blocks),
        hidden=tuple(sorted(removed.items())),
        evidence=about.evidence,
    )


def _proven(about: Metadata, field: str, method: str) -> Metadata:
    """What is known of a page, and where one more field of it came from."""
    return replace(about, evidence=(*about.evidence, Evidence(field=field, method=method)))


def _from_topic(topic: Topic, about: Metadata, around: Navigation | None, url: str | None, removed: Removed) -> Article:
    """A forum's page: what opens the topic is the story, the replies are its thread."""
    opening = topic.opening
    blocks = opening.body if opening else ()
    return Article(
        url=url,
        canonical_url=about.canonical_url,
        title=about.title,
        authors=(opening.author,) if opening and opening.author else about.authors,
        published=(opening.posted_at if opening else None) or about.published,
        modified=about.modified,
        language=about.language,
        site=about.site,
        section=about.section,
        tags=about.tags,
        summary=about.summary,
        blocks=blocks,
        quotes=quotes.find(blocks, about.language),
        navigation=around,
        thread=finding.thread(topic),
        links=_links(blocks),
        images=_pictures(blocks),
        hidden=tuple(sorted(removed.items())),
        evidence=about.evidence,
    )


def with_blocks(article: Article, blocks: tuple[Block, ...]) -> Article:
    """An article with another story: everything that is read off its blocks is read anew."""
    return replace(
        article,
        blocks=blocks,
        dateline=dateline.find(blocks),
        credits=credit.find(blocks),
        quotes=quotes.find(blocks, article.language),
        links=_links(blocks),
        images=_pictures(blocks),
    )


def _links(blocks: tuple[Block, ...]) -> tuple[Link, ...]:
    """The links of the story's text, each address once."""
    found: dict[str, str] = {}
    for spans in _inline(blocks):
        for span in spans:
            if span.href:
                found[span.href] = found.get(span.href, "") + span.text
    return tuple([Link(title=title.strip(), url=url) for url, title in found.items()])


def _inline(blocks: tuple[Block, ...]) -> Iterator[Spans]:
    """All inline text of blocks."""
    for block in blocks:
        match block:
            case Paragraph(spans=spans) | Heading(spans=spans) | Quotation(spans=spans):
                yield spans
            case Listing(items=items):
                for item in items:
                    yield item.spans
            case Figure(caption=caption):
                yield caption
            case Table() | Code() | Embed() | Rule():
                pass
            case _:
                assert_never(block)


def _pictures(blocks: tuple[Block, ...]) -> tuple[Picture, ...]:
    """The pictures of the story."""
    return tuple(
        [
            Picture(url=block.src, alt=block.alt, caption=text_of_spans(block.caption), credit=block.credit)
            for block in blocks
            if isinstance(block, Figure) and block.src
        ]
    )
