"""Views of replies: review, result, draft. Text of the site is set apart from ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.i18n import _
from warta.model.blocks import Span
from warta.render.pieces import Links, Mark, Piece, inline
from warta.services.verdict import hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.errors import WartaError
    from warta.model.article import CommentForm
    from warta.model.reply import Draft, Outgoing, Review

_MAX_INLINE_CHARS = 60  # a longer value is shown below its name


def status_texts() -> dict[str, str]:
    """Return the sentence for each state."""
    return {
        "draft": _("Draft, not sent"),
        "queued": _("Queued, not sent"),
        "sending": _("Sending"),
        "public": _("Posted"),
        "held": _("Awaiting moderation"),
        "unconfirmed": _("Accepted but not visible: moderated or discarded by the site"),
        "refused": _("Rejected by the site"),
        "unknown": _("No response. The comment may have been posted; check the page before sending again"),
    }


def status_label(state: str) -> str:
    """Return the label of a state."""
    return {
        "draft": _("draft"),
        "queued": _("queued"),
        "sending": _("sending"),
        "public": _("posted"),
        "held": _("in moderation"),
        "unconfirmed": _("not visible"),
        "refused": _("rejected"),
        "unknown": _("no response"),
    }.get(state, state)


def site_note(form: CommentForm) -> list[Piece]:
    """Return the note of the site beside its form."""
    return _site_note_pieces(form.note)


def _site_note_pieces(note: str) -> list[Piece]:
    if not note:
        return []
    return [
        Piece(kind="subheading", text=_("The site says")),
        Piece(kind="byline", text=_("Statement by the site, not by warta"), gap=0),
        *[Piece(kind="quote", text=line, first="│ ", rest="│ ", gap=0) for line in note.splitlines()],
    ]


def review_view(looked_over: Review, whom: str = "") -> list[Piece]:
    """Return everything that will be sent, and where. `whom`: author of the parent comment."""
    draft = looked_over.draft
    told = [
        Piece(kind="title", text=_("Send this to {host}?").format(host=looked_over.host)),
        Piece(kind="byline", text=looked_over.action, gap=0),
        Piece(kind="p", text=_("about {title}").format(title=draft.title or draft.url)),
        Piece(kind="byline", text=looked_over.page, gap=0),
    ]
    if draft.parent:
        told.append(Piece(kind="p", text=_("in reply to comment {id}").format(id=draft.parent), gap=0))
    if draft.parent and whom:
        told.append(Piece(kind="byline", text=_("by {author}").format(author=whom), gap=0))
    if draft.state == "unknown":
        told.append(
            _warning(_("Sent before without a response. Check the page first: the comment may have been posted"))
        )
    if not looked_over.fresh:
        told.append(_warning(_("Saved form of the page; it is checked again before sending")))
    told.append(Piece(kind="heading", text=_("Everything that will be sent")))
    for field in looked_over.fields:
        told += _field(field)
    if looked_over.cookies:
        names = ", ".join(name for name, _value in looked_over.cookies)
        told.append(Piece(kind="p", text=_("With cookies set by the page: {names}").format(names=names)))
    return told + _site_note_pieces(looked_over.note)


def _field(field: Outgoing) -> Iterator[Piece]:
    """Return a field: name, description, value."""
    kinds = {
        "hidden": _("hidden, value from the site"),
        "parent": _("hidden, parent comment"),
        "trap": _("spam trap, stays empty"),
    }
    about = kinds.get(field.role, field.label)
    head = f"{field.name} ({about})" if about else field.name
    if "\n" in field.value or len(field.value) > _MAX_INLINE_CHARS:
        yield Piece(kind="meta", text=head, first="  ", rest="  ", gap=0)
        yield Piece(kind="strong", text=field.value, first="    ", rest="    ", gap=0)
    else:
        yield _named(head, field.value)


def _named(name: str, value: str) -> Piece:
    """Return a muted name and its value."""
    text = f"{name}  {value or _('empty')}"
    marks = [Mark(0, len(name), "meta"), Mark(len(name) + 2, len(text), "strong" if value else "caption")]
    return Piece(
        kind="p", text=text, runs=inline((Span(text=text),), Links(), marks).runs, first="  ", rest="  ", gap=0
    )


def _warning(text: str) -> Piece:
    return Piece(kind="note", text=text, first="! ", rest="  ")


def outcome_view(draft: Draft) -> list[Piece]:
    """Return the result of sending, then the text."""
    told = [Piece(kind="title", text=status_texts().get(draft.state, draft.state))]
    if draft.state == "refused" and draft.reason:
        told.append(Piece(kind="byline", text=refusal_reasons().get(draft.reason, draft.reason), gap=0))
    if draft.message:
        told.append(Piece(kind="p", text=_("The site says:")))
        told.append(Piece(kind="quote", text=draft.message, first="│ ", rest="│ ", gap=0))
    if advice := hint(draft.state):
        told.append(Piece(kind="note", text=advice))
    if draft.permalink:
        told.append(Piece(kind="byline", text=draft.permalink))
    return told + _draft_text(draft)


def failure_view(draft: Draft, error: WartaError) -> list[Piece]:
    """Return why nothing was sent and a hint, then the text."""
    told = [Piece(kind="title", text=_("Not sent")), _warning(error.what)]
    if error.hint:
        told.append(Piece(kind="p", text=error.hint))
    return told + _draft_text(draft)


def draft_view(draft: Draft) -> list[Piece]:
    """Return a draft of the outbox: page, parent, state, text."""
    told = [Piece(kind="title", text=draft.title or draft.url), Piece(kind="byline", text=draft.url, gap=0)]
    if draft.parent:
        told.append(Piece(kind="byline", text=_("Reply to comment {id}").format(id=draft.parent), gap=0))
    if draft.sent_at:
        when = f"{draft.sent_at.astimezone():%Y-%m-%d %H:%M}"
        told.append(Piece(kind="byline", text=_("sent {when}").format(when=when), gap=0))
    first, *rest = outcome_view(draft)
    return [*told, replace(first, kind="subheading"), *rest]


def _draft_text(draft: Draft) -> list[Piece]:
    """Return the text of the draft."""
    return [Piece(kind="rule", text="", first="───"), Piece(kind="p", text=draft.text)]


def refusal_reasons() -> dict[str, str]:
    """Return the sentence for each reason of a rejection."""
    return {
        "duplicate": _("Duplicate comment"),
        "flood": _("Posting too fast. Wait before sending again"),
        "closed": _("Comments are closed"),
        "login-required": _("Login required to comment"),
        "missing-field": _("A required field is missing"),
        "invalid-field": _("A field is invalid"),
        "too-long": _("A field is too long"),
        "rejected": _("No known reason given"),
    }
