"""JSON-LD carries the text for machines: it is told when the page itself hardly tells any, and never else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.extraction.test_body import SENTENCE, STORY, page
from warta.extraction.pipeline import extract
from warta.model.blocks import Listing

if TYPE_CHECKING:
    from warta.model.article import Article

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


def recipe(steps: object) -> str:
    told = {"@type": "Recipe", "name": "Fish soup", "recipeIngredient": ["1 fish", "2 l water"]}
    return f"<script type='application/ld+json'>{json.dumps({**told, 'recipeInstructions': steps})}</script>"


@pytest.mark.parametrize(
    "steps",
    [
        ["Boil the water.", "Add the fish."],
        "<p>Boil the water.</p><p>Add the fish.</p>",
        [{"@type": "HowToStep", "text": "Boil the water."}, {"@type": "HowToStep", "text": "Add the fish."}],
        [{"@type": "HowToSection", "itemListElement": [{"text": "Boil the water."}, {"text": "Add the fish."}]}],
    ],
)
def test_a_recipe_that_its_page_draws_by_script_is_told(steps: object) -> None:
    article = extract(page(f"<article><h1>Fish soup</h1><p>{SENTENCE}</p></article>", head=recipe(steps)))

    assert article.text.startswith(SENTENCE)
    assert [[(item.marker, item.spans[0].text) for item in listing.items] for listing in listings(article)] == [
        [("•", "1 fish"), ("•", "2 l water")],
        [("1.", "Boil the water."), ("2.", "Add the fish.")],
    ]


def test_a_recipe_that_its_page_tells_is_not_told_twice() -> None:
    told = "<ul><li>1 fish<li>2 l water</ul><p>Boil the water. Add the fish.</p>"

    head = recipe(["Boil the water.", "Add the fish."])
    article = extract(page(f"<article><h1>Fish soup</h1><p>{SENTENCE}</p>{told}</article>", head=head))

    assert article.text.count("fish") == 2


@pytest.mark.parametrize("steps", [None, 7, {}, [[]], [{"text": None}], {"itemListElement": 5}])
def test_a_damaged_recipe_is_passed_over(steps: object) -> None:
    article = extract(page(f"<article><h1>Fish soup</h1><p>{SENTENCE}</p></article>", head=recipe(steps)))

    assert len(listings(article)) == 1


def listings(article: Article) -> list[Listing]:
    return [block for block in article.blocks if isinstance(block, Listing)]


def test_a_live_blog_that_scripts_draw_is_told_entry_by_entry() -> None:
    entries = [
        {"@type": "BlogPosting", "headline": f"Hour {n}", "datePublished": f"2025-03-12T1{n}:40:00Z",
         "articleBody": f"Part {n}. {SENTENCE * 2}"} for n in (6, 5, 4)
    ]  # fmt: skip
    about = {"@type": "LiveBlogPosting", "headline": "Ferry stops", "liveBlogUpdate": entries}

    article = extract(page(SHORT, head=f"<script type='application/ld+json'>{json.dumps(about)}</script>"))

    told = [line for line in article.text.split("\n\n") if "Hour" in line]
    assert told == ["16:40 Hour 6", "15:40 Hour 5", "14:40 Hour 4"]
    assert "Part 4." in article.text
