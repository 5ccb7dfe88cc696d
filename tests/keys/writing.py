"""Write in a composer and leave it by every way there is; the ledger knows what must be on the disk then."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from tests.keys.keyboard import ATTACK, BURST, FIGURES, HOME, SIGNS, SLOWLY, TAKES_AWAY, phrase, scope_keys
from warta.model.reply import UNSENT, Draft
from warta.store.outbox import SqliteOutbox
from warta.wiring import SystemClock

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from tests.keys.ledger import Ledger, Phrase
    from tests.keys.watched import Hand

UNKEPT = "https://news.example/begun/"  # the address of a page that nobody has read
_SOON = 10.0  # seconds until what was typed must be on the disk, on a busy machine
_COMES = 5.0  # seconds until what was typed must be on the screen
_SHOWN = 2_000  # characters of what was drawn last
_JUST = 15.0  # seconds for which a key that takes words away may be why some are gone
_FORGOTTEN = re.compile(r"Draft (\d+) deleted")
_TITLE = "Comment on “|Reply to "  # over a composer, drawn when it opens and not while one types
_COUNT = re.compile(r"([\d,]+) of 65,525 bytes")  # under a composer's text, drawn with every letter
_NUMBER = re.compile(f"[{FIGURES}]+")
_QUESTION = re.compile(r"Delete draft (\d+)\?")
# What is done in a composer that takes no word away.
_HARMLESS = ("g", "h", "y", "left", "right", "home", "end", "up", "down", "tab", "shift+tab", "f2", "f3", "f4", "size")
_ENDS = {"quit", "kill", "cut off", "root"}  # half as often: another start takes as long as fifty keys


class Writer:
    """Keeps the ledger of a walk over one home; `address` is a page that can be answered, when there is one.

    Without one, a draft that was begun elsewhere is gone on with.
    """

    def __init__(self, hand: Hand, ledger: Ledger, home: Path, chance: random.Random, address: str) -> None:
        self.counts: Counter[str] = Counter()
        self.code: int | None = None  # of an app that was left or killed while writing
        self._hand = hand
        self._ledger = ledger
        self._home = home
        self._chance = chance
        self._address = address
        self._drawn = self._counted = ""
        self._open_at = self._asked_at = -_JUST
        self._ways: dict[str, Callable[[], None]] = {
            "escape": self._escape, "wait": self._wait, "quit": self._quit, "kill": self._kill,
            "cut off": self._cut_off, "size": self._size, "review": self._review, "send": self._send,
            "noise": self._noise, "rubbed out": self._rub_out, "paste": self._paste, "go on": self._go_on,
            "discard": self._discard, "reopen": self._reopen, "root": self._leave_at_the_root,
            "typed on": self._type_on,
        }  # fmt: skip

    def begin(self) -> None:
        """Another app is started; where no page can be answered, with a draft that `warta reply` began."""
        self.code = None
        if not self._address and not any(draft.state in UNSENT for draft in self._outbox()):
            begun = SqliteOutbox(self._home / "data" / "warta" / "outbox.db", SystemClock())
            begun.save(Draft(url=UNKEPT, text="begun", title=""))
            begun.close()

    # --- the oracle ---

    def notice(self) -> str:
        """Take what was drawn, and what it says of drafts."""
        news = self._hand.terminal.news()
        self._drawn = f"{self._drawn}{news}"[-_SHOWN:]
        now = self._hand.clock()
        if re.search(SIGNS["composer"], news):
            self._open_at = now
        self._counted = (_COUNT.findall(news) or [self._counted])[-1]
        self._ledger.discarded |= {int(number) for number in _FORGOTTEN.findall(news)}
        if _QUESTION.search(news):
            self._asked_at = now
        return news

    def check(self) -> None:
        """Look at the outbox: every word that was kept is there."""
        self.notice()
        self._tell(self._ledger.look(self._outbox(), excused=self._excuse()))

    def _excuse(self) -> str:
        """Why words may be gone: a composer was open and keys took them away, or a question was answered unseen."""
        now = self._hand.clock()
        if now - self._asked_at < _JUST:
            return "discarded"
        if now - self._open_at < 4 * _JUST and self._hand.took_away_since(now - _JUST):
            return "edited"
        return ""

    def _tell(self, lost: list[Phrase]) -> None:
        for each in lost:
            print(f"  drawn before: {' '.join(self._drawn.split())}")
            print(f"  LOST: {each.words!r} of draft {each.row}; the last keys: {' '.join(self._hand.last)}", flush=True)

    def _closed(self) -> None:
        """Whatever was typed must be on the disk soon, since the app closed its composer or itself."""
        end = self._hand.clock() + _SOON
        self.check()
        while self.pending and self._hand.clock() < end:
            time.sleep(0.1)
            self.check()
        self._tell(self._ledger.missing(excused=self._excuse()))

    @property
    def pending(self) -> bool:
        """Whether there are words that were not seen on the disk yet."""
        return any(each.state == "typed" for each in self._ledger.phrases)

    def _outbox(self) -> tuple[Draft, ...]:
        found = next(self._home.rglob("outbox.db"), None)
        if found is None:
            return ()
        outbox = SqliteOutbox(found, SystemClock())
        try:
            return outbox.all()
        finally:
            outbox.close()

    # --- a letter ---

    def write(self) -> None:
        """Open a composer, type words, and leave it in one of the ways."""
        self.check()
        if not self._open():
            self.counts["unopened"] += 1
            return
        self._type()
        if self._ledger.phrases[-1].state == "elsewhere":
            self._escape()
            return
        way = self._chance.choice([way for way in self._ways for _ in range(1 if way in _ENDS else 2)])
        self.counts[f"by {way}"] += 1
        self._ways[way]()

    def _open(self) -> bool:
        """A composer from where one is; else from the page that can be answered, or one of its neighbours."""
        for _ in range(2):  # one calls off a look at the form, and each popup over a composer takes one more
            self._hand.press(*HOME)
        if not self._address:
            return self._comes("O", "enter")
        for way in (
            self._chance.choice((("3", "C"), ("4", "n", "c"), ("4", "c"))),
            self._chance.choice((("]",), ("[",))),
        ):
            if self._comes(*way, "3", "C") if len(way) == 1 else self._comes(*way):
                return True
        self._hand.press(*HOME, "ctrl+l")
        self._hand.words(self._address)
        self._hand.press("enter")
        return any(self._comes("3", "C", seconds=2) for _ in range(6))  # the page takes its time

    def _comes(self, *keys: str, seconds: float = 1.5) -> bool:
        """Whether a composer comes of some keys."""
        if not self._hand.is_there:
            return False
        self.notice()
        self._hand.press(*keys, SLOWLY)
        came = self._hand.terminal.comes(_TITLE, seconds)
        if came:
            self._hand.terminal.rest()
            self.notice()
        return came

    def _type(self, *, pasted: bool = False, more: str = "") -> None:
        """Type words, and see whether they came to a composer."""
        words = phrase(len(self._ledger.phrases), self._chance)
        written = self._ledger.write(words.strip() if pasted else words)
        self.notice()
        counted = self._counted
        self._hand.words(f"{words}{more}", pasted=pasted)
        if not self._stands(written, counted):
            written.state = "elsewhere"
            print(f"  elsewhere: {words!r}; the last keys: {' '.join(self._hand.last)}")
            print(f"  drawn then: {' '.join(self._drawn[-_SHOWN // 4 :].split())}", flush=True)

    def _stands(self, written: Phrase, counted: str) -> bool:
        """Whether words came to a composer: it drew their figures and another size, or they are in the outbox.

        Of words that a review may have got, only the outbox tells.
        """
        end, news = self._hand.clock() + _COMES, ""
        while self._hand.clock() < end:
            news += self.notice()
            drawn = written.words[-5:] in _NUMBER.findall(news) and self._counted != counted
            if drawn and not re.search(SIGNS["review"], news):
                return True
            self._tell(self._ledger.look(self._outbox(), excused=self._excuse()))
            if written.was_kept or not self._hand.is_there:
                break
            self._hand.wait(0.05)
        return written.was_kept

    # --- the ways to leave it ---

    def _escape(self) -> None:
        self._hand.press(*HOME)
        self._closed()

    def _until_kept(self) -> None:
        """Let the pause after the last key pass, and the words reach the disk."""
        self._hand.wait(0.45)
        end = self._hand.clock() + _SOON
        self.check()
        while self.pending and self._hand.is_there and self._hand.clock() < end:
            self._hand.wait(0.1)
            self.check()

    def _wait(self) -> None:
        self._until_kept()
        self._type()
        self._escape()

    def _quit(self) -> None:
        self.code = self._hand.terminal.leave()
        self._closed()

    def _kill(self) -> None:
        self._until_kept()
        self._tell(self._ledger.missing())
        self.code = self._hand.terminal.end(self._chance.choice(("KILL", "TERM", "HUP")))
        self.check()

    def _cut_off(self) -> None:
        self.code = self._hand.terminal.end(self._chance.choice(("KILL", "TERM", "HUP")))
        self.check()
        self._ledger.cut_off()

    def _size(self) -> None:
        self._hand.press("size", "size")
        self._type()
        self._hand.press("size")
        self._escape()

    def _look_over(self) -> bool:
        self.notice()
        self._hand.press("ctrl+s")
        return self._hand.terminal.comes("Send this to|can't be sent now", 3)

    def _review(self) -> None:
        if self._look_over():
            self._hand.press(*self._chance.choices(("x", "down", "up", "pagedown", "enter", "q"), k=3), "escape")
            self._type()
        self._escape()

    def _type_on(self) -> None:
        """Type while the form is looked at: the words go to the text, or to the review that comes meanwhile."""
        self._hand.terminal.type("\x13")
        self._type()
        self._escape()

    def _send(self) -> None:
        if self._look_over():
            self.notice()
            self._hand.words("send")
            self._hand.press("enter")
            self.counts["sent"] += self._hand.terminal.comes("Enter or Esc closes", 10)
        self._escape()

    def _noise(self) -> None:
        self._hand.press(*self._chance.choices(_HARMLESS, k=BURST))
        if self._chance.random() < 0.5:
            self._hand.wait(0.5)
        self._escape()

    def _rub_out(self) -> None:
        keys = (*scope_keys()["composer"], *TAKES_AWAY, "left", "right", "up", "home", "end", "t", "click")
        self._until_kept()
        self._hand.press(*self._chance.choices(keys, k=BURST))
        self._escape()

    def _paste(self) -> None:
        self._type(pasted=True, more=ATTACK)
        self._escape()

    def _go_on(self) -> None:
        """Close it, and go on with the newest draft of the outbox."""
        self._escape()
        if self._comes("O", "enter", seconds=3):
            self._type()
        self._escape()

    def _discard(self) -> None:
        self._escape()
        self.notice()
        self._hand.press("O")
        if self._hand.terminal.comes(SIGNS["outbox"], 3):
            self._hand.press("d", "y", SLOWLY)
            self.counts["forgotten"] += self._hand.terminal.comes(_FORGOTTEN.pattern, 3)
        self._escape()

    def _reopen(self) -> None:
        """Close it, come back, and find the words there."""
        written = self._ledger.phrases[-1].words
        self._escape()
        self._hand.press("O", "enter", SLOWLY)
        self._hand.terminal.rest()
        shown = "".join(letter for letter in self.notice() if not letter.isascii())
        self.counts["found again"] += written[-5:] in shown
        self._escape()

    def _leave_at_the_root(self) -> None:
        self._escape()
        self._hand.press("q")
        if not self._hand.is_there:
            self.code = self._hand.terminal.leave()
        self.check()
