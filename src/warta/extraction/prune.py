"""Cut from the story what only stands in it: promos, cards, share lines, bylines. Two signs must agree, and a cut can be undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction import names
from warta.extraction.dom import INLINE, TEXT

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures

_LINKED = 0.6  # share of linked text from which an element is a list of links
_SOME_LINKED = 0.25  # and from which a name is believed
_SHORT = 250  # characters: a block of furniture is seldom longer
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_PLAIN = frozenset(("p", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_AROUND = frozenset(("nav", "footer", "aside", "form"))


def prune(tree: Tree, measures: Measures, root: int, dropped: set[int], empty: set[str]) -> set[int]:
    """The subtrees inside a root that are no story, besides those that are dropped already."""
    cut: set[int] = set()
    tags, ends, text = tree.tags, tree.ends, measures.text
    i, end = root + 1, ends[root]
    whole = measures.prose[root]
    while i < end:
        tag = tags[i]
        if i in dropped:
            i = ends[i]
            continue
        if tag == TEXT or tag in INLINE:
            i += 1
            continue
        if text[i] and _is_furniture(tree, measures, i, whole, empty):
            cut.add(i)
            i = ends[i]
            continue
        i += 1
    return cut


def _is_furniture(tree: Tree, measures: Measures, i: int, whole: int, empty: set[str]) -> bool:
    """Whether two signs say that an element is no part of the story around it."""
    tag, name = tree.tags[i], tree.names[i]
    text, linked, prose = measures.text[i], measures.linked[i], measures.prose[i]
    if prose > 0.3 * whole:
        return False
    if not prose and _is_hidden(tree, i):
        return True
    if tag in _AROUND:
        return True
    if name and tag not in _PLAIN and not names.body(name):
        word, _ = names.furniture(name)
        if word and word not in empty and (linked > _SOME_LINKED * text or text < _SHORT):
            return True
    return tag not in _PLAIN and linked > _LINKED * text and _links(tree, i) > 1


def _is_hidden(tree: Tree, i: int) -> bool:
    attributes = tree.attributes[i]
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN.search(style or "") is not None


def _links(tree: Tree, i: int) -> int:
    return tree.tags[i : tree.ends[i]].count("a")
