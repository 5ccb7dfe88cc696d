"""Stories as a table (RFC 4180), one a line, that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from warta.render.json import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from warta.model.export import Story

COLUMNS = (
    "id", "title", "authors", "site", "section", "published", "modified", "language", "place", "organisation",
    "credits", "tags", "own_tags", "words", "comments", "notes", "read", "starred", "summary", "url", "fetched_at",
    "revision", "sha256", "text_sha256",
)  # fmt: skip
# What a spreadsheet begins a formula with (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows(stories: Iterable[Story]) -> Iterator[str]:
    """The heading and a line for each story; several values in one cell stand with "; " between."""
    yield _line(COLUMNS)
    for story in stories:
        yield _line(tuple(map(_cell, _values(story))))


def _values(story: Story) -> tuple[object, ...]:
    article, record = story.loaded.article, story.loaded.provenance
    line, thread = article.dateline, article.thread
    return (
        story.loaded.id or "",
        article.title,
        article.authors,
        article.site,
        article.section,
        _moment(article.published),
        _moment(article.modified),
        article.language,
        line.place if line else "",
        line.organisation if line else "",
        [credit.name for credit in article.credits],
        article.tags,
        story.tags,
        count_words(article.text),
        max(thread.total or 0, thread.shown) if thread else "",
        len(story.notes),
        story.read,
        story.starred,
        article.summary,
        article.canonical_url or article.url or record.final_url,
        _moment(record.fetched_at),
        story.loaded.revision or "",
        record.sha256,
        record.text_sha256,
    )


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return _harmless("; ".join(map(str, value)))
        case _:
            return _harmless(str(value))


def _harmless(words: str) -> str:
    """Text for a cell; what might be a formula stands after an apostrophe, by which spreadsheets mark text."""
    words = " ".join(words.split())
    return f"'{words}" if words.startswith(_FORMULA) else words


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _moment(when: datetime | None) -> str:
    return when.isoformat() if when else ""
