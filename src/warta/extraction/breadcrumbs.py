"""The sections above a page, by the trail of crumbs that it shows, else by the one that it describes (schema.org).

A page with neither may link to its section (`rel="category"`, as WordPress's core prints it): that is one above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction import neighbour_titles, structured
from warta.extraction.text import line
from warta.extraction.vocabulary import words
from warta.model.article import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.extraction.dom import Tree

_CRUMBS = re.compile(r"breadcrumb|(?:^|[\s_-])crumbs?(?:$|[\s_-])")
_DESCRIBING = ("itemtype", "typeof", "aria-label")  # the first that says something counts
_MOST = 12
_LONGEST = 600  # characters: more is no trail
_STORY = words("h1 p article textarea")


def find(tree: Tree, base: str | None, own: str | None) -> tuple[tuple[Link, ...], set[int]]:
    """The sections, outermost first, and the nodes that hold them."""
    for i in _trails(tree):
        links = [j for j in range(i, tree.ends[i]) if tree.tags[j] == "a"]
        if 0 < len(links) <= _MOST and len(tree.raw_text(i)) <= _LONGEST:
            bare = not any(tree.tags[j] in _STORY for j in range(i + 1, tree.ends[i]))
            shown = ((tree.text(j) or tree.attribute(j, "title") or "", tree.attribute(j, "href") or "") for j in links)
            return _links(shown, base, own), {i} if bare else set(links)
    return _links(_described(tree), base, own) or _links(_section(tree), base, own), set()


def _trails(tree: Tree) -> Iterator[int]:
    """What a page calls a trail of crumbs, by name first, then by its type or label."""
    yield from tree.named([name for name in tree.holding("crumb") if _CRUMBS.search(name)])
    described = sorted({i for name in _DESCRIBING for i in tree.with_attribute(name)})
    said = [i for i in described if "breadcrumb" in _description(tree, i)]
    for tag in ("nav", "ol", "ul", "div", "p"):
        yield from (i for i in said if tree.tags[i] == tag)


def _description(tree: Tree, i: int) -> str:
    return next(filter(None, map(tree.attributes[i].get, _DESCRIBING)), "").lower()


def _described(tree: Tree) -> Iterator[tuple[str, str]]:
    """Title and address of each item of the first BreadcrumbList in JSON-LD."""
    if "BreadcrumbList" not in tree.described:
        return
    for node in structured.json_ld(tree):
        items = node.get("itemListElement")
        if "breadcrumblist" not in structured.types(node) or not isinstance(items, list):
            continue
        for each in items[:_MOST]:
            if isinstance(each, dict):
                item = each.get("item")
                inner = item if isinstance(item, dict) else {"@id": item}
                title = structured.text(each.get("name")) or structured.text(inner.get("name"))
                yield title, structured.text(inner.get("@id")) or structured.text(inner.get("url"))
        return


def _section(tree: Tree) -> list[tuple[str, str]]:
    """Title and address of the first section that a post is filed under: the others stand beside it, not above."""
    return [(tree.text(i), tree.attribute(i, "href") or "") for i in structured.rels(tree, "category")[:1]]


def _links(found: Iterable[tuple[str, str]], base: str | None, own: str | None) -> tuple[Link, ...]:
    """The crumbs as links, each section once, without this page itself."""
    links: dict[str, Link] = {}
    for words_of_link, href in found:
        address, title = urls.absolute(href, base) if href else None, neighbour_titles.bare(line(words_of_link))
        if address and title and not (own and urls.same_page(address, own)):
            links.setdefault(urls.key(address), Link(title=title[:200], url=address))
    return tuple(links.values())
