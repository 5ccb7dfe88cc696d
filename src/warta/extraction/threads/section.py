"""What stands around a thread: its container, its heading with a number, its pager, the word that it is closed."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from warta.extraction.dom import packed
from warta.extraction.found import outermost, parts
from warta.extraction.labels import is_kind
from warta.extraction.tags import HEADINGS
from warta.extraction.vocabulary import words
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warta.extraction.dom import Tree
    from warta.extraction.threads.shapes import Root

_AROUND = re.compile(r"comment|respond|responses|komentar|kommentar|commentaire|comentario|discuss|disqus|reacties")
_SECTION = words(
    "comment comments commentlist post-comments comments_template wp-block-comments wp-block-post-comments komentar"
    " respond disqus_thread fb-comments comment-nav comment-nav-above comment-nav-below comments-title commento"
    " isso-thread remark42 cusdis_thread hyvor-talk-view utterances giscus coral_thread coral_talk_stream"
    " vuukle-comments spot-im-frame-inpage no-comments nocomments comments-closed"
).union(
    f"{comments}-{part}"
    for comments in ("comment", "comments")
    for part in words("area section wrapper container list template block navigation pagination respond")
)
_HEADING = re.compile(r"comments?-?(?:title|heading|count|header|number)|title-comments|comments-(?:num|total)")
_HEADING_PIECES = ("title", "heading", "count", "header", "number", "num", "total")
_CLOSED = words("no-comments nocomments comment-closed comments-closed comments-are-closed closed-comments")
_RESPOND = words("respond comment-respond must-log-in")
_MORE = re.compile(r"(?:load|show|view|see)-?more|more-?comments|older-?comments|newer-?comments")
_WHOLE_PAGE = words("html body main")
_NO_SECTION = _WHOLE_PAGE | words("article a h1")
_NO_HEADING = words("a body li button")
_QUOTED = re.compile(r"[“\"«„‘].*")
_NUMBER = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,2}(?!\d)|\d{1,7}")
_COMMENT_PAGE = re.compile(r"(?:/comment-page-|[?&]cpage=)(\d{1,6})")
_OF_A_COMMENT = re.compile(r"#(?:li-|div-)?comment-\d+$")
# A part that is called comments and holds more of other words than this is called so for another reason.
_MOST_OTHER = 600
_LONGEST_HEADING = 1_000  # characters, white space counted
_STEPS = 8


class _Stretches(Value, frozen=True, kw_only=True):
    """Parts of the page one after the other; `sums` are the lengths of the text before each of them, and of all."""

    starts: list[int]
    ends: list[int]
    sums: list[int]

    def length(self, low: int, high: int) -> int:
        """How much text the parts have that begin between two nodes."""
        return self.sums[bisect_left(self.starts, high)] - self.sums[bisect_left(self.starts, low)]

    def holds(self, i: int) -> bool:
        """Whether a node stands in one of the parts."""
        at = bisect(self.starts, i)  # the last part that starts before the node, or at it
        return at > 0 and i < self.ends[at - 1]

    def without(self, nodes: list[int]) -> list[int]:
        """Those of some nodes that stand in none of the parts."""
        return [i for i in nodes if not self.holds(i)]


class Section:
    """The surroundings of the comments of one page."""

    def __init__(self, tree: Tree, roots: list[Root], own: str | None) -> None:
        self._tree = tree
        self._roots = roots
        self._own = own
        self.top = self._top() if roots else None

    def nodes(self) -> frozenset[int]:
        """Everything that belongs to the thread: no story there."""
        claimed = {self.top} if self.top is not None else {root.start for root in self._roots}
        for root in self._roots:
            if self.top is None:
                claimed.update(self._parts_of(root))
        claimed.update(i for i in self._tree.called(_SECTION) if self._is_elsewhere(i) and self._is_only_comments(i))
        claimed.update(i for i in self._headings if self._is_near(i))
        return outermost(self._tree, claimed)

    def total(self) -> int | None:
        """The number of comments that the page claims, when a heading has one."""
        for i in self._headings:
            if self._length(i, self._tree.ends[i]) > _LONGEST_HEADING:
                continue
            said = _QUOTED.sub("", self._tree.text(i))
            numbers = _NUMBER.findall(said)
            if len(numbers) == 1 or (numbers and said.startswith(numbers[0])):
                return int(re.sub(r"\D", "", numbers[0]))
        for i in self._tree.find_all("meta") if "itemprop" in self._tree.by_attribute else ():
            if self._tree.attribute(i, "itemprop") == "commentCount":
                content = self._tree.attribute(i, "content") or ""
                return int(content) if content.isascii() and content.isdigit() and len(content) < 8 else None
        return None

    def has_other_pages(self) -> bool:
        """Whether a pager leads to more comments: by its addresses, since its words and its rel may say anything."""
        tree = self._tree
        here = _COMMENT_PAGE.search(self._own or "")
        for i in tree.find_all("a"):
            href = tree.attributes[i].get("href")
            if href and ("comment-page-" in href or "cpage=" in href) and (page := _COMMENT_PAGE.search(href)):
                if _OF_A_COMMENT.search(href) or "replytocom" in href:
                    continue
                if not here or here[1] != page[1]:
                    return True
        return any(self._leads_on(i) for tag in ("a", "button") for i in self._inside(tree.find_all(tag)))

    def is_closed(self) -> bool:
        """Whether the page says that no more comments are taken."""
        tree = self._tree
        if self.is_awaited() or any("post-password-form" in tree.names[i] for i in tree.find_all("form")):
            return False
        called = [i for i in tree.called(_CLOSED) if "comments" in tree.names[i]]
        if any(self._says_closed(i) for i in called if self._is_elsewhere(i)):
            return True
        said = (i for tag in ("p", "em") for i in self._inside(tree.find_all(tag)) if is_kind(tree.text(i), "closed"))
        return any(self._says_closed(i) for i in (*self._inside(called), *said))

    def _says_closed(self, i: int) -> bool:
        """Whether a note has words, and they are not that there are no comments yet."""
        said = "" if self._tree.tags[i] in {"body", "article"} else self._tree.text(i)
        return 0 < len(said) < 300 and not is_kind(said, "comments", "reply")

    def is_awaited(self) -> bool:
        """Whether there is a place for comments, though none may be there."""
        return not self._tree.words.isdisjoint(_RESPOND)

    def _inside(self, nodes: list[int]) -> list[int]:
        """Those of some nodes that stand in the container and in no comment."""
        if self.top is None:
            return []
        low, high = bisect_left(nodes, self.top), bisect_left(nodes, self._tree.ends[self.top])
        return self._comments.without(nodes[low:high])

    def _is_elsewhere(self, i: int) -> bool:
        """Whether a node stands outside the container, or outside the comments where there is none."""
        if self.top is None:
            return not self._comments.holds(i)
        return not self.top <= i < self._tree.ends[self.top]

    def _leads_on(self, i: int) -> bool:
        tree = self._tree
        rel = (tree.attribute(i, "rel") or "").lower().split()
        return "next" in rel or (bool(tree.names[i]) and _MORE.search(tree.names[i]) is not None)

    @cached_property
    def _sums(self) -> Sequence[int]:
        return packed([0, *accumulate(map(len, self._tree.texts))])

    def _length(self, start: int, end: int) -> int:
        return self._sums[end] - self._sums[start]

    @cached_property
    def _comments(self) -> _Stretches:
        """The comments that stand in no other."""
        outer: list[Root] = []
        for root in self._roots:
            if not outer or root.start >= outer[-1].end:
                outer.append(root)
        return self._stretches([root.start for root in outer], [root.end for root in outer])

    @cached_property
    def _forms(self) -> _Stretches:
        forms = self._tree.find_all("form")
        return self._stretches(forms, [self._tree.ends[i] for i in forms])

    def _stretches(self, starts: list[int], ends: list[int]) -> _Stretches:
        lengths = (self._length(start, end) for start, end in zip(starts, ends, strict=True))
        return _Stretches(starts=starts, ends=ends, sums=[0, *accumulate(lengths)])

    def _other(self, i: int) -> int:
        """How much text an element has besides comments and forms."""
        end = self._tree.ends[i]
        return self._length(i, end) - self._comments.length(i, end) - self._forms.length(i + 1, end)

    def _top(self) -> int | None:
        """The outermost part that is called comments and holds little else; else the nearest around them all."""
        tree, first, last = self._tree, self._roots[0].start, max(root.end for root in self._roots)
        top = None
        covering = 0
        for i in tree.ancestors(first):
            if tree.tags[i] in _WHOLE_PAGE or covering > _STEPS:
                break
            if tree.ends[i] < last:
                continue
            covering += 1
            if self._other(i) > _MOST_OTHER or self._holds_title(i):
                break
            if covering == 1 or _AROUND.search(tree.names[i]):
                top = i
        return top

    def _holds_title(self, i: int) -> bool:
        titles = self._tree.find_all("h1")
        return bisect(titles, i) < bisect_left(titles, self._tree.ends[i])

    def _is_only_comments(self, i: int) -> bool:
        """Whether a part that is called comments holds little else than comments and forms."""
        tree = self._tree
        if tree.tags[i] in _NO_SECTION or self._holds_title(i):
            return False
        return self._other(i) <= _MOST_OTHER

    def _parts_of(self, root: Root) -> Iterator[int]:
        i = root.start
        while i < root.end:
            yield i
            i = self._tree.ends[i]

    @cached_property
    def _headings(self) -> list[int]:
        """What may be the heading over the thread: by name anywhere, by place just before the first comment."""
        tree = self._tree
        called = tree.named([name for name in tree.holding(*_HEADING_PIECES) if _HEADING.search(name)])
        called = [i for i in called if tree.tags[i] not in _NO_HEADING]
        if not self._roots:
            return called
        first = self._roots[0].start
        start = self.top if self.top is not None else max(0, first - 30)
        before = [i for i in range(start, first) if tree.tags[i] in HEADINGS]
        return [*called[: bisect_left(called, first)], *reversed(before[-4:])]

    def _is_near(self, i: int) -> bool:
        """Whether a heading stands right before the thread, with nothing but a few words between."""
        if not self._roots or self._tree.tags[i] == "h1" or self._length(i, self._tree.ends[i]) > 200:
            return False
        first = self.top if self.top is not None else self._roots[0].start
        return (
            i < first
            and self._length(self._tree.ends[i], first) < 200
            and not parts(self._tree.names[i]) & {"entry", "post"}
        )
