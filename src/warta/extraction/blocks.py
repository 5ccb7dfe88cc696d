"""Make blocks of the chosen parts of a page, in one walk: structure kept, text filtered, links absolute."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction import media
from warta.extraction.inline import BREAK, Runs
from warta.extraction.measure import PLAYERS, SILENT
from warta.extraction.tables import table
from warta.extraction.tags import TEXT
from warta.extraction.text import line, verbatim
from warta.extraction.vocabulary import words
from warta.model.blocks import Code, Figure, Heading, Item, Listing, Paragraph, Quotation, Rule, Span, text_of_spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.blocks import Block, Spans

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS = {"ul": False, "ol": True, "dl": False}
_ITEMS = words("li dt dd")
_PLACES = frozenset((*_HEADINGS, *_LISTS, *_ITEMS, "blockquote"))
_WHOLES = words("table pre figure") | PLAYERS
_SPECIAL = _PLACES | _WHOLES | SILENT | {"br", "img", "hr", "cite"}
# A list that holds these is no list of lines but a layout: its items are read as plain blocks.
_HEAVY = words("h1 h2 h3 h4 h5 h6 table pre figure blockquote article section")
# A figure that holds these is only a frame around them.
_IN_CAPTION = words("ul ol")
_FRAMED = words("table pre blockquote iframe video audio figure h1 h2 h3")
_LONGEST_CAPTION = 600
_PINS = frozenset(("#", "¶", "§", "🔗", "∞", "⚓", "🔗\ufe0e"))
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([\w+#.-]+)")
_PULLED = re.compile(r"pull-?quote")


@dataclass(slots=True, kw_only=True)
class _Place:
    """Where the walk stands: inside a list, an item, a quotation, a heading; until `end`."""

    kind: str
    end: int
    node: int
    ordered: bool = False
    count: int = 0


@dataclass(slots=True, kw_only=True)
class Maker:
    """One walk: `make` returns the blocks of some subtrees without the dropped ones."""

    tree: Tree
    blocks: Mapping[int, int] | Sequence[int]  # each node's block-level element
    base: str | None
    removed: Removed
    dropped: Collection[int] = frozenset()
    made: list[Block] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)  # the node each block came from
    _places: list[_Place] = field(default_factory=list)
    _items: list[tuple[list[Span], int, str]] = field(default_factory=list)  # spans, level and marker
    _pictures: list[tuple[int, Figure]] = field(default_factory=list)
    _runs: Runs = field(init=False)
    _block: int = -1  # the element whose text is being gathered
    _item: int = -1  # the <li> that the last item came from
    _broken: bool = False  # the last thing was a <br>

    def __post_init__(self) -> None:
        self._runs = Runs(self.tree, self.base, self.removed)

    def make(self, roots: Iterable[int]) -> tuple[Block, ...]:
        """The blocks of these subtrees, which don't overlap, in document order."""
        for root in roots:
            self._walk(root)
            self._flush()
            self._close_list()
            self._places.clear()
        return tuple(self.made)

    def _walk(self, root: int) -> None:
        tags, ends, blocks, dropped = self.tree.tags, self.tree.ends, self.blocks, self.dropped
        places, runs, pictures = self._places, self._runs, self._pictures
        i, end = root + (tags[root] == "blockquote"), ends[root]  # some forum programs put every post into one
        while i < end:
            if i in dropped:
                i = ends[i]
                continue
            if places and i >= places[-1].end:
                self._leave(i)
            tag = tags[i]
            if tag == TEXT:
                block = blocks[i]
                if block != self._block:
                    if runs.gathered or pictures:
                        self._flush()
                    self._block = block
                runs.add(i, block)
                self._broken = False
                i += 1
            elif tag in _SPECIAL:
                i = self._element(i, tag)
            else:
                i += 1

    def _element(self, i: int, tag: str) -> int:
        """Take an element that is more than a frame or a style; returns where to go on."""
        if tag in _PLACES:
            self._enter(i, tag)
        elif tag in _WHOLES:
            return self._whole(i, tag)
        elif tag == "cite":
            return self._source(i)
        elif tag == "br":
            self._break()
        elif tag == "img":
            if src := media.picture(self.tree, i, self.base):
                alt = line(self.tree.attribute(i, "alt") or "", self.removed)
                self._pictures.append((i, media.figure(src, alt, ())))
        elif tag == "hr":
            self._put(Rule(), i)
        else:  # silent
            return self.tree.ends[i]
        return i + 1

    def _whole(self, i: int, tag: str) -> int:
        """Take an element with everything in it, or go into it when it is only a frame."""
        tree = self.tree
        block: Block | None = None
        if tag in PLAYERS:
            if embed := media.embed(tree, i, self.base, self.removed):
                self._put(embed, i)
            return tree.ends[i]
        if tag == "table":
            block = table(tree, i, self.dropped, self.removed)
        elif tag == "pre":
            block = _code(tree, i, self.removed)
        elif _is_of_one_picture(tree, i):
            block = self._figure(i)
        if block is None:
            return i + 1
        self._put(block, i)
        return tree.ends[i]

    def _figure(self, i: int) -> Figure | None:
        """A <figure> with one picture: the rest of its words are its caption."""
        tree = self.tree
        pictures = [j for j in range(i + 1, tree.ends[i]) if tree.tags[j] == "img"]
        found = [(j, src) for j in pictures if (src := media.picture(tree, j, self.base))]
        if len(found) != 1 or len(tree.raw_text(i)) > _LONGEST_CAPTION:
            return None
        captions = [j for j in range(i + 1, tree.ends[i]) if tree.tags[j] == "figcaption"]
        image, src = found[0]
        alt = line(tree.attribute(image, "alt") or "", self.removed)
        return media.figure(src, alt, self._inline(captions[0] if captions else i))

    def _inline(self, i: int) -> Spans:
        """All text of a subtree as one run of inline text."""
        tree = self.tree
        runs = Runs(tree, self.base, self.removed)
        block = i
        j, end = i, tree.ends[i]
        while j < end:
            if j in self.dropped or (tree.tags[j] in SILENT or tree.tags[j] == "noscript"):
                j = tree.ends[j]
                continue
            if tree.tags[j] == TEXT:
                if self.blocks[j] != block:
                    runs.add_space()
                    block = self.blocks[j]
                runs.add(j, i)
            j += 1
        return runs.spans()

    def _enter(self, i: int, tag: str) -> None:
        """Remember the list, item, quotation or heading that begins here."""
        self._flush()
        end = self.tree.ends[i]
        if tag in _LISTS:
            if self.tree.holds(i, _HEAVY):
                return
            if not any(place.kind == "list" for place in self._places):
                self._close_list()
            count = _first_number(self.tree, i) - 1
            self._places.append(_Place(kind="list", end=end, node=i, ordered=_LISTS[tag], count=count))
        elif tag in _ITEMS:
            inside = next((place for place in reversed(self._places) if place.kind == "list"), None)
            if inside:
                inside.count += 1
                self._places.append(_Place(kind="item", end=end, node=i, ordered=inside.ordered, count=inside.count))
        else:
            self._places.append(_Place(kind=tag, end=end, node=i))

    def _leave(self, i: int) -> None:
        """Forget the places that ended before this node."""
        places = self._places
        while places and i >= places[-1].end:
            if self._block >= places[-1].node:
                self._flush()
            places.pop()

    def _break(self) -> None:
        """A line break; two in a row end a paragraph."""
        if self._broken:
            block = self._block
            self._flush()
            self._block = block
        else:
            self._runs.add_break()
            self._broken = True

    def _flush(self) -> None:
        """Close the inline text that was gathered, as the kind of block that its place says."""
        block, self._block = self._block, -1
        self._broken = False
        if self._runs.gathered and (spans := self._runs.spans()):
            self._add(block, spans)
        if self._pictures:
            for i, figure in self._pictures:
                self._close_list_for(figure)
                self._append(figure, i)
            self._pictures.clear()

    def _add(self, block: int, spans: Spans) -> None:
        places = self._places
        if not places:
            self._close_list()
            self._add_paragraph(block, spans)
            return
        if item := next((place for place in reversed(places) if place.kind == "item"), None):
            self._add_item(item, spans)
            return
        self._close_list()
        tag = places[-1].kind
        if tag in _HEADINGS:
            if words := _unpinned(spans):
                self._append(Heading(spans=_one_line(words), level=_HEADINGS[tag]), block)
        elif any(place.kind == "blockquote" for place in places):
            self._add_quotation(block, spans)
        else:
            self._add_paragraph(block, spans)

    def _add_paragraph(self, block: int, spans: Spans) -> None:
        """A paragraph, or the caption of the picture right before it."""
        last = self.made[-1] if self.made else None
        if isinstance(last, Figure) and _is_caption(self.tree, last, block):
            self.made[-1] = media.figure(last.src, last.alt, spans)
        else:
            self._append(Paragraph(spans=spans), block)

    def _add_item(self, item: _Place, spans: Spans) -> None:
        if self._items and self._item == item.node:
            self._items[-1][0].extend((Span(text=BREAK), *spans))
            return
        level = sum([place.kind == "list" for place in self._places]) - 1
        tag = self.tree.tags[item.node]
        marker = f"{item.count}." if item.ordered else "•"
        self._items.append((list(spans), level + (tag == "dd"), marker))
        self._item = item.node

    def _add_quotation(self, block: int, spans: Spans) -> None:
        """A paragraph of a quotation; a name under it is its source."""
        last, text = self.made[-1] if self.made else None, text_of_spans(spans)
        if isinstance(last, Quotation) and (self.tree.tags[block] in {"footer", "figcaption"} or text[0] in "—–"):
            self.made[-1] = replace(last, source=text.strip(" —–"))
            return
        node = next(place.node for place in reversed(self._places) if place.kind == "blockquote")
        self._append(Quotation(spans=spans, pull=_is_pulled(self.tree, node)), block)

    def _source(self, i: int) -> int:
        """A <cite> that stands by itself under a quotation names whom it quotes; any other is part of the text."""
        tree = self.tree
        around = tree.parents[i]
        if tree.tags[around] == "blockquote" and tree.ends[i] == tree.ends[around] and self._block != around:
            self._flush()
            if self.made and isinstance(last := self.made[-1], Quotation):
                self.made[-1] = replace(last, source=line(tree.raw_text(i), self.removed).strip(" —–"))
                return tree.ends[i]
        return i + 1

    def _put(self, block: Block, i: int) -> None:
        self._flush()
        self._close_list_for(block)
        self._append(block, i)

    def _append(self, block: Block, i: int) -> None:
        self.made.append(block)
        self.sources.append(i)

    def _close_list_for(self, block: Block) -> None:
        """A list goes on around its pictures; anything else interrupts it."""
        if not isinstance(block, Figure):
            self._close_list()

    def _close_list(self) -> None:
        if self._items:
            items = [Item(spans=tuple(spans), level=level, marker=marker) for spans, level, marker in self._items]
            self._append(Listing(items=tuple(items)), self._item)
            self._items.clear()
        self._item = -1


def _is_of_one_picture(tree: Tree, i: int) -> bool:
    """Whether a <figure> holds nothing that is a block by itself; its caption may be made of a list."""
    if tree.holds(i, _FRAMED):
        return False
    if not tree.holds(i, _IN_CAPTION):
        return True
    caption = next((j for j in range(i + 1, tree.ends[i]) if tree.tags[j] == "figcaption"), 0)
    lists = [j for j in range(i + 1, tree.ends[i]) if tree.tags[j] in _IN_CAPTION]
    return caption < lists[0] and lists[-1] < tree.ends[caption]


def _unpinned(spans: Spans) -> Spans:
    """A heading without the sign at an end that is a link to itself, as many generators of sites write one."""
    pinned = [span.text.strip() in _PINS and "#" in (span.href or "") for span in (spans[0], spans[-1])]
    if True not in pinned:
        return spans
    kept = [*spans[pinned[0] : len(spans) - pinned[1]]] if len(spans) > 1 else []
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _one_line(spans: Spans) -> Spans:
    """A heading stands on one line whatever its breaks."""
    return tuple([replace(span, text=span.text.replace(BREAK, " ")) if BREAK in span.text else span for span in spans])


def _code(tree: Tree, i: int, removed: Removed) -> Code | None:
    """A <pre> to the letter, with the language that its class names."""
    parts = ["\n" if tree.tags[j] == "br" else tree.texts[j] for j in range(i + 1, tree.ends[i])]
    text = verbatim("".join(parts), removed).strip("\n")
    names = [tree.names[j] for j in range(i, tree.ends[i]) if tree.names[j]]
    language = _LANGUAGE.search(" ".join(names))
    return Code(text=text, language=language[1] if language else "") if text.strip() else None


def _is_pulled(tree: Tree, i: int) -> bool:
    """Whether a page calls a quotation, or the frame around it, a pull quote."""
    return _PULLED.search(f"{tree.names[i]} {tree.names[tree.parents[i]]}") is not None


def _is_caption(tree: Tree, last: Figure, block: int) -> bool:
    """Whether a text right after a picture that has no caption is called one."""
    if last.caption or last.credit or block < 0:
        return False
    return tree.tags[block] == "figcaption" or "caption" in tree.names[block]


def _first_number(tree: Tree, i: int) -> int:
    """The number with which a list begins."""
    start = tree.attribute(i, "start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
