"""Say who, what, when and where of a page, and how each was found. What is not known stays None."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A page's description, filtered. `article_body` is the text that JSON-LD gives: a check, never the story alone."""

    title: str | None = None
    title_node: int = -1
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    site: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    paywalled: bool | None = None
    article_body: str = ""
    evidence: tuple[Evidence, ...] = ()


def read(
    tree: Tree, url: str | None, *, fetched_at: datetime | None = None, removed: Removed | None = None
) -> Metadata:
    """Everything the page says of itself, each field by the most trustworthy of its sources."""
    return Metadata()
