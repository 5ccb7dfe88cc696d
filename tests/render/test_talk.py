"""A thread in bunches is the thread, and none of it is read before somebody looks at it."""

from __future__ import annotations

import json
import pickle
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import builders, strategies
from warta.model.article import Comment, Thread
from warta.render.json import article_to_json, comment_from_json
from warta.render.talk import Talk, bunches, grown, nested


def written(thread: Thread) -> list[dict[str, object]]:
    """Its comments as `warta.article/1` has them."""
    found: list[dict[str, object]] = article_to_json(builders.loaded(builders.article(thread=thread)))["thread"][
        "comments"
    ]
    return found


@given(strategies.threads, st.integers(1, 4))
def test_a_thread_cut_into_bunches_is_put_together_again(thread: Thread, most: int) -> None:
    tree = written(thread)
    cut = json.loads(json.dumps([*bunches(tree, most)]))

    count = sum(len(bunch) for bunch in cut)
    assert all(len(bunch) <= most for bunch in cut)
    assert grown(reversed(cut), count, comment_from_json) == tuple(thread.comments)
    assert json.dumps(nested(chain.from_iterable(cut))) == json.dumps(tree)


def test_a_thread_may_be_deeper_than_the_stack() -> None:
    deep: list[dict[str, object]] = []
    for number in range(3_000):
        deep = [written(builders.thread(builders.comment(str(number))))[0] | {"replies": deep}]

    cut = [*bunches(deep)]

    (top,) = grown(reversed(cut), 3_000, comment_from_json)
    assert sum(1 for _ in Thread(comments=(top,)).walk()) == 3_000


@pytest.mark.parametrize("under", [1, 2, -2, None, "0", True])
def test_a_comment_stands_under_one_before_it(under: object) -> None:
    ((first, second),) = bunches(written(builders.thread(builders.comment("1"), builders.comment("2"))))

    with pytest.raises(ValueError, match="no article"):
        grown([[first, second | {"under": under}]], 2, comment_from_json)


@pytest.mark.parametrize("count", [1, 3])
def test_there_are_as_many_as_were_written(count: int) -> None:
    cut = [*bunches(written(builders.thread(builders.comment("1"), builders.comment("2"))))]

    with pytest.raises(ValueError, match=r"no article|cut short"):
        grown(cut, count, comment_from_json)


# --- reading when looked at ---------------------------------------------------------------------------------------


class Shelf:
    """Counts how often it is read."""

    def __init__(self, *comments: Comment) -> None:
        self.comments = comments
        self.reads = 0

    def read(self) -> tuple[Comment, ...]:
        self.reads += 1
        return (*self.comments,)


FIRST, SECOND = builders.comment("1"), builders.comment("2")


def test_nothing_is_read_before_somebody_looks_and_then_once() -> None:
    shelf = Shelf(FIRST, SECOND)
    talk = Talk(b"12", shelf.read)
    thread = Thread(comments=talk)
    assert shelf.reads == 0

    assert [*thread.walk()] == [FIRST, SECOND]
    assert (talk[0], talk[-1:], len(talk), [*reversed(talk)]) == (FIRST, (SECOND,), 2, [SECOND, FIRST])
    assert talk[0] is next(thread.walk())
    assert shelf.reads == 1


def test_two_of_one_row_are_the_same_and_neither_is_read() -> None:
    shelf = Shelf(FIRST)

    assert Talk(b"1", shelf.read) == Talk(b"1", shelf.read)
    assert Thread(comments=Talk(b"1", shelf.read)) == Thread(comments=Talk(b"1", shelf.read))
    assert shelf.reads == 0


def test_it_is_what_the_comments_are() -> None:
    talk = Talk(b"1", Shelf(FIRST).read)

    assert talk == (FIRST,)
    assert Thread(comments=(FIRST,)) == Thread(comments=talk)
    assert talk == Talk(b"other", Shelf(FIRST).read)
    assert talk != (SECOND,)
    assert talk != [FIRST]
    assert hash(talk) == hash((FIRST,))
    assert repr(talk) == repr((FIRST,))
    assert pickle.loads(pickle.dumps(talk)) == (FIRST,)  # noqa: S301 - our own bytes


def test_what_cannot_be_read_is_reported_at_every_look() -> None:
    def read() -> tuple[Comment, ...]:
        raise OSError("damaged")

    talk = Talk(b"1", read)

    for _ in range(2):
        with pytest.raises(OSError, match="damaged"):
            len(talk)
