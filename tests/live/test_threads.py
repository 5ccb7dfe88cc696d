"""Threads whole and true, and walks from post to post: with REST, and on a site that has it switched off."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.hostile.command import warta
from tests.live import content
from tests.live.site import THEMES, Site
from tests.live.test_reading import READABLE, as_kept, as_told, flat, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live.content import SeededPost

pytestmark = pytest.mark.live

_SITE_S_DEPTH = 5  # levels that the site nests, of the seven there are


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def crowd(site: Site, theme: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[str]]:
    """The post with 250 comments and what it cost: every request that the site's servers got meanwhile."""
    address = site.url(content.CROWD, theme)
    with site.counting() as asked:
        article = read(tmp_path_factory.mktemp("crowd"), address)[0]
    return article, asked


@pytest.fixture(scope="module")
def quiet(site: Site, theme: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The same post of a site without REST."""
    return read(tmp_path_factory.mktemp("quiet"), site.home(theme, rest=False) + content.CROWD.path)[0]


def test_every_comment_is_there_once_under_who_it_answers(site: Site, crowd: tuple[dict[str, Any], list[str]]) -> None:
    rows = {row.id: row for row in site.shown(content.CROWD)}
    thread = crowd[0]["thread"]

    shown = list(flat(thread["comments"]))

    assert sorted(comment["id"] for comment in shown) == sorted(rows)
    told = [as_told(comment, rows[comment["id"]]) for comment in shown]
    assert told == [as_kept(rows[comment["id"]]) for comment in shown]
    assert [comment["by_author"] for comment in shown] == [rows[comment["id"]].by_user for comment in shown]
    assert max(comment["depth"] for comment in shown) == _SITE_S_DEPTH + 1
    assert Counter(comment["kind"] for comment in shown) == {"comment": 250, "pingback": 4, "trackback": 2}
    assert (thread["total"], thread["shown"], thread["complete"], thread["source"]) == (256, 256, True, "rest")
    assert crowd[0]["incomplete"] == []


def test_each_comment_says_what_was_shown(crowd: tuple[dict[str, Any], list[str]]) -> None:
    said = [one.text for one in content.CROWD.comments if one.approved == "1" and one.kind == "comment"]

    shown = [comment["text"] for comment in flat(crowd[0]["thread"]["comments"]) if comment["kind"] == "comment"]

    assert sorted(shown) == sorted(said)


def test_siblings_stand_in_the_order_of_their_times(crowd: tuple[dict[str, Any], list[str]]) -> None:
    def times(comments: list[dict[str, Any]]) -> Iterator[list[datetime]]:
        yield [datetime.fromisoformat(comment["posted_at"]) for comment in comments if comment["posted_at"]]
        for comment in comments:
            yield from times(comment["replies"])

    for siblings in times(crowd[0]["thread"]["comments"]):
        assert siblings == sorted(siblings)


def test_article_and_thread_cost_six_requests(crowd: tuple[dict[str, Any], list[str]]) -> None:
    asked = [request for request in crowd[1] if "wp/v2/posts?" not in request]

    assert len(asked) == len(set(asked)) <= 6
    assert all(request.startswith("GET ") for request in asked)
    assert len(crowd[1]) - len(asked) in {0, 2}  # the posts before and after, where the theme does not print them


def test_without_rest_every_comment_is_found_and_almost_all_stand_where_they_belong(
    site: Site, quiet: dict[str, Any]
) -> None:
    rows = {row.id: row for row in site.shown(content.CROWD)}
    thread = quiet["thread"]

    shown = {comment["id"]: comment for comment in flat(thread["comments"])}

    assert sorted(shown) == sorted(rows)
    assert all(shown[key]["author"] == row.author and shown[key]["kind"] == row.kind for key, row in rows.items())
    right = sum(shown[key]["parent"] == row.parent for key, row in rows.items())
    assert right >= 0.93 * len(rows)
    assert (thread["shown"], thread["total"], thread["complete"], thread["source"]) == (256, 256, True, "html")


def test_a_site_without_rest_is_reported_and_no_error(quiet: dict[str, Any]) -> None:
    assert any("401" in reason for reason in quiet["incomplete"])


def test_what_the_site_holds_back_is_in_no_thread(
    crowd: tuple[dict[str, Any], list[str]], quiet: dict[str, Any]
) -> None:
    everything = json.dumps([crowd, quiet], ensure_ascii=False)

    assert not [word for word in ("TERTAHAN", "SAMPAH", "DIBUANG") if word in everything]


@pytest.mark.parametrize("rest", [True, False], ids=["rest", "no rest"])
def test_offline_gives_the_same_and_asks_nobody(site: Site, theme: str, tmp_path: Path, rest: bool) -> None:
    address = site.home(theme, rest=rest) + content.CROWD.path
    fetched = read(tmp_path, address)[0]

    with site.counting() as asked:
        kept = read(tmp_path, "--offline", address)[0]
        again = read(tmp_path, address)[0]
        rebuilt = warta("library", "rebuild", home=tmp_path)
        anew = read(tmp_path, "--offline", address)[0]

    assert asked == []
    assert rebuilt.code == 0
    for one in (fetched, kept, again, anew):
        one.pop("from_library")
    assert kept == again == anew == fetched


def test_a_walk_by_next_visits_every_post_once(site: Site, theme: str, tmp_path: Path) -> None:
    told = read(tmp_path, *(site.url(post, theme) for post in READABLE))
    around = {post.slug: article["navigation"] for post, article in zip(READABLE, told, strict=True)}
    visited = [content.POSTS[0]]
    slugs = {site.url(post, theme): post for post in content.POSTS}

    while following := _next(around, visited[-1]):
        visited.append(slugs[following["url"]])
        assert following["title"] == visited[-1].title
        assert len(visited) <= len(content.POSTS)

    assert visited == list(content.POSTS)


def _next(around: dict[str, Any], post: SeededPost) -> dict[str, str] | None:
    """The way on from a post; a locked one shows none, there the walk goes on behind it as a reader's list does."""
    if post.slug in around:
        following: dict[str, str] | None = around[post.slug]["next"]
        return following
    behind = content.POSTS[content.POSTS.index(post) + 1]
    address = around[behind.slug]["previous"]["url"].replace(post.path, behind.path)
    return {"title": behind.title, "url": address}
