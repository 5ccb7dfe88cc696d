"""Migration: compress revisions of a page against one of them; indexes for pruning."""

from __future__ import annotations

# `base` is the page whose bytes a page is packed against; that one is packed by itself.
PREFIXES = (
    "ALTER TABLE pages ADD COLUMN base INTEGER REFERENCES pages (id)",
    "CREATE INDEX pages_on_base ON pages (base) WHERE base IS NOT NULL",
    "CREATE INDEX articles_of_capture ON articles (capture)",
    "CREATE INDEX addresses_of_capture ON addresses (capture)",
    "CREATE INDEX revisions_first ON revisions (first_capture)",
    "CREATE INDEX revisions_last ON revisions (last_capture)",
    "CREATE INDEX companions_of_page ON companions (sha256)",
)
