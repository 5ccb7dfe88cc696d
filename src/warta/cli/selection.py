"""Select saved posts by ID, URL or query; report what was changed."""

from __future__ import annotations

from contextlib import contextmanager

from warta.cli import exits
from warta.errors import ConfigError, NotKept
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.state import UndoEntry


def add_posts(parser: Parser) -> None:
    """Add the posts argument and `--undo`."""
    parser.add_argument(
        "posts", nargs="*", metavar="URL|ID", help=_("saved posts; IDs may be joined by commas: 12,14,15")
    )
    parser.add_argument("--undo", action="store_true", help=_("undo the last mark, tag or star"))


def parse_posts(words: list[str]) -> list[str]:
    """Split the arguments into URLs and IDs. Raises ConfigError if there are none."""
    found = [part for word in words for part in (word.split(",") if word.replace(",", "").isdecimal() else [word])]
    if not any(found):
        raise ConfigError(_("No post given"), hint=_("`warta list` shows the IDs"), kind="usage")
    return [each for each in found if each]


def find_saved(context: CommandContext, addresses: list[str]) -> tuple[list[str], list[NotKept]]:
    """Return the saved ones; report the others on stderr and return their errors."""
    there, failed = [], []
    for address in addresses:
        try:
            context.services.rooms.state.numbers((address,))
        except NotKept as error:
            context.stderr.failure(error, address)
            failed.append(error)
        else:
            there.append(address)
    return there, failed


def report_change(context: CommandContext, undo_entry: UndoEntry | None, asked: int, failed: list[NotKept]) -> int:
    """Report a change on stderr; return the exit code."""
    from warta.render.state import told

    if undo_entry:
        context.stderr.note(told(undo_entry))
    elif len(failed) < asked:
        context.stderr.note(_("No change"))
    return exits.for_inputs(asked, failed)


def undo_last(context: CommandContext) -> int:
    """Undo the last change; exit 1 if there is none."""
    from warta.render.state import taken_back

    undo_entry = context.services.rooms.state.undo()
    context.stderr.note(taken_back(undo_entry) if undo_entry else _("Nothing to undo"))
    return exits.DONE if undo_entry else exits.NO


@contextmanager
def parsed_query(context: CommandContext, words: list[str]) -> Iterator[str]:
    """Check a query and bring the search index up to date; show where a query is wrong."""
    from warta.services.queries import Misread

    try:
        query = " ".join(words)
        context.services.rooms.search.understood(query)
        _update_index(context)
        yield query
    except Misread as error:
        if not context.stderr.as_json:
            context.stderr.show(error.marked)
        raise


def _update_index(context: CommandContext) -> None:
    """Index articles that an older version saved, with progress."""
    from warta.cli.progress import ProgressLine

    with ProgressLine(context) as progress:
        for done, total in context.services.rooms.search.prepare():
            progress.update(_("search index: {done} of {total} articles").format(done=done, total=total), 1)
