"""Finding what is kept: by words and fields, in every form of a word, and the same story elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.builders import NOON
from tests.fakes import FakeClock
from warta import wiring
from warta.errors import ConfigError
from warta.model.article import Dateline
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.services.search import Search
    from warta.services.state import State

FLOOD, RAIN, TRADE, TOKYO = [f"https://{site}/" for site in ("flood.id", "rain.id", "trade.example", "tokyo.example")]


class Room:
    """A library of four stories, and the rooms over it."""

    def __init__(self, path: Path) -> None:
        self.clock = FakeClock(NOON)
        self.library = SqliteLibrary(path, self.clock)
        self.search: Search = wiring.search(self.library, self.clock)
        self.state: State = wiring.state(self.library, self.clock)

    def keep(self, url: str, text: str, **given: Any) -> int:
        self.clock.time += timedelta(minutes=1)
        facts = {"url": url, "canonical_url": url, "title": "", "site": None} | given
        page = builders.page(f"{url} {text} {given}", url=url, fetched_at=self.clock.time)
        return self.library.keep(page, builders.bare_article(builders.paragraph(text), **facts)).id

    def found(self, query: str) -> list[int]:
        """The numbers of what fits best, in order, articles only."""
        return [hit.post.id for hit in self.search.find(f"{query} kind:article")]

    def listed(self, query: str) -> set[int]:
        """The numbers of all that fits."""
        return {*self.search.listing(query).numbers}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path / "library.db")
    room.keep(
        FLOOD,
        "Warga mengungsi setelah air sungai meluap. “Kami tidak tahu,” kata Dewi.",
        title="Kebanjiran di Martapura",
        language="id",
        site="Radar Banjar",
        authors=("Rahmat Hidayat",),
        published=datetime(2019, 3, 18, tzinfo=NOON.tzinfo),
        dateline=Dateline(place="Martapura", raw="MARTAPURA –"),
        quotes=(builders.quote("Kami tidak tahu", "Dewi Lestari"),),
        tags=("bencana",),
        thread=builders.thread(builders.comment("5", "Semoga lekas surut di Martapura", author="Budi")),
    )
    room.keep(RAIN, "Hujan turun. Banjir belum datang di sungai itu.", title="Hujan", language="id")
    room.keep(TRADE, "Prices are rising; flooded markets closed. " + "More words. " * 700, title="Trade", language="en")
    room.keep(TOKYO, "東京で大雨が降り、電車が止まった。", title="大雨", language="ja")
    yield room
    room.library.close()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("banjir", {1, 2}),
        ("pengungsian", {1}),
        ('"banjir"', {2}),
        ("flood price", {3}),
        ('"sungai meluap"', {1}),
        ('"meluap sungai"', set()),
        ("melu*", {1}),
        ("NEAR(warga sungai, 3)", {1}),
        ("NEAR(warga sungai, 1)", set()),
        ("sungai -warga", {2}),
        ("-sungai", {3, 4}),
        ("warga OR hujan", {1, 2}),
        ("(warga OR hujan) -martapura", {2}),
        ("-(warga OR hujan)", {3, 4}),
        ("title:banjir", set()),
        ("title:kebanjiran", {1}),
        ("title:hujan OR is:starred", {2}),
        ("author:rahmat", {1}),
        ("author:dewi", set()),
        ("speaker:dewi", {1}),
        ("source:radar", {1}),
        ("source:trade.example", {3}),
        ("tag:bencana", {1}),
        ("place:martapura", {1}),
        ("place:banjar", set()),
        ("lang:id", {1, 2}),
        ("-lang:id", {3, 4}),
        ("before:2019-03-19", {1}),
        ("after:2019-03-19", {2, 3, 4}),
        ("has:comments", {1}),
        ("has:quote", {1}),
        ("has:notes", set()),
        ("mins:>5", {3}),
        ("mins:<5 lang:id", {1, 2}),
        ("is:unread", {1, 2, 3, 4}),
        ("is:read", set()),
        ("is:new", {1, 2, 3, 4}),
        ("東京", {4}),
        ("京東", set()),
        ("大雨 電車", {4}),
        ("MÉLUAP", {1}),
        ("x'; DROP TABLE articles", set()),
    ],
)
def test_a_query_lists_what_it_means(room: Room, query: str, wanted: set[int]) -> None:
    assert room.listed(query) == wanted
    assert room.search.count(query) == len(wanted)
    assert {*room.found(query)} == wanted


def test_all_is_listed_when_nothing_is_asked(room: Room) -> None:
    assert room.listed("") == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("surut", {1}),
        ("surut -warga", {1}),
        ("surut OR hujan", {1, 2}),
        ("surut is:unread", {1}),
        ("surut is:read", set()),
        ("surut lang:en", set()),
        ("surut title:kebanjiran", {1}),
        ("surut title:hujan", set()),
        ("surut after:2019-03-18", {1}),
        ("surut after:2020", set()),
        ("surut kind:article", set()),
        ("surut -kind:article", {1}),
        ("NEAR(lekas surut, 1)", {1}),
        ("author:budi", {1}),
        ("kind:comment", {1}),
        ("kind:comment -semoga", set()),
        ("kind:comment tag:bencana", {1}),
        ("kind:comment OR title:hujan", {1, 2}),
        ("kind:note", set()),
        ("kind:quote", {1}),
        ("kind:quote tahu", {1}),
        ("kind:quote mengungsi", set()),
        ("kind:quote speaker:dewi", {1}),
        ("kind:quote OR kind:comment", {1}),
    ],
)
def test_a_list_has_the_posts_of_what_is_found_next_to_a_article(room: Room, query: str, wanted: set[int]) -> None:
    assert room.listed(query) == wanted
    assert room.search.count(query) == len(wanted)
    assert {hit.post.id for hit in room.search.find(query)} == wanted


def test_what_the_reader_did_can_be_asked_for(room: Room) -> None:
    room.state.star(1)
    room.state.tag("Air bah", 2)
    room.state.mark_read(3)

    assert room.listed("is:starred") == {1}
    assert room.listed("tag:bah") == room.listed('tag:"air bah"') == room.listed("tag:ai*") == {2}
    assert room.listed("is:read") == {3}
    room.keep(RAIN, "Hujan berhenti.", title="Hujan", language="id")
    assert room.listed("is:changed") == {2}
    assert room.listed("banjir") == {1}


def test_new_is_what_came_since_the_reader_was_here_before(room: Room) -> None:
    room.state.arrive()
    room.state.arrive()
    number = room.keep("https://later.example/", "It rained.")

    assert room.listed("is:new") == {number}


def test_the_title_comes_before_the_text_and_the_newer_before_the_older(room: Room) -> None:
    old = room.keep("https://a.example/", "Gempa di laut.", published=NOON - timedelta(days=900))
    new = room.keep("https://b.example/", "Gempa di laut.", published=NOON)
    titled = room.keep("https://c.example/", "Terasa sampai kota.", title="Gempa", published=NOON - timedelta(days=900))

    assert room.found("gempa") == [titled, new, old]


def test_comments_are_found_with_who_wrote_them(room: Room) -> None:
    [hit] = room.search.find("surut")

    assert (hit.kind, hit.author, hit.place, hit.post.id) == ("comment", "Budi", "5", 1)
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["surut"]
    assert [each.kind for each in room.search.find("martapura")] == ["article", "comment"]
    assert room.search.find("kind:comment title:kebanjiran")[0].place == "5"
    assert room.search.find("kind:comment title:hujan") == ()
    assert room.search.find("kind:comment author:budi")[0].place == "5"
    assert room.search.find("kind:comment -semoga") == ()
    assert room.search.find("-kind:article surut")[0].kind == "comment"


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("kind:quote", ["1", "2", "1"]),
        ("kind:quote tahu", ["1"]),
        ("kind:quote tunggu", ["1"]),
        ("kind:quotes dewi", ["1"]),
        ("kind:quote speaker:rahmat", ["2"]),
        ("kind:quote -tahu title:kebanjiran", ["2"]),
        ("kind:quote mengungsi", []),  # in the story, but in none of its quotes
        ('kind:quote "tidak tahu"', ["1"]),
        ('kind:quote "tahu tidak"', []),
        ("kind:quote NEAR(kami tahu, 1)", ["1"]),
        ("kind:quote NEAR(kami tahu, 0)", []),
        ("kind:quote (title:hujan OR tahu)", ["1", "1"]),
        ("kind:quote -title:hujan -tahu", ["2"]),
        ("kind:quote is:starred", []),
        ("kind:quote surut*", ["2"]),
        ("kind:quote lang:en", []),
        ("kind:quote kind:comment", []),
    ],
)
def test_quotes_are_found_one_by_one_where_they_are_asked_for(room: Room, query: str, places: list[str]) -> None:
    quotes = (builders.quote("Kami tidak tahu", "Dewi Lestari"), builders.quote("Airnya surutlah", "Rahmat"))
    said = "Mereka mengungsi. “Kami tidak tahu,” kata Dewi Lestari. “Airnya surutlah,” kata Rahmat."
    room.keep(FLOOD, said, title="Kebanjiran", language="id", quotes=quotes)
    room.keep(RAIN, "“Kami menunggu,” kata Ali.", title="Hujan", quotes=(builders.quote("Kami menunggu", "Ali"),))

    hits = room.search.find(query)

    assert sorted(hit.place for hit in hits) == sorted(places)
    assert {hit.kind for hit in hits} <= {"quote"}


def test_a_quote_names_its_speaker_and_is_found_only_where_it_is_asked_for(room: Room) -> None:
    [hit] = room.search.find("tahu kind:quote")

    assert (hit.author, hit.snippet, hit.post.id) == ("Dewi Lestari", "Kami tidak tahu", 1)
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["tahu"]
    assert [each.kind for each in room.search.find("tahu")] == ["article"]
    assert [each.kind for each in room.search.find("tahu (kind:quote OR kind:article)")] == ["article", "quote"]


def test_an_edited_comment_is_found_by_its_new_words_only(room: Room) -> None:
    held = room.library.find(FLOOD)
    assert held is not None
    edited = builders.thread(builders.comment("5", "Semoga lekas kering", author="Budi"))
    room.library.keep(builders.page("again", url=FLOOD), replace(held.article, thread=edited))

    assert room.search.find("surut") == ()
    assert [hit.place for hit in room.search.find("kering")] == ["5"]


def test_a_note_is_found_by_its_words_until_it_is_removed(room: Room) -> None:
    room.library.shelf.write(
        lambda db: db.execute(
            "INSERT INTO notes (key, url, title, revision, text_sha256, seen_at, exact, prefix, suffix, start, stop,"
            " words, created_at, changed_at) VALUES ((SELECT key FROM addresses WHERE article = 1), ?, '', 1, '',"
            " ?, 'air sungai', '', '', 0, 0, 'periksa bendungan', ?, ?)",
            (FLOOD, NOON.isoformat(), NOON.isoformat(), NOON.isoformat()),
        )
    )
    room.search.again()
    assert [*room.search.prepare()] == [(4, 4)]

    [hit] = room.search.find("bendungan")

    assert (hit.kind, hit.post.id, room.listed("has:notes")) == ("note", 1, {1})
    assert room.listed("bendungan") == room.listed("kind:note") == {1}
    from warta.store.notes import SqliteNotebook

    SqliteNotebook(room.library.shelf).remove(int(hit.place))
    assert room.search.find("bendungan") == ()
    assert room.listed("bendungan") == set()


def test_the_snippet_is_of_the_text_as_it_was_written(room: Room) -> None:
    [hit] = room.search.find("電車")

    assert hit.snippet == "東京で大雨が降り、電車が止まった。"
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["電車"]
    far = room.keep("https://far.example/", "Pad " * 500 + "jarum di jerami" + " pad" * 500)
    [hit] = [each for each in room.search.find("jarum") if each.post.id == far]
    assert hit.snippet.startswith("…")
    assert len(hit.snippet) < 170
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["jarum"]


def test_what_an_older_warta_saved_can_be_found_once_it_is_indexed(room: Room) -> None:
    room.search.again()
    assert room.listed("banjir") == set()

    assert [*room.search.prepare()] == [(4, 4)]

    assert room.listed("banjir") == {1, 2}
    assert [hit.place for hit in room.search.find("surut")] == ["5"]
    assert [*room.search.prepare()] == []


def test_a_page_that_is_read_again_unchanged_is_not_indexed_again(room: Room) -> None:
    def rows() -> object:
        return room.library.shelf.ask(
            lambda db: (
                db.execute("SELECT count(*) FROM article_index_docsize").fetchone(),
                db.execute("SELECT count(*) FROM text_index_docsize").fetchone(),
            )
        )

    before = rows()
    held = room.library.find(FLOOD)
    assert held is not None
    room.library.keep(builders.page("other adverts", url=FLOOD), held.article)

    assert rows() == before


def test_a_list_is_looked_at_where_it_is_looked_at(room: Room) -> None:
    for number in range(250):
        room.keep(f"https://many.example/{number}/", "More.", title=f"Story {number:03}")

    listing = room.search.listing("story", order="title")

    assert len(listing) == 250
    assert (listing[0].title, listing[-1].title) == ("Story 000", "Story 249")
    assert [post.title for post in listing[99:102]] == ["Story 099", "Story 100", "Story 101"]
    assert listing.place(listing[42].id) == 42
    assert listing.place(1) is None
    with pytest.raises(IndexError):
        listing[250]
    room.state.star(listing[3].id)
    assert not listing[3].starred
    listing.refresh()
    assert listing[3].starred


@pytest.mark.parametrize(
    ("order", "first"), [("oldest", 1), ("newest", 4), ("longest", 3), ("comments", 1), ("site", 1), ("unread", 4)]
)
def test_a_list_has_an_order(room: Room, order: str, first: int) -> None:
    assert {*room.search.listing(order=order).numbers} == {1, 2, 3, 4}
    assert room.search.listing(order=order).numbers[0] == first or order == "site"


def test_an_order_that_there_is_not_is_reported(room: Room) -> None:
    with pytest.raises(ConfigError, match="no order colour"):
        room.search.listing(order="colour")


def test_counts_show_how_much_is_unread_by_site(room: Room) -> None:
    room.state.mark_read(1)
    room.state.star(2)

    counts = room.search.counts()

    assert (counts.posts, counts.unread, counts.starred, counts.changed) == (4, 3, 1, 0)
    assert ("Radar Banjar", 1, 0) in counts.sites


def test_the_same_article_elsewhere_is_reported_the_first_seen_first(room: Room) -> None:
    wire = " ".join(f"Kalimat ke-{n} dari berita kantor berita tentang banjir besar di kota." for n in range(12))
    first = room.keep("https://agency.example/1", wire)
    second = room.keep("https://paper.example/1", "KOTA - " + wire.replace("besar", "besar sekali", 2) + " Begitulah.")
    third = room.keep("https://blog.example/1", wire[: len(wire) * 3 // 4])
    room.keep("https://other.example/1", " ".join(f"Sesuatu yang lain {n} sama sekali dan panjang." for n in range(20)))

    twins = room.search.twins(second)

    assert [twin.post.id for twin in twins] == [first, third]
    assert 0.5 < twins[0].share <= 1
    assert room.search.twins(1) == ()


def test_a_library_without_an_index_that_cannot_be_written_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from warta.errors import LibraryError
    from warta.store import schema

    monkeypatch.setattr(schema, "IS_SEARCHED", schema.VERSION + 1)

    with pytest.raises(LibraryError, match="older warta"):
        room.search.listing("banjir")
