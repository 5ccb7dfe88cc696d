"""What a story has told so far: whom a last name, an office or a pronoun means. Nothing is read before it is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction.quotation import cues, endings, mentions, offices, people, sentences
from warta.extraction.quotation.names import NOBODY, Person, fold, is_acronym, is_capital, is_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.quotation.cues import Side

# How far back a pronoun is followed, in pieces of prose and in sentences of each; how often a name is looked up.
_PIECES = 24
_PLACES = 6
_SENTENCE_LENGTH = 600
_LONG = 4
_LOOK = 60
_KIN = offices.KIN | offices.HONORIFICS
_TITLES = offices.HONORIFICS | offices.OPENERS | offices.SURNAMES | offices.INSTITUTIONS | offices.THINGS

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*")
MORE = re.compile(
    r"(?:[ \u00a0](?:(?:bin|binti|a/[lp]|(?:van|von)(?:\s(?:der|den|de))?|de|da|al|el)\s)?"
    r"(?:[A-Z]\.(?=\s[A-Z])|(?=[^\W\d_a-z])[^\W\d_][\w'’-]*))*"
)
_EDGES = ' \u00a0\t\n,;:.–—-()"”“'


# "Vale de Azinhais, Beja, 08 jan 2024 (ALN) - ": from where a story was filed; nobody.
_FILED = re.compile(
    r"^[A-ZÀ-Þ][\w.'’-]*(?:[ ,/]{1,2}(?:[A-ZÀ-Þ0-9][\w.'’-]*|d[aeo]s?|del|la|sur|en|am|[a-z]{3}\.?(?=[ ,]\s?\d{4})))*,?"
    r"(?:\s\([^()]{1,40}\))?,?\s?[—–-]{1,2}\s(?=[\"“„«‘]?[A-ZÀ-Þ])"
)
# "La préfecture, elle, rappelle": who stands before it speaks.
_EMPHASIS = re.compile(r",\s(?:(?:quant à )?(?:elle|lui|eux|elles)|por (?:su parte|sua vez))$")
_SHE = frozenset({"she", "elle", "ella", "ela", "sie", "zij", "ze"})
_HE = frozenset({"he", "il", "él", "ele", "er", "hij"})
_MR = frozenset({"Mr", "Herr", "Señor", "Encik"})
_MR_OR_MS = re.compile(r"\b(Mr|Herr|Señor|Encik|Ms|Mrs|Miss|Mme|Frau|Señora|Puan)\.? (?:[\w'’-]+ )?$")
_TITLED = 32


@dataclass(slots=True, kw_only=True)
class Memory:
    """The prose of a story and those who spoke in it, in reading order; `story` is all of it, also what is to come.

    `turns`: where in what was told each paragraph begins; `asked`: what was looked up in so much of it; `looked`: how
    many clauses were looked at for whom a pronoun means.
    """

    sides: dict[str, Side]
    story: str = ""
    told: list[str | Person] = field(default_factory=list)
    turns: list[int] = field(default_factory=lambda: [0])
    known: dict[str, Person] = field(default_factory=dict)
    asked: dict[tuple[str, int], Person | None] = field(default_factory=dict)
    meant_by: dict[str, str] = field(default_factory=dict)
    shared: dict[str, bool] = field(default_factory=dict)
    looked: int = 0

    def tell(self, prose: str) -> None:
        """Keep a piece of prose."""
        if not self.told:
            prose = _FILED.sub("", prose)
        if prose and not prose.isspace():
            self.told.append(prose)

    def office(self, name: str) -> str | None:
        """In which office the story tells somebody anywhere."""
        known = self.known.get(name, NOBODY).role
        return known or mentions.trimmed((self.told_as(name) or NOBODY).role or "")

    def turn(self) -> None:
        """A new paragraph begins."""
        self.turns.append(len(self.told))

    def spoke(self, person: Person) -> None:
        """Keep who said what stands here; whoever follows means this one."""
        self.told.append(person)

    def may_be(self, pronoun: str, name: str) -> bool:
        """Whether "he" or "she" may mean somebody: not who was told by the other one before, or is "Ms" anywhere."""
        sex = "f" if pronoun in _SHE else "m" if pronoun in _HE else ""
        if not sex or not name:
            return True
        if name not in self.meant_by:
            title = self._title(name.rpartition(" ")[2])
            self.meant_by[name] = ("m" if title in _MR else "f") if title else sex
        return self.meant_by[name] == sex

    def _title(self, surname: str) -> str:
        """By which of "Mr" and "Ms" the story tells somebody of a last name."""
        at = self.story.find(surname)
        while at >= 0:
            if found := _MR_OR_MS.search(self.story, max(0, at - _TITLED), at):
                return found[1]
            at = self.story.find(surname, at + 1)
        return ""

    def speaker(self) -> Person:
        """Who spoke last."""
        return next((piece for piece in reversed(self.told) if isinstance(piece, Person)), NOBODY)

    def meet(self, person: Person) -> Person:
        """The person as known so far: a last name is completed, an office finds its holder, a new one is remembered."""
        if not person.name and person.role:
            return self._called_so(person.role) or self.holder(person.role) or person
        if not person.name:
            return person
        full = self._begins_with(person.name) or self.full(person.name)
        if full is None:
            person = mentions.past_house(person, self.story)
            full = self.full(person.name or "")
        if full is None:
            full = person.name or ""
            found = self.told_as(full) if " " not in full or not person.role else None
            full, role = (found.name or full, found.role) if found else (full, None)
            person = replace(person, role=person.role if person.role and not person.titled else role or person.role)
        else:
            former = self.known.pop(full).role
            person = replace(person, role=former or person.role)
        name = mentions.without_article(full)
        self.known[name] = replace(person, name=name, role=mentions.trimmed(person.role or ""))
        return self.known[name]

    def _begins_with(self, first: str) -> str | None:
        """The longer name that one word begins where it was told last, when it only ends the name of somebody known."""
        known = self.full(first)
        if " " in first or known is None or not known.endswith(f" {first}"):
            return None
        told = next((piece for piece in reversed(self.told) if isinstance(piece, str) and first in piece), "")
        at = told.rfind(first)
        more = MORE.match(told, at + len(first))
        before = told[max(0, at - _LOOK) : at].rstrip(" ").rpartition(" ")[2]
        if (
            more is None
            or not more[0]
            or (before[:1].isupper() and fold(before.rstrip(",")) not in offices.KIN)
            or told[:at].endswith("-")
        ):
            return None
        full = f"{first}{more[0]}"
        self.known.setdefault(full, Person(name=full))
        return full

    def _called_so(self, role: str) -> Person | None:
        """Who has this word for a last name: "King said" in a story of Gayle King."""
        if " " in role or not is_capital(role):
            return None
        found = self.told_as(role)
        return self.meet(found) if found and (found.name or "").endswith(f" {role}") else None

    def is_shared(self, name: str) -> bool:
        """Whether two in a story have this last name, so that it alone means neither for sure."""
        if " " in name or not is_capital(name):
            return False
        if name not in self.shared:
            self.shared[name] = len(set(self._first_names(name))) > 1 or self._begins_another(name)
        return self.shared[name]

    def _begins_another(self, name: str) -> bool:
        """Whether a last name is where somebody else's begins: Mutia Syafril, the daughter of Syafril Khatib."""
        known = self.full(name)
        if known is None or not known.endswith(f" {name}"):
            return False
        return any((more := MORE.match(self.story, at + len(name))) and more[0] for at in self.places(name))

    def _first_names(self, name: str) -> Iterator[str]:
        """What stands with a capital before a last name, and is neither a title nor an office."""
        at = self.story.find(f" {name}")
        while at >= 0:
            word, end = self.story[max(0, at - _TITLED) : at].replace("\n", " ").rpartition(" ")[2], at + len(name) + 1
            behind = self.story[end : end + 1]
            known = word[:1].isupper() and word[-1:].islower() and not is_office(word) and fold(word) not in _TITLES
            if known and not behind.isalnum() and behind != "-":
                yield word
            at = self.story.find(f" {name}", end)

    def is_proper(self, word: str) -> bool:
        """Whether a story has this word with its capital inside a sentence too, so that it does not only open one."""
        at = self.story.find(f" {word}")
        while at >= 0:
            behind = self.story[at + len(word) + 1 : at + len(word) + 2]
            if (self.story[at - 1].islower() or self.story[at - 1] == ",") and not behind.isalnum():
                return True
            at = self.story.find(f" {word}", at + 1)
        return False

    def places(self, name: str) -> Iterator[int]:
        """Where a story has a name, the first few."""
        at = self.story.find(name)
        for _ in range(_PLACES):
            if at < 0:
                return
            yield at
            at = self.story.find(name, at + 1)

    def recalls(self, name: str) -> bool:
        """Whether somebody of this name has spoken, or was named in full before."""
        return self.full(name) is not None or self.told_as(name) is not None

    def near(self) -> list[str | Person]:
        """What was told in this paragraph so far; in the one before when this begins with a quote."""
        here = self.told[self.turns[-1] :]
        return here or self.told[self.turns[-2] :][-1:] if len(self.turns) > 1 else here

    def is_somebody(self, name: str) -> bool:
        """Whether a name is surely a person's: of one who has spoken, or who was named in full with an office."""
        if (full := self.full(name)) is not None and (" " in full or self.known[full].role or self.has_spoken(full)):
            return True
        found = self.told_as(name)
        return found is not None and " " in (found.name or "") and any(map(is_office, (found.role or "").split()))

    def is_speaker(self, name: str) -> bool:
        """Whether this is the one who spoke last."""
        return set(name.split()) <= set((self.speaker().name or "").split())

    def has_spoken(self, name: str) -> bool:
        """Whether somebody of exactly this name has spoken."""
        return any(isinstance(piece, Person) and piece.name == name for piece in self.told)

    # --- names that were told before ----------------------------------------------------------------------------------

    def full(self, name: str) -> str | None:
        """The name of somebody known that has all words of this one; the latest when there are several."""
        if name in self.known:
            return name
        wanted = set(name.casefold().split())
        return next((full for full in reversed(self.known) if wanted <= set(full.casefold().split())), None)

    def told_as(self, name: str) -> Person | None:
        """How a person was named in full in the prose before: Becker is "Tom Becker, who runs the harbour"."""
        # NASA is not somebody of "NASA Explorers".
        if is_acronym(name):
            return None
        asked = (name, len(self.told))
        if asked not in self.asked:
            self.asked[asked] = self._find_told(name)
        return self.asked[asked]

    def _find_told(self, name: str) -> Person | None:
        """The first place where a name is told in full, looked up."""
        wanted = set(name.casefold().split())
        left, best = _PLACES, None
        for piece in self.told:
            at = piece.find(name) if isinstance(piece, str) else -1
            while isinstance(piece, str) and at >= 0 and left:
                left -= 1
                found = named_at(piece, at, at + len(name), wanted)
                found = mentions.past_house(found, self.story) if found else None
                # Zettler is rather Ben Zettler than the firm Zettler Digital.
                if found and found.name and found.name.endswith(name):
                    return found
                best = best or found
                at = piece.find(name, at + 1)
        return best

    def holder(self, role: str) -> Person | None:
        """The latest person who holds this office."""
        wanted = _office(role)
        if not wanted or wanted[0] in offices.CROWD:
            return None
        for person in reversed(self.known.values()):
            if person.role and _office(person.role)[: len(wanted)] == wanted:
                return person
        holders = [one for one in self.known.values() if len(wanted) == 1 and wanted[0] in _office(one.role or "")]
        if len(holders) == 1:
            # "de minister" is the only one who is "Vlaams minister van Mobiliteit".
            return holders[0]
        for piece in self.told[-_PIECES:]:
            if not isinstance(piece, str):
                continue
            at = piece.casefold().find(" ".join(wanted))
            found = people.after(sentences.first(piece[at : at + _SENTENCE_LENGTH])) if at >= 0 else NOBODY
            if found.name and found.role and _office(found.role)[: len(wanted)] == wanted:
                return self.meet(found)
        return None


def _is_joined(before: str) -> bool:
    """Whether the word before a name may belong to it: a first name, an office, what ends with a comma."""
    word = before[-_LOOK:].rpartition(" ")[0].rpartition(" ")[2] if before[-1:] == " " else ""
    return bool(word) and (
        not word[0].islower() or word[-1] in ".," or word in offices.PARTICLES or is_office(word) or fold(word) in _KIN
    )


def named_at(piece: str, start: int, end: int, wanted: set[str]) -> Person | None:
    """The longer name at a place of a text, with the office beside it."""
    if (start and piece[start - 1].isalnum()) or piece[end : end + 1].isalnum():
        return None
    more = MORE.match(piece, end)
    stop = more.end() if more else end
    if stop == end and piece[end : end + 1] != "," and piece[end : end + 2] != " (" and not _is_joined(piece[:start]):
        return None
    ending = sentences.last(piece[:stop])
    found = endings.before(ending)
    if not wanted <= set((found.name or "").casefold().split()):
        found = endings.before(mentions.closing(ending))
    words_ = (found.name or "").split()
    if len(words_) > _LONG and (low := [place for place, word in enumerate(words_[:-2]) if word.islower()]):
        # "vor Jahren von den Forschern Morten Hundt" is no noble family.
        found = replace(found, name=" ".join(words_[low[-1] + 1 :]))
    name = set((found.name or "").casefold().split())
    if not wanted <= name:
        return None
    if not found.role:
        length = len(found.name or "")
        found = (
            replace(found, role=people.after(piece[stop - length :]).role)
            if piece[stop - length : stop] == found.name
            else found
        )
    return found if len(name) > len(wanted) or found.role else None


def _office(role: str) -> list[str]:
    """The words of an office that tell it from others."""
    told = [word for word in role.casefold().split() if word not in offices.DETERMINERS]
    return ["presiden"] if told == ["kepala", "negara"] else told if any(map(is_office, told)) else []


@lru_cache(4096)
def stem(word: str) -> str:
    """A cue as the tables have it: "dit-il" is "dit", "s’étonne" is "étonne"."""
    folded = word.casefold().replace("’", "'").partition("-")[0]
    return folded[2:] if folded[:2] in {"s'", "m'"} else folded


def without_auxiliaries(subject: str) -> str:
    """What stands before a verb, without helping words and marks at its end: "Budi juga" is Budi."""
    subject = _EMPHASIS.sub("", subject.rstrip(' \u00a0\t\n,;:–—-"”“').lstrip(_EDGES))
    while (last := subject.rpartition(" ")[2]) and cues.is_auxiliary(last):
        subject = subject[: -len(last)].rstrip(' \u00a0\t\n,;:–—-"”“')
    return subject
