"""Find the story in a page: the element that holds most of the prose and little else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warta.extraction import names

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures

_JUNK = 0.5  # what a character that is no prose costs
_DOMINANT = 0.5  # share of all prose from which a name no longer speaks against an element


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The roots of the subtrees that are the story, and of the subtrees in them that are not."""

    roots: tuple[int, ...]
    dropped: frozenset[int]


def find(tree: Tree, measures: Measures, title: int = -1) -> Story:
    """The story of a page. `title` is the element that the title was read from: it is not told twice."""
    root = container(tree, measures)
    dropped = set(measures.silent)
    if title >= 0:
        dropped.add(title)
    return Story(roots=(root,) if root else (), dropped=frozenset(dropped))


def container(tree: Tree, measures: Measures) -> int:
    """The element that is the story's; 0 when the page has no prose at all."""
    excluded = _around(tree, measures)
    prose, text = measures.prose[:], measures.text[:]
    for i in excluded:
        for above in tree.ancestors(i):
            prose[above] -= measures.prose[i]
            text[above] -= measures.text[i]
    best, best_score = 0, 0.0
    i, size = 1, len(tree)
    while i < size:
        if not prose[i] or i in excluded:
            i = tree.ends[i]
            continue
        score = _score(tree, i, prose[i], text[i])
        if score >= best_score:
            best, best_score = i, score
        i += 1
    return best


def _score(tree: Tree, i: int, prose: int, text: int) -> float:
    """How much an element looks like the story: prose speaks for it, the rest of its text against it."""
    score = prose - _JUNK * (text - prose)
    tag = tree.tags[i]
    if tag == "article" or tree.attributes[i].get("itemprop") == "articleBody":
        return score * 1.1
    if (name := tree.names[i]) and names.body(name):
        return score * 1.1
    if tag == "main":
        return score * 1.05
    return score


def _around(tree: Tree, measures: Measures) -> set[int]:
    """The outermost elements with prose that stand around the story by name or tag, unless most prose is there."""
    prose, tags = measures.prose, tree.tags
    most = _DOMINANT * prose[0]
    found: set[int] = set()
    i, size = 1, len(tree)
    while i < size:
        if not prose[i]:
            i = tree.ends[i]
            continue
        if prose[i] < most and _is_around(tags[i], tree.names[i]):
            found.add(i)
            i = tree.ends[i]
            continue
        i += 1
    return found


def _is_around(tag: str, name: str) -> bool:
    """Whether tag or name say that this is no part of the story."""
    if tag in {"aside", "footer", "nav"}:
        return True
    return bool(name) and tag not in {"body", "html", "p"} and names.furniture(name) and not names.body(name)
