"""Turn HTML into flat arrays: one walk over Lexbor's tree, and nobody touches the tree again."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode, SelectolaxError

from warta.errors import ExtractError
from warta.extraction import memory
from warta.extraction.inlined import inline
from warta.extraction.tags import INLINE, TEXT
from warta.extraction.text import line
from warta.extraction.vocabulary import words
from warta.i18n import _
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableSequence, Sequence

_Attributes: TypeAlias = dict[str, str | None]
_Class: TypeAlias = tuple[_Attributes, str, list[int]]

_DROPPED = frozenset(("style", "template", "svg", "script"))  # what never holds words of the page
_VERBATIM = frozenset(("pre", "textarea", "listing", "xmp"))
_INDEXED = frozenset(("aria-label", "data-preloaded", "id", "itemprop", "itemtype", "rel", "role", "typeof"))
_ALIKE = words("class height loading rel target type width")  # attributes of which a page has few values
_OWN = words("alt href id src title value")  # and those that hardly two elements have alike
_NOTHING: _Attributes = {}
_SOURCE = re.compile(r"\s*<[a-zA-Z!]")
_DIGITS = "0123456789"
_LONG_NUMBER = 3  # digits at the end of an id that number it: of all such a name has none but "0"
_LONGEST_LINE = 1_000  # characters of a title, a name, a date
_MOST_NODES = 150  # in one of these
_USUAL = 100  # levels at which the nodes of a page stand on average, far more than people make
_MANY = 20_000  # nodes from which on it is worth while to keep once what is written alike
_MOST_SHARED = 4_000  # attributes that elements share which have one alone
_DEEPEST = 2_500  # levels of a deeper page: a thread of a thousand answers, each to the one before, has fewer


@dataclass(slots=True, kw_only=True)
class _Shared:
    """What many elements have alike, kept once: classes that stand alone; of a very large page much more."""

    classes: dict[str, _Class] = field(default_factory=dict)
    alone: dict[tuple[str, str | None], _Attributes] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)


class Script(Value, frozen=True, kw_only=True):
    """A script that carries data: `type` as written, lower-case; `id`; its raw text."""

    type: str
    id: str
    text: str


@dataclass(kw_only=True)
class Tree:
    """A page as arrays in document order: elements and text nodes in one numbering, node 0 is <html>.

    `tags[i]` is the lower-case tag or "#text"; `parents[i]` the parent's number, -1 for the root; `ends[i]` one past
    the subtree, so `range(i + 1, ends[i])` are the descendants; `names[i]` "class id" in lower case, where a long
    number at the end of an id is 0; `texts[i]` the raw text of a text node, else ""; `attributes[i]` the attributes as
    written. White space that stands alone is no node of its own (but inside <pre>): it is a space at the head of the
    next text. `by_tag` has the elements of each tag, `by_attribute` those that have an attribute that is asked for,
    `by_name` those of each name: what is asked of names is asked once for a few hundred, not for every element.
    """

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    attributes: list[_Attributes] = field(default_factory=list)
    by_tag: dict[str, list[int]] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_attribute: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    scripts: list[Script] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.tags)

    @cached_property
    def by_id(self) -> dict[str, int]:
        """The first node of each id, ids as written."""
        found: dict[str, int] = {}
        for i in self.with_attribute("id"):
            if name := self.attributes[i]["id"]:
                found.setdefault(name, i)
        return found

    @cached_property
    def described(self) -> str:
        """All that the page describes in JSON-LD, as it is written."""
        return "\n".join([script.text for script in self.scripts if "ld+json" in script.type])

    @cached_property
    def words(self) -> frozenset[str]:
        """Each class and each id of the page, in lower case."""
        return frozenset(chain.from_iterable(map(str.split, self.by_name)))

    def with_attribute(self, name: str) -> list[int]:
        """All elements that have an attribute, in document order."""
        if name in _INDEXED:
            return self.by_attribute.get(name, [])
        return [i for i, own in enumerate(self.attributes) if name in own]

    def called(self, wanted: frozenset[str]) -> list[int]:
        """All elements that have one of these words as a class or an id, in document order."""
        known = self.words.intersection(wanted)
        return self.named([name for name in self.holding(*known) if not known.isdisjoint(name.split())])

    @cached_property
    def by_rel(self) -> dict[str, list[int]]:
        """The links whose rel holds each word, in lower case."""
        alike: dict[str, list[int]] = defaultdict(list)  # a page has many links, and few ways to write their rel
        for i in self.with_attribute("rel"):
            if self.tags[i] == "a":
                alike[self.attributes[i]["rel"] or ""].append(i)
        found: dict[str, list[int]] = defaultdict(list)
        for rel, links in alike.items():
            for word in set(rel.lower().split()):
                found[word].extend(links)
        return {word: sorted(links) for word, links in found.items()}

    @cached_property
    def _every_word(self) -> str:
        return " ".join(self.words)

    @cached_property
    def _every_name(self) -> str:
        return "\0".join(["", *self.by_name, ""])  # a page holds no such character

    def holding(self, *pieces: str) -> set[str]:
        """The names in which one of these pieces of a word stands."""
        words, every = self._every_word, self._every_name
        found: set[str] = set()
        for piece in pieces:
            at = every.find(piece) if piece in words else -1
            while at >= 0:
                end = every.find("\0", at)
                found.add(every[every.rfind("\0", 0, at) + 1 : end])
                at = every.find(piece, end)
        return found

    def named(self, names: Iterable[str]) -> list[int]:
        """All elements of some names, in document order; each name is given once."""
        return sorted(chain.from_iterable([self.by_name[name] for name in names]))

    def find_all(self, tag: str) -> list[int]:
        """All elements of a tag, in document order."""
        return self.by_tag.get(tag, [])

    def holds(self, i: int, tags: Iterable[str]) -> bool:
        """Whether an element of one of these tags stands inside a node."""
        end = self.ends[i]
        for tag in tags:
            of_tag = self.by_tag.get(tag, ())
            after = bisect_right(of_tag, i)
            if after < len(of_tag) and of_tag[after] < end:
                return True
        return False

    def attribute(self, i: int, name: str) -> str | None:
        """An attribute as written, "" when it has no value, None when it is not there. Not filtered."""
        attributes = self.attributes[i]
        if name not in attributes:
            return None
        return attributes[name] or ""

    def children(self, i: int) -> Iterator[int]:
        """The children of a node, text nodes too."""
        child, end, ends = i + 1, self.ends[i], self.ends
        while child < end:
            yield child
            child = ends[child]

    def ancestors(self, i: int) -> Iterator[int]:
        """The elements around a node, nearest first."""
        parents = self.parents
        i = parents[i]
        while i >= 0:
            yield i
            i = parents[i]

    def around(self, i: int, most: int) -> list[int]:
        """The nearest elements around a node, no more than so many."""
        parents = self.parents
        found: list[int] = []
        while len(found) < most and (i := parents[i]) >= 0:
            found.append(i)
        return found

    def raw_text(self, i: int, most: int = sys.maxsize) -> str:
        """The text of a subtree as the page has it, a space where a block or a break stands. Not filtered.

        Of so many nodes at most.
        """
        end = min(self.ends[i], i + most)
        if end <= i + 2:
            return self.texts[end - 1]
        tags = self.tags
        parts = [text or ("" if tags[j] in INLINE else " ") for j, text in enumerate(self.texts[i:end], i)]
        return "".join(parts)

    def text(self, i: int) -> str:
        """The words of a subtree on one line, filtered; of a long one its begin."""
        return line(self.raw_text(i, _MOST_NODES)[:_LONGEST_LINE])


def packed(numbers: Sequence[int]) -> MutableSequence[int]:
    """Numbers, one for each node of a page: very many in an array, which takes a fifth of the room of a list."""
    return list(numbers) if len(numbers) < _MANY else array("l", numbers)


def parse(html: str | bytes) -> Tree:
    """Parse a page; bytes are UTF-8. Raises ExtractError when there is nothing that could be parsed."""
    try:
        source = html.encode("utf-8", "replace") if isinstance(html, str) else html
        parser = LexborHTMLParser(source, options=LexborDocumentOptions.WO_EVENTS)
        scripts = _data_scripts(parser)
        tree = _flatten(parser)
    except (SelectolaxError, UnicodeError) as error:
        raise ExtractError(
            _("the page can't be parsed as HTML"), hint=_("it may be damaged: fetch it again")
        ) from error
    tree.scripts = scripts
    if len(tree) > _MANY:
        del parser
        memory.give_back()
    return tree


def _data_scripts(parser: LexborHTMLParser) -> list[Script]:
    """The scripts that are data: JSON-LD and the state that some sites render from."""
    found: list[Script] = []
    for node in parser.tags("script"):
        own = node.attributes
        kind = (own.get("type") or "").lower().strip()
        if "json" in kind:
            found.append(Script(type=kind, id=own.get("id") or "", text=node.text() or ""))
    return found


def _flatten(parser: LexborHTMLParser) -> Tree:
    """Walk the whole tree once, into arrays. No loop of the extraction is dearer: it does the least it can."""
    tree = Tree()
    tags, names, texts, attributes = tree.tags, tree.names, tree.texts, tree.attributes
    parents, ends = tree.parents, tree.ends
    known: dict[int, tuple[str, list[int]]] = {}  # Lexbor's number of a tag → the tag ("": passed), its elements
    shared = _Shared()
    opened: list[tuple[Iterator[Any], int]] = []  # the elements around: the rest of their children, their numbers
    children: Iterator[Any] = iter((parser.root,))
    at, parent, verbatim, space = 0, -1, -1, ""
    while True:
        for node in children:
            if (text := node.text_content) is not None:
                if verbatim < 0 and text.isspace():
                    space = " "
                    continue
                tag, own, name, text, space = TEXT, _NOTHING, "", space + text, ""
            else:
                kind = node.tag_id
                tag, alike = known[kind] if kind in known else known.setdefault(kind, _tag(tree, node))
                if not tag:
                    continue
                if tag in _VERBATIM and verbatim < 0:
                    verbatim, space = at, ""  # what stood before preformatted text is no part of it
                alike.append(at)
                own, name = _told(tree, at, own, shared) if (own := node.attributes) else (_NOTHING, "")
            tags.append(tag)
            names.append(name)
            texts.append(text or "")
            attributes.append(own)
            parents.append(parent)
            here, at = at, at + 1
            ends.append(at)
            if text is None:
                opened.append((children, parent))
                children, parent = node.iter(True), here  # with its text; an argument by name takes longer
                break
        else:
            if parent < 0:
                return _levelled(_without_source(inline(tree)))
            ends[parent] = at
            verbatim = -1 if parent == verbatim else verbatim
            children, parent = opened.pop()


def _without_source(tree: Tree) -> Tree:
    """The tree without markup that is told as text: a browser that runs scripts saves a <noscript> so."""
    for i in tree.find_all("noscript"):
        for j in tree.children(i):
            if _SOURCE.match(tree.texts[j]):
                tree.texts[j] = " "
    return tree


def _tag(tree: Tree, node: LexborNode) -> tuple[str, list[int]]:
    """The tag of an element in lower case, and the list of its elements; "" of what is passed with all it holds."""
    tag = (node.tag or "-").lower()
    return ("", []) if tag[0] == "-" or tag in _DROPPED else (tag, tree.by_tag.setdefault(tag, []))


def _told(tree: Tree, at: int, own: _Attributes, shared: _Shared) -> tuple[_Attributes, str]:
    """The attributes of an element and its name; most have a class alone, and all of one class share what is kept."""
    called = own.get("class")
    if called and len(own) == 1:
        classes = shared.classes
        told, name, alike = classes.get(called) or classes.setdefault(called, _class(tree, own, called))
        alike.append(at)
        return told, name
    label = own.get("id")
    if label and label[-_LONG_NUMBER:].isdigit():
        label = label.rstrip(_DIGITS) + "0"
    if name := (f"{called} {label}" if called and label else called or label or "").lower():
        tree.by_name[name].append(at)
    for attribute in own:
        if attribute in _INDEXED:
            tree.by_attribute[attribute].append(at)
    if at < _MANY:
        return own, name
    return _spared(own, shared), shared.spelled.setdefault(name, name)


def _class(tree: Tree, own: _Attributes, called: str) -> _Class:
    """What the elements share that have this class and nothing else: attributes, name, and the list of them all."""
    name = called.lower()
    return own, name, tree.by_name[name]


def _spared(own: _Attributes, shared: _Shared) -> _Attributes:
    """Attributes of which what is alike is kept once: of a very large page they would take a third of the room."""
    once = shared.spelled.setdefault
    if len(own) == 1 and _OWN.isdisjoint(own) and len(shared.alone) < _MOST_SHARED:
        (pair,) = own.items()
        return shared.alone.setdefault(pair, own)
    return {once(name, name): once(value, value) if value and name in _ALIKE else value for name, value in own.items()}


def _ends(parents: list[int]) -> list[int]:
    """One past each subtree: from behind, what stands in a node is met before it."""
    ends = list(range(1, len(parents) + 1))
    for i in range(len(parents) - 1, 0, -1):
        if ends[i] > ends[parent := parents[i]]:
            ends[parent] = ends[i]
    return ends


def _levelled(tree: Tree) -> Tree:
    """A tree of bounded depth: where most is far too deep, it stands side by side at the limit."""
    ends = tree.ends
    if sum(ends) - len(ends) * (len(ends) + 1) // 2 <= _USUAL * len(ends):  # the sum of all levels
        return tree
    flat: list[int] = []
    levels: list[int] = []
    for parent in tree.parents:
        level = levels[parent] + 1 if parent >= 0 else 0
        flat.append(parent if level < _DEEPEST else flat[parent])
        levels.append(min(level, _DEEPEST - 1))
    tree.parents, tree.ends = flat, _ends(flat)
    return tree
