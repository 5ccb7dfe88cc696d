"""Look a ledger over: every line is the one that was written, and names the hash of the one before it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from warta.i18n import _
from warta.model.evidence import Finding
from warta.render import ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.model.capture import Page
    from warta.model.evidence import Entry


def thing(number: int) -> str:
    """The name of a line."""
    return _("line {number} of the ledger").format(number=number)


@dataclass(slots=True)
class Chain:
    """What the lines tell, once they have all been looked at: what was removed, when copies were last unchanged."""

    lines: int = 0
    head: str = ledger.NOTHING_BEFORE
    captures: int = 0
    removed_captures: set[int] = field(default_factory=set)
    removed_pages: set[str] = field(default_factory=set)
    unchanged: dict[int, str] = field(default_factory=dict)

    def look(self, entries: Iterable[Entry]) -> Iterator[Finding]:
        """Whatever does not hold, in order."""
        for entry in entries:
            if why := self._wrong(entry):
                yield Finding(sort="fault", thing=thing(entry.number), what=why)
            self.lines += 1
            self.head = entry.hash

    def _wrong(self, entry: Entry) -> str:
        """Why a line does not hold; "" when it does."""
        if ledger.hash_of(entry.line) != entry.hash:
            return _("its text is not the one that was written: the hash differs")
        said = told(entry)
        if said is None or ledger.canonical(said) != entry.line:
            return _("it is no line of a ledger")
        if entry.number != self.lines + 1:
            return _("the line before it is missing")
        if said.get("line") != entry.number or said.get("previous") != self.head:
            return _("it does not follow the line before it")
        if entry.capture != (said.get("capture") if said.get("kind") == "capture" else None):
            return _("it is filed under another capture than its own")
        self._note(said)
        return ""

    def _note(self, said: dict[str, Any]) -> None:
        match said.get("kind"):
            case "capture":
                self.captures += 1
            case "unchanged":
                before = self.unchanged.get(said["capture"], "")
                self.unchanged[said["capture"]] = max(before, str(said.get("at", "")))
            case "removed":
                self.removed_captures.update(said.get("captures", ()))
                self.removed_pages.update(said.get("pages", ()))
            case _:
                pass  # what a later warta may tell


def told(entry: Entry) -> dict[str, Any] | None:
    """What a line says; None when it is no JSON object."""
    try:
        said = json.loads(entry.line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def differs(said: dict[str, Any], page: Page) -> str:
    """What of a kept page is not as its line says, in the line's own word; "" when all is."""
    if wrong := _differs(said, page):
        return wrong
    beside = said.get("beside", [])
    if len(beside) != len(page.also):
        return "beside"
    for number, (told_of, each) in enumerate(zip(beside, page.also, strict=True), 1):
        if wrong := _differs(told_of, each):
            return f"beside {number}: {wrong}"
    return "" if said.get("imported_from") == page.imported_from else "imported_from"


def _differs(said: dict[str, Any], page: Page) -> str:
    kept = ledger.record(page)
    return next((name for name, value in kept.items() if said.get(name) != value), "")
