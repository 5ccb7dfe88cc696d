"""Drafts of replies: autosave, quoting, preview, and what keeps one from being sent."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from warta.errors import FetchError
from warta.i18n import _, figure, ngettext
from warta.model.article import Comment
from warta.model.blocks import Paragraph, Span
from warta.services.drafting import LONGEST, quoted, roles, sent, tidy
from warta.services.replies import OFFLINE
from warta.tui.notifications import APP_ERRORS, as_warta_error

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from warta.errors import WartaError
    from warta.model.article import Article
    from warta.model.reply import Draft, Fault
    from warta.services.replies import Look, Replies


class DraftAutosave:
    """Save a draft while it is typed, one write at a time in a thread. `trouble`: why the last write failed."""

    def __init__(self, draft: Draft, write: Callable[[Draft, str], Draft], typed: Callable[[], str]) -> None:
        self.draft = draft
        self.trouble: WartaError | None = None
        self._write = write
        self._typed = typed
        self._kept = draft.text
        self._writing: asyncio.Task[None] | None = None

    @property
    def pending(self) -> bool:
        """Whether text is not saved yet."""
        return self._typed() != self._kept

    def take(self, draft: Draft) -> None:
        """Continue from a draft that was changed elsewhere; text typed beyond it is pending."""
        self.draft = draft
        self._kept = draft.text

    async def keep(self) -> None:
        """Save all text; return when it is saved or when saving failed."""
        self.trouble = None
        while self.pending and not self.trouble:
            if self._writing is None or self._writing.done():
                self._writing = asyncio.create_task(self._keep(self._typed()))
            # A cancelled caller must not cancel the write, or the id of the new draft would be lost.
            await asyncio.shield(self._writing)

    async def _keep(self, text: str) -> None:
        try:
            self.draft = await asyncio.to_thread(self._write, self.draft, text)
        except APP_ERRORS as error:
            self.trouble = as_warta_error(error)
        else:
            self._kept = text


async def load_form_page(replies: Replies, draft: Draft) -> tuple[Look, FetchError | None]:
    """Return the page with the form, and why it is only the saved copy. Raises WartaError."""
    try:
        return await replies.look(draft), None
    except FetchError as error:
        if error.kind not in OFFLINE:
            raise
        try:
            return await replies.look(draft, offline=True), error
        except APP_ERRORS:
            raise error from None  # the missing copy is not the cause


_PARAGRAPHS = re.compile(r"\n\s*\n")


def comment_by_id(article: Article | None, number: str | None) -> Comment | None:
    """Return the comment with this id."""
    if article is None or article.thread is None or number is None:
        return None
    return next((comment for comment in article.thread.walk() if comment.id == number), None)


def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """Split a text into lines, each a tuple of sentences."""
    from warta.extraction.quotation.sentences import split

    return tuple(tuple(filter(None, map(str.strip, split(each)))) for each in text.split("\n") if each.strip())


def quote_sentences(lines: tuple[tuple[str, ...], ...], chosen: Collection[int]) -> str:
    """Return the chosen sentences (numbered through all lines) as quoted lines."""
    kept, number = [], 0
    for each in lines:
        said = [sentence for at, sentence in enumerate(each, number) if at in chosen]
        number += len(each)
        if said:
            kept.append(" ".join(said))
    return quoted("\n\n".join(kept)) if kept else ""


def reply_preview(text: str, name: str, parent: Comment | None, now: datetime) -> Comment:
    """Return a reply as the thread would show it, under its parent."""
    from msgspec.structs import replace

    parts = [part for part in _PARAGRAPHS.split(tidy(text)) if part]
    mine = Comment(
        id="",
        parent=parent.id if parent else None,
        depth=1 if parent else 0,
        author=name or _("your name"),
        author_url=None,
        posted_at=now,
        body=tuple(Paragraph(spans=(Span(text=part),)) for part in parts),
    )
    return replace(parent, replies=(mine,)) if parent else mine


def why_not_repliable(article: Article, parent: Comment | None) -> str:
    """Return why this page or comment cannot be replied to; empty when it can."""
    form = article.form
    if form is None:
        return _("No comment form found on this page. Press o to open it in the browser")
    if form.login_required:
        return _("Login required to comment") + (f": {form.note}" if form.note else "")
    if form.closed:
        return _("Comments are closed") + (f": {form.note}" if form.note else "")
    if parent and parent.kind in {"pingback", "trackback"}:
        return _("Cannot reply to a pingback. Press C to comment on the article")
    if parent and (not parent.id or parent.state not in {"public", "pending"}):
        return _("Cannot reply to this comment: it was deleted or has no ID. Press C to comment on the article")
    if parent and "parent" not in roles(form).values():
        return _("The form of this page cannot reply to a comment. Press C to comment on the article")
    return ""


def reply_heading(draft: Draft, parent: Comment | None) -> str:
    """Return the heading of the reply editor."""
    if draft.parent is None:
        return _("Comment on “{title}”").format(title=draft.title or draft.url)
    if parent and parent.author:
        return _("Reply to {author}").format(author=parent.author)
    return _("Reply to a comment")


def draft_status(draft: Draft) -> str:
    """Return the state of a reopened draft, with the message of the site."""
    told = {
        "draft": _("Draft {id}"),
        "queued": _("Draft {id} is queued"),
        "refused": _("Rejected by the site"),
        "unknown": _("The comment may have been posted. Check the page before sending again"),
    }
    text = told.get(draft.state, draft.state).format(id=draft.id)
    return f"{text}: {draft.message}" if draft.message else text


def editing_status(draft: Draft, text: str, faults: Sequence[Fault], *, pending: bool) -> str:
    """Return the status of a draft being edited: missing fields, size, saved or not."""
    missing = sum(fault.field != "text" for fault in faults)
    size = len(sent(tidy(text)).encode())
    parts = [ngettext("{n} required field", "{n} required fields", missing).format(n=missing)] if missing else []
    parts.append(_("{size} of {most} bytes").format(size=figure(size), most=figure(LONGEST["text"])))
    if pending:
        parts.append("…")
    else:
        parts.append(_("draft {id} saved").format(id=draft.id) if draft.id else _("not saved yet"))
    return " · ".join(parts)


def fault_advice(fault: Fault) -> str:
    """Return a hint how to fix a faulty field."""
    if fault.reason != "missing-field":
        return fault.hint
    if fault.field in {"name", "email", "site"}:
        return _("Enter it here, or set it under [reader] in the settings")
    return _("Enter a text") if fault.field == "text" else _("Fill in or tick this field")
