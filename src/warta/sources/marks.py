"""Walk the marks of a document once: what would make a parser slow is left out, and a `<` that opens nothing is text.

A feed parser remembers every element that is open, every name of a namespace and every label of a post, and looks
through them again and again: a few megabytes can keep it for hours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST = 10_000
"""Elements in one another, as far as a document is read."""

_MOST_NAMESPACES = 200
_LONGEST = 200_000  # characters of one tag: a picture may stand in it
_LABELS = frozenset({"category", "subject", "keywords"})  # of posts: they are not read
_MARK = re.compile(r"<(?:(!\[CDATA\[)|(!--)|(\?)|(/?)(?:[\w.-]*:)?([A-Za-z_][\w.-]*)[^<>]*+>)?")
_ENDS = {1: "]]>", 2: "-->", 3: "?>"}
_NAMESPACE = re.compile(r"xmlns:([\w.-]+)")


@dataclass(slots=True)
class _Walk:
    """A walk over a text: what is kept of it so far, and up to where it was looked at."""

    text: str
    kept: list[str] = field(default_factory=list)
    copied: int = 0
    deep: int = 0
    namespaces: set[str] = field(default_factory=set)

    def put(self, mark: re.Match[str], words: str) -> None:
        """Put words in the place of a mark."""
        self.kept.append(self.text[self.copied : mark.start()])
        self.kept.append(words)
        self.copied = mark.end()

    def bears(self, mark: re.Match[str]) -> bool:
        """Whether a parser can have this tag."""
        tag = mark[0]
        if len(tag) > _LONGEST or mark[5] in _LABELS:
            return False
        if "xmlns:" in tag:
            self.namespaces.update(_NAMESPACE.findall(tag))
        if mark[4]:
            self.deep = max(0, self.deep - 1)
        elif not tag.endswith("/>"):
            self.deep += 1
        return len(self.namespaces) <= _MOST_NAMESPACES


def tamed(text: str, most: int) -> tuple[str, bool]:
    """A document that a parser can have, of so many marks, and whether it was cut for that. Linear."""
    walk, at = _Walk(text), 0
    for _number in range(most):
        mark = _MARK.search(text, at)
        if mark is None:
            return "".join([*walk.kept, text[walk.copied :]]), False
        at = mark.end()
        if mark.lastindex is None:
            walk.put(mark, "&lt;")
        elif mark.lastindex in _ENDS:
            at = text.find(_ENDS[mark.lastindex], at)
            if at < 0:
                return "".join([*walk.kept, text[walk.copied :]]), False
        elif not walk.bears(mark):
            walk.put(mark, "")
        elif walk.deep > DEEPEST:
            break
    return "".join([*walk.kept, text[walk.copied : at]]), True
