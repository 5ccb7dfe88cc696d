"""`warta reply`: answer a story or a comment in the site's own form."""

from __future__ import annotations

from warta.cli import arguments, exits, inputs, sending
from warta.errors import ConfigError, NotKept
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.reply import Draft, Review

_LONGEST = 1024 * 1024


def options(parser: Parser) -> None:
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
    sending.options(parser)
    arguments.examples(
        parser,
        "warta reply https://news.example/story --text 'Thank you.'",
        "warta reply 12 --to 4711 --text - --send < reply.txt",
    )


def run(errand: Errand) -> int:
    """Preview, or send."""
    typed = errand.typed
    if not inputs.is_address(typed.input) and inputs.path_of(typed.input) is not None:
        raise ConfigError(_("a file has nobody to answer"), hint=_("give the address of the page"), kind="usage")
    draft = errand.services.rooms.replies.compose(typed.input, _text(errand), typed.to)
    if not typed.send:
        return _preview(errand, draft)
    draft = _queued(errand, draft) if typed.offline else sending.send(errand, draft)
    _tell(errand, draft)
    return sending.exit_of(draft)


def _text(errand: Errand) -> str:
    text = errand.typed.text
    if text != "-":
        return text or ""
    read = inputs.standard_input(_("the text of the reply")).read(_LONGEST)
    return read.decode("utf-8-sig", "replace")


def _preview(errand: Errand, draft: Draft) -> int:
    """Print what would be sent."""
    from warta.render import reply

    typed, replies = errand.typed, errand.services.rooms.replies
    who = sending.signature(errand)
    review = sending.done(errand, replies.review(draft, who, offline=typed.offline, timeout=typed.timeout))
    if typed.json:
        errand.output.data(reply.to_json(review.draft, review))
    elif review.refusal is None:
        errand.output.say(reply.review_text(review))
        errand.output.say(_("nothing was sent; --send sends it. It is kept as draft {id}").format(id=draft.id))
    else:
        errand.output.say(reply.outcome(_refused(review)))
    return exits.NO if review.refusal else exits.DONE


def _refused(review: Review) -> Draft:
    """The draft as it would be refused."""
    from dataclasses import replace

    said = review.refusal
    return replace(review.draft, state=said.state, reason=said.reason, message=said.message) if said else review.draft


def _queued(errand: Errand, draft: Draft) -> Draft:
    """The draft in the queue; what the kept form finds wrong with it is told now."""
    replies = errand.services.rooms.replies
    try:
        sending.done(errand, replies.review(draft, sending.signature(errand), offline=True))
    except NotKept:
        errand.complaints.note(_("the page is not in the library: its form will be looked at before it is sent"))
    return replies.outbox.queue(draft.id)


def _tell(errand: Errand, draft: Draft) -> None:
    from warta.render import reply

    if errand.typed.json:
        errand.output.data(reply.to_json(draft))
    else:
        errand.output.say(reply.outcome(draft))
