"""Have an authority say that the last line of the ledger was there at a time, and see later that it did (RFC 3161)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warta import urls
from warta.archive import timestamps
from warta.errors import ConfigError, FetchError, NotKept
from warta.i18n import _, later
from warta.model.evidence import Finding, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.ports.evidence import Authority, Ledger
    from warta.services.evidence import Site
    from warta.settings import Settings

_HINT = later('stamp_authority = "https://…" in the settings; `warta help evidence` tells of it')


async def stamped(site: Site, ledger: Ledger, authority: Authority) -> Stamp:
    """A new stamp, kept. Raises WartaError."""
    import asyncio

    url = urls.normalise(site.settings.stamp_authority)
    if not urls.host(url):
        raise ConfigError(_("no time-stamping authority is set"), hint=_(_HINT), kind="config")
    head = await asyncio.to_thread(ledger.head)
    if head is None:
        raise NotKept(_("the ledger has no line yet"), hint=_("`warta capture URL` writes the first"))
    answer = await authority.ask(url, timestamps.request(head.line), timeout=site.settings.timeout)
    try:
        told = timestamps.read(answer)
    except ValueError as error:
        raise _no_stamp(url, str(error)) from error
    roots = _roots(site.settings)
    why = timestamps.wrong(answer, head.hash, roots) if roots else ""
    if told.hash != head.hash or why:
        raise _no_stamp(url, why or _("it is of another digest than was asked for"))
    stamp = Stamp(line=head.number, hash=head.hash, authority=url, token=answer, at=told.when)
    await asyncio.to_thread(ledger.stamp, stamp)
    return stamp


def looked_over(ledger: Ledger, settings: Settings) -> Iterator[Finding]:
    """Whether each stamp is of the line that it names, and signed by the authority. Raises LibraryError."""
    kept = ledger.stamps()
    if not kept:
        return
    lines = {entry.number: entry.hash for entry in ledger.entries()}
    roots = _roots(settings)
    for stamp in kept:
        thing = _("the time stamp of line {number} by {authority}").format(number=stamp.line, authority=stamp.authority)
        if lines.get(stamp.line) != stamp.hash:
            yield Finding(sort="fault", thing=thing, what=_("the line is not the one that was stamped"))
            continue
        yield _signed(stamp, thing, roots)


def _signed(stamp: Stamp, thing: str, roots: bytes) -> Finding:
    try:
        told = timestamps.read(stamp.token)
        why = timestamps.wrong(stamp.token, stamp.hash, roots) if roots else ""
    except ConfigError as error:
        return Finding(sort="note", thing=thing, what=error.what)
    except ValueError as error:
        return Finding(sort="fault", thing=thing, what=_("it is none: {why}").format(why=error))
    if told.hash != stamp.hash or told.when != stamp.at:
        return Finding(sort="fault", thing=thing, what=_("it says something else than was kept with it"))
    if why:
        return Finding(sort="fault", thing=thing, what=why)
    when = stamp.at.isoformat(sep=" ", timespec="seconds")
    if not roots:
        what = _("{when}; whether the authority signed it is not looked at: no stamp_roots in the settings")
        return Finding(sort="note", thing=thing, what=what.format(when=when))
    return Finding(sort="held", thing=thing, what=when)


def _roots(settings: Settings) -> bytes:
    """The certificates of the authorities that the reader trusts (PEM); none when the settings name none."""
    if not settings.stamp_roots:
        return b""
    try:
        return Path(settings.stamp_roots).expanduser().read_bytes()
    except OSError as error:
        raise ConfigError(
            _("{path} cannot be read: {why}").format(path=settings.stamp_roots, why=error.strerror or error),
            hint=_("stamp_roots names a file of certificates in PEM"),
            kind="config",
        ) from error


def _no_stamp(url: str, why: str) -> FetchError:
    return FetchError(
        _("{host} gave no time stamp that holds: {why}").format(host=urls.host(url), why=why),
        hint=_("see stamp_authority and stamp_roots in the settings"),
        kind="encoding",
        url=url,
    )
