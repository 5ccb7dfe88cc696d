"""An article as it lies in its row: `warta.article/1` without what follows from the rest, deflated.

A row may have been written by a stranger: it is read within a bound, every type is looked at, and text that our filter
would not have let through is filtered again before anybody sees it.
"""

from __future__ import annotations

import json
import re
import zlib

from warta.render import told
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from warta.model import Comment, Reading

    Hook: TypeAlias = Callable[[dict[str, Any]], Any] | None

_LARGEST = 256 << 20
_LEVEL = 6

# `json.dumps` escapes what no filtered text holds; spaces, joiners and private signs are unprintable to Python alone.
_ESCAPED = re.compile(r"\\[bfru]")
_HARMLESS = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u200c\u200d\ue000-\uf8ff]"


def deflate(data: dict[str, Any]) -> bytes:
    """The row of an article or a comment, given its JSON."""
    written = json.dumps(data | {"text": ""}, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), _LEVEL)


def inflate(row: bytes, number: int, revision: int) -> Reading:
    """The reading in a row, with the number and revision that the library knows. Raises ValueError."""
    from warta.render.json import article_from_json, comment_or_data

    return article_from_json(_data(row, number, revision, comment_or_data))


def inflate_json(row: bytes, number: int, revision: int) -> dict[str, Any]:
    """The row as `article_to_json` would write its reading, without the way over the model. Raises ValueError."""
    data = _data(row, number, revision)
    try:
        data["text"] = told.text(data["blocks"])
    except (TypeError, KeyError) as error:
        raise ValueError(_("the row holds no article")) from error
    return data


def inflate_comment(row: bytes) -> Comment:
    """The comment in a row, without the replies to it. Raises ValueError."""
    from warta.render.json import comment_from_json

    return comment_from_json(_loaded(row))


def _data(row: bytes, number: int, revision: int, hook: Hook = None) -> dict[str, Any]:
    return _loaded(row, hook) | {"id": number, "revision": revision, "from_library": True, "trouble": ""}


def _loaded(row: bytes, hook: Hook = None) -> dict[str, Any]:
    try:
        text = _unpacked(row)
        return dict(json.loads(text, object_hook=hook) if _is_sound(text) else _filtered(json.loads(text)))
    except (RecursionError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(_("the row holds no article")) from error


def _unpacked(row: bytes) -> str:
    unpacker = zlib.decompressobj()
    try:
        written = unpacker.decompress(row, _LARGEST)
    except zlib.error as error:
        raise ValueError(_("the row cannot be unpacked")) from error
    if not unpacker.eof:
        raise ValueError(_("the row was cut short, or is too large"))
    return written.decode("utf-8", "surrogatepass")


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
