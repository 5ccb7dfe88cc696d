"""The gate can fall shut: a worse reading has worse figures, and floors are raised only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.gate import corpus, scores
from tests.gate.figures import Kept, raised

DAY = datetime(2019, 3, 20, tzinfo=UTC)
STORY = "The river rose by two metres in one night"
PAGE = corpus.Truth(
    id="1", kind="article", url=None, load=bytes, text=STORY, unwanted=("Share this",),
    title="River – rises", authors="Rina Hadi and Budi", published="2019-03-20",
)  # fmt: skip
UNDATED = corpus.Truth(id="2", kind="article", url=None, load=bytes, text=STORY, title="", authors="", published="")
GOOD = scores.Said(text=STORY, title="River - rises", authors=("Budi", "Rina Hadi"), published=DAY)
NOTHING = scores.Said(refused=True)


def figures(*said: scores.Said) -> scores.Figures:
    answers = iter(said)
    return scores.measure((PAGE, UNDATED), lambda _page: next(answers))["article"]


def test_a_page_that_is_read_well_has_full_marks() -> None:
    told = figures(GOOD, scores.Said(text=STORY))

    assert {name: told[name] for name in ("f1", "title", "authors", "published")} == {
        "f1": 1, "title": 1, "authors": 1, "published": 1,
    }  # fmt: skip
    assert told["leaked"] == told["refused"] == told["published_invented"] == told["authors_invented"] == 0


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (scores.Said(text=f"{STORY} Share this", title="x"), "leaked"),
        (scores.Said(refused=True), "refused"),
    ],
)
def test_what_is_worse_is_counted(said: scores.Said, name: str) -> None:
    assert figures(said, scores.Said(text=STORY))[name] > 0
    assert figures(said, scores.Said(text=STORY))["title"] == 0
    assert figures(said, scores.Said(text=STORY))["f1"] < 1


def test_a_date_or_an_author_of_a_page_that_has_none_is_invented() -> None:
    told = figures(GOOD, scores.Said(text=STORY, authors=("Admin",), published=DAY))

    assert told["published_invented"] == told["authors_invented"] == 1


def test_floors_are_raised_and_never_lowered() -> None:
    before = Kept(digests={}, measured={}, floors={}, peers={})

    good = raised(before, {"wcxb article": figures(GOOD, scores.Said(text=STORY))})
    after_a_bad_day = raised(good, {"wcxb article": figures(NOTHING, NOTHING)})

    assert good.floors["wcxb article"]["f1"] == 0.996
    assert good.floors["wcxb article"]["refused"] == 0.004
    assert after_a_bad_day.floors == good.floors
