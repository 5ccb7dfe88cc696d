"""Dates are read as pages write them, and never invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.extraction import dates
from warta.extraction.customs import Customs

WITA = timezone(timedelta(hours=8))


def day(year: int, month: int, date: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, date, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2019-03-20", day(2019, 3, 20)),
        ("2019-03-20T07:40:00Z", day(2019, 3, 20, 7, 40)),
        ("2019-03-20T07:40:00+08:00", datetime(2019, 3, 20, 7, 40, tzinfo=WITA)),
        ("2019-03-20T07:40:00+0800", datetime(2019, 3, 20, 7, 40, tzinfo=WITA)),
        ("2019-03-20 07:40:00 +0800", datetime(2019, 3, 20, 7, 40, tzinfo=WITA)),
        ("2019-3-2 7:40", day(2019, 3, 2, 7, 40)),
        ("2019-03-20T07:40:00.1234567Z", day(2019, 3, 20, 7, 40)),
        ("20190320", day(2019, 3, 20)),
        ("20190320T0740", day(2019, 3, 20, 7, 40)),
    ],
)
def test_a_machines_date_is_read_in_its_half_right_forms(text: str, told: datetime) -> None:
    found = dates.iso(text)

    assert found == told
    assert found is not None
    assert found.utcoffset() == told.utcoffset()


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2019", "2019-13-01", "2019-02-30", "1850-01-01", "0000-00-00", "9" * 500]
)
def test_what_is_no_date_for_machines_is_none(text: str | None) -> None:
    assert dates.iso(text) is None


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Rabu, 20 Maret 2019 10.15 WITA", "id", datetime(2019, 3, 20, 10, 15, tzinfo=WITA)),
        ("Diposting pada 7 Agustus 2023", "id", day(2023, 8, 7)),
        ("March 20, 2019 at 6:30 pm", "en", day(2019, 3, 20, 18, 30)),
        ("Published 12:05 AM, Mar 20th, 2019", "en", day(2019, 3, 20)),
        ("Posted on 20th March 2019 by A. Writer", "en", day(2019, 3, 20)),
        ("20. März 2019, 14:05 Uhr", "de", day(2019, 3, 20, 14, 5)),
        ("le 20 mars 2019 à 18h30", "fr", day(2019, 3, 20, 18, 30)),
        ("20 de março de 2019 às 18h30", "pt", day(2019, 3, 20, 18, 30)),
        ("20 de marzo de 2019", "es", day(2019, 3, 20)),
        ("20 maart 2019", "nl", day(2019, 3, 20)),
        ("20 марта 2019", "ru", day(2019, 3, 20)),
        ("2019年3月20日", "ja", day(2019, 3, 20)),
        ("2019년 3월 20일", "ko", day(2019, 3, 20)),
        ("03/04/2019", "id", day(2019, 4, 3)),
        ("۲۹ اسفند ۱۳۹۷", "en", day(2019, 3, 20)),
        ("03/04/2019", "en-US", day(2019, 3, 4)),
        ("03/04/2019", "en-GB", day(2019, 4, 3)),
        ("25/12/2019", "en-US", day(2019, 12, 25)),
        ("20.03.19", "de", day(2019, 3, 20)),
        ("Wed, 20 Mar 2019 07:40:00 GMT", "en", day(2019, 3, 20, 7, 40)),
        ("March 20, 2019 6:30 PM", "en", day(2019, 3, 20, 18, 30)),
        ("20 Mar 2019, 18:30 UTC+2", "en", datetime(2019, 3, 20, 18, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("20 Mar 2019 18:30 (GMT -5:30)", "en", datetime(2019, 3, 20, 18, 30, tzinfo=timezone(-timedelta(hours=5.5)))),
        ("20 Mar 2019 18:30 UTC - 2 comments", "en", day(2019, 3, 20, 18, 30)),
        ("Tue Mar 19 20:40:00 EDT 2019", "en", datetime(2019, 3, 19, 20, 40, tzinfo=timezone(timedelta(hours=-4)))),
        ("20/Mar/2019", "en", day(2019, 3, 20)),
        ("March 20, 2019 6:30 PM ET", "en", datetime(2019, 3, 20, 18, 30, tzinfo=timezone(timedelta(hours=-4)))),
        ("March 9, 2019 6:30 PM PT", "en", datetime(2019, 3, 9, 18, 30, tzinfo=timezone(timedelta(hours=-8)))),
        ("Nov 3, 2019 6:30 PM CT", "en", datetime(2019, 11, 3, 18, 30, tzinfo=timezone(timedelta(hours=-6)))),
        ("20 במרץ 2019", "he", day(2019, 3, 20)),
        ("20 मार्च 2019", "hi", day(2019, 3, 20)),
        ("२ मई २०२३", "hi", day(2023, 5, 2)),
        ("২০ মার্চ ২০১৯", "bn", day(2019, 3, 20)),
        ("20 مارچ 2019", "ur", day(2019, 3, 20)),
        ("20 آذار 2019", "ar", day(2019, 3, 20)),
        ("20 تشرين الثاني 2019", "ar", day(2019, 11, 20)),
        ("20. ožujka 2019.", "hr", day(2019, 3, 20)),
        ("20. listopada 2019.", "hr", day(2019, 10, 20)),
        ("20 listopada 2019", "pl", day(2019, 11, 20)),
        ("2019. március 20., 14:05", "hu", day(2019, 3, 20, 14, 5)),
        ("2019 m. kovo 20 d.", "lt", day(2019, 3, 20)),
        ("20. 3. 2019", "cs", day(2019, 3, 20)),
        ("ngày 20 tháng 3 năm 2019", "vi", day(2019, 3, 20)),
        ("20 Tháng Mười Một, 2019", "vi", day(2019, 11, 20)),
        ("Tháng Ba 20, 2019", "vi", day(2019, 3, 20)),
        ("20 มีนาคม 2562", "th", day(2019, 3, 20)),
        ("20 มี.ค. 2562 16:30 น.", "th", day(2019, 3, 20, 16, 30)),
        ("20/03/2562", "th", day(2019, 3, 20)),
        ("۲۹ اسفند ۱۳۹۷ - ۱۰:۲۰", "fa", day(2019, 3, 20, 10, 20)),
        ("۱۳۹۷/۱۲/۲۹", "fa", day(2019, 3, 20)),
        ("30 اسفند 1399", "fa", day(2021, 3, 20)),
        ("令和元年5月20日", "ja", day(2019, 5, 20)),
        ("平成31年3月20日", "ja", day(2019, 3, 20)),
        ("2019年3月20日 午後3時20分", "ja", day(2019, 3, 20, 15, 20)),
        ("2019.03.20. 오후 3:20", "ko", day(2019, 3, 20, 15, 20)),
        ("2019.03.20. 오전 12:20", "ko", day(2019, 3, 20, 0, 20)),
        ("2019年3月20日 下午12:20", "zh", day(2019, 3, 20, 12, 20)),
    ],
)
def test_a_date_in_words_is_read_in_its_language(text: str, language: str, told: datetime) -> None:
    found = dates.written(text, Customs(language=language))

    assert found == told
    assert found is not None
    assert found.utcoffset() == told.utcoffset()


@pytest.mark.parametrize(
    ("text", "customs", "told"),
    [
        # The page's other numbers tell the order, whatever its language is.
        ("12-01-2024", Customs(language="en", texts=["11-29-2024", "12-01-2024"]), day(2024, 12, 1)),
        ("03/04/2019", Customs(language="en", texts=["03/04/2019", "25/03/2019"]), day(2019, 4, 3)),
        ("03/04/2019", Customs(language="id", texts=["03/25/2019", "03/30/2019", "30/3/2019"]), day(2019, 3, 4)),
        # A point puts the day first everywhere, and what has no whole year may be a number of any kind.
        ("03.04.2019", Customs(language="en", texts=["03/25/2019"]), day(2019, 4, 3)),
        ("03/04/2019", Customs(language="en", texts=["call 25-03-19"]), day(2019, 3, 4)),
        # Then the days in words, or with the year first.
        ("03-09-2026", Customs(language="en", texts=["Published March 9, 2026"]), day(2026, 3, 9)),
        ("03/04/2019", Customs(language="en", texts=["Updated 3 April 2019"]), day(2019, 4, 3)),
        ("03/04/2019", Customs(language="en", texts=["2019-04-03", "Mar 4, 2019"]), day(2019, 3, 4)),
        # Then the calendar: what is ahead was not published yet, unless both would be.
        ("03/09/2026", Customs(language="id", now=day(2026, 4, 1)), day(2026, 3, 9)),
        ("03/09/2026", Customs(language="en", now=day(2026, 4, 1)), day(2026, 3, 9)),
        ("11/12/2026", Customs(language="en", now=day(2026, 4, 1)), day(2026, 11, 12)),
        ("00/00/2026", Customs(language="en"), None),
    ],
)
def test_a_date_in_numbers_is_read_as_its_page_writes_them(text: str, customs: Customs, told: datetime | None) -> None:
    assert dates.written(text, customs) == told


@pytest.mark.parametrize(
    "text",
    [
        "10",
        "Mei",
        "2019",
        "12.30",
        "Chapter 3 of 2019",
        "call 0812/3456/7890",
        "31 Februari 2019",
        "May the 4th",
        "30 اسفند 1402",
        "32 آذر 1402",
    ],
)
def test_half_a_date_is_none(text: str) -> None:
    assert dates.written(text, Customs(language="id")) is None


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("3 hours ago", timedelta(hours=3)),
        ("3 jam yang lalu", timedelta(hours=3)),
        ("2 hari lalu", timedelta(days=2)),
        ("vor 5 Minuten", timedelta(minutes=5)),
        ("il y a 2 jours", timedelta(days=2)),
        ("hace 1 semana", timedelta(weeks=1)),
        ("3 часа назад", timedelta(hours=3)),
        ("2 gün önce", timedelta(days=2)),
        ("3 giờ trước", timedelta(hours=3)),
        ("5分前", timedelta(minutes=5)),
        ("3小时前", timedelta(hours=3)),
        ("2일 전", timedelta(days=2)),
        ("منذ 3 ساعات", timedelta(hours=3)),
        ("för 2 veckor sedan", timedelta(weeks=2)),
    ],
)
def test_a_span_counts_back_from_when_the_page_was_had(text: str, ago: timedelta) -> None:
    now = day(2026, 11, 23, 12)

    assert dates.written(text, Customs(now=now)) == now - ago
    assert dates.written(text) is None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://news.example/2019/03/20/title/", day(2019, 3, 20)),
        ("https://news.example/2019-03-20-title", day(2019, 3, 20)),
        ("https://news.example/read/20190320/12/title", day(2019, 3, 20)),
        ("https://news.example/world/2019/mar/20/title", day(2019, 3, 20)),
        ("https://news.example/blog/2019/march/20/title", day(2019, 3, 20)),
        ("https://news.example/blog/2019/news/20/title", None),
        ("https://news.example/2019/13/20/title/", None),
        ("https://news.example/p/20199920/", None),
        (None, None),
    ],
)
def test_an_address_may_name_the_day(url: str | None, told: datetime | None) -> None:
    assert dates.of_address(url) == told


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_of_dates_raise(text: str) -> None:
    now = day(2026, 11, 23)

    for found in (
        dates.iso(text),
        dates.written(text, Customs(language="id", texts=[text], now=now)),
        dates.of_address(text),
        dates.machine(text),
    ):
        assert found is None or found.tzinfo is not None
