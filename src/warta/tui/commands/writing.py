"""What can be done about writing to a site: answer, look over, send; and with what lies in the outbox."""

from __future__ import annotations

from warta.tui.commands.command import Command


class Reply(Command):
    """Answer the comment under the cursor; from the article, the story."""

    keys = "c"
    action = "write('reply')"
    short = "reply"


class Comment(Command):
    """Comment on the story."""

    keys = "C"
    action = "write('comment')"


class Outbox(Command):
    """Open the outbox: drafts, what waits, and what became of what was sent."""

    keys = "O"
    action = "write('outbox')"


# --- while one writes ---


class Review(Command):
    """Look over all that will leave this machine, then send it."""

    scope = "composer"
    keys = "ctrl+s"
    short = "review"


class Quote(Command):
    """Quote sentences of what is answered."""

    scope = "composer"
    keys = "f2"
    short = "quote"


class Preview(Command):
    """See it as it would be read."""

    scope = "composer"
    keys = "f3"
    short = "preview"


class Edit(Command):
    """Write it in $EDITOR."""

    scope = "composer"
    keys = "f4"
    short = "editor"


class NextField(Command):
    """Go to the next field."""

    scope = "composer"
    keys = "tab"
    action = "app.focus_next"
    # Typed faster than the text is drawn, a key goes to where the focus is when it comes: so Tab goes before them all.
    always = True


class PreviousField(Command):
    """Go to the field before."""

    scope = "composer"
    keys = "shift+tab"
    action = "app.focus_previous"
    always = True


class Close(Command):
    """Close; the draft is kept."""

    scope = "composer"
    keys = "escape"
    short = "close"


# --- while one looks it over ---


class LineOn(Command):
    """One line further."""

    scope = "review"
    keys = "down"
    action = "line(1)"


class LineBack(Command):
    """One line back."""

    scope = "review"
    keys = "up"
    action = "line(-1)"


class PageOn(Command):
    """One page further."""

    scope = "review"
    keys = "pagedown"
    action = "page(1)"
    short = "more"


class PageBack(Command):
    """One page back."""

    scope = "review"
    keys = "pageup"
    action = "page(-1)"


class Back(Command):
    """Back to the text; nothing is sent."""

    scope = "review"
    keys = "escape"
    short = "back"


class Finish(Command):
    """Close, once it is told what became of it."""

    scope = "review"
    keys = "enter"


# --- in the outbox ---


class GoOn(Command):
    """Go on with this draft."""

    scope = "outbox"
    keys = "enter l right"
    short = "go on"


class SendDraft(Command):
    """Look this draft over, then send it."""

    scope = "outbox"
    keys = "s"
    short = "review and send"


class Discard(Command):
    """Forget this draft, after a question."""

    scope = "outbox"
    keys = "d"
    short = "discard"


class ReadPage(Command):
    """Open the page that it answers."""

    scope = "outbox"
    keys = "a"
    short = "its page"


class Leave(Command):
    """Close the outbox."""

    scope = "outbox"
    keys = "escape q h left"
    short = "close"
