"""Sort the comments of a thread: as a tree, oldest first, or newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace

from warta.i18n import _

if TYPE_CHECKING:
    from warta.render.thread import Node

Order: TypeAlias = Literal["thread", "oldest", "newest"]
ORDERS: tuple[Order, ...] = ("thread", "oldest", "newest")


def ordered(comments: tuple[Node, ...], order: Order) -> tuple[Node, ...]:
    """Sort the comments. By time, each names the author it replies to; undated ones come last."""
    if order == "thread":
        return comments
    dated = [(node.comment.posted_at, at) for at, node in enumerate(comments) if node.comment.posted_at]
    dated.sort(reverse=order == "newest")
    undated = [at for at, node in enumerate(comments) if not node.comment.posted_at]
    return tuple([_alone(comments, at) for at in [*(at for _when, at in dated), *undated]])


def _alone(comments: tuple[Node, ...], at: int) -> Node:
    node = comments[at]
    answered = comments[node.parent].comment.author if node.parent >= 0 else ""
    return replace(node, parent=-1, depth=0, size=0, above=(), answers=answered)


def told(order: Order) -> str:
    """Describe the order for the reader."""
    return {
        "thread": _("in the order of the thread"),
        "oldest": _("by time, the oldest first"),
        "newest": _("by time, the newest first"),
    }[order]
