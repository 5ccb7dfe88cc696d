"""Keep what is typed: one write at a time, off the loop, the newest words last."""

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
    """`draft` is as it stands on the disk; `trouble` is why the newest words do not."""

    def __init__(self, draft: Draft, write: Callable[[Draft, str], Draft], typed: Callable[[], str]) -> None:
        self.draft = draft
        self.trouble: WartaError | None = None
        self._write = write
        self._typed = typed
        self._kept = draft.text
        self._writing: asyncio.Task[None] | None = None

    @property
    def pending(self) -> bool:
        """Whether there are words that are not on the disk."""
        return self._typed() != self._kept

    def take(self, draft: Draft) -> None:
        """Go on with the draft as somebody else left it on the disk; whatever was typed beyond it is pending."""
        self.draft = draft
        self._kept = draft.text

    async def keep(self) -> None:
        """Return when all words are on the disk, or when there is trouble with that."""
        self.trouble = None
        while self.pending and not self.trouble:
            if self._writing is None or self._writing.done():
                self._writing = asyncio.create_task(self._keep(self._typed()))
            # Whoever waits may be called off; the write under way goes on, or its draft would not be known.
            await asyncio.shield(self._writing)

    async def _keep(self, text: str) -> None:
        try:
            self.draft = await asyncio.to_thread(self._write, self.draft, text)
        except APP_ERRORS as error:
            self.trouble = as_warta_error(error)
        else:
            self._kept = text


async def load_form_page(replies: Replies, draft: Draft) -> tuple[Look, FetchError | None]:
    """The page, and why it is only the kept one. Raises WartaError."""
    try:
        return await replies.look(draft), None
    except FetchError as error:
        if error.kind not in OFFLINE:
            raise
        try:
            return await replies.look(draft, offline=True), error
        except APP_ERRORS:
            raise error from None  # that there is no copy either is not what is wrong


_PARAGRAPHS = re.compile(r"\n\s*\n")


def comment_by_id(article: Article | None, number: str | None) -> Comment | None:
    """The comment of this id."""
    if article is None or article.thread is None or number is None:
        return None
    return next((comment for comment in article.thread.walk() if comment.id == number), None)


def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """A text to quote from: its lines, each in sentences."""
    from warta.extraction.quotation.sentences import split

    return tuple(tuple(filter(None, map(str.strip, split(each)))) for each in text.split("\n") if each.strip())


def quote_sentences(lines: tuple[tuple[str, ...], ...], chosen: Collection[int]) -> str:
    """The chosen sentences, counted through all lines, as a quotation: those of one line stay one line."""
    kept, number = [], 0
    for each in lines:
        said = [sentence for at, sentence in enumerate(each, number) if at in chosen]
        number += len(each)
        if said:
            kept.append(" ".join(said))
    return quoted("\n\n".join(kept)) if kept else ""


def reply_preview(text: str, name: str, parent: Comment | None, now: datetime) -> Comment:
    """A reply as the thread would show it, under the comment that it answers."""
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
    """Why this page, or this comment of it, can't be answered, as far as the page tells; empty when it can."""
    form = article.form
    if form is None:
        return _("this page has no reply form that warta can see; o opens it in the browser")
    if form.login_required:
        return _("only who is logged in may comment here") + (f": {form.note}" if form.note else "")
    if form.closed:
        return _("comments are closed here") + (f": {form.note}" if form.note else "")
    if parent and parent.kind in {"pingback", "trackback"}:
        return _("a mention by another site can't be answered; C comments on the story")
    if parent and (not parent.id or parent.state not in {"public", "pending"}):
        return _("this comment can't be answered: it is gone, or has no number; C comments on the story")
    if parent and "parent" not in roles(form).values():
        return _("the form of this page can't answer a single comment; C comments on the story")
    return ""


def reply_heading(draft: Draft, parent: Comment | None) -> str:
    """What is being written."""
    if draft.parent is None:
        return _("A comment on “{title}”").format(title=draft.title or draft.url)
    if parent and parent.author:
        return _("An answer to {author}").format(author=parent.author)
    return _("An answer to a comment")


def draft_status(draft: Draft) -> str:
    """How a draft that is opened again stands, with the site's own words."""
    told = {
        "draft": _("draft {id} goes on"),
        "queued": _("draft {id} waits for the network"),
        "refused": _("the site refused it"),
        "unknown": _("it may have arrived: look at the page before you send it again"),
    }
    text = told.get(draft.state, draft.state).format(id=draft.id)
    return f"{text}: {draft.message}" if draft.message else text


def editing_status(draft: Draft, text: str, faults: Sequence[Fault], *, pending: bool) -> str:
    """How it stands with the draft: what is missing, how long it is, whether it is on the disk."""
    missing = sum(fault.field != "text" for fault in faults)
    size = len(sent(tidy(text)).encode())
    parts = [ngettext("{n} field to fill", "{n} fields to fill", missing).format(n=missing)] if missing else []
    parts.append(_("{size} of {most} bytes").format(size=figure(size), most=figure(LONGEST["text"])))
    if pending:
        parts.append("…")
    else:
        parts.append(_("draft {id} kept").format(id=draft.id) if draft.id else _("nothing kept yet"))
    return " · ".join(parts)


def fault_advice(fault: Fault) -> str:
    """What to do about what keeps a reply from leaving, here where one types."""
    if fault.reason != "missing-field":
        return fault.hint
    if fault.field in {"name", "email", "site"}:
        return _("type it here, or once for all in [reader] of the settings")
    return _("write something first") if fault.field == "text" else _("it is to be filled or ticked")
