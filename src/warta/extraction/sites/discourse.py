"""Discourse: a page carries the first twenty posts of a topic; its JSON has the others."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from warta import urls
from warta.extraction import comments
from warta.extraction.forums import discourse, finding
from warta.extraction.sites.visit import failure, with_hidden
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.ports.sites import Visit

_TOPIC = re.compile(r"/t/(?:[^/?#]+/)?(\d{1,12})(?:[/?#]|$)")
_MORE = re.compile(rb"[?&;]page=\d")
_AT_ONCE = 100
_MOST = 1_000  # posts of one topic
_DAMAGED = "the answer is damaged"


def claims(visit: Visit) -> bool:
    """Whether this is a topic of a Discourse: by the data in the page, or by the generator and the address."""
    tree = visit.tree_of(visit.page)
    if _number(visit) is None:
        return False
    if "data-preloaded" in tree.by_id:
        return True
    metas = (tree.attributes[i] for i in tree.find_all("meta"))
    return any(
        (given.get("name") or "").lower() == "generator" and (given.get("content") or "").startswith("Discourse")
        for given in metas
    )


def wanted(visit: Visit) -> Iterator[Wanted]:
    """The list of all posts where the page does not carry it, then the posts that it does not carry, by the hundred."""
    stream = discourse.stream(visit.tree_of(visit.page))
    if not stream:
        if _MORE.search(visit.page.body):
            yield Wanted(url=f"{_root(visit)}.json", why="the list of posts")
        answer = visit.answer(f"{_root(visit)}.json")
        stream = _post_stream(visit.data_of(answer)) if answer else {}
    ids = _ids(stream)
    held = {post["id"] for post in _posts(stream)}
    missing = [number for number in ids if number not in held]
    for start in range(0, len(missing), _AT_ONCE):
        chunk = missing[start : start + _AT_ONCE]
        query = "&".join(f"post_ids[]={number}" for number in chunk)
        yield Wanted(url=f"{_root(visit)}/posts.json?{query}", why=f"{len(chunk)} posts")


def merged(visit: Visit) -> Article:
    """The article with the replies of all answers."""
    if not visit.page.also:
        return visit.article
    tree = visit.tree_of(visit.page)
    stream, trouble = _gathered(visit)
    removed, counted = Counter[str](), Counter[str]()
    read_with = comments.page_of(tree, visit.page.final_url, fetched_at=visit.page.fetched_at, removed=removed)
    topic = discourse.topic(stream, read_with)
    discourse.topic(discourse.stream(tree), replace(read_with, removed=counted))  # the filter counted these already
    article = visit.article
    if topic and (article.thread is None or len(topic.replies) >= article.thread.shown):
        article = with_hidden(replace(article, thread=finding.thread(topic)), removed - counted)
    missing = len(_ids(stream)) - len(_posts(stream))
    if trouble:
        many = f"{missing} posts" if missing > 0 else "posts"
        article = replace(article, incomplete=(*article.incomplete, f"{many} of the topic did not come: {trouble}"))
    return article


def _gathered(visit: Visit) -> tuple[dict[str, Any], str]:
    """The post stream with the posts of every answer in their order, and the first trouble with an answer."""
    stream, trouble = discourse.stream(visit.tree_of(visit.page)), ""
    held = {post["id"]: post for post in _posts(stream)}
    for want in wanted(visit):
        answer = visit.answer(want.url)
        if answer is None:
            continue
        found = {} if failure(answer) else _post_stream(visit.data_of(answer))
        if not found:
            trouble = trouble or failure(answer) or _DAMAGED
        stream = stream or found
        held.update({post["id"]: post for post in _posts(found)})
    order = {number: place for place, number in enumerate(_ids(stream))}
    posts = sorted(held.items(), key=lambda item: order.get(item[0], len(order)))
    return {**stream, "posts": [post for _number, post in posts][:_MOST]}, trouble


def _number(visit: Visit) -> str | None:
    found = _TOPIC.search(visit.page.final_url)
    return found[1] if found else None


def _root(visit: Visit) -> str:
    """The address of the topic's data, without its ending; a forum may live in a folder of its site."""
    found = _TOPIC.search(visit.page.final_url)
    before = visit.page.final_url[: found.start()] if found else urls.origin(visit.page.final_url)
    return f"{before}/t/{_number(visit)}"


def _post_stream(data: Any) -> dict[str, Any]:  # noqa: ANN401 - a JSON edge
    found = data.get("post_stream") if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _posts(stream: dict[str, Any]) -> list[dict[str, Any]]:
    given = stream.get("posts")
    every = given if isinstance(given, list) else []
    return [post for post in every if isinstance(post, dict) and isinstance(post.get("id"), int)]


def _ids(stream: dict[str, Any]) -> list[int]:
    given = stream.get("stream")
    every = given if isinstance(given, list) else []
    return [number for number in every[:_MOST] if isinstance(number, int) and not isinstance(number, bool)]
