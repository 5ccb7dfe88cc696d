"""What there is to list, as a tree: the library, sources in folders, saved searches, tags, sites. No widgets here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from warta.model import Post
    from warta.model.state import SavedSearch

Kind: TypeAlias = Literal["library", "heading", "folder", "source", "search", "tag", "site"]
FOLDED = frozenset({"sites"})
"""What is folded until the reader unfolds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Something whose posts can be listed: `query` narrows the library to them.

    `key` tells it from every other one; `source` is the number of what is followed; `trouble` is why it could not be
    fetched when that was last tried.
    """

    key: str
    name: str
    kind: Kind
    query: str = ""
    source: int = 0
    unread: int = 0
    trouble: str = ""
    branches: tuple[Branch, ...] = ()


EVERYTHING = Branch(key="all", name="", kind="library")


class Twig(NamedTuple):
    """A branch as a line of the tree."""

    branch: Branch
    depth: int
    folded: bool


def twigs(branches: Iterable[Branch], folded: Collection[str], depth: int = 0) -> Iterator[Twig]:
    """The lines of a tree, without what is folded away."""
    for branch in branches:
        shut = bool(branch.branches) and branch.key in folded
        yield Twig(branch, depth, shut)
        if not shut:
            yield from twigs(branch.branches, folded, depth + 1)


def found(branches: Iterable[Branch], key: str) -> Branch | None:
    """The branch of this key."""
    for branch in branches:
        if branch.key == key:
            return branch
        if inner := found(branch.branches, key):
            return inner
    return None


def sources_of(branch: Branch) -> tuple[int, ...]:
    """The numbers of what is followed in a branch."""
    own = (branch.source,) if branch.source else ()
    return (*own, *[number for inner in branch.branches for number in sources_of(inner)])


def among(posts: tuple[Post, ...], branch: Branch) -> tuple[Post, ...]:
    """Those of all posts that a branch of the library, a tag or a site lists."""
    match branch.query.partition(":"):
        case "is", _colon, "unread":
            return tuple(post for post in posts if not post.read)
        case "is", _colon, "starred":
            return tuple(post for post in posts if post.starred)
        case "tag", _colon, tag:
            return tuple(post for post in posts if _word(tag) in [_word(each) for each in post.tags])
        case "site", _colon, site:
            return tuple(post for post in posts if _word(_site(post)) == _word(site))
        case _:
            return posts


def _word(text: str) -> str:
    return text.strip('"').casefold()


def _site(post: Post) -> str:
    return post.site or post.url


# --- its parts ---


def library(posts: Iterable[Post]) -> tuple[Branch, ...]:
    """What every library has: all of it, and what of it is unread or starred."""
    posts = tuple(posts)
    unread = sum(not post.read for post in posts)
    starred = sum(post.starred and not post.read for post in posts)
    return (
        Branch(key="all", name=_("All posts"), kind="library", unread=unread),
        Branch(key="unread", name=_("Unread"), kind="library", query="is:unread", unread=unread),
        Branch(key="starred", name=_("Starred"), kind="library", query="is:starred", unread=starred),
    )


def saved(searches: Iterable[SavedSearch]) -> tuple[Branch, ...]:
    """The saved searches."""
    return tuple(
        Branch(key=f"search:{each.name}", name=each.name, kind="search", query=each.query) for each in searches
    )


def tags(known: Iterable[tuple[str, int]], posts: Sequence[Post]) -> tuple[Branch, ...]:
    """The reader's tags."""
    unread = Counter(_word(tag) for post in posts if not post.read for tag in post.tags)
    return tuple(
        Branch(key=f"tag:{_word(tag)}", name=f"#{tag}", kind="tag", query=f'tag:"{tag}"', unread=unread[_word(tag)])
        for tag, _count in known
    )


def sites(posts: Iterable[Post]) -> tuple[Branch, ...]:
    """The sites that kept posts are from, whether one follows them or not."""
    unread: Counter[str] = Counter()
    names: dict[str, str] = {}
    for post in posts:
        name = _site(post)
        names.setdefault(name.casefold(), name)
        unread[name.casefold()] += not post.read
    return tuple(
        Branch(key=f"site:{folded}", name=name, kind="site", query=f'site:"{name}"', unread=unread[folded])
        for folded, name in sorted(names.items())
    )


def under(key: str, name: str, branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Branches under a heading of their own; nothing where there are none."""
    return (Branch(key=key, name=name, kind="heading", branches=branches),) if branches else ()
