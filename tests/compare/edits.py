"""A newsdesk that edits a story at random, and knows of every word where it went."""

from __future__ import annotations

import re
from random import Random
from typing import TypeAlias

Word: TypeAlias = tuple[str, int | None]
"""A word and its number in the story as it was; None for one that an editor wrote."""
Story: TypeAlias = list[list[list[Word]]]
"""Paragraphs of sentences of words."""

_LATER = (
    "kemarin petang pihak lain menambahkan bahwa laporan awal belum lengkap sehingga tim gabungan akan kembali turun "
    "untuk memastikan jumlah rumah yang terendam serta warga yang mengungsi di posko dan di rumah kerabat"
)
NEW = _LATER.split()


def told(text: str) -> Story:
    """A story taken apart."""
    number = 0
    story: Story = []
    for line in text.split("\n\n"):
        sentences: list[list[Word]] = []
        for sentence in re.split(r"(?<=[.!?”]) ", line):
            sentences.append([(word, number + n) for n, word in enumerate(sentence.split())])
            number += len(sentences[-1])
        story.append(sentences)
    return story


def words_of(story: Story) -> list[Word]:
    return [word for paragraph in story for sentence in paragraph for word in sentence]


def printed(story: Story) -> tuple[str, list[tuple[int, int]]]:
    """The text, and where each word stands in it."""
    text, places = "", []
    for paragraph in story:
        words = [word for sentence in paragraph for word in sentence]
        if not words:
            continue
        text += "\n\n" if text else ""
        for number, (word, _origin) in enumerate(words):
            text += " " if number else ""
            places.append((len(text), len(text) + len(word)))
            text += word
    return text, places


class Newsdesk:
    """Edits by the numbers of one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def edit(self, story: Story) -> Story:
        """The story after one edit more."""
        copy = [[[*sentence] for sentence in paragraph] for paragraph in story]
        kind = self._random.choice(
            (self._insert_words, self._insert_sentence, self._insert_paragraph, self._delete_words,
             self._delete_sentence, self._delete_paragraph, self._move_sentence, self._move_paragraph,
             self._reword, self._reword, self._reflow)
        )  # fmt: skip
        kind(copy)
        return [kept for paragraph in copy if (kept := [sentence for sentence in paragraph if sentence])]

    def _written(self, story: Story, count: int) -> list[Word]:
        """New words: of the newsdesk's own, and some of the story's, since editors repeat what is told."""
        known = [word for word, _origin in words_of(story)] or ["kosong"]
        chosen = [self._random.choice(NEW if self._random.random() < 0.7 else known) for _ in range(count)]
        return [(word, None) for word in chosen]

    def _sentence(self, story: Story) -> list[Word]:
        made = self._written(story, self._random.randint(4, 18))
        return [(made[0][0].capitalize(), None), *made[1:-1], (made[-1][0].rstrip(".") + ".", None)]

    def _any(self, story: Story) -> tuple[list[list[Word]], int]:
        paragraph = self._random.choice([each for each in story if each])
        return paragraph, self._random.randrange(len(paragraph))

    def _insert_words(self, story: Story) -> None:
        paragraph, at = self._any(story)
        place = self._random.randint(0, len(paragraph[at]))
        paragraph[at][place:place] = self._written(story, self._random.randint(1, 5))

    def _insert_sentence(self, story: Story) -> None:
        paragraph, at = self._any(story)
        paragraph.insert(at, self._sentence(story))

    def _insert_paragraph(self, story: Story) -> None:
        story.insert(
            self._random.randint(0, len(story)), [self._sentence(story) for _ in range(self._random.randint(1, 3))]
        )

    def _delete_words(self, story: Story) -> None:
        paragraph, at = self._any(story)
        place = self._random.randrange(len(paragraph[at]))
        del paragraph[at][place : place + self._random.randint(1, 5)]

    def _delete_sentence(self, story: Story) -> None:
        if len(words_of(story)) > 40:
            paragraph, at = self._any(story)
            del paragraph[at]

    def _delete_paragraph(self, story: Story) -> None:
        if len(story) > 3:
            del story[self._random.randrange(len(story))]

    def _move_sentence(self, story: Story) -> None:
        paragraph, at = self._any(story)
        sentence = paragraph.pop(at)
        other = self._random.choice(story)
        other.insert(self._random.randint(0, len(other)), sentence)

    def _move_paragraph(self, story: Story) -> None:
        paragraph = story.pop(self._random.randrange(len(story)))
        story.insert(self._random.randint(0, len(story)), paragraph)

    def _reword(self, story: Story) -> None:
        """Some words in a row become others."""
        paragraph, at = self._any(story)
        place = self._random.randrange(len(paragraph[at]))
        count = self._random.randint(1, 4)
        old = [word for word, _origin in paragraph[at][place : place + count]]
        paragraph[at][place : place + count] = [
            pair for pair in self._written(story, self._random.randint(1, 5)) if pair[0] not in old
        ]

    def _reflow(self, story: Story) -> None:
        """One paragraph becomes two, or two become one."""
        number = self._random.randrange(len(story))
        paragraph = story[number]
        if len(paragraph) > 1:
            at = self._random.randint(1, len(paragraph) - 1)
            story[number : number + 1] = [paragraph[:at], paragraph[at:]]
        elif number + 1 < len(story):
            story[number : number + 2] = [paragraph + story[number + 1]]
