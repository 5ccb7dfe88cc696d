"""What was written and what became of it: the words that the app acknowledged must be on the disk until they are sent
or discarded on purpose.

`look` compares with the outbox. Words that were there once and are gone are `discarded` when the app said that their
draft is forgotten, `edited` when keys that take words away were pressed in a composer just before, and `lost` else.
Words that no composer has shown and no outbox has held went `elsewhere`: they are told, and are no loss.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.keys.keyboard import RARE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.model.reply import Draft

ALIVE = ("typed", "kept", "sent")
_LEFT = ("public", "held", "unconfirmed", "unknown", "sending")


@dataclass(slots=True)
class Phrase:
    """Words typed in a composer, or elsewhere.

    `state`: typed | kept | sent | edited | discarded | unkept (killed before) | elsewhere | lost.
    """

    words: str
    state: str = "typed"
    row: int = 0
    was_kept: bool = False


class Ledger:
    """Every phrase that was ever written in a walk."""

    def __init__(self) -> None:
        self.phrases: list[Phrase] = []
        self.discarded: set[int] = set()  # the drafts that the app said are forgotten
        self._held: dict[str, set[str]] = {}  # what was found in each text of the outbox, at the last look

    def write(self, words: str) -> Phrase:
        """Words are typed."""
        self.phrases.append(Phrase(words))
        return self.phrases[-1]

    def look(self, outbox: Iterable[Draft], *, excused: str = "") -> list[Phrase]:
        """What is newly lost, by the outbox as it is; `excused`: why words may have gone since the last look."""
        rows = self._read(outbox)
        lost = []
        for phrase in self.phrases:
            if phrase.state not in {*ALIVE, "elsewhere"}:
                continue
            if row := next((each for each in rows if phrase.words in self._held[each.text]), None):
                phrase.row, phrase.was_kept = row.id, True
                phrase.state = "sent" if row.state in _LEFT else "kept"
            elif phrase.was_kept:
                phrase.state = "discarded" if phrase.row in self.discarded else excused or "lost"
                lost += [phrase] if phrase.state == "lost" else []
        return lost

    def _read(self, outbox: Iterable[Draft]) -> list[Draft]:
        """The drafts, newest first; what each of them holds is known then."""
        rows = sorted(outbox, key=lambda draft: draft.id, reverse=True)
        words = [phrase.words for phrase in self.phrases]
        self._held = {row.text: self._held.get(row.text) or held(row.text, words) for row in rows}
        return rows

    def missing(self, *, excused: str = "") -> list[Phrase]:
        """Words that were typed and must have been kept by now, since the app itself closed the composer."""
        missing = [phrase for phrase in self.phrases if phrase.state == "typed"]
        for phrase in missing:
            phrase.state = excused or "lost"
        return [phrase for phrase in missing if phrase.state == "lost"]

    def cut_off(self) -> None:
        """The app was killed: nobody had said of what was just typed that it is kept."""
        for phrase in self.phrases:
            if phrase.state == "typed":
                phrase.state = "unkept"

    def counts(self) -> Counter[str]:
        """How many were written, how many were on the disk, and what is with them now."""
        states = Counter(phrase.state for phrase in self.phrases)
        written = len(self.phrases) - states["elsewhere"]
        return Counter(written=written, reached=sum(phrase.was_kept for phrase in self.phrases), **dict(states))


def held(text: str, phrases: Iterable[str]) -> set[str]:
    """Those phrases of which a text has all letters that no command has, in one piece or around other whole phrases."""
    letters = {phrase: _rare(phrase) for phrase in phrases}
    rest, found = _rare(text), set[str]()
    while new := {phrase for phrase, its in letters.items() if its in rest}:
        for phrase in new:
            rest = rest.replace(letters.pop(phrase), "")  # what it stood in is in one piece then
        found |= new
    return found


def _rare(text: str) -> str:
    return "".join([letter for letter in text if letter in RARE])
