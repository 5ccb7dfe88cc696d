"""`warta library`: the state of what is kept."""

from __future__ import annotations

from warta.cli import arguments, exits, pruning
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand

_ACTS = ("info", "rebuild", "check", "prune", "export", "import", "path")


def options(parser: Parser) -> None:
    """What `warta library` takes."""
    parser.asks = True
    parser.description = _("The state of what is kept.")
    arguments.acts(
        parser,
        "warta library",
        _ACTS,
        _(
            "its size and age; make every article anew from its page; see that all is sound; let old posts go; all"
            " of it into a file; another one into this; where it is"
        ),
    )
    parser.add_argument("rest", nargs="*", metavar="PATH|QUERY", help=_("a file; or which posts may go"))
    pruning.options(parser)
    arguments.as_json(parser)
    arguments.examples(
        parser,
        "warta library check && echo sound",
        "warta library prune --older-than 365d source:news.example --dry-run",
        "warta library export backup.db",
    )


def run(errand: Errand) -> int:
    """Do what was asked of the library."""
    match errand.typed.act:
        case "info":
            return _info(errand)
        case "rebuild":
            return _rebuild(errand)
        case "check":
            return _check(errand)
        case "prune":
            return pruning.prune(errand)
        case "export":
            return pruning.export(errand)
        case "import":
            return pruning.take_in(errand)
        case _:
            return _path(errand)


def _info(errand: Errand) -> int:
    facts = errand.services.library.info()
    if errand.typed.json:
        errand.output.data(facts)
        return exits.DONE
    wide = max(map(len, facts), default=0)
    for name, value in facts.items():
        errand.output.row(f"{name:<{wide}}  {told(value)}", exact=True)
    return exits.DONE


def told(value: object) -> str:
    """A fact of the library as a person reads it; a dash where there is none."""
    words = ", ".join(map(str, value)) if isinstance(value, list) else value
    return "-" if words is None or words == "" else str(words)


def _rebuild(errand: Errand) -> int:
    """Every article anew; those that could not be made stay as they were."""
    from warta.cli.progress import Progress
    from warta.errors import ExtractError

    total = len(errand.services.posts())
    done = 0
    failed: list[ExtractError] = []
    with Progress(errand) as progress:
        for url, why in errand.services.rebuild():
            progress.says(url, total)
            progress.advance()
            if why is None:
                done += 1
                continue
            progress.pause()
            failed.append(ExtractError(why, hint=_("its article stays as it was"), url=url))
            errand.complaints.failure(failed[-1], url)
    if errand.typed.json:
        left = [{"url": error.url, "why": error.what} for error in failed]
        errand.output.data({"rebuilt": done, "failed": left})
    else:
        errand.output.say(ngettext("{n} article was made anew", "{n} articles were made anew", done).format(n=done))
    return exits.of_many(done + len(failed), failed)


def _check(errand: Errand) -> int:
    wrong = list(errand.services.library.check())
    if errand.typed.json:
        errand.output.data({"sound": not wrong, "wrong": wrong})
    else:
        for line in wrong or [_("the library is sound")]:
            errand.output.row(line)
    return exits.NO if wrong else exits.DONE


def _path(errand: Errand) -> int:
    path = errand.library_path()
    if errand.typed.json:
        errand.output.data({"path": str(path), "exists": path.exists()})
    else:
        errand.output.row(str(path))
    return exits.DONE
