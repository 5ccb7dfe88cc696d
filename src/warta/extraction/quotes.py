"""Direct speech and who said it: marks find what is quoted, cues beside it name the speaker.

Rules, from the surest: `cue after` ("…," ujar Adi Santoso), `cue before` (Budi said: "…"), `split` ("…," said Jane,
"…"), `pronoun` ("…," ujarnya: the one who spoke last), `same paragraph`, `continued` (a paragraph that is all quote),
`none`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction.quotation import cues, marks, people
from warta.extraction.quotation.people import NOBODY, People, Person
from warta.model import Block, Paragraph, Quotation, Quote, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.extraction.quotation.cues import Side
    from warta.extraction.quotation.marks import Stretch

# How far beside a quote a cue is looked for, in characters and in words.
_BESIDE = 240
_AFTER_WORDS = 16
_BEFORE_WORDS = 9
# How much of a sentence is read for who speaks, in characters and in verbs.
_SENTENCE_LENGTH = 1_200
_VERBS = 8
# Quoted words without a cue are speech when they are a sentence; with one, three words are.
_SENTENCE = 6
_PHRASE = 3
_QUOTES = 2_000

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*")
_ENDING = re.compile(r"(?<![A-Z][a-z])(?<![A-Z])(?<![dD]rs)(?<!Gov)(?<!Sen)(?<!Prof)[.!?]\s+(?=[\"“„«A-ZÀ-Þ])")
_CONFIDENCE = {
    "cue after": 0.95,
    "cue before": 0.92,
    "split": 0.9,
    "pronoun": 0.85,
    "same paragraph": 0.75,
    "continued": 0.6,
    "none": 0.4,
}


_POINTS = frozenset(",.!?…。！？，")
_EDGES = ' \u00a0\t\n,;:.–—-()"”“'
_LAST_WORD = re.compile(r"[\w'’-]+$")
# Not "ujar ketua panitia itu, Budi Santoso": there a name follows.
_POINTED_AT = re.compile(
    r"\s(?:si |sang )?(?![A-Z])[^\W\d]+(?: [\w-]+){0,6}? (?:itu|tersebut|ini)\b(?!,\s[A-Z][\w.'’-]+\s[A-Z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What stands beside a quote: the verb, the rule that read it, and who speaks."""

    cue: str | None = None
    rule: str = "none"
    person: Person = NOBODY


_SILENCE = _Said()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands before and after a quote, and how the quote before it was read."""

    lead: str
    trail: str
    before: _Said


def find(blocks: Iterable[Block], language: str | None = None) -> tuple[Quote, ...]:
    """The direct speech of a story in reading order; `speaker` is None when the story does not say.

    `text_of(blocks[quote.block])[quote.start:quote.end] == quote.text`, without the marks.
    """
    listener = _Listener(sides=cues.sides(language))
    spoken = [
        (position, text_of(block)) for position, block in enumerate(blocks) if isinstance(block, Paragraph | Quotation)
    ]
    found: list[Quote] = []
    # What is told after the last mark names nobody who could still be quoted.
    last = next((place for place in range(len(spoken) - 1, -1, -1) if marks.has_any(spoken[place][1])), -1)
    for place, (position, text) in enumerate(spoken[: last + 1]):
        following = spoken[place + 1][1] if place + 1 < len(spoken) else ""
        found.extend(listener.hear(position, text, goes_on=marks.opens(following)))
    return tuple(found[:_QUOTES])


@dataclass(slots=True, kw_only=True)
class _Listener:
    """One reading of a story, paragraph by paragraph."""

    sides: dict[str, Side]
    people: People = field(default_factory=People)
    speaking: bool = False

    def hear(self, block: int, text: str, *, goes_on: bool) -> Iterator[Quote]:
        """The quotes of one paragraph; what is told between them is listened to for names."""
        stretches = self._stretches(text, goes_on=goes_on)
        told, before, quoted = 0, _SILENCE, False
        for position, stretch in enumerate(stretches):
            following = stretches[position + 1].opened if position + 1 < len(stretches) else len(text)
            beside = _Beside(lead=text[told : stretch.opened], trail=text[stretch.closed : following], before=before)
            self._listen(beside.lead)
            said = self._said(text[stretch.start : stretch.end], beside, last=position + 1 == len(stretches))
            told, before = stretch.closed, _SILENCE
            if _is_speech(text[stretch.start : stretch.end], said, beside):
                yield _quote(text, stretch, said, block)
                before, quoted = said, True
        self._listen(text[told:])
        self.speaking = quoted

    def _stretches(self, text: str, *, goes_on: bool) -> list[Stretch]:
        """The quoted stretches of a paragraph; one without an end goes on in the next, or ends where its cue begins."""
        found = list(marks.stretches(text))
        rest = marks.unclosed(text)
        if rest is None or (found and rest.opened < found[-1].closed):
            return found
        if goes_on:
            return [*found, rest]
        for pointed in re.finditer(r"[,!?](?=\s?([^\W\d_]+))", text[: rest.start + _SENTENCE_LENGTH]):
            if pointed.start() > rest.start and pointed[1].casefold() in self.sides:
                return [*found, replace(rest, end=pointed.end(), closed=pointed.end())]
        return found

    # --- who said it ----------------------------------------------------------------------------------------------

    def _said(self, inner: str, beside: _Beside, *, last: bool) -> _Said:
        """Who said it, by what stands after it, before it, or by the quote before."""
        introduces = not last and inner[-1] not in ",-–—" and beside.trail.rstrip().endswith((":", ","))
        introduces = introduces and not beside.trail.lstrip().startswith(",")
        announced = beside.lead.rstrip().endswith(":")
        if announced and (said := self._leading(beside)):
            return said
        if not introduces and (said := self._trailing(inner, beside.trail)):
            return said
        if not announced and (said := self._leading(beside)):
            return said
        if announced:
            return self._announced(beside.lead)
        if beside.before.rule != "none" and beside.before.person is not NOBODY:
            rule = "split" if beside.lead.rstrip().endswith((",", ":", "–", "—")) else "same paragraph"
            return replace(beside.before, rule=rule)
        if self.speaking and not beside.lead.strip() and not beside.trail.strip(" ."):
            return _Said(rule="continued", person=self.people.last)
        return _SILENCE

    def _trailing(self, inner: str, trail: str) -> _Said | None:
        """The cue after a quote: ",” ujar Adi", ",” Jane Doe, a teacher, told us"."""
        sentence = _ENDING.split(trail[:_BESIDE], maxsplit=1)[0]
        pointed = inner[-1] in _POINTS or sentence.lstrip()[:1] == ","
        for position, word in enumerate(_first_words(sentence)):
            side = self.sides.get(_stem(word[0]))
            if side is None or (position and not pointed):
                continue
            subject = _without_auxiliaries(sentence[: word.start()])
            if subject and (side == "after" or len(subject.split()) > _AFTER_WORDS):
                continue
            if not subject and side == "before":
                continue
            rule = "cue after"
            return self._resolved(word[0], subject, "" if subject else sentence[word.end() :], rule)
        return None

    def _leading(self, beside: _Beside) -> _Said | None:
        """The cue before a quote: "Budi mengatakan, “", "According to Jane Doe, “", "she called it “"."""
        sentences = _ENDING.split(beside.lead[-_BESIDE:])
        if len(sentences) == 1 and beside.before.rule in {"cue after", "pronoun"}:
            return None
        tail = sentences[-1]
        if not tail.strip() or tail.rstrip()[-1] in ".!?…":
            return None
        words = list(_WORD.finditer(tail))
        reach = len(words) if tail.rstrip()[-1] == ":" else _BEFORE_WORDS
        for word in reversed(words[-reach:]):
            side = self.sides.get(_stem(word[0]))
            if side is None:
                continue
            subject = _without_auxiliaries(tail[: word.start()])
            told = side == "after" or not subject
            if told and (side == "before" or not tail[word.end() :].strip(_EDGES)):
                continue
            return self._resolved(word[0], "" if told else subject, tail[word.end() :] if told else "", "cue before")
        return None

    def _announced(self, lead: str) -> _Said:
        """Who stands before a colon, with a verb that no table has or without one: "Ellen Price shrugged: “"."""
        tail = _ENDING.split(lead[-_BESIDE:])[-1].rstrip(" :")
        subject, _, verb = tail.rpartition(" ")
        for words, cue in ((tail, None), (subject, verb if verb.islower() else None)):
            person = people.before(words) if words.strip() else NOBODY
            if person.name and (person.role or " " in person.name) and (cue or words == tail):
                return _Said(cue=cue, rule="cue before", person=self.people.meet(person))
        return _SILENCE

    def _resolved(self, cue: str, subject: str, rest: str, rule: str) -> _Said:
        """The person whom a cue names, on one side or the other; a pronoun is whoever spoke last."""
        # "…”, añadió." has no subject, so it is the same as before.
        unsaid = rule == "cue after" and not subject and not rest.strip(_EDGES)
        if unsaid or cues.is_anaphoric(_stem(cue)) or _is_pronoun(cue, subject, rest):
            return _Said(cue=cue, rule="pronoun", person=self.people.last)
        named = _WORD.findall(subject)[-1:] or _WORD.findall(rest)[:1]
        if named and cues.is_first_person(named[0]):
            return _Said(cue=cue, rule=rule)
        person = self._sure(cue, people.before(subject) if subject else people.after(rest), after=not subject)
        if person == NOBODY:
            return _Said(cue=cue, rule=rule)
        return _Said(cue=cue, rule=rule, person=self.people.meet(person))

    def _sure(self, cue: str, person: Person, *, after: bool) -> Person:
        """The person, unless one German word is all there is: "Der Blogpost sagt" names nobody, "sagt Stenger" does."""
        if not person.name or " " in person.name or person.role or after or not cues.is_german(cue):
            return person
        return person if self.people.knows(person.name) else NOBODY

    def _listen(self, prose: str) -> None:
        """Remember who is told to have spoken: "Kepala Dinas, Budi, mengatakan …", "…, kata Budi"."""
        for sentence in _ENDING.split(prose):
            if sentence.lstrip(_EDGES)[:1].isupper():
                self.people.mention(people.after(sentence))
            verbs = (word for word in _WORD.finditer(sentence[:_SENTENCE_LENGTH]) if _stem(word[0]) in self.sides)
            for word in islice(verbs, _VERBS):
                subject = _without_auxiliaries(sentence[: word.start()])
                told = self.sides[_stem(word[0])] == "after" or not subject
                rest = sentence[word.end() :][:_BESIDE]
                if self._told(word[0], "" if told else subject, rest if told else ""):
                    break

    def _told(self, cue: str, subject: str, rest: str) -> bool:
        """Whether somebody is named beside a verb in prose; a pronoun leaves it with the one who spoke last."""
        if _is_pronoun("", subject, rest):
            return True
        person = self._sure(cue, people.before(subject) if subject else people.after(rest), after=not subject)
        if person.name:
            self.people.meet(person)
        return bool(person.name)


def _quote(text: str, stretch: Stretch, said: _Said, block: int) -> Quote:
    """The quote, with what is known of its speaker."""
    confidence = _CONFIDENCE[said.rule] - (0 if stretch.whole else 0.05)
    return Quote(
        text=text[stretch.start : stretch.end],
        speaker=said.person.name,
        role=said.person.role,
        cue=said.cue,
        rule=said.rule,
        confidence=round(confidence if said.person.name else min(confidence, 0.5), 2),
        block=block,
        start=stretch.start,
        end=stretch.end,
    )


def _is_speech(inner: str, said: _Said, beside: _Beside) -> bool:
    """Whether quoted words are speech, and no title, no name and no doubt: by their length, their end and their cue."""
    size = _size(inner)
    pointed = inner[-1] in _POINTS or beside.trail[:1] in {",", "."}
    lead = _WORD.findall(beside.lead[-60:])
    if lead and cues.names_a_work(lead[-1]) and inner[-1] not in ",!?":
        return False
    capital = not inner.lstrip("…. ")[:1].islower()
    match said.rule:
        case "none":
            # Japanese has its mark of speech after the quote: 「…」と述べた.
            if beside.trail[:1] == "と":
                return size > _PHRASE
            apart = beside.lead.rstrip()[-1:] in {"", ".", "!", "?", ":", "：", "。", "”", '"'}
            return size >= _SENTENCE and inner[-1] in _POINTS and capital and apart
        case "continued" | "same paragraph":
            return size > 1 and inner[-1] in _POINTS and capital
        case "cue before" if beside.lead.rstrip()[-1:] not in {":", ","}:
            return size > _PHRASE
        case _:
            return size >= _PHRASE or pointed


def _size(inner: str) -> int:
    """How many words; where none are parted by spaces, three letters count as two."""
    head = inner[:400]
    return len(_WORD.findall(head)) if head.isascii() or " " in head else len(head) * 2 // 3


def _stem(word: str) -> str:
    """A cue as the tables have it: "dit-il" is "dit"."""
    return word.casefold().partition("-")[0]


def _first_words(sentence: str) -> Iterator[re.Match[str]]:
    """The words in which a cue after a quote may stand."""
    return islice(_WORD.finditer(sentence), _AFTER_WORDS)


def _without_auxiliaries(subject: str) -> str:
    """What stands before a verb, without helping words and marks at its end: "Budi juga" is Budi."""
    subject = subject.strip(_EDGES)
    while (last := _LAST_WORD.search(subject)) and cues.is_auxiliary(last[0]):
        subject = subject[: last.start()].strip(_EDGES)
    return subject


def _is_pronoun(cue: str, subject: str, rest: str) -> bool:
    """Whether the speaker is only pointed at: "he said", "kata dia", "dit-il", "ujar pria itu"."""
    if cues.is_pronoun(cue.casefold().rpartition("-")[2]):
        return True
    near = _WORD.findall(subject)[-1:] or _WORD.findall(rest[:40])[:1]
    return bool(near) and (cues.is_pronoun(near[0]) or bool(_POINTED_AT.match(rest)))
