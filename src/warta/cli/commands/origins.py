"""`warta origins`: the stories that several sites tell, who had them first, and whose words were taken."""

from __future__ import annotations

from warta.cli import arguments, exits, inputs, output
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.origins import Origin


_FACETS = ("place", "organisation", "credit", "author", "site")


def options(parser: Parser) -> None:
    """What `warta origins` takes."""
    parser.asks = True
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
        type=arguments.whole("--passages", 0, 1000),
        default=3,
        metavar="N",
        help=_("so many passages of each, the longest first (3)"),
    )
    parser.add_argument(
        "--count",
        type=arguments.OneOf("--count", *_FACETS),
        metavar="|".join(_FACETS),
        help=_("instead: how many of the stories say which place, organisation, credit, author or site"),
    )
    arguments.as_json(parser)
    arguments.examples(parser, "warta origins", "warta origins banjir after:7d", "warta origins 12 --passages 20")


def run(errand: Errand) -> int:
    """Print the stories, or what they are counted by."""
    from warta.render import origins

    if errand.typed.count:
        return _count(errand)
    found = [origin for origin in _found(errand) if len(origin.tellings) > 1]
    if errand.typed.json:
        errand.output.data(origins.to_json(found))
    elif found:
        errand.allow_pager()
        told = ["\n".join(origins.lines(origin, errand.typed.passages)) for origin in found]
        errand.output.write(output.text("\n\n".join(told) + "\n"))
    else:
        errand.complaints.note(_("no story of it stands on several sites"))
    return exits.DONE if found else exits.NO


def _count(errand: Errand) -> int:
    """How many of the stories bear which name, the most first; capitals make no other name."""
    from collections import Counter

    from warta.cli import querying
    from warta.cli.progress import Progress

    counted: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    with querying.asked(errand, errand.typed.what) as query, Progress(errand) as progress:
        numbers = errand.services.rooms.search.listing(query).numbers
        for number in numbers:
            progress.says(str(number), len(numbers))
            names = errand.services.rooms.origins.names(number, errand.typed.count)
            counted.update({name.casefold() for name in names})
            for name in names:
                spelled.setdefault(name.casefold(), name)
            progress.advance()
    rows = [(spelled[name], count) for name, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
    if errand.typed.json:
        facet = [{"name": name, "stories": count} for name, count in rows]
        errand.output.data({"schema": "warta.facet/1", "facet": errand.typed.count, "names": facet})
    elif not rows:
        errand.complaints.note(_("none of the stories says that"))
    for name, count in () if errand.typed.json else rows:
        errand.output.row(str(count), name)
    return exits.DONE if rows else exits.NO


def _found(errand: Errand) -> Iterator[Origin]:
    from warta.cli import querying
    from warta.cli.progress import Progress

    words = errand.typed.what
    if len(words) == 1 and inputs.is_address(words[0]):
        with querying.asked(errand, []):
            yield errand.services.rooms.origins.of(words[0])
        return
    with querying.asked(errand, words) as query, Progress(errand) as progress:
        numbers = errand.services.rooms.search.listing(query).numbers
        for number, origin in zip(numbers, errand.services.rooms.origins.all(numbers), strict=True):
            progress.says(str(number), len(numbers))
            progress.advance()
            if origin:
                yield origin
