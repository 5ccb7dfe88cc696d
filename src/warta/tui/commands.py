"""Every command of the app, once: the docstring is its help, the class its name and id. Loads no Textual.

The footer, the palette, the help screen, `warta keys` and the manual's key table are all read from here.
"""

from __future__ import annotations

import re
from typing import ClassVar


class Command:
    """A thing a reader can ask of the app. `keys` as a person writes them, a space between two.

    `scope`: app (everywhere), pane (any pane with lines), posts, article, thread. `action` is Textual's, and the
    command's own name where it is empty. `short` is its word in the footer, if it stands there. `holder`: who
    performs a command of the scope app: the screen (opening), the desk (where one may go from
    here), the finder (words and links), the row of panes, or the app.
    """

    scope: ClassVar[str] = "app"
    keys: ClassVar[str] = ""
    action: ClassVar[str] = ""
    short: ClassVar[str] = ""
    holder: ClassVar[str] = "screen"

    @classmethod
    def name(cls) -> str:
        """The name in an id: NextPost is next_post."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def id(cls) -> str:
        """What `[keys]` in the settings calls it: app.next_post."""
        return f"{cls.scope}.{cls.name()}"

    @classmethod
    def help(cls) -> str:
        """What it does, in the reader's language."""
        from warta.words import _

        return _((cls.__doc__ or "").strip())


# --- everywhere ---------------------------------------------------------------------------------------------------


class FocusPosts(Command):
    """Go to the posts."""

    keys = "2"
    holder = "panes"


class FocusArticle(Command):
    """Go to the article."""

    keys = "3"
    holder = "panes"


class FocusThread(Command):
    """Go to the comments."""

    keys = "4"
    holder = "panes"


class NextPane(Command):
    """Go to the next pane."""

    keys = "tab"
    holder = "panes"


class PreviousPane(Command):
    """Go to the pane before."""

    keys = "shift+tab"
    holder = "panes"


class Palette(Command):
    """Find a command by its words."""

    keys = "ctrl+p :"
    holder = "app"
    short = "commands"


class Help(Command):
    """Show the keys of this pane."""

    keys = "? f1"
    holder = "app"
    short = "help"


class Go(Command):
    """Open the go menu: top, posts, article, comments, history, links, outline, quotes."""

    keys = "g"
    holder = "desk"
    short = "go to"


class PreviousPost(Command):
    """Open the post that the site published before this one."""

    keys = "["
    holder = "desk"


class NextPost(Command):
    """Open the post that the site published after this one."""

    keys = "]"
    holder = "desk"


class NextInList(Command):
    """Open the next post of the list."""

    keys = "J"
    holder = "desk"


class PreviousInList(Command):
    """Open the post before it in the list."""

    keys = "K"
    holder = "desk"


class Back(Command):
    """Go back in the history."""

    keys = "H"


class Forward(Command):
    """Go forward in the history."""

    keys = "L"


class Find(Command):
    """Find words in this pane; n and N go from hit to hit, Esc ends it."""

    keys = "/"
    holder = "finder"
    short = "find"


class Escape(Command):
    """Stop what is going on: loading, finding, choosing a link, zen."""

    keys = "escape"


class Refresh(Command):
    """Fetch this page again, or try once more."""

    keys = "r"
    short = "refresh"


class Zen(Command):
    """The article alone, and back."""

    keys = "z"
    short = "zen"
    holder = "panes"


class HideSide(Command):
    """Hide or show the posts."""

    keys = "\\"
    holder = "panes"


class Narrower(Command):
    """Narrow the article's lines."""

    keys = "<"
    holder = "panes"


class Wider(Command):
    """Widen the article's lines."""

    keys = ">"
    holder = "panes"


class OpenInBrowser(Command):
    """Open this page in the web browser."""

    keys = "o"
    holder = "desk"


class FollowLink(Command):
    """Follow a link of this pane: type its number."""

    keys = "f"
    holder = "finder"
    short = "links"


class CopyLink(Command):
    """Copy a link of this pane: type its number."""

    keys = "F"
    holder = "finder"


class CopyAddress(Command):
    """Copy the address of this page."""

    keys = "y"
    holder = "desk"


class EnterAddress(Command):
    """Type an address to open."""

    keys = "ctrl+l"
    short = "address"


class Leave(Command):
    """Go back; where there is no way back, quit."""

    keys = "q"


class Quit(Command):
    """Quit."""

    keys = "ctrl+q"
    holder = "app"


# --- in any pane --------------------------------------------------------------------------------------------------


class Down(Command):
    """One line down."""

    scope = "pane"
    keys = "j down"


class Up(Command):
    """One line up."""

    scope = "pane"
    keys = "k up"


class HalfPageDown(Command):
    """Half a page down."""

    scope = "pane"
    keys = "ctrl+d"


class HalfPageUp(Command):
    """Half a page up."""

    scope = "pane"
    keys = "ctrl+u"


class PageDown(Command):
    """One page down."""

    scope = "pane"
    keys = "space pagedown"
    short = "page"


class PageUp(Command):
    """One page up."""

    scope = "pane"
    keys = "b pageup"


class Bottom(Command):
    """To the end."""

    scope = "pane"
    keys = "G end"


class Top(Command):
    """To the top (also g g)."""

    scope = "pane"
    keys = "home"


# --- in the posts -------------------------------------------------------------------------------------------------


class NextRow(Command):
    """The next post."""

    scope = "posts"
    keys = "j down"


class PreviousRow(Command):
    """The post before."""

    scope = "posts"
    keys = "k up"


class OpenPost(Command):
    """Open this post."""

    scope = "posts"
    keys = "enter l right"
    short = "open"


class ToggleRead(Command):
    """Mark this post read or unread."""

    scope = "posts"
    keys = "m"
    short = "read or not"


# --- in the article -----------------------------------------------------------------------------------------------


class NextHeading(Command):
    """To the next heading, or the next hit."""

    scope = "article"
    keys = "n"
    short = "heading"


class PreviousHeading(Command):
    """To the heading before, or the hit before."""

    scope = "article"
    keys = "N"


class NextParagraph(Command):
    """To the next paragraph."""

    scope = "article"
    keys = "}"


class PreviousParagraph(Command):
    """To the paragraph before."""

    scope = "article"
    keys = "{"


class Deeper(Command):
    """On to the comments."""

    scope = "article"
    keys = "l right"


class Shallower(Command):
    """Back to the posts."""

    scope = "article"
    keys = "h left"


# --- in the thread ------------------------------------------------------------------------------------------------


class NextComment(Command):
    """The next comment."""

    scope = "thread"
    keys = "j down"


class PreviousComment(Command):
    """The comment before."""

    scope = "thread"
    keys = "k up"


class NextSibling(Command):
    """The next answer to the same comment."""

    scope = "thread"
    keys = "}"


class PreviousSibling(Command):
    """The answer before it to the same comment."""

    scope = "thread"
    keys = "{"


class NextTopLevel(Command):
    """The next comment on the article itself, or the next hit."""

    scope = "thread"
    keys = "n"
    short = "next"


class PreviousTopLevel(Command):
    """The comment on the article before this, or the hit before."""

    scope = "thread"
    keys = "N"


class Parent(Command):
    """The comment that this one answers."""

    scope = "thread"
    keys = "p"
    short = "parent"


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


class UnfoldLevel(Command):
    """Unfold one level more."""

    scope = "thread"
    keys = "="


SCOPES = ("app", "pane", "posts", "article", "thread")
COMMANDS: tuple[type[Command], ...] = tuple(Command.__subclasses__())


def of_scope(*scopes: str) -> tuple[type[Command], ...]:
    """The commands of these scopes, in order."""
    return tuple(command for command in COMMANDS if command.scope in scopes)
