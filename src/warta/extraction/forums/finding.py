"""Find the topic of a forum's page, and its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.extraction.forums import discourse, posts
from warta.extraction.threads import family
from warta.model import Thread

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.forums.topic import Topic
    from warta.extraction.threads.reading import Page


def find(tree: Tree, page: Page) -> Topic | None:
    """The topic by the marks of a forum program; None when the page is none's. The fuller source is believed."""
    shown = posts.read(tree, page)
    sent = discourse.read(tree, page)
    if shown and sent:
        return sent if len(sent.replies) > len(shown.replies) else shown
    return shown or sent


def thread(topic: Topic) -> Thread:
    """The replies of a topic; a reply to the opening post answers the topic."""
    return Thread(
        comments=family.grown(topic.replies, topic.nested),
        total=topic.total if topic.total is not None else len(topic.replies),
        complete=topic.total is None or len(topic.replies) >= topic.total,
        source="html",
    )
