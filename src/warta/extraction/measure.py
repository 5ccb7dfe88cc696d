"""Measure every element of a page: its text, how much of it is linked, how much of it reads as prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from warta.extraction.dom import packed
from warta.extraction.tags import HEADINGS, INLINE, TEXT
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableSequence

    from warta.extraction.dom import Tree

PLAYERS = words("iframe video audio embed object")
# Elements whose words are never part of a story: controls, what stands in for a player, and what is drawn.
SILENT = PLAYERS | words(
    "head title script style template noframes noembed select option optgroup datalist button input textarea canvas "
    "map area progress meter dialog menu rt rp math svg"
)

# How long a text must be to count as prose: a paragraph says so by its tag, anything else must show it.
_PROSE = {"p": 40, "blockquote": 40, "pre": 40, "li": 60, "dd": 60}
_PROSE_ELSEWHERE = 80
_SHORTEST_PROSE = min(_PROSE.values())
_MOST_LINKED = 0.5  # of a text that still counts as prose
_WIDE = re.compile("[\u1100-\u115f\u3001-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")

# What a tag is to a measure; one that is not here begins a block.
_WORDS, _LINK, _STYLE, _LEFT_OUT = range(1, 5)
_KINDS = {**dict.fromkeys(INLINE, _STYLE), TEXT: _WORDS, "a": _LINK, **dict.fromkeys(SILENT, _LEFT_OUT)}


@dataclass(slots=True, kw_only=True)
class Measures:
    """Figures for each node of a tree, in characters; text nodes carry none of their own.

    `blocks[i]` is the block-level element that a node belongs to; `own[i]` the text that stands directly in a block
    (with its inline elements) and `own_linked[i]` the linked part of it; `text`, `linked`, `prose` are sums over the
    subtree. `silent` holds the roots of the subtrees that were left out.
    """

    blocks: MutableSequence[int]
    own: list[int]
    own_linked: list[int]
    text: list[int]
    linked: list[int]
    prose: list[int]
    silent: frozenset[int]


def measure(tree: Tree, silent: Iterable[int] = ()) -> Measures:
    """Measure a tree, leaving out the given subtrees and those that are never text."""
    size = len(tree)
    left_out = set(silent)
    blocks, own, own_linked = _own_texts(tree, left_out)
    prose = [0] * size
    text, linked = own[:], own_linked[:]
    tags, parents = tree.tags, tree.parents
    # From behind, and past the root: a node is met after all that stands in it, when its text is known.
    for i in compress(range(size - 1, 0, -1), reversed(text)):
        if own[i] >= _SHORTEST_PROSE:
            prose[i] += _prose(tags[i], own[i], own_linked[i])
        parent = parents[i]
        text[parent] += text[i]
        if linked[i]:
            linked[parent] += linked[i]
        if prose[i]:
            prose[parent] += prose[i]
    return Measures(
        blocks=blocks,
        own=own,
        own_linked=own_linked,
        text=text,
        linked=linked,
        prose=prose,
        silent=frozenset(left_out),
    )


def _own_texts(tree: Tree, left_out: set[int]) -> tuple[MutableSequence[int], list[int], list[int]]:
    """Each node's block, and the length of the text that stands directly in each block, all and linked."""
    size = len(tree)
    blocks = packed(range(size))
    own = [0] * size
    own_linked = [0] * size
    parents, ends, texts = tree.parents, tree.ends, tree.texts
    kinds = list(map(_KINDS.get, tree.tags))
    for i in left_out:
        kinds[i] = _LEFT_OUT
    resume = linked_until = 0
    for i in compress(range(size), kinds):
        if i < resume:
            continue
        kind = kinds[i]
        if kind == _LEFT_OUT:
            left_out.add(i)
            resume = ends[i]
            continue
        block = blocks[i] = blocks[parents[i]]
        if kind == _WORDS:
            said = texts[i]
            length = len(said) if said.isascii() else _length(said)
            own[block] += length
            if i < linked_until:
                own_linked[block] += length
        elif kind == _LINK:
            linked_until = ends[i]
    return blocks, own, own_linked


def _length(text: str) -> int:
    """The length of a text in letters: a wide one, Chinese, Japanese or Korean, says as much as two."""
    return len(text) + len(_WIDE.findall(text))


def _prose(tag: str, length: int, linked: int) -> int:
    """How much of a block's own text counts as prose."""
    if tag in HEADINGS or length < _PROSE.get(tag, _PROSE_ELSEWHERE) or linked > _MOST_LINKED * length:
        return 0
    return length - linked
