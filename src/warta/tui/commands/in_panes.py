"""What can be done in a pane: in any of them, in the article, in the thread."""

from __future__ import annotations

from warta.tui.commands.command import Command


class Down(Command):
    """One line down."""

    scope = "pane"
    keys = "j down"
    action = "line(1)"


class Up(Command):
    """One line up."""

    scope = "pane"
    keys = "k up"
    action = "line(-1)"


class HalfPageDown(Command):
    """Half a page down."""

    scope = "pane"
    keys = "ctrl+d"
    action = "page(0.5)"


class HalfPageUp(Command):
    """Half a page up."""

    scope = "pane"
    keys = "ctrl+u"
    action = "page(-0.5)"


class PageDown(Command):
    """One page down."""

    scope = "pane"
    keys = "space pagedown"
    action = "page(1)"
    short = "page"


class PageUp(Command):
    """One page up."""

    scope = "pane"
    keys = "b pageup"
    action = "page(-1)"


class Bottom(Command):
    """To the end."""

    scope = "pane"
    keys = "G end"


class Top(Command):
    """To the top (also g g)."""

    scope = "pane"
    keys = "home"


# --- in the article ---


class NextHeading(Command):
    """To the next heading, or the next hit."""

    scope = "article"
    keys = "n"
    action = "heading(1)"
    short = "heading"


class PreviousHeading(Command):
    """To the heading before, or the hit before."""

    scope = "article"
    keys = "N"
    action = "heading(-1)"


class NextParagraph(Command):
    """The cursor to the next paragraph."""

    scope = "article"
    keys = "}"
    action = "paragraph(1)"


class PreviousParagraph(Command):
    """The cursor to the paragraph before."""

    scope = "article"
    keys = "{"
    action = "paragraph(-1)"


class Select(Command):
    """Select from this paragraph on; { and } select more, y copies, Esc ends."""

    scope = "article"
    keys = "v"


class PeekAtNotes(Command):
    """Look at the footnotes of this paragraph, or of all that shows, and stay here."""

    scope = "article"
    keys = "P"


class ShowPictures(Command):
    """Show the pictures of this story; what is not kept is fetched."""

    scope = "article"
    keys = "I"
    action = "screen.errand('pictures.show')"


class PageOn(Command):
    """One page down; from the end, on to the next unread post."""

    scope = "article"
    keys = "space"


class Deeper(Command):
    """On to the comments."""

    scope = "article"
    keys = "l right"
    action = "leave(True)"


class Shallower(Command):
    """Back to the posts."""

    scope = "article"
    keys = "h left"
    action = "leave(False)"


# --- in the thread ---


class NextComment(Command):
    """The next comment."""

    scope = "thread"
    keys = "j down"
    action = "line(1)"


class PreviousComment(Command):
    """The comment before."""

    scope = "thread"
    keys = "k up"
    action = "line(-1)"


class NextSibling(Command):
    """The next answer to the same comment; after the last, what follows the one they answer."""

    scope = "thread"
    keys = "}"
    action = "sibling(1)"


class PreviousSibling(Command):
    """The answer before it to the same comment; before the first, the one they answer."""

    scope = "thread"
    keys = "{"
    action = "sibling(-1)"


class NextTopLevel(Command):
    """The next comment on the article itself, or the next hit."""

    scope = "thread"
    keys = "n"
    action = "top_level(1)"
    short = "next"


class PreviousTopLevel(Command):
    """The comment on the article before this, or the hit before."""

    scope = "thread"
    keys = "N"
    action = "top_level(-1)"


class NextNew(Command):
    """The next comment that is new, edited or gone since last time."""

    scope = "thread"
    keys = "."


class Parent(Command):
    """The comment that this one answers."""

    scope = "thread"
    keys = "p"
    short = "parent"


class PeekAtParent(Command):
    """Look at the comment that this one answers, and stay here."""

    scope = "thread"
    keys = "P"
    action = "peek"


class NextByAuthor(Command):
    """The next comment by the author of the story."""

    scope = "thread"
    keys = "@"
    action = "by_author"


class NextBySame(Command):
    """The next comment by whoever wrote this one."""

    scope = "thread"
    keys = "*"
    action = "by_same(1)"


class PreviousBySame(Command):
    """The comment before by whoever wrote this one."""

    scope = "thread"
    keys = "#"
    action = "by_same(-1)"


class ListSame(Command):
    """List all comments by whoever wrote this one; Enter goes to one of them, Esc stays here."""

    scope = "thread"
    keys = "&"


class SortComments(Command):
    """Sort the comments: as they answer one another, the oldest first, the newest first."""

    scope = "thread"
    keys = "S"
    action = "sort"


class Unfold(Command):
    """Unfold this comment, then go to its first answer."""

    scope = "thread"
    keys = "l right"


class Fold(Command):
    """Fold this comment, then go to the one it answers, then to the article."""

    scope = "thread"
    keys = "h left"


class ToggleFold(Command):
    """Fold or unfold this comment."""

    scope = "thread"
    keys = "enter"
    short = "fold"


class FoldLevel(Command):
    """Fold one level more."""

    scope = "thread"
    keys = "-"
    action = "fold_by(-1)"


class UnfoldLevel(Command):
    """Unfold one level more."""

    scope = "thread"
    keys = "="
    action = "fold_by(1)"


class FoldAll(Command):
    """Fold all comments."""

    scope = "thread"
    keys = "_"
    action = "fold_all(True)"


class UnfoldAll(Command):
    """Unfold all comments."""

    scope = "thread"
    keys = "+"
    action = "fold_all(False)"
