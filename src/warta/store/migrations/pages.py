"""Migrations: pages, articles, captures, addresses, revisions; pages fetched with another page."""

from __future__ import annotations

# Every table has an integer key of its own, so that rows can still be asked for one by one in a damaged file.
FIRST = (
    """CREATE TABLE pages (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        body BLOB NOT NULL
    )""",
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        site TEXT NOT NULL,
        published TEXT,
        placed REAL NOT NULL,
        fetched_at TEXT NOT NULL,
        words INTEGER NOT NULL,
        comments INTEGER NOT NULL,
        folded TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        revision INTEGER NOT NULL,
        extractor TEXT NOT NULL,
        capture INTEGER NOT NULL REFERENCES captures (id) DEFERRABLE INITIALLY DEFERRED,
        read INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX articles_in_order ON articles (read, placed DESC, id DESC)",
    """CREATE TABLE readings (
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        json BLOB NOT NULL
    )""",
    """CREATE TABLE captures (
        id INTEGER PRIMARY KEY,
        article INTEGER REFERENCES articles (id),
        requested_url TEXT NOT NULL,
        final_url TEXT NOT NULL,
        status INTEGER NOT NULL,
        fetched_at TEXT NOT NULL,
        confirmed_at TEXT,
        sha256 TEXT NOT NULL,
        redirects TEXT NOT NULL,
        request_headers TEXT NOT NULL,
        response_headers TEXT NOT NULL,
        truncated INTEGER NOT NULL,
        incomplete TEXT NOT NULL
    )""",
    "CREATE INDEX captures_of_article ON captures (article, id)",
    "CREATE INDEX captures_of_page ON captures (sha256)",
    """CREATE TABLE addresses (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        final INTEGER NOT NULL,
        capture INTEGER REFERENCES captures (id),
        seen_at TEXT
    )""",
    "CREATE INDEX addresses_of_article ON addresses (article)",
    """CREATE TABLE revisions (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        text_sha256 TEXT NOT NULL,
        first_capture INTEGER NOT NULL REFERENCES captures (id),
        last_capture INTEGER NOT NULL REFERENCES captures (id),
        UNIQUE (article, number)
    )""",
    """CREATE TABLE state (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    )""",
)

# What was fetched beside a page to make its article whole: with it, the article can be made anew.
BESIDE = (
    """CREATE TABLE companions (
        id INTEGER PRIMARY KEY,
        capture INTEGER NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
        requested_url TEXT NOT NULL,
        final_url TEXT NOT NULL,
        status INTEGER NOT NULL,
        fetched_at TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        redirects TEXT NOT NULL,
        request_headers TEXT NOT NULL,
        response_headers TEXT NOT NULL,
        truncated INTEGER NOT NULL,
        incomplete TEXT NOT NULL
    )""",
    "CREATE INDEX companions_of_capture ON companions (capture, id)",
)
