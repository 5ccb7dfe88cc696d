"""Indirect speech: what somebody is told to have said, in the writer's words and without marks.

Only with a verb that takes a clause, and only when the story names who speaks: "Alfian mengatakan stok cukup", "the
lamps will be sold, according to Strand", "Laut Ahlers ist die Luft sauberer".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction.quotation import cues, endings, offices, people, pronouns, sentences
from warta.extraction.quotation.memory import Memory, stem, without_auxiliaries
from warta.extraction.quotation.names import Person, fold, is_office
from warta.extraction.quotation.naming import is_noun
from warta.extraction.quotation.said import WORD
from warta.extraction.quotation.tongues import linking
from warta.extraction.vocabulary import words
from warta.model.article import Quote
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warta.extraction.quotation.cues import Side

# A clause has so many words at least; a subject, and what stands behind a clause, so many at most.
_CLAUSE = 4
_BESIDE = 18
_VERBS = 4
_SENTENCE = 1_000

_EDGES = " ,.;:!?…\u00a0\u202f\t\n"
_CONFIDENCE = {"cue before": 0.8, "cue after": 0.85, "pronoun": 0.7}
_MARK = re.compile(r"[\"“”„«»‘‹「]")
_BETWEEN = linking.BETWEEN.replace("\n", "")
_THAT = re.compile(
    rf"\s*,?\s+{linking.THAT}|\s+{_BETWEEN}\s+(?:[\w'’.()/-]+\s+){{0,5}}?,?\s*{linking.THAT}"
    rf"|\s+{_BETWEEN}(?:\s[\w'’.()/-]+){{0,4}}?,\s+{linking.THAT}",
    re.IGNORECASE,
)
_HEARD = re.compile(rf"\s+(?:[\w'’.-]+\s+){{1,6}}?{linking.THAT}", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,:]\s+")
_SPACE = re.compile(r"\s+(?=(\w+))")
_ACCORDING = re.compile(rf"\s*({linking.ACCORDING})", re.IGNORECASE)
_ACCORDING_TO_THEM = re.compile(rf"\s*({linking.ACCORDING_TO_THEM})\s*,?\s*", re.IGNORECASE)
_BARE = words(linking.BARE)
_BEHIND = words(linking.BEHIND)
_ADDRESSED = words(linking.ADDRESSED)
# "In einem Gespräch, …, berichtete Reil, wie …": the clause is still to come.
_GOES_ON = re.compile(r",\s(?:dass|wie|ob|warum|how|that|why|que|qu|comment|cómo|hoe|dat|bahwa)\b")
_PLURALS = frozenset({"they", "ils", "elles", "ellos", "we", "you", "i"})
# After these languages' word a verb follows at once: "Laut Ahlers ist".
_VERB_SECOND = re.compile(r"laut|volgens", re.IGNORECASE)
_CIRCUMSTANCES = words(linking.CIRCUMSTANCES)


class _Told(Value, frozen=True, kw_only=True):
    """A clause at [start, end) of a sentence, who is told to have said it, and by which word."""

    start: int
    end: int
    person: Person
    cue: str
    rule: str


def find(paragraphs: Sequence[tuple[int, str]], language: str | None, direct: Sequence[Quote]) -> Iterator[Quote]:
    """The indirect speech of a story; `direct` is what was said in it word for word, in reading order."""
    reader = _Reader(
        sides=cues.sides(language),
        memory=Memory(sides=cues.sides(language), story="\n".join(text for _, text in paragraphs)),
    )
    for block, text in paragraphs:
        start, said = 0, [quote for quote in direct if quote.block == block]
        for sentence in sentences.split(text):
            told = None if _MARK.search(sentence) else reader.read(sentence[:_SENTENCE])
            reader.memory.tell(sentence)
            if told:
                reader.memory.spoke(told.person)
                yield _quote(text, block, start, told)
            start += len(sentence)
            while said and said[0].start < start:
                quote = said.pop(0)
                reader.memory.spoke(reader.memory.meet(Person(name=quote.speaker, role=quote.role)))


def _quote(text: str, block: int, offset: int, told: _Told) -> Quote:
    """The clause as a quote."""
    inner = text[offset + told.start : offset + told.end]
    start = offset + told.start + len(inner) - len(inner.lstrip(_EDGES))
    end = start + len(inner.strip(_EDGES))
    return Quote(
        text=text[start:end],
        speaker=told.person.name,
        role=told.person.role,
        cue=told.cue,
        rule=told.rule,
        confidence=_CONFIDENCE[told.rule],
        block=block,
        start=start,
        end=end,
        indirect=True,
    )


@dataclass(slots=True, kw_only=True)
class _Reader:
    """What the story has told so far, and how a sentence is read in the light of it."""

    sides: dict[str, Side]
    memory: Memory

    def read(self, sentence: str) -> _Told | None:
        """The indirect speech of a sentence, when it names or means somebody who has a name or an office."""
        told = self._according(sentence) or self._behind(sentence) or self._before(sentence)
        if told is None or len(WORD.findall(sentence[told.start : told.end])) < _CLAUSE:
            return None
        return told

    def _according(self, sentence: str) -> _Told | None:
        """Who is named in front: "Menurut Alfian, …", "Laut Ahlers ist …", "Menurutnya, …"."""
        if them := _ACCORDING_TO_THEM.match(sentence):
            return self._told(them.end(), len(sentence), pronouns.meant(self.memory), them[1], "pronoun")
        found = _ACCORDING.match(sentence)
        if found is None:
            return None
        cue, rest = found[1].strip(), sentence[found.end() :]
        first = rest.split(maxsplit=1)[0].strip(",") if rest.strip() else ""
        if cues.is_pronoun(first):
            start = found.end() + len(first)
            return self._told(start, len(sentence), pronouns.meant(self.memory, first.casefold()), cue, "pronoun")
        named = people.after(rest)
        behind = _behind_person(rest, named)
        if rest[behind : behind + 1] != "," and not (
            _VERB_SECOND.match(cue) and rest[behind + 1 : behind + 2].islower()
        ):
            return None
        start = found.end() + behind
        return self._told(start, len(sentence), self.memory.meet(named), cue, "cue before")

    def _behind(self, sentence: str) -> _Told | None:
        """Who is named behind: "…, kata Alfian", "…, said Keane", "…, Keane said", "…, according to Strand"."""
        for comma in reversed([found.start() for found in re.finditer(",", sentence)][-3:]):
            behind = sentence[comma + 1 :]
            if len(behind.split()) > _BESIDE:
                return None
            if found := _ACCORDING.match(behind):
                if "," in behind[found.end() :]:
                    return None
                person = self.memory.meet(people.after(behind[found.end() :]))
                return self._told(0, comma, person, found[1].strip(), "cue after")
            if told := self._verb_behind(behind, comma):
                return told
        return None

    def _verb_behind(self, behind: str, comma: int) -> _Told | None:
        """The verb behind a clause and its comma, first or after a name."""
        for word in islice(WORD.finditer(behind), _VERBS):
            side = self.sides.get(stem(word[0]))
            if side is None or word[0] not in _BEHIND:
                continue
            subject, rest = without_auxiliaries(behind[: word.start()]), behind[word.end() :]
            if _GOES_ON.search(rest):
                return None
            if cues.is_anaphoric(stem(word[0])) and not subject:
                return self._told(0, comma, pronouns.meant(self.memory), word[0], "pronoun")
            if subject and (side == "after" or subject[0].islower() or rest.strip(_EDGES)):
                continue
            near = subject or (rest.split(maxsplit=1) or [""])[0].strip(_EDGES)
            if cues.is_pronoun(near):
                return self._told(0, comma, pronouns.meant(self.memory, near.casefold()), word[0], "pronoun")
            person = endings.before(subject) if subject else people.after(rest)
            return self._told(0, comma, self.memory.meet(person), word[0], "cue after")
        return None

    def _before(self, sentence: str) -> _Told | None:
        """Whose verb has a clause: "Alfian mengatakan …", "Strand said …", "Ahlers sagte, dass …"."""
        verbs = (word for word in WORD.finditer(sentence) if self.sides.get(stem(word[0]), "after") != "after")
        for word in islice(verbs, _VERBS):
            subject = without_auxiliaries(sentence[: word.start()])
            if not subject or word[0][0].isupper() or len(subject.split()) > _BESIDE:
                continue
            start = _clause_of(word[0], sentence, word.end(), side=self.sides[stem(word[0])])
            if start is None:
                continue
            near = subject.rpartition(" ")[2]
            if near.casefold() in _PLURALS:
                return None
            if cues.is_pronoun(near):
                return self._told(
                    start, len(sentence), pronouns.meant(self.memory, near.casefold()), word[0], "pronoun"
                )
            person = endings.before(subject)
            if cues.is_german(word[0]) and is_noun(person, subject):
                return None
            return self._told(start, len(sentence), self.memory.meet(person), word[0], "cue before")
        return None

    def _told(self, start: int, end: int, person: Person, cue: str, rule: str) -> _Told | None:
        """What was told; nothing when nobody is known to have told it, by name or by an office."""
        if not person.name and not any(map(is_office, (person.role or "").split()[:3])):
            return None
        return _Told(start=start, end=end, person=person, cue=cue, rule=rule)


def _behind_person(rest: str, named: Person) -> int:
    """Where a clause begins behind the person who is named at the beginning of a text, and the office after a comma."""
    last = (named.name or named.role or "").rpartition(" ")[2]
    end = rest.find(last) + len(last) if last else 0
    if rest[end : end + 1] == "," and (comma := rest.find(",", end + 1)) > 0:
        office = rest[end + 1 : comma].split()
        first = office[0] if office else ""
        if len(office) <= _BESIDE and (is_office(first) or fold(first) in offices.DETERMINERS | offices.RELATIVES):
            return comma
    return end


def _clause_of(verb: str, sentence: str, end: int, *, side: Side) -> int | None:
    """Where the clause of a verb begins; None when it has none."""
    if found := _THAT.match(sentence, end) or (_HEARD.match(sentence, end) if verb in _ADDRESSED else None):
        return found.end()
    if side == "before" and (found := _COMMA.match(sentence, end)):
        return found.end()
    found = _SPACE.match(sentence, end)
    return found.end() if found and verb in _BARE and found[1].casefold() not in _CIRCUMSTANCES else None
