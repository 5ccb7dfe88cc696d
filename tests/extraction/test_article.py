from __future__ import annotations

import gc
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.extraction.test_body import SENTENCE, STORY, page
from warta.errors import ExtractError
from warta.extraction.pipeline import extract

URL = "https://news.example/2019/03/20/ferry/"
HTML = page(
    f"<article><h1>Ferry stops</h1><p>BANJARMASIN – Día. {SENTENCE}</p>{STORY}"
    '<p>See <a href="/plan?a=1">the plan of the harbour</a> for what the town will do about the pier.</p>'
    '<figure><img src="/a.jpg" alt="Pier"><figcaption>The pier. Photo: Rina</figcaption></figure></article>',
    head="<meta charset=utf-8><title>Ferry stops - Example</title><html lang=en>",
)


def test_the_same_article_comes_of_text_and_of_bytes_in_any_charset() -> None:
    of_text = extract(HTML, url=URL)

    assert extract(HTML.encode(), url=URL) == of_text
    assert extract(HTML.encode("utf-16"), url=URL) == of_text
    assert (
        extract(HTML.encode("cp1252"), url=URL, headers={"Content-Type": "text/html; charset=windows-1252"}) == of_text
    )
    assert extract(HTML.encode(), url=URL, headers=[("content-type", "text/html")]) == of_text


def test_links_and_pictures_of_the_story_are_listed_once_with_their_addresses() -> None:
    article = extract(HTML, url=URL)

    assert [(link.title, link.url) for link in article.links] == [
        ("the plan of the harbour", "https://news.example/plan?a=1")
    ]
    assert [(picture.url, picture.alt, picture.credit) for picture in article.images] == [
        ("https://news.example/a.jpg", "Pier", "Photo: Rina")
    ]


@pytest.mark.parametrize("html", [HTML, "<html><body><p></p></body></html>"])
def test_garbage_is_collected_again_after_a_page(html: str) -> None:
    with suppress(ExtractError):
        extract(html, url=URL)

    assert gc.isenabled()


def test_what_the_filter_removed_is_counted() -> None:
    article = extract(
        page(f"<article><h1>Ferry</h1>{STORY}<p>Hid&#8238;den in the text of a long enough story.</p></article>")
    )

    assert dict(article.hidden)["bidi"] == 1
    assert "\u202e" not in article.text


def test_who_signs_under_the_story_is_its_author_when_nothing_else_names_one() -> None:
    signed = extract(page(f"<article><h1>Ferry stops</h1>{STORY}<p>Pewarta: Rina Sari</p></article>"), url=URL)

    assert signed.authors == ("Rina Sari",)
    assert "credit" in [each.method for each in signed.evidence if each.field == "authors"]


def test_a_text_without_markup_is_read_as_a_capture() -> None:
    text = f"Ferry stops\n\n{SENTENCE}\n\n{SENTENCE}\n"

    assert SENTENCE in extract(text).text
    assert extract(text.encode(), headers={"content-type": "text/plain"}).text == extract(text).text


@pytest.mark.parametrize("nothing", ["", " \n\t", b"", b"\xef\xbb\xbf"])
def test_nothing_is_an_empty_page(nothing: str | bytes) -> None:
    with pytest.raises(ExtractError) as refused:
        extract(nothing)

    assert refused.value.kind == "empty"


def test_a_film_is_refused_before_it_is_read() -> None:
    with pytest.raises(ExtractError) as refused:
        extract(b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 2_000, url=URL)

    assert refused.value.kind == "video"


def test_the_room_s_door_is_light() -> None:
    code = "import sys, warta.extraction; print('selectolax' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
