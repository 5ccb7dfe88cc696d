"""Threads that are made to break a reader: every payload, words without end, a tower of answers, a crowd."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from tests.hostile import pages, payloads

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEP = 2_000
MANY = 10_000
LONG = 100_000
FIRST, LAST = "PERTAMA", "TERAKHIR"

WORDS = (
    "w" * LONG,
    "é" * LONG,
    "字" * (LONG // 2),
    "👩‍👩‍👧" * (LONG // 10),
    "e\u0301" * (LONG // 2),
    "جسر" * (LONG // 6),
    "a b " * (LONG // 4),
    "字 a" * (LONG // 6),
    "\n<br>" * (LONG // 50),
    "<b>x</b>" * (LONG // 50),
    "".join(f'<a href="https://e.test/{number}">x</a> ' for number in range(LONG // 50)),
)
"""Texts of one comment each, as HTML: what a line breaker, a measurer of graphemes and a numberer of links fear."""


class Told(NamedTuple):
    """One comment to write: `level` is 0 for an answer to the story. Author and text are HTML."""

    text: str
    author: str = "Dewi"
    level: int = 0


def page(comments: Iterable[Told]) -> str:
    """The honest article with this thread under it, nested as WordPress nests."""
    parts: list[str] = []
    level = -1
    for number, told in enumerate(comments, 1):
        if told.level > level:
            parts.append('<ol class="children">' if level >= 0 else "")
        else:
            parts.append("</li>" + "</ol></li>" * (level - told.level))
        level = told.level
        parts.append(_comment(number, told))
    parts.append("</li>" + "</ol></li>" * max(0, level))
    return pages.article().replace("</ol>", "".join(parts) + "</ol>", 1)


def _comment(number: int, told: Told) -> str:
    return (
        f'<li id="comment-{number + 100}" class="comment depth-{told.level + 1}"><article class="comment-body">'
        f'<footer class="comment-meta"><b class="fn">{told.author}</b><a href="#comment-{number + 100}">'
        f'<time datetime="2019-03-2{number % 9}T13:00:00+00:00">March</time></a></footer>'
        f'<div class="comment-content"><p>{told.text}</p></div>'
        f'<a class="comment-reply-link" href="?replytocom={number + 100}">Reply</a></article>'
    )


def poisoned() -> list[Told]:
    """Every payload and all markup, in the name and in the words, raw and as references."""
    texts = [*payloads.ENCODABLE.values(), *payloads.MARKUP]
    written = [html.escape(text) + pages.entities(text) for text in texts]
    return [Told(f"Kata {text} tamat.", f"Nama {text}", level=number % 3) for number, text in enumerate(written)]


def long_words() -> list[Told]:
    """Texts that are hard to lay out, in the words and in the name."""
    names = [word[:1_000] for word in WORDS if "<" not in word]
    return [*map(Told, WORDS), *(Told("Singkat saja.", name, level=1) for name in names)]


def tower(height: int = DEEP) -> list[Told]:
    """Each comment answers the one before it."""
    return [Told(f"Lantai {level} dari menara.", f"Tingkat {level}", level) for level in range(height)]


def crowd(count: int = MANY) -> list[Told]:
    """Many people in short talks, four deep."""
    return [
        Told(f"Nomor {number} punya pendapat tentang feri itu.", f"N{number}", number % 4) for number in range(count)
    ]


def everything(count: int = MANY) -> str:
    """All of it on one page, between a first and a last comment that are easy to see."""
    inside = [*poisoned(), *long_words(), *tower()]
    return page([Told(FIRST, FIRST), *inside, *crowd(count - len(inside) - 2), Told(LAST, LAST)])
