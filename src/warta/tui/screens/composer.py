"""Where a reply is written. Every word is on the disk soon after its key; nothing leaves before the review."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import SuspendNotSupported
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from warta import urls
from warta.errors import ConfigError
from warta.i18n import _
from warta.model.reply import Draft, Signature
from warta.services.drafting import tidy
from warta.tui import editor, form_look, replying
from warta.tui.bindings import bindings
from warta.tui.keeper import Keeper
from warta.tui.keymap import hints
from warta.tui.presets import own
from warta.tui.troubles import TROUBLE, known
from warta.tui.whence import site
from warta.tui.widgets.letter import Letter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import ComposeResult

    from warta.model.capture import LoadedArticle
    from warta.services.registry import Services
    from warta.services.replies import Look

PAUSE = 0.4  # seconds after a key until the words are written down


class Written(NamedTuple):
    """What the composer gives back: the draft as it stands on the disk, and who the reader is, for the next one."""

    draft: Draft
    signature: Signature


class ComposerScreen(Screen[Written]):
    """One letter. `at_once`: it goes on to the review by itself, when nothing is missing."""

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
        self._answered = replying.found(self._article, draft.parent)
        self._known = signature
        self._at_once = at_once
        self._due = False
        self._letter = Letter(draft, self._answered, services.clock.now(), site(services, draft.url))
        self._keeper = Keeper(draft, services.rooms.replies.write, lambda: tidy(self._letter.text.text))

    def compose(self) -> ComposeResult:
        yield self._letter

    def on_mount(self) -> None:
        self._letter.foot.hints = hints(self.SCOPE, own(self._services.settings))
        self._work(self._prepare, "prepare")

    def _work(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> Worker[None]:
        return self.run_worker(work, group=group, exclusive=group != "keep", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.app._handle_exception(event.worker.error)  # noqa: SLF001 - a bug in a worker is a bug of the app

    async def _prepare(self) -> None:
        """Learn who the reader is and what the site asks, where that is not known; one may write meanwhile."""
        if self._known is None:
            try:
                self._known = await to_thread(self._services.rooms.replies.signed)
            except TROUBLE as error:
                self._letter.complain(known(error))
        if self._article is None:
            try:
                self._article = (await self._services.read(self._keeper.draft.url)).article
            except TROUBLE as error:
                self._letter.complain(known(error))
        await self._letter.ask(self._article.form if self._article else None, self._known or Signature())
        if self._at_once:
            self.action_review()

    # --- the draft ---

    @on(Letter.Typed)
    def _typed(self) -> None:
        if not self._due:
            self._due = True
            self.set_timer(PAUSE, self._keep)

    def _keep(self) -> None:
        self._due = False
        self._work(self._write_down, "keep")

    async def _write_down(self) -> None:
        before = self._keeper.draft.id
        await self._keeper.keep()
        if self._keeper.trouble:
            self._letter.complain(self._keeper.trouble)
        elif before and self._keeper.draft.id not in {0, before}:
            told = _("draft {old} was sent or forgotten elsewhere: these words are draft {new}")
            self._letter.foot.warn(told.format(old=before, new=self._keeper.draft.id))
        self._letter.show_draft(self._keeper.draft, pending=self._keeper.pending)

    async def on_unmount(self) -> None:
        await self._keeper.keep()

    async def action_close(self) -> None:
        """Close, or call off the look at the form. Words that can't be kept are told once before they are lost."""
        if any(worker.group == "review" and worker.is_running for worker in self.workers):
            self.workers.cancel_group(self, "review")
            self._letter.foot.say(_("stopped"))
            return
        known = self._keeper.trouble
        await self._write_down()
        if known or not self._keeper.trouble:
            self._leave()

    def _leave(self) -> None:
        self.dismiss(Written(self._keeper.draft, self._letter.signature))

    # --- on to the review ---

    def action_review(self) -> None:
        if not self._letter.insist():
            self._work(self._look_over, "review")

    async def _look_over(self) -> None:
        """Look at the form, and on to the review."""
        await self._write_down()
        draft = self._keeper.draft
        if self._keeper.trouble:
            return
        self._letter.foot.say(_("looking at the form of {host} … Esc stops").format(host=urls.host(draft.url)))
        try:
            looked, cause = await form_look.looked(self._services.rooms.replies, draft)
        except TROUBLE as error:
            self._letter.complain(known(error))
            return
        if cause:
            self._letter.complain(cause)
        form = looked.article.form
        if looked.fresh and form and form != self._letter.form:
            await self._letter.ask(form, self._letter.signature)
        await self._review(looked)

    async def _review(self, looked: Look) -> None:
        """Show all that would leave, unless something keeps it from leaving; also what was typed during the look."""
        replies = self._services.rooms.replies
        await self._write_down()
        if self._keeper.trouble:
            return
        try:
            review = await to_thread(replies.reviewed, self._keeper.draft, self._letter.signature, looked)
            if review.refusal:
                self._reviewed(await replies.send(review))
                return
        except ConfigError as error:
            self._letter.point_at(error.kind or "", error.what)
            return
        except TROUBLE as error:
            self._letter.complain(known(error))
            return
        self._keeper.take(review.draft)
        if self._keeper.pending:
            await self._review(looked)
            return
        from warta.tui.screens.review import ReviewScreen

        cause = "" if looked.fresh else self._letter.foot.said
        whom = self._answered.author if self._answered else ""
        self.app.push_screen(ReviewScreen(self._services, review, cause, whom), self._reviewed)

    def _reviewed(self, draft: Draft | None) -> None:
        """Back from the review: nothing was done, or this is what became of it."""
        if draft is None:
            self._letter.foot.say(_("nothing was sent"))
            return
        self._keeper.take(draft)
        self._letter.show_draft(draft, pending=False)
        if draft.state in {"draft", "refused"}:
            self._letter.foot.say(replying.standing(draft), trouble=True)
        else:
            self._leave()

    # --- writing ---

    def action_quote(self) -> None:
        from warta.tui.screens.quote import QuoteScreen

        source = self._answered or self._article
        lines = replying.sentences(source.text if source else "")
        if lines and not self._letter.text.read_only:
            self.app.push_screen(QuoteScreen(lines), self._quoted)
        else:
            self._letter.foot.say(_("there is nothing to quote"))

    def _quoted(self, quotation: str | None) -> None:
        if quotation:
            self._letter.quote(quotation)

    def action_preview(self) -> None:
        from warta.tui.screens.preview import PreviewScreen

        now = self._services.clock.now()
        shown = replying.as_read(self._letter.text.text, self._letter.signature.name, self._answered, now)
        self.app.push_screen(PreviewScreen(shown, now))

    async def action_edit(self) -> None:
        """Give the text to the reader's own editor, and take it back."""
        if self._letter.text.read_only:
            return
        await self._write_down()
        try:
            text = editor.lent(self.app.suspend(), self._letter.text.text, editor.of_the_reader())
        except ConfigError as error:
            self._letter.complain(error)
        except SuspendNotSupported:
            self._letter.foot.say(_("an editor can't be run in this terminal"), trouble=True)
        else:
            self._letter.text.put(text)
