"""Commands that open the reply editor and the outbox, and those of screens of their own (composer, sync, table …)."""

from __future__ import annotations

from warta.tui.commands.command import Command

# --- everywhere ---


class Reply(Command):
    """Reply to the comment under the cursor, or to the article."""

    keys = "c"
    action = "write('reply')"
    short = "reply"


class Comment(Command):
    """Comment on the article."""

    keys = "C"
    action = "write('comment')"


class Outbox(Command):
    """Open the outbox: drafts, queued and sent replies."""

    keys = "O"
    action = "write('outbox')"


# --- composer ---


class Review(Command):
    """Review and send."""

    scope = "composer"
    keys = "ctrl+s"
    short = "review"


class Quote(Command):
    """Quote sentences …."""

    scope = "composer"
    keys = "f2"
    short = "quote"


class Preview(Command):
    """Preview."""

    scope = "composer"
    keys = "f3"
    short = "preview"


class Edit(Command):
    """Edit in $EDITOR."""

    scope = "composer"
    keys = "f4"
    short = "editor"


class NextField(Command):
    """Next field."""

    scope = "composer"
    keys = "tab"
    action = "app.focus_next"
    # Without priority, keys typed right after Tab would still go to the old field.
    always = True


class PreviousField(Command):
    """Previous field."""

    scope = "composer"
    keys = "shift+tab"
    action = "app.focus_previous"
    always = True


class Close(Command):
    """Close and save the draft."""

    scope = "composer"
    keys = "escape"
    short = "close"


# --- review ---


class LineOn(Command):
    """Down one line."""

    scope = "review"
    keys = "down"
    action = "line(1)"


class LineBack(Command):
    """Up one line."""

    scope = "review"
    keys = "up"
    action = "line(-1)"


class PageOn(Command):
    """Down one page."""

    scope = "review"
    keys = "pagedown"
    action = "page(1)"
    short = "more"


class PageBack(Command):
    """Up one page."""

    scope = "review"
    keys = "pageup"
    action = "page(-1)"


class Back(Command):
    """Back to the text, without sending."""

    scope = "review"
    keys = "escape"
    short = "back"


class Finish(Command):
    """Close, once the result is shown."""

    scope = "review"
    keys = "enter"


# --- outbox ---


class GoOn(Command):
    """Edit this draft."""

    scope = "outbox"
    keys = "enter l right"
    short = "edit"


class SendDraft(Command):
    """Review and send this draft."""

    scope = "outbox"
    keys = "s"
    short = "review and send"


class Discard(Command):
    """Delete this draft …."""

    scope = "outbox"
    keys = "d"
    short = "delete"


class ReadPage(Command):
    """Open the page of this draft."""

    scope = "outbox"
    keys = "a"
    short = "page"


class Leave(Command):
    """Close the outbox."""

    scope = "outbox"
    keys = "escape q h left"
    short = "close"


# --- search results ---


class OpenHit(Command):
    """Open this result."""

    scope = "search"
    keys = "enter l right"
    short = "open"


class Type(Command):
    """Edit the query."""

    scope = "search"
    keys = "/ h left"
    short = "edit query"


class ListHits(Command):
    """List all matching posts in the posts pane."""

    scope = "search"
    keys = "="
    short = "list"


class KeepSearch(Command):
    """Save the search among the sources."""

    scope = "search"
    keys = "+"
    short = "save"


class LeaveSearch(Command):
    """Close the search."""

    scope = "search"
    keys = "escape"
    action = "leave"
    short = "close"


# --- sync ---


class StopSync(Command):
    """Stop fetching."""

    scope = "sync"
    keys = "s"
    action = "stop"
    short = "stop"


class LeaveSync(Command):
    """Close; the sync continues."""

    scope = "sync"
    keys = "escape q R enter h left"
    action = "leave"
    short = "close, continue in background"


# --- changes between two revisions ---


class NextChange(Command):
    """Next change."""

    scope = "diff"
    keys = "n }"
    action = "landmark(1)"
    short = "next"


class PreviousChange(Command):
    """Previous change."""

    scope = "diff"
    keys = "N {"
    action = "landmark(-1)"


class LeaveChanges(Command):
    """Back to the page."""

    scope = "diff"
    keys = "escape q d h left"
    action = "leave"
    short = "back"


# --- table ---


class NextColumn(Command):
    """Next column."""

    scope = "table"
    keys = "l right"
    action = "column(1)"
    short = "right"


class PreviousColumn(Command):
    """Previous column."""

    scope = "table"
    keys = "h left"
    action = "column(-1)"
    short = "left"


class LastColumn(Command):
    """Last column."""

    scope = "table"
    keys = "L $"


class FirstColumn(Command):
    """First column."""

    scope = "table"
    keys = "H 0"


class CopyRow(Command):
    """Copy this row, tab-separated."""

    scope = "table"
    keys = "y"
    short = "copy row"


class CopyTable(Command):
    """Copy the table, tab-separated."""

    scope = "table"
    keys = "Y"


class LeaveTable(Command):
    """Back to the article."""

    scope = "table"
    keys = "escape q T"
    action = "leave"
    short = "close"
