"""The language of queries: what is meant, and where a query cannot be understood."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from warta.model import search
from warta.model.search import All, Field, Has, Kind, Language, Minutes, Near, Not, Since, State, Words
from warta.services.queries import Misread, understood

NOW = datetime(2026, 3, 20, 12, 30, tzinfo=UTC)


def meant(query: str) -> object:
    return understood(query, NOW)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", search.EVERYTHING),
        ("banjir", Words("banjir")),
        ("banjir rob", All((Words("banjir"), Words("rob")))),
        ("banjir AND rob", All((Words("banjir"), Words("rob")))),
        ('"air bah"', Words("air bah", exact=True)),
        ('"air ba"*', Words("air ba", exact=True, open=True)),
        ("banj*", Words("banj", exact=True, open=True)),
        ("a OR b c", search.Any((Words("a"), All((Words("b"), Words("c")))))),
        ("(a OR b) c", All((search.Any((Words("a"), Words("b"))), Words("c")))),
        ("a -b", All((Words("a"), Not(Words("b"))))),
        ("a NOT b", All((Words("a"), Not(Words("b"))))),
        ("-title:b", Not(Field("title", Words("b")))),
        ("anak-anak", Words("anak-anak")),
        ("NEAR(air sungai)", Near(("air", "sungai"), 10)),
        ('NEAR("air bah" sungai, 3)', Near(("air bah", "sungai"), 3)),
        ("TITLE:banj*", Field("title", Words("banj", exact=True, open=True))),
        ('speaker:"Dewi Lestari"', Field("speaker", Words("Dewi Lestari", exact=True))),
        ("is:unread", State("unread")),
        ("has:comment", Has("comments")),
        ("has:quotes", Has("quote")),
        ("kind:comments", Kind("comment")),
        ("lang:pt-BR", Language("pt-BR")),
        ("mins:<5", Minutes(most=4)),
        ("mins:>=5", Minutes(least=5)),
        ("mins:5", Minutes(least=5, most=5)),
        ("12:30", Words("12:30")),
        ("https://news.example/a", Words("https://news.example/a")),
    ],
)
def test_what_a_query_means(query: str, wanted: object) -> None:
    assert meant(query) == wanted


def test_dates_are_of_the_readers_day() -> None:
    def moment(query: str) -> datetime:
        found = meant(query)
        assert isinstance(found, Since)
        return found.moment

    local = NOW.astimezone()
    assert moment("after:2026") == datetime(2026, 1, 1, tzinfo=local.tzinfo)
    assert moment("before:2026-03") == datetime(2026, 3, 1, tzinfo=local.tzinfo)
    assert moment("before:2026-3-9") == datetime(2026, 3, 9, tzinfo=local.tzinfo)
    assert moment("after:7d") == NOW - timedelta(days=7)
    assert moment("after:today") == local.replace(hour=0, minute=0)
    assert moment("after:2026-03-20T08:00:00+00:00") == NOW.replace(hour=8, minute=0)


def test_while_it_is_typed_the_last_word_may_go_on() -> None:
    assert understood("air banj", NOW, typing=True) == All((Words("air"), Words("banj", open=True)))
    assert understood("air banjir ", NOW, typing=True) == All((Words("air"), Words("banjir")))


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("autor:Dewi x", "autor:"),
        ('x "tidak', '"tidak'),
        ("a OR", "OR"),
        ("OR a", "OR"),
        ("a OR OR b", "OR"),
        ("(a b", "("),
        ("a )", ")"),
        ("()", ")"),
        ("NEAR(a)", "NEAR(a)"),
        ("NEAR(a b", "NEAR(a b"),
        ("NEAR(a b, x)", "NEAR(a b, x)"),
        ("is:red", "red"),
        ("has:fleas", "fleas"),
        ("kind:cat", "cat"),
        ("before:soon", "soon"),
        ("after:2026-13", "2026-13"),
        ("mins:long", "long"),
        ("lang:!", "!"),
        ("title:", "title:"),
        ("title: x", "title:"),
        ("a -OR", "-"),
        ("*", "*"),
        ('""', '""'),
        ("(" * 40 + "a" + ")" * 40, "("),
    ],
)
def test_a_wrong_query_says_where(query: str, place: str) -> None:
    with pytest.raises(Misread) as caught:
        meant(query)

    assert query[caught.value.at : caught.value.end] == place
    assert (caught.value.exit_code, caught.value.kind) == (2, "query")
    assert caught.value.hint


def test_the_mark_stands_under_the_place_however_wide_the_signs_are() -> None:
    with pytest.raises(Misread) as caught:
        meant("東京 autor:x")

    assert caught.value.marked == "東京 autor:x\n     ^^^^^^"


def test_a_query_without_end_is_refused() -> None:
    with pytest.raises(Misread, match="too long"):
        meant("a " * 5000)


@given(some.text(alphabet='ab "()-*:,ORNEAtile<5東\x1b\ud800', max_size=40))
def test_whatever_is_typed_is_understood_or_reported(query: str) -> None:
    told = ""
    try:
        understood(query, NOW)
    except Misread as error:
        told = error.marked

    assert told.count("\n") == bool(told)
