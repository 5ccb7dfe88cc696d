"""`warta library prune`, `export` and `import`: what may go, goes, and nothing that a reader cares for."""

from __future__ import annotations

import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import NOON
from tests.cli.on_disk import DeskOnDisk
from tests.fakes import FakeClock
from warta import paths as places_of
from warta.model.reply import Draft
from warta.model.state import Position
from warta.store.marks import SqliteMarks
from warta.store.outbox import SqliteOutbox
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from pathlib import Path

    from warta.store.sqlite import SqliteLibrary as Library


def url(number: int) -> str:
    return f"https://news.example/{number}/"


@pytest.fixture
def desk(tmp_path: Path) -> DeskOnDisk:
    """Ten posts, fetched a day apart, each of some bytes of its own; the newest today."""
    desk = DeskOnDisk(clock=FakeClock(NOON), path=tmp_path / "here" / "library.db")
    library = opened(desk)
    for number in range(1, 11):
        keep(desk, library, number, days=10 - number)
    library.close()
    return desk


def opened(desk: DeskOnDisk) -> Library:
    return SqliteLibrary(desk.path, desk.clock)


def keep(desk: DeskOnDisk, library: Library, number: int, *, days: int = 0, text: str = "Water.") -> None:
    story = builders.article(
        builders.paragraph(text), url=url(number), canonical_url=url(number), title=f"Story {number} {text}"
    )
    desk.articles[url(number)] = story
    page = builders.page(f"{number} {text}" + "x" * 4000, url=url(number), fetched_at=NOON - timedelta(days=days))
    library.keep(page, story)


def there(desk: DeskOnDisk) -> list[int]:
    return sorted(post["id"] for post in desk("list", "--json").json)


def test_what_is_old_goes_and_is_reported_before(desk: DeskOnDisk) -> None:
    told = desk("library", "prune", "--older-than", "5d", "--dry-run")

    assert [line.split("\t")[0] for line in told.stdout.splitlines()] == ["1", "2", "3", "4"]
    assert "would go: 4 posts" in told.stderr
    assert len(there(desk)) == 10
    assert "gone: 4 posts" in desk("library", "prune", "--older-than", "5d").stderr
    assert there(desk) == [5, 6, 7, 8, 9, 10]
    assert desk("library", "check").exit == 0
    assert desk("read", "--offline", url(1)).exit == 6
    assert desk("library", "info", "--json").json["pages"] == 6


def test_what_a_reader_cares_for_is_spared_unless_it_is_asked_for(desk: DeskOnDisk) -> None:
    desk("star", "1")
    desk("tag", "2", "-t", "water")
    library = opened(desk)
    keep(desk, library, 3, text="No water.")
    library.shelf.write(
        lambda db: db.execute(
            "INSERT INTO notes (key, url, title, revision, text_sha256, seen_at, exact, prefix, suffix, start, stop,"
            " words, created_at, changed_at) SELECT key, key, '', 1, '', '', '', '', '', 0, 0, 'x', '', ''"
            " FROM addresses WHERE article = 4"
        )
    )
    library.close()

    desk("library", "prune", "before:3000")

    assert there(desk) == [1, 2, 3, 4]
    desk("library", "prune", "before:3000", "--also", "starred,revised")
    assert there(desk) == [2, 4]
    assert desk("library", "check").exit == 0


def test_until_the_file_is_small_what_was_read_goes_first(desk: DeskOnDisk) -> None:
    desk("mark", "8")
    half = desk("library", "info", "--json").json["bytes_on_disk"] // 2

    told = desk("library", "prune", "--size", "1", "--dry-run", "--json").json
    one = desk("library", "prune", "--size", str(half), "--json").json

    assert [post["id"] for post in told["posts"]][:2] == [8, 1]
    assert len(told["posts"]) == 10
    assert one["pruned"]
    assert one["posts"][0]["id"] == 8
    assert len(there(desk)) == 10 - len(one["posts"])


def test_a_page_that_others_lie_against_stays_as_long_as_they_do(desk: DeskOnDisk) -> None:
    library = opened(desk)
    rich = builders.page("rich " + " ".join(map(str, range(5000))), url=url(1))
    library.keep(rich, desk.articles[url(1)])
    library.keep(builders.page(rich.body + b"!", url=url(1)), desk.articles[url(1)])
    library.close()

    desk("library", "prune", "before:3000", "--also", "revised")

    assert there(desk) == []
    assert desk("library", "info", "--json").json["pages"] == 0
    assert desk("library", "check").exit == 0


@pytest.mark.parametrize(
    "argv",
    [
        ("prune",),
        ("prune", "--size", "much"),
        ("prune", "--older-than", "x"),
        ("prune", "--older-than", "1d", "--also", "all"),
        ("prune", "is:red"),
        ("export",),
        ("import",),
    ],
)
def test_what_may_go_has_to_be_shown_and_shown_well(desk: DeskOnDisk, argv: tuple[str, ...]) -> None:
    assert desk("library", *argv).exit == 2
    assert len(there(desk)) == 10


def test_an_export_is_a_library_and_an_import_takes_it_in_whole(desk: DeskOnDisk, tmp_path: Path) -> None:
    desk("star", "3")
    target = tmp_path / "copy.db"

    assert desk("library", "export", str(target)).exit == 0

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    assert desk("library", "export", str(target)).exit == 5
    other = DeskOnDisk(clock=desk.clock, path=tmp_path / "there" / "library.db", articles=desk.articles)
    assert other("library", "import", str(target), "--json").json["whole"]
    assert there(other) == there(desk)
    assert [post["id"] for post in other("list", "--json", "is:starred").json] == [3]
    assert other("read", "--offline", url(1)).stdout == desk("read", "--offline", url(1)).stdout
    assert target.read_bytes() == before


def test_an_import_adds_what_is_not_here_and_takes_nothing_away(desk: DeskOnDisk, tmp_path: Path) -> None:
    desk("star", "3")
    desk("tag", "4", "-t", "water")
    desk("search", "water", "--save", "Water")
    target = tmp_path / "copy.db"
    desk("library", "export", str(target))
    other = DeskOnDisk(clock=desk.clock, path=tmp_path / "there" / "library.db", articles=desk.articles)
    library = opened(other)
    keep(other, library, 3, days=7)
    keep(other, library, 99)
    library.close()
    other("star", "2")

    told = other("library", "import", str(target), "--json").json

    assert (told["kept"], told["known"], told["failed"], told["whole"]) == (9, 1, [], False)
    posts = {post["url"]: post for post in other("list", "--json").json}
    assert len(posts) == 11
    assert {address for address, post in posts.items() if post["starred"]} == {url(3), url(99)}
    assert posts[url(4)]["tags"] == ["water"]
    assert other("library", "check").exit == 0
    assert other("library", "import", str(target), "--json").json["known"] == 10


def test_an_import_brings_where_one_was_last_and_what_was_opened(desk: DeskOnDisk, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    other = DeskOnDisk(clock=desk.clock, path=tmp_path / "there" / "library.db", articles=desk.articles)
    library = opened(other)
    for number in (3, 4, 5):
        keep(other, library, number, days=10 - number)
    library.close()
    be_at(desk, {3: (7, 1), 4: (8, 2), 6: (2, 5)})
    be_at(other, {3: (1, 2), 4: (9, 1), 5: (6, 3)})
    desk("library", "export", str(target))

    assert other("library", "import", str(target)).exit == 0

    was_at = {3: (1, 2), 4: (8, 2), 5: (6, 3), 6: (2, 5)}  # the paragraph, and the hour
    assert {number: (block, hour) for number, block, hour in places(other)} == was_at
    assert [number for number, _block, _hour in places(other)] == [6, 5, 4, 3]


def test_an_import_brings_what_waits_to_be_read_and_asks_sources_anew(desk: DeskOnDisk, tmp_path: Path) -> None:
    pocket = tmp_path / "pocket.csv"
    pocket.write_text("title,url,time_added,tags,status\nRain,https://rain.example/,1710806400,water|sky,unread\n")
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml version="2.0"><body><outline xmlUrl="https://news.example/feed" text="N"/></body></opml>')
    for words in (("import", str(pocket)), ("sources", "import", str(opml))):
        assert desk(*words).exit == 0
    library = opened(desk)
    library.shelf.write(
        lambda db: db.execute("UPDATE sources SET etag = 'x', due_at = '3000-01-01' WHERE kind = 'feed'")
    )
    library.close()
    target = tmp_path / "copy.db"
    desk("library", "export", str(target))
    other = DeskOnDisk(clock=desk.clock, path=tmp_path / "there" / "library.db", articles=desk.articles)
    library = opened(other)
    keep(other, library, 99)
    library.close()

    assert {other("library", "import", str(target)).exit for _time in range(2)} == {0}

    library = opened(other)
    asked = "SELECT etag, due_at FROM sources WHERE kind = 'feed'"
    waits = "SELECT url, title, tag FROM entries JOIN wished_tags ON entry = entries.id ORDER BY tag"
    found = [library.shelf.ask(lambda db, query=query: db.execute(query).fetchall()) for query in (asked, waits)]
    library.close()
    rain = ("https://rain.example/", "Rain")
    assert found == [[(None, None)], [(*rain, "sky"), (*rain, "water")]]


def be_at(desk: DeskOnDisk, was: dict[int, tuple[int, int]]) -> None:
    """Be in posts, at a paragraph, at an hour of the day."""
    library = opened(desk)
    marks = SqliteMarks(library.shelf)
    for number, (block, hour) in was.items():
        kept, when = library.find(url(number)), NOON.replace(hour=hour)
        assert kept is not None
        marks.remember(kept.id, Position(block=block, blocks=9, opening="Water."), when)
        marks.opened(kept.id, when)
    library.close()


def places(desk: DeskOnDisk) -> list[tuple[int, int, int]]:
    """What was opened, the last first: which post, at which paragraph, at which hour."""
    library = opened(desk)
    marks = SqliteMarks(library.shelf)
    found = []
    for each in marks.history(99):
        position = marks.position(each.post.id)
        assert position is not None
        found.append((int(each.post.url.split("/")[-2]), position.block, each.at.hour))
    library.close()
    return found


def test_drafts_go_with_an_exported_library_and_come_once(
    desk: DeskOnDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "here"))
    outbox = SqliteOutbox(places_of.outbox_file(), desk.clock)
    outbox.save(Draft(url=url(3), text="Stay safe.", state="queued"))
    target = tmp_path / "copy.db"
    desk("library", "export", str(target))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "there"))
    other = DeskOnDisk(clock=desk.clock, path=tmp_path / "there" / "library.db", articles=desk.articles)

    first, second = [other("library", "import", str(target), "--json").json for _time in range(2)]

    assert (first["whole"], first["drafts"], second["drafts"]) == (True, 1, 0)
    [draft] = SqliteOutbox(places_of.outbox_file(), desk.clock).all()
    assert (draft.text, draft.state) == ("Stay safe.", "queued")
    assert other("library", "check").exit == 0
    library = opened(other)
    assert (
        library.shelf.ask(lambda db: db.execute("SELECT 1 FROM sqlite_master WHERE name LIKE 'carried%'").fetchone())
        is None
    )
    library.close()


def test_what_is_no_library_is_not_imported(desk: DeskOnDisk, tmp_path: Path) -> None:
    import sqlite3

    (tmp_path / "text.db").write_text("This is no library. " * 100)
    with sqlite3.connect(tmp_path / "foreign.db") as db:
        db.execute("CREATE TABLE x (y)")

    for name in ("text.db", "foreign.db"):
        said = desk("library", "import", str(tmp_path / name))
        assert said.exit == 5
        assert said.stderr.splitlines() == [
            f"warta: {tmp_path / name} is not a library of warta",
            "       it takes a library, or a file that `warta library export` wrote",
        ]
    assert desk("library", "import", str(tmp_path / "missing.db")).exit == 5
    assert len(there(desk)) == 10


def test_a_file_that_cannot_be_read_or_written_is_reported_without_a_word_of_ones_own_library(
    desk: DeskOnDisk, tmp_path: Path
) -> None:
    target = tmp_path / "backup.db"
    desk("library", "export", str(target))
    target.write_bytes(target.read_bytes()[:50_000])

    assert desk("library", "import", str(target)).stderr.splitlines()[1].strip() == (
        "nothing of it was taken in: is there another copy?"
    )
    nowhere = desk("library", "export", str(tmp_path / "nowhere" / "backup.db"))
    assert nowhere.stderr.splitlines()[1].strip() == "choose a place that you may write to"


def test_an_index_of_what_is_gone_is_made_anew(desk: DeskOnDisk) -> None:
    desk("library", "prune", "--older-than", "3d")

    library = opened(desk)
    indexed = library.shelf.ask(lambda db: db.execute("SELECT count(*) FROM article_index_docsize").fetchone()[0])
    library.close()
    assert indexed == len(there(desk))
    assert {hit["id"] for hit in desk("search", "--json", "story").json} == {*there(desk)}


def test_a_damaged_page_of_the_other_library_costs_that_page(desk: DeskOnDisk, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    library = opened(desk)
    library.shelf.write(lambda db: db.execute("UPDATE pages SET body = x'00' WHERE id = 5"))
    library.close()
    desk("library", "export", str(target))
    other = DeskOnDisk(clock=desk.clock, path=tmp_path / "there" / "library.db", articles=desk.articles)
    library = opened(other)
    keep(other, library, 99)
    library.close()

    said = other("library", "import", str(target))

    assert said.exit == 7
    assert len(there(other)) == 10
