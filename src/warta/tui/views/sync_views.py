"""Views of a sync: progress and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _, figure, ngettext
from warta.render.pieces import Piece
from warta.tui.sync_session import SyncSession, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.sync import HostState, Outcome, Progress, SyncReport

_BAR_COLUMNS = 24


def sync_view(syncing: SyncSession, *, linear: bool = False) -> list[Piece]:
    """Return progress or report. `linear`: without bars."""
    if syncing.trouble:
        told = [Piece(kind="title", text=_("Sync failed")), _note(syncing.trouble.what)]
        return [*told, Piece(kind="p", text=syncing.trouble.hint)] if syncing.trouble.hint else told
    if syncing.report:
        return list(_report(syncing.report))
    wide = 0 if linear else _BAR_COLUMNS
    return list(_under_way(syncing.progress, wide)) if syncing.progress else [Piece(kind="title", text=_("Starting …"))]


def _note(text: str) -> Piece:
    return Piece(kind="note", text=text, first="! ", rest="  ")


def _under_way(progress: Progress, wide: int) -> Iterator[Piece]:
    yield Piece(kind="title", text=_("Fetching new articles"))
    yield Piece(kind="p", text=f"{_bar(progress.done, progress.total, wide)}{progress.done} / {progress.total}", gap=0)
    hosts = sorted(progress.hosts, key=lambda host: host.done - host.total)
    for number, host in enumerate(hosts):
        text = f"{_bar(host.done, host.total, wide)}{host.host}  {_doing(host)}"
        yield Piece(kind="p", text=text, gap=0 if number else 1)


def _doing(host: HostState) -> str:
    """Return what a host is doing."""
    words = {
        "waits": _("waiting {n} s").format(n=round(host.until)),
        "asks": _("requesting {what}"),
        "reads": _("loading {what}"),
    }
    return f"{host.done}/{host.total} " + words.get(host.doing, "").replace("{what}", host.what)


def _bar(done: int, total: int, wide: int) -> str:
    """Return a progress bar of `wide` cells and a gap; empty for 0."""
    full = round(wide * done / total) if total else 0
    return "█" * full + "─" * (wide - full) + "  " if wide else ""


def _report(report: SyncReport) -> Iterator[Piece]:
    yield Piece(kind="title", text=_("Stopped") if report.stopped else _("Up to date"))
    yield Piece(kind="byline", text=summary(report), gap=0)
    seconds = ngettext("{n} request in {seconds} s", "{n} requests in {seconds} s", report.requests)
    yield Piece(kind="byline", text=seconds.format(n=figure(report.requests), seconds=round(report.seconds)), gap=0)
    for state, title in (
        ("new", _("New")),
        ("changed", _("Changed")),
        ("failed", _("Failed")),
        ("aside", _("Skipped")),
    ):
        yield from _group(title, report.of(state))
    for glance in report.glances:
        if glance.why:
            yield _note(f"{glance.source.title}: {glance.why}")
        yield from (_note(f"{glance.source.title}: {note}") for note in glance.notes)
    for host, count, why in report.left:
        words = ngettext("{n} post of {host} not fetched: {why}", "{n} posts of {host} not fetched: {why}", count)
        yield _note(words.format(n=figure(count), host=host, why=why))
    if report.waiting:
        words = ngettext("{n} post over the limit not fetched", "{n} posts over the limit not fetched", report.waiting)
        yield _note(words.format(n=figure(report.waiting)))


def _group(title: str, outcomes: tuple[Outcome, ...]) -> Iterator[Piece]:
    if outcomes:
        yield Piece(kind="heading", text=title)
    for each in sorted(outcomes, key=lambda each: (each.source.casefold(), each.title.casefold(), each.url)):
        text = " · ".join(filter(None, (each.title or each.url, each.source, each.why)))
        yield Piece(kind="item", text=text, first="• ", rest="  ", gap=0)
