"""JSON-LD carries the text for machines: it is told when the page itself hardly tells any, and never else."""

from __future__ import annotations

import json

from tests.extraction.test_body import SENTENCE, STORY, page
from warta.extraction import extract

BODY = "\n\n".join(f"Part {n}. {SENTENCE}" for n in range(1, 9))
SHORT = "<article><h1>Ferry stops</h1><p>The ferry has stopped, read on in the app of this paper.</p></article>"


def described(body: str) -> str:
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry stops", "articleBody": body}
    return f"<title>Ferry stops</title><script type='application/ld+json'>{json.dumps(about)}</script>"


def test_a_page_that_keeps_its_story_in_json_ld_is_told_from_there() -> None:
    article = extract(page(SHORT, head=described(BODY)))

    assert article.text == BODY
    assert [(found.field, found.method) for found in article.evidence if found.field == "text"] == [("text", "json-ld")]


def test_markup_inside_json_ld_makes_paragraphs_and_no_text() -> None:
    body = "".join(f"<p>Part {n}. <b>{SENTENCE}</b></p>" for n in range(1, 9))

    assert extract(page(SHORT, head=described(body))).text == BODY


def test_a_page_that_tells_its_story_is_not_asked_twice() -> None:
    article = extract(page(f"<article><h1>Ferry stops</h1>{STORY}</article>", head=described(BODY)))

    assert "Part 6." in article.text
    assert "Part 8." not in article.text


def test_a_teaser_in_json_ld_replaces_nothing() -> None:
    assert extract(page(SHORT, head=described("The ferry has stopped."))).text.startswith("The ferry has stopped, read")


def test_what_hides_in_json_ld_is_filtered_as_anything_else() -> None:
    article = extract(page(SHORT, head=described(BODY + "\x1b[31m red \u202e")))

    assert "\x1b" not in article.text
    assert "\u202e" not in article.text
