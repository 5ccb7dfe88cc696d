"""`warta reply`: answer a story or a comment in the site's own form."""

from __future__ import annotations

import sys

from warta.cli import exits, inputs
from warta.cli.parser import add_examples, duration
from warta.errors import ConfigError, FetchError, NotKept
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.reply import Draft, Review


_LONGEST = 1024 * 1024


def add_options(parser: Parser) -> None:
    """What `warta reply` takes."""
    parser.description = _(
        "Answer a story, or a comment, in the site's own form. Without --send it only prints what would be sent."
    )
    parser.add_argument("input", metavar="URL|ID", help=_("an address, or a number of the library"))
    parser.add_argument("--to", metavar="COMMENT", help=_("the id of the comment to answer"))
    parser.add_argument("--text", metavar="TEXT|-", help=_("what to say; - reads it from standard input"))
    parser.add_argument("--send", action="store_true", help=_("send it, after a confirmation"))
    parser.add_argument(
        "--offline", action="store_true", help=_("by the kept page; with --send it waits in the outbox")
    )
    sending_options(parser)
    add_examples(
        parser,
        "warta reply https://news.example/story --text 'Thank you.'",
        "warta reply 12 --to 4711 --text - --send < reply.txt",
    )


def run(context: CommandContext) -> int:
    """Preview, or send."""
    args = context.args
    if not inputs.is_address(args.input) and inputs.file_path(args.input) is not None:
        raise ConfigError(_("a file has nobody to answer"), hint=_("give the address of the page"), kind="usage")
    draft = context.services.rooms.replies.compose(args.input, _text(context), args.to)
    if not args.send:
        return _preview(context, draft)
    draft = _queued(context, draft) if args.offline else send(context, draft)
    _tell(context, draft)
    return exit_code(draft)


def _text(context: CommandContext) -> str:
    text = context.args.text
    if text != "-":
        return text or ""
    read = inputs.open_stdin(_("the text of the reply")).read(_LONGEST)
    return read.decode("utf-8-sig", "replace")


def _preview(context: CommandContext, draft: Draft) -> int:
    """Print what would be sent."""
    from warta.render import reply

    args, replies = context.args, context.services.rooms.replies
    who = signature(context)
    review = run_and_close(context, replies.review(draft, who, offline=args.offline, timeout=args.timeout))
    if args.json:
        context.stdout.write_json(reply.to_json(review.draft, review))
    elif review.refusal is None:
        context.stdout.write_line(reply.review_text(review))
        context.stdout.write_line(_("nothing was sent; --send sends it. It is kept as draft {id}").format(id=draft.id))
    else:
        context.stdout.write_line(reply.outcome(_refused(review)))
    return exits.NO if review.refusal else exits.DONE


def _refused(review: Review) -> Draft:
    """The draft as it would be refused."""
    from dataclasses import replace

    said = review.refusal
    return replace(review.draft, state=said.state, reason=said.reason, message=said.message) if said else review.draft


def _queued(context: CommandContext, draft: Draft) -> Draft:
    """The draft in the queue; what the kept form finds wrong with it is told now."""
    replies = context.services.rooms.replies
    try:
        run_and_close(context, replies.review(draft, signature(context), offline=True))
    except NotKept:
        context.stderr.note(_("the page is not in the library: its form will be looked at before it is sent"))
    return replies.outbox.queue(draft.id)


def _tell(context: CommandContext, draft: Draft) -> None:
    from warta.render import reply

    if context.args.json:
        context.stdout.write_json(reply.to_json(draft))
    else:
        context.stdout.write_line(reply.outcome(draft))


if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any, TypeVar

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.reply import Draft, Review, Signature

    T = TypeVar("T")

_UNKNOWN = FetchError.exit_code


def sending_options(parser: Parser) -> None:
    """What every command that sends takes."""
    group = parser.add_argument_group(_("who you are (default: [reader] of the settings)"))
    group.add_argument("--name", default="", metavar="N", help=_("your name"))
    group.add_argument("--email", default="", metavar="E", help=_("your e-mail"))
    group.add_argument("--site", default="", metavar="S", help=_("your website"))
    group.add_argument(
        "--field",
        action="append",
        default=[],
        type=_pair,
        metavar="NAME=VALUE",
        help=_("another field that the form asks for; for a box to tick: NAME=yes"),
    )
    parser.add_argument("--yes", action="store_true", help=_("confirm now, instead of typing it at the terminal"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))
    parser.add_argument(
        "--timeout",
        type=duration("--timeout", least=0.1, most=600),
        metavar="SECONDS",
        help=_("for each of looking at the form and sending it (default 30)"),
    )


def _pair(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not name or not equals:
        raise ConfigError(
            _("--field needs a name and a value"), hint=_("for example --field subscribe=yes"), kind="usage"
        )
    return name, value


def signature(context: CommandContext) -> Signature:
    """Who the reader is: by the flags, else by the settings or the keyring. Raises ConfigError."""
    from warta.model.reply import Signature

    args = context.args
    given = Signature(name=args.name, email=args.email, site=args.site, others=tuple(args.field))
    return context.services.rooms.replies.signed(given)


def run_and_close(context: CommandContext, work: Coroutine[Any, Any, T]) -> T:
    """Run some work of the newsroom to its end, and let go of the network."""
    import asyncio

    async def and_close() -> T:
        try:
            return await work
        finally:
            await context.services.close()

    return asyncio.run(and_close())


def require_confirmation(context: CommandContext, draft: Draft) -> None:
    """Raise ConfigError when nobody is there to confirm."""
    if not context.args.yes and not context.stdin_is_terminal:
        hint = _("`warta outbox show {id}` shows it; --yes sends it")
        if "send" in context.args:
            hint = _("look at it without --send first, then add --yes; it is kept as draft {id}")
        raise ConfigError(
            _("sending needs a confirmation, and there is no terminal to type it at"),
            hint=hint.format(id=draft.id),
            kind="confirm",
        )


def confirm(context: CommandContext, review: Review) -> bool:
    """Whether the reader, having seen all that will leave, types the word; `--yes` has typed it already."""
    if context.args.yes:
        return True
    from warta.render import reply

    context.stderr.show(reply.review_text(review))
    context.stderr.show(
        _("type the word send to send this to {host}, anything else to keep it").format(host=review.host)
    )
    return sys.stdin.readline().strip().lower() == "send"


def send(context: CommandContext, draft: Draft, *, again: bool = False) -> Draft:
    """A draft looked over by its form of today, confirmed and sent: what became of it. Raises WartaError."""
    from warta.services.replies import OFFLINE

    replies, timeout = context.services.rooms.replies, context.args.timeout
    require_confirmation(context, draft)
    try:
        review = run_and_close(context, replies.review(draft, signature(context), timeout=timeout))
    except FetchError as error:
        if error.kind in OFFLINE and context.services.kept(draft.url):
            context.stderr.note(error.what)
            return replies.outbox.queue(draft.id)
        hint = _("the text is kept as draft {id}").format(id=draft.id)
        error.hint = "; ".join(filter(None, (error.hint, hint)))
        raise
    if not review.refusal and not confirm(context, review):
        return review.draft
    return run_and_close(context, replies.send(review, again=again, timeout=timeout))


def exit_code(draft: Draft) -> int:
    """The exit that a state has."""
    match draft.state:
        case "refused":
            return exits.NO
        case "unknown" | "sending":
            return _UNKNOWN
        case _:
            return exits.DONE
