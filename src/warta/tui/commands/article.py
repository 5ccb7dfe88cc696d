"""Commands of the article and of its comments."""

from __future__ import annotations

from warta.tui.commands.command import Command

# --- article ---


class StarArticle(Command):
    """Star or unstar this article."""

    scope = "article"
    keys = "s"
    action = "screen.perform('posts.star')"


class TagArticle(Command):
    """Add a tag to this article, or remove one …."""

    scope = "article"
    keys = "t"
    action = "screen.perform('posts.tag')"


class ToggleArticleRead(Command):
    """Mark this article as read or unread."""

    scope = "article"
    keys = "m"
    action = "screen.perform('posts.read')"


class Note(Command):
    """Highlight the selection or this paragraph, with a note."""

    scope = "article"
    keys = "a"
    action = "screen.perform('article.note')"


class Forms(Command):
    """View as article, plain text or page source …."""

    scope = "article"
    keys = "p"
    action = "screen.perform('article.page_forms')"


class NextHeading(Command):
    """Next heading or match."""

    scope = "article"
    keys = "n"
    action = "heading(1)"
    short = "heading"


class PreviousHeading(Command):
    """Previous heading or match."""

    scope = "article"
    keys = "N"
    action = "heading(-1)"


class NextParagraph(Command):
    """Next paragraph."""

    scope = "article"
    keys = "}"
    action = "paragraph(1)"


class PreviousParagraph(Command):
    """Previous paragraph."""

    scope = "article"
    keys = "{"
    action = "paragraph(-1)"


class Select(Command):
    """Select paragraphs: { and } extend, y copies, Esc ends."""

    scope = "article"
    keys = "v"


class PeekAtNotes(Command):
    """Show the footnotes of this paragraph."""

    scope = "article"
    keys = "P"


class ShowPictures(Command):
    """Show the pictures; fetch those that are not saved."""

    scope = "article"
    keys = "I"
    action = "screen.perform('article.show_pictures')"


class PageOn(Command):
    """Down one page; at the end, open the next unread post."""

    scope = "article"
    keys = "space"


class Deeper(Command):
    """Go to the comments."""

    scope = "article"
    keys = "l right"
    action = "leave(True)"


class Shallower(Command):
    """Go to the posts."""

    scope = "article"
    keys = "h left"
    action = "leave(False)"


class ShowTable(Command):
    """Show the next table on the whole screen."""

    scope = "article"
    keys = "T"
    action = "screen.perform('article.show_table')"


# --- comments ---


class NextComment(Command):
    """Next comment."""

    scope = "thread"
    keys = "j down"
    action = "line(1)"


class PreviousComment(Command):
    """Previous comment."""

    scope = "thread"
    keys = "k up"
    action = "line(-1)"


class NextSibling(Command):
    """Next reply to the same comment, then the next comment after the parent."""

    scope = "thread"
    keys = "}"
    action = "sibling(1)"


class PreviousSibling(Command):
    """Previous reply to the same comment, then the parent."""

    scope = "thread"
    keys = "{"
    action = "sibling(-1)"


class NextTopLevel(Command):
    """Next top-level comment or match."""

    scope = "thread"
    keys = "n"
    action = "top_level(1)"
    short = "next"


class PreviousTopLevel(Command):
    """Previous top-level comment or match."""

    scope = "thread"
    keys = "N"
    action = "top_level(-1)"


class NextNew(Command):
    """Next new, edited or deleted comment."""

    scope = "thread"
    keys = "."


class Parent(Command):
    """Go to the parent comment."""

    scope = "thread"
    keys = "p"
    short = "parent"


class PeekAtParent(Command):
    """Show the parent comment."""

    scope = "thread"
    keys = "P"
    action = "peek"


class NextByAuthor(Command):
    """Next comment by the article's author."""

    scope = "thread"
    keys = "@"
    action = "by_author"


class NextBySame(Command):
    """Next comment by the same author."""

    scope = "thread"
    keys = "*"
    action = "by_same(1)"


class PreviousBySame(Command):
    """Previous comment by the same author."""

    scope = "thread"
    keys = "#"
    action = "by_same(-1)"


class ListSame(Command):
    """List comments by the same author …."""

    scope = "thread"
    keys = "&"


class SortComments(Command):
    """Sort the comments: as a tree, oldest first, newest first."""

    scope = "thread"
    keys = "S"
    action = "sort"


class Unfold(Command):
    """Expand, then go to the first reply."""

    scope = "thread"
    keys = "l right"


class Fold(Command):
    """Collapse, then go to the parent, then to the article."""

    scope = "thread"
    keys = "h left"


class ToggleFold(Command):
    """Expand or collapse this comment."""

    scope = "thread"
    keys = "enter"
    short = "collapse"


class FoldLevel(Command):
    """Collapse one more level."""

    scope = "thread"
    keys = "-"
    action = "fold_by(-1)"


class UnfoldLevel(Command):
    """Expand one more level."""

    scope = "thread"
    keys = "="
    action = "fold_by(1)"


class FoldAll(Command):
    """Collapse all comments."""

    scope = "thread"
    keys = "_"
    action = "fold_all(True)"


class UnfoldAll(Command):
    """Expand all comments."""

    scope = "thread"
    keys = "+"
    action = "fold_all(False)"
