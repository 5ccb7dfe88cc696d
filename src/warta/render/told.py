"""Return the text of an article from its blocks as JSON, like `Article.text`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_BEFORE_WORDS = frozenset(("figure", "heading", "rule", "embed"))


def text(blocks: Iterable[dict[str, Any]]) -> str:
    """Join the texts of blocks by blank lines, without picture captions before the first paragraph."""
    blocks = list(blocks)
    first = next((n for n, block in enumerate(blocks) if block["type"] not in _BEFORE_WORDS), 0)
    told = [block["text"] for n, block in enumerate(blocks) if n >= first or block["type"] != "figure"]
    return "\n\n".join([words for words in told if words])
