"""The answers of WordPress's REST interface: comments with their true parents, posts with their true titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warta import urls
from warta.extraction import dates
from warta.extraction.sites.visit import data_of, failure, header
from warta.extraction.text import line
from warta.extraction.threads.reading import Said
from warta.model.article import Link
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.sites.fragments import Reader
    from warta.model.capture import Page
    from warta.ports.sites import Visit

PER_PAGE = 100  # what REST gives at most
_DAMAGED = "the answer is damaged"
_FIELDS = "id,parent,author,author_name,author_url,date_gmt,content,link"
_LONGEST_NAME = 120


class Told(Value, frozen=True, kw_only=True):
    """The comments that REST told: the rows as they came, how many there are, and why some are missing."""

    rows: tuple[dict[str, Any], ...] = ()
    total: int | None = None
    trouble: str = ""
    asked: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything that REST has is here."""
        return self.asked and not self.trouble and (self.total is None or len(self.rows) >= self.total)


def comments_query(post: str, number: int) -> dict[str, str]:
    """One page of a post's comments, oldest first: newer ones that come meanwhile stand behind."""
    return {
        "post": post,
        "per_page": str(PER_PAGE),
        "page": str(number),
        "order": "asc",
        "orderby": "date_gmt",
        "_fields": _FIELDS,
    }


def comments(pages: list[Page]) -> Told:
    """The comments of the answers, in the order of their pages."""
    rows: dict[str, dict[str, Any]] = {}
    total: int | None = None
    trouble = ""
    for page in pages:
        data = None if failure(page) else data_of(page)
        if not isinstance(data, list):
            trouble = trouble or failure(page) or _DAMAGED
            continue
        if total is None:
            total = _number(header(page, "x-wp-total"))
        for row in data:
            if isinstance(row, dict) and (key := _id(row.get("id"))):
                rows.setdefault(key, row)
    return Told(rows=tuple(rows.values()), total=total, trouble=trouble, asked=bool(pages))


def pages_of(first: Page) -> int:
    """How many pages of comments there are, as the first one's headers say; a full page alone promises one more."""
    data = data_of(first)
    told = _number(header(first, "x-wp-totalpages"))
    if told is not None or not isinstance(data, list):
        return told or 1
    return 2 if len(data) >= PER_PAGE else 1


def is_full(page: Page) -> bool:
    """Whether an answer holds as many rows as it may."""
    data = data_of(page)
    return isinstance(data, list) and len(data) >= PER_PAGE


def said(row: dict[str, Any], reader: Reader, *, by_author: bool, visit: Visit) -> Said:
    """One comment as REST tells it; its date is GMT."""
    content = row.get("content")
    given = row.get("date_gmt")
    link, site = row.get("link"), row.get("author_url")
    permalink = urls.absolute(link, None) if isinstance(link, str) else None
    return Said(
        id=_id(row.get("id")) or "",
        author=reader.text(row.get("author_name"))[:_LONGEST_NAME],
        author_url=urls.absolute(site, None) if isinstance(site, str) and site else None,
        posted_at=dates.iso(f"{given}Z") if isinstance(given, str) else None,
        body=reader.blocks(content.get("rendered") if isinstance(content, dict) else None),
        kind="comment",
        by_author=by_author,
        permalink=permalink if permalink and urls.host(permalink) == urls.host(visit.page.final_url) else None,
        state="public",
        answers=None,
        level=None,
    )


def parent_of(row: dict[str, Any]) -> str | None:
    """Whom a comment answers."""
    return _id(row.get("parent"))


def writer_of(row: dict[str, Any]) -> str | None:
    """The number of the account that wrote a comment; None for a visitor."""
    return _id(row.get("author"))


def id_of(row: dict[str, Any]) -> str:
    """The number of a comment."""
    return _id(row.get("id")) or ""


def neighbour(page: Page, reader: Reader) -> tuple[Link | None, str]:
    """The post of a list of one with its title, and what was wrong with the answer; no post is no trouble."""
    if why := failure(page):
        return None, why
    data = data_of(page)
    if not isinstance(data, list) or (data and not isinstance(data[0], dict)):
        return None, _DAMAGED
    if not data:
        return None, ""
    link, title = data[0].get("link"), data[0].get("title")
    address = urls.absolute(link, None) if isinstance(link, str) else None
    if not address or urls.host(address) != urls.host(page.final_url):
        return None, _DAMAGED
    return Link(title=reader.text(title.get("rendered") if isinstance(title, dict) else None), url=address), ""


def published(page: Page) -> str:
    """The moment of a post as the site's own clock has it, without an offset; "" when the answer tells none."""
    data = data_of(page)
    given = data.get("date") if isinstance(data, dict) else None
    moment = dates.iso(given) if isinstance(given, str) else None
    return line(f"{moment:%Y-%m-%dT%H:%M:%S}") if moment else ""


def _id(value: object) -> str | None:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**19 else None


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None
