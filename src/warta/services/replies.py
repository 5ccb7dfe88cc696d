"""Answer a story: write, look over, send once, and look whether it stands there. It conducts; the rooms do the work."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import quote

from warta import urls
from warta.errors import ConfigError, ExtractError, FetchError, NotKept, WartaError
from warta.i18n import _
from warta.model.reply import UNSENT, Draft, Letter, Review, Signature, Verdict
from warta.services import drafting, verdict
from warta.services.cookies import cookies

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article, CommentForm
    from warta.model.capture import LoadedArticle, Page
    from warta.ports.library import Extractor
    from warta.ports.network import Poster
    from warta.ports.outbox import Outbox
    from warta.settings import Settings

OFFLINE = frozenset({"dns", "refused", "timeout", "network"})
"""The kinds of FetchError after which a reply may wait: the site could not be reached, and said nothing."""

_SECOND_LOOK = 15.0  # seconds for each request of it
_REST = re.compile(r'<([^<>]+)>\s*;\s*rel="?https://api\.w\.org/"?')
_COMMENT_NAME = re.compile(r"#?(?:comment-|div-comment-)?")


class Look(NamedTuple):
    """A page that is answered, and what was understood of it; `fresh`: it is as its site has it now."""

    page: Page
    article: Article
    fresh: bool


class Site(Protocol):
    """What replying asks of the rest of the newsroom."""

    settings: Settings

    def kept(self, address: str, *, max_age: float | None = None) -> LoadedArticle | None:
        """The kept reading of an address or a number."""
        ...

    async def look(self, url: str, *, timeout: float, data: bool = False) -> Page:
        """A page as it is now; it is not kept."""
        ...


class Replies:
    """The use cases of replying. `person` is asked who the reader is, when that is needed."""

    def __init__(
        self,
        site: Site,
        *,
        outbox: Outbox,
        poster: Callable[[], Poster],
        extractor: Extractor,
        person: Callable[[], Signature],
    ) -> None:
        self.outbox = outbox
        self._site = site
        self._make_poster = poster
        self._extract = extractor
        self._person = person

    def close(self) -> None:
        """Close the outbox; a later call opens it again."""
        self.outbox.close()

    def signed(self, given: Signature | None = None) -> Signature:
        """Who the reader is: what is given, else what the settings or the keyring say. Raises ConfigError."""
        given = given or Signature()
        if given.name and given.email and given.site:
            return drafting.signed(given)
        known = self._person()
        return drafting.signed(
            replace(
                given,
                name=given.name or known.name,
                email=given.email or known.email,
                site=given.site or known.site,
            )
        )

    def compose(self, address: str, text: str, parent: str | None = None) -> Draft:
        """A kept draft of a reply to an address or a number of the library, or to one comment there.

        The same words to the same place are the same draft. Raises ConfigError when there are no words, or when they
        were sent already; NotKept, LibraryError.
        """
        text = drafting.tidy(text)
        if not text:
            raise ConfigError(
                _("the reply has no text"), hint=_("give it with --text, or --text - for standard input"), kind="text"
            )
        url, title = self._story(address)
        parent = _COMMENT_NAME.sub("", parent.strip(), count=1) if parent else None
        for draft in reversed(self.outbox.all()):
            if (draft.url, draft.text, draft.parent) == (url, text, parent):
                return _unsent(draft)
        return self.outbox.save(Draft(url=url, title=title, text=text, parent=parent))

    def begin(self, address: str, parent: str | None = None) -> Draft:
        """The answer to a story, or to one comment there, that was begun and not sent; else a new one (id 0).

        A new one is kept once it has words: see `write`. Raises ConfigError, NotKept, LibraryError.
        """
        url, title = self._story(address)
        for draft in reversed(self.outbox.all()):
            if (draft.url, draft.parent) == (url, parent) and draft.state in UNSENT:
                return draft
        return Draft(url=url, title=title, text="", parent=parent)

    def write(self, draft: Draft, text: str) -> Draft:
        """The draft with these words, on the disk when this returns; one without words is kept no longer.

        What was sent or forgotten elsewhere meanwhile goes on as a draft of its own: no word is lost. Raises
        LibraryError.
        """
        text = drafting.tidy(text)
        if draft.id and text == draft.text:
            return draft
        anew = replace(draft, id=0, text=text, state="draft", reason=None, message="")
        if not text:
            with suppress(ConfigError):
                if draft.id:
                    self.outbox.remove(draft.id)
            return anew
        try:
            return self.outbox.save(replace(draft, text=text))
        except ConfigError:
            return self.outbox.save(anew)

    async def review(
        self, draft: Draft, signature: Signature, *, offline: bool = False, timeout: float | None = None
    ) -> Review:
        """All that would leave the machine, by the form as it is now; `offline`: as it was when the page was kept.

        A page that takes no reply gives a review with a `refusal`. Raises ConfigError for what can't be sent at all
        (`kind` names the field), FetchError, ExtractError, NotKept.
        """
        return self.reviewed(draft, signature, await self.look(draft, offline=offline, timeout=timeout))

    async def look(self, draft: Draft, *, offline: bool = False, timeout: float | None = None) -> Look:
        """The page that a draft answers, with its form. Raises FetchError, ExtractError, NotKept."""
        if offline:
            return Look(*self._kept(draft), fresh=False)
        import asyncio

        page = await self._site.look(draft.url, timeout=timeout or self._site.settings.timeout)
        return Look(page, await asyncio.to_thread(self._extract, page), fresh=True)

    def reviewed(self, draft: Draft, signature: Signature, looked: Look) -> Review:
        """All that would leave the machine by the form of this page: see `review`. Raises ConfigError, LibraryError."""
        page, article, fresh = looked
        form = article.form
        where = page.final_url
        review = Review(draft=draft, host=urls.host(where), action="", page=where, fields=(), fresh=fresh)
        if form is None:
            raise ConfigError(
                _("{host} has no reply form on this page").format(host=urls.host(where)),
                hint=_("see the page in a browser: its comments may need a script"),
                kind="form",
            )
        if refusal := verdict.refusal(form.note, closed=form.closed, login=form.login_required):
            return replace(review, refusal=refusal)
        drafting.sound(form, where)
        _answers(draft, article)
        _complete(form, draft, signature)
        changed = draft.action != form.action or draft.title != (article.title or "")
        if changed and draft.state in UNSENT:
            draft = self.outbox.entitle(draft.id, title=article.title or "", action=form.action)
        thread = article.thread
        return replace(
            review,
            draft=draft,
            action=form.action,
            fields=drafting.outgoing(form, draft.text, draft.parent, signature),
            note=form.note,
            cookies=cookies(page, form.action) if fresh else (),
            rest=_rest(page),
            known=frozenset(comment.id for comment in thread.walk()) if thread else frozenset(),
        )

    async def send(self, review: Review, *, again: bool = False, timeout: float | None = None) -> Draft:
        """Send what was looked over, once; the draft with what became of it.

        It is `sending` on the disk before anything leaves. When nothing left because the site can't be reached, it is
        `queued`. `again`: although it is unknown whether it arrived before. Raises ConfigError when it was sent
        already, FetchError when nothing left for another reason, LibraryError.
        """
        draft = review.draft
        if review.refusal:
            return self.outbox.correct(draft.id, review.refusal)
        if not review.fresh:
            raise ConfigError(
                _("the form was not looked at just now"), hint=_("leave --offline out to send"), kind="form"
            )
        letter = Letter(
            action=review.action,
            referer=review.page,
            fields=tuple((field.name, drafting.sent(field.value)) for field in review.fields),
            cookies=review.cookies,
        )
        with self.outbox.claim(draft.id, again=again) as claim:
            try:
                answer = await self._make_poster().post(letter, timeout=timeout or self._site.settings.timeout)
            except FetchError as error:
                waits = error.kind in OFFLINE
                draft = claim.release("queued" if waits else "draft")
                if waits:
                    return draft
                raise
            said = _discreet(verdict.judge(review, answer), review)
            draft = claim.settle(said)
        if said.state == "unconfirmed" and (seen := await self._second_look(review, said)):
            return self.outbox.correct(draft.id, seen)
        return draft

    def _story(self, address: str) -> tuple[str, str]:
        """The address and the title of the story that is answered."""
        held = self._site.kept(address)
        if held is None:
            if address.isascii() and address.isdecimal():
                raise NotKept(
                    _("{address} is not in the library").format(address=address),
                    hint=_("`warta list` shows what is kept"),
                    url=address,
                )
            url = urls.normalise(address)
            if not urls.host(url):
                raise ConfigError(
                    _("a reply needs the address of a page"), hint=_("for example https://news.example/story")
                )
            return url, ""
        return held.provenance.final_url or held.article.url or address, held.article.title or ""

    def _kept(self, draft: Draft) -> tuple[Page, Article]:
        """The page as it is in the library, as far as a review needs it."""
        held = self._site.kept(draft.url)
        if held is None:
            raise NotKept(
                _("{address} is not in the library").format(address=draft.url),
                hint=_("leave --offline out to look at its form"),
                url=draft.url,
            )
        from warta.model.capture import Page

        record = held.provenance
        url = record.final_url or draft.url
        page = Page(
            requested_url=url,
            final_url=url,
            status=record.status or 0,
            fetched_at=record.fetched_at,
            body=b"",
            sha256=record.sha256,
        )
        return page, held.article

    async def _second_look(self, review: Review, said: Verdict) -> Verdict | None:
        """Whether an accepted reply is to be seen: WordPress tells by REST, every site by its page."""
        import asyncio

        timeout = min(self._site.settings.timeout, _SECOND_LOOK)
        if said.comment_id and drafting.is_wordpress(review.action) and await self._told_by_rest(review, said, timeout):
            return replace(said, state="public")
        try:
            page = await self._site.look((said.permalink or review.page).partition("#")[0], timeout=timeout)
            article = await asyncio.to_thread(self._extract, page)
        except WartaError:
            return None
        for comment in article.thread.walk() if article.thread else ():
            mine = comment.id == said.comment_id if said.comment_id else _same(comment.text, review.draft.text)
            if mine and comment.state == "public" and comment.id not in review.known:
                return replace(
                    said, state="public", comment_id=comment.id, permalink=comment.permalink or said.permalink
                )
        return None

    async def _told_by_rest(self, review: Review, said: Verdict, timeout: float) -> bool:
        """Whether WordPress shows this comment to everybody: 200 when it is approved, else 401."""
        if review.rest is None:
            return False
        try:
            page = await self._site.look(f"{review.rest}wp/v2/comments/{said.comment_id}", timeout=timeout, data=True)
            told = json.loads(page.body)
        except (FetchError, ExtractError, ValueError, RecursionError):
            return False
        return (
            isinstance(told, dict)
            and str(told.get("id")) == said.comment_id
            and told.get("status") in {"approved", None}
        )


def _unsent(draft: Draft) -> Draft:
    """The draft with the same words, unless it has left already: a script that tries again must not post twice."""
    if draft.state in UNSENT:
        return draft
    raise ConfigError(
        _("these words were sent to this page already: draft {id} is {state}").format(id=draft.id, state=draft.state),
        hint=_("look at the page; `warta outbox rm {id}` forgets it").format(id=draft.id),
        kind="sent",
    )


def _answers(draft: Draft, article: Article) -> None:
    """Raise ConfigError when the comment to be answered is not there, and the whole thread is."""
    thread = article.thread
    if draft.parent is None or (thread and not thread.complete):
        return
    if any(comment.id == draft.parent for comment in (thread.walk() if thread else ())):
        return
    raise ConfigError(
        _("there is no comment {id} on this page").format(id=draft.parent),
        hint=_("`warta thread --json` tells their ids"),
        kind="to",
    )


def _complete(form: CommentForm, draft: Draft, signature: Signature) -> None:
    """Raise ConfigError for the first thing that keeps the reply from leaving."""
    for fault in drafting.faults(form, draft.text, signature):
        raise ConfigError(fault.what, hint=fault.hint, kind=fault.field)


def _discreet(said: Verdict, review: Review) -> Verdict:
    """A verdict without the reader's e-mail, which a site may quote."""
    email = next((field.value for field in review.fields if field.role == "email"), "")
    if not email:
        return said
    own = re.compile(f"{re.escape(email)}|{re.escape(quote(email))}|{re.escape(quote(email, safe='@'))}", re.IGNORECASE)
    permalink = None if said.permalink and own.search(said.permalink) else said.permalink
    return replace(said, message=own.sub("…", said.message), permalink=permalink)


def _rest(page: Page) -> str | None:
    """Where WordPress speaks JSON: by its Link header or at its usual place, and on the page's own site only."""
    said = next(
        (
            found[1]
            for name, value in page.response_headers
            if name.lower() == "link" and (found := _REST.search(value))
        ),
        "/wp-json/",
    )
    root = urls.absolute(said, page.final_url)
    return root if root and urls.origin(root) == urls.origin(page.final_url) else None


def _same(a: str, b: str) -> bool:
    return bool(a) and a.split() == b.split()
