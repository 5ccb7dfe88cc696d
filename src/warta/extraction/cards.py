"""Rows of cards in a story: neighbours alike, each a linked title and a few words, that tell other stories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction import names
from warta.extraction.vocabulary import words
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures
    from warta.extraction.strays import Scope

_ROW = 2  # cards
_LINKED = 0.8  # of a title
_CARD = 500  # characters of one, on the average
_MUCH = 0.3  # of the story's prose: what holds more is the story
# Where each is a story of its own, and behind all that is told, they may be more.
_STORY_ROW = 3
_STORY = 800
_STORIES = 0.7
_BEHIND = 0.15
_LONGEST_TITLE = 60  # characters of a line that may stand over a title and is no prose
_MOST_ROWS = 100  # of a page, from its end
_MOST_BEHIND = 200  # elements behind the last row
_SOON = 100  # nodes in which a card begins
_NUMBERED = re.compile(r"\W{0,3}\d{1,3}[.):]\s")
_RANK = re.compile(r"\W{0,3}\d{1,3}\W{0,3}")
_SHARED = words("ac biz co com edu go gob gouv gov my ne net or org sch web")  # under a country's own ending
_GOES_ON = ("…", "...")
_STOPS = tuple('.!?。！？"”’“»')
_CLOSED = " \t\n\r\xa0])»›>"
_DATE = re.compile(r"(?<![a-z])(?:date|time)(?![a-z])")


class _Row(Value, frozen=True, kw_only=True):
    """Cards side by side; `headed` are those whose titles are headings."""

    cards: list[int]
    headed: bool


def cards(tree: Tree, measures: Measures, scope: Scope, headings: list[int]) -> set[int]:
    """The cards that are no part of a story, given its headings."""
    cut: set[int] = set()
    rows = [*_headed(tree, measures, scope.root, headings), *_stories(tree, measures, scope.root)]
    rows.sort(key=lambda row: row.cards, reverse=True)  # from behind, as what is cut there tells nothing
    for row in rows[:_MOST_ROWS]:
        little = _is_small(measures, scope, row) or _is_behind(tree, measures, scope, row, cut)
        if little and _tells_of_others(tree, scope, row):
            cut.update(row.cards)
    return cut


def _headed(tree: Tree, measures: Measures, root: int, headings: list[int]) -> Iterator[_Row]:
    """Rows of what holds one linked heading of a rank each: a heading of another rank may name the section."""
    linked = [i for i in headings if _is_linked(measures, i)]
    if len(linked) < _ROW:
        return
    every = set(headings)
    for rank in dict.fromkeys([tree.tags[i] for i in linked]):
        held = _counts(tree, [i for i in headings if tree.tags[i] == rank], root)
        rows: dict[int, list[int]] = {}
        for heading in linked:
            if tree.tags[heading] != rank:
                continue
            card = heading
            parent = tree.parents[card]
            while parent != root and held[parent] == 1:
                card, parent = parent, tree.parents[parent]
            if parent == root or tree.parents[parent] == root or held[parent] != 1:
                rows.setdefault(parent, []).append(card)
        yield from [_Row(cards=row, headed=True) for row in rows.values() if len(row) >= _ROW and every.isdisjoint(row)]


def _counts(tree: Tree, headings: list[int], root: int) -> dict[int, int]:
    """How many headings each element around a heading holds, up to the root."""
    held: dict[int, int] = {}
    for heading in headings:
        for above in tree.ancestors(heading):
            held[above] = held.get(above, 0) + 1
            if above == root:
                break
    return held


def _stories(tree: Tree, measures: Measures, root: int) -> Iterator[_Row]:
    """Rows of <article> in the story that begin with a link, whatever the tag of their titles."""
    rows: dict[int, list[int]] = {}
    for i in tree.find_all("article"):
        if root < i < tree.ends[root] and _begins_with_link(tree, measures, i):
            rows.setdefault(tree.parents[i], []).append(i)
    for row in rows.values():
        yield _Row(cards=row, headed=False)


def _begins_with_link(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether the first line of an element is linked, but for a few words over it."""
    for j in range(i, min(tree.ends[i], i + _SOON)):
        if _is_linked(measures, j):
            return True
        if measures.own[j] > _LONGEST_TITLE:
            return False
    return False


def _is_linked(measures: Measures, i: int) -> bool:
    """Whether the words of a block are a link."""
    own = measures.own[i]
    return own > 0 and measures.own_linked[i] >= _LINKED * own


def _tells_of_others(tree: Tree, scope: Scope, row: _Row) -> bool:
    """Whether most cards lead to other pages of the site: the rest are what a story lists, or entries of its own."""
    others = 0
    for card in row.cards:
        within = range(card, min(tree.ends[card], card + _SOON))
        link = next((i for i in within if tree.tags[i] == "a"), card)
        href = (tree.attribute(link, "href") or "").strip()
        ranked = _NUMBERED.match(tree.text(link)) or _RANK.fullmatch(_first_words(tree, card))
        others += _is_of_another(href, scope.base) and not ranked
    return 2 * others >= len(row.cards)


def _first_words(tree: Tree, card: int) -> str:
    """The first text in a card."""
    return next((text.strip() for text in tree.texts[card : card + _SOON] if text.strip()), "")


def _is_of_another(href: str, base: str | None) -> bool:
    """Whether a link leads to another page of the site: not into this one, not to one below it."""
    if not href or href[0] in "#?" or not base:
        return bool(href) and href[0] not in "#?"
    address, own = urls.absolute(href, base) or "", _place(base)
    there = _place(address)
    return _house(address) == _house(base) and there != own and not (own and there.startswith(f"{own}/"))


def _house(address: str) -> list[str]:
    """The last labels of a host that one owner holds: "tide.example", "tide.co.id"."""
    labels = urls.host(address).split(".")
    return labels[-3 if labels[-2:-1] and labels[-2] in _SHARED and len(labels[-1]) == 2 else -2 :]


def _place(address: str) -> str:
    """The path of a page, the same for its forms: with a slash at the end, and for AMP."""
    return urls.path(address).rstrip("/").removesuffix("/amp")


def _is_small(measures: Measures, scope: Scope, row: _Row) -> bool:
    """Whether cards with headings say little, and are little beside the story."""
    said, told = _sums(measures, row)
    return row.headed and said <= _CARD * len(row.cards) and told < _MUCH * measures.prose[scope.root]


def _is_behind(tree: Tree, measures: Measures, scope: Scope, row: _Row, cut: set[int]) -> bool:
    """Whether most cards are stories of their own, and no more is told behind them but what is cut."""
    said, told = _sums(measures, row)
    whole, last = measures.prose[scope.root], row.cards[-1]
    if len(row.cards) < _STORY_ROW or said > _STORY * len(row.cards) or told >= _STORIES * whole:
        return False
    if 2 * sum([_is_own_story(tree, i) for i in row.cards]) <= len(row.cards):
        return False
    if told >= _MUCH * whole and 2 * sum([_is_teaser(tree, i) for i in row.cards]) <= len(row.cards):
        return False  # what is told in full may be what the story lists: five books, six boats
    behind = _behind(tree, scope.root, last)
    left = sum([measures.prose[i] for i in behind]) - sum([measures.prose[i] for i in cut if i > last])
    return len(behind) < _MOST_BEHIND and left < _BEHIND * whole


def _is_teaser(tree: Tree, i: int) -> bool:
    """Whether a card is a post of WordPress's by its name, tells no sentence, or one that ends before all is told."""
    if not names.POSTS.isdisjoint(tree.names[i].split()):
        return True
    said = [text.rstrip(_CLOSED) for text in tree.texts[i : min(tree.ends[i], i + _SOON)] if text]
    return any(text.endswith(_GOES_ON) for text in said) or not any(text.endswith(_STOPS) for text in said)


def _sums(measures: Measures, row: _Row) -> tuple[int, int]:
    """The text and the prose of a row."""
    return sum([measures.text[i] for i in row.cards]), sum([measures.prose[i] for i in row.cards])


def _behind(tree: Tree, root: int, i: int) -> list[int]:
    """The elements that stand behind another one in the root, without those in them."""
    found: list[int] = []
    while (i := tree.ends[i]) < tree.ends[root] and len(found) < _MOST_BEHIND:
        found.append(i)
    return found


def _is_own_story(tree: Tree, i: int) -> bool:
    """Whether an element calls itself a story of its own (HTML, 4.3.2), or is dated as one."""
    if tree.tags[i] == "article":
        return True
    within = range(i, min(tree.ends[i], i + _SOON))
    return any(tree.tags[j] == "time" or _DATE.search(tree.names[j]) for j in within)
