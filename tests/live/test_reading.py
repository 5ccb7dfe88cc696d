"""warta reads a real WordPress as a person runs it: every post, in three themes, held against what was posted."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.hostile.command import assert_harmless, warta
from tests.live import content
from tests.live.site import THEMES, Row, Site
from warta.extraction.text import line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live.content import SeededPost

pytestmark = pytest.mark.live

READABLE = tuple(post for post in content.POSTS if not post.password)
WITH_NAVIGATION = THEMES[0]  # the two block themes of the package link no neighbours at all
_UNSEEN = ("TERTAHAN", "SAMPAH", "DIBUANG")


def name(post: SeededPost) -> str:
    return post.slug


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("live")


def read(home: Path, *addresses: str) -> list[dict[str, Any]]:
    outcome = warta("read", "--json", *addresses, home=home)
    assert outcome.code == 0, outcome.err
    assert_harmless(outcome)
    told = json.loads(outcome.out)
    return told if isinstance(told, list) else [told]


@pytest.fixture(scope="module")
def articles(site: Site, theme: str, home: Path) -> dict[str, dict[str, Any]]:
    told = read(home, *(site.url(post, theme) for post in READABLE))
    return {post.slug: article for post, article in zip(READABLE, told, strict=True)}


@pytest.fixture(scope="module")
def chain(site: Site, home: Path) -> dict[str, dict[str, Any]]:
    told = read(home, *(site.url(post, WITH_NAVIGATION) for post in READABLE))
    return {post.slug: article for post, article in zip(READABLE, told, strict=True)}


def flat(comments: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for comment in comments:
        yield comment
        yield from flat(comment["replies"])


def as_kept(row: Row) -> tuple[str, str | None, str, str, str]:
    return row.id, row.parent, line(row.author), row.kind, row.date_gmt


def as_told(comment: dict[str, Any], row: Row) -> tuple[str, str | None, str, str, str]:
    """What warta tells of a comment; the date of a pingback is its row's where the theme shows none."""
    if comment["posted_at"] is None and comment["kind"] != "comment":
        when = row.date_gmt
    else:
        when = f"{datetime.fromisoformat(comment['posted_at']).astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    return comment["id"], comment["parent"], comment["author"], comment["kind"], when


@pytest.mark.parametrize("post", READABLE, ids=name)
def test_title_author_date_and_tags_are_those_of_the_post(articles: dict[str, Any], post: SeededPost) -> None:
    article = articles[post.slug]

    assert article["title"] == post.title
    assert article["authors"] == [post.author]
    assert datetime.fromisoformat(article["published"]) == post.published
    assert sorted(article["tags"]) == sorted(post.tags)
    assert article["section"] == post.category
    assert article["language"] == "id-ID"


@pytest.mark.parametrize("post", READABLE, ids=name)
def test_the_text_is_what_was_posted_and_nothing_else(theme: str, articles: dict[str, Any], post: SeededPost) -> None:
    posted = post.whole if theme == WITH_NAVIGATION else post.paragraphs  # the others link no further pages at all

    assert articles[post.slug]["text"] == "\n\n".join(posted)


@pytest.mark.parametrize("post", READABLE, ids=name)
def test_the_comments_on_the_page_are_those_of_the_database(
    site: Site, articles: dict[str, Any], post: SeededPost
) -> None:
    thread = articles[post.slug]["thread"]
    rows = {row.id: row for row in site.shown(post)}

    shown = list(flat(thread["comments"]))

    if post is not content.HOSTILE:
        kept = [rows[comment["id"]] for comment in shown]
        assert [as_told(*pair) for pair in zip(shown, kept, strict=True)] == [as_kept(row) for row in kept]
    assert [comment["by_author"] for comment in shown] == [rows[comment["id"]].by_user for comment in shown]
    assert (thread["shown"], thread["total"] or 0, thread["complete"]) == (len(rows), len(rows), True)
    assert thread["source"] == ("rest" if rows else "html")
    assert articles[post.slug]["incomplete"] == []


@pytest.mark.parametrize("post", READABLE, ids=name)
def test_what_the_site_holds_back_is_nowhere(articles: dict[str, Any], post: SeededPost) -> None:
    everything = json.dumps(articles[post.slug], ensure_ascii=False)

    assert not [word for word in _UNSEEN if word in everything]


@pytest.mark.parametrize("place", ["", "comment-page-2/", "comment-page-3/"])
def test_each_page_of_the_comments_gives_the_whole_thread(site: Site, theme: str, home: Path, place: str) -> None:
    page = read(home, site.url(content.LONG, theme) + place)[0]

    shown = list(flat(page["thread"]["comments"]))
    kept = list(_in_reading_order(site.shown(content.LONG)))
    assert [as_told(*pair) for pair in zip(shown, kept, strict=True)] == [as_kept(row) for row in kept]
    assert {comment["kind"] for comment in shown} == {"comment", "pingback", "trackback"}
    assert max(comment["depth"] for comment in shown) == 5
    assert page["thread"]["complete"]
    texts = [one.plain or one.text for one in content.LONG.comments if one.approved == "1" and one.kind == "comment"]
    assert sorted(comment["text"] for comment in shown if comment["kind"] == "comment") == sorted(texts)


def _in_reading_order(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Each comment, then its replies, oldest first."""
    rows = tuple(sorted(rows, key=lambda row: row.date_gmt))
    waiting = [row for row in reversed(rows) if row.parent is None]
    while waiting:
        row = waiting.pop()
        yield row
        waiting.extend(reply for reply in reversed(rows) if reply.parent == row.id)


@pytest.mark.parametrize("post", READABLE, ids=name)
def test_the_form_shows_its_fields_and_which_are_required(articles: dict[str, Any], post: SeededPost) -> None:
    form = articles[post.slug]["form"]

    if post.open_to == "open":
        asked = {field["name"]: field["required"] for field in form["fields"] if field["visible"]}
        assert asked == {
            "comment": True,
            "author": True,
            "email": True,
            "url": False,
            "wp-comment-cookies-consent": False,
        }
        assert form["action"].endswith("/wp-comments-post.php")
        assert form["method"] == "post"
        assert form["login_required"] is False
        assert "surel" in form["note"].lower()
        assert all(field["label"] for field in form["fields"] if field["visible"])
    elif post.open_to == "login":
        assert form["login_required"] is True
        assert form["fields"] == []
    else:
        assert form is None or form["closed"] is True


def test_each_hidden_field_of_the_form_keeps_its_value(site: Site, articles: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in articles[content.LONG.slug]["form"]["fields"]}

    assert fields["comment_post_ID"]["value"] == str(site.post_ids[content.LONG.slug])
    assert fields["comment_parent"]["value"] == "0"
    assert not fields["comment_parent"]["visible"]


@pytest.mark.parametrize("post", READABLE, ids=name)
def test_previous_and_next_are_the_site_s_own_with_their_titles(
    site: Site, chain: dict[str, Any], post: SeededPost
) -> None:
    place = content.POSTS.index(post)
    before = content.POSTS[place - 1] if place else None
    after = content.POSTS[place + 1] if place + 1 < len(content.POSTS) else None

    navigation = chain[post.slug]["navigation"]

    wanted = [{"title": each.title, "url": site.url(each)} if each else None for each in (before, after)]
    assert [navigation["previous"], navigation["next"]] == wanted


def test_an_article_of_three_pages_knows_them(site: Site, chain: dict[str, Any]) -> None:
    first = site.url(content.PAGED)

    assert chain[content.PAGED.slug]["navigation"]["pages"] == [first, f"{first}2/", f"{first}3/"]


def test_a_closed_thread_is_reported(chain: dict[str, Any]) -> None:
    thread = chain[content.CLOSED.slug]["thread"]

    assert (thread["closed"], thread["shown"]) == (True, 3)


def test_a_post_with_a_password_is_no_article(site: Site, theme: str, home: Path) -> None:
    outcome = warta("read", "--json", "--errors", "json", site.url(content.LOCKED, theme), home=home)

    assert outcome.code == 4
    assert outcome.stdout == b""
    assert json.loads(outcome.err)["kind"] == "password"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "ansi", "json"])
def test_the_hostile_post_is_harmless_in_every_format(site: Site, theme: str, home: Path, form: str) -> None:
    outcome = warta("read", "--format", form, "--color", "never", site.url(content.HOSTILE, theme), home=home)

    assert outcome.code == 0
    if form != "ansi":
        assert_harmless(outcome)
    for sign in ("TERTIPU", "VEVSVElQVQ", "]52;", "]0;", "\u202e", "\x07", "\x9d"):
        assert sign not in outcome.out
    assert "jebakan" in outcome.out


def test_the_hostile_thread_is_harmless_and_says_what_was_shown(site: Site, theme: str, home: Path) -> None:
    outcome = warta("thread", "--color", "never", site.url(content.HOSTILE, theme), home=home)

    assert outcome.code == 0
    assert_harmless(outcome)
    assert "[@click=app.quit]ya[/] tamat." in outcome.out
    assert "habis semua." in outcome.out


def test_what_was_removed_is_counted(chain: dict[str, Any]) -> None:
    hidden = chain[content.HOSTILE.slug]["hidden"]

    assert {kind for kind in ("escape", "bidi", "zero_width") if hidden.get(kind)} == {"escape", "bidi", "zero_width"}


def test_when_the_site_is_gone_offline_gives_the_same_articles(site: Site, tmp_path: Path) -> None:
    with site.passing() as origin:
        addresses = [origin + post.path for post in READABLE]
        fetched = read(tmp_path, *addresses)

    kept = json.loads(warta("read", "--json", "--offline", *addresses, home=tmp_path).out)

    assert [article.pop("from_library") for article in fetched] == [False] * len(READABLE)
    assert [article.pop("from_library") for article in kept] == [True] * len(READABLE)
    assert kept == fetched
    assert warta("read", "--max-age", "0", addresses[0], home=tmp_path).code == 3
