"""A row of the library comes back exactly, and a row that a stranger wrote does no harm."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests import builders, strategies
from warta.model.blocks import Code
from warta.model.capture import LoadedArticle
from warta.render.json import article_to_json
from warta.render.talk import BUNCH
from warta.store.article_codec import deflate, inflate, inflate_json, opened


def row_of(data: object) -> bytes:
    return zlib.compress(json.dumps(data).encode())


def article_with(**changed: Any) -> dict[str, Any]:
    return article_to_json(builders.loaded()) | changed


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.provenances)
def test_what_went_in_comes_out(record: Any) -> None:
    article = builders.article(builders.paragraph("Kata “yang” datar\u00a0– ya\n…"), Code(text="a\tb\n  c"))

    made = inflate(deflate(article_to_json(LoadedArticle(article=article, provenance=record))), 12, 3)

    assert (made.article, made.id, made.revision, made.from_library) == (article, 12, 3, True)


@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "raw"])
def test_escapes_that_a_stranger_wrote_into_a_row_do_not_come_out(escaped: bool) -> None:
    hostile = builders.HOSTILE.replace("\x00", "")
    data = article_with(title=hostile, authors=["\x1b[31mred", "\u202eevil"], hidden={"\x1b[2J": 1})
    row = zlib.compress(json.dumps(data, ensure_ascii=escaped).encode())

    made = inflate(row, 1, 1)

    assert (made.article.title, made.article.authors) == ("ABCDEFGH", ("red", "evil"))
    assert made.article.hidden == (("", 1),)


def test_text_that_only_looks_dangerous_is_left_alone() -> None:
    article = builders.article(builders.paragraph("C:\\users\\bin \\u001b and 👩\u200d🌾, 10\u202f000 × 東\u3000京"))

    assert inflate(deflate(article_to_json(builders.loaded(article))), 1, 1).article == article


@pytest.mark.parametrize(
    "row",
    [
        b"",
        b"plain",
        zlib.compress(b"{"),
        zlib.compress(b"\xff"),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"1" * 10_000),
        row_of(None),
        row_of([]),
        row_of({}),
        row_of(article_with(title=5)),
        row_of(article_with(provenance=None)),
        row_of(article_with())[:-5],
        zlib.compress(bytes(300 << 20), 1),
        "text",
        None,
    ],
    ids=lambda row: str(row)[:12],
)
def test_a_row_that_holds_no_article_is_a_value_error(row: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        inflate(row, 1, 1)


# --- a thread of many ---------------------------------------------------------------------------------------------


def crowded(count: int = 2 * BUNCH + 1) -> LoadedArticle:
    """A story with so many comments, every third of them an answer."""
    answered = [builders.comment(f"{n}", f"Kata “{n}”.", builders.comment(f"{n}a")) for n in range(count // 3)]
    alone = [builders.comment(f"{n}") for n in range(count // 3, count - len(answered))]
    return builders.loaded(builders.article(thread=builders.thread(*answered, *alone)))


def test_many_comments_come_back_in_their_tree() -> None:
    loaded = crowded()
    row = deflate(article_to_json(loaded))

    assert inflate(row, 1, 1).article == loaded.article
    assert opened(row, 1, 1).article == loaded.article
    assert inflate_json(row, loaded.id, loaded.revision) == article_to_json(loaded) | {"from_library": True}


def test_a_row_of_an_older_warta_has_its_comments_in_their_place() -> None:
    loaded = crowded()

    assert inflate(row_of(article_to_json(loaded)), 1, 1).article == loaded.article


def spoilt(row: bytes, data: object) -> bytes:
    """The row with its last bunch of comments, of which there is one, replaced."""
    unpacker = zlib.decompressobj()
    head = json.loads(unpacker.decompress(row))
    sizes = head["thread"]["comments"]
    bunch = zlib.compress(json.dumps(data).encode())
    sizes[-1][1], last = len(bunch), sizes[-1][1]
    return zlib.compress(json.dumps(head).encode()) + unpacker.unused_data[:-last] + bunch


@pytest.mark.parametrize("data", [None, [], {}, [1], [{}], [{"under": -1}], [{"under": -1, "id": 5}], "text"])
def test_a_article_is_read_whose_comments_are_damaged_and_a_look_at_them_shows(data: object) -> None:
    row = spoilt(deflate(article_to_json(crowded())), data)

    loaded = opened(row, 1, 1, RuntimeError)

    assert loaded.article.title == crowded().article.title
    assert loaded.article.thread is not None
    with pytest.raises(RuntimeError):
        len(loaded.article.thread.comments)
    with pytest.raises(ValueError, match=r"\w"):
        inflate(row, 1, 1)
    with pytest.raises(ValueError, match=r"\w"):
        inflate_json(row, 1, 1)


@pytest.mark.parametrize("cut", [slice(None, -1), slice(None, -3_000)])
def test_a_row_whose_last_bytes_are_lost_is_no_reading(cut: slice) -> None:
    row = deflate(article_to_json(crowded()))[cut]

    for read in (opened, inflate, inflate_json):
        with pytest.raises(ValueError, match="cut short"):
            read(row, 1, 1)


def test_escapes_that_a_stranger_wrote_among_many_comments_do_not_come_out() -> None:
    comment = article_to_json(crowded(1))["thread"]["comments"][0]
    hostile = comment | {"author": "\x1b[31mred", "plain": "\u202eevil", "under": -1}
    row = spoilt(deflate(article_to_json(crowded())), [hostile])

    thread = inflate(row, 1, 1).article.thread

    assert thread is not None
    assert (thread.comments[-1].author, thread.comments[-1].text) == ("red", "evil")
