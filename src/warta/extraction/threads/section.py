"""What stands around a thread: its container, its heading with a number, its pager, the word that it is closed."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from warta.extraction.found import outermost, parts
from warta.extraction.labels import is_kind
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.threads.shapes import Root

_AROUND = re.compile(r"comment|respond|responses|komentar|kommentar|commentaire|comentario|discuss|disqus|reacties")
_SECTION = re.compile(
    r"(?:^|\s)(?:comments?|comments?-(?:area|section|wrapper|container|list|template|block|navigation|pagination|respond)"
    r"|commentlist|post-comments|comments_template|wp-block-(?:post-)?comments|komentar|respond|disqus_thread|fb-comments"
    r"|comment-nav(?:-above|-below)?|comments-title|commento|isso-thread|remark42|cusdis_thread|hyvor-talk-view|utterances"
    r"|giscus|coral_thread|coral_talk_stream|vuukle-comments|spot-im-frame-inpage|no-?comments|comments-closed)(?:$|\s)"
)
_HEADING = re.compile(r"comments?-?(?:title|heading|count|header|number)|title-comments|comments-(?:num|total)")
_CLOSED = re.compile(r"(?:^|\s)(?:no-?comments|comments?-closed|comments-are-closed|closed-comments)(?:$|\s)")
_RESPOND = re.compile(r"(?:^|\s)(?:respond|comment-respond|must-log-in)(?:$|\s)")
_MORE = re.compile(r"(?:load|show|view|see)-?more|more-?comments|older-?comments|newer-?comments")
_WHOLE_PAGE = words("html body main")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_NO_HEADING = words("a body li button")
_QUOTED = re.compile(r"[“\"«„‘].*")
_NUMBER = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,2}(?!\d)|\d{1,7}")
_COMMENT_PAGE = re.compile(r"(?:/comment-page-|[?&]cpage=)(\d{1,6})")
_OF_A_COMMENT = re.compile(r"#(?:li-|div-)?comment-\d+$")
# A part that is called comments and holds more of other words than this is called so for another reason.
_MOST_OTHER = 600
_STEPS = 8


class Section:
    """The surroundings of the comments of one page."""

    def __init__(self, tree: Tree, roots: list[Root], own: str | None) -> None:
        self._tree = tree
        self._roots = roots
        self._own = own
        self._sums = [0, *accumulate(len(text) for text in tree.texts)]
        self.top = self._top() if roots else None

    def nodes(self) -> frozenset[int]:
        """Everything that belongs to the thread: no story there."""
        claimed = {self.top} if self.top is not None else {root.start for root in self._roots}
        for root in self._roots:
            if self.top is None:
                claimed.update(self._parts_of(root))
        for i in self._elsewhere():
            name = self._tree.names[i]
            if name and _SECTION.search(name) and self._is_only_comments(i):
                claimed.add(i)
        claimed.update(i for i in self._headings() if self._is_near(i))
        return outermost(self._tree, claimed)

    def total(self) -> int | None:
        """The number of comments that the page claims, when a heading has one."""
        for i in self._headings():
            said = _QUOTED.sub("", self._tree.text(i))
            numbers = _NUMBER.findall(said)
            if len(numbers) == 1 or (numbers and said.startswith(numbers[0])):
                return int(re.sub(r"\D", "", numbers[0]))
        for i in self._tree.find_all("meta"):
            if self._tree.attribute(i, "itemprop") == "commentCount":
                content = self._tree.attribute(i, "content") or ""
                return int(content) if content.isascii() and content.isdigit() and len(content) < 8 else None
        return None

    def has_other_pages(self) -> bool:
        """Whether a pager leads to more comments: by its addresses, since its words and its rel may say anything."""
        tree = self._tree
        here = _COMMENT_PAGE.search(self._own or "")
        for i in tree.find_all("a"):
            href = tree.attribute(i, "href") or ""
            if ("comment-page-" in href or "cpage=" in href) and (page := _COMMENT_PAGE.search(href)):
                if _OF_A_COMMENT.search(href) or "replytocom" in href:
                    continue
                if not here or here[1] != page[1]:
                    return True
        return any(self._leads_on(i) for i in self._inside())

    def is_closed(self) -> bool:
        """Whether the page says that no more comments are taken."""
        tree = self._tree
        if self.is_awaited() or any("post-password-form" in tree.names[i] for i in tree.find_all("form")):
            return False
        for i in self._elsewhere():
            if "comments" in tree.names[i] and _CLOSED.search(tree.names[i]) and self._says_closed(i):
                return True
        return any(self._says_closed(i) for i in self._inside() if self._is_note(i))

    def _is_note(self, i: int) -> bool:
        tree = self._tree
        called = "comments" in tree.names[i] and _CLOSED.search(tree.names[i]) is not None
        return called or (tree.tags[i] in {"p", "em"} and is_kind(tree.text(i), "closed"))

    def _says_closed(self, i: int) -> bool:
        """Whether a note has words, and they are not that there are no comments yet."""
        said = "" if self._tree.tags[i] in {"body", "article"} else self._tree.text(i)
        return 0 < len(said) < 300 and not is_kind(said, "comments", "reply")

    def is_awaited(self) -> bool:
        """Whether there is a place for comments, though none may be there."""
        return any(_RESPOND.search(name) for name in self._tree.names if "respond" in name or "must-log-in" in name)

    def _inside(self) -> Iterator[int]:
        """The nodes of the container that stand in no comment."""
        if self.top is not None:
            yield from self._without_comments(self.top, self._tree.ends[self.top])

    def _elsewhere(self) -> Iterator[int]:
        """The nodes of the page outside the container and the comments."""
        if self.top is None:
            yield from self._without_comments(0, len(self._tree))
            return
        yield from range(self.top)
        yield from range(self._tree.ends[self.top], len(self._tree))

    def _without_comments(self, start: int, end: int) -> Iterator[int]:
        for root in self._outer():
            if start <= root.start < end:
                yield from range(start, root.start)
                start = root.end
        yield from range(start, end)

    def _leads_on(self, i: int) -> bool:
        tree = self._tree
        if tree.tags[i] not in {"a", "button"}:
            return False
        rel = (tree.attribute(i, "rel") or "").lower().split()
        return "next" in rel or (bool(tree.names[i]) and _MORE.search(tree.names[i]) is not None)

    def _length(self, start: int, end: int) -> int:
        return self._sums[end] - self._sums[start]

    def _top(self) -> int | None:
        """The outermost part that is called comments and holds little else; else the nearest around them all."""
        tree, first, last = self._tree, self._roots[0].start, max(root.end for root in self._roots)
        spoken = self._spoken()
        top = None
        covering = 0
        for i in tree.ancestors(first):
            if tree.tags[i] in _WHOLE_PAGE or covering > _STEPS:
                break
            if tree.ends[i] < last:
                continue
            covering += 1
            other = self._length(i, tree.ends[i]) - spoken - self._of_forms(i)
            if other > _MOST_OTHER or self._holds_title(i):
                break
            if covering == 1 or _AROUND.search(tree.names[i]):
                top = i
        return top

    def _spoken(self) -> int:
        """The length of all comments, those in others counted once."""
        total, end = 0, -1
        for root in self._roots:
            if root.start >= end:
                total += self._length(root.start, root.end)
                end = root.end
        return total

    def _of_forms(self, i: int) -> int:
        tree = self._tree
        inside = [j for j in tree.find_all("form") if i < j < tree.ends[i]]
        return sum(self._length(j, tree.ends[j]) for j in inside)

    def _holds_title(self, i: int) -> bool:
        return any(i < j < self._tree.ends[i] for j in self._tree.find_all("h1"))

    def _is_only_comments(self, i: int) -> bool:
        """Whether a part that is called comments holds little else than comments and forms."""
        tree = self._tree
        if tree.tags[i] in {*_WHOLE_PAGE, "article", "a", "h1"} or self._holds_title(i):
            return False
        spoken = sum(self._length(root.start, root.end) for root in self._outer() if i <= root.start < tree.ends[i])
        return self._length(i, tree.ends[i]) - spoken - self._of_forms(i) <= _MOST_OTHER

    def _outer(self) -> Iterator[Root]:
        end = -1
        for root in self._roots:
            if root.start >= end:
                end = root.end
                yield root

    def _parts_of(self, root: Root) -> Iterator[int]:
        i = root.start
        while i < root.end:
            yield i
            i = self._tree.ends[i]

    def _headings(self) -> Iterator[int]:
        """What may be the heading over the thread: by name anywhere, by place just before the first comment."""
        tree = self._tree
        first = self._roots[0].start if self._roots else None
        for i, name in enumerate(tree.names):
            if first is not None and i >= first:
                break
            if "comment" in name and _HEADING.search(name) and tree.tags[i] not in _NO_HEADING:
                yield i
        if first is None:
            return
        start = self.top if self.top is not None else max(0, first - 30)
        before = [i for i in range(start, first) if tree.tags[i] in _HEADINGS]
        yield from reversed(before[-4:])

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
