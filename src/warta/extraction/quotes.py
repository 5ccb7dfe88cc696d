"""Direct speech and who said it: marks find what is quoted, cues beside it name the speaker.

Rules, from the surest: `cue after` ("…," ujar Adi Santoso), `cue before` (Budi said: "…"), `split` ("…," said Jane,
"…"), `pronoun` ("…," ujarnya: the one who spoke last), `same paragraph`, `continued` (a paragraph that is all quote),
`none`. A paragraph without a mark is only kept for what a later pronoun or last name means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction import gazetteer
from warta.extraction.quotation import cues, marks, offices, people, sentences, unlisted
from warta.extraction.quotation.memory import Memory, stem, without_auxiliaries
from warta.extraction.quotation.names import NOBODY, Person, fold, is_capital, is_place
from warta.model import Block, Paragraph, Quotation, Quote, text_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.extraction.quotation.cues import Side
    from warta.extraction.quotation.marks import Stretch

# How far beside a quote a cue is looked for, in characters and in words.
_BESIDE = 240
_AFTER_WORDS = 16
_BEFORE_WORDS = 9
# How far behind a mark that nothing closes its cue is looked for.
_UNCLOSED = 1_200
# Quoted words without a cue are speech when they are a sentence; with one, three words are.
_SENTENCE = 6
_PHRASE = 3
_QUOTES = 2_000

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*")
_CONFIDENCE = {
    "cue after": 0.95,
    "cue before": 0.92,
    "split": 0.9,
    "pronoun": 0.85,
    "same paragraph": 0.75,
    "continued": 0.6,
    "none": 0.4,
}
_UNLISTED = 0.1

_SPOKEN = (Paragraph, Quotation)
_POINTS = frozenset(",.!?…。！？，")
_EDGES = ' \u00a0\t\n,;:.–—-()"”“'
# "he said to Bayu".
_TO = re.compile(r"\s(?:to|kepada|pada|told)\s([A-Z][\w'’-]+)")
# A Balinese name begins with I.
_I_GUSTI = re.compile(r"\s*I [A-Z][a-z]")
# "… because it adds".
_IT = re.compile(r"\w \w+ (?:it|which|that)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What stands beside a quote: the verb, the rule that read it, and who speaks; `sure`: a table has the verb."""

    cue: str | None = None
    rule: str = "none"
    person: Person = NOBODY
    sure: bool = True


_SILENCE = _Said()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands before and after a quote, and how the quote before it was read."""

    lead: str
    trail: str
    before: _Said
    mark: str = ""


def find(blocks: Iterable[Block], language: str | None = None) -> tuple[Quote, ...]:
    """The direct speech of a story in reading order; `speaker` is None when the story does not say.

    `text_of(blocks[quote.block])[quote.start:quote.end] == quote.text`, without the marks.
    """
    spoken = [
        (position, text_of_spans(block.spans)) for position, block in enumerate(blocks) if isinstance(block, _SPOKEN)
    ]
    marked = marks.among([text for _, text in spoken])
    if not marked:
        return ()
    sides = cues.sides(language)
    listener = _Listener(sides=sides, memory=Memory(sides=sides), found=[])
    for place, (position, text) in enumerate(spoken):
        if place not in marked:
            listener.pass_over(text)
        elif len(listener.found) >= _QUOTES:
            break
        else:
            following = spoken[place + 1][1] if place + 1 < len(spoken) else ""
            listener.hear(position, text, goes_on=marks.opens(following))
    return tuple(listener.found[:_QUOTES])


@dataclass(slots=True, kw_only=True)
class _Listener:
    """One reading of a story, paragraph by paragraph. `open_since`: the first quote that nothing has closed yet."""

    sides: dict[str, Side]
    memory: Memory
    found: list[Quote]
    speaking: bool = False
    reopened: bool = False
    open_since: int | None = None

    def pass_over(self, text: str) -> None:
        """A paragraph without quotes."""
        self.memory.tell(text)
        self.speaking = self.reopened = False

    def hear(self, block: int, text: str, *, goes_on: bool) -> None:
        """The quotes of one paragraph; what is told between them is remembered."""
        stretches = self._stretches(text, goes_on=goes_on)
        told, closed, before, quoted, runs_on = 0, 0, _SILENCE, False, False
        for position, stretch in enumerate(stretches):
            following = stretches[position + 1].opened if position + 1 < len(stretches) else len(text)
            beside = _Beside(
                lead=text[closed : stretch.opened],
                trail=text[stretch.closed : following],
                before=before,
                mark=text[stretch.opened] + text[stretch.closed - 1],
            )
            self.memory.tell(text[told : stretch.opened])
            said = self._said(text[stretch.start : stretch.end], beside, last=position + 1 == len(stretches))
            told, before, quoted = stretch.closed, _SILENCE, False
            closed = stretch.closed
            runs_on = goes_on and not stretch.whole and stretch.closed == len(text)
            if _is_speech(text[stretch.start : stretch.end], said, beside) or runs_on:
                quote = _quote(text, stretch, said, block)
                continues = said.rule == "split" or (self.reopened and not text[: stretch.opened].strip())
                self._keep(replace(quote, continues=continues), said, to_be_continued=runs_on)
                before, quoted = said, True
                if said.rule in {"cue after", "pronoun"}:
                    told += len(sentences.first(beside.trail))
        self.memory.tell(text[told:])
        self.speaking, self.reopened = quoted, quoted and runs_on

    def _keep(self, quote: Quote, said: _Said, *, to_be_continued: bool) -> None:
        """Add a quote; who speaks at the end of a quotation of several paragraphs spoke at its beginning too."""
        if self.open_since is not None and said.person.name and self.speaking:
            self.found[self.open_since :] = [
                replace(one, speaker=quote.speaker, role=quote.role, cue=quote.cue, rule="continued", confidence=0.55)
                for one in self.found[self.open_since :]
            ]
        self.open_since = None
        self.found.append(quote)
        if said.rule != "none":
            self.memory.spoke(said.person)
        if to_be_continued and not said.person.name:
            self.open_since = len(self.found) - 1

    def _stretches(self, text: str, *, goes_on: bool) -> list[Stretch]:
        """The quoted stretches of a paragraph; one without an end goes on in the next, or ends where its cue begins."""
        found, rest = marks.stretches(text)
        if rest is None:
            return found
        if goes_on:
            return [*found, rest]
        for pointed in re.finditer(r"[,!?](?=\s?([^\W\d_]+))", text[: rest.start + _UNCLOSED]):
            if pointed.start() > rest.start and pointed[1].casefold() in self.sides:
                return [*found, rest._replace(end=pointed.end(), closed=pointed.end())]
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
        if announced:
            return self._announced(beside.lead)
        if said := self._leading(beside):
            return said
        if not introduces and (said := self._unlisted(inner, beside)):
            return said
        if beside.before.rule != "none" and _goes_on(beside.lead):
            rule = "split" if beside.lead.rstrip().endswith((",", ":", "–", "—")) else "same paragraph"
            other = self.memory.subject(beside.lead) if beside.before.rule == "cue before" else None
            return replace(beside.before, rule=rule, person=self.memory.meet(other) if other else beside.before.person)
        if self.speaking and not beside.lead.strip() and not beside.trail.strip(" ."):
            return _Said(rule="continued", person=self.memory.speaker())
        return _SILENCE

    def _trailing(self, inner: str, trail: str) -> _Said | None:
        """The cue after a quote: ",” ujar Adi", ",” Jane Doe, a teacher, told us"."""
        sentence = sentences.first(trail[:_BESIDE])
        head = sentence.lstrip(" ,")
        pointed = inner[-1] in _POINTS or sentence.lstrip()[:1] == ","
        for position, word in enumerate(islice(_WORD.finditer(sentence), _AFTER_WORDS)):
            side = self.sides.get(stem(word[0]))
            if position and not pointed:
                return None
            if side is None:
                continue
            if not position and word[0][0].isupper():
                return None
            subject = without_auxiliaries(sentence[: word.start()])
            if subject and (
                side == "after" or _is_clause(head) or (inner[-1] == "." and head[:1].isupper()) or _IT.search(subject)
            ):
                continue
            if not subject and side == "before":
                continue
            return self._resolved(word[0], subject, sentence[word.end() :], "cue after")
        return None

    def _unlisted(self, inner: str, beside: _Beside) -> _Said | None:
        """A verb that no table has, between a quote and whoever is named beside it."""
        found = unlisted.read(inner, sentences.first(beside.trail[:_BESIDE]), beside.mark)
        if found is None:
            return None
        if found.pronoun is not None:
            return _Said(cue=found.cue, rule="pronoun", person=self.memory.meant(found.pronoun), sure=False)
        return _Said(cue=found.cue, rule="cue after", person=self.memory.meet(found.person), sure=False)

    def _leading(self, beside: _Beside) -> _Said | None:
        """The cue before a quote: "Budi mengatakan, “", "According to Jane Doe, “", "she called it “"."""
        tail = sentences.last(beside.lead[-_BESIDE:])
        if (
            len(tail) == len(beside.lead)
            and beside.before.rule in {"cue after", "pronoun"}
            and not tail.rstrip().endswith(":")
        ):
            return None
        bare = tail.rstrip()
        if not bare or bare[-1] in ".!?…":
            return None
        words = list(_WORD.finditer(tail))
        reach = len(words) if bare[-1] == ":" else _BEFORE_WORDS
        for word in reversed(words[-reach:]):
            side = self.sides.get(stem(word[0]))
            if side is None or (word[0][0].isupper() and tail[: word.start()].strip()):
                continue
            subject = without_auxiliaries(tail[: word.start()])
            told = side == "after" or not subject
            if (
                told
                and (side == "before" or not tail[word.end() :].strip(_EDGES))
                and not cues.is_anaphoric(stem(word[0]))
            ):
                continue
            return self._resolved(word[0], "" if told else subject, tail[word.end() :], "cue before")
        return None

    def _announced(self, lead: str) -> _Said:
        """Who stands before a colon, with a verb that no table has or without one: "Ellen Price shrugged: “"."""
        tail = sentences.last(lead[-_BESIDE:]).rstrip(" :")
        found = self.memory.subject(tail) if tail else None
        if found is None and "،" in tail:
            found = people.before(tail)
        elif found is None and tail and is_capital(tail):
            found = people.whole(tail) or people.house(tail)
        if found and " " not in (found.name or "") and not (found.role or self.memory.knows(found.name or "")):
            return _SILENCE
        if found is None or not found.name or is_place(found.name) or fold(found.name) in gazetteer.others():
            return _SILENCE
        return _Said(rule="cue before", person=self.memory.meet(found))

    def _resolved(self, cue: str, subject: str, rest: str, rule: str) -> _Said:
        """The person whom a cue names, on one side or the other; a pronoun is whoever spoke last."""
        near = subject.rpartition(" ")[2] or next(iter(_WORD.findall(rest[:40])), "")
        clitic = cue.casefold().rpartition("-")[2]
        # "…”, añadió." has no subject, so it is the same as before.
        if near.casefold() == "they":
            return _Said(cue=cue, rule=rule)
        if not subject and cues.is_spanish(cue) and rest.startswith(" a "):
            rest = ""
        unsaid = rule == "cue after" and not subject and not rest.strip(_EDGES)
        if unsaid or cues.is_anaphoric(stem(cue)) or cues.is_pronoun(clitic) or cues.is_pronoun(near):
            heard_by = _TO.match(rest)
            person = self.memory.meant(near.casefold(), heard_by[1] if heard_by else "")
            return _Said(cue=cue, rule="pronoun", person=person)
        if (cues.is_first_person(near) and not _I_GUSTI.match(rest)) or clitic == "on":
            return _Said(cue=cue, rule=rule)
        if not subject and people.is_pointed(rest):
            return _Said(cue=cue, rule="pronoun", person=self.memory.meant())
        person = people.before(subject) if subject else people.after(rest)
        if cues.is_german(cue) and subject and _is_noun(person, subject):
            person = NOBODY
        return _Said(cue=cue, rule=rule, person=self.memory.meet(person))


def _goes_on(lead: str) -> bool:
    """Whether the speaker before still has the word: nothing but the end of an attribution stands between."""
    return len(sentences.split(lead.strip())) <= 2


def _is_noun(person: Person, subject: str) -> bool:
    """Whether one German word before a verb is all there is: "Der Blogpost sagt" names nobody."""
    return bool(person.name) and " " not in (person.name or "") and not person.role and subject.count(" ") > 0


def _is_clause(head: str) -> bool:
    """Whether what stands after a quote goes on with a clause, and does not begin with who said it: "although …"."""
    word = head.split(maxsplit=1)[0].casefold() if head.strip() else ""
    return (word in offices.STOPS and not cues.is_pronoun(word)) or word.endswith("ing")


def _quote(text: str, stretch: Stretch, said: _Said, block: int) -> Quote:
    """The quote, with what is known of its speaker."""
    confidence = _CONFIDENCE[said.rule] - (0 if stretch.whole else 0.05) - (0 if said.sure else _UNLISTED)
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
    colon = beside.lead.rstrip().endswith(":")
    if lead and not colon and cues.names_a_work(lead[-1]) and (inner[-1] not in ",!?" or _is_title(inner)):
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
            return size > _PHRASE and (said.person != NOBODY or capital)
        case _:
            return size >= _PHRASE or pointed


def _is_title(inner: str) -> bool:
    """Whether all long words have a capital, as in a title."""
    found = [word for word in _WORD.findall(inner[:120]) if len(word) > _PHRASE]
    return len(found) > 1 and all(map(is_capital, found))


def _size(inner: str) -> int:
    """How many words; where none are parted by spaces, three letters count as two."""
    head = inner[:400]
    return len(_WORD.findall(head)) if head.isascii() or " " in head else len(head) * 2 // 3
