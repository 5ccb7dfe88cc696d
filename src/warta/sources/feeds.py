"""RSS and Atom: the posts of a feed, by feedparser, which is given nothing but harmless bytes."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.errors import ExtractError
from warta.i18n import _
from warta.model.source import Listed, Listing
from warta.sources.xml import harmless, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warta.model.capture import Page

ROOTS = ("rss", "feed", "rdf:RDF", "RDF")
_CONTENT = 20_000  # characters of a post that decide whether it is another one


def listing(page: Page) -> Listing:
    """The posts of a feed. Raises ExtractError for what is none."""
    import feedparser

    document = harmless(page)
    if document.root not in ROOTS:
        raise ExtractError(
            _("this is no feed"), hint=_("`warta sources add` looks for one"), kind="no-feed", url=page.final_url
        )
    # A string could be taken for an address or a file's name, and opened; a stream can't.
    found = feedparser.parse(
        BytesIO(document.data),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": page.final_url},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    posts = {post.url: post for each in found.entries if (post := _post(each, page.final_url))}
    return Listing(
        posts=tuple(posts.values()),
        title=told(found.feed.get("title")),
        home=_address(found.feed.get("link"), page.final_url),
        notes=document.notes,
    )


def _post(entry: Mapping[str, Any], base: str) -> Listed | None:
    """An entry as a post; None when it leads nowhere."""
    guid = told(entry.get("id"))
    url = _address(entry.get("feedburner_origlink"), base) or _address(entry.get("link"), base)
    url = url or (_address(guid, None) if guid.startswith("http") else "")
    if not url:
        return None
    published, updated = _moment(entry, "published_parsed"), _moment(entry, "updated_parsed")
    return Listed(
        url=url,
        title=told(entry.get("title")),
        guid=guid,
        published=published or updated,
        version=_version(entry),
        talk=told(entry.get("slash_comments") or entry.get("thr_total")),
    )


def _version(entry: Mapping[str, Any]) -> str:
    """What is another one when the entry's words are."""
    content = entry.get("content") or ()
    words = [entry.get("title"), _own(entry, "updated"), entry.get("summary"), *(each.get("value") for each in content)]
    text = "\x00".join([str(word)[:_CONTENT] for word in words if word])
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _own(entry: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - feedparser's own
    """What an entry has under just this name: feedparser takes one date for another, with a warning."""
    return dict.get(entry, name) if isinstance(entry, dict) else None


def _address(href: object, base: str | None) -> str:
    return urls.absolute(href.strip(), base) or "" if isinstance(href, str) and href.strip() else ""


def _moment(entry: Mapping[str, Any], name: str) -> datetime | None:
    """A date of an entry, which feedparser gives in UTC; None for one that never was."""
    given = _own(entry, name)
    try:
        return datetime.fromtimestamp(timegm(given), UTC) if given else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None
