"""Hold what is kept against its ledger: the chain, the bytes of every page, the text that was made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.archive import ledger as book
from warta.errors import LibraryError, WartaError
from warta.i18n import _, ngettext
from warta.model.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.capture import Page
    from warta.model.evidence import Entry
    from warta.ports.evidence import Ledger
    from warta.ports.library import Extractor
    from warta.settings import Settings


@dataclass(slots=True, kw_only=True)
class Verification:
    """One look over the ledger and what it tells of: a finding each, as it comes; nothing is changed by looking."""

    ledger: Ledger
    extractor: Extractor
    settings: Settings
    chain: book.Chain = field(default_factory=book.Chain)
    pages: int = 0
    texts: int = 0

    def of_all(self) -> Iterator[Finding]:
        """The file, the chain, every capture."""
        yield from self._told(self._file)
        yield from self._told(self._chain)
        yield from self._told(self._captures)
        yield from self._told(self._strangers)
        yield from self._told(self._stamps)

    def of_captures(self, numbers: tuple[int, ...]) -> Iterator[Finding]:
        """The chain, and these captures."""
        yield from self._told(self._chain)
        wanted = set(numbers)
        known = set[int]()
        for entry in self.ledger.entries():
            if entry.capture in wanted:
                known.add(entry.capture)
                yield from self._capture(entry)
        if older := len(wanted - known):
            yield _older(older)
        yield self._sum()

    def _told(self, look: Any) -> Iterator[Finding]:  # noqa: ANN401 - a method of this class
        """The findings of one look; a library that cannot be read does not hold, and says where."""
        try:
            yield from look()
        except LibraryError as error:
            yield Finding(sort="fault", thing=_("the library"), what=error.what)

    def _file(self) -> Iterator[Finding]:
        for line in self.ledger.holes():
            yield Finding(sort="fault", thing=_("the library's file"), what=line)

    def _chain(self) -> Iterator[Finding]:
        yield from self.chain.look(self.ledger.entries())
        captures, pages = self.ledger.departed()
        self.chain.removed_captures |= captures
        self.chain.removed_pages |= pages
        what = ngettext(
            "{count} line, each with the hash of the one before; the last: {hash}",
            "{count} lines, each with the hash of the one before; the last: {hash}",
            self.chain.lines,
        )
        yield Finding(
            sort="held", thing=_("the ledger"), what=what.format(count=self.chain.lines, hash=self.chain.head)
        )

    def _captures(self) -> Iterator[Finding]:
        for entry in self.ledger.entries():
            if entry.capture is not None:
                yield from self._capture(entry)
        yield self._sum()

    def _strangers(self) -> Iterator[Finding]:
        """Captures that no line tells of."""
        stray = self.ledger.unwritten()
        if stray is not None:
            thing = _("capture {number}").format(number=stray)
            yield Finding(sort="fault", thing=thing, what=_("no line of the ledger tells of it"))
        if older := self.ledger.older():
            yield _older(older)

    def _stamps(self) -> Iterator[Finding]:
        from warta.services.stamping import looked_over

        yield from looked_over(self.ledger, self.settings)

    def _sum(self) -> Finding:
        what = ngettext(
            "{pages} capture as its line says, {texts} with its text made anew",
            "{pages} captures as their lines say, {texts} with their text made anew",
            self.pages,
        )
        return Finding(sort="held", thing=_("the pages"), what=what.format(pages=self.pages, texts=self.texts))

    # --- one capture ---

    def _capture(self, entry: Entry) -> Iterator[Finding]:
        said = book.told(entry)
        if said is None or entry.capture is None:
            return  # the chain has told it
        thing = _("line {line} of the ledger: {url}").format(line=entry.number, url=said.get("final_url"))
        try:
            page = self.ledger.page(entry.capture)
        except LibraryError as error:
            yield Finding(sort="fault", thing=thing, what=error.what)
            return
        if page is None:
            yield self._absent(thing, entry.capture, said)
            return
        if why := self._wrong(said, page, entry.capture):
            yield Finding(sort="fault", thing=thing, what=why)
            return
        self.pages += 1
        yield from self._text(thing, said, page)

    def _absent(self, thing: str, capture: int, said: dict[str, Any]) -> Finding:
        gone = capture in self.chain.removed_captures or said.get("sha256") in self.chain.removed_pages
        if gone:
            return Finding(sort="note", thing=thing, what=_("its page was removed from the library; the line stays"))
        return Finding(sort="fault", thing=thing, what=_("its page is missing, and no line says that it was removed"))

    def _wrong(self, said: dict[str, Any], page: Page, capture: int) -> str:
        if field_name := book.differs(said, page):
            return _("what is kept is not what the line says: {field}").format(field=field_name)
        for each in page.also:
            lost = not each.body and each.sha256 != _NOTHING and each.sha256 not in self.chain.removed_pages
            if lost:
                return _("the bytes of {url}, which came beside it, are missing").format(url=each.final_url)
        last = self.chain.unchanged.get(capture)
        if last is not None and self.ledger.confirmed(capture) != last:
            return _("it was found unchanged at another time than the ledger says")
        return ""

    def _text(self, thing: str, said: dict[str, Any], page: Page) -> Iterator[Finding]:
        """The text made anew, when today's extraction is the one that made it."""
        from warta.extraction.record import provenance

        if any(each.sha256 in self.chain.removed_pages for each in page.also if not each.body):
            yield Finding(sort="note", thing=thing, what=_("a part of it was removed: its text was not made anew"))
            return
        try:
            made = provenance(page, self.extractor(page))
        except WartaError as error:
            yield Finding(sort="fault", thing=thing, what=_("no text can be made of it: {why}").format(why=error.what))
            return
        if made.extractor != said.get("extractor"):
            what = _("its text was made by {then}, this is {now}: it was not made anew")
            yield Finding(sort="note", thing=thing, what=what.format(then=said.get("extractor"), now=made.extractor))
            return
        if made.text_sha256 != said.get("text_sha256"):
            yield self._other_text(thing, page)
            return
        self.texts += 1

    def _other_text(self, thing: str, page: Page) -> Finding:
        host = urls.host(page.final_url).removeprefix("www.")
        if host in self.settings.sites:
            what = _("your own rules for {host} make another text of it now than was recorded").format(host=host)
            return Finding(sort="note", thing=thing, what=what)
        return Finding(sort="fault", thing=thing, what=_("the text made of its bytes is not the one recorded"))


_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # the SHA-256 of no bytes


def _older(count: int) -> Finding:
    what = ngettext(
        "{count} capture is older than the ledger, and has no line in it",
        "{count} captures are older than the ledger, and have no line in it",
        count,
    ).format(count=count)
    return Finding(sort="note", thing=_("the ledger"), what=what)
