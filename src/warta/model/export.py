"""A story as it leaves the library: the reading, and what its reader and its site put beside it."""

from __future__ import annotations

from typing import TypeAlias

from warta.model.capture import LoadedArticle, Page, Revision
from warta.model.notes import Placed
from warta.model.value import Value

Entry: TypeAlias = tuple[str, bytes]
"""A file of an export: its name (safe parts, "/" between) and what is in it."""


class KeptPicture(Value, frozen=True, kw_only=True):
    """A picture whose bytes are kept; `kind` is told by them ("jpeg"), not by who sent it."""

    url: str
    kind: str
    body: bytes


class Story(Value, frozen=True, kw_only=True):
    """What is exported of one kept article. `page` and `revisions` are there where a format shows them."""

    loaded: LoadedArticle
    notes: tuple[Placed, ...] = ()
    pictures: tuple[KeptPicture, ...] = ()
    tags: tuple[str, ...] = ()
    read: bool = False
    starred: bool = False
    page: Page | None = None
    revisions: tuple[tuple[Revision, LoadedArticle | None], ...] = ()


class Shape(Value, frozen=True, kw_only=True):
    """How an export is wanted: its format, and whether comments and notes come along where they need not."""

    form: str
    comments: bool = False
    notes: bool = False
