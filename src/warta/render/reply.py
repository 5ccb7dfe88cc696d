"""Write replies as text for the reader and as JSON (`warta.reply/1`), which omits the reader's name and e-mail."""

from __future__ import annotations

from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from warta.model.reply import Draft, Outgoing, Review

REPLY = "warta.reply/1"


def to_json(draft: Draft, review: Review | None = None) -> dict[str, Any]:
    """Return `warta.reply/1`. With a review, the state is `preview` and private values are null."""
    refusal = review.refusal if review else None
    told = refusal or draft
    state = "preview" if review and not refusal and draft.state in {"draft", "refused"} else told.state
    return {
        "schema": REPLY,
        "state": state,
        "reason": told.reason if state != "preview" else None,
        "message": (told.message or None) if state != "preview" else None,
        "comment_id": draft.comment_id,
        "permalink": draft.permalink,
        "draft": draft.id,
        "url": draft.url,
        "title": draft.title or None,
        "parent": draft.parent,
        "text": draft.text,
        "created_at": _when(draft.created_at),
        "changed_at": _when(draft.changed_at),
        "sent_at": _when(draft.sent_at),
        "review": _review(review) if review and not refusal else None,
    }


def _when(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _review(review: Review) -> dict[str, Any]:
    return {
        "host": review.host,
        "action": review.action,
        "page": review.page,
        "note": review.note or None,
        "cookies": len(review.cookies),
        "fields": [_field(field) for field in review.fields],
    }


def _field(field: Outgoing) -> dict[str, Any]:
    return {
        "name": field.name,
        "label": field.label or None,
        "role": field.role,
        "private": field.private,
        "value": None if field.private else field.value,
    }


def review_text(review: Review) -> str:
    """Return everything that would be sent, as text for the author of the reply."""
    draft = review.draft
    lines = [_("to {host}").format(host=review.host), f"  {review.action}"]
    lines += [_("about {title}").format(title=draft.title or draft.url), f"  {review.page}"]
    if draft.parent:
        lines += [_("as an answer to comment {id}").format(id=draft.parent)]
    lines += ["", _("what will be sent, and nothing else:")]
    for field in review.fields:
        lines += _lines(field)
    if review.cookies:
        names = ", ".join(name for name, _value in review.cookies)
        lines += ["", _("with the cookies that the page has just set: {names}").format(names=names)]
    if review.note:
        lines += ["", _("the site says (it is the site's promise, not warta's):")]
        lines += [f"  {line}" for line in review.note.splitlines()]
    return "\n".join([*lines, ""])


def _lines(field: Outgoing) -> list[str]:
    """Return the lines of one field: name, kind and value."""
    kinds = {
        "hidden": _("hidden, as the site gave it"),
        "parent": _("hidden: the comment that is answered"),
        "trap": _("no person sees it, so it stays empty"),
    }
    about = kinds.get(field.role, field.label)
    head = f"  {field.name}" + (f" ({about})" if about else "")
    if "\n" in field.value:
        return [f"{head}:", *(f"    {line}" for line in field.value.split("\n"))]
    return [f"{head}: {field.value}"]


def outcome(draft: Draft) -> str:
    """Describe the result of a reply: its state, the message of the site, the permalink."""
    states = {
        "draft": _("not sent; it is kept as draft {id}"),
        "queued": _("not sent: it waits in the outbox as {id}, and asks again before it leaves"),
        "sending": _("it is being sent"),
        "public": _("it stands on the page"),
        "held": _("the site has it, and shows it once somebody has approved it"),
        "unconfirmed": _("the site took it and does not show it: it waits there, or it was thrown away"),
        "refused": _("the site refused it ({reason})"),
        "unknown": _("no answer came: it may stand there or not. Look at the page; warta does not send it again"),
    }
    lines = [f"{draft.state}: " + states[draft.state].format(id=draft.id, reason=draft.reason)]
    if draft.message:
        lines.append(_("the site says: {words}").format(words=draft.message))
    if draft.permalink:
        lines.append(draft.permalink)
    return "\n".join(lines)


def draft_text(draft: Draft) -> str:
    """Return a draft of the outbox as text."""
    lines = [f"{draft.id}  {draft.title}".rstrip(), draft.url]
    if draft.parent:
        lines.append(_("as an answer to comment {id}").format(id=draft.parent))
    if draft.sent_at:
        lines.append(_("sent {when}").format(when=f"{draft.sent_at:%Y-%m-%d %H:%M} UTC"))
    return "\n".join([*lines, outcome(draft), "", draft.text])
