"""Articles for an export, with notes, pictures and tags, and the export options."""

from __future__ import annotations

from typing import TypeAlias

from warta.model.capture import LoadedArticle, Page, Revision
from warta.model.notes import Placed
from warta.model.value import Value

Entry: TypeAlias = tuple[str, bytes]
"""A file of an export: its path (safe parts, separated by "/") and content."""


class KeptPicture(Value, frozen=True, kw_only=True):
    """A saved picture; `kind` ("jpeg") is detected from its bytes."""

    url: str
    kind: str
    body: bytes


class Story(Value, frozen=True, kw_only=True):
    """One article to export. `page` and `revisions` are set if the format uses them."""

    loaded: LoadedArticle
    notes: tuple[Placed, ...] = ()
    pictures: tuple[KeptPicture, ...] = ()
    tags: tuple[str, ...] = ()
    read: bool = False
    starred: bool = False
    page: Page | None = None
    revisions: tuple[tuple[Revision, LoadedArticle | None], ...] = ()


class Shape(Value, frozen=True, kw_only=True):
    """Export options: the format, and whether optional comments and notes are included."""

    form: str
    comments: bool = False
    notes: bool = False
