from __future__ import annotations

import pytest

from tests.extraction.test_body import SENTENCE, STORY, page
from warta.errors import ExtractError
from warta.extraction.pipeline import extract

HOME = "https://news.example/"
CARDS = "".join(f"<h2><a href=/2019/story-{n}/>Story number {n}</a></h2><p>Short words.</p>" for n in range(12))


def kind(body: str, *, url: str = "https://news.example/2019/x/", title: str = "Example") -> str:
    with pytest.raises(ExtractError) as refused:
        extract(page(body, head=f"<title>{title}</title>"), url=url)
    return refused.value.kind


def test_a_front_page_is_a_list_and_gives_its_links() -> None:
    with pytest.raises(ExtractError) as refused:
        extract(page(f"<main>{CARDS}</main>"), url=HOME)

    assert refused.value.kind == "listing"
    assert refused.value.links[0] == ("Story number 0", "https://news.example/2019/story-0/")
    assert len(refused.value.links) == 12


def test_a_front_page_that_tells_a_little_of_each_story_is_a_list() -> None:
    cards = CARDS.replace("Short words.", "Some fifty characters of words about what it tells.")
    more = cards.replace("/2019/", "/2020/")

    with pytest.raises(ExtractError) as refused:
        extract(page(f"<main>{cards}{more}</main>"), url=HOME)

    assert refused.value.kind == "listing"
    assert len(refused.value.links) == 24
    assert extract(page(f"<main>{cards}{more}</main>"), url=f"{HOME}2019/03/the-stories/").text


def test_a_story_under_a_front_page_is_a_story() -> None:
    assert "Part 6." in extract(page(f"<main><h1>Ferry</h1>{STORY}{CARDS}</main>"), url=HOME).text


def test_a_list_that_stands_at_a_post_s_address_is_not_called_one() -> None:
    assert extract(page(f"<main>{CARDS}</main>"), url="https://news.example/2019/03/the-twelve-stories/").title


def test_a_page_that_asks_for_a_password_is_a_login_wall() -> None:
    wall = "<h1>Sign in to read</h1><form><input name=user><input type=password name=pass><button>Go</button></form>"

    assert kind(wall) == "login"


def test_a_protected_post_says_so() -> None:
    assert (
        kind("<h1>Notes</h1><form class=post-password-form><input type=password name=post_password></form>")
        == "password"
    )


def test_a_protected_post_of_a_day_says_so_too() -> None:
    note = "To see it, enter its password below; the house gives it to whoever has subscribed to the paper."
    form = f"<form class=post-password-form><p>{note}</p><input type=password name=post_password></form>"

    assert kind(f"<h1>Notes</h1><time datetime=2019-03-20>20 March</time>{form}") == "password"


def test_a_story_beside_a_login_form_is_a_story() -> None:
    form = "<form><input name=user><input type=password name=pass></form>"

    assert "Part 6." in extract(page(f"{form}<h1>Ferry</h1>{STORY}")).text


def test_a_short_story_of_a_day_is_no_login_wall() -> None:
    body = f"<h1>Ferry</h1><time datetime=2019-03-20>20 March</time><p>{SENTENCE}</p><input type=password name=pass>"

    assert extract(page(body)).text == SENTENCE


@pytest.mark.parametrize("words", ["404", "Page not found", "Halaman tidak ditemukan", "Seite nicht gefunden"])
def test_an_error_that_calls_itself_a_page_is_an_error(words: str) -> None:
    assert kind(f"<h1>{words}</h1><p>Try the search.</p>", title=words) == "soft-404"


def test_the_words_of_an_error_are_told_once() -> None:
    words = "That page can’t be found."

    with pytest.raises(ExtractError) as refused:
        extract(page(f"<h1> {words} </h1><p>Try the search.</p>", head=f"<title>{words}</title>"))

    assert refused.value.what == f"the site says: {words}"


def test_an_empty_stage_is_made_by_scripts() -> None:
    assert kind("<div id=root></div><script src=/app.js></script>") == "script-only"
    assert kind("<noscript>Please enable JavaScript.</noscript>") == "script-only"


def test_a_consent_wall_is_told() -> None:
    assert kind("<h1>Before you continue</h1><p>We use cookies.</p><button>Accept all</button>") == "consent"


def test_nothing_at_all_is_empty() -> None:
    with pytest.raises(ExtractError) as refused:
        extract("<!doctype html><html><body></body></html>")

    assert refused.value.kind == "empty"


def test_a_post_with_a_title_and_no_text_is_an_article() -> None:
    article = extract(page("<article><h1>Photo of the day</h1><img src=/a.jpg></article>", head="<title>Photo</title>"))

    assert article.title
    assert article.text == ""


def card(n: int) -> str:
    return f"<article><h2><a href=/2019/story-{n}/>Story number {n}</a></h2><p>Short words.</p></article>"


@pytest.mark.parametrize("path", ["category/river/", "author/ana-lima", "en/tag/ferry/page/2/", "penulis/ana/"])
@pytest.mark.parametrize("cards", [1, 2, 3])
def test_an_archive_is_a_list_however_few_it_lists(path: str, cards: int) -> None:
    with pytest.raises(ExtractError) as refused:
        extract(page(f"<h1>River</h1>{''.join(map(card, range(cards)))}"), url=HOME + path)

    assert refused.value.kind == "listing"
    assert len(refused.value.links) == cards


def test_a_story_at_an_archive_s_address_is_a_story() -> None:
    story = f"<article><h1>Ferry stops</h1>{STORY}</article>"

    assert "Part 6." in extract(page(story + card(1)), url=HOME + "topic/river/").text


def test_few_cards_elsewhere_are_no_list() -> None:
    assert extract(page(f"<h1>River</h1>{card(1)}{card(2)}"), url=HOME + "2019/river/").title


@pytest.mark.parametrize(
    "place",
    [
        "<nav>{}</nav>",
        "<div class=login-modal>{}</div>",
        "<ul class=menu><li>{}</ul>",
        "<div style='display: none'>{}</div>",
    ],
)
def test_a_short_story_is_not_refused_for_a_form_that_is_put_away(place: str) -> None:
    form = "<form><input name=user><input type=password name=pass></form>"
    story = f"<article><h1>Ferry stops</h1><p>{SENTENCE}</p></article>"

    assert SENTENCE.strip() in extract(page(place.format(form) + story)).text


def test_a_forum_without_its_data_is_made_by_scripts() -> None:
    form = "<form style='display: none'><input name=user><input type=password name=pass></form>"

    assert kind(f"<div class=hidden id=data-preloaded></div>{form}") == "script-only"
