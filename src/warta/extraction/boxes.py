"""Boxes of facts in a story: an <aside> that tells something, and neither calls nor leads away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.extraction import appeals, labels, names, notices

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures

_LEAST = 300  # characters of prose
_MOST = 4_000  # and of text
_LINKED = 0.1  # share of its words
_LAST_LINKED = 0.8  # and of those of its last line
_PARTS = 300  # nodes of a box
_AFTER = 60  # elements behind one
_CALLS: frozenset[labels.Kind] = frozenset(("share", "related", "subscribe", "advert", "author", "comments"))


def is_box(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether an <aside> of the story is a box of facts; one behind all that is told is an appeal as often."""
    if tree.tags[i] != "aside" or names.furniture(tree.names[i])[0] or tree.ends[i] - i > _PARTS:
        return False
    if not _LEAST < measures.prose[i] <= measures.text[i] < _MOST or measures.linked[i] >= _LINKED * measures.text[i]:
        return False
    alone = measures.prose[tree.parents[i]] == measures.prose[i]
    return (alone or _goes_on(tree, measures, i)) and not _calls(tree, measures, i)


def _goes_on(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether prose follows soon beside an element that is no box."""
    end, left = tree.ends[tree.parents[i]], _AFTER
    while (i := tree.ends[i]) < end and left:
        if measures.prose[i] and tree.tags[i] != "aside":
            return True
        left -= 1
    return False


def _calls(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether a line of a box asks something of the reader or names other stories, or its last one leads away."""
    lines = [j for j in range(i, tree.ends[i]) if measures.own[j]]
    if not lines or measures.own_linked[lines[-1]] >= _LAST_LINKED * measures.own[lines[-1]]:
        return True
    for said in [tree.raw_text(j).strip() for j in lines]:
        if appeals.asks(said) or notices.is_notice(said) or not _CALLS.isdisjoint(labels.kinds(said)):
            return True
    return False
