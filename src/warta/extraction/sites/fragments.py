"""Bits of HTML that come in JSON: comments, posts, titles. Each is parsed alone, so that none spills into the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import field

from warta.extraction import plain
from warta.extraction.blocks import Maker
from warta.extraction.dom import parse
from warta.extraction.guards import guard
from warta.extraction.tags import INLINE
from warta.extraction.text import line, verbatim
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.blocks import Block


class Reader(Value, frozen=True, kw_only=True):
    """Reads bits of HTML: links count from `base`, what the filter removes is counted in `removed`."""

    base: str | None
    removed: Removed = field(default_factory=dict)

    def blocks(self, html: object, *, is_dropped: Callable[[str], bool] | None = None) -> tuple[Block, ...]:
        """The blocks of a bit of HTML without the elements that are called so; none of what is no text."""
        tree = _parsed(html)
        if tree is None:
            return ()
        dropped = {i for i, name in enumerate(tree.names) if name and is_dropped(name)} if is_dropped else set()
        maker = Maker(tree=tree, blocks=_frames(tree), base=self.base, removed=self.removed, dropped=dropped)
        return maker.make(tree.find_all("body")[:1])

    def markdown(self, text: object) -> tuple[Block, ...]:
        """The blocks of a text in Markdown; none of what is no text."""
        return plain.blocks(verbatim(text, self.removed), url=self.base) if isinstance(text, str) else ()

    def text(self, html: object) -> str:
        """The words of a bit of HTML on one line."""
        if not isinstance(html, str):
            return ""
        if "<" not in html and "&" not in html:
            return line(html, self.removed)
        tree = _parsed(html)
        return line(tree.raw_text(0), self.removed) if tree is not None else ""


def _parsed(html: object) -> Tree | None:
    if not isinstance(html, str) or not html.strip():
        return None
    return parse(guard(f"<body>{html}".encode("utf-8", "replace")).html)


def _frames(tree: Tree) -> list[int]:
    """Each node's nearest element that is no inline one."""
    frames = list(range(len(tree)))
    for i in range(1, len(tree)):
        if tree.tags[i] in INLINE:
            frames[i] = frames[tree.parents[i]]
    return frames
