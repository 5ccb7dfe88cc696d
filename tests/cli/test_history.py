"""`warta revisions` and `warta diff`: what a page said before, and what has changed since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.builders import NOON, page
from tests.cli.conftest import Desk
from tests.fakes import FakeClock
from warta.extraction.pipeline import extract

if TYPE_CHECKING:
    from warta.model.article import Article
    from warta.model.capture import Page

URL = "https://news.example/pier/"
QUAY = "The quay was closed by the harbour master at noon, and nobody knows when it will be opened again."
MANY = "Two hundred people watched from the hill while the old pier fell into the sea on Thursday morning."


class _Extracting(Desk):
    """A desk that understands pages as warta does."""

    def understood(self, page: Page) -> Article:
        return extract(page.body, url=page.final_url)


@pytest.fixture
def desk() -> Desk:
    return _Extracting(clock=FakeClock(NOON))


@pytest.fixture
def edited(desk: Desk) -> str:
    """A page that was read twice, and edited in between."""
    for days, said in enumerate((MANY, MANY.replace("Two hundred", "Three hundred"))):
        desk.clock.time = NOON + timedelta(days=days)
        html = f"<html><title>Pier</title><body><article><h1>Pier</h1><p>{QUAY}</p><p>{said}</p></article>"
        desk.network.publish(URL, page(html, URL, fetched_at=desk.clock.time))
        assert desk("read", URL).exit == 0
    return URL


def test_a_headline_that_changed_alone_is_reported(desk: Desk, edited: str) -> None:
    desk.clock.time = NOON + timedelta(days=2)
    html = f"<html><title>Mole</title><body><article><h1>Mole</h1><p>{QUAY}</p>"
    html += f"<p>{MANY.replace('Two hundred', 'Three hundred')}</p></article>"
    desk.network.publish(URL, page(html, URL, fetched_at=desk.clock.time))
    assert desk("read", "--max-age", "0", URL).exit == 0

    said = desk("diff", "--json", edited)

    assert said.json["facts"] == [{"field": "title", "before": "Pier", "after": "Mole"}]
    assert [each["kind"] for each in said.json["paragraphs"]] == ["same", "same"]
    assert desk("diff", "--json", edited, "1..2").json["facts"] == []
    assert desk("diff", "--exit-code", edited).exit == 1


def test_each_text_is_listed_with_when_it_was_seen(desk: Desk, edited: str) -> None:
    said = desk("revisions", edited)

    first, second = [line.split("\t") for line in said.stdout.splitlines()]
    assert first[:3] == ["1", "2019-03-20T12:00:00+00:00", "2019-03-20T12:00:00+00:00"]
    assert second[:2] == ["2", "2019-03-21T12:00:00+00:00"]
    assert desk("revisions", "--json", edited).json["revisions"][1]["text_sha256"] == second[3]


def test_the_last_two_are_held_against_each_other(desk: Desk, edited: str) -> None:
    said = desk("diff", edited)

    assert said.exit == 0
    assert said.stdout.splitlines() == [
        "revision 1 (2019-03-20 12:00:00+00:00) → 2 (2019-03-21 12:00:00+00:00)",
        "  (1 paragraph unchanged)",
        f"- {MANY}",
        f"+ {MANY.replace('Two hundred', 'Three hundred')}",
    ]


def test_words_may_be_marked_where_they_stood(desk: Desk, edited: str) -> None:
    said = desk("diff", "--word", edited, "1..2")

    assert f"[-Two-]{{+Three+}}{MANY.removeprefix('Two')}" in said.stdout.splitlines()
    assert "\x1b[31m[-Two-]" in desk("diff", "--word", "--color", "always", edited).stdout


def test_figures_alone_are_a_few_lines(desk: Desk, edited: str) -> None:
    said = desk("diff", "--stat", edited)

    assert said.stdout.splitlines()[1:] == [
        "kind: figures",
        "paragraphs: 1 changed, 0 added, 0 removed",
        "words: 1 added, 1 removed",
    ]


def test_a_script_asks_by_exit_code_and_json(desk: Desk, edited: str) -> None:
    assert desk("diff", "--exit-code", "--stat", edited).exit == 1
    assert desk("diff", "--exit-code", edited, "2..2").exit == 0
    data = desk("diff", "--json", edited).json
    assert (data["schema"], data["before"]["revision"], data["after"]["revision"]) == ("warta.diff/1", 1, 2)
    assert [change["kind"] for change in data["paragraphs"]] == ["same", "changed"]


def test_what_has_not_changed_is_shown_on_stderr(desk: Desk, edited: str) -> None:
    said = desk("diff", edited, "1..1")

    assert (said.exit, said.stdout) == (0, "")
    assert "nothing has changed" in said.stderr


@pytest.mark.parametrize("span", ["3", "0", "1..9", "x", "1..", "..x"])
def test_a_revision_that_is_not_there_is_a_wrong_question(desk: Desk, edited: str, span: str) -> None:
    said = desk("diff", edited, span)

    assert said.exit == 2
    assert "there is no revision" in said.stderr


def test_an_unsaved_page_has_no_history(desk: Desk) -> None:
    assert desk("diff", URL).exit == 6
    assert desk("revisions", URL).exit == 6
