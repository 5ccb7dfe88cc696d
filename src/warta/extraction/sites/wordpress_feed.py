"""The feed of a post's comments, on a WordPress without REST: a hint that there are more, and never the thread itself.

It holds the ten newest, flat and without parents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.extraction.sites import wordpress_facts as pages
from warta.extraction.sites import wordpress_rest as rest
from warta.extraction.sites.told import many
from warta.extraction.sites.visit import failure
from warta.model.article import Thread
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.ports.sites import Visit

_RSS = "application/rss+xml"
_COMMENT = re.compile(rb"#comment-(\d{1,19})\s*(?:\]\]>)?\s*</guid>")


def claims(visit: Visit) -> bool:
    """Whether the page has room for comments, does not say how many there are, and names their feed."""
    thread = visit.article.thread
    return thread is not None and thread.total is None and pages.is_wordpress(visit) and _feed(visit) is not None


def wanted(visit: Visit) -> Iterator[Wanted]:
    """The feed, where REST is off."""
    feed = _feed(visit)
    if feed and _is_without_rest(visit):
        yield Wanted(url=feed, why="whether there are more comments")


def merged(visit: Visit) -> Article:
    """The article with the word that there are comments which are not here."""
    article, feed = visit.article, _feed(visit)
    answer = visit.answer(feed) if feed else None
    if answer is None or failure(answer):
        return article
    thread = article.thread or Thread()
    told = {found.decode("ascii") for found in _COMMENT.findall(answer.body)}
    missing = len(told - {comment.id for comment in thread.walk()})
    if not missing:
        return article
    total = max(thread.total or 0, thread.shown + missing)
    reason = f"the site's feed has {many(missing)} that its pages do not show"
    thread = replace(thread, total=total, complete=False)
    return replace(article, thread=thread, incomplete=(*article.incomplete, reason))


def _feed(visit: Visit) -> str | None:
    """The address of the feed of this very post: under its own, or with its number where links are not pretty."""
    tree = visit.tree_of(visit.page)
    stem, post = pages.comment_stem(visit).rstrip("/"), pages.facts(visit).post
    for i in tree.find_all("link"):
        address = urls.absolute(tree.attribute(i, "href") or "", visit.page.final_url)
        if not address or tree.attribute(i, "type") != _RSS or urls.origin(address) != urls.origin(stem):
            continue
        plain = re.search(r"[?&]feed=", address) and re.search(rf"[?&]p={post}(?:&|$)", address)
        if plain or address.rstrip("/") == f"{stem}/feed":
            return address
    return None


def _is_without_rest(visit: Visit) -> bool:
    """Whether the page names no interface, or that refused to tell the comments."""
    known = pages.facts(visit)
    if known.rest is None:
        return True
    first = visit.answer(known.address("wp/v2/comments", **rest.comments_query(known.post or "", 1)))
    return first is not None and bool(failure(first))
