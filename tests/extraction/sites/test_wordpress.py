"""WordPress: the whole thread, true parents and neighbours, and every way in which a site may refuse them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.extraction.sites.pages import (
    HOST,
    POST,
    REST,
    answer,
    claimed,
    completed,
    missing,
    remark,
    row,
    wordpress,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page

PRINTED = '<nav class="post-navigation"><a rel="prev" href="/2026/03/10/lama/">Kabar Lama</a></nav>'


def site(*rows: dict[str, object], per_page: int = 100, **pages: str) -> Callable[[str], Page]:
    """A WordPress that tells these comments by REST and has these HTML pages; it has no other posts."""

    def say(url: str) -> Page:
        if "wp/v2/comments" in url:
            number = int(url.partition("&page=")[2].partition("&")[0])
            many = -(-len(rows) // per_page)
            part = rows[(number - 1) * per_page : number * per_page]
            return answer(list(part), X_WP_Total=str(len(rows)), X_WP_TotalPages=str(many))
        if "wp/v2/posts" in url:
            return answer([])
        name = url.removeprefix(POST).strip("/").replace("-", "_")
        return builders.page(pages[name], url) if name in pages else missing("no such page", 404)

    return say


def parents(article: Article) -> dict[str, str | None]:
    assert article.thread is not None
    return {comment.id: comment.parent for comment in article.thread.walk()}


def test_rest_tells_whom_a_comment_answers_beyond_the_site_s_depth() -> None:
    flat = remark(1, "Satu.", remark(2, "Dua."), remark(3, "Tiga."))

    article, _asked = completed(claimed(wordpress(flat, total=3)), site(row(1), row(2, 1), row(3, 2)))

    assert parents(article) == {"1": None, "2": "1", "3": "2"}
    assert article.thread is not None
    assert (article.thread.source, article.thread.total, article.thread.complete) == ("rest", 3, True)
    assert article.incomplete == ()


def test_dates_of_rest_are_gmt_and_names_are_read_as_text() -> None:
    one = row(1, author_name="Bu &amp; Pak \x1b[31mGaluh", author_url="https://galuh.example/")

    article, _asked = completed(claimed(wordpress(remark(1), total=1)), site(one))

    assert article.thread is not None
    [comment] = article.thread.comments
    assert comment.author == "Bu & Pak Galuh"
    assert comment.author_url == "https://galuh.example/"
    assert comment.posted_at == datetime(2026, 3, 11, 1, 30, tzinfo=UTC)


def test_the_hundreds_are_asked_for_one_by_one_as_the_headers_say() -> None:
    rows = [row(number) for number in range(1, 251)]

    article, asked = completed(claimed(wordpress(remark(1), total=250, nav=PRINTED)), site(*rows))

    assert article.thread is not None
    assert article.thread.shown == 250
    assert len(asked) == 3
    assert len(set(parents(article))) == 250


def test_without_headers_a_full_answer_asks_for_the_next_one() -> None:
    rows = [row(number) for number in range(1, 151)]

    def say(url: str) -> Page:
        number = int(url.partition("&page=")[2].partition("&")[0])
        return answer(rows[(number - 1) * 100 : number * 100])

    article, asked = completed(claimed(wordpress(remark(1), nav=PRINTED)), say)

    assert article.thread is not None
    assert article.thread.shown == 150
    assert len(asked) == 2


def test_pingbacks_come_from_the_html_pages_when_the_page_counts_more_than_rest() -> None:
    pager = f'<a href="{POST}comment-page-2/#comments">2</a>'
    second = wordpress(remark(2), remark(9, "[…] warung […]", kind="pingback"), total=3)

    article, asked = completed(
        claimed(wordpress(remark(1), total=3, pager=pager, nav=PRINTED)), site(row(1), row(2), comment_page_2=second)
    )

    assert asked[-1] == f"{POST}comment-page-2/"
    assert article.thread is not None
    assert [(comment.id, comment.kind) for comment in article.thread.walk()] == [
        ("1", "comment"),
        ("2", "comment"),
        ("9", "pingback"),
    ]
    assert article.thread.complete


def test_no_html_page_is_asked_for_when_rest_has_as_many_as_the_page_counts() -> None:
    pager = f'<a href="{POST}comment-page-2/#comments">2</a>'

    _article, asked = completed(claimed(wordpress(remark(1), total=2, pager=pager, nav=PRINTED)), site(row(1), row(2)))

    assert ["comments" in url for url in asked] == [True]


REFUSALS = {
    "401": missing("kabar.example asks for a login (401)"),
    "404": missing("kabar.example has no such page (404)", 404),
    "timeout": missing("kabar.example did not answer in 3 s", 0),
    "half a JSON": answer(b'[{"id": 1, "parent": 0, "author_na'),
    "another JSON": answer({"code": "rest_disabled"}),
    "HTML": builders.page("<p>Coming soon", POST),
    "deep": answer(b"[" * 200_000),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_where_rest_is_off_the_pages_of_comments_are_read_and_it_is_told(refusal: Page) -> None:
    pager = f'<a href="{POST}comment-page-2/#comments">Komentar lebih baru</a>'
    third = f'<a href="{POST}comment-page-3/#comments">Komentar lebih baru</a>'
    pages = site(
        comment_page_2=wordpress(remark(2, "Dua.", remark(3)), pager=third), comment_page_3=wordpress(remark(4))
    )

    article, _asked = completed(
        claimed(wordpress(remark(1), total=4, pager=pager, nav=PRINTED)),
        lambda url: refusal if "wp-json" in url else pages(url),
    )

    assert parents(article) == {"1": None, "2": None, "3": "2", "4": None}
    assert article.thread is not None
    assert (article.thread.source, article.thread.complete) == ("html", True)
    [reason] = article.incomplete
    assert reason.startswith("replies may hang on another comment")


def test_what_did_not_come_at_all_is_counted() -> None:
    pager = f'<a href="{POST}comment-page-2/#comments">2</a>'

    article, _asked = completed(
        claimed(wordpress(remark(1), total=40, pager=pager, nav=PRINTED)), lambda _url: missing()
    )

    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (1, 40, False)
    assert article.incomplete == ("39 comments did not come: kabar.example says no",)


def test_a_second_hundred_that_fails_leaves_the_first() -> None:
    rows = site(*(row(number) for number in range(1, 151)))

    article, _asked = completed(
        claimed(wordpress(remark(1), total=150, nav=PRINTED)), lambda url: missing() if "page=2" in url else rows(url)
    )

    assert article.thread is not None
    assert (article.thread.shown, article.thread.complete) == (100, False)
    assert article.incomplete == ("50 comments did not come: kabar.example says no",)


def test_comments_that_answer_each_other_in_a_circle_are_all_there() -> None:
    circle = site(row(1, 2), row(2, 1), row(3, 3), row(4, 99))

    article, _asked = completed(claimed(wordpress(remark(1), total=4)), circle)

    assert sorted(parents(article)) == ["1", "2", "3", "4"]


def test_a_hostile_comment_is_filtered_and_stays_in_its_place() -> None:
    hostile = row(1, words="</section></body>Klik \x1b]8;;x\x07 &#27;[2J <b>tebal", author_name="\u202eMedan")

    article, _asked = completed(claimed(wordpress(remark(1), total=2)), site(hostile, row(2, words="Biasa.")))

    assert article.thread is not None
    first, second = article.thread.comments
    assert "\x1b" not in first.text + first.author
    assert first.author == "Medan"
    assert second.text == "Biasa."
    assert [span.style for block in second.body for span in block.spans] == [""]  # type: ignore[union-attr]


def test_the_author_of_the_article_is_known_by_the_account_that_the_page_marks() -> None:
    marked = remark(1).replace('class="comment"', 'class="comment bypostauthor"')

    article, _asked = completed(
        claimed(wordpress(marked, total=3)), site(row(1, author=5), row(2, author=5), row(3, author=6))
    )

    assert article.thread is not None
    assert [comment.by_author for comment in article.thread.walk()] == [True, True, False]


def test_a_waiting_comment_that_only_the_page_shows_stays() -> None:
    waiting = remark(5).replace(
        '<div class="comment-content">',
        '<em class="comment-awaiting-moderation">Menunggu.</em><div class="comment-content">',
    )

    article, _asked = completed(claimed(wordpress(remark(1), waiting)), site(row(1)))

    assert article.thread is not None
    assert [(comment.id, comment.state) for comment in article.thread.walk()] == [("1", "public"), ("5", "pending")]


def test_a_site_that_shows_the_newest_first_keeps_that_order() -> None:
    newest = wordpress(remark(3), remark(2), remark(1), total=3)

    article, _asked = completed(claimed(newest), site(row(1), row(2), row(3)))

    assert list(parents(article)) == ["3", "2", "1"]


def test_a_post_without_comments_asks_for_none() -> None:
    assert claimed(wordpress(nav=PRINTED)).wanted() == ()


# --- neighbours ---


def neighbours(url: str) -> Page:
    side = "lama" if "before=" in url else "baru"
    title = {"rendered": f"Kabar &#8220;{side.title()}&#8221;"}
    return answer([{"id": 1, "link": f"{HOST}/2026/03/10/{side}/", "title": title}])


def test_neighbours_that_the_theme_does_not_print_come_from_rest_with_their_titles() -> None:
    article, asked = completed(claimed(wordpress()), neighbours)

    assert article.navigation is not None
    assert article.navigation.previous is not None
    assert article.navigation.next is not None
    assert (article.navigation.previous.title, article.navigation.next.title) == ("Kabar “Lama”", "Kabar “Baru”")
    assert article.navigation.previous.url == f"{HOST}/2026/03/10/lama/"
    assert [url.partition("?")[0] for url in asked] == [f"{REST}wp/v2/posts"] * 2
    assert "before=2026-03-11T17:05:09%2B08:00&" in asked[0]


def test_a_neighbour_that_is_printed_is_believed_and_nobody_is_asked() -> None:
    held = claimed(wordpress(nav=PRINTED))

    assert held.wanted() == ()
    assert held.merged().navigation == held.visit.article.navigation


def test_a_printed_neighbour_without_a_title_gets_it() -> None:
    bare = PRINTED.replace("Kabar Lama", "← Sebelumnya")

    article, _asked = completed(claimed(wordpress(nav=bare)), neighbours)

    assert article.navigation is not None
    assert article.navigation.previous is not None
    assert (article.navigation.previous.title, article.navigation.next) == ("Kabar “Lama”", None)


def test_a_neighbour_on_another_site_is_none() -> None:
    article, _asked = completed(
        claimed(wordpress()), lambda _url: answer([{"link": "https://jahat.example/", "title": {"rendered": "Ayo"}}])
    )

    assert article.navigation is None
    assert article.incomplete == ("the posts before and after are not known: the answer is damaged",)


def test_a_day_alone_is_no_moment_so_the_post_is_asked_for_its_own() -> None:
    page = wordpress().replace("2026-03-11T17:05:09+08:00", "2026-03-11")

    def say(url: str) -> Page:
        return answer({"id": 7, "date": "2026-03-11T17:05:09"}) if "posts/7" in url else neighbours(url)

    article, asked = completed(claimed(page), say)

    assert [url.partition("?")[0].rpartition("/")[2] for url in asked] == ["7", "posts", "posts"]
    assert "before=2026-03-11T17:05:09&" in asked[1]
    assert article.navigation is not None
    assert article.navigation.next is not None


def test_a_rest_interface_of_another_site_is_not_asked() -> None:
    assert claimed(wordpress(remark(1), total=9).replace(REST, "https://jahat.example/wp-json/")).wanted() == ()


def test_a_site_without_pretty_links_has_its_rest_interface_in_a_parameter() -> None:
    plain = wordpress().replace(f"{REST}wp/v2/posts/7", f"{HOST}/index.php?rest_route=/wp/v2/posts/7")
    plain = plain.replace(f'href="{REST}"', f'href="{HOST}/index.php?rest_route=/"')

    wants = claimed(plain, f"{HOST}/?p=7").wanted()

    assert [want.url.partition("&")[0] for want in wants] == [f"{HOST}/index.php?rest_route=/wp/v2/posts"] * 2


def test_links_to_the_comments_of_other_posts_are_not_followed() -> None:
    pager = f'<a href="{HOST}/lain/comment-page-3/#comments">3</a><a href="{POST}comment-page-4/#comment-8">8</a>'

    _article, asked = completed(
        claimed(wordpress(remark(1), total=9, pager=pager, nav=PRINTED, rest=False)), lambda _url: missing()
    )

    assert asked == []
