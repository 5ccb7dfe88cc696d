"""Who said it: what stands after a quote, before it, in it or in the quote before names the speaker.

Rules, from the surest: `cue after` ("…," ujar Adi Santoso), `cue before` (Budi said: "…"), `split` ("…," said Jane,
"…"), `cue within` (« …, assure Anne. … »), `pronoun` ("…," ujarnya: the one who spoke last), `same paragraph`,
`told before` (Her brother, Tom Roe, shook his head. "…"), `continued` (a paragraph that is all quote), `none`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction import gazetteer
from warta.extraction.quotation import (
    cues,
    endings,
    mentions,
    naming,
    offices,
    people,
    pronouns,
    sentences,
    subjects,
    unlisted,
    unnamed,
)
from warta.extraction.quotation.memory import Memory, stem, without_auxiliaries
from warta.extraction.quotation.names import NOBODY, Person, fold, is_capital, is_office, is_place
from warta.extraction.quotation.naming import CLITICS, Cue
from warta.extraction.quotation.said import EDGES, POINTS, SILENCE, WORD, Beside, Said

if TYPE_CHECKING:
    from warta.extraction.quotation.cues import Side
    from warta.extraction.quotation.unlisted import Unlisted

# How far beside a quote a cue is looked for, in characters and in words.
_BESIDE = 240
_SENTENCE = 600
_AFTER_WORDS = 16
_BEFORE_WORDS = 9

# "Pour Yann Tesson, hydrologue, ", "Für Anne Leitner ist das ".
_VIEW = re.compile(
    r"(?:(Pour|Para)\s(.{3,160}?)(?:,|(?<=\s[A-ZÀ-Þ])\S*)\s*|(Voor|Für)\s(.{3,160}?),?\s(?:is|ist|zijn|sind)\s(?:\w+\s){0,2})$"
)
_VIEWS = re.compile("Pour |Para |Voor |Für ")
# What may be a verb inside French marks.
_INCISE = re.compile(r"(?:[,!?…]|[!?]\s?,)[\s\u00a0]+([^\W\d_A-Z][\w'’-]*)")
# What nobody has said: "one might say", "instead of saying", "I would say".
_SUPPOSED = re.compile(
    r"\b(?:to|would|could|should|might|can|must|may|will|never|not|or|please|d|cannot|let['’]?s)$", re.IGNORECASE
)
_FAR = 3
_ON = offices.PREPOSITIONS | {"an", "auf", "mit", "zu", "über", "gegen", "met", "op", "aan", "over", "to", "about"}
_ACTS = frozenset({"er", "hij", "he", "she"})
_SUBJECTS = frozenset({"er", "sie", "es", "hij", "zij", "ze"})
# "…”, han indicado en un comunicado": several, or a house.
_PLURAL = frozenset({"han", "ont", "haben", "hebben"})
# "…”, aseguró, y añadió: “": the one who has just spoken.
_AND = frozenset({"y", "e", "et", "und", "and", "en", "dan"})
# What is said to somebody: "Jane Doe, the mayor, told Tom Roe: “".
_ADDRESSED = frozenset({"told", "tells", "asked", "asks", "warned", "urged", "called", "calls", "reminded"})
# "…, so CEO Maria Hedengrens: „".
_SO = re.compile(r", so ((?:[A-ZÄÖÜ]|(?:der|die|das|ein|eine)\s)[^,]{2,80}?)[,:]?\s*$")
_GOES_ON = re.compile(r"\s(?:that|bahwa|bahawa|dass|que|dat)\s")
_ARTICLES = frozenset({"su", "sua", "la", "el", "una", "un", "uma", "um", "a", "o", "esta", "otra", "outra", "cada"})
# "Landesrätin Trattner, die sich ein Bild machte, versprach": who speaks stands in front.
_RELATIVE = re.compile(r",\s(?:der|die|das|who|whose|qui|que|quien|yang)\s")
# "… because it adds".
_IT = re.compile(r"\w \w+ (?:it|which|that)$")


@dataclass(slots=True, kw_only=True)
class Attribution:
    """What a story has told so far, and how the words beside a quote are read in the light of it.

    `speaking`: the paragraph before ended in a quote, by `last`.
    """

    sides: dict[str, Side]
    memory: Memory
    speaking: bool = False
    last: Person = NOBODY

    def said(self, inner: str, beside: Beside, *, last: bool) -> Said:
        """Who said it, by what stands after it, before it, or by the quote before."""
        introduces = (
            not last and sentences.last_sign(inner) not in ",-–—" and beside.trail.rstrip().endswith((":", ","))
        )
        introduces = introduces and not beside.trail.lstrip().startswith(",")
        if beside.is_talk and beside.before.rule != "none":
            return replace(beside.before, rule="split" if inner[0].islower() else "same paragraph")
        return self._told(inner, beside, introduces=introduces) or self._told_around(inner, beside)

    def _told(self, inner: str, beside: Beside, *, introduces: bool) -> Said | None:
        """Who said it by a verb; one behind a quote that introduces the next one is not of this."""
        announced = beside.lead.rstrip().endswith(":")
        if announced and (said := self._leading(beside)):
            return said
        if not introduces and (said := self._trailing(inner, beside.trail)):
            return said
        if announced:
            return self._viewed(beside.lead) or self._announced(beside.lead)
        if said := self._leading(beside) or self._viewed(beside.lead):
            return said
        if not introduces and (said := self._unlisted(inner, beside)):
            return said
        return self._within(inner) if beside.mark == "«»" else None

    def _told_around(self, inner: str, beside: Beside) -> Said:
        """Who said it without a verb: by the sentence before, or the quote before."""
        if (said := self._told_before(inner, beside)) is not None:
            return said
        if beside.before.rule != "none" and _goes_on(beside.lead):
            rule = "split" if beside.lead.rstrip().endswith((",", ":", "–", "—")) else "same paragraph"
            other = subjects.of(self.memory, beside.lead) if beside.before.rule == "cue before" else None
            return replace(beside.before, rule=rule, person=self.memory.meet(other) if other else beside.before.person)
        if self.speaking and not beside.lead.strip() and not beside.trail.strip(" ."):
            return Said(rule="continued", person=self.last if self.last.name else self._speaking())
        return SILENCE

    def _speaking(self) -> Person:
        """Who spoke last, when nothing was told of anybody else since then."""
        speaker = self.memory.speaker()
        return speaker if pronouns.meant(self.memory).name == speaker.name else NOBODY

    def _told_before(self, inner: str, beside: Beside) -> Said | None:
        """Who the sentence before a quote without a verb is about: "Sa camarade, Inès, a plongé la main. « … »"."""
        if beside.lead.rstrip()[-1:] not in {".", "!", "?", "…"}:
            return None
        if not inner[:1].isupper() or not _stands_alone(inner, beside.trail):
            return None
        sentence = sentences.last(beside.lead[-_SENTENCE:])
        if len(sentence) == len(beside.lead) and beside.before.rule != "none":
            return None
        first = sentence.partition(" ")[0].casefold()
        found: Person | None
        if cues.is_pronoun(first):
            found = pronouns.meant(self.memory, first, told_with=sentence)
        else:
            found = subjects.told_in(self.memory, sentence)
        return Said(rule="told before", person=found) if found is not None else None

    def _trailing(self, inner: str, trail: str) -> Said | None:
        """The cue after a quote: ",” ujar Adi", ",” Jane Doe, a teacher, told us"."""
        sentence = sentences.first(trail[:_BESIDE])
        head = sentence.lstrip(" ,")
        pointed = sentences.last_sign(inner) in POINTS or sentence.lstrip()[:1] == ","
        for position, word in enumerate(islice(WORD.finditer(sentence), _AFTER_WORDS)):
            side = self.sides.get(stem(word[0]))
            if position and not pointed:
                return None
            if side is None:
                continue
            if not position and word[0][0].isupper():
                return None
            subject = without_auxiliaries(sentence[: word.start()])
            # "“…,” researchers noted that the “…”" tells of the next quote; "„…“, das heißt, …" of none.
            unended = sentence.rstrip()[-1:] not in ".!?…"
            if (unended and _GOES_ON.match(sentence, word.end())) or subject.casefold() == "das":
                return None
            if subject and (
                side == "after"
                or (_is_clause(head) and subject.casefold() != "it")
                or (sentences.last_sign(inner) == "." and head[:1].isupper())
                or _IT.search(subject)
            ):
                continue
            if not subject and sentence[: word.start()].strip(EDGES) in _PLURAL:
                return Said(cue=word[0], rule="cue after")
            if not subject and (
                side == "before" or (cues.is_german(word[0]) and not sentence[word.end() :].strip(EDGES))
            ):
                # "werden als „Sonderverträge“ bezeichnet": German tells who speaks behind a verb.
                continue
            return naming.resolved(self.memory, Cue(word=word[0], subject=subject, rest=sentence[word.end() :]))
        return None

    def _unlisted(self, inner: str, beside: Beside) -> Said | None:
        """A verb that no table has, between a quote and whoever is named beside it."""
        found = unlisted.read(inner, sentences.first(beside.trail[:_BESIDE]), beside.mark, self.memory.is_somebody)
        return self._unnamed_verb(found, rule="cue after") if found else None

    def _unnamed_verb(self, found: Unlisted, *, rule: str) -> Said:
        """Who is named beside a verb that no table has, or meant by its pronoun."""
        if found.pronoun is not None:
            return Said(cue=found.cue, rule="pronoun", person=pronouns.meant(self.memory, found.pronoun), sure=False)
        return Said(cue=found.cue, rule=rule, person=self.memory.meet(found.person), sure=False)

    def _leading(self, beside: Beside) -> Said | None:
        """The cue before a quote: "Budi mengatakan, “", "According to Jane Doe, “", "she called it “"."""
        tail = sentences.last(beside.lead[-_BESIDE:])
        if (
            len(tail) == len(beside.lead)
            and beside.before.rule in {"cue after", "pronoun"}
            and not tail.rstrip().endswith(":")
        ):
            return self._added(tail, beside)
        bare = tail.rstrip()
        if not bare or bare[-1] in ".!?…":
            return None
        words = list(WORD.finditer(tail))
        reach = len(words) if bare[-1] == ":" else _BEFORE_WORDS
        for word in reversed(words[-reach:]):
            side = self.sides.get(stem(word[0]))
            if side is None or (word[0][0].isupper() and tail[: word.start()].strip()) or _is_noun(word, tail):
                continue
            subject = without_auxiliaries(tail[: word.start()])
            rest = tail[word.end() :]
            told = side == "after" or not subject or (side == "either" and _is_inverted(word, tail, rest))
            if beside.before.rule != "none" and subject.rpartition(" ")[2].casefold() in _AND:
                return Said(cue=word[0], rule="pronoun", person=beside.before.person)
            if told and (side == "before" or not rest.strip(EDGES)) and not cues.is_anaphoric(stem(word[0])):
                continue
            said = naming.resolved(
                self.memory, Cue(word=word[0], subject="" if told else subject, rest=rest, rule="cue before", lead=tail)
            )
            if said.person.name and unnamed.begins(tail) and not mentions.is_house(said.person.name):
                return Said(cue=word[0], rule="cue before")
            return None if said.person == NOBODY and _is_supposed(subject, rest) else said
        return None

    def _added(self, tail: str, beside: Beside) -> Said | None:
        """A second verb of who has just spoken: "…”, anunció su presidenta, y agregó que “…”"."""
        words = list(WORD.finditer(tail))[-_BEFORE_WORDS:]
        for joint, word in pairwise(words):
            if joint[0] in _AND and self.sides.get(stem(word[0]), "after") != "after":
                return Said(cue=word[0], rule="pronoun", person=beside.before.person)
        return None

    def _viewed(self, lead: str) -> Said | None:
        """Whose view a quote is, without a verb: "Pour Yann Tesson, hydrologue, « … »", "Para Ana Ruiz, “…”"."""
        near = lead[-_BESIDE:]
        if "sagte" in self.sides and (so := _SO.search(near)):
            return Said(cue="so", rule="cue before", person=self.memory.meet(people.after(so[1])))
        found = _VIEW.match(sentences.last(near)) if _VIEWS.search(near) else None
        if found is None:
            return None
        person = people.after(found[0][5:])
        if not person.name or (" " not in person.name and not person.role):
            return None
        return Said(cue=found[1] or found[3], rule="cue before", person=self.memory.meet(person))

    def _within(self, inner: str) -> Said | None:
        """A French cue inside the marks: « Nous avons tout essayé, assure Anne. Personne ne répond. »."""
        for incise in _INCISE.finditer(inner):
            cue, rest = incise[1], inner[incise.end() :]
            near = cue.rpartition("-")[2]
            if stem(cue) in self.sides and near in CLITICS:
                return Said(cue=cue, rule="cue within") if near == "on" else self._pointed(cue, near)
            verb = WORD.match(rest.lstrip())
            if near in CLITICS and verb and stem(verb[0]) in self.sides:
                return Said(cue=verb[0], rule="cue within") if near == "on" else self._pointed(verb[0], near)
            if cues.is_french(stem(cue)) and (person := people.after(sentences.first(rest))) != NOBODY:
                return Said(cue=cue, rule="cue within", person=self.memory.meet(person))
            if found := unlisted.within(inner, incise.start()):
                return self._unnamed_verb(found, rule="cue within")
        return None

    def _pointed(self, cue: str, pronoun: str) -> Said:
        """Whom a pronoun in a quote means."""
        return Said(cue=cue, rule="pronoun", person=pronouns.meant(self.memory, pronoun))

    def _announced(self, lead: str) -> Said:
        """Who stands before a colon, with a verb that no table has or without one: "Ellen Price shrugged: “"."""
        tail = sentences.last(lead[-_BESIDE:]).rstrip(" :")
        opens = fold(tail.partition(" ")[0]) in _ON
        if opens and any(word[0] in _ACTS for word in WORD.finditer(tail)):
            # "An Trainer Dirk Roth will er festhalten: „".
            return Said(rule="cue before")
        found = subjects.of(self.memory, tail) if tail else None
        if found is None and "dijo" in self.sides and fold(tail.partition(" ")[0]) not in offices.DETERMINERS:
            # "El senador … Ayer subió el tono: “": who acts is left out.
            before = sentences.split(lead)[-2:-1]
            found = subjects.told_in(self.memory, before[0]) if before else None
        if found is None and "،" in tail:
            found = endings.before(tail)
        elif (found is None or found == NOBODY) and tail and is_capital(tail):
            found = people.whole(tail) or people.house(tail)
        if found and " " not in (found.name or "") and not (found.role or self.memory.recalls(found.name or "")):
            return SILENCE
        if found is None or not found.name or is_place(found.name) or fold(found.name) in gazetteer.others():
            return SILENCE
        return Said(rule="cue before", person=self.memory.meet(found))


def _is_noun(word: re.Match[str], tail: str) -> bool:
    """Whether what could be a Spanish or Portuguese verb has an article: "en su cuenta", "la pregunta"."""
    before = tail[: word.start()].rstrip().rpartition(" ")[2]
    return before in _ARTICLES and cues.is_iberian(word[0])


def _is_inverted(word: re.Match[str], tail: str, rest: str) -> bool:
    """Whether the speaker follows a verb before a quote: "Weiter sagt er: „", "…, erklärt der Sprecher: „"."""
    before = tail[: word.start()].strip(EDGES)
    if before.istitle() and fold(before) in offices.ADVERBS:
        return True
    first = fold(before.partition(" ")[0])
    behind = rest.split(maxsplit=1)[0].strip(EDGES) if rest.strip(EDGES) else ""
    if cues.is_verb_second(word[0]) and before and behind in _SUBJECTS:
        # "In Anlehnung an den Soziologen Hartmut Rosa fragte er: „".
        return True
    if cues.is_verb_second(word[0]) and first in offices.PREPOSITIONS and rest[:1] == " " and people.after(rest).name:
        return True
    pointed = tail[: word.start()].rstrip()[-1:] == "," and rest.rstrip()[-1:] in {":", ","}
    if not pointed or stem(word[0]) in _ADDRESSED or _RELATIVE.search(tail[: word.start()]):
        return False
    found = people.after(rest)
    return found.name is not None or any(map(is_office, (found.role or "").split()))


def _stands_alone(inner: str, trail: str) -> bool:
    """Whether a quote is a sentence of its own, and the words after it begin another one."""
    after = trail.lstrip(" .")
    ended = sentences.last_sign(inner) in ".!?…" or trail[:1] == "."
    return ended and (not after or after[0].isupper() or not after[0].isalpha())


def _goes_on(lead: str) -> bool:
    """Whether the speaker before still has the word: nothing but the end of an attribution stands between."""
    return len(sentences.split(lead.strip())) <= 2


def _is_clause(head: str) -> bool:
    """Whether what stands after a quote goes on with a clause, and does not begin with who said it: "although …"."""
    word = head.split(maxsplit=1)[0] if head.strip() else ""
    # Dan is a name, and "dan" is no name in Indonesian.
    return word.islower() and ((word in offices.STOPS and not cues.is_pronoun(word)) or word.endswith("ing"))


def _is_supposed(subject: str, rest: str) -> bool:
    """Whether a cue without a speaker rather tells what one might say, or is too far from what follows it."""
    return _SUPPOSED.search(subject) is not None or (len(WORD.findall(rest)) > _FAR and rest.rstrip()[-1] not in ":,")
