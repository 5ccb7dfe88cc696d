"""`warta library prune`, `export` and `import`."""

from __future__ import annotations

from warta.cli import arguments, exits, querying
from warta.errors import ConfigError, ExtractError
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.upkeep import Import

_UNITS = {"k": 10**3, "m": 10**6, "g": 10**9}
_EVER = 100 * 365 * 24 * 3600.0  # seconds


def options(parser: Parser) -> None:
    """What pruning takes."""
    group = parser.add_argument_group(_("what may go (prune)"))
    group.add_argument(
        "--older-than",
        type=arguments.span("--older-than", most=_EVER),
        metavar="AGE",
        help=_("fetched before that: 90d, 24h"),
    )
    group.add_argument(
        "--size", type=size, metavar="BYTES", help=_("the oldest, read ones first, until the file has this: 500M, 2G")
    )
    group.add_argument(
        "--also",
        type=arguments.Several("--also", "starred", "tagged", "noted", "revised", "watched"),
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


def prune(errand: Errand) -> int:
    """Let posts go, or tell which ones would."""
    from datetime import timedelta

    typed, upkeep = errand.typed, errand.services.rooms.upkeep
    before = None if typed.older_than is None else errand.services.clock.now() - timedelta(seconds=typed.older_than)
    also = tuple(typed.also.split(",")) if typed.also else ()
    with querying.asked(errand, typed.rest) as query:
        chosen = upkeep.chosen(query, before=before, size=typed.size, also=also)
    if not typed.dry_run:
        _remove(errand, [each.post.id for each in chosen])
    held = sum(each.bytes for each in chosen)
    if typed.json:
        rows = [{"id": each.post.id, "url": each.post.url, "bytes": each.bytes} for each in chosen]
        errand.output.data({"pruned": not typed.dry_run, "bytes": held, "posts": rows})
        return exits.DONE
    if typed.dry_run:
        for each in chosen:
            errand.output.row(str(each.post.id), str(each.bytes), each.post.site, each.post.title, each.post.url)
    words = ngettext("{count} post, {size} MB", "{count} posts, {size} MB", len(chosen))
    told = words.format(count=len(chosen), size=round(held / 10**6, 1))
    errand.complaints.note((_("would go: {what}") if typed.dry_run else _("gone: {what}")).format(what=told))
    return exits.DONE


def _remove(errand: Errand, numbers: list[int]) -> None:
    from warta.cli.progress import Progress

    with Progress(errand) as progress:
        for done, _number in enumerate(errand.services.rooms.upkeep.remove(numbers), start=1):
            progress.says(_("post {done} of {total}").format(done=done, total=len(numbers)), 1)


def export(errand: Errand) -> int:
    """The whole library into a file."""
    target = _path(errand)
    errand.services.rooms.upkeep.copy(target)
    errand.complaints.note(_("the library is copied to {path}").format(path=target))
    return exits.DONE


def take_in(errand: Errand) -> int:
    """All that another library holds."""
    from warta.cli.progress import Progress
    from warta.model.upkeep import Import

    source, done = _path(errand), Import()
    with Progress(errand) as progress:
        for done in errand.services.rooms.upkeep.take_in(source):
            progress.says(_("fetch {count}").format(count=done.kept + done.known + len(done.failed)), 1)
    failed = [ExtractError(why, url=url) for url, why in done.failed]
    for each in failed:
        errand.complaints.failure(each, each.url)
    _tell(errand, done)
    return exits.of_many(done.kept + done.known + len(failed), failed)


def _tell(errand: Errand, done: Import) -> None:
    if errand.typed.json:
        failed = [{"url": url, "why": why} for url, why in done.failed]
        errand.output.data(
            {"kept": done.kept, "known": done.known, "failed": failed, "whole": done.whole, "drafts": done.drafts}
        )
        return
    kept = ngettext("{count} fetch was taken in", "{count} fetches were taken in", done.kept).format(count=done.kept)
    known = ngettext("{count} was here already", "{count} were here already", done.known).format(count=done.known)
    errand.output.say(f"{kept}; {known}")
    if done.drafts:
        words = ngettext(
            "{count} draft of its outbox was taken in", "{count} drafts of its outbox were taken in", done.drafts
        )
        errand.complaints.note(words.format(count=done.drafts))


def _path(errand: Errand) -> Path:
    from pathlib import Path

    if len(errand.typed.rest) != 1:
        raise ConfigError(_("which file?"), hint=_("for example: warta library export backup.db"), kind="usage")
    return Path(errand.typed.rest[0]).expanduser()
