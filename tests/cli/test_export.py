"""`warta export`, over a library on disk."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import jsonschema
import pytest

from tests.builders import NOON, article, page, paragraph
from tests.cli.on_disk import DeskOnDisk
from tests.export.test_epub import DOT
from warta import wiring
from warta.archive import checking
from warta.errors import ConfigError
from warta.model.article import Picture
from warta.model.blocks import Figure
from warta.render.json import schema

if TYPE_CHECKING:
    from pathlib import Path

    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.services.exporting import Exporting
    from warta.services.registry import Services

FLOOD, RAIN = "https://news.example/flood/", "https://news.example/rain/"


@pytest.fixture
def desk(tmp_path: Path) -> DeskOnDisk:
    made = DeskOnDisk(path=tmp_path / "library.db", environ={"XDG_CONFIG_HOME": str(tmp_path / "config")})
    made.keep(article(paragraph("The water came at night."), url=FLOOD, canonical_url=FLOOD, title="Flood"))
    made.keep(article(paragraph("It rained for a week."), url=RAIN, canonical_url=RAIN, title="Rain"))
    made("note", "1", "--quote", "water", "--text", "Ask the mayor.")
    return made


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_a_query_finds_is_exported(desk: DeskOnDisk) -> None:
    said = desk("export", "rained", "-f", "csv")

    assert [row["title"] for row in csv.DictReader(io.StringIO(said.stdout))] == ["Rain"]
    assert desk("export", "drought", "-f", "csv").exit == 1


def test_json_follows_its_schema_with_notes_and_without(desk: DeskOnDisk, tmp_path: Path) -> None:
    path = tmp_path / "all.json"

    desk("export", "--all", "--notes", "-o", str(path))
    told = json.loads(path.read_text("utf-8"))
    plain = desk("export", "--all", "-f", "json").json
    lines = [json.loads(line) for line in desk("export", "1,2", "-f", "jsonl").stdout.splitlines()]

    for data in (*told, *plain, *lines):
        jsonschema.validate(data, json.loads(schema("article")))
    notes = {data["title"]: [note["text"] for note in data["notes"]] for data in told}
    assert notes == {"Flood": ["Ask the mayor."], "Rain": []}
    assert [data["title"] for data in lines] == ["Flood", "Rain"]
    assert not any("notes" in data for data in (*plain, *lines))
    assert [note["orphan"] for data in told for note in data["notes"]] == [False]


def test_one_article_is_one_markdown_file_and_many_are_a_folder(desk: DeskOnDisk, tmp_path: Path) -> None:
    desk("export", "1", "-o", str(tmp_path / "flood.md"), "--notes")
    desk("export", "1", "2", "-f", "markdown", "-o", str(tmp_path / "out"))
    desk("export", "--all", "-f", "obsidian", "-o", str(tmp_path / "vault"))

    assert "# Flood" in (tmp_path / "flood.md").read_text("utf-8")
    assert "Ask the mayor." in (tmp_path / "flood.md").read_text("utf-8")
    assert [name.partition("-")[0] for name in files(tmp_path / "out")] == ["Flood", "Rain"]
    [flood] = (tmp_path / "vault").glob("Flood-*.md")
    assert "Ask the mayor." in flood.read_text("utf-8")
    assert desk("export", "1", "2", "-o", str(tmp_path / "two.md")).exit == 2


def test_a_second_export_leaves_what_was_written_into_a_file_unless_forced(desk: DeskOnDisk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ("export", "--all", "-f", "markdown", "-o", str(out))
    assert desk(*command).exit == 0
    [flood] = out.glob("Flood-*.md")
    flood.write_text("mine", "utf-8")

    again = desk(*command)

    assert (again.exit, flood.read_text("utf-8")) == (7, "mine")
    assert "differs" in again.stderr
    assert "1 story was written" in again.stderr
    assert desk(*command, "--force").exit == 0
    assert "# Flood" in flood.read_text("utf-8")


class _Extracting(DeskOnDisk):
    """A desk that understands pages as warta does."""

    def understood(self, page: Page) -> Article:
        return wiring.understand(page)


def test_a_headline_that_went_is_exported_with_its_page(tmp_path: Path) -> None:
    desk = _Extracting(path=tmp_path / "library.db", environ={"XDG_CONFIG_HOME": str(tmp_path / "config")})
    said = "<p>It rained for a week on the hills behind the town, and the river rose by a metre every day.</p>"
    for title in ("Rain", "Downpour"):
        desk.network.publish(RAIN, page(f"<title>{title}</title><article><h1>{title}</h1>{said * 3}</article>", RAIN))
        assert desk("read", "--max-age", "0", RAIN).exit == 0

    assert desk("export", "1", "-f", "bundle", "-o", str(tmp_path / "bundle")).exit == 0
    assert desk("export", "1", "-o", str(tmp_path / "rain.warc")).exit == 0

    rows = json.loads((tmp_path / "bundle/revisions.json").read_text("utf-8"))
    archived = (tmp_path / "rain.warc").read_bytes()
    assert [row["title"] for row in rows] == ["Rain", "Downpour"]
    assert b"Downpour" in (tmp_path / "bundle/raw/page.html.txt").read_bytes()
    assert (b"<title>Rain" in archived, b"<title>Downpour" in archived) == (True, True)


def test_a_bundle_opens_without_warta_and_holds(desk: DeskOnDisk, tmp_path: Path) -> None:
    desk.keep(article(paragraph("The water came at dawn."), url=FLOOD, canonical_url=FLOOD, title="Flood"))
    folder, packed = tmp_path / "bundle", tmp_path / "bundle.zip"

    assert desk("export", "1", "-f", "bundle", "-o", str(folder)).exit == 0
    assert desk("export", "1", "-o", str(packed)).exit == 0

    assert files(folder) == [
        "README.txt", "SHA256SUMS", "article.html", "article.json", "article.md", "capture.wacz", "notes.jsonld",
        "provenance.json", "provenance.txt", "raw/page.html.txt", "revisions.json", "revisions/0001.txt",
        "revisions/0002.txt",
    ]  # fmt: skip
    assert "at dawn" in (folder / "article.md").read_text("utf-8")
    assert (folder / "revisions/0002.txt").read_text("utf-8") == "The water came at dawn."
    assert json.loads((folder / "notes.jsonld").read_text("utf-8"))["total"] == 1
    assert [row["number"] for row in json.loads((folder / "revisions.json").read_text("utf-8"))] == [1, 2]
    with zipfile.ZipFile(packed) as archive:
        assert sorted(archive.namelist()) == files(folder)
    for path in (folder, packed):
        assert desk("verify", str(path)).exit == 0
    with (folder / "raw/page.html.txt").open("ab") as stream:
        stream.write(b" ")
    broken = desk("verify", str(folder))
    assert broken.exit == 1
    assert "raw/page.html.txt" in broken.stdout


def test_a_bundle_of_many_has_a_folder_for_each(desk: DeskOnDisk, tmp_path: Path) -> None:
    desk("export", "--all", "-f", "bundle", "-o", str(tmp_path / "bundle"))

    tops = {name.partition("/")[0].partition("-")[0] for name in files(tmp_path / "bundle")}
    assert tops == {"Flood", "Rain", "SHA256SUMS"}
    assert desk("verify", str(tmp_path / "bundle")).exit == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("all.html", b"<!DOCTYPE html>"), ("all.epub", b"PK"), ("all.csv", b"id,title"), ("all.jsonl", b'{"schema"'),
        ("all.wacz", b"PK"), ("all.warc", b"WARC/1.1"), ("all.warc.gz", b"\x1f\x8b"), ("all.zip", b"PK"),
    ],
)  # fmt: skip
def test_the_ending_chooses_the_format(desk: DeskOnDisk, tmp_path: Path, name: str, begins: bytes) -> None:
    said = desk("export", "--all", "-o", str(tmp_path / name))

    assert (said.exit, said.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert f"2 stories were written: {tmp_path / name}" in said.stderr


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "export what"),
        (("1", "--all", "-f", "csv"), "export what"),
        (("1",), "which format"),
        (("1", "-f", "epub"), "standard output"),
        (("1", "-f", "warc", "-o", "x"), "by its ending"),
        (("1", "-f", "wacz", "-o", "x"), ".wacz"),
        (("site:", "-f", "csv"), ""),
    ],
)
def test_what_is_invalid_is_reported(desk: DeskOnDisk, argv: tuple[str, ...], says: str) -> None:
    said = desk("export", *argv)

    assert (said.exit, said.stdout) == (2, "")
    assert says in said.stderr


def test_an_unsaved_page_is_reported_and_the_rest_is_written(desk: DeskOnDisk, tmp_path: Path) -> None:
    path = tmp_path / "out.html"

    some = desk("export", "1", "99", "https://other.example/", "-o", str(path))
    none = desk("export", "99", "-o", str(tmp_path / "none.html"))

    assert (some.exit, none.exit) == (7, 6)
    assert path.read_text("utf-8").count("<article") == 1
    assert not (tmp_path / "none.html").exists()
    assert desk.network.asked == []


def test_a_place_that_cannot_be_written_is_reported(desk: DeskOnDisk, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert desk("export", "1", "-o", str(tmp_path / "none" / "out.html")).exit == 5
    assert desk("export", "1", "-f", "bundle", "-o", str(tmp_path / "out")).exit == 5
    assert desk("export", "1", "-f", "html", "-o", str(tmp_path / "out")).exit == 5


def test_pictures_that_are_saved_come_along(desk: DeskOnDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boat = "https://i.example/boat.png"
    exporting = wiring.exporting

    def with_pictures(over: Services) -> Exporting:
        made = exporting(over)
        made._rooms = replace(made._rooms, picture={boat: DOT}.get, since={boat: NOON}.get)
        return made

    monkeypatch.setattr(wiring, "exporting", with_pictures)
    shown = Figure(src=boat, alt="A boat")
    desk.keep(article(shown, paragraph("Rowing."), url="https://b.example/", canonical_url="https://b.example/",
                      title="Boat", images=(Picture(url=boat),)))  # fmt: skip

    desk("export", "3", "-f", "markdown", "-o", str(tmp_path / "out"))
    desk("export", "3", "-o", str(tmp_path / "boat.html"))
    desk("export", "3", "-o", str(tmp_path / "boat.epub"))
    desk("export", "3", "-f", "bundle", "-o", str(tmp_path / "bundle"))
    desk("export", "3", "-o", str(tmp_path / "out.warc"))

    [picture] = (tmp_path / "out" / "images").iterdir()
    assert picture.read_bytes() == DOT
    [written] = (tmp_path / "out").glob("*.md")
    assert f"![A boat](images/{picture.name})" in written.read_text("utf-8")
    assert '<img src="data:image/png;base64,' in (tmp_path / "boat.html").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "boat.epub") as book:
        assert book.read(f"EPUB/images/{picture.name}") == DOT
    assert (tmp_path / "bundle" / "images" / picture.name).read_bytes() == DOT
    warc = (tmp_path / "out.warc").read_bytes()
    assert b"WARC-Type: resource" in warc
    assert warc.count(DOT) == 1
    assert desk("verify", str(tmp_path / "bundle")).exit == 0


def test_any_byte_of_a_bundle_that_was_changed_is_found(desk: DeskOnDisk, tmp_path: Path) -> None:
    random, packed, folder = Random(3), tmp_path / "bundle.zip", tmp_path / "bundle"
    desk("export", "--all", "-o", str(packed))
    desk("export", "1", "-f", "bundle", "-o", str(folder))
    files_of_it = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]

    for _ in range(50):
        for changed, whole in ((packed, packed), (random.choice(files_of_it), folder)):
            before = changed.read_bytes()
            at, bit = random.randrange(len(before)), 1 << random.randrange(8)
            changed.write_bytes(before[:at] + bytes([before[at] ^ bit]) + before[at + 1 :])
            try:
                findings = [*checking.look(whole)]
            except ConfigError:  # what is no bundle any more does not pass for one
                findings = []
            assert not findings or not all(each.holds for each in findings), (changed.name, at)
            changed.write_bytes(before)
    assert all(each.holds for each in checking.look(packed))
    assert all(each.holds for each in checking.look(folder))
