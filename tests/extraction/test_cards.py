"""Cards that tell other stories are no part of the one they stand in; what a story lists is."""

from __future__ import annotations

import pytest

from warta.extraction.pipeline import extract

SENTENCE = "The river rose by two metres in a single night, and the ferry stopped for the first time in years."
STORY = "".join(f"<p>Part {n}. {SENTENCE}</p>" for n in range(1, 7))
TEASER = "Nobody along the harbour could say on that day when it would be open again, so they went home. "
HOME = "https://news.example"


def text(row: str, *, before: str = STORY, after: str = "") -> str:
    story = f"<article><h1>Ferry stops</h1>{before}<section>{row}</section>{after}</article>"
    page = f"<!doctype html><title>Ferry stops - Example</title><body>{story}"
    return extract(page, url=f"{HOME}/2019/ferry/").text


def cards(card: str, count: int = 4) -> str:
    return "".join(card.format(n=n, teaser=TEASER) for n in range(count))


@pytest.mark.parametrize(
    "card",
    [
        "<div class=box><h3><a href=/{n}>Story number {n}</a></h3><p>A teaser of some words, number {n}.</p></div>",
        "<div class=box><h5>Harbour</h5><h3><a href=/{n}>Story number {n}</a></h3><p>A teaser, number {n}.</p></div>",
        "<div class=box><h3><a href=/{n}>Story number {n}</a></h3><i class=box__date>3 May</i><p>{teaser}</p></div>",
        "<div class=box><h3><a href=/{n}>Story number {n}</a></h3><time>3 May</time><p>{teaser}</p></div>",
        "<article><div class=head><a href=/{n}>Story number {n}</a></div><div>{teaser}</div></article>",
    ],
    ids=["headed", "section named", "dated by name", "dated", "article"],
)
def test_cards_behind_a_story_are_no_part_of_it(card: str) -> None:
    said = text(cards(card), before=STORY + STORY.replace("Part", "Then"))

    assert "Part 6." in said
    assert "teaser" not in said
    assert TEASER.strip() not in said


def test_cards_that_are_half_the_page_are_none_of_the_story() -> None:
    card = "<article><h3><a href=/{n}>Story number {n}</a></h3><p>{teaser}{teaser}Nobody…</p></article>"

    assert TEASER.strip() not in text(cards(card, 3))
    assert TEASER.strip() in text(cards(card.replace("…", " saw it."), 3))


def test_two_rows_of_cards_are_both_behind_the_story() -> None:
    row = cards("<article><div><a href=/{n}>Story number {n}</a></div><div>{teaser}</div></article>", 3)

    assert TEASER.strip() not in text(f"<div>{row}</div><div>{row.replace('number', 'no.')}</div>")


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (cards("<article><h3>Berth {n}</h3><p>{teaser}<a href=/{n}>Book</a></p></article>"), ""),
        (cards("<article><h3><a href=/{n}>Berth {n}</a></h3><p>" + "{teaser}" * 6 + "</p></article>"), STORY * 2),
        (cards("<div><h3><a href=https://berth{n}.test/>Berth {n}</a></h3><p>{teaser}</p></div>"), ""),
        (cards("<div><h3>Berth {n}</h3><p>{teaser}</p></div>"), ""),
        (cards("<article><b>{n}</b><h3><a href=/{n}>Berth {n}</a></h3><p>{teaser}</p></article>"), ""),
        (cards("<article><h3><a href='javascript:void(0)'>Berth {n}</a></h3><p>{teaser}</p></article>"), ""),
    ],
    ids=["titles without links", "the story goes on", "they lead to other sites", "no links", "ranked", "they open"],
)
def test_what_a_story_lists_stays(row: str, after: str) -> None:
    assert TEASER.strip() in text(row, after=after)


def test_papers_under_one_country_s_ending_are_no_one_site() -> None:
    digest = cards("<article><h3><a href=https://www.paper{n}.co.id/a>Paper {n}</a></h3><p>{teaser}</p></article>")
    page = f"<!doctype html><title>Ferry stops</title><article><h1>Ferry stops</h1>{STORY}{digest}</article>"

    assert TEASER.strip() in extract(page, url="https://www.digest.co.id/ferry/").text


@pytest.mark.parametrize("link", ["#entry-{n}", "?entry={n}", "/2019/ferry/?entry={n}"])
def test_the_entries_of_a_page_are_no_other_stories(link: str) -> None:
    card = f"<article><a href={link}><time>1{{n}}:30</time></a><p>{{teaser}}</p></article>"

    assert TEASER.strip() in text(cards(card))


def test_a_page_that_is_nothing_but_cards_is_not_emptied() -> None:
    card = "<article><h3><a href=/{n}>Entry number {n}</a></h3><time>3 May</time><p>{teaser}{teaser}</p></article>"

    assert TEASER.strip() in text(cards(card, 6), before=f"<p>{SENTENCE}</p>")
