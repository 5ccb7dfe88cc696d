"""The posts of a program whose markup names nothing: a row of like elements, each with a moment and words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from warta.extraction import dates
from warta.extraction.tags import HEADINGS, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.threads.reading import Page

_ROW = 3  # posts
_LEVELS = 8  # from a moment up to its post
_MOST = 3_000  # moments of a page
_LONGEST_MOMENT = 80  # characters of a line that tells one
_WORDS = 40  # characters of a post's longest text
_MOST_PARTS = 400  # nodes of a post that are looked through for it
_NEARLY_ALL = 0.7  # of a post's words
_DATED = re.compile(r"\d{4}|\d:\d\d|(?<!\w)(?:ago|lalu)(?!\w)")
_FRAMES = frozenset(("html", "body", "main"))


def find(page: Page) -> list[tuple[int, int]]:
    """Each post and the element of its words, in document order; none when no three are alike."""
    tree = page.tree
    alike: dict[tuple[int, str, str], dict[int, int]] = defaultdict(dict)
    for moment in _moments(page):
        for i in (moment, *tree.around(moment, _LEVELS)):
            if tree.tags[i] in _FRAMES:
                break
            if tree.tags[i] != TEXT:
                alike[tree.parents[i], tree.tags[i], tree.names[i]].setdefault(i, moment)
    best: list[tuple[int, int]] = []
    for row in alike.values():
        if len(row) >= max(_ROW, len(best)):
            posts = sorted([(i, body) for i, moment in row.items() if (body := _body(tree, i, moment))])
            if len(posts) > len(best) or (len(posts) == len(best) and posts > best):  # the innermost of as many
                best = posts
    return best if len(best) >= _ROW and _is_all(tree, best) else []


def _is_all(tree: Tree, row: list[tuple[int, int]]) -> bool:
    """Whether a row tells nearly all that the page has to say, from its heading on, and is no list of other pages."""
    start = next((tree.ends[i] for i in reversed(tree.find_all("h1")) if i < row[0][0]), 0)
    if any(len(text) >= _WORDS for text in tree.texts[start : row[0][0]]):
        return False
    if 2 * len([i for i, _ in row if _is_headline(tree, i)]) > len(row):
        return False
    told = sum([_told(tree, body, tree.ends[body]) for _, body in row])
    return told >= _NEARLY_ALL * _told(tree, start, len(tree))


def _is_headline(tree: Tree, i: int) -> bool:
    """Whether a heading in an element is a link, as over a card of another page."""
    headings = [j for j in range(i, tree.ends[i]) if tree.tags[j] in HEADINGS]
    return any(tree.holds(j, ("a",)) or any(tree.tags[k] == "a" for k in tree.around(j, 2)) for j in headings)


def _told(tree: Tree, start: int, end: int) -> int:
    """The characters of the long texts between two nodes."""
    return sum([len(text) for text in tree.texts[start:end] if len(text) >= _WORDS])


def _moments(page: Page) -> Iterator[int]:
    """The elements and the short lines that tell a moment."""
    tree = page.tree
    yield from [i for i in tree.find_all("time") if "datetime" in tree.attributes[i]][:_MOST]
    texts = [i for i, text in enumerate(tree.texts) if 6 <= len(text) <= _LONGEST_MOMENT and _DATED.search(text)]
    yield from [i for i in texts[:_MOST] if dates.written(tree.texts[i], page.customs)]


def _body(tree: Tree, post: int, moment: int) -> int:
    """The element in a post that holds its words and not its moment; 0 when it has hardly any words."""
    end = min(tree.ends[post], post + _MOST_PARTS)
    longest = max(range(post, end), key=lambda i: len(tree.texts[i]))
    if len(tree.texts[longest]) < _WORDS or longest == moment:
        return 0
    body = tree.parents[longest]
    while body != post and not tree.parents[body] <= moment < tree.ends[tree.parents[body]]:
        body = tree.parents[body]
    around = tree.parents[body] if body != post else post
    return body if _said(tree, body) >= _NEARLY_ALL * _said(tree, around) else around


def _said(tree: Tree, i: int) -> int:
    """How many characters a subtree says."""
    return sum(map(len, tree.texts[i : tree.ends[i]]))
