"""`warta search` and `warta list QUERY`, over a library on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD
from tests.cli.on_disk import DeskOnDisk
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from pathlib import Path

RAIN = "https://news.example/2019/03/19/rain/"


@pytest.fixture
def desk(tmp_path: Path) -> DeskOnDisk:
    desk = DeskOnDisk()
    desk.path = tmp_path / "library.db"
    library = SqliteLibrary(desk.path, desk.clock)
    library.keep(builders.page(), builders.article())
    rain = builders.paragraph("Warga mengungsi karena hujan turun di Banjarmasin sejak pagi.")
    said = builders.thread(builders.comment("7", "Semoga lekas surut di kampung kami."))
    library.keep(
        builders.page("rain", url=RAIN),
        builders.article(rain, url=RAIN, canonical_url=RAIN, title="Hujan sepekan", language="id", thread=said),
    )
    library.close()
    return desk


def test_what_fits_is_printed_with_a_piece_of_its_text(desk: DeskOnDisk) -> None:
    said = desk("search", "pengungsian")

    assert said.exit == 0
    assert said.stdout.split("\t")[:2] == ["2", "article"]
    assert "Warga mengungsi karena hujan" in said.stdout
    [row] = desk("search", "--json", "pengungsian").json
    assert (row["schema"], row["url"], row["title"], row["source"]) == (
        "warta.search/1", RAIN, "Hujan sepekan", "The Example",
    )  # fmt: skip
    [[start, end]] = row["marks"]
    assert row["snippet"][start:end] == "mengungsi"
    assert row["score"] == 1.0


def test_comments_are_found_as_what_they_are(desk: DeskOnDisk) -> None:
    [row] = desk("search", "--json", "surut").json

    assert (row["kind"], row["place"], row["url"]) == ("comment", "7", RAIN)
    assert desk("search", "kind:article surut").exit == 1


def test_what_is_found_in_a_comment_is_listed_exported_and_marked(desk: DeskOnDisk) -> None:
    assert [row["id"] for row in desk("list", "--json", "surut").json] == [2]
    assert [story["url"] for story in desk("export", "surut", "-f", "json").json] == [RAIN]
    assert desk("mark", "--all", "surut").exit == 0
    assert [row["id"] for row in desk("list", "--json", "is:read").json] == [2]


def test_a_post_is_not_drop_for_what_a_comment_says(desk: DeskOnDisk) -> None:
    assert desk("library", "prune", "--dry-run", "--json", "surut").json["posts"] == []


def test_a_person_sees_the_words_in_bold(desk: DeskOnDisk) -> None:
    desk.terminal = True

    assert "\x1b[1mhujan\x1b[0m turun" in desk("search", "--color", "always", "hujan", "turun").stdout.replace(
        "\x1b[1mturun\x1b[0m", "turun"
    )
    assert "\x1b" not in desk("search", "--color", "never", "hujan").stdout


def test_a_wrong_query_is_reported_with_the_place_marked(desk: DeskOnDisk) -> None:
    said = desk("search", "hujan autor:Dewi")

    assert (said.exit, said.stdout) == (2, "")
    assert said.stderr.splitlines() == [
        "hujan autor:Dewi",
        "      ^^^^^^",
        "warta: there is no field autor:",
        "       did you mean author?",
    ]
    assert desk("list", "is:red").exit == 2
    assert desk("search", "--errors", "json", "a OR").complaint["kind"] == "query"


def test_a_list_takes_the_same_language_and_an_order(desk: DeskOnDisk) -> None:
    assert [row["id"] for row in desk("list", "--json", "sepekan").json] == [2]
    assert [row["id"] for row in desk("list", "--json", "--sort", "title").json] == [2, 1]
    assert [row["id"] for row in desk("list", "--json", "--sort", "title", "--limit", "1").json] == [2]
    assert [row["id"] for row in desk("list", "is:unread", "--json", "sepekan").json] == [2]
    assert desk("list", "no", "such", "thing").exit == 1
    assert desk("list", "is:starred").exit == 1


def test_a_search_can_be_saved_as_a_folder(desk: DeskOnDisk) -> None:
    assert desk("search", "hujan", "--save", "Weather").exit == 0

    from warta import wiring

    library = SqliteLibrary(desk.path, desk.clock)
    assert [(each.name, each.query) for each in wiring.state(library, desk.clock).saved()] == [("Weather", "hujan")]
    library.close()


def test_what_an_older_warta_saved_is_indexed_first(desk: DeskOnDisk) -> None:
    library = SqliteLibrary(desk.path, desk.clock)
    library.shelf.write(lambda db: db.execute("UPDATE articles SET indexed = 0, index_digest = ''"))
    library.shelf.write(lambda db: db.execute("INSERT INTO article_index (article_index) VALUES ('delete-all')"))
    library.close()

    assert desk("search", "pengungsian").exit == 0
    assert desk("search", "title:river").exit == 0


def test_markup_in_what_is_saved_is_only_text(desk: DeskOnDisk) -> None:
    library = SqliteLibrary(desk.path, desk.clock)
    hostile = builders.article(builders.paragraph("pancing [bold]x[/]"), url=FLOOD + "h", title="pancing [link=x]")
    library.keep(builders.page("h", url=FLOOD + "h"), hostile)
    library.close()
    desk.terminal = True

    assert "[link=x]" in desk("search", "pancing").stdout


def test_the_same_article_elsewhere_is_reported_next_to_it(desk: DeskOnDisk) -> None:
    wire = " ".join(f"Kalimat ke-{n} dari kantor berita tentang gempa besar di laut selatan." for n in range(12))
    for site in ("agency", "paper"):
        url = f"https://{site}.example/1"
        desk.keep(builders.article(builders.paragraph(wire), url=url, canonical_url=url, title="Gempa", site=site))
    desk.terminal = True

    shown = desk("search", "gempa", "kind:article", "--color", "never").stdout
    desk.terminal = False
    rows = desk("search", "--json", "gempa", "kind:article").json

    assert "also in: paper (4)" in shown
    assert "also in: agency (3)" in shown
    assert {row["id"]: [each["id"] for each in row["also_in"]] for row in rows} == {3: [4], 4: [3]}
    assert rows[0]["also_in"][0]["share"] == 1.0
