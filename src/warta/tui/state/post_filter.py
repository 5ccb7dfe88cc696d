"""Filter and sort the posts of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warta.model.capture import Post

PostOrder: TypeAlias = Literal["unread", "newest", "oldest", "title", "site", "longest", "comments"]
POST_ORDERS: Final[tuple[PostOrder, ...]] = ("unread", "newest", "oldest", "title", "site", "longest", "comments")

_FLAG_FILTERS: Final[dict[str, Callable[[Post], bool]]] = {
    "is:unread": lambda post: not post.read,
    "is:read": lambda post: post.read,
    "is:starred": lambda post: post.starred,
    "is:changed": lambda post: post.changed,
    "has:comments": lambda post: post.comments > 0,
}


def order_label(order: PostOrder) -> str:
    """Return the label of an order."""
    return {
        "unread": _("Unread first, then newest"),
        "newest": _("Newest first"),
        "oldest": _("Oldest first"),
        "title": _("By title"),
        "site": _("By site"),
        "longest": _("Longest first"),
        "comments": _("Most comments first"),
    }[order]


def order_key(order: PostOrder) -> str:
    """Return the key that chooses an order."""
    return order[0]


class FilteredPosts:
    """Posts in an order, filtered by what is typed; a longer filter reuses the result of the shorter one."""

    def __init__(self, posts: Sequence[Post] = (), order: PostOrder = "unread") -> None:
        self.posts = posts
        self.order = order
        self._sorted: Sequence[Post] = posts if order == "unread" else sorted(posts, key=_sort_key(order))
        self._folded: list[str] | None = None
        self._needle = ""
        self._found: Sequence[int] = range(len(posts))

    def narrowed(self, needle: str) -> Sequence[Post]:
        """Return the posts that contain every word of the filter in title, site, URL or tag.

        Also is:unread, is:read, is:starred, is:changed, has:comments; a leading minus negates a word.
        """
        needle = needle.casefold()
        if not needle.split():
            return self._sorted
        if not self._needle or not needle.startswith(self._needle) or "-" in needle or ":" in needle:
            self._found = range(len(self._sorted))
        for word in needle.split():
            self._found = self._holding(word)
        self._needle = needle
        return [self._sorted[at] for at in self._found]

    def _holding(self, word: str) -> list[int]:
        contrary = word.startswith("-")
        word = word.removeprefix("-")
        if mark := _FLAG_FILTERS.get(word):
            return [at for at in self._found if mark(self._sorted[at]) is not contrary]
        texts = self._texts()
        if contrary and word:
            return [at for at in self._found if word not in texts[at]]
        return [at for at in self._found if word in texts[at]]

    def _texts(self) -> list[str]:
        """Return the case-folded texts to search in."""
        if self._folded is None:
            self._folded = [
                "\n".join((post.title, post.source, post.site, post.url, " ".join(post.tags))).casefold()
                for post in self._sorted
            ]
        return self._folded


def _sort_key(order: PostOrder) -> Callable[[Post], tuple[object, ...]]:
    def moment(post: Post) -> float:
        return (post.published or post.fetched_at).timestamp()

    keys: dict[PostOrder, Callable[[Post], tuple[object, ...]]] = {
        "newest": lambda post: (-moment(post),),
        "oldest": lambda post: (moment(post),),
        "title": lambda post: (post.title.casefold(),),
        "site": lambda post: (post.known_as.casefold(), -moment(post)),
        "longest": lambda post: (-post.words,),
        "comments": lambda post: (-post.comments,),
    }
    return keys[order]
