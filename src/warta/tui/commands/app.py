"""Commands that work in every pane (scope `app`)."""

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
    """Next pane."""

    keys = "tab"
    action = "next_pane(1)"
    holder = "panes"


class PreviousPane(Command):
    """Previous pane."""

    keys = "shift+tab"
    action = "next_pane(-1)"
    holder = "panes"


class Go(Command):
    """Open the go menu: panes, history, starred, links, outline, quotes, revisions, provenance, drafts."""

    keys = "g"
    holder = "desk"
    short = "go to"


class PreviousPost(Command):
    """Open the previous post of the site."""

    keys = "["
    action = "neighbour(-1)"
    holder = "desk"


class NextPost(Command):
    """Open the next post of the site."""

    keys = "]"
    action = "neighbour(1)"
    holder = "desk"


class NextInList(Command):
    """Open the next post of the list."""

    keys = "J"
    action = "in_list(1)"
    holder = "desk"


class PreviousInList(Command):
    """Open the previous post of the list."""

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
    """Find in this pane; n and N go to the next and previous match, Esc ends."""

    keys = "/"
    holder = "finder"
    short = "find"


class Escape(Command):
    """Cancel loading, finding, link hints, a footnote or zen mode."""

    keys = "escape"


class Refresh(Command):
    """Refresh this page; in the sources, this source."""

    keys = "r"
    short = "refresh"


class Zen(Command):
    """Show only the article, or all panes again."""

    keys = "z"
    short = "zen"
    holder = "panes"


class HideSide(Command):
    """Hide or show the sources; where they are hidden, the posts."""

    keys = "\\"
    holder = "panes"


class Narrower(Command):
    """Narrower lines."""

    keys = "<"
    action = "widen(-4)"
    holder = "panes"


class Wider(Command):
    """Wider lines."""

    keys = ">"
    action = "widen(4)"
    holder = "panes"


class OpenInBrowser(Command):
    """Open this page in the web browser."""

    keys = "o"
    holder = "desk"


class FollowLink(Command):
    """Follow a link: type its letters or number."""

    keys = "f"
    action = "ask_link"
    holder = "finder"
    short = "links"


class CopyLink(Command):
    """Copy a link: type its letters or number."""

    keys = "F"
    action = "ask_link(True)"
    holder = "finder"


class CopyAddress(Command):
    """Copy the address of this page."""

    keys = "y"
    holder = "desk"


class Provenance(Command):
    """Show the provenance of this page: where from, when saved, what is proven."""

    keys = "i"
    action = "perform('article.provenance')"


class Changes(Command):
    """Show the changes since the previous revision."""

    keys = "d"
    action = "perform('article.changes')"


class EnterAddress(Command):
    """Open an address or a source, or search for words."""

    keys = "ctrl+l"
    short = "address"


class Help(Command):
    """Show the keys of this pane."""

    keys = "? f1"
    holder = "app"
    short = "help"


class Palette(Command):
    """Open the command palette."""

    keys = ": ctrl+p"
    holder = "app"
    short = "commands"


class Leave(Command):
    """Go back; at the first page, quit."""

    keys = "q"
    short = "quit/back"


class Quit(Command):
    """Quit."""

    keys = "ctrl+q"
    holder = "app"
    always = True


class Search(Command):
    """Search the library."""

    keys = "ctrl+f"
    action = "perform('navigation.search')"
    short = "search"


class Undo(Command):
    """Undo: read, star, tag, saved search."""

    keys = "u"
    action = "perform('posts.undo')"


class Redo(Command):
    """Redo."""

    keys = "U"
    action = "perform('posts.redo')"


class RefreshAll(Command):
    """Fetch new articles from all sources."""

    keys = "R"
    action = "perform('sources.sync')"


class AddSource(Command):
    """Add a site, feed or section as a source."""

    keys = "A"
    action = "perform('sources.add')"


class CopyMenu(Command):
    """Copy: title, link, citation, quote, text."""

    keys = "Y"
    action = "perform('sharing.copy_menu')"


class OpenMenu(Command):
    """Open in the web browser: the page, its site, a comment, a link."""

    keys = "w"
    action = "perform('sharing.open_menu')"


class ExportMenu(Command):
    """Export this post, or the selected ones."""

    keys = "e"
    action = "perform('sharing.export_menu')"


class Pipe(Command):
    """Pipe the text to a command and show its output."""

    keys = "|"
    action = "perform('sharing.pipe')"


class Jump(Command):
    """Jump to any visible item."""

    keys = "ctrl+o"
    action = "perform('navigation.jump')"
