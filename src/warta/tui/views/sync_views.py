"""What a sync looks like while it goes on, and what it tells when it is over, as pieces to lay out."""

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
    """How far it is, or what came of it. `linear`: in figures alone."""
    if syncing.trouble:
        told = [Piece(kind="title", text=_("The sync came to no end")), _note(syncing.trouble.what)]
        return [*told, Piece(kind="p", text=syncing.trouble.hint)] if syncing.trouble.hint else told
    if syncing.report:
        return list(_report(syncing.report))
    wide = 0 if linear else _BAR_COLUMNS
    return list(_under_way(syncing.progress, wide)) if syncing.progress else [Piece(kind="title", text=_("Begins …"))]


def _note(text: str) -> Piece:
    return Piece(kind="note", text=text, first="! ", rest="  ")


def _under_way(progress: Progress, wide: int) -> Iterator[Piece]:
    yield Piece(kind="title", text=_("Fetching what is new"))
    yield Piece(kind="p", text=f"{_bar(progress.done, progress.total, wide)}{progress.done} / {progress.total}", gap=0)
    hosts = sorted(progress.hosts, key=lambda host: host.done - host.total)
    for number, host in enumerate(hosts):
        text = f"{_bar(host.done, host.total, wide)}{host.host}  {_doing(host)}"
        yield Piece(kind="p", text=text, gap=0 if number else 1)


def _doing(host: HostState) -> str:
    """What a host is waited for."""
    words = {
        "waits": _("waits {n} s").format(n=round(host.until)),
        "asks": _("asks: {what}"),
        "reads": _("reads: {what}"),
    }
    return f"{host.done}/{host.total} " + words.get(host.doing, "").replace("{what}", host.what)


def _bar(done: int, total: int, wide: int) -> str:
    """A bar of so many cells and what parts it from the words; of none, nothing."""
    full = round(wide * done / total) if total else 0
    return "█" * full + "─" * (wide - full) + "  " if wide else ""


def _report(report: SyncReport) -> Iterator[Piece]:
    yield Piece(kind="title", text=_("Stopped") if report.stopped else _("All is fetched"))
    yield Piece(kind="byline", text=summary(report), gap=0)
    seconds = ngettext("{n} request in {seconds} s", "{n} requests in {seconds} s", report.requests)
    yield Piece(kind="byline", text=seconds.format(n=figure(report.requests), seconds=round(report.seconds)), gap=0)
    for state, title in (
        ("new", _("New")),
        ("changed", _("Changed")),
        ("failed", _("Failed")),
        ("aside", _("Set aside")),
    ):
        yield from _group(title, report.of(state))
    for glance in report.glances:
        if glance.why:
            yield _note(f"{glance.source.title}: {glance.why}")
        yield from (_note(f"{glance.source.title}: {note}") for note in glance.notes)
    for host, count, why in report.left:
        words = ngettext("{n} post of {host} is left: {why}", "{n} posts of {host} are left: {why}", count)
        yield _note(words.format(n=figure(count), host=host, why=why))
    if report.waiting:
        words = ngettext("{n} beyond the limit waits", "{n} beyond the limit wait", report.waiting)
        yield _note(words.format(n=figure(report.waiting)))


def _group(title: str, outcomes: tuple[Outcome, ...]) -> Iterator[Piece]:
    if outcomes:
        yield Piece(kind="heading", text=title)
    for each in sorted(outcomes, key=lambda each: (each.source.casefold(), each.title.casefold(), each.url)):
        text = " · ".join(filter(None, (each.title or each.url, each.source, each.why)))
        yield Piece(kind="item", text=text, first="• ", rest="  ", gap=0)
