"""`warta sync`: fetch what is new, for offline."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.parser import add_examples, add_json, age_or_date, integer
from warta.i18n import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.errors import WartaError
    from warta.model.sync import Glance, Outcome, Plan, SyncReport

_MAX_PER_SOURCE = 100_000


def add_options(parser: Parser) -> None:
    """What `warta sync` takes."""
    parser.description = _(
        "Fetch what is new in all sources and watched pages, with threads and neighbours, for offline."
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help=_("these alone, whenever they were last looked at: ID, title, address"),
    )
    group = parser.add_argument_group(_("what is fetched"))
    group.add_argument(
        "--limit", type=integer("--limit", 1, _MAX_PER_SOURCE), default=100, metavar="N",
        help=_("posts of each source, the newest (default 100)"),
    )  # fmt: skip
    group.add_argument(
        "--since", type=age_or_date("--since"), metavar="WHEN", help=_("no older ones: 2d, or 2019-03-20")
    )
    group.add_argument("--again", action="store_true", help=_("ask again for what is kept, too"))
    group.add_argument("--dry-run", action="store_true", help=_("look at the sources; fetch and note nothing"))
    group.add_argument(
        "--jobs", type=integer("--jobs", 1, 64), default=16, metavar="N",
        help=_("hosts at once (default 16); each has one line, however many there are"),
    )  # fmt: skip
    add_json(parser)
    parser.add_argument("-o", "--output", metavar="PATH", help=_("write the report to a file"))
    add_examples(parser, "warta sync", "warta sync --since 2d --limit 20", "warta sync 3 --again --json | jq .changed")


def run(context: CommandContext) -> int:
    """Sync, and tell what came of it."""
    import asyncio

    from warta.cli.progress import SyncProgress

    plan = _plan(context)
    if plan.sources is None and not (context.services.rooms.sources.all() or context.services.rooms.watches.all()):
        context.stderr.note(_("nothing is followed yet: warta sources add ADDRESS"))
    with SyncProgress(context) as bars:
        try:
            report = asyncio.run(_synced(context, plan, bars))
        except KeyboardInterrupt:
            bars.close()
            _stopped(context)
            raise
    return _tell(context, report)


async def _synced(context: CommandContext, plan: Plan, bars: Any) -> SyncReport:  # noqa: ANN401 - Bars, which loads rich
    try:
        report = await context.services.rooms.sync.run(plan, bars.show)
        for wrong in await context.services.rooms.hooks.tell_new(report.new_articles):
            context.stderr.note(wrong)
        return report
    finally:
        await context.services.close()


def _plan(context: CommandContext) -> Plan:
    from warta.model.sync import Plan

    args = context.args
    named = tuple(context.services.rooms.sources.find(word) for word in args.sources)
    return Plan(
        sources=named or None,
        limit=args.limit,
        since=_moment(context, args.since),
        again=args.again,
        jobs=args.jobs,
        dry=args.dry_run,
    )


def _moment(context: CommandContext, since: float | datetime | None) -> datetime | None:
    """So many seconds ago, or then."""
    if not isinstance(since, float | int):
        return since
    from datetime import timedelta

    return context.services.clock.now() - timedelta(seconds=since)


def _stopped(context: CommandContext) -> None:
    """What was done until Ctrl-C, and that it is not lost."""
    unfinished = context.services.rooms.sync.unfinished
    if unfinished:
        context.stderr.note(_("stopped; {words}. The next sync goes on there.").format(words=summary(unfinished)))


def _tell(context: CommandContext, report: SyncReport) -> int:
    """The report, for a program or a person; failures go to stderr."""
    troubles: tuple[Outcome | Glance, ...] = (*report.glances, *report.of("failed"), *report.of("aside"))
    failures = [_error(each) for each in troubles if each.why]
    context.stdout.create_file()
    if context.args.json:
        context.stdout.write_json(data(report))
    else:
        for each in report.outcomes:
            if each.state in {"new", "changed", "would"}:
                number = str(each.article) if each.article else ""
                context.stdout.write_row(each.state, number, each.source, each.title or each.url, each.url)
        for error in failures:
            context.stderr.failure(error, error.url)
        for host, count, why in report.left:
            words = ngettext(
                "{n} post of {host} is left for the next sync: {why}",
                "{n} posts of {host} are left for the next sync: {why}",
                count,
            )
            context.stderr.note(words.format(n=count, host=host, why=why))
        for glance in report.glances:
            for note in glance.notes:
                context.stderr.note(f"{glance.source.title}: {note}")
        context.stderr.note(summary(report))
    asked = len(report.glances) + len(report.outcomes)
    return exits.for_inputs(asked, failures)


def summary(report: SyncReport) -> str:
    """The counts of a report, in a line."""
    counts = report.counts
    names = {
        "new": ngettext("{n} new", "{n} new", counts["new"]),
        "changed": ngettext("{n} changed", "{n} changed", counts["changed"]),
        "unchanged": ngettext("{n} unchanged", "{n} unchanged", counts["unchanged"]),
        "failed": ngettext("{n} failed", "{n} failed", counts["failed"]),
        "aside": ngettext("{n} set aside", "{n} set aside", counts["aside"]),
        "would": ngettext("{n} would be fetched", "{n} would be fetched", counts["would"]),
    }
    parts = [words.format(n=counts[state]) for state, words in names.items() if counts[state]]
    if report.waiting:
        words = ngettext("{n} beyond the limit waits", "{n} beyond the limit wait", report.waiting)
        parts.append(words.format(n=report.waiting))
    looked = len(report.glances)
    words = ngettext("{n} source looked at", "{n} sources looked at", looked).format(n=looked)
    return ", ".join([words, *(parts or [_("nothing new")])])


def _error(told: Outcome | Glance) -> WartaError:
    """A failure of the report as the error that it was."""
    from warta.errors import ExtractError, FetchError
    from warta.model.sync import ASIDE, Outcome

    if isinstance(told, Outcome) and told.state == ASIDE:
        hint = _("it is not fetched again before it changes")
        return ExtractError(told.why, hint=hint, kind=told.kind, url=told.url)
    url = told.url if isinstance(told, Outcome) else told.source.address
    return FetchError(told.why, hint=_("it is tried again by a later sync"), kind=told.kind, url=url)


def data(report: SyncReport) -> dict[str, Any]:
    """A report as `warta.sync/1`."""
    counts = report.counts
    return {
        "schema": "warta.sync/1",
        **{
            state: [_outcome(each) for each in report.of(state)]
            for state in ("new", "changed", "failed", "aside", "would")
        },
        "unchanged": counts["unchanged"],
        "sources": [_glance(each) for each in report.glances],
        "left": [{"host": host, "posts": count, "why": why} for host, count, why in report.left],
        "waiting": report.waiting,
        "requests": report.requests,
        "pictures": report.pictures,
        "seconds": round(report.seconds, 3),
    }


def _outcome(each: Outcome) -> dict[str, Any]:
    return {
        "url": each.url,
        "title": each.title or None,
        "source": each.source or None,
        "id": each.article,
        "revision": each.revision or None,
        "kind": each.kind or None,
        "why": each.why or None,
    }


def _glance(each: Glance) -> dict[str, Any]:
    return {
        "id": each.source.id,
        "title": each.source.title,
        "address": each.source.address,
        "new": each.new,
        "unchanged": each.unchanged,
        "kind": each.kind or None,
        "why": each.why or None,
        "notes": list(each.notes),
    }
