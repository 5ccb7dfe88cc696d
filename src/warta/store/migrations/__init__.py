"""All migrations in order; a migration that was released is never changed."""

from __future__ import annotations

from typing import Final, TypeAlias

from warta.store.migrations.comments import COMMENTS
from warta.store.migrations.gone import GONE
from warta.store.migrations.ledger import LEDGER
from warta.store.migrations.notes import NOTES
from warta.store.migrations.pages import BESIDE, FIRST
from warta.store.migrations.prefixes import PREFIXES
from warta.store.migrations.search import SEARCH
from warta.store.migrations.sources import SOURCES
from warta.store.migrations.standings import STANDINGS
from warta.store.migrations.state import STATE
from warta.store.migrations.wishes import WISHES

Migration: TypeAlias = tuple[str, ...]

MIGRATIONS: Final[tuple[Migration, ...]] = (
    FIRST,
    BESIDE,
    COMMENTS,
    STATE,
    LEDGER,
    NOTES,
    SOURCES,
    SEARCH,
    PREFIXES,
    WISHES,
    STANDINGS,
    GONE,
)

# In this order rows can be copied: what is pointed at comes first, but for the capture that an article points at.
TABLES: Final = (
    "pages", "articles", "readings", "captures", "companions", "addresses", "revisions", "comments",
    "tags", "positions", "standings", "openings", "searches", "deeds",
    "ledger", "departures", "stamps",
    "noted_texts", "notes",
    "sources", "entries", "watches", "hosts",
    "wishes", "wished_tags",
    "gone",
)  # fmt: skip
