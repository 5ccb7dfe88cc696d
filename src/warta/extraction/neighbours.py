"""The links to the posts before and after this one, by what the page's structure says of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from warta import urls
from warta.extraction.found import outermost, parts
from warta.extraction.labels import is_kind
from warta.extraction.vocabulary import words
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree

Direction: TypeAlias = Literal["previous", "next"]

_PREVIOUS = words("prev previous prevpost previouspost prevlink previouslink prevarticle previousarticle")
_NEXT = words("next nextpost nextlink nextarticle")
# "Older" and "newer" say it of posts only beside a word for a link or a post.
_OLDER, _NEWER, _OF_POSTS = (
    words("older"),
    words("newer"),
    words("link post posts page entry entries article pager nav"),
)
# What stands around the neighbours of a post, whatever the theme.
_AROUND = words(
    "nav navigation navigations pagination paginav pager pagenav post posts article entry single adjacent siblings "
    "neighbours neighbors nextprev prevnext story blog item default postnav navi"
)
_NAVIGATION = words(
    "nav navigation navigations pagination paginav pager pagenav postnav navi adjacent nextprev prevnext"
)
_NAVIGATION_PIECES = ("nav", "paginat", "pager", "adjacent")  # one stands in each of these that names no direction
_OF_A_POST = words("post posts article entry single story blog postnav")
# Ways on through something else: comments, pictures, months.
_RELS = words("prev previous next")
_ELSEWHERE = words(
    "comment comments calendar slider slick swiper carousel gallery lightbox slide slides slideshow owl glide splide "
    "modal tablist related recommended recommendations popular trending"
)
_READ_NEXT = re.compile(r"(?:read|up|watch|listen|whats|play)[\s_-]?next|next[\s_-]?(?:up|read)")
_COMMENT_PAGE = re.compile(r"/comment-page-\d+|[?&]cpage=\d|#comment")
_ARCHIVE_PAGE = re.compile(
    r"/page/\d+/?(?:[?#]|$)|[?&]\w*(?:page|paged|start|offset|updated-max|pg)=\d|/search[/?]|[/-]page-?\d+(?:\.html?|/)?$"
)
# What a page's address has more than the article's own.
_PAGE_OF = re.compile(r"(?:/|/page/|[?&](?:page|pg|halaman)=)([1-9]\d?)")
_LIKE_A_PAGE = re.compile(r"[/?&;_-](?:(?:\w*page|pg|pagina|halaman|p|s|st|start)[=/-]?)?\d{1,5}/?")
# How far up a link's surroundings are looked at.
_UP = 4
_BY_NAME = 2  # the weight of a link that only a name makes a neighbour's
_WHOLE_PAGE = words("html body main article")


class Candidate(Value, frozen=True, kw_only=True):
    """A link that may lead to a neighbour. `weight`: 4 says it by rel where it is awaited, 1 has only words for it."""

    node: int
    direction: Direction
    url: str
    weight: int


def candidates(tree: Tree, base: str | None, own: str | None) -> list[Candidate]:
    """Every link that its structure makes a neighbour's, in document order."""
    found: list[Candidate] = []
    for i in _worth_asking(tree):
        around = _around(tree, i)
        told = _direction(tree, i, around)
        if told is None:
            continue
        address = _address(tree, i, base, own)
        if address and not _leads_elsewhere(tree, around):
            found.append(Candidate(node=i, direction=told[0], url=address, weight=told[1]))
    return [link for link in found if link.weight > _BY_NAME or _is_rare(link, found)]


def _worth_asking(tree: Tree) -> list[int]:
    """The links that may be told to lead on: by a rel of their own, or by the name of something around them."""
    links, asked = tree.find_all("a"), {i for word in _RELS for i in tree.by_rel.get(word, ())}
    directed = tree.holding("prev", "next", "older", "newer")
    names = {name for name in directed if _said(name)[0]}
    names.update(name for name in directed | tree.holding(*_NAVIGATION_PIECES) if _is_navigation_of_posts(name))
    for i in outermost(tree, {i for i in tree.named(names) if tree.tags[i] not in _WHOLE_PAGE}):
        asked.update(links[bisect_left(links, i) : bisect_left(links, tree.ends[i])])
    return sorted(asked)


def _is_rare(link: Candidate, found: list[Candidate]) -> bool:
    """Whether a name marks one link or two: what marks more is a style, not a direction."""
    alike = {other.url for other in found if (other.direction, other.weight) == (link.direction, link.weight)}
    return len(alike) <= 2


def hints(tree: Tree, base: str | None, own: str | None) -> Iterator[Candidate]:
    """What the head says: the last hint, since there it is mostly the pages of a listing."""
    for i in tree.find_all("link"):
        direction = _by_rel(tree, i)
        address = _address(tree, i, base, own) if direction else None
        if direction and address:
            yield Candidate(node=i, direction=direction, url=address, weight=0)


def claimed(tree: Tree, links: list[Candidate]) -> frozenset[int]:
    """The navigation around these links: as far up as nothing but the links and a few words stands there."""
    addresses = frozenset(tree.attribute(link.node, "href") for link in links)
    return outermost(tree, {_claimed_from(tree, link.node, addresses) for link in links})


def _direction(tree: Tree, i: int, around: list[int]) -> tuple[Direction, int] | None:
    """Which way a link leads and how sure that is: by rel, by the names of it and what holds it, by its words."""
    if (direction := _by_rel(tree, i)) is not None:
        return direction, 4 if _is_awaited(tree, around) else 3
    if (direction := _by_name(tree, i, around)) is not None:
        return (direction, _BY_NAME) if _is_awaited(tree, around) else None
    if _is_post_navigation(tree, around) and (direction := _by_words(tree, i)) is not None:
        return direction, 1
    return None


def _by_rel(tree: Tree, i: int) -> Direction | None:
    rel = tree.attributes[i].get("rel")
    if not rel:
        return None
    given = rel.lower().split()
    if "prev" in given or "previous" in given:
        return "previous"
    return "next" if "next" in given else None


def _by_name(tree: Tree, i: int, around: list[int]) -> Direction | None:
    """The nearest name that says one way and not the other, of something that holds no other link."""
    for j in around:
        if not (name := tree.names[j]):
            continue
        direction, both = _said(name)
        if both:
            return None
        if direction:
            return direction if _is_alone(tree, i, j) else None
    return None


@lru_cache(maxsize=1024)
def _said(name: str) -> tuple[Direction | None, bool]:
    """The direction in a name, and whether it says both."""
    said = parts(name.replace("__next", ""))
    of_posts = not said.isdisjoint(_OF_POSTS)
    back = not said.isdisjoint(_PREVIOUS) or (of_posts and not said.isdisjoint(_OLDER))
    on = not said.isdisjoint(_NEXT) or (of_posts and not said.isdisjoint(_NEWER))
    if back and on:
        return None, True
    return ("previous" if back else "next" if on else None), False


def _is_alone(tree: Tree, link: int, holder: int) -> bool:
    """Whether every link of a holder leads where this one does."""
    href = tree.attribute(link, "href")
    inside = range(holder, tree.ends[holder])
    return all(tree.tags[j] != "a" or tree.attribute(j, "href") == href for j in inside[:200]) and len(inside) <= 200


def _by_words(tree: Tree, i: int) -> Direction | None:
    text = tree.text(i)
    first = next((tree.texts[j] for j in range(i, tree.ends[i]) if tree.texts[j].strip()), "")
    for said in (text, first, text.partition(":")[0]):
        back, on = is_kind(said, "previous"), is_kind(said, "next")
        if back is not on:
            return "previous" if back else "next"
    return None


def _is_awaited(tree: Tree, around: list[int]) -> bool:
    """Whether a link stands where neighbours stand."""
    return any(tree.tags[j] == "nav" or not parts(tree.names[j]).isdisjoint(_AROUND) for j in around)


def _is_post_navigation(tree: Tree, around: list[int]) -> bool:
    """Whether something around a link is called a navigation of posts."""
    return any(_is_navigation_of_posts(tree.names[j]) for j in around)


def _is_navigation_of_posts(name: str) -> bool:
    said = parts(name)
    return not said.isdisjoint(_NAVIGATION) and not said.isdisjoint(_OF_A_POST)


def _around(tree: Tree, i: int) -> list[int]:
    """A link and what holds it, a few steps up."""
    found = [i]
    for j in tree.ancestors(i):
        if len(found) > _UP or tree.tags[j] in _WHOLE_PAGE:
            break
        found.append(j)
    return found


def _leads_elsewhere(tree: Tree, around: list[int]) -> bool:
    """Whether a link pages through comments, pictures, a calendar or a list of what to read next."""
    for j in around:
        name = tree.names[j]
        if name and (not parts(name).isdisjoint(_ELSEWHERE) or _READ_NEXT.search(name)):
            return True
    return False


def _address(tree: Tree, i: int, base: str | None, own: str | None) -> str | None:
    """Where a link leads, unless that is this page, one of its pages, another site or a page of a listing."""
    href = (tree.attribute(i, "href") or "").strip()
    if not href or href[0] == "#" or _COMMENT_PAGE.search(href) or _ARCHIVE_PAGE.search(href):
        return None
    address = urls.absolute(href, base)
    if address is None or (base and not _same_site(address, base)):
        return None
    address = address.partition("#")[0]
    if _path(address) == "/" and "?" not in address:
        return None
    return None if own and _is_of(urls.key(address), urls.key(own)) else address


def _is_of(address: str, own: str) -> bool:
    """Whether an address is this article, another page or another view of it. Both are keys."""
    if address == own or ("?" not in own and _path(address) == _path(own)):
        return True
    longer, shorter = (address, own) if len(address) > len(own) else (own, address)
    return longer.startswith(shorter) and _LIKE_A_PAGE.fullmatch(longer[len(shorter) :]) is not None


def page_number(address: str, own: str) -> int | None:
    """Which page of an article an address is: 2 for `/POST/2/` and `/POST/?page=2`; None when it is something else.

    `own` is the article's address or that of any of its pages.
    """
    key, stem = urls.key(address), urls.key(own)
    for article in (stem, _without_page(stem)):
        found = _PAGE_OF.fullmatch(key[len(article) :]) if key.startswith(article) else None
        if found:
            return int(found[1])
    return 1 if key == _without_page(stem) != stem else None


def _without_page(key: str) -> str:
    found = _LAST_PAGE.search(key)
    return key[: found.start()] if found else key


_LAST_PAGE = re.compile(_PAGE_OF.pattern + "$")


def _path(address: str) -> str:
    return "/" + address.partition("?")[0].split("/", 3)[-1] if address.count("/") > 2 else "/"


def _same_site(a: str, b: str) -> bool:
    return urls.host(a).removeprefix("www.") == urls.host(b).removeprefix("www.")


def _claimed_from(tree: Tree, link: int, addresses: frozenset[str | None]) -> int:
    top = link
    for j in tree.ancestors(link):
        if tree.tags[j] in _WHOLE_PAGE or not _is_all_navigation(tree, j, addresses):
            break
        top = j
    return top


def _is_all_navigation(tree: Tree, i: int, addresses: frozenset[str | None]) -> bool:
    """Whether a subtree has no link but the neighbours' (they may stand twice), and few words of its own."""
    room = 300 if not parts(tree.names[i]).isdisjoint(_NAVIGATION) or tree.tags[i] == "nav" else 60
    j, end = i, tree.ends[i]
    while j < end:
        if tree.tags[j] == "a":
            if tree.attribute(j, "href") not in addresses:
                return False
            j = tree.ends[j]
            continue
        room -= len(tree.texts[j].strip())
        if room < 0 or tree.tags[j] in {"h1", "textarea"}:
            return False
        j += 1
    return True
