"""Lemmy: its pages show a part of a thread; the interface of the same site has all of it, with who answers whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from warta.extraction.sites import told
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.ports.sites import Visit

_POST = re.compile(r"(https?://[^/?#]+)/post/(\d{1,12})(?:[/?#]|$)")
# With a depth the interface gives a tree of so many comments at most, and has no second page of it; without one it
# gives flat pages (LemmyNet/lemmy issues 3065 and 3585).
_TREE = 300
_FLAT = 50
_DEEPEST = 50
_MOST_PAGES = 10


def claims(visit: Visit) -> bool:
    """Whether this is a post of a Lemmy: by the data or the names in the page, and by its address."""
    if _POST.match(visit.page.final_url) is None:
        return False
    return b"isoData" in visit.page.body or "person-listing" in visit.tree_of(visit.page).words


def wanted(visit: Visit) -> Iterator[Wanted]:
    """The tree; of a longer thread how long it is, and then the comments by the fifty."""
    tree = _tree_address(visit)
    yield Wanted(url=tree, why="comments")
    answer = visit.answer(tree)
    if answer is None or len(_rows(visit.data_of(answer))) < _TREE:
        return
    about = _about_address(visit)
    yield Wanted(url=about, why="how many comments there are")
    for number, url in enumerate(_flat_addresses(visit), 1):
        yield Wanted(url=url, why=f"comments, page {number}")


def merged(visit: Visit) -> Article:
    """The article with its thread."""
    if not visit.page.also:
        return visit.article
    answers = told.Answers()
    found: dict[str, told.Told] = {}
    for page in told.asked(visit, (_tree_address(visit), *_flat_addresses(visit))):
        for row in _rows(answers.data(visit, page)):
            if one := _told(row, visit):
                found.setdefault(one.id, one)
    answers.comments = list(found.values())
    answers.total = _total(visit)
    return told.joined(visit.article, answers, visit.page.final_url)


def _address(visit: Visit) -> tuple[str, str]:
    """The site, and the number of the post."""
    found = _POST.match(visit.page.final_url)
    return (found[1], found[2]) if found else ("", "")


def _tree_address(visit: Visit) -> str:
    site, post = _address(visit)
    return f"{site}/api/v3/comment/list?type_=All&sort=Old&max_depth={_DEEPEST}&post_id={post}"


def _about_address(visit: Visit) -> str:
    site, post = _address(visit)
    return f"{site}/api/v3/post?id={post}"


def _flat_addresses(visit: Visit) -> list[str]:
    """The pages of the comments that the tree left out, newest first; none before it is known how many there are."""
    missing = (_total(visit) or 0) - _TREE
    pages = min(-(-missing // _FLAT), _MOST_PAGES)
    site, post = _address(visit)
    return [
        f"{site}/api/v3/comment/list?type_=All&sort=New&limit={_FLAT}&page={number}&post_id={post}"
        for number in range(1, pages + 1)
    ]


def _total(visit: Visit) -> int | None:
    """How many comments the interface says there are; None while it was not asked."""
    answer = visit.answer(_about_address(visit))
    if answer is None:
        return None
    return told.number(told.inside(visit.data_of(answer), "post_view", "counts", "comments"))


def _rows(data: object) -> list[dict[str, Any]]:
    return told.rows(told.inside(data, "comments"))


def _told(view: dict[str, Any], visit: Visit) -> told.Told | None:
    """A comment of a list; its path names everyone whom it answers, from the post (0) to itself."""
    number = told.key(told.inside(view, "comment", "id"))
    if number is None:
        return None
    path = told.inside(view, "comment", "path")
    above = path.split(".")[:-1] if isinstance(path, str) and len(path) < 2000 else []
    parent = above[-1] if above and above[-1] not in {"0", number} else None
    creator = told.inside(view, "creator", "id")
    gone = {name for name in ("deleted", "removed") if told.inside(view, "comment", name) is True}
    return told.Told(
        id=number,
        parent=parent,
        author=told.inside(view, "creator", "display_name") or told.inside(view, "creator", "name"),
        author_url=told.inside(view, "creator", "actor_id"),
        posted_at=told.moment(told.inside(view, "comment", "published")),
        body=told.inside(view, "comment", "content"),
        is_markdown=True,
        by_author=creator is not None and creator == told.inside(view, "post", "creator_id"),
        permalink=f"{_address(visit)[0]}/comment/{number}",
        state="deleted" if "deleted" in gone else "hidden" if gone else "public",
    )
