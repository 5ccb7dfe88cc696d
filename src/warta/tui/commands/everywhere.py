"""What can be done wherever one is."""

from __future__ import annotations

from warta.tui.commands.command import Command


class FocusSources(Command):
    """Go to the sources."""

    keys = "1"
    action = "focus_pane('sources')"
    holder = "panes"


class FocusPosts(Command):
    """Go to the posts."""

    keys = "2"
    action = "focus_pane('posts')"
    holder = "panes"


class FocusArticle(Command):
    """Go to the article."""

    keys = "3"
    action = "focus_pane('article')"
    holder = "panes"


class FocusThread(Command):
    """Go to the comments."""

    keys = "4"
    action = "focus_pane('thread')"
    holder = "panes"


class NextPane(Command):
    """Go to the next pane."""

    keys = "tab"
    action = "next_pane(1)"
    holder = "panes"


class PreviousPane(Command):
    """Go to the pane before."""

    keys = "shift+tab"
    action = "next_pane(-1)"
    holder = "panes"


class Go(Command):
    """Open the go menu: panes, history, starred, links, outline, quotes, revisions, provenance, drafts."""

    keys = "g"
    holder = "desk"
    short = "go to"


class PreviousPost(Command):
    """Open the post that the site published before this one."""

    keys = "["
    action = "neighbour(-1)"
    holder = "desk"


class NextPost(Command):
    """Open the post that the site published after this one."""

    keys = "]"
    action = "neighbour(1)"
    holder = "desk"


class NextInList(Command):
    """Open the next post of the list."""

    keys = "J"
    action = "in_list(1)"
    holder = "desk"


class PreviousInList(Command):
    """Open the post before it in the list."""

    keys = "K"
    action = "in_list(-1)"
    holder = "desk"


class Back(Command):
    """Go back in the history."""

    keys = "H"
    action = "travel(-1)"


class Forward(Command):
    """Go forward in the history."""

    keys = "L"
    action = "travel(1)"


class Find(Command):
    """Find words in this pane; n and N go from hit to hit, Esc ends it."""

    keys = "/"
    holder = "finder"
    short = "find"


class Escape(Command):
    """Stop what is going on: loading, finding, choosing a link, looking at a footnote, zen."""

    keys = "escape"


class Refresh(Command):
    """Fetch this page again; among the sources, what is new in this one."""

    keys = "r"
    short = "refresh"


class Zen(Command):
    """The article alone, and back."""

    keys = "z"
    short = "zen"
    holder = "panes"


class HideSide(Command):
    """Hide or show the sources; where they don't show, the posts."""

    keys = "\\"
    holder = "panes"


class Narrower(Command):
    """Narrow the article's lines."""

    keys = "<"
    action = "widen(-4)"
    holder = "panes"


class Wider(Command):
    """Widen the article's lines."""

    keys = ">"
    action = "widen(4)"
    holder = "panes"


class OpenInBrowser(Command):
    """Open this page in the web browser."""

    keys = "o"
    holder = "desk"


class FollowLink(Command):
    """Follow a link of this pane: type its letters or its number."""

    keys = "f"
    action = "ask_link"
    holder = "finder"
    short = "links"


class CopyLink(Command):
    """Copy a link of this pane: type its letters or its number."""

    keys = "F"
    action = "ask_link(True)"
    holder = "finder"


class CopyAddress(Command):
    """Copy the address of this page."""

    keys = "y"
    holder = "desk"


class Provenance(Command):
    """Show where this page came from, when it was seen, and what that proves."""

    keys = "i"
    action = "errand('revising.provenance')"


class Changes(Command):
    """Show what has changed since the revision before."""

    keys = "d"
    action = "errand('revising.changes')"


class EnterAddress(Command):
    """Type what to open: an address, a source's name, or words to search for."""

    keys = "ctrl+l"
    short = "address"


class Help(Command):
    """Show the keys of this pane."""

    keys = "? f1"
    holder = "app"
    short = "help"


class Palette(Command):
    """Find a command by its words."""

    keys = ": ctrl+p"
    holder = "app"
    short = "commands"


class Leave(Command):
    """Go back; where there is no way back, quit."""

    keys = "q"
    short = "quit/back"


class Quit(Command):
    """Quit."""

    keys = "ctrl+q"
    holder = "app"
    always = True
