"""What `warta mark`, `tag` and `star` share: the posts that are meant, and telling what was done to them."""

from __future__ import annotations

from warta.cli import exits
from warta.errors import ConfigError, NotKept
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.state import Deed


def posts(parser: Parser) -> None:
    """The posts that a command is about."""
    parser.add_argument(
        "posts", nargs="*", metavar="URL|ID", help=_("posts that are kept; several numbers may be one word: 12,14,15")
    )
    parser.add_argument("--undo", action="store_true", help=_("take back what was marked, tagged or starred last"))


def named(words: list[str]) -> list[str]:
    """The addresses and numbers that were typed. Raises ConfigError when there is none."""
    found = [part for word in words for part in (word.split(",") if word.replace(",", "").isdecimal() else [word])]
    if not any(found):
        raise ConfigError(_("which one?"), hint=_("`warta list` tells the numbers"), kind="usage")
    return [each for each in found if each]


def kept(errand: Errand, addresses: list[str]) -> tuple[list[str], list[NotKept]]:
    """Those of the addresses that are kept; for the others why not, told already."""
    there, failed = [], []
    for address in addresses:
        try:
            errand.services.rooms.state.numbers((address,))
        except NotKept as error:
            errand.complaints.failure(error, address)
            failed.append(error)
        else:
            there.append(address)
    return there, failed


def finish(errand: Errand, deed: Deed | None, asked: int, failed: list[NotKept]) -> int:
    """Tell what was done; the exit code."""
    from warta.render.state import told

    if deed:
        errand.complaints.note(told(deed))
    elif len(failed) < asked:
        errand.complaints.note(_("it was so already"))
    return exits.of_many(asked, failed)


def undo(errand: Errand) -> int:
    """Take the last deed back; exit 1 when there is none."""
    from warta.render.state import taken_back

    deed = errand.services.rooms.state.undo()
    errand.complaints.note(taken_back(deed) if deed else _("there is nothing to take back"))
    return exits.DONE if deed else exits.NO
