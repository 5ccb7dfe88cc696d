"""Find the story in a page: the element that holds most of the prose and little else."""

from __future__ import annotations

import re
from itertools import compress, count, islice
from typing import TYPE_CHECKING

from warta.extraction import names
from warta.extraction.boxes import is_box
from warta.extraction.found import outermost
from warta.extraction.measure import PLAYERS
from warta.extraction.prune import is_of_heading, prune
from warta.extraction.strays import Scope
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures
    from warta.extraction.metadata import Metadata

# What a character that is no prose costs an element that would be the story.
_LINKED_COST = 1.5
_OTHER_COST = 0.15
_MOST_COST = 0.7  # of its prose: a long index beside a long story doesn't make it worthless
# A word that so much of the prose bears in its names says nothing; comments may well be longer than their story.
_MOST = 0.5
_MOST_COMMENTS = 0.85
_MOST_CONSENT = 0.97  # a short post is often less than the words about cookies that lie over it
# A weak word is believed of an element that links much or says little.
_LINKED = 0.25
_FEW = 500
_HIGHEST_PRIOR = 1.1  # of an element that tag or name call the story
_BEFORE = 0.3  # what stands before the title is seldom its story
_ANCHOR = 0.15  # share of all prose with which an element that is named the story is believed
_ALONE = 0.7  # and its share of all that is named so
_KIN = 1.5  # times its own prose: paragraphs beside one with which they are a story
_BESIDE = 3  # times its own text: what else stands beside a paragraph that is most of a story
_IN_MAIN = 0.7  # of a page's prose: a <main> around less is that of a part of it
_NEARLY_ALL = 0.8  # of the prose of a story
_LISTS = frozenset(("category", "categories"))  # so the lists of a shop are called, which are no stories
# What a name says of what its element has, or how it is.
_STATES = re.compile(
    r"(?<!\S)(?:has|with|no|without)[-_]\S+|\S+[-_](?:on|off|open|closed|left|right|top|bottom|wall)(?!\S)|--\S+"
)
_LONGEST_NOTE = 400
_MOST_NODES = 150  # in one
_SHORTEST = 100
_SHORTEST_LEAD = 50
_LONG_LEAD = 100  # from which a sentence under the title needs no name
_OPENING = 40  # nodes with which a story begins
_FRAMES = frozenset(("div", "section", "aside"))
_LEADING = frozenset(("p", "h2", "h3"))
_LONGEST_CAPTION = 400
_AROUND = frozenset(("aside", "footer", "nav"))


class Story(Value, frozen=True, kw_only=True):
    """The roots of the subtrees that are the story, and of the subtrees in them that are not."""

    roots: tuple[int, ...]
    dropped: frozenset[int]


def find(tree: Tree, measures: Measures, about: Metadata, base: str | None) -> Story:
    """The story of a page. What `about` tells already, the title and the byline, is not told twice."""
    title = about.title_node
    anchor = _anchor(tree, measures)
    around, empty_words = _around(tree, measures, anchor)
    root = _container(tree, measures, around, title, anchor)
    if not root and (talk := _talk(tree, measures, around)):
        around, empty_words = around.difference(talk), empty_words.union(talk.values())
        root = _container(tree, measures, around, title, anchor)
    dropped = {i for i in measures.silent if tree.tags[i] not in PLAYERS} | around
    if title >= 0:
        dropped.add(title)
    dropped.update(i for i in tree.find_all("noscript") if _asks_for_scripts(tree, measures, i))
    if not root:
        return Story(roots=(), dropped=frozenset(dropped))
    leads = _told_once(tree, measures, root, _leads(tree, measures, root, title, dropped))
    if word := _called(tree, root):
        empty_words.add(word)
    within = {i for i in around if root < i < tree.ends[root]}
    dropped -= {i for i in within if (word and names.furniture(tree.names[i])[0] == word) or is_box(tree, measures, i)}
    scope = Scope(root=root, dropped=dropped, empty=empty_words, authors=about.authors, base=base)
    dropped |= prune(tree, measures, scope)
    return Story(roots=(*leads, root), dropped=frozenset(dropped))


def _talk(tree: Tree, measures: Measures, around: set[int]) -> dict[int, str]:
    """What is called comments, with the word for it: where nothing else is told it is the story, if it says much."""
    talk = {i: word for i in around if names.comments(word := names.furniture(tree.names[i])[0])}
    return talk if sum([measures.prose[i] for i in talk]) >= _FEW else {}


def _called(tree: Tree, i: int) -> str:
    """The word of furniture that an element is called by: what the story's own is called says nothing within it.

    What it only has or is beside, "sidebar-right", "comments-open", "article--newsletter", it is not called.
    """
    if tree.tags[i] == "body":
        return ""
    word = names.furniture(_STATES.sub(" ", tree.names[i]))[0]
    return "" if word in _LISTS else word


def _asks_for_scripts(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether a <noscript> is there to say that scripts are wanted, and not to hold what they would show."""
    return 0 < measures.text[i] < _LONGEST_NOTE and "javascript" in tree.raw_text(i, _MOST_NODES).lower()


def _container(tree: Tree, measures: Measures, around: set[int], title: int, anchor: int) -> int:
    """The element that is the story's; 0 when the page has no prose at all."""
    prose, text, linked = measures.prose[:], measures.text[:], measures.linked[:]
    for i in around:
        for above in tree.ancestors(i):
            prose[above] -= measures.prose[i]
            text[above] -= measures.text[i]
            linked[above] -= measures.linked[i]
    best, most = anchor, 0.0
    ends, end = tree.ends, 0
    main = 0 if anchor else _main(tree, prose, title)
    for i in _holding(prose):
        if main and not main <= i < ends[main]:
            continue
        if i in around:
            end = ends[i]
        if i < end or (anchor and not i <= anchor < ends[i]):
            continue
        other = max(0, text[i] - linked[i] - prose[i])
        cost = min(_LINKED_COST * linked[i] + _OTHER_COST * other, _MOST_COST * prose[i])
        if (prose[i] - cost) * _HIGHEST_PRIOR < most:
            continue
        score = (prose[i] - cost) * _prior(tree, i) * (_BEFORE if ends[i] <= title else 1)
        if score >= most:
            best, most = i, score
    return best if anchor else _beside_none(tree, measures, _with_kin(tree, measures, around, best), title)


def _main(tree: Tree, prose: list[int], title: int) -> int:
    """The page's one <main> (HTML, 4.4.14), where it has the title and most of the prose; else 0.

    What stands outside it is of the site, not of the story: a box about cookies, a promise of a newsletter.
    """
    roles = [i for i in tree.with_attribute("role") if tree.attributes[i]["role"] == "main"]
    main, *others = sorted(outermost(tree, {*tree.find_all("main"), *roles})) or [0]
    if others or not main < title < tree.ends[main]:
        return 0
    return main if prose[main] >= _IN_MAIN * prose[0] else 0


def _beside_none(tree: Tree, measures: Measures, best: int, title: int) -> int:
    """The part of an element in which its title and nearly all its prose stand: a box beside that is another matter."""
    prose = measures.prose
    while 0 < best < title < tree.ends[best]:
        part = next((i for i in tree.children(best) if i < title < tree.ends[i]), 0)
        beside = [i for i in tree.children(best) if i != part and prose[i]]
        if not part or prose[part] < _NEARLY_ALL * prose[best] or any(_tells_on(tree, measures, i) for i in beside):
            break
        best = part
    return best


def _tells_on(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether a story may go on in an element: it has a heading of its parts, paragraphs, or is one itself."""
    if tree.tags[i] not in _FRAMES or tree.holds(i, ("h2", "h3")):
        return True
    return len([j for j in range(i, tree.ends[i]) if measures.prose[j] and measures.own[j]]) > 1


def _with_kin(tree: Tree, measures: Measures, around: set[int], best: int) -> int:
    """What holds a paragraph and others beside it, whatever else it holds: a story is not the longest of them."""
    parent = tree.parents[best]
    if tree.tags[best] != "p" or parent <= 0:
        return best
    every = [measures.prose[i] for i in tree.children(parent) if tree.tags[i] == "p" and i not in around]
    if sum(every) >= _KIN * measures.prose[best]:
        return parent
    if tree.tags[parent] == "blockquote" and tree.parents[parent] > 0:
        parent = tree.parents[parent]
    # What stands beside it is its table, its list, its last words, as long as it leads nowhere and is no other text.
    told = measures.text[parent] < _BESIDE * measures.text[best]
    return parent if told and measures.linked[parent] < _LINKED * measures.text[parent] else best


def _holding(measure: list[int]) -> Iterator[int]:
    """The elements that hold any of it (prose, text), in document order, without the root."""
    return compress(count(1), islice(measure, 1, None))


def _anchor(tree: Tree, measures: Measures) -> int:
    """The one element that calls itself the story's; 0 when there is none, or several and none is much the longest."""
    named: dict[int, int] = {}
    text, end = measures.text, 0
    for i in _calling_themselves_story(tree):
        if text[i] > _SHORTEST and i >= end:
            named[i] = text[i]
            end = tree.ends[i]
    if not named:
        return 0
    best = max(named, key=lambda i: named[i])
    alone = named[best] > _ALONE * sum(named.values())
    return best if alone and measures.prose[best] >= _ANCHOR * measures.prose[0] else 0


def _calling_themselves_story(tree: Tree) -> list[int]:
    """The elements that call themselves the story's, in document order, without the root."""
    named = tree.named([name for name in tree.holding(*names.STORY_PIECES) if names.story(name)])
    bodies = [i for i in tree.with_attribute("itemprop") if tree.attributes[i]["itemprop"] == "articleBody"]
    found = sorted({*named, *bodies}) if bodies else named
    found = found or tree.called(names.POSTS)
    return found[1:] if found[:1] == [0] else found


def _leads(tree: Tree, measures: Measures, root: int, title: int, dropped: set[int]) -> tuple[int, ...]:
    """What stands between the title and the story and belongs to it: a standfirst, a first paragraph set apart."""
    if title < 0 or title > root:
        return ()
    found: list[int] = []
    i = tree.ends[title]
    while i < root:
        if i in dropped:
            i = tree.ends[i]
            continue
        if tree.tags[i] == "figure":
            if "img" in tree.tags[i : tree.ends[i]] and measures.text[i] < _LONGEST_CAPTION:
                found.append(i)
            i = tree.ends[i]
            continue
        own = measures.own[i]
        if (
            own > _SHORTEST_LEAD
            and own == measures.text[i]
            and measures.own_linked[i] < 0.3 * own
            and _is_lead(tree, i)
        ):
            found.append(i)
        i += 1
    return tuple(found)


def _told_once(tree: Tree, measures: Measures, root: int, leads: tuple[int, ...]) -> tuple[int, ...]:
    """Those of what stands over a story with which the story does not begin itself."""
    if not leads:
        return ()
    own, end = measures.own, min(tree.ends[root], root + _OPENING)
    opening = {
        tree.raw_text(i).strip() for i in range(root, end) if own[i] > _SHORTEST_LEAD and own[i] == measures.text[i]
    }
    told = dict.fromkeys(opening)
    kept: list[int] = []
    for i in leads:
        said = tree.raw_text(i).strip()
        if not said or said not in told:
            told[said] = None
            kept.append(i)
    return tuple(kept)


def _is_lead(tree: Tree, i: int) -> bool:
    """Whether a block over the story is part of it: a paragraph, a long sentence, or whatever is called a lead."""
    if tree.tags[i] in _LEADING:
        return True
    name = tree.names[i] + " " + tree.names[max(0, tree.parents[i])]
    if names.lead(name):
        return True
    if tree.tags[i] != "div" or names.furniture(name)[1]:
        return False
    text = tree.raw_text(i).strip()
    return len(text) > _LONG_LEAD and text.endswith((".", "!", "?", "…"))


def _prior(tree: Tree, i: int) -> float:
    """How much tag and name speak for an element, before its text is looked at."""
    tag = tree.tags[i]
    if tag == "article" or tree.attributes[i].get("itemprop") == "articleBody":
        return _HIGHEST_PRIOR
    if (name := tree.names[i]) and names.body(name):
        return _HIGHEST_PRIOR
    return 1.05 if tag == "main" else 1.0


def _around(tree: Tree, measures: Measures, anchor: int) -> tuple[set[int], set[str]]:
    """The outermost elements with prose that stand around the story, by tag or name; and words that say nothing."""
    prose = measures.prose
    words: dict[int, str] = {}
    totals: dict[str, int] = {}
    covered: dict[str, int] = {}  # word → where the last element that bears it ends
    for i in _holding(prose):
        if (tree.names[i] or tree.tags[i] in _AROUND) and (word := _word_around(tree, measures, i)):
            words[i] = word
            if i >= covered.get(word, 0):
                totals[word] = totals.get(word, 0) + prose[i]
                covered[word] = tree.ends[i]
    total = prose[0]
    empty = {word for word, held in totals.items() if held >= _most(word) * total}
    if anchor:
        kin = {words[i] for i in words if i <= anchor < tree.ends[i] or anchor < i < tree.ends[anchor]}
        empty = (empty & kin) | {words[i] for i in words if i <= anchor < tree.ends[i]}
    around: set[int] = set()
    end = 0
    for i, word in words.items():
        if i >= end and word not in empty:
            around.add(i)
            end = tree.ends[i]
    return around, empty


def _most(word: str) -> float:
    """The share of a page's prose from which a word in its names says nothing."""
    if names.consent(word):
        return _MOST_CONSENT
    return _MOST_COMMENTS if names.comments(word) else _MOST


def _word_around(tree: Tree, measures: Measures, i: int) -> str:
    """The word by which tag or name say that this is no part of the story; "" when they don't."""
    tag, name = tree.tags[i], tree.names[i]
    if tag in _AROUND:
        return tag
    if not name or tag in {"body", "html", "p", "main"}:
        return ""
    word, strong = names.furniture(name)
    if not word or names.body(name) or is_of_heading(tree, i, word):
        return ""
    if strong or measures.linked[i] > _LINKED * measures.text[i]:
        return word
    return word if word != names.TEASER and measures.prose[i] < _FEW else ""
