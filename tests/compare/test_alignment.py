"""Words are found again in a later text: all that stand, none that do not, none in a wrong place."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import pytest

from tests.compare.edits import Newsdesk, Story, printed, told, words_of
from warta.compare.alignment import Alignment

FLOOD = """MARTAPURA, 12 Maret – Air Sungai Hilir naik dua meter pada Selasa malam dan merendam 340 rumah di tiga \
kelurahan.

“Air datang begitu cepat,” kata Siti Aminah, 52 tahun, warga Kelurahan Tanjung. “Kami hanya sempat membawa \
surat-surat.”

Menurut Kepala Badan Penanggulangan Bencana, Ahmad Fauzi, air mulai naik pukul sembilan malam. Dua jam \
kemudian jalan utama tidak dapat dilalui. Petugas menurunkan enam perahu karet.

Bantuan

Beras dibagikan di terminal setiap pagi. Obat tersedia di puskesmas. Air bersih masih kurang, kata dia.

“Air datang begitu cepat,” tulis pemerintah kota dalam siaran persnya, yang juga menyebut bahwa beras \
dibagikan di terminal. Kata dia, bantuan akan ditambah.

Pada tahun 2019 sungai yang sama merendam 1.200 rumah. Sesudah itu tanggul ditinggikan setengah meter. Warga \
berkata bahwa tanggul itu tidak pernah dirawat.

(sumber: Suara Hilir)"""
OTHER = """The clock on the harbour office has been right twice a day for eleven years, and on Sunday it will be right \
all day.

“We found a spanner in it,” said Philippa Renshaw, the harbour master. “It was one of ours.”

The clock stopped at twenty past four on a Thursday. Nobody wrote down which Thursday. The council asked \
three firms to look at it, and the clock outlived two of them.

Repair

The repair took nine days and cost 4,100 pounds. It was done by two apprentices, who were paid in doughnuts. \
The face was cleaned with a toothbrush.

“The council is pleased,” the council said. The harbour master said that she was pleased too.

Captains have asked for the old time to be kept. They have learned to add or take away, said one of them, \
and they were never late for anything that mattered. The first stroke will be at noon."""


class Tally(NamedTuple):
    """What became of notes: those whose words stand, and those whose words do not."""

    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    orphans: int


def notes_on(old: Story, new: Story, random: Random) -> Tally:
    """Forty notes on a text, held against where the newsdesk knows that their words went."""
    before, places = printed(old)
    after, now = printed(new)
    went = {origin: at for at, (_word, origin) in enumerate(words_of(new)) if origin is not None}
    alignment = Alignment(before, after)
    right, missed, wrong, orphans = 0, [], [], 0
    for _ in range(40):
        first = random.randrange(len(places))
        last = min(len(places), first + random.choice((2, 3, 4, 6, 8, 12, 20, 40))) - 1
        start, end = places[first][0], places[last][1]
        found = alignment.moved(start, end)
        at = went.get(first)
        stands = at is not None and all(went.get(first + n) == at + n for n in range(last - first + 1))
        if stands and at is not None:
            right += found == (now[at][0], now[at + last - first][1])
            if found is None:
                missed.append(before[start:end])
        elif found is None:
            orphans += 1
        if found and not (stands and at is not None and found == (now[at][0], now[at + last - first][1])):
            same = after[found[0] : found[1]].split() == before[start:end].split()
            left = [went[n] for n in range(first, last + 1) if n in went]
            mostly = 2 * sum(found[0] <= now[n][0] and now[n][1] <= found[1] for n in left) > last - first
            if stands or not (same and mostly):  # an edit that leaves the same words where they were is none
                wrong.append(before[start:end])
    return Tally(right, tuple(missed), tuple(wrong), orphans)


@pytest.mark.parametrize("text", [FLOOD, OTHER], ids=["flood", "clock"])
def test_over_300_random_edits_of_a_article_no_note_is_wrong_and_each_that_stands_is_found(text: str) -> None:
    random, story = Random(7), told(text)

    tallies = [notes_on(story, Newsdesk(seed).edit(story), random) for seed in range(300)]

    assert [note for tally in tallies for note in tally.wrong] == []
    assert [note for tally in tallies for note in tally.missed] == []
    assert sum(tally.right for tally in tallies) > 9_000
    assert sum(tally.orphans for tally in tallies) > 300


@pytest.mark.parametrize("text", [FLOOD, OTHER], ids=["flood", "clock"])
def test_over_six_edits_at_once_no_note_is_wrong(text: str) -> None:
    random, story, tallies = Random(7), told(text), []
    for seed in range(100):
        desk, edited = Newsdesk(seed), story
        for _ in range(6):
            edited = desk.edit(edited)
        tallies.append(notes_on(story, edited, random))

    right, missed = sum(tally.right for tally in tallies), sum(len(tally.missed) for tally in tallies)
    assert [note for tally in tallies for note in tally.wrong] == []
    assert missed <= 0.005 * right


def test_the_same_text_needs_no_looking() -> None:
    assert Alignment(FLOOD, FLOOD).moved(3, 30) == (3, 30)


def test_words_broken_otherwise_into_lines_are_the_same_words() -> None:
    old, new = "One two three.\n\nFour five six.", "One two\nthree. Four  five six."

    assert Alignment(old, new).moved(4, 24) == (4, 24)


def test_a_part_of_a_word_stands_in_its_word() -> None:
    assert Alignment("The waterworks were shut.", "All the waterworks were shut.").moved(4, 9) == (8, 13)


def test_writing_without_spaces_is_taken_character_by_character() -> None:
    old, new = "東京都で大雨が降り、川の水位が上がった。", "昨夜、東京都で大雨が降り、川の水位が急に上がった。"

    assert Alignment(old, new).moved(5, 7) == (8, 10)
    assert Alignment(old, new).moved(14, 17) is None


def test_one_of_two_equal_sentences_that_went_is_nowhere() -> None:
    old = "Help came late. The school is shut. It rained. Help came late. The road is open."
    new = "It rained. Help came late. The road is open."

    assert Alignment(old, new).moved(0, 15) is None
    assert Alignment(old, new).moved(old.rindex("Help"), old.rindex("Help") + 15) == (11, 26)


def test_a_word_that_may_be_one_of_two_is_neither() -> None:
    old, new = "He saw a horse and a cart and sold them.", "He saw a cart and sold them."

    assert Alignment(old, new).moved(7, 8) is None
    assert Alignment(old, new).moved(3, 8) == (3, 8)


@pytest.mark.parametrize("new", ["", "a", "a a a a a a", "b " * 5_000, "a " * 5_000], ids=len)
def test_any_two_texts_can_be_held_against_each_other(new: str) -> None:
    old = "a " * 5_000

    found = Alignment(old, new).moved(0, 5)

    assert found is None or new[slice(*found)] == old[:5]
