"""Write the provenance of a capture as text, with what it proves and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _
from warta.render.text import filled
from warta.render.wrap import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.capture import Companion, LoadedArticle, Provenance
    from warta.model.evidence import Entry

_GAP = 2  # columns between name and value


def record(loaded: LoadedArticle, *, width: int | None = None, place: Entry | None = None) -> str:
    """Return one line for each name and value, then what the record proves."""
    lines = [filled(said, width, lead, " " * cells(lead)) for lead, said in rows(loaded, place)]
    return "\n".join([*lines, "", filled(reach(), width), ""])


def rows(loaded: LoadedArticle, place: Entry | None = None) -> Iterator[tuple[str, str]]:
    """Yield (name, value) rows, the names padded to one width; a repeated name is left blank.

    `place` is the line of the provenance log for this capture.
    """
    told = [*_capture(loaded, place), *_beside(loaded.provenance), *_evidence(loaded)]
    column = max(cells(name) for name, _said in told) + _GAP
    before = ""
    for name, said in told:
        shown = "" if name == before else name
        yield shown + " " * (column - cells(shown)), said
        before = name


def _capture(loaded: LoadedArticle, place: Entry | None) -> Iterator[tuple[str, str]]:
    """Yield the rows of the page; unknown values are shown as such."""
    record = loaded.provenance
    unknown = _("unknown")
    yield _("title"), loaded.article.title or _("Untitled")
    yield _("asked for"), record.requested_url or unknown
    for hop in record.redirects:
        yield _("sent on by"), f"{hop.status} {hop.url}"
    status = "" if record.status is None else f"{record.status} "
    yield _("answered by"), status + (record.final_url or unknown)
    yield _("seen"), record.fetched_at.isoformat(sep=" ", timespec="seconds")
    yield _("bytes"), f"sha256 {record.sha256}"
    yield _("text"), f"sha256 {record.text_sha256}"
    yield _("made by"), record.extractor
    if loaded.id:
        kept = _("number {number} of the library, revision {revision}")
        yield _("kept as"), kept.format(number=loaded.id, revision=loaded.revision)
    yield from _origin(record, place)
    for name, value in record.request_headers:
        yield _("we said"), f"{name}: {value}"
    for name, value in record.response_headers:
        yield _("it said"), f"{name}: {value}"
    for reason in loaded.article.incomplete:
        yield _("incomplete"), reason


def _origin(record: Provenance, place: Entry | None) -> Iterator[tuple[str, str]]:
    """Yield peer, certificate, imported archive and log line, where known."""
    if record.peer:
        yield _("from"), record.peer
    if record.certificate:
        yield _("certificate"), f"sha256 {record.certificate}"
    if record.imported_from:
        yield _("taken from"), record.imported_from
    if place:
        line = _("line {number}, sha256 {hash}")
        yield _("ledger"), line.format(number=place.number, hash=place.hash)


def _beside(record: Provenance) -> Iterator[tuple[str, str]]:
    """Yield the companion requests that complete the article."""
    for companion in record.beside:
        yield _("besides"), _answer(companion)


def _answer(companion: Companion) -> str:
    parts = [
        "" if companion.status is None else str(companion.status),
        companion.url,
        companion.fetched_at.isoformat(sep=" ", timespec="seconds"),
        f"sha256 {companion.sha256}" if companion.sha256 else "",
        *companion.incomplete,
    ]
    return "  ".join(filter(None, parts))


def _evidence(loaded: LoadedArticle) -> Iterator[tuple[str, str]]:
    """Yield which part of the page each field was taken from."""
    for each in loaded.article.evidence:
        yield _("evidence"), f"{each.field}: {each.method}" + (f" ({each.place})" if each.place else "")


def reach() -> str:
    """Explain what the record proves and what it does not."""
    return _(
        "This is what this machine recorded. It shows that the text was made of these bytes, as long as both digests "
        "hold (`warta verify`). It does not prove to anybody else who sent the bytes, or when: clock, record and "
        "ledger are this machine's own (`warta help evidence`)."
    )
