"""Elements that are words of a line, though their tags do not say so: they become a <span>."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from warta.extraction.tags import HEADINGS, INLINE, TEXT

if TYPE_CHECKING:
    from warta.extraction.dom import Tree

_LONGEST = 50  # nodes in an element that is a part of a line
_MOST = 120  # and characters
_COMPONENT = "amp-"  # of AMP: each of these is laid out as a block
_LINES = INLINE | HEADINGS | frozenset(("p", "li", "dt", "dd", "td", "th", "figcaption", "caption", "summary"))
_LEVELS = 2  # from a button to the heading that it is


def inline(tree: Tree) -> Tree:
    """The tree, with what stands in its lines named so."""
    foreign = [tag for tag in tree.by_tag if "-" in tag or ":" in tag]
    if foreign:
        known = INLINE.union(foreign)
        found: set[int] = set()
        for i in sorted(chain.from_iterable([tree.by_tag[tag] for tag in foreign])):
            if i not in found and _is_in_line(tree, i, known):
                found.update(j for j in range(i, tree.ends[i]) if tree.tags[j] not in INLINE)
        _name_spans(tree, found)
    _name_spans(tree, {i for i in tree.find_all("button") if _is_of_heading(tree, i)})
    return tree


def _name_spans(tree: Tree, found: set[int]) -> None:
    """Some elements are spans from now on."""
    for tag in {tree.tags[i] for i in found}:
        tree.by_tag[tag] = [i for i in tree.by_tag[tag] if i not in found]
    for i in found:
        tree.tags[i] = "span"
    if found:
        tree.by_tag["span"] = sorted([*tree.find_all("span"), *found])


def _is_in_line(tree: Tree, i: int, known: frozenset[str]) -> bool:
    """Whether words stand right beside an element that HTML does not know, and no block within it.

    "o:p" of a word processor, "x-source" of a site: a browser shows them inline (HTML, 4.13.2 and 15.3.1), but sites
    lay out whole pages with them too.
    """
    tags, end, parent = tree.tags, tree.ends[i], tree.parents[i]
    if end - i > _LONGEST or tags[i].startswith(_COMPONENT) or not known.issuperset(tags[i:end]):
        return False
    if sum([len(text) for text in tree.texts[i:end]]) > _MOST:
        return False
    after = end < tree.ends[parent] and tags[end] == TEXT
    before = tags[i - 1] == TEXT and tree.parents[i - 1] == parent
    return (after and before) or ((after or before) and tags[parent] in _LINES)


def _is_of_heading(tree: Tree, i: int) -> bool:
    """Whether a button is all the words of a heading: so accordions are made (WAI-ARIA APG, "Accordion Pattern")."""
    heading = next((around for around in tree.around(i, _LEVELS) if tree.tags[around] in HEADINGS), -1)
    if heading < 0:
        return False
    beside = (*tree.texts[heading:i], *tree.texts[tree.ends[i] : tree.ends[heading]])
    return not any(text.strip() for text in beside)
