"""Migration: full-text indexes and the columns that lists are filtered by."""

from __future__ import annotations

# The indexes hold no text, only where words stand; what stands there lies in `readings` and `comments` already. A row
# of `article_index` is (article << 16) | articles.indexed: a text that is indexed anew gets the next number, and what
# was indexed before is found no more. `indexed` = 0: not yet. All that a list is filtered by stands in one index.
SEARCH = (
    "ALTER TABLE articles ADD COLUMN language TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN index_digest TEXT NOT NULL DEFAULT ''",
    """CREATE VIRTUAL TABLE article_index USING fts5 (
        title, body, stems, source, author, speaker, place, credit, tag,
        content = '', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE VIRTUAL TABLE text_index USING fts5 (
        author, body, stems, content = '', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE TABLE texts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        ref INTEGER NOT NULL,
        digest TEXT NOT NULL,
        placed REAL NOT NULL
    )""",
    "CREATE INDEX texts_of_article ON texts (article, kind, ref)",
    """CREATE TABLE shingles (
        hash INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        PRIMARY KEY (hash, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX shingles_of_article ON shingles (article)",
    "DROP INDEX articles_in_order",
    """CREATE INDEX articles_in_order ON articles (
        read, placed DESC, id DESC, starred, words, comments, language, quotes, revision, seen, indexed
    )""",
    "CREATE INDEX articles_by_site ON articles (site, read, starred)",
    "CREATE INDEX articles_to_index ON articles (id) WHERE indexed = 0",
)
