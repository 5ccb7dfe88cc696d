"""How an address can be followed: what a page offers, the best way first."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from warta import urls
from warta.errors import ExtractError
from warta.extraction.sites.visit import header, tree_of
from warta.extraction.text import line
from warta.i18n import _
from warta.model.source import Offer
from warta.sources import feeds, json_feed, sitemaps, wordpress
from warta.sources.packed import unpacked
from warta.sources.xml import harmless, told

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.model.capture import Page

_FEEDS = {"application/rss+xml": "feed", "application/atom+xml": "feed", "application/feed+json": "jsonfeed"}
_API = "https://api.w.org/"
_LINK = re.compile(r"<([^<>]{1,2000})>\s*;[^,]{0,200}?rel\s*=\s*\"?([^\";,]{1,200})")
_OF_COMMENTS = re.compile(r"comment|komentar|kommentar|replies", re.IGNORECASE)
_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)


def offers(page: Page) -> tuple[Offer, ...]:
    """The ways to follow what a page is, or is a page of; the best first. Raises ExtractError for an OPML list."""
    page = unpacked(page)
    if data := _data(page):
        return data
    root = harmless(page).root
    if root in feeds.ROOTS:
        return (Offer(address=page.final_url, kind="feed"),)
    if root.rpartition(":")[2] in sitemaps.ROOTS:
        return (Offer(address=page.final_url, kind="sitemap"),)
    if root == "opml":
        raise ExtractError(
            _("this is a list of sources"), hint=_("`warta sources import FILE` takes them in"), kind="opml",
            url=page.final_url,
        )  # fmt: skip
    return _of_html(page)


def of_robots(text: str, page: Page) -> tuple[Offer, ...]:
    """The sitemaps that a robots.txt names, those of news alone when there are such."""
    found = [url for each in _SITEMAP.findall(text[:200_000]) if (url := urls.absolute(each, page.final_url))]
    news = [url for url in found if "news" in urls.path(url)]
    title = urls.host(page.final_url)
    return tuple(Offer(address=url, kind="sitemap", title=title) for url in (news or found)[:2])


def _data(page: Page) -> tuple[Offer, ...]:
    """What JSON is: a JSON Feed, or the root of a WordPress."""
    if not page.body.lstrip().startswith(b"{"):
        return ()
    try:
        data = json.loads(page.body)
    except (ValueError, RecursionError):
        return ()
    if json_feed.is_one(data):
        return (Offer(address=page.final_url, kind="jsonfeed"),)
    if wordpress.is_root(data):
        address = wordpress.posts_address(page.final_url)
        home = urls.absolute(str(data.get("home") or ""), None) or urls.front(page.final_url)
        return (Offer(address=address, kind="wordpress", title=wordpress.site_name(data), home=home),)
    return ()


def _of_html(page: Page) -> tuple[Offer, ...]:
    """A page of the web: at a site's root the whole site comes first, in a section the section's own feed."""
    tree = tree_of(page)
    title = _title(tree)
    named = _named(tree, page)
    # WordPress calls its feeds "Name » Feed", and its front page by the name and what it says of itself.
    called = next((name for offer in named if (name := offer.title.partition(" » ")[0]) != offer.title), title)
    whole = _wordpress(tree, page, called)
    own = [offer for offer in named if _is_below(offer.address, page.final_url)]
    rest = [offer for offer in named if offer not in own]
    itself = Offer(address=page.final_url, kind="page", title=title, home=page.final_url)
    ranked = (*whole, *own, *rest, itself) if _is_root(page.final_url) else (*own, itself, *whole, *rest)
    return tuple({(offer.kind, urls.key(offer.address)): offer for offer in ranked[::-1]}.values())[::-1]


def _named(tree: Tree, page: Page) -> list[Offer]:
    """The feeds that a page names, those of comments left out."""
    found = []
    for i in tree.find_all("link"):
        kind = _FEEDS.get((tree.attribute(i, "type") or "").partition(";")[0].strip().lower())
        rel = (tree.attribute(i, "rel") or "").lower().split()
        url = urls.absolute(tree.attribute(i, "href") or "", page.final_url)
        words = line(tree.attribute(i, "title") or "")
        if kind and url and "alternate" in rel and not _OF_COMMENTS.search(f"{url} {words}"):
            found.append(Offer(address=url, kind=kind, title=words, home=page.final_url))
    return found


def _wordpress(tree: Tree, page: Page, title: str) -> tuple[Offer, ...]:
    """The REST interface that a page names, in its head or in a header."""
    links = [(tree.attribute(i, "href") or "", tree.attribute(i, "rel") or "") for i in tree.find_all("link")]
    links += _LINK.findall(header(page, "link")[:8000])
    for href, rel in links:
        url = urls.absolute(href, page.final_url) if _API in rel.split() else None
        if url and urls.origin(url) == urls.origin(page.final_url):
            home = urls.front(page.final_url)
            return (Offer(address=wordpress.posts_address(url), kind="wordpress", title=title, home=home),)
    return ()


def _title(tree: Tree) -> str:
    """What a page calls its site, or itself."""
    for i in tree.find_all("meta"):
        if tree.attribute(i, "property") == "og:site_name" and (words := told(tree.attribute(i, "content"))):
            return words
    return next((words for i in tree.find_all("title") if (words := tree.text(i))), "")


def _is_root(url: str) -> bool:
    return urls.path(url) == "/" and "?" not in url


def _is_below(address: str, url: str) -> bool:
    """Whether a feed belongs to just this section: its address begins as the section's does."""
    here = url.partition("?")[0].partition("#")[0].rstrip("/") + "/"
    return address.startswith(here) and not (_is_root(url) and urls.origin(address) != urls.origin(url))
