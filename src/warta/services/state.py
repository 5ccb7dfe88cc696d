"""What a reader does with what is kept: star, tag, read, how far and when, and take it all back."""

from __future__ import annotations

import unicodedata

from warta.errors import ConfigError, NotKept
from warta.extraction.text import line
from warta.i18n import _
from warta.model.blocks import text_of
from warta.model.state import Position
from warta.urls import host

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from warta.model.article import Article
    from warta.model.capture import Post
    from warta.model.state import Opening, SavedSearch, Standing, UndoEntry, Where
    from warta.ports.network import Clock
    from warta.ports.state import Marks

    Address: TypeAlias = str | int

_LONGEST = 100  # of the name of a tag or a saved search, in characters
_OPENING = 80  # characters by which a block is found again
_HISTORY = 200


class State:
    """Every address may be in any spelling, or a number of the library; one that is not kept raises NotKept.

    What changes something tells the Deed, or None when all was so already. Whatever is done may raise LibraryError.
    """

    def __init__(self, marks: Marks, clock: Clock, find: Callable[[str], Sequence[int]]) -> None:
        self._marks = marks
        self._clock = clock
        self._find = find  # the numbers of the posts that a query finds

    # --- marks ---

    def mark_read(self, *addresses: Address, read: bool = True) -> UndoEntry | None:
        """These are read; or they are not."""
        return self._marks.do("read" if read else "unread", self.numbers(addresses), self._clock.now())

    def mark_all_read(self, query: str = "") -> UndoEntry | None:
        """All that the query finds is read; all that is kept, without one."""
        return self._marks.do("read", self._find(query), self._clock.now())

    def star(self, *addresses: Address, starred: bool = True) -> UndoEntry | None:
        """Give these a star, or take it away."""
        return self._marks.do("star" if starred else "unstar", self.numbers(addresses), self._clock.now())

    def tag(self, name: str, *addresses: Address) -> UndoEntry | None:
        """Give these a tag."""
        return self._marks.do("tag", self.numbers(addresses), self._clock.now(), named(name))

    def untag(self, name: str, *addresses: Address) -> UndoEntry | None:
        """Take a tag away from these."""
        return self._marks.do("untag", self.numbers(addresses), self._clock.now(), named(name))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag, and how many posts have it."""
        return self._marks.tags()

    def post(self, address: Address) -> Post | None:
        """A post as it now stands; None when it is not kept."""
        number = self._marks.number(str(address))
        found = self._marks.posts((number,)) if number else ()
        return found[0] if found else None

    def site(self, url: str) -> str:
        """What a reader knows the site of a page by: the source that brought it, else its own name, else its host."""
        post = self.post(url)
        return post.known_as if post else host(url)

    def posts(self, numbers: Iterable[int]) -> tuple[Post, ...]:
        """Posts by their numbers, in this order."""
        return self._marks.posts([*numbers])

    def count(self) -> int:
        """How many posts are kept."""
        return self._marks.count()

    # --- taking back ---

    def undo(self) -> UndoEntry | None:
        """Take back what was done last; what it was, None when there is nothing."""
        return self._marks.undo()

    def redo(self) -> UndoEntry | None:
        """Do again what was taken back last; None when there is nothing."""
        return self._marks.redo()

    # --- where the reader was ---

    def arrive(self) -> None:
        """The reader is here: what was kept since the last time is new."""
        self._marks.arrive()

    def opened(self, address: Address, pane: Where = "article") -> None:
        """The reader has this before their eyes, in this pane. What is not kept has no history."""
        if number := self._marks.number(str(address)):
            self._marks.opened(number, self._clock.now(), pane)

    def remember(self, address: Address, article: Article, block: int) -> None:
        """The reader is at this block of an article. Of what is not kept nothing is noted."""
        number = self._marks.number(str(address))
        if number and 0 <= block < len(article.blocks):
            opening = text_of(article.blocks[block])[:_OPENING]
            place = Position(block=block, blocks=len(article.blocks), opening=opening)
            self._marks.remember(number, place, self._clock.now())

    def position(self, address: Address, article: Article) -> Position | None:
        """Where the reader was in an article, as its text is now; None when they were never in it."""
        number = self._marks.number(str(address))
        held = self._marks.position(number) if number else None
        return _found_again(held, article) if held else None

    def leave(self, address: Address, standing: Standing) -> None:
        """The reader leaves a thread folded and sorted like this. Of what is not kept nothing is noted."""
        if number := self._marks.number(str(address)):
            self._marks.leave(number, standing, self._clock.now())

    def standing(self, address: Address) -> Standing | None:
        """How a thread was left; None when its reader was never in it."""
        number = self._marks.number(str(address))
        return self._marks.standing(number) if number else None

    def history(self, limit: int = _HISTORY) -> tuple[Opening, ...]:
        """What was opened, each once, the last first."""
        return self._marks.history(limit)

    def forget(self, *addresses: Address) -> UndoEntry | None:
        """Take these out of the history; all of it, when none is named."""
        numbers = self.numbers(addresses) or tuple(each.post.id for each in self._marks.history(1 << 30))
        return self._marks.do("forget", numbers, self._clock.now())

    def last(self) -> Opening | None:
        """What was open last."""
        found = self._marks.history(1)
        return found[0] if found else None

    # --- saved searches ---

    def saved(self) -> tuple[SavedSearch, ...]:
        """The saved searches, which are folders."""
        return self._marks.saved()

    def save(self, name: str, query: str) -> UndoEntry | None:
        """Keep a search under a name."""
        return self._marks.save(named(name), line(query), self._clock.now())

    def unsave(self, name: str) -> UndoEntry | None:
        """Forget a saved search."""
        return self._marks.save(named(name), None, self._clock.now())

    def numbers(self, addresses: Iterable[Address]) -> tuple[int, ...]:
        """The library's numbers of these, each once. Raises NotKept for the first that has none."""
        found: dict[int, None] = {}
        for address in addresses:
            number = self._marks.number(str(address))
            if number is None:
                raise NotKept(
                    _("{address} is not in the library").format(address=address),
                    hint=_("`warta list` shows what is kept"),
                    url=str(address),
                )
            found[number] = None
        return tuple(found)

    def close(self) -> None:
        """Close the file."""
        self._marks.close()


def named(name: str) -> str:
    """The name of a tag or a saved search, on one line. Raises ConfigError when nothing is left of it."""
    plain = unicodedata.normalize("NFC", line(name)).strip().lstrip("#").strip()[:_LONGEST].strip()
    if not plain:
        raise ConfigError(_("a name needs a letter"), hint=_("for example: banjir"), kind="usage")
    return plain


def _found_again(held: Position, article: Article) -> Position | None:
    """The block that begins so, nearest to where it stood; else the place that is as far from the top."""
    blocks = len(article.blocks)
    if not blocks:
        return None
    alike = [at for at, block in enumerate(article.blocks) if held.opening and text_of(block).startswith(held.opening)]
    nearest = min(alike, key=lambda at: abs(at - held.block), default=None)
    at = round(held.share * blocks) if nearest is None else nearest
    return Position(block=max(0, min(at, blocks - 1)), blocks=blocks, opening=held.opening)
