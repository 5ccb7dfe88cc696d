from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import NOON, comment, paragraph, span, thread
from tests.render.story import flood
from warta.model.article import Comment, Thread
from warta.model.blocks import Heading, Span
from warta.model.since import Gone, Since
from warta.render.thread import Found, ThreadSheet, ago, nodes

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def shown(sheet: ThreadSheet) -> str:
    return "\n".join(["".join([part.text for part in sheet.segments(y)]).rstrip() for y in range(sheet.height)]) + "\n"


def sheet_of(*comments: Comment, width: int = 60) -> ThreadSheet:
    return ThreadSheet(nodes(thread(*comments)), width)


def chain(depth: int) -> Comment:
    """Each answers the one before; made by hand, since a builder that places replies would recurse."""
    made = comment(str(depth), f"answer {depth}")
    for level in range(depth - 1, -1, -1):
        made = replace(comment(str(level), f"answer {level}"), replies=(made,))
    return made


@pytest.mark.parametrize("width", [60, 30])
def test_a_thread_is_set_like_this(width: int, golden: Callable[[Path, str], None]) -> None:
    found = flood().thread
    assert found

    golden(HERE / f"thread-{width}.txt", shown(ThreadSheet(nodes(found), width)))


def test_a_folded_comment_says_how_many_it_hides() -> None:
    sheet = sheet_of(comment("1", "one", comment("2", "two", comment("3", "three"))), comment("4", "four"))

    sheet.fold(frozenset({0}))

    assert "↩ 2 hidden" in shown(sheet)
    assert "two" not in shown(sheet)
    assert "four" in shown(sheet)


def test_indent_stops_where_text_would_get_too_narrow_and_the_depth_is_reported() -> None:
    sheet = ThreadSheet(nodes(Thread(comments=(chain(30),))), 60)

    text = shown(sheet)
    assert "depth 30" in text
    assert max(len(line) - len(line.lstrip("│ ")) for line in text.splitlines()) <= 20


def test_a_thread_a_thousand_deep_is_set() -> None:
    sheet = ThreadSheet(nodes(Thread(comments=(chain(1000),))), 60)

    assert sheet.height == 3 * 1001
    assert "answer 1000" in shown(sheet)


def test_the_guides_of_the_path_stand_out() -> None:
    sheet = sheet_of(comment("1", "one", comment("2", "two"), comment("3", "three")))

    first, _last = sheet.extent(2)
    looks = [segment.looks for segment in sheet.segments(first + 1, sheet.path(2))]

    assert looks[0] == ("guide-0",)


def test_labels_show_the_articles_author_and_what_waits() -> None:
    text = shown(sheet_of(comment("1", "a", by_author=True), comment("2", "b", state="pending", kind="trackback")))

    assert "Budi   author   " in text
    assert " trackback    awaiting moderation" in text


def test_a_deleted_comment_says_so() -> None:
    assert "(deleted)" in shown(sheet_of(comment("1", "", body=(), state="deleted", author="")))


def test_folding_by_level_keeps_what_is_above_it() -> None:
    sheet = sheet_of(comment("1", "one", comment("2", "two", comment("3", "three"))))

    assert sheet.by_level(1) == {1}
    assert sheet.by_level(0) == {0, 1}
    assert sheet.by_level(9) == frozenset()


def test_what_hides_a_comment_is_unfolded_for_it() -> None:
    sheet = sheet_of(comment("1", "one", comment("2", "two")), comment("3", "three", comment("4", "four")))
    sheet.fold(frozenset({0, 2}))

    assert sheet.unfolded_for(1) == {2}


def test_find_reaches_bodies_and_authors_folded_or_not() -> None:
    sheet = sheet_of(comment("1", "one", comment("2", "the river", author="Rivera")))
    sheet.fold(frozenset({0}))

    assert sheet.find("river") == [Found(1, 0, 0, 5), Found(1, 1, 4, 9)]


def test_what_was_found_has_a_line() -> None:
    sheet = sheet_of(comment("1", "one " * 40 + "river"))

    y = sheet.line_of(sheet.find("river")[0])

    assert "river" in "".join(segment.text for segment in sheet.segments(y))


def test_links_in_comments_are_numbered_through_the_thread() -> None:
    linked = (paragraph("", span("see", href="https://a.example/")),)
    sheet = sheet_of(comment("1", body=linked), comment("2", body=(*linked, Heading(spans=(Span(text="x"),), level=2))))

    assert sheet.links.urls == ["https://a.example/"]


def test_what_happened_is_marked_and_counted_where_it_is_folded_away() -> None:
    gone = comment("4", "four", author="Sari", state="gone", parent="1", depth=1)
    since = Since(
        mark=1,
        changed={"2": "edited", "3": "new"},
        gone=(Gone(comment=gone, last_seen=NOON - timedelta(hours=1)),),
    )
    marked = thread(comment("1", "one", comment("2", "two", comment("3", "three")), gone))
    sheet = ThreadSheet(nodes(marked, since), 60, NOON)

    lines = shown(sheet).splitlines()
    assert [line.strip("│ ▾╴") for line in lines if "●" in line or "gone" in line] == [
        "Budi  ● edited  20 Mar 2019 13:00",
        "Budi  ● new  20 Mar 2019 13:00",
        "Sari  gone  last seen 1 h ago",
    ]
    assert {
        look
        for part in sheet.segments(next(y for y, line in enumerate(lines) if line.endswith("four")))
        for look in part.looks
    } >= {"gone"}

    sheet.fold(frozenset({0}))

    assert "↩ 3 hidden  ● 2" in shown(sheet)


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(hours=3), "3 h ago"),
        (timedelta(days=2), "2 d ago"),
        (timedelta(days=40), "8 Feb 2019 12:00"),
        (timedelta(hours=-3), "20 Mar 2019 15:00"),
    ],
)
def test_a_comments_age_is_reported_for_a_week(past: timedelta, said: str) -> None:
    assert ago(NOON - past, NOON) == said


def test_without_a_clock_the_date_is_reported() -> None:
    assert ago(datetime(2026, 11, 23, tzinfo=UTC), None) == "23 Nov 2026"
