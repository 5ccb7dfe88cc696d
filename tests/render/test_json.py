"""The article as JSON: the keys that were promised, in their order, in a schema that ships."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests import builders
from warta.model.article import Evidence
from warta.model.blocks import Code, Embed, Figure, Rule, Table, text_of
from warta.model.capture import LoadedArticle
from warta.render.json import (
    SCHEMAS,
    article_from_json,
    article_to_json,
    count_words,
    reading_minutes,
    schema,
    thread_to_json,
)

if TYPE_CHECKING:
    from warta.model.article import Article

PROMISED = [
    "schema",
    "url",
    "final_url",
    "canonical_url",
    "fetched_at",
    "from_library",
    "sha256",
    "text_sha256",
    "revision",
    "title",
    "authors",
    "published",
    "modified",
    "language",
    "site",
    "section",
    "tags",
    "summary",
    "reading_minutes",
    "words",
    "dateline",
    "credits",
    "text",
    "blocks",
    "quotes",
    "navigation",
    "thread",
    "form",
    "links",
    "images",
    "hidden",
    "truncated",
    "incomplete",
    "provenance",
]

EVERY_BLOCK = (
    builders.paragraph("Water ", builders.span("rose", "strong em", "https://news.example/rise")),
    builders.heading("After dark", 3),
    builders.quotation("We ran.", "Dewi"),
    builders.listing("rice", (1, "a.", "white")),
    Figure(src=None, alt="a boat", caption=builders.spans("The quay"), credit="Antara"),
    Table(rows=(("Day", "Level"), ("Monday", "2 m")), header_rows=1, caption="Levels"),
    Code(text="a\tb\n  c", language="text"),
    Embed(src="https://video.example/1", kind="video", title="The flood"),
    Rule(),
)


def written(article: Article | None = None, **given: Any) -> dict[str, Any]:
    """A reading as it stands in a file of JSON."""
    data: dict[str, Any] = json.loads(json.dumps(article_to_json(builders.loaded(article, **given))))
    return data


def complaints(name: str, data: dict[str, Any]) -> list[str]:
    """What the schema has against it."""
    validator = Draft202012Validator(json.loads(schema(name)), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(data)]


def test_the_promised_keys_are_there_in_their_order() -> None:
    keys = list(written())

    assert [key for key in keys if key in PROMISED] == PROMISED


def test_a_full_article_keeps_the_schema() -> None:
    assert complaints("article", written()) == []


def test_a_article_of_which_nothing_is_known_keeps_the_schema_and_says_null() -> None:
    data = written(builders.bare_article(), provenance=builders.provenance(final_url=None, status=None))

    assert complaints("article", data) == []
    assert [key for key in ("title", "published", "dateline", "navigation", "thread", "form") if data[key]] == []
    assert (data["authors"], data["title"]) == ([], None)


def test_every_kind_of_block_keeps_the_schema_and_comes_back() -> None:
    loaded = builders.loaded(builders.bare_article(*EVERY_BLOCK))
    data = json.loads(json.dumps(article_to_json(loaded)))

    assert complaints("article", data) == []
    assert [block["type"] for block in data["blocks"]] == [
        "paragraph", "heading", "quotation", "list", "figure", "table", "code", "embed", "rule",
    ]  # fmt: skip
    assert article_from_json(data) == loaded


def test_the_text_is_the_articles_own() -> None:
    article = builders.bare_article(*EVERY_BLOCK)
    data = written(article)

    assert data["text"] == article.text
    assert [block["text"] for block in data["blocks"]] == [text_of(block) for block in article.blocks]


def test_inline_styles_and_links_are_reported_by_span() -> None:
    block = written(builders.bare_article(EVERY_BLOCK[0]))["blocks"][0]

    assert block["spans"] == [
        {"text": "Water ", "style": "", "href": None},
        {"text": "rose", "style": "strong em", "href": "https://news.example/rise"},
    ]


def test_replies_stand_inside_the_comment_they_answer() -> None:
    thread = written()["thread"]

    assert (thread["total"], thread["shown"], len(thread["comments"])) == (2, 2, 1)
    assert [reply["text"] for reply in thread["comments"][0]["replies"]] == ["We do."]


def test_a_thread_a_hundred_deep_comes_back() -> None:
    deepest = builders.comment("100", "last")
    for number in range(99, 0, -1):
        deepest = builders.comment(str(number), f"comment {number}", deepest)
    loaded = builders.loaded(builders.article(thread=builders.thread(deepest)))

    data = json.loads(json.dumps(article_to_json(loaded)))

    assert data["thread"]["shown"] == 100
    assert article_from_json(data) == loaded


def test_the_thread_alone_says_where_it_is_from() -> None:
    data = json.loads(json.dumps(thread_to_json(builders.loaded())))

    assert complaints("thread", data) == []
    assert (data["schema"], data["url"], data["shown"]) == ("warta.thread/1", builders.FLOOD, 2)


def test_a_thread_that_nobody_knows_of_is_null_and_not_empty() -> None:
    data = json.loads(json.dumps(thread_to_json(builders.loaded(builders.bare_article()))))

    assert complaints("thread", data) == []
    assert (data["comments"], data["total"]) == (None, None)


def test_evidence_and_headers_stand_in_the_provenance() -> None:
    article = builders.article(evidence=(Evidence(field="title", method="json-ld", place="script 1"),))
    twice = (("Set-Cookie", "a"), ("Set-Cookie", "b"))

    provenance = written(article, provenance=builders.provenance(article, response_headers=twice))["provenance"]

    assert provenance["evidence"] == [{"field": "title", "method": "json-ld", "place": "script 1"}]
    assert provenance["response_headers"] == [["Set-Cookie", "a"], ["Set-Cookie", "b"]]


def test_dates_carry_their_offset() -> None:
    jakarta = timezone(timedelta(hours=7))

    data = written(builders.article(published=datetime(2019, 3, 20, 19, 4, tzinfo=jakarta)))

    assert data["published"] == "2019-03-20T19:04:00+07:00"


def test_an_offset_of_solar_time_is_reported_in_whole_minutes() -> None:
    batavia = timezone(timedelta(hours=7, minutes=7, seconds=12))

    data = written(builders.article(published=datetime(1900, 1, 1, tzinfo=batavia)))

    assert data["published"] == "1900-01-01T00:00:00+07:07"
    assert complaints("article", data) == []


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (299, 1), (301, 2), (2000, 10)])
def test_reading_time_is_two_hundred_words_a_minute_and_at_least_one(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


def test_words_are_counted_where_a_script_writes_no_spaces() -> None:
    assert count_words("two words") == 2
    assert count_words("Ayo, membaca ya?") == 3
    assert count_words("東京で大雨 Antara") == 4


def test_two_schemas_agree_on_what_they_share() -> None:
    article, thread = (json.loads(schema(name))["$defs"] for name in SCHEMAS)

    followed = thread.pop("followed")
    assert {name: article[name] for name in thread} == thread
    assert [*followed["required"]][:-2] == article["comment"]["required"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_and_describes_no_unknown_thing(name: str) -> None:
    text = schema(name)

    Draft202012Validator.check_schema(json.loads(text))
    asked = {*re.findall(r'"#/\$defs/(\w+)"', text)}
    assert asked == {*json.loads(text)["$defs"]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 5},
        {"titel": "misspelt"},
        {"published": "20 March"},
        {"published": "2019-03-20T12:00:00"},
        {"authors": None},
        {"blocks": [{"type": "paragraph", "text": "no spans"}]},
        {"blocks": [{"type": "poem", "text": "", "spans": []}]},
        {"hidden": {"escape": "two"}},
    ],
)
def test_the_schema_refuses_what_warta_never_writes(wrong: dict[str, Any]) -> None:
    assert complaints("article", written() | wrong)


def test_a_key_that_is_missing_is_named() -> None:
    data = written()
    del data["blocks"]

    with pytest.raises(ValueError, match="blocks"):
        article_from_json(data)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 5},
        {"authors": "Rina"},
        {"published": "2019-03-20T12:00:00"},
        {"published": "noon"},
        {"truncated": 1},
        {"revision": True},
        {"blocks": [{"type": "poem"}]},
        {"blocks": ["water"]},
        {"hidden": []},
        {"thread": {"comments": {}}},
        {"quotes": [{"confidence": "high"}]},
    ],
)
def test_a_value_of_another_type_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        article_from_json(written() | wrong)


def test_a_quote_of_an_earlier_warta_stands_alone_and_is_direct() -> None:
    data = written()
    for each in data["quotes"]:
        del each["continues"], each["indirect"]

    read = article_from_json(data).article.quotes

    assert read
    assert [(quote.continues, quote.indirect) for quote in read] == [(False, False)] * len(read)
    assert complaints("article", data) == []


def test_a_reading_from_the_library_says_so() -> None:
    loaded = LoadedArticle(
        article=builders.article(),
        provenance=builders.provenance(),
        from_library=True,
        id=12,
        revision=3,
        trouble="the site did not answer",
    )

    data = article_to_json(loaded)

    assert (data["from_library"], data["id"], data["revision"]) == (True, 12, 3)
    assert data["trouble"] == "the site did not answer"


def test_the_caption_over_a_article_is_not_in_its_text_so_that_the_digest_is_of_what_is_reported() -> None:
    over = Figure(src="https://news.example/a.jpg", caption=builders.spans("The market."))
    story = builders.article(over, builders.heading("Flood"), builders.paragraph("Water."), over)

    data = article_to_json(builders.loaded(story))

    assert data["text"] == story.text == "Flood\n\nWater.\n\nThe market."
