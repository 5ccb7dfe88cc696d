"""Describe a user action in one line, when it is done and when it is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from warta.i18n import _, ngettext

if TYPE_CHECKING:
    from warta.model.state import UndoEntry


def told(deed: UndoEntry) -> str:
    """Describe the action: "3 posts are read now"."""
    count = len(deed.posts)
    match deed.what:
        case "read":
            words = ngettext("{count} post is read now", "{count} posts are read now", count)
        case "unread":
            words = ngettext("{count} post is unread now", "{count} posts are unread now", count)
        case "star":
            words = ngettext("{count} post has a star now", "{count} posts have a star now", count)
        case "unstar":
            words = ngettext("{count} post has no star any more", "{count} posts have no star any more", count)
        case "tag":
            words = ngettext("{count} post has the tag {name} now", "{count} posts have the tag {name} now", count)
        case "untag":
            words = ngettext(
                "{count} post has the tag {name} no more", "{count} posts have the tag {name} no more", count
            )
        case "forget":
            words = ngettext(
                "{count} post was taken out of the history", "{count} posts were taken out of the history", count
            )
        case "save":
            words = _("the search is kept as {name}")
        case "unsave":
            words = _("the search {name} is forgotten")
        case _:
            assert_never(deed.what)
    return words.format(count=count, name=deed.name)


def taken_back(deed: UndoEntry) -> str:
    """Describe the undone action."""
    return _("taken back: {deed}").format(deed=told(deed))
