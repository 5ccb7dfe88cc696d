"""What kind of change a change is: of a headline, a figure, a name, a quote; more of it, less of it, a trifle."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.compare.diff import Change, Fact

Class: TypeAlias = Literal["headline", "figures", "names", "quote", "addition", "removal", "wording", "trivial"]

ORDER: tuple[Class, ...] = ("headline", "figures", "names", "quote", "addition", "removal", "wording", "trivial")
"""The gravest first."""

_FIELDS: dict[str, Class] = {
    "title": "headline", "subtitle": "headline", "authors": "names", "credits": "names", "dateline": "names",
    "quote": "quote", "published": "figures",
}  # fmt: skip
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?:^|[.!?…:]['”’\"»)]*\s+|[“\"«‘]\s?|[\n•–—]\s*)$")
_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve dozen dozens twenty thirty forty fifty
    sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions half twice first
    second third nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh puluhan seratus
    ratus ratusan seribu ribu ribuan juta jutaan miliar triliun setengah separuh pertama kedua ketiga"""
_NUMBERS = frozenset(_COUNTED.split())
_TYPO = 2  # letters by which two spellings of one word may differ
_LEAST = 4  # letters from which a word may be a misspelt one


def of(changes: Iterable[Change], facts: Iterable[Fact]) -> tuple[Class, ...]:
    """The classes of a whole difference, the gravest first; trivial only where nothing else is."""
    found = {_FIELDS[fact.field] for fact in facts if fact.field in _FIELDS}
    for change in changes:
        found.update(of_change(change))
    if len(found) > 1:
        found.discard("trivial")
    return tuple([each for each in ORDER if each in found])


def of_change(change: Change) -> tuple[Class, ...]:
    """The classes of one paragraph."""
    if change.kind == "same":
        return ()
    if change.kind != "changed":
        return ("addition",) if change.kind == "added" else ("removal",)
    gone, come = _differing([*_words(change, "removed")], [*_words(change, "added")])
    found: list[Class] = []
    if any(_is_number(each.text) for each in (*gone, *come)):
        found.append("figures")
    if [_bare(each.text) for each in gone if each.is_name] != [_bare(each.text) for each in come if each.is_name]:
        found.append("names")
    if not _is_trifle([each.text for each in gone if each.is_plain], [each.text for each in come if each.is_plain]):
        found.append("wording")
    return tuple(found) or ("trivial",)


class _Word(NamedTuple):
    """A word without its capitals; whether it has one where no sentence begins."""

    text: str
    capital: bool

    @property
    def is_name(self) -> bool:
        return self.capital and not _is_number(self.text)

    @property
    def is_plain(self) -> bool:
        return not self.capital and not _is_number(self.text)


def _words(change: Change, kind: str) -> Iterator[_Word]:
    """The words that went or came."""
    before = ""
    for piece in change.pieces:
        if piece.kind == kind:
            for match in _TOKEN.finditer(piece.text):
                begins = not (before + piece.text[: match.start()]).strip() or _SENTENCE.search(
                    before + piece.text[: match.start()]
                )
                yield _Word(match[0].casefold(), match[0][0].isupper() and not begins)
        if piece.kind in {kind, "same"}:
            before = (before + piece.text)[-200:]


def _differing(gone: list[_Word], come: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Both without what stands in the other too."""
    return _without(gone, come), _without(come, gone)


def _without(some: list[_Word], others: list[_Word]) -> list[_Word]:
    left = Counter(each.text for each in others)
    kept = []
    for each in some:
        if left[each.text]:
            left[each.text] -= 1
        else:
            kept.append(each)
    return kept


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _NUMBERS


def _is_trifle(gone: list[str], come: list[str]) -> bool:
    """Whether only marks, capitals or the spelling of a word have changed."""
    if gone == come:
        return True
    return len(gone) == len(come) and all(_is_respelt(one, other) for one, other in zip(gone, come, strict=True))


def _is_respelt(one: str, other: str) -> bool:
    if _bare(one) == _bare(other):
        return True
    if min(len(one), len(other)) < _LEAST or _is_number(one) or _is_number(other):
        return False
    return one[0] == other[0] and _distance(one, other) <= (1 if min(len(one), len(other)) < 2 * _LEAST else _TYPO)


def _bare(word: str) -> str:
    return "".join([sign for sign in unicodedata.normalize("NFKD", word) if sign.isalnum()])


def _distance(one: str, other: str) -> int:
    """How many letters are other, missing or too many (Levenshtein); two that changed places count as one."""
    if len(one) > 40 or abs(len(one) - len(other)) > _TYPO:
        return _TYPO + 1
    older: list[int] = []
    row = [*range(len(other) + 1)]
    for at, sign in enumerate(one, start=1):
        next_row = [at]
        for place, mark in enumerate(other, start=1):
            cost = min(row[place] + 1, next_row[-1] + 1, row[place - 1] + (sign != mark))
            if at > 1 and place > 1 and sign == other[place - 2] and one[at - 2] == mark:
                cost = min(cost, older[place - 2] + 1)
            next_row.append(cost)
        older, row = row, next_row
    last: int = row[-1]
    return last
