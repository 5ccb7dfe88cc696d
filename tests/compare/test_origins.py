"""Who had a story first and whose words were taken: what the pages tell, and nothing by a guess."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import NOON, article, loaded, paragraph, quote, span
from warta.compare.origins import Seen, origin
from warta.model.article import Article, Credit, Dateline

if TYPE_CHECKING:
    from warta.model.origins import Origin, Taking

LEAD = "Air Sungai Hilir naik dua meter pada Selasa malam dan merendam 340 rumah di tiga kelurahan di Martapura."
MORE = "Petugas menurunkan enam perahu karet, dan beras dibagikan di terminal setiap pagi sejak hari Rabu."
OWN = "Wartawan kami menghitung sendiri sebelas truk di jalan utama, yang tidak dapat dilalui sampai sore itu."
SAID = "Air datang begitu cepat dan kami hanya sempat membawa surat-surat serta dua ekor kambing"


def story(site: str, *words: str, hours: float | None = 0, **given: Any) -> Article:
    host = "".join(site.casefold().split())
    url = f"https://www.{host}.example/{len(words)}/"
    published = None if hours is None else NOON + timedelta(hours=hours)
    facts: dict[str, Any] = {
        "site": site, "url": url, "canonical_url": url, "published": published, "authors": (), "title": "Banjir",
    }  # fmt: skip
    return article(*[paragraph(text) for text in words], **facts | given)


def told(*articles: Article, seen: tuple[datetime, ...] = ()) -> Origin:
    moments = seen or (NOON + timedelta(days=1),) * len(articles)
    pairs = zip(articles, moments, strict=True)
    return origin([Seen(loaded(each, id=number), when) for number, (each, when) in enumerate(pairs, 1)])


def taking(found: Origin, at: int = 1) -> Taking:
    [first, *_more] = found.tellings[at].takings
    return first


def test_the_earliest_is_first_and_what_was_taken_is_shown() -> None:
    found = told(story("Koran Kita", LEAD, OWN, hours=3), story("Suara Hilir", LEAD, MORE))

    assert [telling.loaded.id for telling in found.tellings] == [2, 1]
    assert found.sure
    took = taking(found)
    assert (took.source, took.credited, took.sure) == (2, None, True)
    [passage] = took.passages
    assert passage.text == LEAD.rstrip(".")
    assert (passage.start, passage.source_start, passage.words) == (0, 0, 18)
    assert took.share == pytest.approx(18 / 34, abs=0.05)
    assert found.tellings[0].takings == ()


def test_words_of_their_own_take_nothing() -> None:
    assert told(story("A Post", LEAD), story("B Post", OWN, hours=1)).tellings[1].takings == ()


def test_a_passage_says_where_it_stands_in_both_and_small_changes_end_it() -> None:
    changed = LEAD.replace("340 rumah", "341 rumah")
    found = told(story("A Post", MORE, LEAD), story("B Post", changed, MORE, hours=1))

    later, earlier = found.tellings[1].loaded.article.text, found.tellings[0].loaded.article.text
    passages = taking(found).passages
    assert [passage.words for passage in passages] == [15, 11]
    for passage in passages:
        assert later[passage.start : passage.end] == passage.text
        assert earlier[passage.source_start : passage.source_end] == passage.text


def test_of_several_the_one_with_almost_all_in_common_comes_first() -> None:
    found = told(
        story("A Post", LEAD, OWN), story("B Post", LEAD, MORE, OWN, hours=1), story("C Post", LEAD, MORE, hours=2)
    )

    assert [each.source for each in found.tellings[2].takings] == [2, 1]


def test_direct_speech_that_both_heard_is_reported() -> None:
    def with_speech(site: str, own: str, hours: float) -> Article:
        text = f"“{SAID},” kata Siti Aminah. {own}"
        return story(site, text, hours=hours, quotes=(quote(SAID, start=1, end=1 + len(SAID)),))

    took = taking(told(with_speech("A Post", MORE, 0), with_speech("B Post", OWN, 1)))

    assert [passage.speech for passage in took.passages] == [True]
    assert took.spoken == 1.0


@pytest.mark.parametrize(
    ("given", "how"),
    [
        ({"credits": (Credit(label="sumber", name="Suara Hilir"),)}, "credit"),
        ({"credits": (Credit(label="sumber", name="suarahilir.example"),)}, "credit"),
        ({"credits": (Credit(label="source", name="x", url="https://suarahilir.example/"),)}, "credit"),
        ({"dateline": Dateline(place="Martapura", organisation="Suara Hilir")}, "dateline"),
        ({"authors": ("Suara Hilir",)}, "author"),
        ({"blocks": (paragraph(LEAD), paragraph("", span("here", "", "https://suarahilir.example/2/")))}, "link"),
        ({"blocks": (paragraph(LEAD), paragraph("Demikian dilaporkan Suara Hilir kemarin."))}, "text"),
        ({"credits": (Credit(label="sumber", name="Antara"),)}, None),
        ({"credits": (Credit(label="sumber", name="Hilir"),)}, None),
        ({"blocks": (paragraph(LEAD), paragraph("Suara Hilirnya sungai terdengar."))}, None),
    ],
)
def test_who_is_named_is_credited_and_nobody_by_a_guess(given: dict[str, Any], how: str | None) -> None:
    blocks = given.pop("blocks", None)
    later = story("Koran Kita", LEAD, OWN, hours=2, **given)
    if blocks:
        later = article(*blocks, site="Koran Kita", url=later.url, published=later.published, authors=())

    found = told(story("Suara Hilir", LEAD, MORE), later)

    assert taking(found).credited == how


def test_all_who_a_page_names_but_itself_are_reported() -> None:
    named = tuple(Credit(label="sumber", name=name) for name in ("Antara", "Koran Kita", "Antara", "Polisi"))

    found = told(story("A Post", LEAD), story("Koran Kita", LEAD, hours=1, credits=named))

    assert found.tellings[1].names == ("Antara", "Polisi")


def test_a_page_without_a_time_is_placed_by_when_it_was_seen_and_nobody_is_shown_to_be_first() -> None:
    found = told(story("A Post", LEAD, hours=None), story("B Post", LEAD), seen=(NOON - timedelta(hours=1), NOON))

    assert [telling.claimed for telling in found.tellings] == [False, True]
    assert (found.sure, taking(found).sure) == (False, False)


def test_two_that_were_only_seen_are_in_the_order_in_which_they_were_seen() -> None:
    found = told(
        story("A Post", LEAD, hours=None), story("B Post", LEAD, hours=None), seen=(NOON, NOON - timedelta(hours=1))
    )

    assert [telling.loaded.id for telling in found.tellings] == [2, 1]
    assert found.sure


def test_a_day_without_an_hour_orders_nothing_within_it() -> None:
    midnight = NOON.replace(hour=0)

    same = told(story("A Post", LEAD, published=midnight), story("B Post", LEAD, hours=1))
    next_day = told(story("A Post", LEAD, published=midnight), story("B Post", LEAD, hours=24))

    assert (same.sure, next_day.sure) == (False, True)


def test_the_same_moment_orders_nothing() -> None:
    assert not told(story("A Post", LEAD), story("B Post", LEAD)).sure


def test_writing_without_spaces_has_passages_too() -> None:
    shared = "昨夜の大雨で市内の川の水位が二メートル上がり、三百四十戸が浸水したと市の担当者が発表した"

    found = told(story("A Post", shared + "。避難所は五か所。"), story("B Post", "速報。" + shared + "。", hours=1))

    assert taking(found).passages[0].text == shared
    assert (
        told(story("A Post", "川の水位が上がった。"), story("B Post", "川の水位が上がった。", hours=1))
        .tellings[1]
        .takings
        == ()
    )


@pytest.mark.parametrize("text", ["a " * 20_000, "", "one two three"], ids=["bait", "empty", "short"])
def test_any_texts_can_be_held_against_each_other(text: str) -> None:
    found = told(story("A Post", text), story("B Post", text, hours=1))

    assert len(found.tellings) == 2
