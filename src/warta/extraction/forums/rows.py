"""The posts of a program whose markup names nothing: a row of like elements, each with a moment and words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from warta.extraction import dates
from warta.extraction.tags import HEADINGS, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.threads.reading import Page

_ROW = 3  # posts
_LEVELS = 12  # from a moment up to its post
_MOST = 10_000  # moments of a page
_LONGEST_MOMENT = 80  # characters of a line that tells one
_WORDS = 40  # characters of a post's longest text
_MOST_PARTS = 400  # nodes of a post that are looked through for it
_NEARLY_ALL = 0.7  # of a post's words
_DATED = re.compile(r"\d{4}|\d:\d\d|(?<!\w)(?:ago|lalu)(?!\w)")
_FRAMES = frozenset(("html", "body", "main"))


def find(page: Page) -> list[tuple[int, int]]:
    """Each post and the element of its words, in document order; none when no three are alike."""
    tree, moments = page.tree, sorted(_moments(page))
    said = [0, *accumulate(len(text) if len(text) >= _WORDS else 0 for text in tree.texts)]
    best: list[tuple[int, int]] = []
    for row in _alike(tree, moments):
        if len(row) >= max(_ROW, len(best)):
            posts = sorted([(i, body) for i, moment in row.items() if (body := _body(tree, said, i, moment))])
            if len(posts) > len(best) or (len(posts) == len(best) and posts > best):  # the innermost of as many
                best = posts
    if len(best) < _ROW:
        return []
    start = next((tree.ends[i] for i in reversed(tree.find_all("h1")) if i < best[0][0]), 0)
    if said[best[0][0]] > said[start]:
        opening = _opening(tree, said, moments, (start, best[0][0]))
        best = [opening, *best] if opening else []
    return best if best and _is_all(tree, said, best, start) else []


def _alike(tree: Tree, moments: list[int]) -> Iterable[dict[int, int]]:
    """The elements around moments that stand side by side and have one tag and one name: each with its moment."""
    found: dict[tuple[int, str, str], dict[int, int]] = defaultdict(dict)
    for moment in moments:
        for i in (moment, *tree.around(moment, _LEVELS)):
            if tree.tags[i] in _FRAMES or tree.tags[i] in HEADINGS:  # a day of a chronicle, a version of a program
                break
            if tree.tags[i] != TEXT:
                found[tree.parents[i], tree.tags[i], tree.names[i]].setdefault(i, moment)
    return found.values()


def _opening(tree: Tree, said: list[int], moments: list[int], bounds: tuple[int, int]) -> tuple[int, int] | None:
    """The post that stands before the row in a frame of its own, as a question does: all words there, and a moment."""
    start, end = bounds
    within = moments[bisect_left(moments, start) : bisect_left(moments, end)]
    for i in tree.around(within[0], _LEVELS) if within else ():
        if tree.tags[i] in _FRAMES or i < start or tree.ends[i] > end:
            return None
        if said[tree.ends[i]] - said[i] == said[end] - said[start]:
            body = _body(tree, said, i, within[0])
            return (i, body) if body else None
    return None


def _is_all(tree: Tree, said: list[int], row: list[tuple[int, int]], start: int) -> bool:
    """Whether a row tells nearly all that the page has to say, from its heading on, and is no list of other pages."""
    if 2 * len([i for i, _ in row if _is_headline(tree, i)]) > len(row):
        return False
    told = sum([said[tree.ends[body]] - said[body] for _, body in row])
    return told >= _NEARLY_ALL * (said[-1] - said[start])


def _is_headline(tree: Tree, i: int) -> bool:
    """Whether a heading in an element is a link, as over a card of another page."""
    headings = [j for j in range(i, tree.ends[i]) if tree.tags[j] in HEADINGS]
    return any(tree.holds(j, ("a",)) or any(tree.tags[k] == "a" for k in tree.around(j, 2)) for j in headings)


def _moments(page: Page) -> Iterator[int]:
    """The elements and the short lines that tell a moment."""
    tree = page.tree
    yield from [i for i in tree.find_all("time") if "datetime" in tree.attributes[i]][:_MOST]
    texts = [i for i, text in enumerate(tree.texts) if 6 <= len(text) <= _LONGEST_MOMENT and _DATED.search(text)]
    yield from [i for i in texts[:_MOST] if dates.written(tree.texts[i], page.customs)]


def _body(tree: Tree, said: list[int], post: int, moment: int) -> int:
    """The element in a post that holds its words and not its moment; 0 when it has hardly any words."""
    end = min(tree.ends[post], post + _MOST_PARTS)
    longest = max(range(post, end), key=lambda i: len(tree.texts[i]))
    if len(tree.texts[longest]) < _WORDS or longest == moment:
        return 0
    body = tree.parents[longest]
    while body != post and not tree.parents[body] <= moment < tree.ends[tree.parents[body]]:
        body = tree.parents[body]
    around = tree.parents[body] if body != post else post
    of_body, of_all = (said[tree.ends[i]] - said[i] for i in (body, around))
    return body if of_body >= _NEARLY_ALL * of_all else around
