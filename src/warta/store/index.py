"""Full-text index: documents of articles, comments and notes, and shingles to find articles with the same text."""

from __future__ import annotations

import re
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

from warta import urls
from warta.extraction.stems import keys
from warta.store import article_codec, captures

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

COLUMNS = ("title", "body", "stems", "source", "author", "speaker", "place", "credit", "tag")
GENERATIONS = 16
"""Bits of a row's number in `article_index` that tell which text of the article it is of."""

# Scripts without spaces between words: each sign is a word to the index, and several are a phrase.
_UNSPACED = re.compile(
    r"([\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])"
)
_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[a-z]{4,30}")
_LONGEST = 2_000_000  # characters of one text
_SHINGLE = 5  # words
_BUCKETS = 16
_FEWEST = 40  # words from which on a wording tells anything


class Document(NamedTuple):
    """An article as the index has it: its columns, what a list is filtered by, and how it is worded."""

    columns: tuple[str, ...]
    language: str
    quotes: int
    shingles: tuple[int, ...]

    @property
    def digest(self) -> str:
        """What tells this document from another."""
        return sha256("\0".join((*self.columns, self.language)).encode("utf-8", "replace")).hexdigest()[:16]


def document(data: dict[str, Any], url: str) -> Document:
    """What is indexed of an article, given its `warta.article/1`."""
    title = _joined((data["title"], data["subtitle"]))
    body = _joined((data["text"], *(image["caption"] for image in data["images"])))[:_LONGEST]
    language = captures.plain(data["language"] or "")
    place = data["dateline"] or {}
    credits_ = _joined([part for each in data["credits"] for part in (each["label"], each["name"])])
    source = _joined((data["site"], urls.host(url), urls.host(url).replace(".", " ")))
    columns = (
        title,
        body,
        stems(f"{title} {body}", language),
        source,
        _joined(data["authors"]),
        _joined({quote["speaker"]: None for quote in data["quotes"]}),
        _joined((place.get("place"), place.get("organisation"))),
        _joined((credits_, *(image["credit"] for image in data["images"]))),
        _joined((*data["tags"], data["section"])),
    )
    return Document(
        columns=tuple([spaced(captures.plain(column)) for column in columns]),
        language=language,
        quotes=len(data["quotes"]),
        shingles=shingles(data["text"]),
    )


def _joined(parts: Iterable[str | None]) -> str:
    return "\n".join([part for part in parts if part])


def spaced(text: str) -> str:
    """The text with a space around each sign of a script that writes none."""
    return text if text.isascii() else _UNSPACED.sub(r" \1 ", text)


def stems(text: str, language: str) -> str:
    """What the words of a text have in common with their other forms, each once."""
    words = {*_LATIN.findall(text.lower())}
    found = {key for word in words for key in keys(word, language or None)}
    return " ".join(sorted(found - words))


def shingles(text: str) -> tuple[int, ...]:
    """The wording of a text in a few numbers, of which two texts share as many as they share of five words in a row.

    One-permutation hashing: of all runs of five words, the least hash in each of sixteen ranges.
    """
    words = [word.lower() for word in _WORD.findall(spaced(text[:100_000]))]
    if len(words) < _FEWEST:
        return ()
    least: dict[int, int] = {}
    for at in range(len(words) - _SHINGLE + 1):
        run = " ".join(words[at : at + _SHINGLE]).encode("utf-8", "replace")
        value = int.from_bytes(blake2b(run, digest_size=6).digest())
        bucket = value % _BUCKETS
        least[bucket] = min(value, least.get(bucket, value))
    return tuple(sorted(least.values()))


# --- articles -----------------------------------------------------------------------------------------------------


def put(db: sqlite3.Connection, number: int, made: Document) -> None:
    """Index an article, unless it stands so in the index already. Inside a transaction."""
    held = db.execute("SELECT indexed, index_digest FROM articles WHERE id = ?", (number,)).fetchone()
    if held is None or (held[0] and held[1] == made.digest):
        return
    generation = held[0] % ((1 << GENERATIONS) - 1) + 1
    db.execute(
        "UPDATE articles SET language = ?, quotes = ?, indexed = ?, index_digest = ? WHERE id = ?",
        (made.language, made.quotes, generation, made.digest, number),
    )
    db.execute(
        f"INSERT INTO article_index (rowid, {', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own columns
        (number << GENERATIONS | generation, *made.columns),
    )
    db.execute("DELETE FROM shingles WHERE article = ?", (number,))
    db.executemany(
        "INSERT OR IGNORE INTO shingles (hash, article) VALUES (?, ?)", [(value, number) for value in made.shingles]
    )


def waiting(db: sqlite3.Connection) -> int:
    """How many articles are not indexed yet: those that an older warta kept."""
    counted: int = db.execute("SELECT count(*) FROM articles WHERE indexed = 0").fetchone()[0]
    return counted


def catch_up(db: sqlite3.Connection, most: int) -> int:
    """Index some of those that wait, and their comments; how many it were. Inside a transaction."""
    rows = db.execute(
        "SELECT a.id, a.url, a.revision, r.json FROM articles a LEFT JOIN readings r ON r.article = a.id"
        " WHERE a.indexed = 0 ORDER BY a.id LIMIT ?",
        (most,),
    ).fetchall()
    for number, url, revision, row in rows:
        put(db, number, _read_again(number, url, revision, row))
        put_comments(db, number)
        put_notes(db, number)
    return len(rows)


def _read_again(number: int, url: str, revision: int, row: bytes | None) -> Document:
    """The document of a row; an empty one where that cannot be read, which `check` tells."""
    try:
        if row is not None:
            return document(article_codec.inflate_json(row, number, revision), url)
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    return Document(columns=("",) * len(COLUMNS), language="", quotes=0, shingles=())


def clear(db: sqlite3.Connection) -> None:
    """Forget all that is indexed; `catch_up` makes it anew. Inside a transaction."""
    for table in ("article_index", "text_index"):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - our own names
    for table in ("texts", "shingles"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - likewise
    db.execute("UPDATE articles SET indexed = 0, index_digest = ''")


# --- comments and notes -------------------------------------------------------------------------------------------


class Text(NamedTuple):
    """A text beside an article: a comment or a note. `ref` is its number in its own table."""

    kind: str
    article: int
    ref: int
    author: str
    body: str
    digest: str = ""
    placed: float = 0.0


def add_text(db: sqlite3.Connection, text: Text) -> None:
    """Index a text; one of the same kind and number that stands in the index is replaced. Inside a transaction."""
    drop_text(db, text.kind, text.article, text.ref)
    written = db.execute(
        "INSERT INTO texts (kind, article, ref, digest, placed) VALUES (?, ?, ?, ?, ?)",
        (text.kind, text.article, text.ref, text.digest, text.placed),
    )
    body = captures.plain(text.body)[:_LONGEST]
    language = db.execute("SELECT language FROM articles WHERE id = ?", (text.article,)).fetchone()
    db.execute(
        "INSERT INTO text_index (rowid, author, body, stems) VALUES (?, ?, ?, ?)",
        (
            written.lastrowid,
            spaced(captures.plain(text.author)),
            spaced(body),
            stems(body, language[0] if language else ""),
        ),
    )


def drop_text(db: sqlite3.Connection, kind: str, article: int, ref: int) -> None:
    """Let a text be found no more. Inside a transaction."""
    db.execute("DELETE FROM texts WHERE article = ? AND kind = ? AND ref = ?", (article, kind, ref))


def put_comments(db: sqlite3.Connection, article: int) -> None:
    """Index the newest words of every comment of an article, also of those that are gone. Inside a transaction."""
    newest = {
        (ref, digest[:8])
        for ref, digest in db.execute(
            "SELECT max(id), digest FROM comments WHERE article = ? GROUP BY key",  # the bare column is of that row
            (article,),
        )
    }
    known = {
        (ref, digest)
        for ref, digest in db.execute(
            "SELECT ref, digest FROM texts WHERE article = ? AND kind = 'comment'", (article,)
        )
    }
    for ref, _digest in known - newest:
        drop_text(db, "comment", article, ref)
    for text in _comments(db, article, sorted(newest - known)):
        add_text(db, text)


def _comments(db: sqlite3.Connection, article: int, wanted: list[tuple[int, str]]) -> Iterator[Text]:
    row = db.execute("SELECT placed FROM articles WHERE id = ?", (article,)).fetchone()
    for ref, digest in wanted:
        packed = db.execute("SELECT json FROM comments WHERE id = ?", (ref,)).fetchone()[0]
        try:
            comment = article_codec.inflate_comment(packed)
        except ValueError:
            continue  # `check` tells it
        placed = comment.posted_at.timestamp() if comment.posted_at else row[0]
        yield Text("comment", article, ref, comment.author, comment.text, digest, placed)


def put_notes(db: sqlite3.Connection, article: int) -> None:
    """Index the reader's notes on an article: their words, and those that they are about. Inside a transaction."""
    rows = db.execute(
        "SELECT n.id, n.words, n.exact, a.placed FROM notes n JOIN addresses d ON d.key = n.key"
        " JOIN articles a ON a.id = d.article WHERE d.article = ?",
        (article,),
    ).fetchall()
    made = {ref: f"{words}\n{exact}" for ref, words, exact, _placed in rows}
    newest = {(ref, sha256(body.encode("utf-8", "replace")).hexdigest()[:8]) for ref, body in made.items()}
    known = {
        (ref, digest)
        for ref, digest in db.execute("SELECT ref, digest FROM texts WHERE article = ? AND kind = 'note'", (article,))
    }
    for ref, _digest in known - newest:
        drop_text(db, "note", article, ref)
    for ref, digest in sorted(newest - known):
        add_text(db, Text("note", article, ref, "", made[ref], digest, rows[0][3]))


def noted(db: sqlite3.Connection, key: str) -> None:
    """The notes under an address have changed. Inside a transaction."""
    row = db.execute("SELECT article FROM addresses WHERE key = ?", (key,)).fetchone()
    if row:
        put_notes(db, row[0])
