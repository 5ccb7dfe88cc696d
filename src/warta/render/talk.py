"""Encode and decode threads for the library: flat chunks without derived fields, decoded lazily."""

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
"""Maximal number of comments held as plain data at a time."""

_PLAIN = {"style": "", "href": None}


class Talk(Sequence["Comment"]):
    """The comments of a thread, decoded by `read` on first access.

    An exception of `read` is raised on each access.
    """

    __slots__ = ("_lock", "_made", "_read", "key")

    def __init__(self, key: object, read: Callable[[], tuple[Comment, ...]]) -> None:
        self.key = key  # equal keys mean equal comments
        self._read = read
        self._made: tuple[Comment, ...] | None = None
        self._lock = Lock()

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments; always the same objects."""
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
    """Flatten a JSON comment tree into chunks in reading order; `under` is the index of the parent, or -1."""
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
    """Return a comment without replies and without texts that can be derived from its spans."""
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
    """Return the text of a block that has spans; None for others."""
    return "".join([span["text"] for span in block["spans"]]) if "spans" in block else None


def _text(blocks: Iterable[Json]) -> str:
    """Return the text of one comment, like `Comment.text`."""
    return "\n\n".join([block["text"] for block in blocks if block["text"] and not block.get("pull")])


def _paragraph(text: str) -> Json:
    return {"type": "paragraph", "text": text, "spans": [{"text": text, **_PLAIN}]}


# --- reading ------------------------------------------------------------------------------------------------------


def nested(flat: Iterable[Json]) -> list[Json]:
    """Rebuild the JSON tree with all texts. Raises KeyError, TypeError or IndexError if the data is invalid."""
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
    """Return a block with its text."""
    return block if "text" in block else {"type": block["type"], "text": _spoken(block)} | block


_BEFORE = ("id", "parent", "depth", "author", "author_url", "posted_at")
_AFTER = ("kind", "by_author", "permalink", "state")


def grown(
    bunches: Iterable[list[Json]], count: int, make: Callable[[Json, tuple[Comment, ...]], Comment]
) -> tuple[Comment, ...]:
    """Build the tree of `count` comments from chunks in reverse order, so that replies are made before parents.

    Raises ValueError if the count differs, or a parent index is invalid.
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
