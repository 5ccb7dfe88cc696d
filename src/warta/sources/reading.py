"""The posts of a source, of whatever kind it is, from what it has answered so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.sources import feeds, front_page, json_feed, sitemaps, wordpress
from warta.sources.packed import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warta.model.capture import Page
    from warta.model.source import Listed, Listing

_BY_KIND: dict[str, Callable[[Page], Listing]] = {
    "feed": feeds.listing,
    "jsonfeed": json_feed.listing,
    "sitemap": sitemaps.listing,
    "page": front_page.listing,
}


def listing(kind: str, pages: Sequence[Page], most: int) -> Listing:
    """What the answers of a source list, the first of them being of its own address; `most`: posts that are wanted.

    `more` are the addresses that would tell more, answered ones too. Raises ExtractError.
    """
    if kind == "wordpress":
        return wordpress.listing(pages, most)
    read = _BY_KIND[kind]
    parts = [read(unpacked(page)) for page in pages]
    posts: dict[str, Listed] = {}
    for part in parts:
        for post in part.posts:
            posts.setdefault(post.url, post)
    more = () if len(posts) >= most else tuple(dict.fromkeys(url for part in parts for url in part.more))
    notes = tuple(dict.fromkeys(note for part in parts for note in part.notes))
    return replace(parts[0], posts=tuple(posts.values()), more=more, notes=notes)
