"""Looking over, confirming and sending, for the commands that send."""

from __future__ import annotations

import sys

from warta.cli import arguments, exits
from warta.errors import ConfigError, FetchError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any, TypeVar

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.reply import Draft, Review, Signature

    T = TypeVar("T")

_UNKNOWN = FetchError.exit_code


def options(parser: Parser) -> None:
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
        type=arguments.span("--timeout", least=0.1, most=600),
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


def signature(errand: Errand) -> Signature:
    """Who the reader is: by the flags, else by the settings or the keyring. Raises ConfigError."""
    from warta.model.reply import Signature

    typed = errand.typed
    given = Signature(name=typed.name, email=typed.email, site=typed.site, others=tuple(typed.field))
    return errand.services.rooms.replies.signed(given)


def done(errand: Errand, work: Coroutine[Any, Any, T]) -> T:
    """Run some work of the newsroom to its end, and let go of the network."""
    import asyncio

    async def and_close() -> T:
        try:
            return await work
        finally:
            await errand.services.close()

    return asyncio.run(and_close())


def need_a_voice(errand: Errand, draft: Draft) -> None:
    """Raise ConfigError when nobody is there to confirm."""
    if not errand.typed.yes and not errand.stdin_is_terminal:
        hint = _("`warta outbox show {id}` shows it; --yes sends it")
        if "send" in errand.typed:
            hint = _("look at it without --send first, then add --yes; it is kept as draft {id}")
        raise ConfigError(
            _("sending needs a confirmation, and there is no terminal to type it at"),
            hint=hint.format(id=draft.id),
            kind="confirm",
        )


def confirmed(errand: Errand, review: Review) -> bool:
    """Whether the reader, having seen all that will leave, types the word; `--yes` has typed it already."""
    if errand.typed.yes:
        return True
    from warta.render import reply

    errand.complaints.show(reply.review_text(review))
    errand.complaints.show(
        _("type the word send to send this to {host}, anything else to keep it").format(host=review.host)
    )
    return sys.stdin.readline().strip().lower() == "send"


def send(errand: Errand, draft: Draft, *, again: bool = False) -> Draft:
    """A draft looked over by its form of today, confirmed and sent: what became of it. Raises WartaError."""
    from warta.services.replies import OFFLINE

    replies, timeout = errand.services.rooms.replies, errand.typed.timeout
    need_a_voice(errand, draft)
    try:
        review = done(errand, replies.review(draft, signature(errand), timeout=timeout))
    except FetchError as error:
        if error.kind in OFFLINE and errand.services.kept(draft.url):
            errand.complaints.note(error.what)
            return replies.outbox.queue(draft.id)
        hint = _("the text is kept as draft {id}").format(id=draft.id)
        error.hint = "; ".join(filter(None, (error.hint, hint)))
        raise
    if not review.refusal and not confirmed(errand, review):
        return review.draft
    return done(errand, replies.send(review, again=again, timeout=timeout))


def exit_of(draft: Draft) -> int:
    """The exit that a state has."""
    match draft.state:
        case "refused":
            return exits.NO
        case "unknown" | "sending":
            return _UNKNOWN
        case _:
            return exits.DONE
