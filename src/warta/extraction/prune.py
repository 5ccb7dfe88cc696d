"""Cut from the story what only stands in it: promos, cards, share lines, bylines. Two signs must agree."""

from __future__ import annotations

import re
from itertools import compress, islice, takewhile
from typing import TYPE_CHECKING

from warta.extraction import cards, names, strays
from warta.extraction.boxes import is_box
from warta.extraction.measure import PLAYERS
from warta.extraction.tags import HEADINGS, INLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures
    from warta.extraction.strays import Scope

_LINKED = 0.6  # share of linked text from which an element is a list of links
_SOME_LINKED = 0.25  # and from which a name is believed
_SHORT = 250  # characters: a block of furniture is seldom longer
_MUCH = 0.3  # of the story's prose: what holds more is the story
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_EDITING = frozenset(("mw-editsection",))  # what MediaWiki writes beside every heading: [edit]
# What sites call the words that only a screen reader tells: "Image", "opens in a new tab".
_UNSEEN = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "nhsuk-u-visually-hidden"))
_FEW = 120  # characters
_FEW_NODES = 40
_LEVELS = 12  # from a field up to the box it stands in
_PITCH = 300  # characters of what a box says that wants an address
_ENTRIES = 3  # of a page that is told by dates
_PLAIN = frozenset(("p", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th")) | HEADINGS
_PLAIN_SHORT = 300
_CELLS = frozenset(("table", "thead", "tbody", "tr", "td", "th", "pre", "blockquote"))
_AROUND = frozenset(("nav", "footer", "aside", "form"))
_HEADED = HEADINGS | {"strong"}
_SOON = 12  # nodes
_LISTS = frozenset(("ul", "ol", "dl", "li"))


def prune(tree: Tree, measures: Measures, scope: Scope) -> set[int]:
    """The subtrees inside a root that are no story, besides those that are dropped already."""
    cut: set[int] = set()
    tags, ends, attributes, text = tree.tags, tree.ends, tree.attributes, measures.text
    root, dropped = scope.root, scope.dropped
    start, end = root + 1, ends[root]
    whole = measures.prose[root]
    lines: list[int] = []
    dates: set[int] = set()
    listed: list[int] = []
    resume = 0
    for i in compress(range(start, end), islice(text, start, end)):  # where words are
        tag = tags[i]
        if i < resume:
            continue
        if i in dropped:
            resume = ends[i]
        elif tag in INLINE:
            continue
        elif (attributes[i] or tag not in _PLAIN) and _is_furniture(tree, measures, i, whole, scope.empty):
            (dates if names.is_date(tree.names[i]) or strays.tells_hour(tree, measures, i) else cut).add(i)
            resume = ends[i]
        elif tag not in _PLAIN and measures.prose[i] <= _MUCH * whole and _is_linked(tree, measures, i):
            listed.append(i)
            resume = ends[i]
        elif measures.own[i]:
            lines.append(i)
    if len(dates) < _ENTRIES:  # else each of them is over an entry of its own, as in a live blog
        cut |= dates
    cut.update(_unasked(tree, measures, lines, listed))
    headings = [i for i in lines if tags[i] in HEADINGS]
    read = strays.read(tree, measures, lines)
    cut |= strays.labelled(tree, measures, scope, read)
    cut |= strays.strays(tree, measures, read, scope.authors)
    cut |= cards.cards(tree, measures, scope, headings)
    cut |= _players(tree, root)
    cut.update(strays.data(tree, measures, root))
    cut.update(i for i in tree.called(_EDITING) if start <= i < end)
    cut.update(i for i in tree.called(_UNSEEN) if start <= i < end and _says_little(tree, measures, i))
    cut.update(_asking_for_mail(tree, measures, root))
    return cut | strays.bare(tree, measures, scope, read, cut)


def _players(tree: Tree, root: int) -> set[int]:
    """Films and frames in what a name says is no story: having no words, it was not judged by them."""
    found = [i for tag in PLAYERS for i in tree.find_all(tag) if root < i < tree.ends[root]]
    return {i for i in found if any(names.furniture(tree.names[above])[1] for above in _below(tree, i, root))}


def _says_little(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether an element has no prose and a few words at most."""
    if measures.prose[i] or tree.ends[i] - i > _FEW_NODES:
        return False
    return sum(map(len, tree.texts[i : tree.ends[i]])) <= _FEW


def _asking_for_mail(tree: Tree, measures: Measures, root: int) -> set[int]:
    """The boxes around fields for an e-mail address, with the short words that stand around a field: newsletters."""
    found: set[int] = set()
    fields = [i for i in tree.find_all("input") if (tree.attributes[i].get("type") or "").lower() == "email"]
    for i in fields:
        if not root < i < tree.ends[root]:
            continue
        box = i
        for above in islice(_below(tree, i, root), _LEVELS):
            if measures.text[above] > _PITCH:
                break
            box = above
            if measures.prose[above]:
                break
        if measures.text[box]:
            found.add(box)
    return found


def _below(tree: Tree, i: int, root: int) -> Iterator[int]:
    """The elements around a node that stand in the root."""
    return takewhile(lambda above: above != root, tree.ancestors(i))


def _is_furniture(tree: Tree, measures: Measures, i: int, whole: int, empty: set[str]) -> bool:
    """Whether two signs say that an element is no part of the story around it."""
    tag, name = tree.tags[i], tree.names[i]
    text, linked, prose = measures.text[i], measures.linked[i], measures.prose[i]
    if prose > _MUCH * whole:
        return False
    if not prose and _is_hidden(tree, i):
        return True
    if tag in _AROUND and not (tag == "footer" and tree.tags[tree.parents[i]] == "blockquote"):
        return not is_box(tree, measures, i)
    if tag in HEADINGS:  # its id is made of its words
        name = (tree.attributes[i].get("class") or "").lower()
    word, strong = names.furniture(name) if name and tag not in _CELLS else ("", False)
    if word and word not in empty and not names.body(name) and not is_of_heading(tree, i, word):
        if tag in _PLAIN:
            return strong and text < _PLAIN_SHORT
        if strong or linked > _SOME_LINKED * text or (text < _SHORT and word != names.TEASER):
            return True
    return False


def is_of_heading(tree: Tree, i: int, word: str) -> bool:
    """Whether a word in a name comes from an id that was made of the heading within: "seasonal-menu-development"."""
    attributes = tree.attributes[i]
    address = (attributes.get("id") or "").lower()
    if word not in address or word in (attributes.get("class") or "").lower():
        return False
    heading = next((j for j in range(i, min(tree.ends[i], i + _SOON)) if tree.tags[j] in _HEADED), 0)
    letters = names.letters(address)
    return bool(heading) and bool(letters) and names.letters(tree.raw_text(heading, _SOON).lower()).startswith(letters)


def _is_linked(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether an element is a list of links."""
    return measures.linked[i] > _LINKED * measures.text[i] and _links(tree, i) > 1


def _unasked(tree: Tree, measures: Measures, lines: list[int], listed: list[int]) -> list[int]:
    """Those lists of links that the story does not speak of: it goes on after its own, and leads to them."""
    told = [i for i in lines if measures.prose[i]]
    if not listed or not told:
        return listed
    return [i for i in listed if not (told[0] < i < told[-1] and _is_list(tree, measures, i))]


def _is_list(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether an element is a list, or a frame around one table, and no list of contents: its links leave the page."""
    if tree.tags[i] not in _LISTS:
        tables = [j for j in range(i, tree.ends[i]) if tree.tags[j] == "table"]
        return len(tables) == 1 and measures.text[tables[0]] == measures.text[i]
    links = [j for j in range(i, tree.ends[i]) if tree.tags[j] == "a"]
    within = [j for j in links if (tree.attributes[j].get("href") or "#").startswith("#")]
    return 2 * len(within) < len(links)


def _is_hidden(tree: Tree, i: int) -> bool:
    attributes = tree.attributes[i]
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN.search(style or "") is not None


def _links(tree: Tree, i: int) -> int:
    return tree.tags[i : tree.ends[i]].count("a")
