"""Commands of every pane of lines, of the sources and of the posts."""

from __future__ import annotations

from warta.tui.commands.command import Command

# --- every pane of lines ---


class Down(Command):
    """Down one line."""

    scope = "pane"
    keys = "j down"
    action = "line(1)"


class Up(Command):
    """Up one line."""

    scope = "pane"
    keys = "k up"
    action = "line(-1)"


class HalfPageDown(Command):
    """Down half a page."""

    scope = "pane"
    keys = "ctrl+d"
    action = "page(0.5)"


class HalfPageUp(Command):
    """Up half a page."""

    scope = "pane"
    keys = "ctrl+u"
    action = "page(-0.5)"


class PageDown(Command):
    """Down one page."""

    scope = "pane"
    keys = "space pagedown"
    action = "page(1)"
    short = "page"


class PageUp(Command):
    """Up one page."""

    scope = "pane"
    keys = "b pageup"
    action = "page(-1)"


class Bottom(Command):
    """Go to the end."""

    scope = "pane"
    keys = "G end"


class Top(Command):
    """Go to the top (also g g)."""

    scope = "pane"
    keys = "home"


# --- sources ---


class NextBranch(Command):
    """Next line."""

    scope = "sources"
    keys = "j down"
    action = "line(1)"


class PreviousBranch(Command):
    """Previous line."""

    scope = "sources"
    keys = "k up"
    action = "line(-1)"


class OpenBranch(Command):
    """List its posts."""

    scope = "sources"
    keys = "enter"
    short = "list"


class Unfold(Command):
    """Expand, then list the posts."""

    scope = "sources"
    keys = "l right"


class Fold(Command):
    """Collapse, then go to the parent."""

    scope = "sources"
    keys = "h left"


class NextUnreadBranch(Command):
    """Next source with unread posts."""

    scope = "sources"
    keys = "n"
    action = "landmark(1)"


class PreviousUnreadBranch(Command):
    """Previous source with unread posts."""

    scope = "sources"
    keys = "N"
    action = "landmark(-1)"


class ForgetBranch(Command):
    """Remove source or saved search …."""

    scope = "sources"
    keys = "d delete"
    action = "screen.perform('sources.remove')"


# --- posts ---


class NextRow(Command):
    """Next post."""

    scope = "posts"
    keys = "j down"
    action = "line(1)"


class PreviousRow(Command):
    """Previous post."""

    scope = "posts"
    keys = "k up"
    action = "line(-1)"


class OpenPost(Command):
    """Open this post."""

    scope = "posts"
    keys = "enter l right"
    short = "open"


class LeavePosts(Command):
    """Go to the sources."""

    scope = "posts"
    keys = "h left"
    action = "leave"


class NextUnread(Command):
    """Next unread post or match."""

    scope = "posts"
    keys = "n"
    action = "landmark(1)"


class PreviousUnread(Command):
    """Previous unread post or match."""

    scope = "posts"
    keys = "N"
    action = "landmark(-1)"


class Filter(Command):
    """Filter the posts by words; also is:unread, is:starred, has:comments, -word."""

    scope = "posts"
    keys = "="
    short = "filter"


class KeepFilter(Command):
    """Save the filter as a search among the sources."""

    scope = "posts"
    keys = "+"
    action = "screen.perform('posts.save_filter')"


class Sort(Command):
    """Sort the posts …."""

    scope = "posts"
    keys = "S"
    action = "screen.perform('posts.sort')"


class Select(Command):
    """Select or deselect this post."""

    scope = "posts"
    keys = "x"


class SelectAll(Command):
    """Clear selection, or select all."""

    scope = "posts"
    keys = "X"


class ToggleRead(Command):
    """Mark as read or unread."""

    scope = "posts"
    keys = "m"
    action = "screen.perform('posts.read')"
    short = "read/unread"


class AllRead(Command):
    """Mark all posts of the list as read."""

    scope = "posts"
    keys = "M"
    action = "screen.perform('posts.all_read')"


class Star(Command):
    """Star or unstar."""

    scope = "posts"
    keys = "s"
    action = "screen.perform('posts.star')"


class Tag(Command):
    """Add or remove a tag …."""

    scope = "posts"
    keys = "t"
    action = "screen.perform('posts.tag')"
