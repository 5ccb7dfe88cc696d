"""One reading of a story, paragraph by paragraph: each quote gets who said it, and what is told is remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction.quotation import cues, dialogue, evidence, marks, sentences
from warta.extraction.quotation.attribution import Attribution
from warta.extraction.quotation.memory import Memory
from warta.extraction.quotation.said import SILENCE, Beside, Said
from warta.extraction.quotation.settling import Story
from warta.extraction.quotation.speech import is_speech
from warta.model.article import Quote

if TYPE_CHECKING:
    from warta.extraction.quotation.marks import Stretch

# How far behind a mark that nothing closes its cue is looked for.
_UNCLOSED = 1_200

_CONFIDENCE = {
    "cue after": 0.95,
    "cue before": 0.92,
    "split": 0.9,
    "cue within": 0.9,
    "pronoun": 0.85,
    "same paragraph": 0.75,
    "told before": 0.65,
    "continued": 0.6,
    "none": 0.4,
}
_UNLISTED = 0.1
# These find somebody in another sentence, where one word may be none's name.
_DERIVED = frozenset({"pronoun", "same paragraph", "told before", "split", "continued"})


def listener(language: str | None, story: str) -> Listener:
    """Somebody who has heard nothing yet of a story, and knows the verbs of a language."""
    sides = cues.sides(language)
    return Listener(
        who=Attribution(sides=sides, memory=Memory(sides=sides, story=story)),
        story=Story(text=story, language=(language or "").lower().partition("-")[0]),
        found=[],
    )


@dataclass(slots=True, kw_only=True)
class Listener:
    """Who hears a story.

    `open_since`: the first quote that nothing has closed yet; `reopened`: the next paragraph goes on with the last one.
    """

    who: Attribution
    story: Story
    found: list[Quote]
    reopened: bool = False
    open_since: int | None = None

    def part(self) -> None:
        """A heading begins something new."""
        self.who.speaking = self.reopened = False

    def pass_over(self, text: str) -> None:
        """A paragraph without quotes."""
        self.who.memory.turn()
        self.who.memory.tell(text)
        self.who.speaking = self.reopened = False

    def hear(self, block: int, text: str, *, goes_on: str) -> None:
        """The quotes of one paragraph; what is told between them is remembered. `goes_on` opens the next paragraph."""
        self.who.memory.turn()
        stretches = dialogue.stretches(text, self.who.sides) if marks.opens_talk(text) else []
        talks = bool(stretches)
        stretches = stretches or self._stretches(text, goes_on=goes_on)
        told, closed, before, quoted, runs_on = 0, 0, SILENCE, False, False
        for position, stretch in enumerate(stretches):
            following = stretches[position + 1].opened if position + 1 < len(stretches) else len(text)
            inner = text[stretch.start : stretch.end]
            beside = Beside(
                lead=text[closed : stretch.opened],
                trail=text[stretch.closed : following],
                before=before,
                mark=(text[0] if talks else text[stretch.opened]) + text[stretch.closed - 1],
            )
            self.who.memory.tell(text[told : stretch.opened])
            said = self.who.said(inner, beside, last=position + 1 == len(stretches))
            told, before, quoted = stretch.closed, SILENCE, False
            closed = stretch.closed
            runs_on = bool(goes_on) and not stretch.whole and stretch.closed == len(text)
            if is_speech(inner, said, beside) or runs_on:
                quote = _quote(text, stretch, said, block)
                continues = said.rule == "split" or (self.reopened and not text[: stretch.opened].strip())
                self._keep(replace(quote, continues=continues), said, to_be_continued=runs_on)
                before, quoted = said, True
                if said.rule in {"cue after", "pronoun"} and (said.cue or "") in sentences.first(beside.trail):
                    told += len(sentences.first(beside.trail))
        self.who.memory.tell(text[told:])
        self.who.speaking, self.reopened = quoted, quoted and runs_on
        self.who.last = before.person

    def with_offices(self) -> list[Quote]:
        """The quotes; an office that the story tells later is told with the first ones too."""
        found = [self._settled(quote) for quote in self.found]
        offices: dict[str, str | None] = {}
        for quote in found:
            if quote.speaker and not offices.get(quote.speaker):
                offices[quote.speaker] = quote.role or self.who.memory.office(quote.speaker)
        return [
            replace(quote, role=offices[quote.speaker]) if quote.speaker and not quote.role else quote
            for quote in found
        ]

    def _settled(self, quote: Quote) -> Quote:
        """A quote with the fullest name of its speaker, and a house by its name where the story has one."""
        told = quote.speaker or quote.role or ""
        if house := self.story.house(told):
            return replace(quote, speaker=house)
        if quote.speaker and evidence.names_nobody(quote.speaker, quote.role or ""):
            return replace(quote, speaker=None, confidence=0.5)
        name = (self.story.name(quote.speaker) or None) if quote.speaker else None
        if name and quote.rule in _DERIVED and not self.story.is_told(name, self.who.sides):
            return replace(quote, speaker=None, role=None, confidence=0.5)
        return replace(quote, speaker=name)

    def _keep(self, quote: Quote, said: Said, *, to_be_continued: bool) -> None:
        """Add a quote; who speaks at the end of a quotation of several paragraphs spoke at its beginning too."""
        if self.open_since is not None and said.person.name and self.who.speaking:
            self.found[self.open_since :] = [
                replace(one, speaker=quote.speaker, role=quote.role, cue=quote.cue, rule="continued", confidence=0.55)
                for one in self.found[self.open_since :]
            ]
        self.open_since = None
        self.found.append(quote)
        if said.rule != "none":
            self.who.memory.spoke(said.person)
        if to_be_continued and not said.person.name:
            self.open_since = len(self.found) - 1

    def _stretches(self, text: str, *, goes_on: str) -> list[Stretch]:
        """The quoted stretches of a paragraph; one without an end goes on in the next, or ends where its cue begins."""
        found, rest = marks.stretches(text)
        if rest is None:
            return found
        if goes_on and (goes_on == "‘") == (text[rest.opened] == "‘"):
            return [*found, rest]
        for pointed in re.finditer(r"[,!?](?=\s?([^\W\d_]+))", text[: rest.start + _UNCLOSED]):
            if pointed.start() > rest.start and pointed[1].casefold() in self.who.sides:
                return [*found, rest._replace(end=pointed.end(), closed=pointed.end())]
        return found


def _quote(text: str, stretch: Stretch, said: Said, block: int) -> Quote:
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
