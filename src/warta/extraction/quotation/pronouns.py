"""Whom a word means that stands for somebody: "he", "-nya", "o treinador", "it"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction.quotation import cues, mentions, offices, sentences, subjects
from warta.extraction.quotation.memory import stem
from warta.extraction.quotation.names import NOBODY, Person, fold, is_acronym, is_office, is_place
from warta.extraction.quotation.tongues.given import GIVEN
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.quotation.memory import Memory

# How far back a pronoun is followed, in pieces of prose and in sentences of each; and how far "it" is.
_PIECES = 24
_NEAR = 4
_SENTENCES = 8
_MOST = 2_000  # clauses that are looked at for the pronouns of one story: a book of an interview has fewer
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
_WHOSE = frozenset({"su", "seu", "sua", "son", "sa", "his", "her", "sein", "seine", "ihr", "ihre", "zijn", "haar"})
_NEAR_TO = words(
    "vecina vecino hija hijo hermana hermano mujer marido esposa esposo madre padre nieta nieto vizinha vizinho filha "
    "filho irmã irmão mulher mãe pai neta neto voisine voisin fille fils sœur frère femme mari mère père compagne "
    "compagnon nachbarin nachbar tochter sohn schwester bruder frau mann mutter vater buurvrouw buurman dochter zoon "
    "zus broer vrouw moeder vader partner"
)
# What stands behind a person's name: an age, or what they do.
_AGED = re.compile(r"\s?[,(]\s?(?:de |aged )?\d{1,3}\b|,\s(?:yang|who|whose|qui|dont|que|quien|cuyo|cuya|die|der)\s")
# "Jari-jari Kartowiyono": parts of a body.
_DOUBLED = re.compile(r"(?i:([a-z]{3,})-\1(?:nya)?)")
_WORD = 40
_OPENING = 90
_RUNS = 3
_HER = frozenset({"she", "elle", "ella", "ela", "zij"})
_HIM = frozenset({"he", "er", "il", "él", "ele", "hij"})


def meant(memory: Memory, pronoun: str = "", heard_by: str = "", *, told_with: str = "") -> Person:
    """Whom a pronoun means: the last who spoke, or the subject of a sentence after that; nobody when unsure.

    `heard_by` is whom it is said to, and so not whom it means; `told_with` is the sentence of the pronoun itself.
    """
    between: list[str] = []
    found = _told_last(memory, pronoun, heard_by, told_with, between)
    named = set((found.name or "").split())
    return found if all(named.intersection(name.split()) for name in between) else NOBODY


def _told_last(memory: Memory, pronoun: str, heard_by: str, told_with: str, between: list[str]) -> Person:
    """Whom a pronoun would mean but for those whom a sentence in `between` names, and of whom it need not be."""
    for piece in islice(reversed(memory.told), _PIECES):
        if isinstance(piece, Person):
            if heard_by and heard_by in (piece.name or ""):
                continue
            return piece if agree(pronoun, piece) and memory.may_be(pronoun, piece.name or "") else NOBODY
        for sentence in _clauses(piece.removesuffix(told_with)):
            memory.looked += 1
            if memory.looked > _MOST:
                return NOBODY
            found = subjects.either(memory, sentence)
            if found is None:
                between.extend(_persons(sentence))
                continue
            if found == NOBODY or (pronoun in _SINGLE and _is_body(found.name or "")):
                return NOBODY
            if not agree(pronoun, found) or (heard_by and heard_by in (found.name or "")):
                continue
            if pronoun not in _HER | _HIM and _is_relative(found) and _spoke_here(memory):
                return NOBODY
            meant_ = subjects.known(memory, found)
            return meant_ if memory.may_be(pronoun, meant_.name or "") and _is_sure(memory, meant_) else NOBODY
    return NOBODY


def _persons(sentence: str) -> Iterator[str]:
    """Whom a sentence names in full where it begins."""
    for run in islice(mentions.runs(sentence[:_OPENING]), _RUNS):
        person = " " in run and any(fold(word) in GIVEN for word in run.split())
        if person and not is_place(run) and not mentions.is_house(run):
            yield run


def _is_sure(memory: Memory, found: Person) -> bool:
    """Whether a story tells that this is a person, and not only by a capital, which a place has as well."""
    name = found.name or ""
    if not name or memory.has_spoken(name):
        return True
    if any(fold(word) in GIVEN or _DOUBLED.fullmatch(word) for word in name.split()):
        return True
    told = f"{found.role or ''} {memory.office(name) or ''}"
    return any(map(_is_human, told.split())) or any(_is_of_person(memory, at, name) for at in memory.places(name))


def _is_human(word: str) -> bool:
    return is_office(word) or fold(word) in offices.KIN or fold(word) in offices.HONORIFICS


def _is_of_person(memory: Memory, at: int, name: str) -> bool:
    """Whether somebody's age, title or office stands beside a place of a name, or that they say something."""
    before = memory.story[max(0, at - _WORD) : at].rpartition(" ")[0].rpartition(" ")[2]
    behind = memory.story[at + len(name) : at + len(name) + _WORD]
    verb = behind[1:].partition(" ")[0].rstrip(",:.") if behind[:1] == " " else ""
    if _is_human(before.rpartition("’")[2]) or fold(before) in offices.TOLD_OF:
        return True
    return _AGED.match(behind) is not None or stem(verb) in memory.sides


def _is_relative(found: Person) -> bool:
    """Whether somebody is told by whose they are, so that the other one may be meant as well: "Su vecina, Paulina"."""
    role = [fold(word) for word in (found.role or "").split()]
    return bool(role) and role[0] in _WHOSE and any(word in offices.KIN or word in _NEAR_TO for word in role[1:])


def _spoke_here(memory: Memory) -> bool:
    """Whether somebody has spoken in this paragraph."""
    return any(isinstance(piece, Person) and piece.name for piece in memory.told[memory.turns[-1] :])


@lru_cache(maxsize=64)  # of a story with many quotes the same pieces are asked for over and over
def _clauses(prose: str) -> tuple[str, ...]:
    """The last clauses of a text from its end: sentences, and what a semicolon parts: "O pai, Joost, …; a mãe, …"."""
    found: list[str] = []
    for sentence in reversed(sentences.split(prose)):
        clauses = sentence.split("; ")
        # A sentence that begins with "Katanya" is about the one before.
        if not cues.is_anaphoric(stem(clauses[0].split(",", 1)[0].strip())):
            found.extend(reversed(clauses))
        if len(found) >= _SENTENCES:
            break
    return tuple(found[:_SENTENCES])


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


def firm(memory: Memory, found: Person) -> Person:
    """Which house "the company" means: what the sentence before begins with; nobody when that need be no house."""
    told = next((piece for piece in reversed(memory.near()) if isinstance(piece, str)), "")
    before = sentences.split(told.rstrip())[-1]
    first = mentions.first_run(before)
    if not first or memory.is_somebody(first):
        return found
    if " " in first and not mentions.is_house(first) and not is_acronym(first.partition(" ")[0]):
        return found
    return Person(name=first)


def pointed(memory: Memory, found: Person) -> Person:
    """Whom an office with an article means, "o treinador": who the sentence before is about; else only the office."""
    if not mentions.is_told_again(found.role or "") or _is_one_of_many(memory, found.role or ""):
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


def _is_one_of_many(memory: Memory, role: str) -> bool:
    """Whether "a" is an English article, and no Portuguese one: "a spokesperson" is nobody who was named."""
    return role.startswith("a ") and ("disse" not in memory.sides or "dijo" in memory.sides)


def _may_be(memory: Memory, meant: Person, found: Person) -> bool:
    """Whether somebody may be told again by an office: not by one that only one holds and that is not his."""
    told = {fold(word) for word in (found.role or "").split()}
    held = {fold(word) for word in (memory.meet(meant).role or "").split()}
    if told & offices.COACHES:
        return bool(held & offices.COACHES)
    return not told & offices.UNIQUE or bool(told & held & offices.UNIQUE)


def _is_body(name: str) -> bool:
    """Whether a name is of a house, which is no "he" nor "she"."""
    first = name.partition(" ")[0]
    return bool(name) and (is_acronym(first) or first.casefold() in offices.DEFINITE or mentions.is_house(name))


def agree(pronoun: str, person: Person) -> bool:
    """Whether a pronoun may mean somebody: "she" is no spokesman."""
    if pronoun in _SINGLE and _is_body(person.name or ""):
        return False
    if pronoun in _HER:
        return _MALE.isdisjoint(map(fold, (person.role or "").split()))
    return pronoun not in _HIM or _FEMALE.isdisjoint(map(fold, (person.role or "").split()))
