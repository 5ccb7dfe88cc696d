"""Extract every article again from its stored pages.

Each article is one transaction, and progress is stored, so that an interrupted rebuild continues where it stopped.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from warta.errors import WartaError
from warta.i18n import _
from warta.model.article import Article
from warta.model.value import Value
from warta.store import articles, captures, comments, heads, pages, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from warta.model.capture import LoadedArticle, Page
    from warta.ports.library import Extractor
    from warta.store.heads import Head
    from warta.store.walk import Ask

_TRIES = 3
_PLACE = "rebuilt up to"
# What its reader knows is the revision of a fetch, whatever number that has in the end.
_KNOWN = """SELECT r.last_capture FROM articles a JOIN revisions r ON r.article = a.id AND r.number = a.seen
    WHERE a.id = ?"""
_KNOW = """UPDATE articles SET seen = coalesce(
    (SELECT max(number) FROM revisions WHERE article = ? AND first_capture <= ?), seen) WHERE id = ?"""


class _Shown(NamedTuple):
    """What a fetch shows: its thread and digests, and the head of its story."""

    loaded: LoadedArticle
    head: Head


class _Rebuilding(Value, frozen=True, kw_only=True):
    """How to read, how to write in a transaction, and what makes an article of a page."""

    ask: Ask
    write: Ask
    extractor: Extractor


def rebuild(ask: Ask, write: Ask, extractor: Extractor) -> Iterator[tuple[str, str | None]]:
    """(url, None) for an article made anew, (url, why) for one that stays as it was."""
    work = _Rebuilding(ask=ask, write=write, extractor=extractor)
    yield from _orphans(work)
    last = ask(_place)
    while row := ask(walk.after, last, "url", "articles"):
        last, url = row
        why = _remake(work, last)
        write(_remember, last)
        yield url, why
    write(_forget)


def _place(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT CAST(value AS INTEGER) FROM state WHERE name = ?", (_PLACE,)).fetchone()
    return row[0] if row else 0


def _remember(db: sqlite3.Connection, last: int) -> None:
    db.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", (_PLACE, str(last)))


def _forget(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM state WHERE name = ?", (_PLACE,))


# --- captures that a damaged file left without an article ---------------------------------------------------------


def _orphans(work: _Rebuilding) -> Iterator[tuple[str, str | None]]:
    """Give them to the articles they are of, or make those."""
    last = 0
    while row := work.ask(walk.after, last, "final_url, sha256", "captures WHERE article IS NULL"):
        last, url, sha256 = row
        made = _made(work, last, sha256)
        if isinstance(made, str):
            yield url, made
            continue
        work.write(articles.adopt, last, made)
        yield url, None


# --- one article --------------------------------------------------------------------------------------------------


def _remake(work: _Rebuilding, number: int) -> str | None:
    """Why it stays as it was, or None."""
    for _try in range(_TRIES):
        fetches = work.ask(_captures, number)
        if not fetches:
            return _("no fetch of it is kept")
        made = _made(work, *fetches[-1])
        if isinstance(made, str):
            return made
        older = _older(work, fetches[:-1])
        if work.write(_replace, number, fetches, made, older):
            return None
    return _("it was fetched anew meanwhile")


def _captures(db: sqlite3.Connection, number: int) -> list[tuple[int, str]]:
    return db.execute(
        "SELECT id, sha256 FROM captures WHERE article = ? AND NOT aside ORDER BY id", (number,)
    ).fetchall()


def _made(work: _Rebuilding, capture: int, sha256: str) -> articles.Arrival | str:
    """The article of a capture, or why there is none."""
    from warta.extraction.record import provenance

    try:
        page: Page | None = work.ask(_page, capture, sha256)
        if page is None:
            return _("its page is not kept")
        article = work.extractor(page)
    except (WartaError, ValueError) as error:
        return error.what if isinstance(error, WartaError) else str(error)
    return articles.arrival(page, article, provenance(page, article))


def _page(db: sqlite3.Connection, capture: int, sha256: str) -> Page | None:
    body = pages.get(db, sha256)
    return None if body is None else captures.page(db, capture, body)


def _older(work: _Rebuilding, fetches: list[tuple[int, str]]) -> list[_Shown | None]:
    """What each of these fetches shows, oldest first; None for one that can't be read any more."""
    known: dict[object, _Shown | None] = {}
    found = []
    for capture, sha256 in fetches:
        bytes_of_all = (sha256, work.ask(captures.companions, capture))
        if bytes_of_all not in known:
            made = _made(work, capture, sha256)
            known[bytes_of_all] = None if isinstance(made, str) else _shown(made)
        found.append(known[bytes_of_all])
    return found


def _shown(made: articles.Arrival) -> _Shown:
    """What revisions and comments are followed by: there may be many fetches, and a story is large."""
    article = made.loaded.article
    bare = replace(made.loaded, article=Article(thread=article.thread, truncated=article.truncated))
    return _Shown(bare, heads.of(made.json))


def _filled(shown: list[_Shown | None], last: _Shown) -> list[_Shown]:
    """What each fetch says, oldest first; one that can't be read any more says what the next one says."""
    found = [last]
    for each in reversed(shown):
        found.append(each or found[-1])
    return found[::-1]


def _say_the_same(one: _Shown, two: _Shown) -> bool:
    same_text = one.loaded.provenance.text_sha256 == two.loaded.provenance.text_sha256
    return same_text and heads.say_the_same(one.head, two.head)


def _replace(
    db: sqlite3.Connection,
    number: int,
    fetches: list[tuple[int, str]],
    made: articles.Arrival,
    older: list[_Shown | None],
) -> bool:
    """Write the article and its revisions anew, unless it was fetched again meanwhile. Inside a transaction."""
    if _captures(db, number) != fetches:
        return False
    said = _filled(older, _shown(made))
    starts = [0, *[at + 1 for at, (one, two) in enumerate(pairwise(said)) if not _say_the_same(one, two)], len(said)]
    known = db.execute(_KNOWN, (number,)).fetchone()
    db.execute("DELETE FROM revisions WHERE article = ?", (number,))
    for revision, (first, after) in enumerate(pairwise(starts), start=1):
        text_sha256 = said[first].loaded.provenance.text_sha256
        db.execute(
            "INSERT INTO revisions (article, number, text_sha256, first_capture, last_capture) VALUES (?, ?, ?, ?, ?)",
            (number, revision, text_sha256, fetches[first][0], fetches[after - 1][0]),
        )
    articles.write(db, number, fetches[-1][0], made, len(starts) - 1)
    if known:
        db.execute(_KNOW, (number, known[0], number))
    if all(older):  # else what is known of the comments is more than can be read anew
        comments.forget(db, number)
        for (capture, _sha256), each in zip(fetches, said, strict=True):
            comments.observe(db, number, capture, each.loaded)
    return True
