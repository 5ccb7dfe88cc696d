"""Show changes in a thread: deleted comments in their place, text before edits, or changed comments only."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from warta.i18n import _
from warta.model.blocks import Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from warta.model.article import Comment, Thread
    from warta.model.since import Since

_Row: TypeAlias = "tuple[Comment, int]"  # a comment and the row index of its parent; -1 for the article


def with_gone(thread: Thread, since: Since) -> Thread:
    """Return the thread with deleted comments, at their previous place or by date."""
    if not since.gone:
        return thread
    known = {comment.id for comment in thread.walk()}
    emptied = {each.comment.id: each.comment for each in since.gone if each.comment.id in known}
    lost: dict[str | None, list[Comment]] = defaultdict(list)
    for each in since.gone:
        if each.comment.id not in emptied:
            lost[each.comment.parent if each.comment.parent in known else None].append(each.comment)
            known.add(each.comment.id)
    rows = [(_last_words(comment, emptied), parent) for comment, parent in _rows(thread, lost)]
    return replace(thread, comments=_grown(rows))


def _last_words(comment: Comment, emptied: Mapping[str, Comment]) -> Comment:
    last = emptied.get(comment.id)
    return comment if last is None else replace(last, parent=comment.parent, depth=comment.depth)


def with_before(thread: Thread, since: Since) -> Thread:
    """Return the thread with the previous text of edited comments quoted below the new text."""
    if not since.before:
        return thread
    rows = [(_quoting(comment, since), parent) for comment, parent in _rows(thread, {})]
    return replace(thread, comments=_grown(rows))


def _quoting(comment: Comment, since: Since) -> Comment:
    if since.changed.get(comment.id) != "edited" or not (words := since.before.get(comment.id)):
        return comment
    quoted = [Quotation(spans=(Span(text=part),)) for part in words.split("\n\n")]
    return replace(comment, body=(*comment.body, *quoted[:-1], replace(quoted[-1], source=_("before it was edited"))))


def changed_only(thread: Thread, since: Since) -> Thread:
    """Return only new, edited and deleted comments, with their ancestors."""
    rows = _rows(thread, {})
    kept = [comment.id in since.changed for comment, _parent in rows]
    for at in range(len(rows) - 1, -1, -1):
        if kept[at] and rows[at][1] >= 0:
            kept[rows[at][1]] = True
    places: dict[int, int] = {-1: -1}
    left: list[_Row] = []
    for at, (comment, parent) in enumerate(rows):
        if kept[at]:
            places[at] = len(left)
            left.append((comment, places[parent]))
    return replace(thread, comments=_grown(left))


def _rows(thread: Thread, lost: Mapping[str | None, list[Comment]]) -> list[_Row]:
    """Flatten the thread in reading order, with `lost` comments inserted under their parents."""
    left = dict(lost)
    rows: list[_Row] = []
    waiting = [(comment, -1) for comment in reversed(list(_joined(thread.comments, left.pop(None, []))))]
    while waiting:
        comment, parent = waiting.pop()
        depth = rows[parent][0].depth + 1 if parent >= 0 else 0
        place = len(rows)
        rows.append((replace(comment, depth=depth) if comment.state == "gone" else comment, parent))
        answers = list(_joined(comment.replies, left.pop(comment.id, [])))
        waiting += [(answer, place) for answer in reversed(answers)]
    return rows


def _joined(siblings: Sequence[Comment], gone: list[Comment]) -> Iterator[Comment]:
    """Insert deleted comments among their siblings by date, in the siblings' order (oldest or newest first)."""
    dates = [comment.posted_at for comment in siblings if comment.posted_at]
    newest_first = len(dates) > 1 and dates[0] > dates[-1]
    dated = [(each.posted_at, each) for each in gone if each.posted_at]
    due = deque(sorted(dated, key=lambda pair: pair[0], reverse=newest_first))
    for sibling in siblings:
        when = sibling.posted_at
        while due and when and (due[0][0] > when if newest_first else due[0][0] < when):
            yield due.popleft()[1]
        yield sibling
    yield from (each for _when, each in due)
    yield from (each for each in gone if not each.posted_at)


def _grown(rows: Iterable[_Row]) -> tuple[Comment, ...]:
    """Build the tree from rows in reading order; iterative, since threads can be very deep."""
    rows = list(rows)
    answers: list[list[Comment]] = [[] for _row in rows]
    top: list[Comment] = []
    for at in range(len(rows) - 1, -1, -1):
        comment, parent = rows[at]
        (answers[parent] if parent >= 0 else top).append(replace(comment, replies=tuple(reversed(answers[at]))))
    return tuple(reversed(top))
