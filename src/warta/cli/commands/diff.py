"""`warta diff`: what has changed between two revisions of a kept page."""

from __future__ import annotations

from warta.cli import exits, stdout
from warta.cli.parser import add_examples, add_json
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.compare.diff import Difference
    from warta.model.capture import Revision


def add_options(parser: Parser) -> None:
    """What `warta diff` takes."""
    parser.description = _("What has changed between two revisions of a kept page: the last two when none is named.")
    parser.add_argument("input", metavar="URL|ID", help=_("a page that is kept"))
    parser.add_argument(
        "span", nargs="?", default="", metavar="REV[..REV]", help=_("from which, and to which (the last)")
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--word", action="store_true", help=_("both texts in one, the words marked"))
    shape.add_argument("--stat", action="store_true", help=_("figures alone"))
    add_json(shape)
    parser.add_argument("--exit-code", action="store_true", help=_("exit 1 when they differ"))
    add_examples(parser, "warta diff 12", "warta diff 12 1..3 --word", "warta diff 12 --exit-code --stat")


def run(context: CommandContext) -> int:
    """Print what has changed."""
    from warta.compare import diff

    args = context.args
    revisions = context.services.revisions(args.input)
    old, new = _chosen(revisions, args.span)
    before, after = context.services.revision(old), context.services.revision(new)
    difference = diff.compare(before.article, after.article)
    if args.json:
        context.stdout.write_json(_data(difference, old, new))
    elif difference:
        context.enable_pager()
        context.stdout.write(stdout.safe_ansi("\n".join([_head(old, new), *_lines(context, difference)]) + "\n"))
    else:
        context.stderr.note(_("nothing has changed"))
    return exits.NO if difference and args.exit_code else exits.DONE


def _chosen(revisions: tuple[Revision, ...], span: str) -> tuple[Revision, Revision]:
    """The two revisions that a span names: "" the last two, "2" that and the last, "1..3"."""
    first, dots, second = span.partition("..")
    newest = len(revisions)
    old = _number(first, span, newest) if first else max(1, newest - 1)
    new = _number(second, span, newest) if dots else newest
    return revisions[old - 1], revisions[new - 1]


def _number(word: str, span: str, newest: int) -> int:
    if word.isascii() and word.isdecimal() and 1 <= int(word[:9]) <= newest:
        return int(word)
    raise ConfigError(
        _("there is no revision {span!r}").format(span=span),
        hint=_("revisions are 1 to {newest}: warta revisions lists them").format(newest=newest),
        kind="usage",
    )


def _head(old: Revision, new: Revision) -> str:
    """Which revisions are held against each other, and when each was last seen."""
    parts = [f"{each.number} ({each.last_seen.isoformat(sep=' ', timespec='seconds')})" for each in (old, new)]
    return _("revision {old} → {new}").format(old=parts[0], new=parts[1])


def _lines(context: CommandContext, difference: Difference) -> Iterable[str]:
    from warta.compare import changes

    if context.args.stat:
        return changes.in_figures(difference)
    written = changes.by_word if context.args.word else changes.by_paragraph
    return written(difference, coloured=context.color)


def _data(difference: Difference, old: Revision, new: Revision) -> dict[str, Any]:
    """`warta.diff/1`: what differs, and every paragraph with its pieces."""
    from warta.compare import change_kinds

    return {
        "schema": "warta.diff/1",
        "before": {"revision": old.number, "text_sha256": old.text_sha256, "last_seen": old.last_seen.isoformat()},
        "after": {"revision": new.number, "text_sha256": new.text_sha256, "last_seen": new.last_seen.isoformat()},
        "classes": [*difference.change_kinds],
        "facts": [{"field": fact.field, "before": fact.before, "after": fact.after} for fact in difference.facts],
        "paragraphs": [
            {
                "kind": change.kind,
                "classes": [*change_kinds.of_change(change)],
                "pieces": [{"kind": piece.kind, "text": piece.text} for piece in change.pieces],
            }
            for change in difference.changes
        ],
    }
