"""Makes a library of any size out of a small language of its own: stories with threads, words as rare as in real ones.

Run: python -m tests.bench.big_library PATH ARTICLES
"""

from __future__ import annotations

import itertools
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests import builders
from warta.extraction.record import provenance
from warta.store import articles, pages, sqlite
from warta.store.sqlite import SqliteLibrary
from warta.wiring import SystemClock

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from warta.model.article import Article, Comment
    from warta.model.capture import Page

COMMENTS = 10  # a story, one with another
SITES = 50
_AT_ONCE = 200
_START = datetime(2016, 1, 1, tzinfo=UTC)
_REAL = """
yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih
kata tahun sudah atau saat oleh menjadi orang ia telah adalah seperti sebagai bahwa dapat para harus namun
kita dua satu masih hari hanya mengatakan kepada kami setelah melakukan lalu belum lain dia kalau terjadi
banyak menurut anda hingga tak baru beberapa ketika saja jalan sekitar secara dilakukan sementara tapi sangat
hal sehingga seorang bagi besar lagi selama antara waktu sebuah jika sampai jadi terhadap tiga serta pun salah
merupakan atas sejak membuat baik memiliki kembali selain tetapi pertama kedua memang pernah apa mulai sama
tentang bukan agar semua sedang kali kemudian hasil sejumlah juta persen sendiri katanya demikian masalah
mungkin umum setiap bulan banjir sungai pemerintah warga pasar kota provinsi polisi harga sekolah jembatan
hujan kebakaran pemilu gubernur
"""


def language(size: int = 40_000) -> tuple[list[str], list[float]]:
    """Words, the commonest first, and how often each comes (Zipf), added up."""
    syllables = [
        "".join(pair) for pair in itertools.product("bcdghjklmnprstwy", ("a", "i", "u", "e", "o", "an", "ang"))
    ]
    chance = random.Random(1)
    made = dict.fromkeys(_REAL.split())
    while len(made) < size:
        made["".join(chance.choices(syllables, k=chance.choice((2, 2, 3, 3, 4))))] = None
    return [*made], [*itertools.accumulate(1 / rank for rank in range(3, size + 3))]


class Writer:
    """Writes the story of a number, always the same one."""

    def __init__(self) -> None:
        self._words, self._weights = language()

    def text(self, chance: random.Random, words: int) -> str:
        return " ".join(chance.choices(self._words, cum_weights=self._weights, k=words))

    def story(self, number: int, words: int = 350) -> tuple[Page, Article]:
        """A page, small beside its text, and its article."""
        chance = random.Random(number)
        site = number % SITES
        url = f"https://site-{site}.example/{number}/"
        when = _START + timedelta(minutes=50 * number)
        parts = [builders.paragraph(self.text(chance, 70).capitalize() + ".") for _ in range(words // 70)]
        comments = [self.comment(chance, at, when) for at in range(chance.randint(0, 2 * COMMENTS))]
        article = builders.bare_article(
            *parts,
            url=url,
            canonical_url=url,
            title=self.text(chance, 8).capitalize(),
            site=f"Site {site}",
            authors=(self.text(chance, 2).title(),),
            language=("id", "en")[number % 4 == 0],
            published=when,
            tags=(self.text(chance, 1),),
            thread=builders.thread(*comments),
        )
        page = builders.page(f"<title>{number}</title>{article.text[:200]}", url=url, fetched_at=when)
        return page, article

    def comment(self, chance: random.Random, at: int, when: datetime) -> Comment:
        words = self.text(chance, chance.randint(5, 45))
        return builders.comment(
            str(at), words, author=self.text(chance, 1).title(), posted_at=when + timedelta(hours=at)
        )


def grow(library: SqliteLibrary, start: int, end: int, writer: Writer) -> Iterator[int]:
    """Keep the stories of these numbers, many in one transaction; how many there are now, again and again.

    Two of three are read; one in fifty has a star.
    """
    for first in range(start, end, _AT_ONCE):
        last = min(end, first + _AT_ONCE)
        made = []
        for number in range(first, last):
            page, article = writer.story(number)
            new = articles.arrival(page, article, provenance(page, article))
            made.append((page, {page.sha256: pages.pack(page.body)}, new))
        library.shelf.write(_keep, made)
        yield last


def _keep(db: sqlite3.Connection, made: list[tuple[Page, dict[str, pages.Packed], articles.Arrival]]) -> None:
    for page, packed, new in made:
        number, _revision = sqlite._keep(db, page, packed, new, page.fetched_at)
        if number % 3:
            db.execute("UPDATE articles SET read = 1 WHERE id = ?", (number,))
        if number % 50 == 0:
            db.execute("UPDATE articles SET starred = 1 WHERE id = ?", (number,))


def main(path: Path, count: int) -> None:
    library = SqliteLibrary(path, SystemClock())
    for done in grow(library, 0, count, Writer()):
        if done % 5000 == 0:
            print(done, flush=True)
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
