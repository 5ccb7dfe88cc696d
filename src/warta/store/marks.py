"""The reader's state: stars, tags, reading positions, thread states, history, saved searches."""

from __future__ import annotations

import json
from datetime import datetime

from warta.model.state import Opening, Position, SavedSearch, Standing, UndoEntry
from warta.store import captures, deeds, posts, troubles
from warta.store.addresses import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from warta.model.capture import Post
    from warta.model.state import What, Where
    from warta.store.shelf import Shelf

_LOOKED = "kept when the reader came"
_NEW = "articles kept since the reader came"
_MOST_FOLDS = 20_000
_PANES: dict[str, Where] = {"sources": "sources", "posts": "posts", "article": "article", "thread": "thread"}


class SqliteMarks:
    """The reader's state in the library file."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def number(self, address: str) -> int | None:
        """Return the article number for an address or a number; None when not saved. Raises LibraryError."""
        found: int | None = self._shelf.ask(_number, *where(address))
        return found

    def posts(self, numbers: Sequence[int]) -> tuple[Post, ...]:
        """Return these posts in this order. Raises LibraryError."""
        return self._shelf.ask(posts.some, numbers)

    def count(self) -> int:
        """Return the number of saved posts. Raises LibraryError."""
        found: int = self._shelf.ask(_count)
        return found

    def do(self, what: What, numbers: Sequence[int], when: datetime, name: str = "") -> UndoEntry | None:
        """Apply an action to posts and record it in the undo log; None when nothing changed. Raises LibraryError."""
        return self._shelf.write(deeds.do, what, numbers, when, name)

    def save(self, name: str, query: str | None, when: datetime) -> UndoEntry | None:
        """Save a search under a name, or delete it (`query` None). Raises LibraryError."""
        return self._shelf.write(deeds.save, name, query, when)

    def undo(self) -> UndoEntry | None:
        """Undo the last action. Raises LibraryError."""
        return self._turned(deeds.undo)

    def redo(self) -> UndoEntry | None:
        """Redo the last undone action. Raises LibraryError."""
        return self._turned(deeds.redo)

    def _turned(self, way: Callable[[sqlite3.Connection], UndoEntry | None]) -> UndoEntry | None:
        try:
            return self._shelf.write(way)
        except ValueError as error:
            raise troubles.damaged(self._shelf.path, str(error)) from error

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag with its number of posts. Raises LibraryError."""
        return self._shelf.ask(_tags)

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches. Raises LibraryError."""
        return self._shelf.ask(_saved)

    def remember(self, number: int, position: Position, when: datetime) -> None:
        """Store the reading position of an article. Raises LibraryError."""
        self._shelf.write(_remember, number, position, captures.moment(when))

    def position(self, number: int) -> Position | None:
        """Return the stored reading position; None when there is none. Raises LibraryError."""
        return self._shelf.ask(_position, number)

    def leave(self, number: int, standing: Standing, when: datetime) -> None:
        """Store sort order, cursor and collapsed comments of a thread. Raises LibraryError."""
        self._shelf.write(_leave, number, standing, captures.moment(when))

    def standing(self, number: int) -> Standing | None:
        """Return the stored state of a thread; None when there is none. Raises LibraryError."""
        return self._shelf.ask(_standing, number)

    def opened(self, number: int, when: datetime, pane: Where = "article") -> None:
        """Add an article to the history, with the focused pane. Raises LibraryError."""
        self._shelf.write(_opened, number, captures.moment(when), pane)

    def history(self, limit: int) -> tuple[Opening, ...]:
        """Return the history, each article once, most recent first. Raises LibraryError."""
        return self._shelf.sound(_history, limit)

    def arrive(self) -> None:
        """Start a session: articles saved since the previous start count as new. Raises LibraryError."""
        self._shelf.write(_arrive)

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        self._shelf.close()


def _number(db: sqlite3.Connection, place: str, given: object) -> int | None:
    row = db.execute(f"SELECT id FROM articles WHERE id = {place}", (given,)).fetchone()  # noqa: S608 - our own words
    return row[0] if row else None


def _count(db: sqlite3.Connection) -> int:
    count: int = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    return count


def _tags(db: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    rows = db.execute("SELECT min(tag), count(*) FROM tags GROUP BY folded ORDER BY folded")
    return tuple([(posts.shown(tag), count) for tag, count in rows])


def _saved(db: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    rows = db.execute("SELECT name, query FROM searches ORDER BY name COLLATE NOCASE, name")
    return tuple([SavedSearch(name=posts.shown(name), query=posts.shown(query)) for name, query in rows])


def _remember(db: sqlite3.Connection, number: int, position: Position, at: str) -> None:
    db.execute(
        "INSERT OR REPLACE INTO positions (article, block, blocks, opening, at) SELECT id, ?, ?, ?, ? FROM articles"
        " WHERE id = ?",
        (position.block, position.blocks, captures.plain(position.opening), at, number),
    )


def _position(db: sqlite3.Connection, number: int) -> Position | None:
    row = db.execute("SELECT block, blocks, opening FROM positions WHERE article = ?", (number,)).fetchone()
    return Position(block=int(row[0]), blocks=int(row[1]), opening=str(row[2])) if row else None


def _leave(db: sqlite3.Connection, number: int, standing: Standing, at: str) -> None:
    folded = json.dumps(standing.folded[:_MOST_FOLDS])
    db.execute(
        "INSERT OR REPLACE INTO standings (article, sorted, comment, folded, at) SELECT id, ?, ?, ?, ? FROM articles"
        " WHERE id = ?",
        (standing.order, captures.plain(standing.here), folded, at, number),
    )


def _standing(db: sqlite3.Connection, number: int) -> Standing | None:
    row = db.execute("SELECT sorted, comment, folded FROM standings WHERE article = ?", (number,)).fetchone()
    if row is None:
        return None
    try:
        folded = json.loads(row[2])
    except (TypeError, ValueError):  # written by another program
        folded = []
    ids = tuple(each for each in folded if isinstance(each, str)) if isinstance(folded, list) else ()
    return Standing(order=posts.shown(row[0]), here=posts.shown(row[1]), folded=ids)


def _opened(db: sqlite3.Connection, number: int, at: str, pane: Where) -> None:
    db.execute(
        "INSERT OR REPLACE INTO openings (article, at, pane) SELECT id, ?, ? FROM articles WHERE id = ?",
        (at, pane, number),
    )
    db.execute("UPDATE articles SET seen = revision WHERE id = ? AND seen < revision", (number,))


def _history(db: sqlite3.Connection, limit: int) -> tuple[Opening, ...]:
    rows = db.execute(
        "SELECT article, at, pane FROM openings WHERE shown ORDER BY at DESC, article DESC LIMIT ?", (limit,)
    ).fetchall()
    known = {post.id: post for post in posts.some(db, [row[0] for row in rows])}
    return tuple(
        [
            Opening(post=known[number], at=datetime.fromisoformat(at), pane=_PANES.get(pane, "article"))
            for number, at, pane in rows
            if number in known
        ]
    )


def _arrive(db: sqlite3.Connection) -> None:
    """New articles are those after the last one of the previous session start."""
    db.execute("INSERT OR REPLACE INTO state (name, value) SELECT ?, value FROM state WHERE name = ?", (_NEW, _LOOKED))
    db.execute("INSERT OR REPLACE INTO state (name, value) SELECT ?, coalesce(max(id), 0) FROM articles", (_LOOKED,))


def newest_known(db: sqlite3.Connection) -> int:
    """Return the article number after which articles are new."""
    row = db.execute("SELECT CAST(value AS INTEGER) FROM state WHERE name = ?", (_NEW,)).fetchone()
    return int(row[0]) if row else 0
