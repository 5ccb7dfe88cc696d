"""Inline text: runs of words with their style and link, white space folded as a browser folds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta import urls
from warta.extraction.text import clean
from warta.model import Span

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model import Spans

_STYLES = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "del": "strike",
    "s": "strike",
    "strike": "strike",
    "mark": "mark",
    "sub": "sub",
    "sup": "sup",
}
_ORDER = ("strong", "em", "code", "strike", "mark", "sub", "sup")
BREAK = "\n"


class Runs:
    """The inline text of one block as it is gathered; `spans` closes it."""

    __slots__ = ("_addresses", "_base", "_removed", "_runs", "_tree")

    def __init__(self, tree: Tree, base: str | None, removed: Removed) -> None:
        self._tree = tree
        self._base = base
        self._removed = removed
        self._runs: list[tuple[str, str, str | None]] = []
        self._addresses: dict[int, str | None] = {}

    def add(self, i: int, block: int) -> None:
        """Add a text node that stands in a block."""
        tree = self._tree
        raw = tree.texts[i]
        text = " ".join(clean(raw, self._removed).split())
        if not text:
            if self._runs and raw:
                self._runs.append((" ", "", None))
            return
        if raw[0].isspace():
            text = " " + text
        if raw[-1].isspace():
            text += " "
        parent = tree.parents[i]
        if parent == block:
            self._runs.append((text, "", None))
            return
        style, href = self._manner(parent, block)
        self._runs.append((text, style, href))

    def add_space(self) -> None:
        """Add a space between what stands in two blocks."""
        self._runs.append((" ", "", None))

    def add_break(self) -> None:
        """Add a line break."""
        self._runs.append((BREAK, "", None))

    def _manner(self, i: int, block: int) -> tuple[str, str | None]:
        """Style and address of the inline elements around a text, out to its block."""
        tree = self._tree
        styles = set[str]()
        href = None
        while i != block and i >= 0:
            tag = tree.tags[i]
            if tag in _STYLES:
                styles.add(_STYLES[tag])
            elif tag == "a" and href is None:
                href = self._address(i)
            i = tree.parents[i]
        if not styles:
            return "", href
        return " ".join([style for style in _ORDER if style in styles]), href

    def _address(self, i: int) -> str | None:
        """Where a link goes, filtered."""
        if i not in self._addresses:
            href = self._tree.attribute(i, "href")
            self._addresses[i] = urls.absolute(href, self._base) if href else None
        return self._addresses[i]

    def spans(self) -> Spans:
        """The runs as spans: neighbours alike joined, no space at the ends or twice; starts anew."""
        runs, self._runs = self._runs, []
        if len(runs) == 1:
            text, style, href = runs[0]
            text = text.strip()
            return (Span(text=text, style=style, href=href),) if text else ()
        merged: list[tuple[str, str, str | None]] = []
        before = BREAK  # nothing yet: no space may begin a block
        for text, style, href in runs:
            if text[0] == " " and before[-1] in " \n":
                text = text[1:]  # noqa: PLW2901 - the run without the space that is there already
            if not text:
                continue
            if text == BREAK and merged and merged[-1][0][-1] == " ":
                last = merged[-1]
                merged[-1] = (last[0][:-1], last[1], last[2])
            if merged and (merged[-1][1:] == (style, href) or text in {BREAK, " "}):
                merged[-1] = (merged[-1][0] + text, *merged[-1][1:])
            else:
                merged.append((text, style, href))
            before = text
        while merged and not merged[-1][0].rstrip():
            merged.pop()
        while merged and not merged[0][0].lstrip():
            merged.pop(0)
        if not merged:
            return ()
        merged[-1] = (merged[-1][0].rstrip(), *merged[-1][1:])
        merged[0] = (merged[0][0].lstrip(), *merged[0][1:])
        return tuple([Span(text=text, style=style, href=href) for text, style, href in merged if text])
