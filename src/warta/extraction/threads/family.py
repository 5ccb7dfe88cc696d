"""Who answers whom: comments in reading order become the tree of the model, bounded in depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.article import Comment

if TYPE_CHECKING:
    from warta.extraction.threads.reading import Said
    from warta.extraction.threads.shapes import Root

DEEPEST = 80
"""How deep the tree goes; who stands deeper hangs on the ancestor there and keeps its true `parent` and `depth`.

As JSON each level is an array, an object and a key, and jq 1.6 reads no more than 256 of them.
"""


def parents_by_nesting(found: list[Root]) -> list[int | None]:
    """For each comment the place of the one whose element it stands in."""
    parents: list[int | None] = []
    around: list[int] = []
    for place, root in enumerate(found):
        while around and found[around[-1]].end <= root.start:
            around.pop()
        parents.append(around[-1] if around else None)
        around.append(place)
    return parents


def parents_by_level(levels: list[int | None]) -> list[int | None]:
    """For each comment the nearest before it that stands less deep."""
    parents: list[int | None] = []
    above: list[tuple[int, int]] = []
    for place, level in enumerate(levels):
        depth = level or 0
        while above and above[-1][0] >= depth:
            above.pop()
        parents.append(above[-1][1] if above else None)
        above.append((depth, place))
    return parents


def grown(said: list[Said], nested: list[int | None]) -> tuple[Comment, ...]:
    """The comments as trees. What a comment says of whom it answers counts more than where it stands."""
    parents = _parents(said, nested)
    depths: list[int] = []
    hangs_on: list[int | None] = []
    for parent in parents:
        depths.append(0 if parent is None else depths[parent] + 1)
        hangs_on.append(parent if parent is None or depths[parent] < DEEPEST else hangs_on[parent])
    replies: list[list[Comment]] = [[] for _ in said]
    tops: list[Comment] = []
    for place in range(len(said) - 1, -1, -1):
        parent = parents[place]
        made = _comment(said[place], None if parent is None else said[parent].id, depths[place], replies[place])
        holder = hangs_on[place]
        (tops if holder is None else replies[holder]).append(made)
    return tuple(reversed(tops))


def _parents(said: list[Said], nested: list[int | None]) -> list[int | None]:
    if len(said) > 1 and all(parent is None for parent in nested):
        nested = parents_by_level([one.level for one in said])
    places: dict[str, int] = {}
    parents: list[int | None] = []
    for place, one in enumerate(said):
        told = places.get(one.answers) if one.answers else None
        parents.append(nested[place] if told is None else told)
        places[one.id] = place
    return parents


def _comment(said: Said, parent: str | None, depth: int, replies: list[Comment]) -> Comment:
    """The model's comment; its replies come last one first."""
    return Comment(
        id=said.id,
        parent=parent,
        depth=depth,
        author=said.author,
        author_url=said.author_url,
        posted_at=said.posted_at,
        body=said.body,
        kind=said.kind,
        by_author=said.by_author,
        permalink=said.permalink,
        state=said.state,
        replies=tuple(reversed(replies)),
    )
