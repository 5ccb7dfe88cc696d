"""Inline text: runs of words with their style and link, white space folded as a browser folds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from warta import urls
from warta.extraction.text import flowing, shows
from warta.model.blocks import Span

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.blocks import Spans

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
_WHITE = (" ", BREAK)
_Run: TypeAlias = tuple[str, str, str | None]  # text, style, address
_Manner: TypeAlias = tuple[str, str | None]  # style, address
_PLAIN: _Manner = ("", None)


class Runs:
    """The inline text of one block as it is gathered; `spans` closes it."""

    __slots__ = ("_addresses", "_base", "_block", "_manners", "_removed", "_tree", "gathered")

    def __init__(self, tree: Tree, base: str | None, removed: Removed) -> None:
        self._tree = tree
        self._base = base
        self._removed = removed
        self.gathered: list[_Run] = []
        self._addresses: dict[int, str | None] = {}
        self._block = -1
        self._manners: dict[int, _Manner] = {}

    def add(self, i: int, block: int) -> None:
        """Add a text node that stands in a block."""
        tree, runs = self._tree, self.gathered
        text = flowing(tree.texts[i], self._removed)
        parent = tree.parents[i]
        if parent == block or text == " ":
            if text != " " or runs:
                runs.append((text, "", None))
        else:
            runs.append((text, *self._manner(parent, block)))

    def add_space(self) -> None:
        """Add a space between what stands in two blocks."""
        self.gathered.append((" ", "", None))

    def add_break(self) -> None:
        """Add a line break."""
        self.gathered.append((BREAK, "", None))

    def _manner(self, i: int, block: int) -> _Manner:
        """Style and address of the inline elements around a text, out to its block; each element is asked once."""
        if block != self._block:
            self._block, self._manners = block, {block: _PLAIN}
        manners, parents = self._manners, self._tree.parents
        way: list[int] = []
        while i >= 0 and i not in manners:
            way.append(i)
            i = parents[i]
        manner = manners.get(i, _PLAIN)
        for each in reversed(way):
            manner = manners[each] = self._within(each, manner)
        return manner

    def _within(self, i: int, around: _Manner) -> _Manner:
        """What an element makes of the style and the address around it."""
        tag = self._tree.tags[i]
        style, href = around
        if tag == "a":
            return style, self._address(i) or href
        own = _STYLES.get(tag, "")
        if not own or own in style.split():
            return around
        return " ".join([each for each in _ORDER if each == own or each in style.split()]), href

    def _address(self, i: int) -> str | None:
        """Where a link goes, filtered."""
        if i not in self._addresses:
            href = self._tree.attribute(i, "href")
            self._addresses[i] = urls.absolute(href, self._base) if href else None
        return self._addresses[i]

    def spans(self) -> Spans:
        """The runs as spans: neighbours alike joined, no space at the ends or twice; starts anew."""
        runs, self.gathered = self.gathered, []
        if len(runs) > 1:
            runs = _merged(runs)
        if len(runs) == 1:
            text, style, href = runs[0]
            text = text.strip()
            return (Span(text=text, style=style, href=href),) if text and (text.isascii() or shows(text)) else ()
        if not (runs and runs[0][0].isascii()) and not any(shows(text) for text, _, _ in runs):
            return ()
        return tuple([Span(text=text, style=style, href=href) for text, style, href in _trimmed(runs)])


def _merged(runs: list[_Run]) -> list[_Run]:
    """Runs with neighbours alike joined, and one space or one break between words."""
    merged: list[_Run] = []
    parts: list[str] = []  # of the run that is being joined
    style, href = "", None
    before = BREAK  # nothing yet: no space may begin a block
    for run, its_style, its_href in runs:
        text = run[1:] if run[0] == " " and before in _WHITE else run
        if not text:
            continue
        if parts and (its_style != style or its_href != href) and text not in _WHITE:
            merged.append(("".join(parts), style, href))
            parts = []
        if not parts:
            style, href = its_style, its_href
        elif text == BREAK and before == " ":
            parts[-1] = parts[-1][:-1]
        parts.append(text)
        before = text[-1]
    if parts:
        merged.append(("".join(parts), style, href))
    return merged


def _trimmed(runs: list[_Run]) -> list[_Run]:
    """Runs without white space at either end."""
    if runs and runs[0][0][0] not in _WHITE and runs[-1][0][-1] not in _WHITE:
        return runs
    while runs and not (text := runs[-1][0].rstrip()):
        runs.pop()
    if runs:
        runs[-1] = (text, *runs[-1][1:])
    while runs and not (text := runs[0][0].lstrip()):
        runs.pop(0)
    if runs:
        runs[0] = (text, *runs[0][1:])
    return runs
