"""Write an article as JSON (`warta.article/1`), which the library stores too, and its comments (`warta.thread/1`)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final, TypeAlias, assert_never

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
    Spans,
    Table,
    text_of,
    text_of_spans,
)
from warta.model.since import Since
from warta.render import told
from warta.render.json_reader import article_from_json, comment_from_json, comment_or_data
from warta.render.since import counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.article import Comment, CommentForm, Credit, Dateline, Link, Navigation, Picture, Quote, Thread
    from warta.model.capture import Companion, LoadedArticle

__all__ = [
    "ARTICLE",
    "SCHEMAS",
    "THREAD",
    "article_from_json",
    "article_to_json",
    "comment_from_json",
    "comment_or_data",
    "comment_to_json",
    "count_words",
    "reading_minutes",
    "schema",
    "thread_to_json",
]

ARTICLE: Final = "warta.article/1"
THREAD: Final = "warta.thread/1"
SCHEMAS: Final = ("article", "thread")

Json: TypeAlias = dict[str, Any]

_WORDS_A_MINUTE = 200
_IDEOGRAPH = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_FIRST_KANA = "\u3040"
_MINUTE = timedelta(minutes=1)


def article_to_json(loaded: LoadedArticle) -> Json:
    """Return the article as plain data, keys in the order of `warta.article/1`. Inverse of `article_from_json`."""
    article, provenance = loaded.article, loaded.provenance
    blocks = [_block(block) for block in article.blocks]
    text = told.text(blocks)
    words = count_words(text)
    return {
        "schema": ARTICLE,
        "url": article.url,
        "final_url": provenance.final_url,
        "canonical_url": article.canonical_url,
        "fetched_at": _date(provenance.fetched_at),
        "from_library": loaded.from_library,
        "id": loaded.id,
        "sha256": provenance.sha256,
        "text_sha256": provenance.text_sha256,
        "revision": loaded.revision,
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": list(article.authors),
        "published": _date(article.published),
        "modified": _date(article.modified),
        "language": article.language,
        "site": article.site,
        "section": article.section,
        "tags": list(article.tags),
        "summary": article.summary,
        "paywalled": article.paywalled,
        "reading_minutes": reading_minutes(words),
        "words": words,
        "dateline": _dateline(article.dateline),
        "credits": [_credit(credit) for credit in article.credits],
        "text": text,
        "blocks": blocks,
        "quotes": [quote_to_json(quote) for quote in article.quotes],
        "navigation": _navigation(article.navigation),
        "thread": None if article.thread is None else _thread(article.thread),
        "form": _form(article.form),
        "links": [{"text": link.title, "url": link.url} for link in article.links],
        "images": [_picture(picture) for picture in article.images],
        "hidden": dict(article.hidden),
        "truncated": article.truncated,
        "incomplete": list(article.incomplete),
        "trouble": loaded.trouble,
        "provenance": provenance_to_json(loaded),
    }


def comment_to_json(comment: Comment) -> Json:
    """Return a comment without its replies. Inverse of `comment_from_json`."""
    return _comment(comment)


def thread_to_json(loaded: LoadedArticle, since: Since | None = None) -> Json:
    """Return the comments as `warta.thread/1`; the thread's keys are null if the article has no thread.

    `since` marks changed comments; deleted ones are listed apart, since the site no longer shows them.
    """
    article, provenance = loaded.article, loaded.provenance
    thread = dict.fromkeys(_THREAD_KEYS) if article.thread is None else _thread(article.thread)
    since = since or Since()
    gone = [_comment(each.comment) | {"last_seen": _date(each.last_seen)} for each in since.gone]
    told: list[Json] = [*gone, *(thread["comments"] or ())]
    for comment in told:
        told += comment["replies"]
        comment["since"] = since.changed.get(comment["id"])
        comment["before"] = since.before.get(comment["id"])
    return {
        "schema": THREAD,
        "url": article.url,
        "final_url": provenance.final_url,
        "fetched_at": _date(provenance.fetched_at),
        "sha256": provenance.sha256,
        "title": article.title,
        **thread,
        "gone": gone,
        "since": None if since.mark is None else counts(since.tally) | {"when": _date(since.when)},
    }


def schema(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of one of SCHEMAS, as text."""
    from importlib.resources import files

    return files("warta.render").joinpath("schema", f"{name}-1.json").read_text("utf-8")


def count_words(text: str) -> int:
    """Count words separated by spaces; in scripts without spaces, two ideographs or kana count as a word."""
    if text.isascii() or max({*text}) < _FIRST_KANA:
        return len(text.split())
    spaced, ideographs = re.subn(_IDEOGRAPH, " ", text)
    return len(spaced.split()) + (ideographs + 1) // 2


def reading_minutes(words: int) -> int:
    """Return the reading time in minutes, at least one."""
    return max(1, round(words / _WORDS_A_MINUTE))


def _date(when: datetime | None) -> str | None:
    """Format as RFC 3339 §5.6, with offset; the seconds of an offset are dropped, as the format has none."""
    if when is None:
        return None
    offset = when.utcoffset()
    if offset and offset % _MINUTE:
        when = when.replace(tzinfo=timezone(offset // _MINUTE * _MINUTE))
    return when.isoformat()


# --- blocks -------------------------------------------------------------------------------------------------------


def _spans(spans: Spans) -> list[Json]:
    return [{"text": span.text, "style": span.style, "href": span.href} for span in spans]


def _block(block: Block) -> Json:
    text = text_of(block)
    match block:
        case Paragraph(spans=spans):
            return {"type": "paragraph", "text": text, "spans": _spans(spans)}
        case Heading(spans=spans, level=level):
            return {"type": "heading", "text": text, "spans": _spans(spans), "level": level}
        case Quotation(spans=spans, source=source, pull=pull):
            return {"type": "quotation", "text": text, "spans": _spans(spans), "source": source, "pull": pull}
        case Listing():
            return {"type": "list", "text": text, "items": _items(block)}
        case Figure():
            return {"type": "figure", "text": text, **_figure(block)}
        case Table(rows=rows, header_rows=header_rows, caption=caption):
            cells = [list(row) for row in rows]
            return {"type": "table", "text": text, "rows": cells, "header_rows": header_rows, "caption": caption}
        case Code(language=language):
            return {"type": "code", "text": text, "language": language}
        case Embed(src=src, kind=kind, title=title):
            return {"type": "embed", "text": text, "src": src, "kind": kind, "title": title}
        case Rule():
            return {"type": "rule", "text": text}
        case _:
            assert_never(block)


def _items(listing: Listing) -> list[Json]:
    return [
        {
            "text": text_of_spans(item.spans),
            "spans": _spans(item.spans),
            "level": item.level,
            "marker": item.marker,
        }
        for item in listing.items
    ]


def _figure(figure: Figure) -> Json:
    return {
        "spans": _spans(figure.caption),
        "src": figure.src,
        "alt": figure.alt,
        "caption": text_of_spans(figure.caption),
        "credit": figure.credit,
    }


# --- article fields -----------------------------------------------------------------------------------------------


def _dateline(dateline: Dateline | None) -> Json | None:
    if dateline is None:
        return None
    return {
        "place": dateline.place,
        "organisation": dateline.organisation,
        "date": dateline.date,
        "raw": dateline.raw,
    }


def _credit(credit: Credit) -> Json:
    return {"label": credit.label, "name": credit.name, "url": credit.url, "raw": credit.raw}


def quote_to_json(quote: Quote) -> Json:
    """Return a quote as in `warta.article/1`."""
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "role": quote.role,
        "cue": quote.cue,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "block": quote.block,
        "start": quote.start,
        "end": quote.end,
        "continues": quote.continues,
        "indirect": quote.indirect,
    }


def _picture(picture: Picture) -> Json:
    return {"url": picture.url, "alt": picture.alt, "caption": picture.caption, "credit": picture.credit}


def _link(link: Link | None) -> Json | None:
    return None if link is None else {"title": link.title, "url": link.url}


def _navigation(navigation: Navigation | None) -> Json | None:
    if navigation is None:
        return None
    return {
        "previous": _link(navigation.previous),
        "next": _link(navigation.next),
        "pages": list(navigation.pages),
        "pages_joined": navigation.pages_joined,
        "up": [_link(link) for link in navigation.up],
    }


# --- thread and comment form --------------------------------------------------------------------------------------

_THREAD_KEYS = ("total", "shown", "complete", "closed", "source", "comments")


def _thread(thread: Thread) -> Json:
    return {
        "total": thread.total,
        "shown": thread.shown,
        "complete": thread.complete,
        "closed": thread.closed,
        "source": thread.source,
        "comments": _comments(thread.comments),
    }


def _comments(comments: Sequence[Comment]) -> list[Json]:
    """Return the comment tree, built without recursion: a thread may be deeper than the stack."""
    top: list[Json] = []
    waiting = [(comments, top)]
    while waiting:
        siblings, place = waiting.pop()
        for comment in siblings:
            written = _comment(comment)
            place.append(written)
            if comment.replies:
                waiting.append((comment.replies, written["replies"]))
    return top


def _comment(comment: Comment) -> Json:
    return {
        "id": comment.id,
        "parent": comment.parent,
        "depth": comment.depth,
        "author": comment.author,
        "author_url": comment.author_url,
        "posted_at": _date(comment.posted_at),
        "text": comment.text,
        "blocks": [_block(block) for block in comment.body],
        "kind": comment.kind,
        "by_author": comment.by_author,
        "permalink": comment.permalink,
        "state": comment.state,
        "replies": [],
    }


def _form(form: CommentForm | None) -> Json | None:
    if form is None:
        return None
    return {
        "action": form.action,
        "method": form.method,
        "heading": form.heading,
        "note": form.note,
        "fields": [
            {
                "name": field.name,
                "label": field.label,
                "type": field.type,
                "required": field.required,
                "visible": field.visible,
                "value": field.value,
            }
            for field in form.fields
        ],
        "closed": form.closed,
        "login_required": form.login_required,
        "url": form.url,
    }


# --- provenance ---------------------------------------------------------------------------------------------------


def _companion(companion: Companion) -> Json:
    return {
        "url": companion.url,
        "status": companion.status,
        "fetched_at": _date(companion.fetched_at),
        "sha256": companion.sha256,
        "incomplete": list(companion.incomplete),
    }


def provenance_to_json(loaded: LoadedArticle) -> Json:
    """Return `provenance` of `warta.article/1`: the capture, and the evidence for each derived field."""
    provenance = loaded.provenance
    return {
        "requested_url": provenance.requested_url,
        "final_url": provenance.final_url,
        "redirects": [{"status": hop.status, "url": hop.url} for hop in provenance.redirects],
        "status": provenance.status,
        "request_headers": [list(header) for header in provenance.request_headers],
        "response_headers": [list(header) for header in provenance.response_headers],
        "fetched_at": _date(provenance.fetched_at),
        "sha256": provenance.sha256,
        "text_sha256": provenance.text_sha256,
        "extractor": provenance.extractor,
        "beside": [_companion(each) for each in provenance.beside],
        "peer": provenance.peer,
        "certificate": provenance.certificate,
        "imported_from": provenance.imported_from,
        "evidence": [
            {"field": each.field, "method": each.method, "place": each.place} for each in loaded.article.evidence
        ],
    }
