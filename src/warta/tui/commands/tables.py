"""What can be done with a table."""

from __future__ import annotations

from warta.tui.commands.command import Command


class ShowTable(Command):
    """Show the next table of the story over the whole screen, as wide as it is."""

    scope = "article"
    keys = "T"
    action = "screen.errand('tables.show')"


# --- while one looks at it ---


class NextColumn(Command):
    """One column to the right; the first one stays."""

    scope = "table"
    keys = "l right"
    action = "column(1)"
    short = "right"


class PreviousColumn(Command):
    """One column to the left."""

    scope = "table"
    keys = "h left"
    action = "column(-1)"
    short = "left"


class LastColumn(Command):
    """To the last column."""

    scope = "table"
    keys = "L $"


class FirstColumn(Command):
    """To the first column."""

    scope = "table"
    keys = "H 0"


class CopyRow(Command):
    """Copy this row, with tabs between its cells."""

    scope = "table"
    keys = "y"
    short = "copy row"


class CopyTable(Command):
    """Copy the whole table, for a spreadsheet."""

    scope = "table"
    keys = "Y"


class LeaveTable(Command):
    """Back to the story."""

    scope = "table"
    keys = "escape q T"
    action = "leave"
    short = "close"
