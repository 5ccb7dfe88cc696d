"""What a review, an outcome and a draft look like, as pieces to lay out. What the page says stands apart from ours."""

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

_MAX_INLINE_CHARS = 60  # characters up to which a value stands beside its name


def status_texts() -> dict[str, str]:
    """What a state means, in a line."""
    return {
        "draft": _("Not sent: it is a draft"),
        "queued": _("Not sent: it waits for the network"),
        "sending": _("It is being sent"),
        "public": _("It stands on the page"),
        "held": _("It waits for approval"),
        "unconfirmed": _("It was taken, and is not to be seen"),
        "refused": _("The site refused it"),
        "unknown": _("No answer came: it may stand there or not"),
    }


def status_label(state: str) -> str:
    """What a state is called in a list."""
    return {
        "draft": _("draft"),
        "queued": _("queued"),
        "sending": _("sending"),
        "public": _("public"),
        "held": _("held"),
        "unconfirmed": _("unconfirmed"),
        "refused": _("refused"),
        "unknown": _("unknown"),
    }.get(state, state)


def site_note(form: CommentForm) -> list[Piece]:
    """What the site says around its form, as the site's own words."""
    return _site_note_pieces(form.note)


def _site_note_pieces(note: str) -> list[Piece]:
    if not note:
        return []
    return [
        Piece(kind="subheading", text=_("The site says")),
        Piece(kind="byline", text=_("This is the site's promise, not warta's."), gap=0),
        *[Piece(kind="quote", text=line, first="│ ", rest="│ ", gap=0) for line in note.splitlines()],
    ]


def review_view(looked_over: Review, whom: str = "") -> list[Piece]:
    """All that will leave the machine, and where it goes. `whom`: who wrote the comment that is answered."""
    draft = looked_over.draft
    told = [
        Piece(kind="title", text=_("Send this to {host}?").format(host=looked_over.host)),
        Piece(kind="byline", text=looked_over.action, gap=0),
        Piece(kind="p", text=_("about {title}").format(title=draft.title or draft.url)),
        Piece(kind="byline", text=looked_over.page, gap=0),
    ]
    if draft.parent:
        told.append(Piece(kind="p", text=_("as an answer to comment {id}").format(id=draft.parent), gap=0))
    if draft.parent and whom:
        told.append(Piece(kind="byline", text=_("by {author}").format(author=whom), gap=0))
    if draft.state == "unknown":
        told.append(_warning(_("It was sent before and no answer came. Look at the page first: it may stand there.")))
    if not looked_over.fresh:
        told.append(_warning(_("This is the form as it was kept with the page; it is looked at anew before sending.")))
    told.append(Piece(kind="heading", text=_("What will leave this machine, and nothing else")))
    for field in looked_over.fields:
        told += _field(field)
    if looked_over.cookies:
        names = ", ".join(name for name, _value in looked_over.cookies)
        told.append(Piece(kind="p", text=_("with the cookies that the page has just set: {names}").format(names=names)))
    return told + _site_note_pieces(looked_over.note)


def _field(field: Outgoing) -> Iterator[Piece]:
    """One field: its name and what it is, and its value."""
    kinds = {
        "hidden": _("hidden, as the site gave it"),
        "parent": _("hidden: the comment that is answered"),
        "trap": _("no person sees it, so it stays empty"),
    }
    about = kinds.get(field.role, field.label)
    head = f"{field.name} ({about})" if about else field.name
    if "\n" in field.value or len(field.value) > _MAX_INLINE_CHARS:
        yield Piece(kind="meta", text=head, first="  ", rest="  ", gap=0)
        yield Piece(kind="strong", text=field.value, first="    ", rest="    ", gap=0)
    else:
        yield _named(head, field.value)


def _named(name: str, value: str) -> Piece:
    """A name, quiet, and the value that will leave under it."""
    text = f"{name}  {value or _('empty')}"
    marks = [Mark(0, len(name), "meta"), Mark(len(name) + 2, len(text), "strong" if value else "caption")]
    return Piece(
        kind="p", text=text, runs=inline((Span(text=text),), Links(), marks).runs, first="  ", rest="  ", gap=0
    )


def _warning(text: str) -> Piece:
    return Piece(kind="note", text=text, first="! ", rest="  ")


def outcome_view(draft: Draft) -> list[Piece]:
    """What became of a reply, then the reply."""
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
    """Why nothing was sent, and what to do; then the reply."""
    told = [Piece(kind="title", text=_("Nothing was sent")), _warning(error.what)]
    if error.hint:
        told.append(Piece(kind="p", text=error.hint))
    return told + _draft_text(draft)


def draft_view(draft: Draft) -> list[Piece]:
    """A draft of the outbox: what it answers, how it stands, its words."""
    told = [Piece(kind="title", text=draft.title or draft.url), Piece(kind="byline", text=draft.url, gap=0)]
    if draft.parent:
        told.append(Piece(kind="byline", text=_("an answer to comment {id}").format(id=draft.parent), gap=0))
    if draft.sent_at:
        when = f"{draft.sent_at.astimezone():%Y-%m-%d %H:%M}"
        told.append(Piece(kind="byline", text=_("sent {when}").format(when=when), gap=0))
    first, *rest = outcome_view(draft)
    return [*told, replace(first, kind="subheading"), *rest]


def _draft_text(draft: Draft) -> list[Piece]:
    """The words themselves."""
    return [Piece(kind="rule", text="", first="───"), Piece(kind="p", text=draft.text)]


def refusal_reasons() -> dict[str, str]:
    """Why a site refuses, in a line."""
    return {
        "duplicate": _("It has these words already."),
        "flood": _("It came too soon after another one: wait a little."),
        "closed": _("It takes no more comments here."),
        "login-required": _("Only who is logged in may comment."),
        "missing-field": _("Something that it asks for is missing."),
        "invalid-field": _("Something in it is not what the site expects."),
        "too-long": _("Something in it is too long."),
        "rejected": _("It does not tell a reason that warta knows."),
    }
