"""The text of a story from its blocks as JSON, as `Article.text` has it from the model."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_BEFORE_WORDS = frozenset(("figure", "heading", "rule", "embed"))


def text(blocks: Iterable[dict[str, Any]]) -> str:
    """Blocks with a blank line between two; captions of pictures over the first words are not told."""
    blocks = list(blocks)
    first = next((n for n, block in enumerate(blocks) if block["type"] not in _BEFORE_WORDS), 0)
    told = [block["text"] for n, block in enumerate(blocks) if n >= first or block["type"] != "figure"]
    return "\n\n".join([words for words in told if words])
