"""An article on several pages is one article, as far as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.extraction.sites.pages import HOST, claimed, completed, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.capture import Page

STORY = f"{HOST}/catatan/"
LEAD = "Catatan perjalanan ini ditulis dalam tiga bagian, dari muara sampai ke hulu sungai yang panjang."


def page(number: int, *, last: int = 3, form: str = "{}/") -> str:
    """One page of the article; what leads in stands on every one."""

    def link(other: int) -> str:
        return f'<a class="post-page-numbers" href="{STORY}{form.format(other) if other > 1 else ""}">{other}</a>'

    links = "".join(link(other) for other in range(1, last + 1) if other != number)
    words = "".join(
        f"<p>Bagian {number}, paragraf {n}: perahu berangkat sebelum subuh, kata juru mudi Ahmad kepada penumpang.</p>"
        for n in range(5)
    )
    return (
        f"<html><title>Catatan</title><body><article><h1>Catatan Panjang</h1><div class='entry-content'><p>{LEAD}</p>"
        f"{words}</div><div class='page-links'>{links}</div></article></body></html>"
    )


def site(last: int = 3, form: str = "{}/", without: int = 0) -> Callable[[str], Page]:
    addresses = {f"{STORY}{form.format(n) if n > 1 else ''}": n for n in range(1, last + 1)}

    def say(url: str) -> Page:
        number = addresses[url]
        return missing("no such page") if number == without else builders.page(page(number, last=last, form=form), url)

    return say


@pytest.mark.parametrize("form", ["{}/", "?page={}"])
@pytest.mark.parametrize("here", [1, 2, 3])
def test_the_pages_are_joined_in_their_order_whichever_was_opened(here: int, form: str) -> None:
    address = STORY + (form.format(here) if here > 1 else "")

    article, asked = completed(claimed(page(here, form=form), address), site(form=form))

    assert [line.split(",")[0] for line in article.text.split("\n\n")[1:]] == [
        f"Bagian {n}" for n in (1, 2, 3) for _ in range(5)
    ]
    assert article.text.count(LEAD) == 1
    assert article.navigation is not None
    assert article.navigation.pages_joined == 3
    assert len(asked) == 2
    assert article.incomplete == ()


def test_a_gap_ends_the_article_and_is_told() -> None:
    article, _asked = completed(claimed(page(1), STORY), site(without=2))

    assert article.navigation is not None
    assert article.navigation.pages_joined == 1
    assert "Bagian 3" not in article.text
    assert article.incomplete == ("page 2 of the article did not come: no such page",)


def test_a_last_page_that_fails_leaves_the_others() -> None:
    article, _asked = completed(claimed(page(1), STORY), site(without=3))

    assert article.navigation is not None
    assert article.navigation.pages_joined == 2
    assert "Bagian 2" in article.text


def test_a_pager_that_leaves_pages_out_does_not_lose_them() -> None:
    short = page(1, last=6).replace(f'<a class="post-page-numbers" href="{STORY}3/">3</a>', "…")

    article, asked = completed(claimed(short, STORY), site(last=6))

    assert len(asked) == 5
    assert article.navigation is not None
    assert article.navigation.pages_joined == 6


def test_a_site_that_shows_the_same_on_every_page_is_told_once() -> None:
    article, _asked = completed(claimed(page(1), STORY), lambda url: builders.page(page(1), url))

    assert article.text.count("Bagian 1, paragraf 0") == 1
    assert article.navigation is not None
    assert article.navigation.pages_joined == 1


def test_a_page_that_mostly_repeats_is_the_same_one() -> None:
    changed = page(1).replace("Bagian 1, paragraf 2", "Iklan 7, paragraf 2")

    article, _asked = completed(claimed(page(1), STORY), lambda url: builders.page(changed, url))

    assert "Iklan 7" not in article.text


def test_the_pages_of_a_forum_s_topic_are_not_its_story() -> None:
    topic = page(1).replace("class='entry-content'", "class='entry-content postbody'")

    assert claimed(topic, STORY).wanted() == ()


def test_quotes_point_into_the_joined_text() -> None:
    said = page(2).replace("perahu berangkat sebelum subuh, kata", "“Perahu berangkat sebelum subuh,” kata", 1)

    article, _asked = completed(
        claimed(page(1), STORY), lambda url: builders.page(said if url.endswith("/2/") else page(3), url)
    )

    for quote in article.quotes:
        assert quote.text in article.text.split("\n\n")[quote.block]
    assert article.quotes


def test_what_the_filter_removed_from_the_other_pages_is_counted() -> None:
    def hostile(url: str) -> Page:
        return builders.page(page(2, last=2).replace("perahu", "pera\u202ehu"), url)

    article, _asked = completed(claimed(page(1, last=2).replace("subuh", "su\u202ebuh"), STORY), hostile)

    assert "\u202e" not in article.text
    assert dict(article.hidden) == {"bidi": 10}


def test_a_page_that_was_cut_is_told() -> None:
    article, _asked = completed(
        claimed(page(1, last=2), STORY), lambda url: builders.page(page(2, last=2), url, truncated=True)
    )

    assert article.truncated
