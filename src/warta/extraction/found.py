"""What a finder brings back: its value, and the parts of the page that are thereby no story."""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from warta import urls
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.dom import Tree

Kind = TypeVar("Kind")


class Found(Value, Generic[Kind], frozen=True, kw_only=True):
    """A value read off a page; `nodes` are the roots of the subtrees it claims: the body leaves them out."""

    value: Kind
    nodes: frozenset[int] = frozenset()


@lru_cache(maxsize=1024)
def parts(name: str) -> frozenset[str]:
    """The words of an element's class and id: "nav-previous post_link" is nav, previous, post, link."""
    return frozenset(name.replace("-", " ").replace("_", " ").split())


def base_address(tree: Tree, url: str | None) -> str | None:
    """What the page's links count from: its <base>, its address, else the address it gives itself."""
    for i in tree.find_all("base"):
        if (href := tree.attribute(i, "href")) and (base := urls.absolute(href, url)):
            return base
    return url or own_address(tree)


def own_address(tree: Tree) -> str | None:
    """The canonical address a page gives itself."""
    for i in tree.find_all("link"):
        if (tree.attribute(i, "rel") or "").lower() == "canonical":
            return urls.absolute(tree.attribute(i, "href") or "", None)
    return None


def within(tree: Tree, i: int, roots: frozenset[int]) -> bool:
    """Whether a node is one of these roots or stands inside one."""
    return i in roots or any(ancestor in roots for ancestor in tree.ancestors(i))


def outside(tree: Tree, nodes: list[int], roots: frozenset[int]) -> list[int]:
    """Those of some nodes that are none of these outermost roots and stand inside none."""
    starts = sorted(roots)
    ends = [0, *(tree.ends[start] for start in starts)]  # of the last root that starts before a node, or at it
    return [i for i in nodes if i >= ends[bisect(starts, i)]]


def outermost(tree: Tree, nodes: set[int]) -> frozenset[int]:
    """These nodes without those that stand inside another of them."""
    kept: list[int] = []
    end = -1
    for i in sorted(nodes):
        if i >= end:
            kept.append(i)
            end = tree.ends[i]
    return frozenset(kept)
