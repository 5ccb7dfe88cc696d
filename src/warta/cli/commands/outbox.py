"""`warta outbox`: drafts, what waits, and what became of what was sent."""

from __future__ import annotations

from warta.cli import arguments, exits, sending
from warta.errors import ConfigError, WartaError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.reply import Draft

_ACTS = ("list", "show", "send", "rm")


def options(parser: Parser) -> None:
    """What `warta outbox` takes."""
    parser.description = _("Drafts, what waits for the network, and what became of what was sent.")
    arguments.acts(
        parser,
        "warta outbox",
        _ACTS,
        _("all of them; one, whole; send what waits, or these; forget these"),
    )
    parser.add_argument(
        "ids", nargs="*", type=arguments.whole("ID", 1, 999_999_999), metavar="ID", help=_("its number")
    )
    parser.add_argument("--again", action="store_true", help=_("send also what may have arrived before"))
    sending.options(parser)
    arguments.examples(parser, "warta outbox", "warta outbox send 3", "warta outbox rm 3")


def run(errand: Errand) -> int:
    """List, show, send or forget."""
    act = errand.typed.act
    if act == "list":
        return _list(errand)
    if act == "send":
        return _send(errand)
    drafts = _named(errand)
    if act == "show":
        _show(errand, drafts)
    else:
        for draft in drafts:
            errand.services.rooms.replies.outbox.remove(draft.id)
    return exits.DONE


def _named(errand: Errand) -> list[Draft]:
    """The drafts whose numbers were typed. Raises ConfigError."""
    if not errand.typed.ids:
        raise ConfigError(_("which one?"), hint=_("`warta outbox` lists them by number"), kind="usage")
    return [_one(errand, number) for number in errand.typed.ids]


def _one(errand: Errand, number: int) -> Draft:
    draft = errand.services.rooms.replies.outbox.find(number)
    if draft is None:
        raise ConfigError(
            _("the outbox has no draft {id}").format(id=number), hint=_("`warta outbox` lists them"), kind="outbox"
        )
    return draft


def _list(errand: Errand) -> int:
    from warta import urls
    from warta.render import reply

    drafts = errand.services.rooms.replies.outbox.all()
    if errand.typed.json:
        errand.output.data([reply.to_json(draft) for draft in drafts])
    elif not drafts:
        errand.complaints.note(_("the outbox is empty"))
    for draft in () if errand.typed.json else drafts:
        words = " ".join(draft.text.split())[:60]
        day = f"{draft.changed_at:%Y-%m-%d}" if draft.changed_at else ""
        errand.output.row(str(draft.id), draft.state, day, urls.host(draft.url), words)
    return exits.DONE


def _show(errand: Errand, drafts: Sequence[Draft]) -> None:
    from warta.render import reply

    for draft in drafts:
        if errand.typed.json:
            errand.output.data(reply.to_json(draft))
        else:
            errand.output.say(reply.draft_text(draft))


def _send(errand: Errand) -> int:
    """Send what was named, or all that waits; each asks for itself."""
    from warta.render import reply

    waiting = [draft for draft in errand.services.rooms.replies.outbox.all() if draft.state == "queued"]
    drafts = _named(errand) if errand.typed.ids else waiting
    if not drafts:
        errand.complaints.note(_("nothing waits in the outbox"))
    codes = []
    for draft in drafts:
        try:
            became = sending.send(errand, draft, again=errand.typed.again)
        except WartaError as error:
            if len(drafts) == 1:
                raise
            errand.complaints.failure(error, draft.url)
            codes.append(error.exit_code)
            continue
        codes.append(sending.exit_of(became))
        if errand.typed.json:
            errand.output.data(reply.to_json(became))
        else:
            errand.output.say(reply.outcome(became))
    return exits.of_codes(codes)
