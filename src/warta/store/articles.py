"""Articles: match a page to its article, detect a new revision, write the article, its addresses and revisions."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, NamedTuple

from warta import urls
from warta.model.capture import LoadedArticle
from warta.model.value import Value
from warta.render.json import article_to_json
from warta.store import article_codec, captures, heads, index
from warta.store.addresses import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from warta.model.article import Article
    from warta.model.capture import Page, Provenance

_MANY = 10**9  # limits a claimed count to what SQLite can store
_HEAD = 1 << 17
_LINK = re.compile(rb"<link\s[^<>]{1,2000}>", re.IGNORECASE)
_SHORTLINK = re.compile(rb"""\srel=["']?shortlink\b""", re.IGNORECASE)
_HREF = re.compile(rb"""\shref=["']?([^"'<>\s]{1,1000})""", re.IGNORECASE)
_SHORTLINK_HEADER = re.compile(r"""<([^<>\s]{1,1000})>\s{0,8};\s{0,8}rel=["']?shortlink\b""", re.IGNORECASE)
_POST = re.compile(r"[?&](?:p|page_id)=\d{1,19}(?:&|$)")
# Host prefixes of the same site.
_PREFIX = re.compile(r"^(?:www|m|mobile|amp)\.")


class Arrival(Value, frozen=True, kw_only=True):
    """An article prepared for storing, before the transaction, to keep that short."""

    loaded: LoadedArticle
    json: dict[str, Any]
    row: bytes
    requested: str
    final: str
    claimed: str
    guid: str
    url: str
    words: index.Document


class _Held(NamedTuple):
    id: int
    title: str
    published: str | None
    text_sha256: str
    revision: int
    capture: int
    extractor: str
    sha256: str | None


def arrival(page: Page, article: Article, record: Provenance) -> Arrival:
    """Prepare everything that depends only on the page and its article."""
    loaded = LoadedArticle(article=article, provenance=record)
    data = article_to_json(loaded)
    claimed = claim(page.final_url, article.canonical_url)
    url = captures.plain(claimed or page.final_url or page.requested_url)
    return Arrival(
        loaded=loaded,
        json=data,
        row=article_codec.deflate(data),
        requested=key(page.requested_url),
        final=key(page.final_url),
        claimed=key(claimed),
        guid=key(guid(page)),
        url=url,
        words=index.document(data, url),
    )


def claim(final: str, canonical: str | None) -> str:
    """Return the canonical address if it is on the page's site and not merely the front page, else "".

    Otherwise a page could store its text under the address of another page.
    """
    if not canonical or not final or _site(canonical) != _site(final):
        return ""
    whole = urls.key(canonical)
    front = whole.rstrip("/") == urls.key(urls.origin(canonical)).rstrip("/")
    return "" if front and urls.key(final) != whole else canonical


def guid(page: Page) -> str:
    """Return the permanent WordPress shortlink (`/?p=12`) of the page, from header or markup; "" for none."""
    told = [_SHORTLINK_HEADER.search(value) for name, value in page.response_headers if name.lower() == "link"]
    address = next((found[1] for found in told if found), "")
    if not address:
        for link in _LINK.finditer(page.body[:_HEAD]):
            if _SHORTLINK.search(link[0]) and (found := _HREF.search(link[0])):
                address = unescape(found[1].decode("utf-8", "replace"))
                break
    address = urls.absolute(address, page.final_url) or "" if address else ""
    return address if _POST.search(address) and _site(address) == _site(page.final_url) else ""


def settle(db: sqlite3.Connection, capture: int, new: Arrival) -> tuple[int, int]:
    """Store a capture in its article, created when new; return (article, revision). Inside a transaction."""
    held = _story(db, new)
    revision = _revision(db, held, new) if held else 1
    return place(db, held.id if held else None, capture, new, revision), revision


def lay_aside(db: sqlite3.Connection, capture: int, new: Arrival) -> tuple[int, int] | None:
    """Attach an imported capture to an article that has a newer one; return (article, revision).

    Return None and change nothing when it is the newest: then use `settle`. Inside a transaction.
    """
    held = _story(db, new)
    if held is None:
        return None
    when = captures.moment(new.loaded.provenance.fetched_at)
    row = db.execute("SELECT fetched_at > ? FROM articles WHERE id = ?", (when, held.id)).fetchone()
    if not row[0]:
        return None
    db.execute("UPDATE captures SET article = ?, aside = 1 WHERE id = ?", (held.id, capture))
    return held.id, held.revision


def place(db: sqlite3.Connection, number: int | None, capture: int, new: Arrival, revision: int) -> int:
    """Make a capture the newest of an article, with revision and addresses; return the article's number."""
    number = write(db, number, capture, new, revision)
    db.execute("UPDATE captures SET article = ? WHERE id = ?", (number, capture))
    _count(db, number, revision, new.loaded.provenance.text_sha256, capture)
    _know(db, number, capture, new)
    return number


def adopt(db: sqlite3.Connection, capture: int, new: Arrival) -> None:
    """Attach a capture without an article to its article; a newer capture stays the current one."""
    held = _story(db, new)
    if held and capture < held.capture:
        db.execute("UPDATE captures SET article = ? WHERE id = ?", (held.id, capture))
        return
    settle(db, capture, new)


def write(db: sqlite3.Connection, number: int | None, capture: int, new: Arrival, revision: int) -> int:
    """Write the row, text and index of an article; return its number: the given one, or a new one."""
    facts = _facts(capture, new, revision)
    if number is None or not db.execute(_UPDATE, (*facts, number)).rowcount:
        number = db.execute(_INSERT, (number, *facts)).lastrowid or 0
    db.execute("INSERT OR REPLACE INTO readings (article, json) VALUES (?, ?)", (number, new.row))
    index.put(db, number, new.words)
    for address in filter(None, (new.claimed, new.guid)):
        db.execute("INSERT OR IGNORE INTO addresses (key, article, final) VALUES (?, ?, 0)", (address, number))
    return number


def _site(url: str) -> str:
    return _PREFIX.sub("", urls.host(url))


# --- the same story? ----------------------------------------------------------------------------------------------


def _story(db: sqlite3.Connection, new: Arrival) -> _Held | None:
    """Return the page's article: by final address, or by claimed or requested address if title or text agree."""
    held = _at(db, new.final, fetched=True)
    if held:
        return held
    for address in (new.claimed, new.final, new.requested):
        held = _at(db, address, fetched=False)
        if held and _alike(held, new):
            return held
    held = _at(db, new.guid, fetched=False) if new.guid else None
    return held if held and (_alike(held, new) or _of_one_moment(held, new)) else None


def _at(db: sqlite3.Connection, address: str, *, fetched: bool) -> _Held | None:
    row = db.execute(
        "SELECT a.id, a.title, a.published, a.text_sha256, a.revision, a.capture, a.extractor, c.sha256"
        " FROM addresses d"
        " JOIN articles a ON a.id = d.article LEFT JOIN captures c ON c.id = a.capture"
        " WHERE d.key = ? AND (d.final OR NOT ?)",
        (address, fetched),
    ).fetchone()
    return _Held(*row) if row else None


def _alike(held: _Held, new: Arrival) -> bool:
    title = new.json["title"] or ""
    return held.text_sha256 == new.loaded.provenance.text_sha256 or (
        bool(title) and held.title == captures.plain(title)
    )


def _of_one_moment(held: _Held, new: Arrival) -> bool:
    """Whether both have the same publication time, which a renamed and rewritten post keeps."""
    published = new.json["published"]
    return bool(published) and held.published == published


def _revision(db: sqlite3.Connection, held: _Held, new: Arrival) -> int:
    """Return the revision number: a change of text or metadata is a new one; the same bytes never are."""
    record = new.loaded.provenance
    same_bytes = record.sha256 == held.sha256 and _is_of_one_page(new.loaded.article)
    same = same_bytes or (record.text_sha256 == held.text_sha256 and _has_its_head(db, held, new))
    return held.revision if same else held.revision + 1


def _has_its_head(db: sqlite3.Connection, held: _Held, new: Arrival) -> bool:
    """Whether the metadata is unchanged; assumed where another extractor version made it or it is unreadable."""
    row = db.execute("SELECT json FROM readings WHERE article = ?", (held.id,)).fetchone()
    if row is None or held.extractor != new.loaded.provenance.extractor:
        return True
    try:
        before = heads.of(article_codec.inflate_json(row[0], held.id, held.revision))
    except (ValueError, TypeError, KeyError):
        return True
    return heads.say_the_same(before, heads.of(new.json))


def _is_of_one_page(article: Article) -> bool:
    """Whether the text comes from this page alone: of several joined pages another one may have changed."""
    return article.navigation is None or article.navigation.pages_joined == 1


# --- rows ---------------------------------------------------------------------------------------------------------

_FACTS = (
    "url", "title", "site", "published", "placed", "fetched_at", "words", "comments", "folded", "text_sha256",
    "revision", "extractor", "capture",
)  # fmt: skip


def _facts(capture: int, new: Arrival, revision: int) -> tuple[object, ...]:
    """Return the columns of an article, in the order of _FACTS."""
    article, record, data = new.loaded.article, new.loaded.provenance, new.json
    thread = data["thread"]
    title = captures.plain(article.title or "")
    site = captures.plain(article.site or urls.host(new.url))
    fetched = record.fetched_at.timestamp()
    return (
        new.url,
        title,
        site,
        data["published"],
        min(article.published.timestamp(), fetched) if article.published else fetched,
        captures.moment(record.fetched_at),
        data["words"],
        min(max(thread["total"] or 0, thread["shown"]), _MANY) if thread else 0,
        f"{title} {site} {new.url}".casefold(),
        record.text_sha256,
        revision,
        record.extractor,
        capture,
    )


_INSERT = f"INSERT INTO articles (id, {', '.join(_FACTS)}) VALUES (?, {', '.join('?' * len(_FACTS))})"  # noqa: S608 - our own
_UPDATE = f"UPDATE articles SET {', '.join(f'{name} = ?' for name in _FACTS)} WHERE id = ?"  # noqa: S608 - our own


def _count(db: sqlite3.Connection, number: int, revision: int, text_sha256: str, capture: int) -> None:
    """Insert the revision, or extend it to this capture."""
    db.execute(
        "INSERT INTO revisions (article, number, text_sha256, first_capture, last_capture) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (article, number) DO UPDATE SET text_sha256 = excluded.text_sha256,"
        " last_capture = excluded.last_capture",
        (number, revision, text_sha256, capture, capture),
    )


def _know(db: sqlite3.Connection, number: int, capture: int, new: Arrival) -> None:
    """Assign the requested and the final address to the article, also if another one claimed them."""
    seen = captures.moment(new.loaded.provenance.fetched_at)
    for address in sorted({new.requested, new.final} - {""}):
        db.execute(
            "INSERT INTO addresses (key, article, final, capture, seen_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET article = excluded.article, final = excluded.final,"
            " capture = excluded.capture, seen_at = excluded.seen_at",
            (address, number, address == new.final, capture, seen),
        )
