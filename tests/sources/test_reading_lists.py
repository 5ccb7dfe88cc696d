"""Reading lists of other programs, as those write them, and as a stranger might."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import HOSTILE
from warta.model.reading_list import ReadingList, Wish
from warta.sources.reading_lists import read

WALLABAG = [
    {
        "is_archived": 1, "is_starred": 0, "tags": ["banjir", "To do"], "is_public": False, "id": 7,
        "title": "River takes the market", "url": "https://news.example/flood/", "given_url": None,
        "content": "<p>Water.</p>", "created_at": "2024-03-20T12:00:00+0700", "reading_time": 2,
    },
    {
        "is_archived": False, "is_starred": True, "tags": [{"id": 1, "label": "rain", "slug": "rain"}],
        "title": "https://news.example/rain/", "url": "https://news.example/rain/",
        "created_at": "2024-03-19T00:00:00+00:00",
    },
]  # fmt: skip
POCKET = """title,url,time_added,tags,status
River takes the market,https://news.example/flood/,1710910800,banjir|To do,archive
https://news.example/rain/,https://news.example/rain/,1710806400,,unread
"Quoted, with a comma",https://news.example/comma/,x,,unread
"""
POCKET_PAGE = """<!DOCTYPE html>
<html><!--So long and thanks for all the fish--><head><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul>
<li><a href="https://news.example/rain/?a=1&amp;b=2" time_added="1710806400" tags="">Rain &amp; wind</a></li>
</ul><h1>Read Archive</h1><ul>
<li><a href="https://news.example/flood/" time_added="1710910800" tags="banjir,To do">River</a></li>
</ul></body></html>"""
INSTAPAPER = """URL,Title,Selection,Folder,Timestamp,Tags
https://news.example/flood/,River takes the market,,Archive,1710910800,"[""banjir"",""To do""]"
https://news.example/rain/,Rain,"Some, words",Unread,1710806400,[]
https://news.example/sun/,Sun,,Starred,1710806400,
https://news.example/wind/,Wind,,Weather,1710806400,
"""
MARCH = datetime(2024, 3, 20, 5, 0, tzinfo=UTC)


def found(text: str) -> ReadingList:
    made = read(text.encode())
    assert made is not None
    return made


def test_a_list_of_wallabag() -> None:
    made = found(json.dumps(WALLABAG))

    assert (made.name, made.refused) == ("wallabag", 0)
    first, second = made.wishes
    assert (first.url, first.title, first.tags) == (
        "https://news.example/flood/", "River takes the market", ("banjir", "To do"),
    )  # fmt: skip
    assert first.added_at == MARCH
    assert [(wish.read, wish.starred) for wish in made.wishes] == [(True, False), (False, True)]
    assert (second.title, second.tags) == ("", ("rain",))


def test_what_the_interface_of_wallabag_answers() -> None:
    assert found(json.dumps({"_embedded": {"items": WALLABAG}})) == found(json.dumps(WALLABAG))


def test_a_table_of_pocket() -> None:
    made = found("\ufeff" + POCKET.replace("\n", "\r\n"))

    assert made.name == "Pocket"
    assert made.wishes[0] == Wish(
        url="https://news.example/flood/", title="River takes the market", tags=("banjir", "To do"), added_at=MARCH,
        read=True,
    )  # fmt: skip
    assert [(wish.title, wish.read) for wish in made.wishes[1:]] == [("", False), ("Quoted, with a comma", False)]
    assert made.wishes[2].added_at is None


def test_a_page_of_pocket() -> None:
    made = found(POCKET_PAGE)

    assert [(wish.url, wish.title, wish.read, wish.tags) for wish in made.wishes] == [
        ("https://news.example/rain/?a=1&b=2", "Rain & wind", False, ()),
        ("https://news.example/flood/", "River", True, ("banjir", "To do")),
    ]
    assert made.wishes[1].added_at == MARCH


def test_a_table_of_instapaper() -> None:
    made = found(INSTAPAPER)

    assert made.name == "Instapaper"
    assert [(wish.title, wish.read, wish.starred, wish.tags) for wish in made.wishes] == [
        ("River takes the market", True, False, ("banjir", "To do")),
        ("Rain", False, False, ()),
        ("Sun", False, True, ()),
        ("Wind", False, False, ("Weather",)),
    ]


def test_an_address_counts_once_and_what_is_none_is_counted() -> None:
    made = found(
        "url,title,folder,timestamp\nhttps://a.example/,One,,1\nhttps://A.example/?utm_source=x,Again,,2\n"
        "javascript:alert(1),Evil,,3\nfile:///etc/passwd,Evil,,4\nnot an address,Evil,,5\n,Empty,,6\n"
    )

    assert [wish.title for wish in made.wishes] == ["One"]
    assert made.refused == 4


def test_what_a_list_says_is_filtered_and_bounded() -> None:
    hostile = HOSTILE.replace("\x00", "")
    entry = {
        "is_archived": 0,
        "url": "https://a.example/",
        "title": hostile * 500,
        "tags": [f"#{hostile}", "x" * 999],
    }

    [wish] = found(json.dumps([entry])).wishes

    assert wish.title == ("ABCDEFGH" * 500)[:1_000]
    assert wish.tags == ("ABCDEFGH", "x" * 100)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "[1, 2]", '[{"url": "https://a.example/"}]', "<html>", "<opml/>", "a,b\n1,2", "[" * 100_000,
     "https://a.example/feed\n", '"', "url,time_added\n"],
)  # fmt: skip
def test_what_is_no_list_is_none(text: str) -> None:
    assert read(text.encode()) is None


@pytest.mark.parametrize(
    "moment",
    [
        "",
        "never",
        7,
        None,
        "2024-13-45",
        "9" * 30,
        "-5",
        {"a": 1},
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_a_time_that_is_none_is_unknown(moment: object) -> None:
    entry = {"is_archived": 0, "url": "https://a.example/", "created_at": moment}

    assert found(json.dumps([entry])).wishes[0].added_at is None
    assert found(f"url,title,folder,timestamp\nhttps://a.example/,,,{json.dumps(moment)}").wishes[0].added_at in {
        None, datetime.fromtimestamp(7, UTC),
    }  # fmt: skip


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_are_no_list(data: bytes) -> None:
    for start in (b"", b"[", b"url,time_added,status\n", b"<a time_added=1 href="):
        read(start + data)
