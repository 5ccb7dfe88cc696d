"""What a story has told so far: whom a last name, an office or a pronoun means. Nothing is read before it is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction import gazetteer
from warta.extraction.quotation import cues, offices, people, sentences
from warta.extraction.quotation.names import NOBODY, Person, fold, is_acronym, is_capital, is_date, is_office, is_place
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from warta.extraction.quotation.cues import Side

# How far back a pronoun is followed, in pieces of prose and in sentences of each; how often a name is looked up.
_PIECES = 24
_SENTENCES = 8
_PLACES = 6
_SENTENCE_LENGTH = 600
_VERBS = 6
_LONG = 4

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*")
_MORE = re.compile(
    r"(?:[ \u00a0](?:(?:bin|binti|(?:van|von)(?:\s(?:der|den|de))?|de|da|al|el)\s)?(?=[^\W\d_a-z])[^\W\d_][\w'’-]*)*"
)
_NOUN = re.compile(r"-[A-Z][a-z]+ed$|(?:tion|ment|ness|ity|ism|ship|ing|ology|ware|ical|ics)s?$")
# "Sukseskan", "Selamatkan": no first name ends so. Then verbs as they follow a subject.
_IMPERATIVE = re.compile(r"[a-z]{3}(?:kan|nya|pun|lah)$")
_ADVERB = re.compile(r"[A-Z][a-z]{4,}ly")
_ACTIVE = re.compile(r"(?:me|ber|ter|di)\w{3,}|\w{2,}(?:ed|s)|[,(].*")
_AGED = re.compile(r"\s?[,(]\s?(?:\d{1,3}\b|[^\W\d_a-z])")
_EDGES = ' \u00a0\t\n,;:.–—-()"”“'
_FEMALE = words(
    "mrs ms miss mme señora sra frau ibu bu hj nenek ny nyonya wife mother daughter sister aunt woman spokeswoman "
    "istrinya ibunya"
)
_MALE = words("mr sir herr pak bapak señor kakek husband father son brother uncle spokesman suaminya ayahnya")
_SINGLE = frozenset({"she", "he", "elle", "il", "ella", "él", "ela", "ele", "zij", "hij", "dia", "ia", "beliau"})
_HER = frozenset({"she", "elle", "ella", "ela", "zij"})
_HIM = frozenset({"he", "er", "il", "él", "ele", "hij"})


@dataclass(slots=True, kw_only=True)
class Memory:
    """The prose of a story and those who spoke in it, in reading order."""

    sides: dict[str, Side]
    told: list[str | Person] = field(default_factory=list)
    known: dict[str, Person] = field(default_factory=dict)

    def tell(self, prose: str) -> None:
        """Keep a piece of prose."""
        if prose and not prose.isspace():
            self.told.append(prose)

    def spoke(self, person: Person) -> None:
        """Keep who said what stands here; whoever follows means this one."""
        self.told.append(person)

    def speaker(self) -> Person:
        """Who spoke last."""
        return next((piece for piece in reversed(self.told) if isinstance(piece, Person)), NOBODY)

    def meet(self, person: Person) -> Person:
        """The person as known so far: a last name is completed, an office finds its holder, a new one is remembered."""
        if not person.name:
            return self._holder(person.role) or person if person.role else person
        full = self._full(person.name)
        if full is None:
            found = self._told_as(person.name) if " " not in person.name or not person.role else None
            full, role = (found.name or person.name, found.role) if found else (person.name, None)
            person = replace(person, role=person.role if person.role and not person.titled else role or person.role)
        else:
            former = self.known.pop(full).role
            person = replace(person, role=former or person.role)
        person = replace(person, name=full)
        self.known[full] = person
        return person

    def meant(self, pronoun: str = "", heard_by: str = "", *, told_with: str = "") -> Person:
        """Whom a pronoun means: the last who spoke, or the subject of a sentence after that; nobody when unsure.

        `heard_by` is whom it is said to, and so not whom it means; `told_with` is the sentence of the pronoun itself.
        """
        for piece in islice(reversed(self.told), _PIECES):
            if isinstance(piece, Person):
                if heard_by and heard_by in (piece.name or ""):
                    continue
                return piece if _agree(pronoun, piece) else NOBODY
            for sentence in islice(reversed(sentences.split(piece.removesuffix(told_with))), _SENTENCES):
                found = self.subject(sentence)
                if found is None or (
                    found.name and (not _agree(pronoun, found) or (heard_by and heard_by in found.name))
                ):
                    continue
                return self.meet(found) if found.name else NOBODY
        return NOBODY

    def recalls(self, name: str) -> bool:
        """Whether somebody of this name has spoken, or was named in full before."""
        return self._full(name) is not None or self._told_as(name) is not None

    # --- the subject of a sentence ----------------------------------------------------------------------------------

    def subject(self, sentence: str) -> Person | None:
        """Who a sentence is about; NOBODY when it is somebody without a name, None when it does not say."""
        sentence = sentence.strip(_EDGES)[:_SENTENCE_LENGTH]
        if found := self._heard(sentence):
            return found
        if people.is_unnamed(sentence):
            named = people.after(sentence)
            return named if named.name else NOBODY
        return self._opening(sentence)

    def _heard(self, sentence: str) -> Person | None:
        """Who is told to have spoken: "Kepala Dinas, Budi, mengatakan …", "…, kata Budi"."""
        verbs = (word for word in _WORD.finditer(sentence) if stem(word[0]) in self.sides)
        for word in islice(verbs, _VERBS):
            subject = without_auxiliaries(sentence[: word.start()])
            rest = sentence[word.end() :]
            if cues.is_pronoun(subject.rpartition(" ")[2]):
                return None
            if self.sides[stem(word[0])] == "after" or not subject:
                if rest[:1] == " " and self._may_mean(found := people.after(rest)):
                    return found
            elif self._may_mean(found := people.before(subject), german=cues.is_german(word[0])) or (
                self.sides[stem(word[0])] == "either" and self._may_mean(found := people.after(rest))
            ):
                return found
        return None

    def _may_mean(self, found: Person, *, german: bool = False) -> bool:
        """Whether a later pronoun may mean this: no place, and no German noun."""
        name = found.name or ""
        if not name or is_place(name):
            return False
        return not german or " " in name or bool(found.role) or self.recalls(name)

    def _opening(self, sentence: str) -> Person | None:
        """Who is named where a sentence or its main clause begins."""
        if cues.is_pronoun(sentence.partition(" ")[0]):
            return None
        start = 0
        for position, part in enumerate(re.split(r"(?<=,)\s|\s[–—]\s", sentence, maxsplit=3)):
            rest = sentence[start:]
            start += len(part) + 1
            opening = part.split(maxsplit=2)
            if not opening or not opening[0][0].isupper():
                continue
            if fold(opening[0]).partition("'")[0] in offices.OPENINGS:
                if len(opening) < 2 or not is_capital(opening[1]) or fold(opening[0]) in offices.STOPS:
                    continue
                rest, opening = rest[len(opening[0]) :].lstrip(), opening[1:]
            found = people.after(rest)
            if not found.role and opening[0].casefold() in offices.DETERMINERS:
                continue
            if found.name and self._may_act(found, rest, at_start=position == 0):
                return found
        return None

    def _may_act(self, found: Person, rest: str, *, at_start: bool) -> bool:
        """Whether a name is of a person who does something, and of no place, thing or house."""
        name = found.name or ""
        first, *more = name.split()
        opening = fold(first)
        if is_place(name) or any(map(is_acronym, name.split())) or _is_thing(found) or (not more and is_date(name)):
            return False
        if opening in offices.THINGS or opening in offices.INSTITUTIONS or opening in gazetteer.makings():
            return False
        if opening in gazetteer.others() or name[0].islower() or name.endswith(("’s", "'s")):
            return False
        if found.role or self._full(name):
            return True
        if _ADVERB.fullmatch(name):
            return False
        following = rest[len(name) :] if rest.startswith(name) else ""
        verb = next(iter(following.split(maxsplit=1)), "")
        if _AGED.match(following) or verb in offices.HUMAN:
            return True
        if not more:
            return not at_start and not _IMPERATIVE.search(first)
        # "Sukseskan Pemilu 2019": two capitals where a sentence begins are a name only when nothing speaks against it.
        if verb[:1].isdigit() or _IMPERATIVE.search(first) or self._is_place_of_work(name):
            return False
        return _ACTIVE.fullmatch(verb) is not None or not self.speaker().name

    def _is_place_of_work(self, name: str) -> bool:
        """Whether the story speaks of something at, of or for this name, as it does of no person."""
        return any(
            f" {word} {name}" in piece
            for piece in self.told
            if isinstance(piece, str)
            for word in ("at", "of", "the", "di")
        )

    # --- names that were told before ----------------------------------------------------------------------------------

    def _full(self, name: str) -> str | None:
        """The name of somebody known that has all words of this one; the latest when there are several."""
        if name in self.known:
            return name
        wanted = set(name.casefold().split())
        return next((full for full in reversed(self.known) if wanted <= set(full.casefold().split())), None)

    def _told_as(self, name: str) -> Person | None:
        """How a person was named in full in the prose before: Becker is "Tom Becker, who runs the harbour"."""
        # NASA is not somebody of "NASA Explorers".
        if is_acronym(name):
            return None
        wanted = set(name.casefold().split())
        left, best = _PLACES, None
        for piece in self.told:
            at = piece.find(name) if isinstance(piece, str) else -1
            while isinstance(piece, str) and at >= 0 and left:
                left -= 1
                found = _named_at(piece, at, at + len(name), wanted)
                # Zettler is rather Ben Zettler than the firm Zettler Digital.
                if found and found.name and found.name.endswith(name):
                    return found
                best = best or found
                at = piece.find(name, at + 1)
        return best

    def _holder(self, role: str) -> Person | None:
        """The latest person who holds this office."""
        wanted = _office(role)
        if not wanted or wanted[0] in offices.CROWD:
            return None
        for person in reversed(self.known.values()):
            if person.role and _office(person.role)[: len(wanted)] == wanted:
                return person
        for piece in self.told[-_PIECES:]:
            if not isinstance(piece, str):
                continue
            at = piece.casefold().find(" ".join(wanted))
            found = people.after(sentences.first(piece[at : at + _SENTENCE_LENGTH])) if at >= 0 else NOBODY
            if found.name and found.role and _office(found.role)[: len(wanted)] == wanted:
                return self.meet(found)
        return None


def _named_at(piece: str, start: int, end: int, wanted: set[str]) -> Person | None:
    """The longer name at a place of a text, with the office beside it."""
    if (start and piece[start - 1].isalnum()) or piece[end : end + 1].isalnum():
        return None
    more = _MORE.match(piece, end)
    stop = more.end() if more else end
    found = people.before(sentences.last(piece[:stop]))
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


def _is_thing(found: Person) -> bool:
    """Whether a name is rather of a thing or a house: "Mindfulness-Based Stress Reduction", "Pure Moving Company"."""
    words_ = (found.name or "").split()
    return (
        len(words_) > 4
        or (found.role or "").endswith(("’s", "'s"))
        or any(fold(word) in offices.HOUSES or _NOUN.search(word) for word in words_)
    )


def _agree(pronoun: str, person: Person) -> bool:
    """Whether a pronoun may mean somebody: "she" is no spokesman."""
    if pronoun in _SINGLE and is_acronym((person.name or " ").split(" ", 1)[0]):
        return False
    if pronoun in _HER:
        return _MALE.isdisjoint(map(fold, (person.role or "").split()))
    return pronoun not in _HIM or _FEMALE.isdisjoint(map(fold, (person.role or "").split()))


@lru_cache(4096)
def stem(word: str) -> str:
    """A cue as the tables have it: "dit-il" is "dit", "s’étonne" is "étonne"."""
    folded = word.casefold().replace("’", "'").partition("-")[0]
    return folded[2:] if folded[:2] in {"s'", "m'"} else folded


def without_auxiliaries(subject: str) -> str:
    """What stands before a verb, without helping words and marks at its end: "Budi juga" is Budi."""
    subject = subject.rstrip(' \u00a0\t\n,;:–—-"”“').lstrip(_EDGES)
    while (last := subject.rpartition(" ")[2]) and cues.is_auxiliary(last):
        subject = subject[: -len(last)].rstrip(' \u00a0\t\n,;:–—-"”“')
    return subject
