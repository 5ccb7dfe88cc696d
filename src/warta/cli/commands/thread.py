"""`warta thread`: the comments of a page."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.cli.reading import reading_of
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model import Reading


def options(parser: Parser) -> None:
    """What `warta thread` takes."""
    parser.description = _("The comments of a page; exit 1 when there are none.")
    arguments.one_input(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--tree", action="store_true", help=_("replies under what they answer (the default)"))
    shape.add_argument("--flat", action="store_true", help=_("one after another, each naming whom it answers"))
    arguments.as_json(parser)
    arguments.width(parser)
    arguments.getting(parser)
    arguments.examples(
        parser, "warta thread https://news.example/story", "warta thread 12 --json | jq '.comments[].author'"
    )


def run(errand: Errand) -> int:
    """Print the thread."""
    reading = reading_of(errand, errand.typed.input)
    if errand.typed.json:
        errand.output.data(_data(reading, flat=errand.typed.flat))
    elif _empty(reading):
        errand.complaints.note(_("there are no comments"))
    else:
        errand.allow_pager()
        errand.output.write(_written(errand, reading))
    return exits.NO if _empty(reading) else exits.DONE


def _empty(reading: Reading) -> bool:
    return reading.article.thread is None or not reading.article.thread.comments


def _written(errand: Errand, reading: Reading) -> str:
    """The comments as text, in colour where that is wanted."""
    from warta.cli import formats, output

    typed = errand.typed
    if errand.coloured and not typed.flat:
        from warta.render import ansi

        wide = typed.width or formats.measure(errand)
        return output.ansi(ansi.thread(reading, width=wide, links=formats.linked(errand)))
    from warta.render import text

    width = typed.width or (formats.measure(errand) if errand.output.terminal else None)
    return output.text(text.thread(reading, width=width, flat=typed.flat))


def _data(reading: Reading, *, flat: bool) -> dict[str, Any]:
    """`warta.thread/1`; flat, the comments stand in reading order and tell their parent and depth."""
    from warta.render.json import thread_to_json

    data = thread_to_json(reading)
    if flat and data["comments"]:
        data["comments"] = list(_flattened(data["comments"]))
    return data


def _flattened(comments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting = list(reversed(comments))
    while waiting:
        comment = waiting.pop()
        waiting += reversed(comment["replies"])
        found.append({**comment, "replies": []})
    return found
