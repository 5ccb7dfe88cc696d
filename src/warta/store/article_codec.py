"""Encode and decode the row of an article: `warta.article/1` without derived fields, deflated.

Behind it come its comments in bunches, each deflated by itself, and for `comments` stands how many each bunch has and
its bytes. A row of an older warta has them in their place.

A row may have been written by a stranger: it is read within a bound, every type is looked at, and text that our filter
would not have let through is filtered again before anybody sees it.
"""

from __future__ import annotations

import json
import re
import zlib
from functools import partial
from itertools import chain
from typing import NamedTuple

from warta.i18n import _
from warta.render import talk, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeAlias

    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle

    Hook: TypeAlias = Callable[[dict[str, Any]], Any] | None

_LARGEST = 256 << 20
_LEVEL = 6

# `json.dumps` escapes what no filtered text holds; spaces, joiners and private signs are unprintable to Python alone.
_ESCAPED = re.compile(r"\\[bfru]")
_HARMLESS = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u200c\u200d\ue000-\uf8ff]"


def _packed(data: Any) -> bytes:  # noqa: ANN401 - a JSON edge
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), _LEVEL)


def deflate(data: dict[str, Any]) -> bytes:
    """The row of an article or a comment, given its JSON."""
    thread = data.get("thread")
    if not (thread and thread["comments"]):
        return _packed(data | {"text": ""})
    bunches = [(len(bunch), _packed(bunch)) for bunch in talk.bunches(thread["comments"])]
    told_of = thread | {"comments": [[count, len(packed)] for count, packed in bunches]}
    return _packed(data | {"text": "", "thread": told_of}) + b"".join([packed for _count, packed in bunches])


def inflate(row: bytes, number: int, revision: int) -> LoadedArticle:
    """The reading in a row, with the number and revision that the library knows. Raises ValueError."""
    loaded = opened(row, number, revision)
    if loaded.article.thread:
        tuple(loaded.article.thread.comments)
    return loaded


def opened(row: bytes, number: int, revision: int, damaged: Callable[[str], Exception] = ValueError) -> LoadedArticle:
    """The same, its comments not read yet where they are many: a look at them may raise what `damaged` makes then.

    Raises ValueError for all the rest of the row.
    """
    from warta.render.json import article_from_json, comment_or_data

    data, bunches = _data(row, number, revision, comment_or_data)
    if bunches.sizes:
        read = partial(_comments, bunches, damaged)
        data["thread"]["comments"] = read() if len(bunches.sizes) == 1 else talk.Talk(bunches.packed, read)
    return article_from_json(data)


def _comments(bunches: _Bunches, damaged: Callable[[str], Exception]) -> tuple[Comment, ...]:
    from warta.render.json import comment_from_json

    try:
        return talk.grown(bunches.from_the_last(), bunches.said, comment_from_json)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(str(error)) from error


def inflate_json(row: bytes, number: int, revision: int) -> dict[str, Any]:
    """The row as `article_to_json` would write its reading, without the way over the model. Raises ValueError."""
    data, bunches = _data(row, number, revision)
    try:
        data["text"] = told.text(data["blocks"])
        if bunches.sizes:
            data["thread"]["comments"] = talk.nested(chain.from_iterable(bunches.from_the_first()))
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(_("the row holds no article")) from error
    return data


def inflate_comment(row: bytes) -> Comment:
    """The comment in a row, without the replies to it. Raises ValueError."""
    from warta.render.json import comment_from_json

    return comment_from_json(_loaded(_unpacked(row)[0]))


class _Bunches(NamedTuple):
    """What lies behind an article in its row: bunches of comments, of each how many they are and its bytes."""

    packed: bytes = b""
    sizes: tuple[tuple[int, int], ...] = ()

    @property
    def said(self) -> int:
        """How many comments they have."""
        return sum([count for count, _length in self.sizes])

    def from_the_first(self) -> Iterator[list[dict[str, Any]]]:
        """Bunch after bunch in the order of reading. Raises ValueError."""
        at = 0
        for count, length in self.sizes:
            yield self._bunch(at, length, count)
            at += length

    def from_the_last(self) -> Iterator[list[dict[str, Any]]]:
        """Bunch after bunch from the end. Raises ValueError."""
        at = len(self.packed)
        for count, length in reversed(self.sizes):
            at -= length
            yield self._bunch(at, length, count)

    def _bunch(self, at: int, length: int, count: int) -> list[dict[str, Any]]:
        text, _rest = _unpacked(self.packed[at : at + length], _LARGEST // len(self.sizes))
        bunch = _loaded(text)
        if type(bunch) is not list or len(bunch) != count:
            raise ValueError(_("the row holds no article"))
        return bunch


def _data(row: bytes, number: int, revision: int, hook: Hook = None) -> tuple[dict[str, Any], _Bunches]:
    text, packed = _unpacked(row)
    data = _loaded(text, hook)
    if type(data) is not dict:
        raise ValueError(_("the row holds no article"))
    data |= {"id": number, "revision": revision, "from_library": True, "trouble": ""}
    return data, _Bunches(packed, _sizes(data.get("thread"), packed))


def _sizes(thread: Any, packed: bytes) -> tuple[tuple[int, int], ...]:  # noqa: ANN401 - a JSON edge
    """How many comments each bunch has, and its bytes; nothing where the comments are in their place."""
    sizes = thread.get("comments") if isinstance(thread, dict) else None
    match sizes:
        case [[int(), int()], *_rest]:
            told_of = [(count, length) for count, length in sizes]
            if min(map(min, told_of)) <= 0 or sum([length for _count, length in told_of]) != len(packed):
                raise ValueError(_("the row was cut short, or is too large"))
            return tuple(told_of)
        case _:
            return ()


def _loaded(text: str, hook: Hook = None) -> Any:  # noqa: ANN401 - a JSON edge
    try:
        return json.loads(text, object_hook=hook) if _is_sound(text) else _filtered(json.loads(text))
    except RecursionError as error:
        raise ValueError(_("the row holds no article")) from error


def _unpacked(row: bytes, most: int = _LARGEST) -> tuple[str, bytes]:
    """The text of a row, and what lies behind it."""
    unpacker = zlib.decompressobj()
    try:
        written = unpacker.decompress(row, most)
    except (zlib.error, TypeError) as error:
        raise ValueError(_("the row cannot be unpacked")) from error
    if not unpacker.eof:
        raise ValueError(_("the row was cut short, or is too large"))
    try:
        return written.decode("utf-8", "surrogatepass"), unpacker.unused_data
    except UnicodeDecodeError as error:
        raise ValueError(_("the row holds no article")) from error


def _is_sound(text: str) -> bool:
    """Whether nothing in this JSON can have got past the filter; a quick look, and a doubt is a no."""
    return not _ESCAPED.search(text) and (text.isprintable() or re.sub(_HARMLESS, "", text).isprintable())


def _filtered(value: Any) -> Any:  # noqa: ANN401 - a JSON edge
    from warta.extraction.text import verbatim

    match value:
        case str():
            return verbatim(value)
        case list():
            return [_filtered(each) for each in value]
        case dict():
            return {verbatim(key): _filtered(each) for key, each in value.items()}
        case _:
            return value
