"""Join comments that came in several answers: every one once, under whom it answers, in the order of their times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warta.extraction.threads.family import grown
from warta.extraction.threads.reading import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.model.article import Comment, Thread

MOST = 20_000
"""Comments of one thread: what is beyond is told by `complete`."""


@dataclass(slots=True, kw_only=True)
class Gathered:
    """Comments by their ids, first come; `parents` are the ids of whom they answer.

    `times`, in seconds, put them in order: one without a time of its own stands behind the one before it.
    """

    said: dict[str, Said] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    times: dict[str, float] = field(default_factory=dict)

    def add(self, one: Said, parent: str | None, *, after: float = 0.0) -> None:
        """Take a comment, unless it is there already or there are too many."""
        if one.id not in self.said and len(self.said) < MOST:
            self.said[one.id] = one
            self.parents[one.id] = parent
            self.times[one.id] = one.posted_at.timestamp() if one.posted_at else after

    def add_thread(self, thread: Thread) -> None:
        """Take what a page shows."""
        last = 0.0
        for comment in thread.walk():
            self.add(_said(comment), comment.parent, after=last)
            last = self.times.get(comment.id, last)

    def comments(self, *, newest_first: bool = False) -> tuple[Comment, ...]:
        """All as trees, siblings oldest first; `newest_first` turns the outermost ones round, as some sites do."""
        order = list(self._in_order(newest_first))
        places = {key: place for place, (key, _parent) in enumerate(order)}
        nested = [None if parent is None else places[parent] for _key, parent in order]
        return grown([self.said[key] for key, _parent in order], nested)

    def _in_order(self, newest_first: bool) -> Iterator[tuple[str, str | None]]:
        """Ids in reading order with their parents; who answers somebody that is not here stands outermost."""
        replies: dict[str | None, list[str]] = {}
        for key in sorted(self.said, key=self.times.__getitem__):
            parent = self.parents[key]
            replies.setdefault(parent if parent in self.said else None, []).append(key)
        tops = replies.pop(None, [])
        if newest_first:
            tops.reverse()
        done: set[str] = set()
        for top in (*tops, *self.said):  # whoever is left after the tops answers himself, in a circle
            waiting: list[tuple[str, str | None]] = [(top, None)]
            while waiting:
                key, parent = waiting.pop()
                if key not in done:
                    done.add(key)
                    yield key, parent
                    waiting.extend([(each, key) for each in reversed(replies.get(key, []))])


def is_newest_first(comments: Iterable[Comment]) -> bool:
    """Whether a page shows the newest of its outermost comments first."""
    times = [comment.posted_at for comment in comments if comment.posted_at]
    return len(times) > 1 and times[0] > times[-1] and times == sorted(times, reverse=True)


def _said(comment: Comment) -> Said:
    return Said(
        id=comment.id,
        author=comment.author,
        author_url=comment.author_url,
        posted_at=comment.posted_at,
        body=comment.body,
        kind=comment.kind,
        by_author=comment.by_author,
        permalink=comment.permalink,
        state=comment.state,
        answers=None,
        level=None,
    )
