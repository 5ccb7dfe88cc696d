"""The source tree: library, sources in folders, saved searches, tags, sites."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from warta.i18n import _
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from warta.model.capture import Post
    from warta.model.search import Counts
    from warta.model.source import Source
    from warta.model.state import SavedSearch

Kind: TypeAlias = Literal["library", "heading", "folder", "source", "search", "tag", "site"]
COLLAPSED_BY_DEFAULT = frozenset({"sites"})
"""Keys of branches that are collapsed at first."""


class Branch(Value, frozen=True, kw_only=True):
    """A node of the tree, whose posts can be listed; `query` finds them in the library.

    `key` is unique; `source` is the id of a source; `trouble` is the error of its last fetch.
    """

    key: str
    name: str
    kind: Kind
    query: str = ""
    source: int = 0
    unread: int = 0
    trouble: str = ""
    branches: tuple[Branch, ...] = ()


ALL_POSTS = Branch(key="all", name="", kind="library")
STARRED = Branch(key="starred", name="", kind="library", query="is:starred")


class TreeRow(Value, frozen=True):
    """A visible line of the tree."""

    branch: Branch
    depth: int
    folded: bool


def visible_rows(branches: Iterable[Branch], folded: Collection[str], depth: int = 0) -> Iterator[TreeRow]:
    """Return the lines of a tree, without collapsed branches."""
    for branch in branches:
        shut = bool(branch.branches) and branch.key in folded
        yield TreeRow(branch, depth, shut)
        if not shut:
            yield from visible_rows(branch.branches, folded, depth + 1)


def find_branch(branches: Iterable[Branch], key: str) -> Branch | None:
    """Return the branch with this key."""
    for branch in branches:
        if branch.key == key:
            return branch
        if inner := find_branch(branch.branches, key):
            return inner
    return None


def sources_of(branch: Branch) -> tuple[int, ...]:
    """Return the ids of the sources in a branch."""
    own = (branch.source,) if branch.source else ()
    return (*own, *[number for inner in branch.branches for number in sources_of(inner)])


def posts_of(posts: tuple[Post, ...], branch: Branch) -> tuple[Post, ...]:
    """Return the posts of a branch of the library, a tag or a site."""
    match branch.key.partition(":"):
        case "unread", _colon, _rest:
            return tuple(post for post in posts if not post.read)
        case "starred", _colon, _rest:
            return tuple(post for post in posts if post.starred)
        case "tag", _colon, tag:
            return tuple(post for post in posts if tag in [each.casefold() for each in post.tags])
        case "site", _colon, site:
            return tuple(post for post in posts if post.site.casefold() == site)
        case _:
            return posts


# --- branches ---


def library_branches(counts: Counts) -> tuple[Branch, ...]:
    """Return the branches all, unread and starred."""
    return (
        Branch(key="all", name=_("All posts"), kind="library", unread=counts.unread),
        Branch(key="unread", name=_("Unread"), kind="library", query="is:unread", unread=counts.unread),
        Branch(key="starred", name=_("Starred"), kind="library", query="is:starred"),
    )


def source_branches(sources: Sequence[Source]) -> tuple[Branch, ...]:
    """Return the sources without folder, then the folders."""
    find_branch: list[Branch] = []
    for folder, members in groupby(sorted(sources, key=lambda each: each.folder), key=lambda each: each.folder):
        inner = tuple(map(_source_branch, members))
        if not folder:
            find_branch += inner
            continue
        unread = sum(each.unread for each in inner)
        find_branch.append(Branch(key=f"folder:{folder}", name=folder, kind="folder", unread=unread, branches=inner))
    return tuple(find_branch)


def _source_branch(source: Source) -> Branch:
    return Branch(
        key=f"source:{source.id}",
        name=source.title or source.address,
        kind="source",
        source=source.id,
        unread=source.unread,
        trouble=source.trouble,
    )


def search_branches(searches: Iterable[SavedSearch]) -> tuple[Branch, ...]:
    """Return the saved searches."""
    return tuple(
        Branch(key=f"search:{each.name}", name=each.name, kind="search", query=each.query) for each in searches
    )


def tag_branches(known: Iterable[tuple[str, int]]) -> tuple[Branch, ...]:
    """Return the tags."""
    return tuple(
        Branch(key=f"tag:{tag.casefold()}", name=f"#{tag}", kind="tag", query=f'tag:"{tag}"') for tag, _count in known
    )


def site_branches(counts: Counts) -> tuple[Branch, ...]:
    """Return the sites of all saved articles."""
    return tuple(
        Branch(key=f"site:{name.casefold()}", name=name, kind="site", query=f'source:"{name}"', unread=unread)
        for name, _posts, unread in sorted(counts.sites, key=lambda site: site[0].casefold())
    )


def with_heading(key: str, name: str, branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Return branches under a heading; nothing if there are none."""
    return (Branch(key=key, name=name, kind="heading", branches=branches),) if branches else ()
