"""What can be taken out of the app: copies, files, pages opened elsewhere, text for other programs."""

from __future__ import annotations

from warta.tui.commands.command import Command


class CopyMenu(Command):
    """Choose what is copied: title, link, citation, a quotation with its source, the text."""

    keys = "Y"
    action = "errand('taking.copy_menu')"


class OpenMenu(Command):
    """Choose what is opened in the web browser: the page, its site, a comment, a link."""

    keys = "w"
    action = "errand('taking.open_menu')"


class ExportMenu(Command):
    """Write this post, or those that are selected, into a file."""

    keys = "e"
    action = "errand('exporting.export_menu')"


class Pipe(Command):
    """Give the text to a command, and see what it says."""

    keys = "|"
    action = "errand('pipe.pipe')"


class Jump(Command):
    """Show a letter over everything that can be gone to, and go there by it."""

    keys = "ctrl+o"
    action = "errand('jump.jump')"
