"""The facts of a story as YAML front matter, which Obsidian and site generators read.

Every value is JSON, which is YAML too (YAML 1.2, §1.3): nothing that a page says can end a value or begin a key.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from warta.extraction.text import line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from warta.model.export import Story

_TAG = str.maketrans(dict.fromkeys(" \t\n,.#[](){}'\"`:;!?&*|<>@%=^~\\", "-"))


def matter(story: Story) -> str:
    """The block between two lines of three hyphens; what is unknown is left out."""
    facts = {key: _plain(value) for key, value in _facts(story).items() if value not in (None, "", [], False)}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    return "\n".join(["---", *lines, "---", ""])


def tags(words: Iterable[str]) -> list[str]:
    """Tags as note programs take them: no spaces, no marks, each once."""
    made = ["-".join(filter(None, word.translate(_TAG).split("-"))) for word in words]
    return [*dict.fromkeys(tag for tag in made if tag)]


def _facts(story: Story) -> dict[str, Any]:
    article, record = story.loaded.article, story.loaded.provenance
    dateline = article.dateline
    return {
        "title": article.title,
        "source": article.canonical_url or article.url or record.final_url,
        "author": list(article.authors),
        "site": article.site,
        "section": article.section,
        "published": _moment(article.published),
        "modified": _moment(article.modified),
        "created": _moment(record.fetched_at),
        "description": article.summary,
        "language": article.language,
        "place": dateline.place if dateline else None,
        "credits": [credit.name for credit in article.credits],
        "tags": tags((*story.tags, *article.tags)),
        "starred": story.starred,
        "warta": story.loaded.id or None,
        "revision": story.loaded.revision or None,
        "sha256": record.sha256,
        "text_sha256": record.text_sha256,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - a JSON edge
    """A value whose words are filtered once more."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return line(value) if isinstance(value, str) else value


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
