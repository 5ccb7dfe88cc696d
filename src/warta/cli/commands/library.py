"""`warta library`: the state of what is kept."""

from __future__ import annotations

from warta.cli import exits, selection
from warta.cli.parser import Choices, add_actions, add_examples, add_json, duration
from warta.errors import ConfigError, ExtractError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.upkeep import Import


_ACTS = ("info", "rebuild", "check", "prune", "export", "import", "path")


def add_options(parser: Parser) -> None:
    """What `warta library` takes."""
    parser.takes_query = True
    parser.description = _("The state of what is kept.")
    add_actions(
        parser,
        "warta library",
        _ACTS,
        _(
            "its size and age; make every article anew from its page; see that all is sound; let old posts go; all"
            " of it into a file; another one into this; where it is"
        ),
    )
    parser.add_argument("rest", nargs="*", metavar="PATH|QUERY", help=_("a file; or which posts may go"))
    prune_options(parser)
    add_json(parser)
    add_examples(
        parser,
        "warta library check && echo sound",
        "warta library prune --older-than 365d source:news.example --dry-run",
        "warta library export backup.db",
    )


def run(context: CommandContext) -> int:
    """Do what was asked of the library."""
    match context.args.action:
        case "info":
            return _info(context)
        case "rebuild":
            return _rebuild(context)
        case "check":
            return _check(context)
        case "prune":
            return prune(context)
        case "export":
            return export_library(context)
        case "import":
            return import_library(context)
        case _:
            return _path(context)


def _info(context: CommandContext) -> int:
    facts = context.services.library.info()
    if context.args.json:
        context.stdout.write_json(facts)
        return exits.DONE
    wide = max(map(len, facts), default=0)
    for name, value in facts.items():
        context.stdout.write_row(f"{name:<{wide}}  {format_fact(value)}", exact=True)
    return exits.DONE


def format_fact(value: object) -> str:
    """A fact of the library as a person reads it; a dash where there is none."""
    words = ", ".join(map(str, value)) if isinstance(value, list) else value
    return "-" if words is None or words == "" else str(words)


def _rebuild(context: CommandContext) -> int:
    """Every article anew; those that could not be made stay as they were."""
    from warta.cli.progress import ProgressLine
    from warta.errors import ExtractError

    total = len(context.services.posts())
    done = 0
    failed: list[ExtractError] = []
    with ProgressLine(context) as progress:
        for url, why in context.services.rebuild():
            progress.update(url, total)
            progress.advance()
            if why is None:
                done += 1
                continue
            progress.clear()
            failed.append(ExtractError(why, hint=_("its article stays as it was"), url=url))
            context.stderr.failure(failed[-1], url)
    if context.args.json:
        left = [{"url": error.url, "why": error.what} for error in failed]
        context.stdout.write_json({"rebuilt": done, "failed": left})
    else:
        context.stdout.write_line(
            ngettext("{n} article was made anew", "{n} articles were made anew", done).format(n=done)
        )
    return exits.for_inputs(done + len(failed), failed)


def _check(context: CommandContext) -> int:
    wrong = list(context.services.library.check())
    if context.args.json:
        context.stdout.write_json({"sound": not wrong, "wrong": wrong})
    else:
        for line in wrong or [_("the library is sound")]:
            context.stdout.write_row(line)
    return exits.NO if wrong else exits.DONE


def _path(context: CommandContext) -> int:
    path = context.library_path()
    if context.args.json:
        context.stdout.write_json({"path": str(path), "exists": path.exists()})
    else:
        context.stdout.write_row(str(path))
    return exits.DONE


_UNITS = {"k": 10**3, "m": 10**6, "g": 10**9}
_EVER = 100 * 365 * 24 * 3600.0  # seconds


def prune_options(parser: Parser) -> None:
    """What pruning takes."""
    group = parser.add_argument_group(_("what may go (prune)"))
    group.add_argument(
        "--older-than",
        type=duration("--older-than", most=_EVER),
        metavar="AGE",
        help=_("fetched before that: 90d, 24h"),
    )
    group.add_argument(
        "--size", type=size, metavar="BYTES", help=_("the oldest, read ones first, until the file has this: 500M, 2G")
    )
    group.add_argument(
        "--also",
        type=Choices("--also", "starred", "tagged", "noted", "revised", "watched"),
        metavar="WHAT,…",
        help=_("what is spared otherwise: starred, tagged, noted, revised, watched"),
    )
    group.add_argument("-n", "--dry-run", action="store_true", help=_("only tell what would go"))


def size(word: str) -> int:
    """A number of bytes: 500M, 2G. Raises ConfigError."""
    number, unit = (word[:-1], word[-1:].lower()) if word[-1:].lower() in _UNITS else (word, "")
    if number.isascii() and number.isdecimal() and len(number) < 13:
        return int(number) * _UNITS.get(unit, 1)
    raise ConfigError(_("--size cannot be {word!r}").format(word=word), hint=_("for example 500M or 2G"), kind="usage")


def prune(context: CommandContext) -> int:
    """Let posts go, or tell which ones would."""
    from datetime import timedelta

    args, upkeep = context.args, context.services.rooms.upkeep
    before = None if args.older_than is None else context.services.clock.now() - timedelta(seconds=args.older_than)
    also = tuple(args.also.split(",")) if args.also else ()
    with selection.parsed_query(context, args.rest) as query:
        chosen = upkeep.chosen(query, before=before, size=args.size, also=also)
    if not args.dry_run:
        _delete(context, [each.post.id for each in chosen])
    held = sum(each.bytes for each in chosen)
    if args.json:
        rows = [{"id": each.post.id, "url": each.post.url, "bytes": each.bytes} for each in chosen]
        context.stdout.write_json({"pruned": not args.dry_run, "bytes": held, "posts": rows})
        return exits.DONE
    if args.dry_run:
        for each in chosen:
            context.stdout.write_row(str(each.post.id), str(each.bytes), each.post.site, each.post.title, each.post.url)
    words = ngettext("{count} post, {size} MB", "{count} posts, {size} MB", len(chosen))
    told = words.format(count=len(chosen), size=round(held / 10**6, 1))
    context.stderr.note((_("would go: {what}") if args.dry_run else _("gone: {what}")).format(what=told))
    return exits.DONE


def _delete(context: CommandContext, numbers: list[int]) -> None:
    from warta.cli.progress import ProgressLine

    with ProgressLine(context) as progress:
        for done, _number in enumerate(context.services.rooms.upkeep.remove(numbers), start=1):
            progress.update(_("post {done} of {total}").format(done=done, total=len(numbers)), 1)


def export_library(context: CommandContext) -> int:
    """The whole library into a file."""
    target = _file_argument(context)
    context.services.rooms.upkeep.copy(target)
    context.stderr.note(_("the library is copied to {path}").format(path=target))
    return exits.DONE


def import_library(context: CommandContext) -> int:
    """All that another library holds."""
    from warta.cli.progress import ProgressLine
    from warta.model.upkeep import Import

    source, done = _file_argument(context), Import()
    with ProgressLine(context) as progress:
        for done in context.services.rooms.upkeep.take_in(source):
            progress.update(_("fetch {count}").format(count=done.kept + done.known + len(done.failed)), 1)
    failed = [ExtractError(why, url=url) for url, why in done.failed]
    for each in failed:
        context.stderr.failure(each, each.url)
    _report_import(context, done)
    return exits.for_inputs(done.kept + done.known + len(failed), failed)


def _report_import(context: CommandContext, done: Import) -> None:
    if context.args.json:
        failed = [{"url": url, "why": why} for url, why in done.failed]
        context.stdout.write_json(
            {"kept": done.kept, "known": done.known, "failed": failed, "whole": done.whole, "drafts": done.drafts}
        )
        return
    kept = ngettext("{count} fetch was taken in", "{count} fetches were taken in", done.kept).format(count=done.kept)
    known = ngettext("{count} was here already", "{count} were here already", done.known).format(count=done.known)
    context.stdout.write_line(f"{kept}; {known}")
    if done.drafts:
        words = ngettext(
            "{count} draft of its outbox was taken in", "{count} drafts of its outbox were taken in", done.drafts
        )
        context.stderr.note(words.format(count=done.drafts))


def _file_argument(context: CommandContext) -> Path:
    from pathlib import Path

    if len(context.args.rest) != 1:
        raise ConfigError(_("which file?"), hint=_("for example: warta library export backup.db"), kind="usage")
    return Path(context.args.rest[0]).expanduser()
