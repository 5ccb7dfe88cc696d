"""What can be done with what is kept: in the sources and in the posts, and taken back from everywhere."""

from __future__ import annotations

from warta.tui.commands.command import Command


class Search(Command):
    """Search the whole library."""

    keys = "ctrl+f"
    action = "errand('searching.search')"
    short = "search"


class Undo(Command):
    """Take back what was done last: read, star, tag, folder."""

    keys = "u"
    action = "errand('shelf.undo')"


class Redo(Command):
    """Do again what was taken back."""

    keys = "U"
    action = "errand('shelf.redo')"


class RefreshAll(Command):
    """Fetch what is new from every source."""

    keys = "R"
    action = "errand('following.sync')"


class AddSource(Command):
    """Follow a site, a feed or a section."""

    keys = "A"
    action = "errand('following.add')"


# --- in the sources ---


class NextBranch(Command):
    """The next line."""

    scope = "sources"
    keys = "j down"
    action = "line(1)"


class PreviousBranch(Command):
    """The line before."""

    scope = "sources"
    keys = "k up"
    action = "line(-1)"


class OpenBranch(Command):
    """List its posts."""

    scope = "sources"
    keys = "enter"
    short = "list"


class Unfold(Command):
    """Unfold this, then list its posts."""

    scope = "sources"
    keys = "l right"


class Fold(Command):
    """Fold this, then go to what holds it."""

    scope = "sources"
    keys = "h left"


class NextUnreadBranch(Command):
    """The next one with unread posts."""

    scope = "sources"
    keys = "n"
    action = "landmark(1)"


class PreviousUnreadBranch(Command):
    """The one with unread posts before."""

    scope = "sources"
    keys = "N"
    action = "landmark(-1)"


class ForgetBranch(Command):
    """Follow this source no more, or forget this folder, after a question."""

    scope = "sources"
    keys = "d delete"
    action = "screen.errand('following.forget')"


# --- in the posts ---


class NextRow(Command):
    """The next post."""

    scope = "posts"
    keys = "j down"
    action = "line(1)"


class PreviousRow(Command):
    """The post before."""

    scope = "posts"
    keys = "k up"
    action = "line(-1)"


class OpenPost(Command):
    """Open this post."""

    scope = "posts"
    keys = "enter l right"
    short = "open"


class LeavePosts(Command):
    """Back to the sources."""

    scope = "posts"
    keys = "h left"
    action = "leave"


class NextUnread(Command):
    """The next unread post, or the next hit."""

    scope = "posts"
    keys = "n"
    action = "landmark(1)"


class PreviousUnread(Command):
    """The unread post before, or the hit before."""

    scope = "posts"
    keys = "N"
    action = "landmark(-1)"


class Filter(Command):
    """Show only the posts that hold what is typed; is:unread, is:starred, has:comments and -words work too."""

    scope = "posts"
    keys = "="
    short = "filter"


class KeepFilter(Command):
    """Keep what narrows the list as a folder among the sources."""

    scope = "posts"
    keys = "+"
    action = "screen.errand('shelf.keep_filter')"


class Sort(Command):
    """Choose the order of the posts."""

    scope = "posts"
    keys = "S"
    action = "screen.errand('shelf.sort')"


class Select(Command):
    """Select this post, or let go of it; what is done then is done with all that are selected."""

    scope = "posts"
    keys = "x"


class SelectAll(Command):
    """Let go of all that are selected; where none is, select all that show."""

    scope = "posts"
    keys = "X"


class ToggleRead(Command):
    """Mark this post read or unread."""

    scope = "posts"
    keys = "m"
    action = "screen.errand('shelf.read')"
    short = "read or not"


class AllRead(Command):
    """Mark all posts of the list read."""

    scope = "posts"
    keys = "M"
    action = "screen.errand('shelf.all_read')"


class Star(Command):
    """Star this post, or take its star away."""

    scope = "posts"
    keys = "s"
    action = "screen.errand('shelf.star')"


class Tag(Command):
    """Give this post a tag, or take one away."""

    scope = "posts"
    keys = "t"
    action = "screen.errand('shelf.tag')"


# --- in the article, of the one that is open ---


class StarArticle(Command):
    """Star this article, or take its star away."""

    scope = "article"
    keys = "s"
    action = "screen.errand('shelf.star')"


class TagArticle(Command):
    """Give this article a tag, or take one away."""

    scope = "article"
    keys = "t"
    action = "screen.errand('shelf.tag')"


class ToggleArticleRead(Command):
    """Mark this article read or unread."""

    scope = "article"
    keys = "m"
    action = "screen.errand('shelf.read')"


# --- among the changes of two revisions ---


class NextChange(Command):
    """The next change."""

    scope = "diff"
    keys = "n }"
    action = "landmark(1)"
    short = "next"


class PreviousChange(Command):
    """The change before."""

    scope = "diff"
    keys = "N {"
    action = "landmark(-1)"


class LeaveChanges(Command):
    """Back to the page."""

    scope = "diff"
    keys = "escape q d h left"
    action = "leave"
    short = "back"


# --- in what a search found ---


class OpenHit(Command):
    """Open what was found."""

    scope = "search"
    keys = "enter l right"
    short = "open"


class Type(Command):
    """Type other words."""

    scope = "search"
    keys = "/ h left"
    short = "other words"


class ListHits(Command):
    """List all posts that fit in the pane of posts."""

    scope = "search"
    keys = "="
    short = "list them"


class KeepSearch(Command):
    """Keep the search as a folder among the sources."""

    scope = "search"
    keys = "+"
    short = "keep it"


class LeaveSearch(Command):
    """Close the search."""

    scope = "search"
    keys = "escape"
    action = "leave"
    short = "close"


# --- while one looks at a sync ---


class StopSync(Command):
    """Fetch nothing more; what is kept is kept."""

    scope = "sync"
    keys = "s"
    action = "stop"
    short = "stop it"


class LeaveSync(Command):
    """Go on reading; the sync goes on."""

    scope = "sync"
    keys = "escape q R enter h left"
    action = "leave"
    short = "close, it goes on"


# --- with the article ---


class Note(Command):
    """Mark what is selected, or this paragraph, and write a note beside it."""

    scope = "article"
    keys = "a"
    action = "screen.errand('noting.note')"


class Forms(Command):
    """See the page in another form: as it is read here, as plain text, as it came."""

    scope = "article"
    keys = "p"
    action = "screen.errand('noting.forms')"
