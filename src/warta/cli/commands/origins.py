"""`warta origins`: the stories that several sites tell, who had them first, and whose words were taken."""

from __future__ import annotations

from warta.cli import exits, inputs, stdout
from warta.cli.parser import Choice, add_examples, add_json, integer
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.origins import Origin


_FACETS = ("place", "organisation", "credit", "author", "site")


def add_options(parser: Parser) -> None:
    """What `warta origins` takes."""
    parser.takes_query = True
    parser.description = _(
        "Stories that several sites tell: who had them first, whose words stand in whose, who is credited and who is "
        "not. Exit 1 when there is none."
    )
    parser.add_argument(
        "what",
        nargs="*",
        metavar="QUERY|ID|URL",
        help=_("among what `warta search` finds, or of one; without it: all"),
    )
    parser.add_argument(
        "--passages",
        type=integer("--passages", 0, 1000),
        default=3,
        metavar="N",
        help=_("so many passages of each, the longest first (3)"),
    )
    parser.add_argument(
        "--count",
        type=Choice("--count", *_FACETS),
        metavar="|".join(_FACETS),
        help=_("instead: how many of the stories say which place, organisation, credit, author or site"),
    )
    add_json(parser)
    add_examples(parser, "warta origins", "warta origins banjir after:7d", "warta origins 12 --passages 20")


def run(context: CommandContext) -> int:
    """Print the stories, or what they are counted by."""
    from warta.render import origins

    if context.args.count:
        return _count(context)
    found = [origin for origin in _found(context) if len(origin.tellings) > 1]
    if context.args.json:
        context.stdout.write_json(origins.to_json(found))
    elif found:
        context.enable_pager()
        told = ["\n".join(origins.lines(origin, context.args.passages)) for origin in found]
        context.stdout.write(stdout.safe_text("\n\n".join(told) + "\n"))
    else:
        context.stderr.note(_("no story of it stands on several sites"))
    return exits.DONE if found else exits.NO


def _count(context: CommandContext) -> int:
    """How many of the stories bear which name, the most first; capitals make no other name."""
    from collections import Counter

    from warta.cli import selection
    from warta.cli.progress import ProgressLine

    counted: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    with selection.parsed_query(context, context.args.what) as query, ProgressLine(context) as progress:
        numbers = context.services.rooms.search.listing(query).numbers
        for number in numbers:
            progress.update(str(number), len(numbers))
            names = context.services.rooms.origins.names(number, context.args.count)
            counted.update({name.casefold() for name in names})
            for name in names:
                spelled.setdefault(name.casefold(), name)
            progress.advance()
    rows = [(spelled[name], count) for name, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
    if context.args.json:
        facet = [{"name": name, "stories": count} for name, count in rows]
        context.stdout.write_json({"schema": "warta.facet/1", "facet": context.args.count, "names": facet})
    elif not rows:
        context.stderr.note(_("none of the stories says that"))
    for name, count in () if context.args.json else rows:
        context.stdout.write_row(str(count), name)
    return exits.DONE if rows else exits.NO


def _found(context: CommandContext) -> Iterator[Origin]:
    from warta.cli import selection
    from warta.cli.progress import ProgressLine

    words = context.args.what
    if len(words) == 1 and inputs.is_address(words[0]):
        with selection.parsed_query(context, []):
            yield context.services.rooms.origins.of(words[0])
        return
    with selection.parsed_query(context, words) as query, ProgressLine(context) as progress:
        numbers = context.services.rooms.search.listing(query).numbers
        for number, origin in zip(numbers, context.services.rooms.origins.all(numbers), strict=True):
            progress.update(str(number), len(numbers))
            progress.advance()
            if origin:
                yield origin
