"""Read a topic from the data that Discourse puts into its page (`data-preloaded`): the whole first screen of posts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from warta.extraction import dates
from warta.extraction.blocks import Maker
from warta.extraction.dom import parse
from warta.extraction.forums.posts import previewed
from warta.extraction.forums.topic import Topic
from warta.extraction.tags import INLINE
from warta.extraction.text import line
from warta.extraction.threads.reading import Said

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.threads.reading import Page

_LONGEST = 6_000_000  # characters of the data
_MOST = 1_000  # posts of one page
_QUOTED = ("quote-controls", "title", "lightbox-wrapper")


def read(page: Page) -> Topic | None:
    """The topic in the page's data; None when there is none, or it is damaged."""
    return topic(stream(page.tree), page)


def topic(stream: dict[str, Any], page: Page) -> Topic | None:
    """The topic of a post stream; None when it has no posts that can be told apart."""
    posts = [post for post in stream.get("posts", ()) if isinstance(post, dict) and isinstance(post.get("cooked"), str)]
    posts = [post for post in posts if post.get("post_type", 1) == 1][:_MOST]
    if not posts:
        return None
    said = _said(posts, page)
    if not said:
        return None
    first = posts[0].get("post_number") == 1
    replies = said[1:] if first else said
    every = stream.get("stream")
    return Topic(
        opening=said[0] if first else None,
        replies=replies,
        nested=[None] * len(replies),
        total=len(every) - 1 if isinstance(every, list) and len(every) >= len(posts) else None,
    )


def stream(tree: Tree) -> dict[str, Any]:
    """The post stream of the topic that a page carries: `posts`, and in `stream` the ids of all; empty when none."""
    given = tree.attribute(tree.by_id.get("data-preloaded", 0), "data-preloaded")
    if not given or len(given) > _LONGEST:
        return {}
    try:
        data = json.loads(given)
        topic: Any = next((json.loads(value) for key, value in data.items() if key.startswith("topic_")), {})
        found = topic.get("post_stream", {})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _said(posts: list[dict[str, Any]], page: Page) -> list[Said]:
    """The posts understood; their HTML is parsed in one go."""
    tree = parse("<body>" + "".join(f"<section>{post['cooked']}</section>" for post in posts))
    roots = [i for i in tree.find_all("section") if tree.tags[tree.parents[i]] == "body"]
    inner = replace(page, tree=tree, blocks=_blocks(tree))
    ids = {post.get("post_number"): str(post.get("id", order)) for order, post in enumerate(posts)}
    if len(roots) != len(posts):  # a post that closes our frame: nothing can be told apart any more
        return []
    return [
        Said(
            id=str(post.get("id", order)),
            author=line(str(post.get("display_username") or post.get("username") or ""), page.removed)[:80],
            author_url=None,
            posted_at=dates.iso(str(post.get("created_at") or "")),
            body=_maker(inner).make([root]),
            kind="comment",
            by_author=False,
            permalink=f"{page.stem.rstrip('/')}/{post.get('post_number') or order + 1}" if page.stem else None,
            state="public",
            answers=ids.get(post.get("reply_to_post_number")),
            level=None,
        )
        for order, (post, root) in enumerate(zip(posts, roots, strict=True))
    ]


def _maker(page: Page) -> Maker:
    dropped = {i for i, name in enumerate(page.tree.names) if name in _QUOTED}
    dropped |= previewed(page.tree, range(len(page.tree)))
    return Maker(tree=page.tree, blocks=page.blocks, base=page.base, removed=page.removed, dropped=dropped)


def _blocks(tree: Tree) -> list[int]:
    """Each node's nearest element that is no inline one."""
    blocks = list(range(len(tree)))
    for i in range(1, len(tree)):
        if tree.tags[i] in INLINE:
            blocks[i] = blocks[tree.parents[i]]
    return blocks
