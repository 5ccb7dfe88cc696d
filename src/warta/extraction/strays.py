"""Lines of a story that are none of it: labels, buttons, calls, bylines, headings under which nothing is left."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from warta.extraction import appeals, credit, labels, notices, signatures
from warta.extraction.tags import HEADINGS, TEXT
from warta.extraction.vocabulary import words
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures

_SENTENCES = 80  # characters from which prose says where a story begins and ends
_TRAILING = 150  # characters of the headings with which a page goes on after its story
_STOPS = frozenset('.!?…:;"”’“‘»«)」。！？')  # a German quotation ends as an English one begins
_BY = words("by von vom par por oleh door da di de del av af przez")
_OBJECT = '{"'
_DATA = (_OBJECT, f"[{_OBJECT}")
_CODE = frozenset(("code", "pre", "samp", "td", "tt"))
_TOLD = frozenset(("p", "li", "dd", "blockquote", "figcaption"))
_SOON = 8  # levels
_SHOWN_CODE = re.compile(r"highlight|code|json|language-|syntax|example")
_BACK = ("↩", "⤴", "↵")  # a footnote ends in a link back to the text
_STYLED = "\ufe0e\ufe0f"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")  # is told by the story, not by what is around it
_LOOSE = frozenset(("div", "section", "article", "address", "header", "center", "main"))
_APPEAL = 200
_MOST = 0.5  # of a story's prose
_LONGEST_LINE = 600  # characters: more is a text, whatever its last sign is, if there are sentences in it
_SENTENCE_ENDS = re.compile(r"[.!?。！？](?=\s|[^\s.]{12})")
_LABEL = 60  # characters
_LABELS: frozenset[labels.Kind] = frozenset((
    "reply", "cancel", "submit", "comments", "closed", "login",
    "navigation", "share", "related", "tags", "subscribe", "advert",
))  # fmt: skip
_PORTRAIT = 0.2  # of the story: who wrote it is told in less
_PARTS = 40  # and the most elements in it: no portrait is longer
_TEASER = 250  # characters of the longest
_TEASERS = 0.4  # of a story: so much its neighbours may tell, each a little
_MOST_TEASERS = 60  # lines
_ROW = 2
_CELLS = frozenset(("td", "th", "pre"))  # what stands in a table is over nothing
_ITEMS = frozenset(("li", "dt", "dd"))  # their words need be no sentence
_HOUR = re.compile(r"(?<![\d.:])[012]?\d[:.h][0-5]\d(?![\d.])")
_ENTRIES = 3  # of a page that is told by the hour
_SHOWN = frozenset(("img", "iframe", "video", "audio", "table", "pre", "object", "embed"))
_WORDS = 20  # characters
_OPENING = 6  # lines
_CLOSING = 8
_NOTICE = 800  # characters of the longest notice
_SENTENCE = 50  # characters
_LONGEST_SENTENCE = 300
_LAST = 3  # paragraphs at the end, among which an author is introduced


class Scope(Value, frozen=True, kw_only=True):
    """Where to cut: the story's root, what is dropped already, names that tell nothing; the authors, the address."""

    root: int
    dropped: set[int]
    empty: set[str]
    authors: tuple[str, ...] = ()
    base: str | None = None


class Lines(Value, frozen=True, kw_only=True):
    """The blocks with words of their own in a story, in order; `alone` are those that hold no other block."""

    tree: Tree
    nodes: list[int]
    alone: dict[int, str]  # with their words, "" until these are asked for

    def said(self, i: int) -> str:
        """What a block says that stands alone."""
        if not (said := self.alone[i]):
            said = self.alone[i] = self.tree.raw_text(i).strip()
        return said


def read(tree: Tree, measures: Measures, nodes: list[int]) -> Lines:
    """The lines of a story, by their blocks."""
    own, text = measures.own, measures.text
    return Lines(tree=tree, nodes=nodes, alone=dict.fromkeys([i for i in nodes if own[i] >= text[i]], ""))


def labelled(tree: Tree, measures: Measures, scope: Scope, lines: Lines) -> set[int]:
    """Lines that are a label of furniture ("Read also", "Share", "About the author"), with what they stand over."""
    cut: set[int] = set()
    own, tags = measures.own, tree.tags
    for i in lines.alone:
        if own[i] > _LABEL or tags[i] in _CELLS:
            continue
        said = lines.said(i)
        if said[-1:] == ".":
            continue
        found = labels.kinds(said)
        portrait = "author" in found or (tags[i] in HEADINGS and _names_author(said, scope.authors))
        if not portrait and found.isdisjoint(_LABELS):
            continue
        top = _labelled_part(tree, measures, scope.root, i)
        cut.add(top)
        if top == i:
            cut.update(_told_under(tree, measures, scope, i) if portrait else _under(tree, measures, i))
        if "related" in found:
            cut.update(_teasers(measures, scope, lines, i))
    return cut


def _names_author(said: str, authors: tuple[str, ...]) -> bool:
    """Whether a heading is a word before an author's name, "About Ana Lima", and no byline."""
    word, _, name = said.partition(" ")
    return word.isalpha() and name in authors and word.casefold() not in _BY


def _told_under(tree: Tree, measures: Measures, scope: Scope, i: int) -> list[int]:
    """What follows a heading beside it up to the next one; nothing when that is much of the story."""
    found: list[int] = []
    j, end, told = tree.ends[i], tree.ends[tree.parents[i]], 0
    while j < end and tree.tags[j] not in HEADINGS and len(found) < _PARTS:
        found.append(j)
        told += measures.prose[j]
        j = tree.ends[j]
    return found if told < _PORTRAIT * measures.prose[scope.root] else []


def _teasers(measures: Measures, scope: Scope, lines: Lines, i: int) -> list[int]:
    """All that follows a label of other stories, when it looks like them to the end: a linked line, a few words."""
    after = lines.nodes[bisect_right(lines.nodes, i) :][: _MOST_TEASERS + 1]
    if len(after) > _MOST_TEASERS:
        return []
    linked = sum([2 * measures.own_linked[j] > measures.own[j] for j in after])
    told = [j for j in after if measures.prose[j]]
    short = all(measures.own[j] <= _TEASER for j in after)
    little = sum([measures.prose[j] for j in told]) < _TEASERS * measures.prose[scope.root]
    return after if short and little and linked >= _ROW and len(told) <= 2 * linked else []


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


def strays(tree: Tree, measures: Measures, lines: Lines, authors: tuple[str, ...]) -> set[int]:
    """Lines that are no sentences: buttons, "Read more", a date over the story, a share line or a portrait under it."""
    prose, own = measures.prose, measures.own
    told = [i for i in lines.nodes if prose[i] and own[i] > _SENTENCES]
    first, last = (told[0], told[-1]) if told else (0, len(tree))
    cut = _repeated(lines)
    most = _MOST * sum([prose[i] for i in told])
    for i in lines.alone:
        if prose[i] > most:  # what is most of a story is no stray line of it
            continue
        beside = i > last and tree.parents[i] == tree.parents[last] and tree.tags[i] == tree.tags[last]
        if _is_stray(measures, lines, i, outside=not (first <= i <= last or beside)):
            cut.add(i)
    for i in lines.alone if told else ():
        if i > first:
            break
        if signatures.is_byline(lines.said(i), authors):
            cut.add(i)
    if authors:
        cut.update(i for i in _last(measures, lines) if i > first and signatures.is_bio(lines.said(i), authors))
    cut.update(_notices(measures, lines))
    hours = [i for i in lines.alone if own[i] <= _LABEL and _is_hour(lines.said(i))]
    return cut.difference(hours) if len(hours) >= _ENTRIES else cut


def data(tree: Tree, measures: Measures, root: int) -> list[int]:
    """The texts that a program reads and a page hides: objects in JSON (RFC 8259) that are no code, nor most of it."""
    begun = [i for i, text in enumerate(tree.texts[root : tree.ends[root]], root) if text and _OBJECT in text]
    found = [i for i in begun if _is_data(tree.texts[i].strip()) and not _is_told(tree, measures, i)]
    return found if 2 * sum([len(tree.texts[i]) for i in found]) < measures.text[root] else []


def _is_data(text: str) -> bool:
    """Whether a text is an object or a list of them, and none of a few words."""
    return text.startswith(_DATA) and text[-1] in "]}" and len(text) > _LABEL


def _is_told(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether a text is a line of its own or stands in code: then it is shown to be read."""
    block = measures.blocks[i]
    if tree.tags[block] in _TOLD:
        return True
    return any(tree.tags[j] in _CODE or _SHOWN_CODE.search(tree.names[j]) for j in tree.around(i, _SOON))


def tells_hour(tree: Tree, measures: Measures, i: int) -> bool:
    """Whether an element begins with an hour of the day and says little more, as over each entry of a live blog."""
    return measures.text[i] <= _LABEL and _is_hour(tree.raw_text(i).strip())


def _is_hour(said: str) -> bool:
    """Whether a line begins with an hour of the day."""
    return said[:1].isdecimal() and _HOUR.match(said) is not None


def _repeated(lines: Lines) -> set[int]:
    """What the story's opening says again: some pages write the words under the title twice."""
    told: set[str] = set()
    cut: set[int] = set()
    for i in lines.nodes[:_OPENING]:
        if i in lines.alone and len(said := lines.said(i)) > _SENTENCE:
            if said in told:
                cut.add(i)
            told.add(said)
    return cut


def _notices(measures: Measures, lines: Lines) -> list[int]:
    """The paragraphs at both ends in which a site speaks for itself."""
    alone = [*lines.alone]
    ends = {*alone[:_OPENING], *alone[-_CLOSING:]}
    return [i for i in ends if _LABEL // 2 < measures.own[i] < _NOTICE and notices.is_notice(lines.said(i))]


def _last(measures: Measures, lines: Lines) -> list[int]:
    """The last paragraphs."""
    return [i for i in lines.alone if measures.prose[i]][-_LAST:]


def _is_stray(measures: Measures, lines: Lines, i: int, *, outside: bool) -> bool:
    """Whether a block's own text is no sentence and stands where sentences are expected."""
    tag, length, linked = lines.tree.tags[i], measures.own[i], measures.own_linked[i]
    if length >= _APPEAL and not linked and not outside and tag not in _LOOSE:
        return False
    said = lines.said(i)
    if said.rstrip(_STYLED).endswith(_BACK):
        return False
    if (length < _APPEAL or linked or outside) and appeals.asks(said):
        return True
    ended = said[-1:] in _STOPS
    if lines.tree.tags[lines.tree.parents[i]] in _ITEMS:
        return False
    if tag == "p":
        if linked >= 0.9 * length:
            return (length < 100 or (length < _APPEAL and not ended)) and not _ADDRESS.fullmatch(said)
        if linked >= 0.5 * length:
            return length < 100 and not ended
        return outside and length < 40 and not ended and not credit.is_line(said)
    if tag not in _LOOSE:
        return False
    if linked >= 0.9 * length or (length < 100 and linked >= 0.1 * length):
        return True
    return not ended and (outside or (length >= 100)) and not _is_text(said, length)


def _is_text(said: str, length: int) -> bool:
    """Whether a line is so long that it is a text, and has its sentences. Its length is measured in letters."""
    return length >= _LONGEST_LINE and len(_SENTENCE_ENDS.findall(said)) >= length // _LONGEST_SENTENCE


def bare(tree: Tree, measures: Measures, scope: Scope, lines: Lines, cut: set[int]) -> set[int]:
    """The headings with which the story would end: what they stood over was cut."""
    bare: set[int] = set()
    if not measures.prose[scope.root]:  # a poster is nothing but headings
        return bare
    end, length = tree.ends[scope.root], 0
    for i in reversed(_outside(tree, lines.nodes, cut)):
        length += measures.own[i]
        if length > _TRAILING or tree.tags[i] not in HEADINGS:
            break
        if _shows(tree, measures, scope, cut, (tree.ends[i], end)):
            break
        bare.add(i)
        end = i
    return bare


def _outside(tree: Tree, lines: list[int], cut: set[int]) -> list[int]:
    """The lines that stand in nothing that was cut."""
    kept: list[int] = []
    tops = sorted(cut)
    at, until = 0, -1
    for i in lines:
        while at < len(tops) and tops[at] <= i:
            until = max(until, tree.ends[tops[at]])
            at += 1
        if i >= until:
            kept.append(i)
    return kept


def _shows(tree: Tree, measures: Measures, scope: Scope, cut: set[int], between: tuple[int, int]) -> bool:
    """Whether a picture or a table is left between two nodes, or words of a block that began before them."""
    i, end = between
    start = i
    while i < end:
        tag = tree.tags[i]
        if i in cut or i in scope.dropped:
            i = tree.ends[i]
        elif tag in _SHOWN or (tag == TEXT and measures.blocks[i] < start and len(tree.texts[i]) > _WORDS):
            return True
        else:
            i += 1
    return False
