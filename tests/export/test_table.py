"""Stories as a table: what a program reads back is what was meant, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest

from tests.builders import article, loaded
from warta.export import table
from warta.model.export import Story


def read(*stories: Story) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO("".join(table.rows(stories))))]


def test_a_row_shows_the_facts_of_a_article() -> None:
    [row] = read(Story(loaded=loaded(id=12, revision=2), tags=("to do",), read=True))

    assert (row["id"], row["title"], row["authors"]) == ("12", "River takes the old market", "Rina Hadi")
    assert (row["place"], row["credits"], row["tags"], row["own_tags"]) == (
        "Banjarmasin", "The Example", "flood; market", "to do",
    )  # fmt: skip
    assert (row["published"], row["read"], row["starred"], row["comments"]) == (
        "2019-03-20T12:00:00+00:00", "yes", "no", "2",
    )  # fmt: skip


def test_an_empty_table_has_its_heading() -> None:
    assert "".join(table.rows(())).startswith("id,title,authors,")


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "＝", " =", '"=', "'="])
def test_no_cell_is_a_formula(begins: str) -> None:
    words = f"{begins}cmd|' /C calc'!A0,\"x\"\nnext"

    [row] = read(Story(loaded=loaded(article(title=words, authors=(words,), summary=words))))

    for cell in (row["title"], row["authors"], row["summary"]):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
