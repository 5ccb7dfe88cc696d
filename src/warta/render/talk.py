"""Comments as the library keeps them: flat, in bunches, without what follows from the rest; read when looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warta.model.article import Comment

Json: TypeAlias = dict[str, Any]

BUNCH = 200
"""Comments of a thread that are in memory as plain data at a time."""

_PLAIN = {"style": "", "href": None}


class Talk(Sequence["Comment"]):
    """A thread's comments, of which nothing is read before somebody looks at them. `read` gives bunch after bunch.

    `read` may raise what its maker says; then so does every look.
    """

    __slots__ = ("_lock", "_made", "_read", "key")

    def __init__(self, key: object, read: Callable[[], tuple[Comment, ...]]) -> None:
        self.key = key  # two of one key are the same comments
        self._read = read
        self._made: tuple[Comment, ...] | None = None
        self._lock = Lock()

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments, the same objects however often one asks."""
        with self._lock:
            if self._made is None:
                self._made = self._read()
            return self._made

    @overload
    def __getitem__(self, index: int) -> Comment: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Comment, ...]: ...
    def __getitem__(self, index: int | slice) -> Comment | tuple[Comment, ...]:
        return self.comments[index]

    def __len__(self) -> int:
        return len(self.comments)

    def __iter__(self) -> Iterator[Comment]:
        return iter(self.comments)

    def __reversed__(self) -> Iterator[Comment]:
        return reversed(self.comments)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Talk):
            return self.key == other.key or self.comments == other.comments
        return isinstance(other, tuple) and self.comments == other

    def __hash__(self) -> int:
        return hash(self.comments)

    def __repr__(self) -> str:
        return repr(self.comments)

    def __reduce__(self) -> tuple[type[tuple[Comment, ...]], tuple[tuple[Comment, ...]]]:
        return tuple, (self.comments,)


# --- writing ------------------------------------------------------------------------------------------------------


def bunches(comments: list[Json], most: int = BUNCH) -> Iterator[list[Json]]:
    """A tree of comments, as `article_to_json` has it, flat in reading order: each tells the one it stands `under`."""
    bunch: list[Json] = []
    count = 0
    waiting = [(comment, -1) for comment in reversed(comments)]
    while waiting:
        comment, under = waiting.pop()
        waiting += [(reply, count) for reply in reversed(comment["replies"])]
        bunch.append(_lean(comment) | {"under": under})
        count += 1
        if len(bunch) == most:
            yield bunch
            bunch = []
    if bunch:
        yield bunch


def _lean(comment: Json) -> Json:
    """A comment without its replies, and without the texts that follow from its spans."""
    lean = {key: value for key, value in comment.items() if key != "replies"}
    blocks = comment["blocks"]
    if comment["text"] == _text(blocks):
        del lean["text"]
    if len(blocks) == 1 and blocks[0] == _paragraph(text := blocks[0]["text"]):
        del lean["blocks"]
        return lean | {"plain": text}
    lean["blocks"] = [
        {key: value for key, value in block.items() if key != "text" or value != _spoken(block)} for block in blocks
    ]
    return lean


def _spoken(block: Json) -> str | None:
    """The text of a block that has spans of its own."""
    return "".join([span["text"] for span in block["spans"]]) if "spans" in block else None


def _text(blocks: Iterable[Json]) -> str:
    """The words of a comment alone, as `Comment.text` has them from the model."""
    return "\n\n".join([block["text"] for block in blocks if block["text"] and not block.get("pull")])


def _paragraph(text: str) -> Json:
    return {"type": "paragraph", "text": text, "spans": [{"text": text, **_PLAIN}]}


# --- reading ------------------------------------------------------------------------------------------------------


def nested(flat: Iterable[Json]) -> list[Json]:
    """The tree again, with every text. Raises KeyError, TypeError, IndexError where that is none."""
    top: list[Json] = []
    known: list[Json] = []
    for lean in flat:
        under = lean.pop("under")
        blocks = [_paragraph(lean["plain"])] if "plain" in lean else [*map(_told, lean["blocks"])]
        text = lean["text"] if "text" in lean else _text(blocks)
        comment = {key: lean[key] for key in _BEFORE} | {"text": text, "blocks": blocks}
        comment |= {key: lean[key] for key in _AFTER} | {"replies": []}
        (top if under < 0 else known[under]["replies"]).append(comment)
        known.append(comment)
    return top


def _told(block: Json) -> Json:
    """A block with its text."""
    return block if "text" in block else {"type": block["type"], "text": _spoken(block)} | block


_BEFORE = ("id", "parent", "depth", "author", "author_url", "posted_at")
_AFTER = ("kind", "by_author", "permalink", "state")


def grown(
    bunches: Iterable[list[Json]], count: int, make: Callable[[Json, tuple[Comment, ...]], Comment]
) -> tuple[Comment, ...]:
    """The tree of so many comments, given its bunches from the last to the first, so that replies come before.

    Raises ValueError when they are not so many, or one stands under none before it.
    """
    answers: dict[int, list[Comment]] = defaultdict(list)
    for bunch in bunches:
        for lean in reversed(bunch):
            count -= 1
            under = lean["under"]
            if type(under) is not int or not -1 <= under < count:
                raise ValueError(_("the row holds no article"))
            given = answers.pop(count, ())
            answers[under].append(make(lean, tuple(reversed(given))))
    if count:
        raise ValueError(_("the row was cut short, or is too large"))
    return tuple(reversed(answers.pop(-1, ())))
