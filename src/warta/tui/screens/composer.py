"""Composer: write a reply, preview it, quote. Drafts are saved while typing; sending needs the review."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from warta import urls
from warta.errors import ConfigError
from warta.i18n import _
from warta.model.reply import Draft, Signature
from warta.services.drafting import tidy
from warta.tui import drafts, external_programs
from warta.tui.drafts import DraftAutosave
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings, footer_hints, user_keys
from warta.tui.notifications import APP_ERRORS, as_warta_error
from warta.tui.screens.pick import PickList, Row
from warta.tui.text import styled
from warta.tui.views.empty_states import site_name
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.reply_editor import ReplyEditor
from warta.tui.widgets.sheet_view import CommentView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle
    from warta.services.registry import Services
    from warta.services.replies import Look


class PreviewScreen(ModalScreen[None]):
    """Preview of the reply below its parent comment."""

    CSS_PATH = Path(__file__).with_name("composer.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f3,enter,q", "dismiss", show=False)]

    def __init__(self, comment: Comment, now: datetime) -> None:
        super().__init__()
        self._comment = comment
        self._now = now

    def compose(self) -> ComposeResult:
        with Vertical(id="preview"):
            yield PaneTitle(_("Preview"))
            yield CommentView(self._comment, self._now)
            yield Static(styled((_("The site may format it differently. Esc closes."), "$muted")))


class QuoteScreen(ModalScreen["str | None"]):
    """Choose sentences to quote; returns the quotation, or None if cancelled."""

    CSS_PATH = Path(__file__).with_name("composer.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "mark", show=False, priority=True),
        Binding("a", "all", show=False),
        Binding("enter", "take", show=False),
        Binding("escape,q", "none", show=False),
    ]

    def __init__(self, lines: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self._lines = lines
        self._sentences = tuple(sentence for each in lines for sentence in each)
        self._marked: frozenset[int] = frozenset()
        self._list = PickList(self._rows())

    def compose(self) -> ComposeResult:
        with Vertical(id="quote"):
            yield PaneTitle(_("Quote"))
            yield self._list
            yield Static(styled((_("Space selects, a selects all, Enter quotes, Esc closes"), "$muted")))

    def _rows(self) -> list[Row]:
        return [Row("●" if at in self._marked else "○", said) for at, said in enumerate(self._sentences)]

    def _mark(self, marked: frozenset[int], cursor: int) -> None:
        self._marked = marked
        self._list.show(self._rows())
        self._list.move(cursor)

    def action_mark(self) -> None:
        self._mark(self._marked ^ {self._list.cursor}, self._list.cursor + 1)

    def action_all(self) -> None:
        every = frozenset(range(len(self._sentences)))
        self._mark(frozenset() if self._marked == every else every, self._list.cursor)

    def action_take(self) -> None:
        dismiss_once(self, drafts.quote_sentences(self._lines, self._marked or {self._list.cursor}))

    def action_none(self) -> None:
        dismiss_once(self, None)


SAVE_PAUSE_S = 0.4


class Written(NamedTuple):
    """Result of the composer: the saved draft, and the signature for the next reply."""

    draft: Draft
    signature: Signature


class ComposerScreen(Screen[Written]):
    """Edit one draft. `at_once`: go to the review directly if nothing is missing."""

    CSS_PATH = Path(__file__).with_name("composer.tcss")
    BINDINGS = bindings("composer")
    AUTO_FOCUS = "ReplyText"
    SCOPE = "composer"

    def __init__(
        self,
        services: Services,
        draft: Draft,
        loaded: LoadedArticle | None,
        signature: Signature | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        super().__init__()
        self._services = services
        self._article = loaded.article if loaded else None
        self._answered = drafts.comment_by_id(self._article, draft.parent)
        self._known = signature
        self._review_when_ready = at_once
        self._save_scheduled = False
        self._editor = ReplyEditor(draft, self._answered, services.clock.now(), site_name(services, draft.url))
        self._autosave = DraftAutosave(draft, services.rooms.replies.write, lambda: tidy(self._editor.text.text))

    def compose(self) -> ComposeResult:
        yield self._editor

    def on_mount(self) -> None:
        self._editor.footer.hints = footer_hints(self.SCOPE, user_keys(self._services.settings))
        self._run(self._prepare, "prepare")

    def _run(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> Worker[None]:
        return self.run_worker(work, group=group, exclusive=group != "keep", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.app._handle_exception(event.worker.error)  # noqa: SLF001 - a bug in a worker is a bug of the app

    async def _prepare(self) -> None:
        """Load the reader's signature and the site's form in the background."""
        if self._known is None:
            try:
                self._known = await to_thread(self._services.rooms.replies.signed)
            except APP_ERRORS as error:
                self._editor.show_error(as_warta_error(error))
        if self._article is None:
            try:
                self._article = (await self._services.read(self._autosave.draft.url)).article
            except APP_ERRORS as error:
                self._editor.show_error(as_warta_error(error))
        await self._editor.show_form(self._article.form if self._article else None, self._known or Signature())
        if self._review_when_ready:
            self.action_review()

    # --- the draft ---

    @on(ReplyEditor.Typed)
    def _typed(self) -> None:
        if not self._save_scheduled:
            self._save_scheduled = True
            self.set_timer(SAVE_PAUSE_S, self._save_later)

    def _save_later(self) -> None:
        self._save_scheduled = False
        self._run(self._save, "keep")

    async def _save(self) -> None:
        before = self._autosave.draft.id
        await self._autosave.keep()
        if self._autosave.trouble:
            self._editor.show_error(self._autosave.trouble)
        elif before and self._autosave.draft.id not in {0, before}:
            told = _("Draft {old} was sent or deleted elsewhere; this text was saved as draft {new}")
            self._editor.footer.show_warning(told.format(old=before, new=self._autosave.draft.id))
        self._editor.show_draft_status(self._autosave.draft, pending=self._autosave.pending)

    async def on_unmount(self) -> None:
        await self._autosave.keep()

    async def action_close(self) -> None:
        """Close, or cancel the check of the form. If the draft cannot be saved, warn once before closing."""
        if any(worker.group == "review" and worker.is_running for worker in self.workers):
            self.workers.cancel_group(self, "review")
            self._editor.footer.show_message(_("Stopped"))
            return
        trouble = self._autosave.trouble
        await self._save()
        if trouble or not self._autosave.trouble:
            self._leave()

    def _leave(self) -> None:
        self.dismiss(Written(self._autosave.draft, self._editor.signature))

    # --- on to the review ---

    def action_review(self) -> None:
        if not self._editor.show_first_fault():
            self._run(self._load_form_and_review, "review")

    async def _load_form_and_review(self) -> None:
        """Fetch the current form, then open the review."""
        await self._save()
        draft = self._autosave.draft
        if self._autosave.trouble:
            return
        self._editor.footer.show_message(
            _("Checking the comment form of {host} … Esc stops").format(host=urls.host(draft.url))
        )
        try:
            form_page, cause = await drafts.load_form_page(self._services.rooms.replies, draft)
        except APP_ERRORS as error:
            self._editor.show_error(as_warta_error(error))
            return
        if cause:
            self._editor.show_error(cause)
        form = form_page.article.form
        if form_page.fresh and form and form != self._editor.form:
            await self._editor.show_form(form, self._editor.signature)
        await self._review(form_page)

    async def _review(self, form_page: Look) -> None:
        """Open the review unless the form refuses the reply; includes text typed while the form was fetched."""
        replies = self._services.rooms.replies
        await self._save()
        if self._autosave.trouble:
            return
        try:
            review = await to_thread(replies.reviewed, self._autosave.draft, self._editor.signature, form_page)
            if review.refusal:
                self._reviewed(await replies.send(review))
                return
        except ConfigError as error:
            self._editor.show_fault_at(error.kind or "", error.what)
            return
        except APP_ERRORS as error:
            self._editor.show_error(as_warta_error(error))
            return
        self._autosave.take(review.draft)
        if self._autosave.pending:
            await self._review(form_page)
            return
        from warta.tui.screens.review import ReviewScreen

        cause = "" if form_page.fresh else self._editor.footer.said
        whom = self._answered.author if self._answered else ""
        self.app.push_screen(ReviewScreen(self._services, review, cause, whom), self._reviewed)

    def _reviewed(self, draft: Draft | None) -> None:
        """Handle the result of the review; None: nothing was sent."""
        if draft is None:
            self._editor.footer.show_message(_("Nothing was sent"))
            return
        self._autosave.take(draft)
        self._editor.show_draft_status(draft, pending=False)
        if draft.state in {"draft", "refused"}:
            self._editor.footer.show_message(drafts.draft_status(draft), trouble=True)
        else:
            self._leave()

    # --- writing ---

    def action_quote(self) -> None:

        source = self._answered or self._article
        lines = drafts.sentences(source.text if source else "")
        if lines and not self._editor.text.read_only:
            self.app.push_screen(QuoteScreen(lines), self._quoted)
        else:
            self._editor.footer.show_message(_("Nothing to quote"))

    def _quoted(self, quotation: str | None) -> None:
        if quotation:
            self._editor.quote(quotation)

    def action_preview(self) -> None:

        now = self._services.clock.now()
        shown = drafts.reply_preview(self._editor.text.text, self._editor.signature.name, self._answered, now)
        self.app.push_screen(PreviewScreen(shown, now))

    async def action_edit(self) -> None:
        """Edit the text in the reader's external editor."""
        if self._editor.text.read_only:
            return
        await self._save()
        try:
            text = external_programs.edit_suspended(
                self.app.suspend(), self._editor.text.text, external_programs.user_editor()
            )
        except ConfigError as error:
            self._editor.show_error(error)
        except SuspendNotSupported:
            self._editor.footer.show_message(_("This terminal cannot run an external editor"), trouble=True)
        else:
            self._editor.text.put(text)
