"""`warta outbox`: drafts, what waits, and what became of what was sent."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.commands import reply as reply_command
from warta.cli.parser import add_actions, add_examples, integer
from warta.errors import ConfigError, WartaError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.reply import Draft

_ACTS = ("list", "show", "send", "rm")


def add_options(parser: Parser) -> None:
    """What `warta outbox` takes."""
    parser.description = _("Drafts, what waits for the network, and what became of what was sent.")
    add_actions(
        parser,
        "warta outbox",
        _ACTS,
        _("all of them; one, whole; send what waits, or these; forget these"),
    )
    parser.add_argument("ids", nargs="*", type=integer("ID", 1, 999_999_999), metavar="ID", help=_("its number"))
    parser.add_argument("--again", action="store_true", help=_("send also what may have arrived before"))
    reply_command.sending_options(parser)
    add_examples(parser, "warta outbox", "warta outbox send 3", "warta outbox rm 3")


def run(context: CommandContext) -> int:
    """List, show, send or forget."""
    act = context.args.action
    if act == "list":
        return _list(context)
    if act == "send":
        return _send(context)
    drafts = _named(context)
    if act == "show":
        _show(context, drafts)
    else:
        for draft in drafts:
            context.services.rooms.replies.outbox.remove(draft.id)
    return exits.DONE


def _named(context: CommandContext) -> list[Draft]:
    """The drafts whose numbers were typed. Raises ConfigError."""
    if not context.args.ids:
        raise ConfigError(_("which one?"), hint=_("`warta outbox` lists them by number"), kind="usage")
    return [_one(context, number) for number in context.args.ids]


def _one(context: CommandContext, number: int) -> Draft:
    draft = context.services.rooms.replies.outbox.find(number)
    if draft is None:
        raise ConfigError(
            _("the outbox has no draft {id}").format(id=number), hint=_("`warta outbox` lists them"), kind="outbox"
        )
    return draft


def _list(context: CommandContext) -> int:
    from warta import urls
    from warta.render import reply

    drafts = context.services.rooms.replies.outbox.all()
    if context.args.json:
        context.stdout.write_json([reply.to_json(draft) for draft in drafts])
    elif not drafts:
        context.stderr.note(_("the outbox is empty"))
    for draft in () if context.args.json else drafts:
        words = " ".join(draft.text.split())[:60]
        day = f"{draft.changed_at:%Y-%m-%d}" if draft.changed_at else ""
        context.stdout.write_row(str(draft.id), draft.state, day, urls.host(draft.url), words)
    return exits.DONE


def _show(context: CommandContext, drafts: Sequence[Draft]) -> None:
    from warta.render import reply

    for draft in drafts:
        if context.args.json:
            context.stdout.write_json(reply.to_json(draft))
        else:
            context.stdout.write_line(reply.draft_text(draft))


def _send(context: CommandContext) -> int:
    """Send what was named, or all that waits; each asks for itself."""
    from warta.render import reply

    waiting = [draft for draft in context.services.rooms.replies.outbox.all() if draft.state == "queued"]
    drafts = _named(context) if context.args.ids else waiting
    if not drafts:
        context.stderr.note(_("nothing waits in the outbox"))
    codes = []
    for draft in drafts:
        try:
            became = reply_command.send(context, draft, again=context.args.again)
        except WartaError as error:
            if len(drafts) == 1:
                raise
            context.stderr.failure(error, draft.url)
            codes.append(error.exit_code)
            continue
        codes.append(reply_command.exit_code(became))
        if context.args.json:
            context.stdout.write_json(reply.to_json(became))
        else:
            context.stdout.write_line(reply.outcome(became))
    return exits.combine_codes(codes)
