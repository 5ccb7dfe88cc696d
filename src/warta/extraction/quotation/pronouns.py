"""Whom a word means that stands for somebody: "he", "-nya", "o treinador", "it"."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction.quotation import cues, mentions, offices, sentences, subjects
from warta.extraction.quotation.memory import stem
from warta.extraction.quotation.names import NOBODY, Person, fold, is_acronym
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.quotation.memory import Memory

# How far back a pronoun is followed, in pieces of prose and in sentences of each; and how far "it" is.
_PIECES = 24
_NEAR = 4
_SENTENCES = 8
_FEMALE = words(
    "mrs ms miss mme señora sra frau ibu bu hj nenek ny nyonya wife mother daughter sister aunt woman spokeswoman "
    "istrinya ibunya isterinya mère fille sœur tante épouse veuve mutter tochter schwester ehefrau witwe madre hija "
    "hermana tía esposa viuda abuela mãe filha irmã tia avó moeder dochter zus weduwe"
)
_MALE = words(
    "mr sir herr pak bapak señor kakek husband father son brother uncle spokesman suaminya ayahnya père fils frère "
    "oncle mari époux vater sohn bruder onkel ehemann padre hijo hermano tío marido esposo abuelo pai filho irmão tio "
    "avô vader zoon broer"
)
_SINGLE = frozenset({"she", "he", "elle", "il", "ella", "él", "ela", "ele", "zij", "hij", "dia", "ia", "beliau"})
_HER = frozenset({"she", "elle", "ella", "ela", "zij"})
_HIM = frozenset({"he", "er", "il", "él", "ele", "hij"})


def meant(memory: Memory, pronoun: str = "", heard_by: str = "", *, told_with: str = "") -> Person:
    """Whom a pronoun means: the last who spoke, or the subject of a sentence after that; nobody when unsure.

    `heard_by` is whom it is said to, and so not whom it means; `told_with` is the sentence of the pronoun itself.
    """
    for piece in islice(reversed(memory.told), _PIECES):
        if isinstance(piece, Person):
            if heard_by and heard_by in (piece.name or ""):
                continue
            return piece if agree(pronoun, piece) and memory.may_be(pronoun, piece.name or "") else NOBODY
        for sentence in islice(_clauses(piece.removesuffix(told_with)), _SENTENCES):
            found = subjects.either(memory, sentence)
            if found == NOBODY:
                return NOBODY
            if found is None or not agree(pronoun, found) or (heard_by and heard_by in (found.name or "")):
                continue
            meant_ = subjects.known(memory, found)
            return meant_ if memory.may_be(pronoun, meant_.name or "") else NOBODY
    return NOBODY


def _clauses(prose: str) -> Iterator[str]:
    """The sentences of a text from its end, and what a semicolon parts in them: "O pai, Joost, …; a mãe, Lieke, …"."""
    for sentence in reversed(sentences.split(prose)):
        clauses = sentence.split("; ")
        # A sentence that begins with "Katanya" is about the one before.
        if not cues.is_anaphoric(stem(clauses[0].split(",", 1)[0].strip())):
            yield from reversed(clauses)


def house(memory: Memory) -> Person:
    """Whom "it" means: the last house that a sentence is about."""
    for piece in islice(reversed(memory.told), _NEAR):
        for sentence in reversed(sentences.split(piece) if isinstance(piece, str) else []):
            found = mentions.house_first(sentence) or subjects.of(memory, sentence)
            if found is not None and mentions.is_house(found.name or ""):
                return memory.meet(found)
            if found is not None and found.name:
                return NOBODY
    return NOBODY


def pointed(memory: Memory, found: Person) -> Person:
    """Whom an office with an article means, "o treinador": who the sentence before is about; else only the office."""
    if not mentions.is_told_again(found.role or ""):
        return found
    for piece in reversed(memory.near()):
        if isinstance(piece, Person):
            return found
        for sentence in reversed(sentences.split(piece)):
            meant = subjects.either(memory, sentence)
            if meant is not None and meant.name and _may_be(memory, meant, found):
                return memory.meet(replace(meant, role=meant.role or found.role))
            if meant is not None:
                return found
    return found


def _may_be(memory: Memory, meant: Person, found: Person) -> bool:
    """Whether somebody may be told again by an office: not by one that only one holds and that is not his."""
    told = {fold(word) for word in (found.role or "").split()}
    held = {fold(word) for word in (memory.meet(meant).role or "").split()}
    if told & offices.COACHES:
        return bool(held & offices.COACHES)
    return not told & offices.UNIQUE or bool(told & held & offices.UNIQUE)


def agree(pronoun: str, person: Person) -> bool:
    """Whether a pronoun may mean somebody: "she" is no spokesman."""
    if pronoun in _SINGLE and is_acronym((person.name or " ").split(" ", 1)[0]):
        return False
    if pronoun in _HER:
        return _MALE.isdisjoint(map(fold, (person.role or "").split()))
    return pronoun not in _HIM or _FEMALE.isdisjoint(map(fold, (person.role or "").split()))
