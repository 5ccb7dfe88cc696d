"""Find a site's own ways on: the posts before and after, the pages of this one, the sections above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction import breadcrumbs, neighbour_titles, neighbours
from warta.extraction.found import Found, base_address, outermost, own_address, parts
from warta.extraction.vocabulary import words
from warta.model.article import Link, Navigation

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.neighbours import Candidate, Direction

_MAY_BE_A_PAGE = re.compile(r"[/=]\d{1,2}/?$")
_PAGE_LINK = words("page numbers")
_MOST_PAGES = 99


def find(tree: Tree, url: str | None) -> Found[Navigation | None]:
    """The navigation of a page, None when there is none; it claims the links and what is only there to hold them."""
    base, own = base_address(tree, url), url or own_address(tree)
    links = neighbours.candidates(tree, base, own)
    pages, page_links = _pages(tree, base, own)
    up, trails = breadcrumbs.find(tree, base, own)
    told = links or (list(neighbours.hints(tree, base, own)) if own else [])
    previous, following = _neighbour(tree, "previous", told, base), _neighbour(tree, "next", told, base)
    nodes = {*neighbours.claimed(tree, links), *neighbours.claimed(tree, page_links), *trails}
    if previous and following and urls.same_page(previous.url, following.url):
        previous = following = None
    if not (previous or following or pages or up):
        return Found(value=None, nodes=outermost(tree, nodes))
    return Found(value=Navigation(previous=previous, next=following, pages=pages, up=up), nodes=outermost(tree, nodes))


def _neighbour(tree: Tree, direction: Direction, links: list[Candidate], base: str | None) -> Link | None:
    """The neighbour on one side: the surest link, the first of equals."""
    ours = [link for link in links if link.direction == direction]
    if not ours:
        return None
    best = max(ours, key=lambda link: link.weight)
    same = [link.node for link in ours if urls.same_page(link.url, best.url)]
    return Link(title=neighbour_titles.title(tree, same, base), url=best.url)


def _pages(tree: Tree, base: str | None, own: str | None) -> tuple[tuple[str, ...], list[Candidate]]:
    """The addresses of this article's pages in order, this one among them, and the links that lead there."""
    if not own or not base:
        return (), []
    found: dict[int, str] = {}
    links: list[Candidate] = []
    for i in _numbered(tree):
        said, called = tree.text(i), parts(tree.names[i]) >= _PAGE_LINK
        if not (called or said.isdecimal()):
            continue
        address = urls.absolute((tree.attribute(i, "href") or "").strip(), base)
        number = neighbours.page_number(address, own) if address else None
        if address and number and (said == str(number) or (called and str(number) in said)):
            found.setdefault(number, address.partition("#")[0])
            links.append(neighbours.Candidate(node=i, direction="next", url=address, weight=0))
    if not found or max(found) > _MOST_PAGES:
        return (), []
    found.setdefault(neighbours.page_number(own, own) or 1, own)
    return tuple(found[number] for number in sorted(found)), links


def _numbered(tree: Tree) -> list[int]:
    """The links whose address ends in a number, or that are called page numbers."""
    called = {name for name in tree.holding("numbers") if parts(name) >= _PAGE_LINK}
    names, attributes, links = tree.names, tree.attributes, tree.find_all("a")
    addresses = [attributes[i].get("href") or "" for i in links]
    # Nearly every address ends in letters, and the pattern is not asked.
    found = [
        i
        for i, href in zip(links, addresses, strict=True)
        if not href[-2:].rstrip("/").isalpha() and _MAY_BE_A_PAGE.search(href.strip())
    ]
    return sorted({*found, *[i for i in links if names[i] in called]}) if called else found
