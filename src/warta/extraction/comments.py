"""Find the comments of a page as a tree, and everything of the page that belongs to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.extraction.customs import Customs
from warta.extraction.found import Found, base_address, outermost, own_address
from warta.extraction.tags import INLINE
from warta.extraction.threads import described, family, reading, shapes
from warta.extraction.threads.section import Section
from warta.model.article import Thread

if TYPE_CHECKING:
    from datetime import datetime

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.extraction.threads.reading import Said
    from warta.extraction.threads.shapes import Root

_MOST = 20_000  # comments of one page: what is beyond is told by `complete`


def find(
    tree: Tree, url: str | None, *, fetched_at: datetime | None = None, removed: Removed | None = None
) -> Found[Thread | None]:
    """The thread of a page: None when nothing there is about comments, an empty one when there is room for them.

    Of a forum's page only the replies are claimed, not what is around them: the first post is the story.
    """
    removed = {} if removed is None else removed
    roots = shapes.roots(tree)
    own = url or own_address(tree)
    section = Section(tree, roots, own)
    base = base_address(tree, url)
    said, nested = _read(tree, roots[:_MOST], _page(tree, base, own, fetched_at, removed)) if roots else ([], [])
    if roots and not roots[0].sure and not _is_told(said):
        said, nested, section = [], [], Section(tree, [], own)
    total, source = None, "html"
    if not said:
        (said, nested, total), source = described.read(tree, base, removed), "schema"
    closed = section.is_closed()
    nodes = _posts(tree, roots, said) if _is_forum(tree) else section.nodes()
    if not (said or closed or section.is_awaited()):
        return Found(value=None, nodes=nodes)
    shown = section.total()
    total = total if shown is None else shown
    cut = len(roots) > _MOST or section.has_other_pages()
    total = _credible(total, said)
    thread = Thread(
        comments=family.grown(said, nested),
        total=total,
        complete=not cut and (total is None or len(said) >= total),
        closed=closed,
        source=source if said else "html",
    )
    return Found(value=thread, nodes=nodes)


def of_elements(tree: Tree, nodes: list[int], url: str | None, *, fetched_at: datetime | None = None) -> Thread:
    """The thread of elements that are known to be one comment each; what stands in another one answers it."""
    roots = [
        shapes.Root(start=i, end=tree.ends[i], id=tree.attribute(i, "id") or f"n{place + 1}")
        for place, i in enumerate(nodes[:_MOST])
    ]
    said, nested = _read(tree, roots, page_of(tree, url, fetched_at=fetched_at))
    return Thread(comments=family.grown(said, nested), total=len(said), complete=len(nodes) <= _MOST)


def page_of(
    tree: Tree, url: str | None, *, fetched_at: datetime | None = None, removed: Removed | None = None
) -> reading.Page:
    """What the posts of a forum are read with: the same as comments are."""
    own = url or own_address(tree)
    return _page(tree, base_address(tree, url), own, fetched_at, {} if removed is None else removed)


def _page(tree: Tree, base: str | None, own: str | None, fetched_at: datetime | None, removed: Removed) -> reading.Page:
    """What every comment of this page is read with."""
    roots = tree.find_all("html")
    language = tree.attribute(roots[0], "lang") if roots else None
    return reading.Page(
        tree=tree,
        blocks=_Blocks(tree),
        base=base,
        own=own,
        stem=(urls.absolute(own, None) or "").partition("#")[0] if own else "",
        customs=Customs(language=language, texts=tree.texts, now=fetched_at),
        removed=removed,
    )


def _read(tree: Tree, roots: list[Root], page: reading.Page) -> tuple[list[Said], list[int | None]]:
    parents = family.parents_by_nesting(roots)
    nested: dict[int | None, list[int]] = defaultdict(list)
    for root, parent in zip(roots, parents, strict=True):
        nested[parent].append(root.start)
    read = [reading.read(page, root, nested.get(place, [])) for place, root in enumerate(roots)]
    if parents.count(None) == len(parents):  # none stands in another: what they are called may tell
        read = [replace(said, level=reading.level(tree, root)) for said, root in zip(read, roots, strict=True)]
    return read, parents


class _Blocks(dict[int, int]):
    """Each node's nearest element that is no inline one, looked up when it is asked for: of a comment few nodes are."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self._tags, self._parents = tree.tags, tree.parents

    def __missing__(self, i: int) -> int:
        inline: list[int] = []
        while i and i not in self and self._tags[i] in INLINE:
            inline.append(i)
            i = self._parents[i]
        block = self.get(i, i)
        self.update(dict.fromkeys(inline, block))
        return block


def _is_told(said: list[Said]) -> bool:
    """Whether what only looks like comments has authors or dates, at least every second one."""
    return 2 * sum(bool(one.author or one.posted_at) for one in said) >= len(said)


def _is_forum(tree: Tree) -> bool:
    """Whether the posts of a discussion are what the page is about: then they are no comments on a story."""
    if "DiscussionForumPosting" in tree.described or '"QAPage"' in tree.described:
        return True
    kinds = (tree.attribute(i, "itemtype") or "" for i in tree.with_attribute("itemtype"))
    return any(kind.endswith(("/DiscussionForumPosting", "/QAPage")) for kind in kinds)


def _posts(tree: Tree, roots: list[Root], said: list[Said]) -> frozenset[int]:
    """The replies of a forum's page, when they were read off its elements."""
    if not said or not roots:
        return frozenset()
    return outermost(tree, {root.start for root in roots})


def _credible(total: int | None, said: list[Said]) -> int | None:
    """A number that is less than what is there was another number."""
    return None if total is not None and total < sum(one.kind == "comment" for one in said) else total
