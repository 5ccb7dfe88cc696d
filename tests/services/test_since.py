"""A thread as its reader is shown it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON, comment, thread
from warta.model.article import Comment, Thread
from warta.model.since import Gone, Since
from warta.services.since import changed_only, with_gone


def at(hour: int, id: str, *replies: Comment, parent: str | None = None) -> Comment:  # noqa: A002 - the model's own word
    """A comment of that hour."""
    return comment(id, f"Comment {id}.", *replies, posted_at=NOON + timedelta(hours=hour), parent=parent)


def without(*comments: Comment) -> Since:
    return Since(mark=1, gone=tuple(Gone(comment=replace(each, state="gone"), last_seen=NOON) for each in comments))


def outline(shown: Thread) -> list[str]:
    """Each comment's id under a dot for each level."""
    return ["." * each.depth + each.id for each in shown.walk()]


def test_what_is_gone_stands_where_it_stood() -> None:
    shown = thread(at(1, "1", at(2, "2"), at(5, "5")), at(6, "6"))

    told = with_gone(shown, without(at(3, "3", parent="1"), at(4, "4", parent="3"), at(7, "7"), at(0, "0")))

    assert outline(told) == ["0", "1", ".2", ".3", "..4", ".5", "6", "7"]
    assert told.total == shown.total


def test_where_the_newest_comes_first_what_is_gone_does_too() -> None:
    told = with_gone(thread(at(9, "9"), at(5, "5"), at(1, "1")), without(at(7, "7"), at(3, "3"), at(0, "0")))

    assert outline(told) == ["9", "7", "5", "3", "1", "0"]


def test_undated_or_fatherless_comments_that_are_gone_come_last() -> None:
    undated = replace(comment("9"), posted_at=None)

    told = with_gone(thread(at(1, "1")), without(undated, at(3, "3", parent="77")))

    assert outline(told) == ["1", "3", "9"]


def test_two_that_claim_to_answer_each_other_are_both_shown_once() -> None:
    told = with_gone(thread(at(1, "1")), without(at(2, "2", parent="3"), at(3, "3", parent="2")))

    assert outline(told) == ["1", "2", ".3"]


def test_an_empty_place_has_its_last_words_and_the_answers_to_it() -> None:
    blank = replace(at(2, "2", at(3, "3")), body=(), author="", state="deleted")

    told = with_gone(thread(at(1, "1"), blank), without(at(2, "2")))

    assert outline(told) == ["1", "2", ".3"]
    assert [(each.author, each.text, each.state) for each in told.comments][1] == ("Budi", "Comment 2.", "gone")


def test_only_what_changed_is_left_and_what_it_answers() -> None:
    shown = thread(at(1, "1", at(2, "2", at(3, "3")), at(4, "4")), at(5, "5"), at(6, "6", at(7, "7")))

    left = changed_only(shown, Since(mark=1, changed={"3": "new", "5": "edited"}))

    assert outline(left) == ["1", ".2", "..3", "5"]


def test_a_thread_deeper_than_the_stack_is_shown_whole() -> None:
    deep = comment("0")
    for number in range(1, 5000):
        deep = replace(comment(str(number)), replies=(deep,))

    told = with_gone(Thread(comments=(deep,)), without(at(1, "x", parent="0")))

    assert told.shown == 5001
    assert changed_only(told, Since(mark=1, changed={"x": "gone"})).shown == 5001


@given(st.data())
def test_every_comment_is_there_once_under_its_parent_or_at_the_end_of_none(data: st.DataObject) -> None:
    ids = [str(number) for number in range(data.draw(st.integers(1, 12)))]
    parents = {key: data.draw(st.sampled_from([None, *ids])) for key in ids}
    hours = {key: data.draw(st.integers(0, 5)) for key in ids}
    alive = ids[: data.draw(st.integers(0, len(ids)))]
    lost = [at(hours[key], key, parent=parents[key]) for key in ids if key not in alive]

    told = with_gone(thread(*[at(hours[key], key) for key in alive]), without(*lost))

    assert sorted(each.id for each in told.walk()) == sorted(ids)
    for each in told.walk():
        assert all(reply.depth == each.depth + 1 and reply.parent == each.id for reply in each.replies)
