"""The revisions of one page lie packed against one of them."""

from __future__ import annotations

# `base` is the page whose bytes a page is packed against; that one is packed by itself.
PREFIXES = (
    "ALTER TABLE pages ADD COLUMN base INTEGER REFERENCES pages (id)",
    "CREATE INDEX pages_on_base ON pages (base) WHERE base IS NOT NULL",
)
