"""`warta cite`: pages in, citations out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.citation.test_citation import STYLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk


def test_a_page_is_cited_in_the_chosen_style(desk: Desk, kept: str) -> None:
    chicago, wikipedia = desk("cite", kept), desk("cite", "--style", "wikipedia", kept)

    assert chicago.exit == wikipedia.exit == 0
    assert "“River takes the old market.”" in chicago.stdout
    assert wikipedia.stdout.startswith("{{cite news |author")
    assert desk.network.asked == []


def test_many_pages_are_one_list_whose_names_differ(desk: Desk, kept: str) -> None:
    said = desk("cite", "-f", "csl-json", kept, kept)

    assert [item["id"] for item in said.json] == [said.json[0]["id"], said.json[0]["id"] + "b"]


def test_bibtex_and_ris_hold_one_entry_for_each_page(desk: Desk, kept: str) -> None:
    assert desk("cite", "-f", "bibtex", kept, kept).stdout.count("@misc{") == 2
    assert desk("cite", "-f", "ris", kept, kept).stdout.count("\nER  - ") == 2


def test_a_style_is_for_text_alone(desk: Desk, kept: str) -> None:
    said = desk("cite", "--style", "apa", "-f", "ris", kept)

    assert said.exit == 2
    assert "--style is for text" in said.stderr


def test_what_cannot_be_fetched_is_reported_and_the_rest_is_cited(desk: Desk, kept: str) -> None:
    said = desk("cite", "--offline", "https://nowhere.example/", kept)

    assert said.exit == 7
    assert said.stdout.count("\n") == 1
    assert "is not in the library" in said.stderr


def test_a_page_is_cited_in_the_style_of_a_file(desk: Desk, kept: str, tmp_path: Path) -> None:
    style = tmp_path / "ours.csl"
    style.write_text(STYLE, "utf-8")

    said = desk("cite", kept, "--style", str(style))

    assert said.stdout.startswith("Rina Hadi, “River takes the old market”, The Example, Banjarmasin, March 2019, ")
    assert (desk("cite", kept, "--style", str(tmp_path / "none.csl")).exit, desk.network.asked) == (2, [])
    assert desk("cite", kept, "--style", "harvard").exit == 2
