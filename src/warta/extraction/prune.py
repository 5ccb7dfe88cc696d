"""Cut from the story what only stands in it: promos, cards, share lines, bylines. Two signs must agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction import appeals, credit, labels, names
from warta.extraction.dom import INLINE, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures

_LINKED = 0.6  # share of linked text from which an element is a list of links
_SOME_LINKED = 0.25  # and from which a name is believed
_SHORT = 250  # characters: a block of furniture is seldom longer
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SENTENCES = 80
_STOPS = frozenset('.!?…:;"”’»)」。！？')
_LOOSE = frozenset(("div", "section", "article", "address", "header", "center", "main"))
_APPEAL = 200
_LABEL = 60  # characters
_LABELS: tuple[labels.Kind, ...] = (
    "reply", "cancel", "submit", "comments", "closed", "login",
    "navigation", "share", "related", "tags", "subscribe", "advert",
)  # fmt: skip
_ENTRIES = frozenset(("td", "th", "pre"))  # what stands in a table is over nothing
_ROW = 2  # cards
_CARD = 500  # characters of one, on the average
_HEADING_LINKED = 0.8
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PLAIN = frozenset(
    ("p", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6")
)
_PLAIN_SHORT = 300
_CELLS = frozenset(("table", "thead", "tbody", "tr", "td", "th", "pre", "blockquote"))
_AROUND = frozenset(("nav", "footer", "aside", "form"))


def prune(tree: Tree, measures: Measures, root: int, dropped: set[int], empty: set[str]) -> set[int]:
    """The subtrees inside a root that are no story, besides those that are dropped already."""
    cut: set[int] = set()
    tags, ends, text = tree.tags, tree.ends, measures.text
    i, end = root + 1, ends[root]
    whole = measures.prose[root]
    lines: list[int] = []
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
        if measures.own[i]:
            lines.append(i)
        i += 1
    headings = [i for i in lines if tags[i] in HEADINGS]
    labelled = _labelled(tree, measures, root, lines)
    return cut | labelled | _strays(tree, measures, lines) | _cards(tree, measures, root, headings)


def _labelled(tree: Tree, measures: Measures, root: int, lines: list[int]) -> set[int]:
    """Lines that are a label of furniture ("Read also", "Share"), with what they stand over."""
    cut: set[int] = set()
    for i in lines:
        own = measures.own[i]
        if own > _LABEL or own < measures.text[i] or tree.tags[i] in _ENTRIES:
            continue
        if not labels.is_kind(tree.raw_text(i), *_LABELS):
            continue
        top = _labelled_part(tree, measures, root, i)
        cut.add(top)
        if top == i:
            cut.update(_under(tree, measures, i))
    return cut


def _labelled_part(tree: Tree, measures: Measures, root: int, i: int) -> int:
    """The largest element that begins with this label and is small beside the story."""
    parents, text = tree.parents, measures.text
    whole = measures.prose[root]
    top, parent = i, parents[i]
    while (
        parent != root and measures.prose[parent] < 0.2 * whole and not any(text[j] for j in _before(tree, parent, top))
    ):
        top, parent = parent, parents[parent]
    return top


def _before(tree: Tree, parent: int, child: int) -> Iterator[int]:
    """The children of an element before one of them."""
    for other in tree.children(parent):
        if other == child:
            return
        yield other


def _under(tree: Tree, measures: Measures, i: int) -> Iterator[int]:
    """What follows a label beside it and is mostly links: up to the first prose or heading."""
    parent, tags = tree.parents[i], tree.tags
    j, end = tree.ends[i], tree.ends[parent]
    while j < end:
        if measures.text[j]:
            if tags[j] in HEADINGS or measures.linked[j] < 0.5 * measures.text[j]:
                return
            yield j
        j = tree.ends[j]


def _strays(tree: Tree, measures: Measures, lines: list[int]) -> set[int]:
    """Lines that are no sentences: labels, buttons, "Read more", a date over the story, a share line under it."""
    prose = [i for i in lines if measures.prose[i] and measures.own[i] > _SENTENCES]
    first, last = (prose[0], prose[-1]) if prose else (0, len(tree))
    return {i for i in lines if _is_stray(tree, measures, i, outside=not first <= i <= last)}


def _is_stray(tree: Tree, measures: Measures, i: int, *, outside: bool) -> bool:
    """Whether a block's own text is no sentence and stands where sentences are expected."""
    tag = tree.tags[i]
    length, linked = measures.own[i], measures.own_linked[i]
    if length < measures.text[i]:  # there are blocks in it
        return False
    if length < _APPEAL or linked or outside:
        words = tree.raw_text(i).strip()
        if appeals.is_appeal(words) or appeals.is_stamp(words):
            return True
    if tag == "p":
        if length < 100 and linked >= 0.5 * length:
            return not _ends_sentence(tree, i) or linked >= 0.9 * length
        return outside and length < 40 and not _ends_sentence(tree, i) and not credit.is_line(tree.raw_text(i))
    if tag not in _LOOSE:
        return False
    if linked >= 0.9 * length or (length < 100 and linked >= 0.1 * length):
        return True
    if outside and length < 100:
        return not _ends_sentence(tree, i)
    return length >= 100 and not _ends_sentence(tree, i)


def _ends_sentence(tree: Tree, i: int) -> bool:
    """Whether a text ends as sentences do."""
    return tree.raw_text(i).rstrip()[-1:] in _STOPS


def _cards(tree: Tree, measures: Measures, root: int, headings: list[int]) -> set[int]:
    """Rows of cards: neighbours alike, each a linked heading with a few words under it."""
    rows: dict[int, list[int]] = {}
    linked = [h for h in headings if measures.own[h] and measures.own_linked[h] >= _HEADING_LINKED * measures.own[h]]
    if len(linked) < _ROW:
        return set()
    held = _counts(tree, headings, root)
    for heading in linked:
        item = heading
        parent = tree.parents[item]
        while parent != root and held[parent] == 1:
            item, parent = parent, tree.parents[parent]
        if parent != root and tree.parents[parent] != root and held[parent] == 1:
            continue
        rows.setdefault(parent, []).append(item)
    cut: set[int] = set()
    whole = measures.prose[root]
    for items in rows.values():
        if len(items) < _ROW or any(item in headings for item in items):
            continue
        if sum([measures.text[item] for item in items]) > _CARD * len(items):
            continue
        if sum([measures.prose[item] for item in items]) < 0.3 * whole:
            cut.update(items)
    return cut


def _counts(tree: Tree, headings: list[int], root: int) -> dict[int, int]:
    """How many headings each element around a heading holds, up to the root."""
    held: dict[int, int] = {}
    for heading in headings:
        for above in tree.ancestors(heading):
            held[above] = held.get(above, 0) + 1
            if above == root:
                break
    return held


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
    if name and tag not in _CELLS and not names.body(name):
        word, strong = names.furniture(name)
        if tag in _PLAIN:
            return strong and word not in empty and text < _PLAIN_SHORT
        if word and word not in empty and (strong or linked > _SOME_LINKED * text or text < _SHORT):
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
