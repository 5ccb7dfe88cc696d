"""Find the topic of a forum's page, and its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.extraction.forums import discourse, echoes, posts
from warta.extraction.threads import family
from warta.model.article import Thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.extraction.dom import Tree
    from warta.extraction.forums.topic import Topic
    from warta.extraction.threads.reading import Page


def find(tree: Tree, url: str | None, page: Callable[[], Page]) -> Topic | None:
    """The topic by the marks of a forum program; None when the page bears none. The fuller source is believed.

    `page` is asked for only where there are marks: most pages have none, and pay for nothing.
    """
    platforms = posts.programs(tree, url)
    if not platforms:
        return None
    read_with = page()
    shown = posts.read(read_with, platforms)
    sent = discourse.read(read_with) if "data-preloaded" in tree.by_attribute else None
    if shown and sent:
        return sent if len(sent.replies) > len(shown.replies) else shown
    return shown or sent


def thread(topic: Topic) -> Thread:
    """The replies of a topic; a reply to the opening post answers the topic."""
    total = len(topic.replies) if topic.total is None else topic.total
    opening = topic.opening.body if topic.opening else ()
    return Thread(
        comments=family.grown(list(echoes.marked(opening, topic.replies)), topic.nested),
        total=total,
        complete=len(topic.replies) >= total,
    )
