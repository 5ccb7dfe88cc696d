"""Whom a verb of speaking names, on one side or the other, or means by a pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction.quotation import cues, endings, evidence, heads, mentions, people, pronouns, subjects
from warta.extraction.quotation.memory import stem
from warta.extraction.quotation.names import NOBODY, Person
from warta.extraction.quotation.said import EDGES, WORD, Said
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.quotation.memory import Memory

_CLAUSE = 3
CLITICS = frozenset({"il", "elle", "ils", "elles", "on"})
# "he said to Bayu".
_TO = re.compile(r"\s(?:to|kepada|pada|told)\s([A-Z][\w'’-]+)")
# "…”, lamentó este lunes", "…”, contou ao jornal": a verb whose speaker is left out.
_LEFT_OUT = re.compile(
    r"\s?(?:[,.;]|$|\s(?:al|ante|tras|en|em|ao|aos|à|às|durante|na|no|nesta|neste|este|esta|hoy|ayer|ontem|hoje|depois"
    r"|después|luego|ainda|también|também|entre|con|com|sobre|por|para|muy|muito|tajante)\b)"
)
# "reconoció después el jugador": when it was said stands before who said it.
_WHEN = re.compile(
    r"\s(?:hoy|ayer|luego|después|también|ainda|também|ontem|hoje|depois|(?:este|esta|nesta|neste) [^\W\d_]+)\s"
    r"(?:el|la|o|a|un|una|um|uma|los|las|os|as|su|seu|sua)\s"
)
_HOW = re.compile(
    r"\s(?:(?:à|ao|aos|às|al|a|entre|en|em|com|con|por|para|tras|ante)\s[^\W\d_A-ZÀ-Þ][\w-]*\s){1,2}"
    r"(?=(?:o|a|el|la|su|seu|sua)\s[a-zà-ÿ]|[A-ZÀ-Þ])"
)
# "…”, lamenta, por su parte, Iris Avellaneda".
_IN_TURN = re.compile(r",\s(?:por su (?:parte|lado)|por sua vez|por seu lado|en tanto|a su vez),")
# "garantiu à Lusíada a directora", "a fait savoir par courriel la porte-parole": to whom and how, before who.
_HEARER = re.compile(r"\s(?:à|ao|aos|às|al|a)\s(?:[A-ZÀ-Þ][\w'’-]*\s){1,4}(?=(?:o|a|el|la|os|as|los|las)\s[a-zà-ÿ])")
_MEANS = re.compile(
    r"^\s(?:par|via|por|em|per|in|en)\s(?:(?:une?|uma?|einem?|einer|een|su|sua)\s)?[a-zà-ÿ]+\s"
    r"(?=(?:le|la|les|el|los|las|o|os|a|der|die|das|de|het|une?)\s[a-zà-ÿ]|l['’])"
)
# "…,” tulis akun @kabarhulu".
_ACCOUNT = re.compile(r"\s(?:[\w-]+\s){0,4}?(@\w[\w.]*\w)")
# A Balinese name begins with I.
_I_GUSTI = re.compile(r"\s*I [A-Z][a-z]")


class Cue(Value, frozen=True, kw_only=True):
    """A verb of speaking: what stands before it in its sentence when that is who speaks, and what stands after it.

    `lead`: the sentence it stands in, when that stands before the quote.
    """

    word: str
    subject: str
    rest: str
    rule: str = "cue after"
    lead: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether a verb has no subject, as in Spanish: "…”, añadió.", "…”, explicó a la prensa"."""
        if self.subject or not cues.is_iberian(self.word):
            return False
        if self.rule != "cue after":
            # "Diz que sem os pescadores não teria havido estudo: “".
            return self.rest.startswith(" que ") or not self.rest.strip(EDGES)
        if _IN_TURN.match(self.rest) or _HEARER.match(self.rest):
            return False
        if not self.rest.strip(EDGES) or (cues.is_spanish(self.word) and self.rest.startswith(" a ")):
            return True
        return _LEFT_OUT.match(self.rest) is not None and not _WHEN.match(self.rest)


def resolved(memory: Memory, cue: Cue) -> Said:
    """The person whom a cue names, on one side or the other; a pronoun is whoever spoke last."""
    return _meant(memory, cue) or _named(memory, cue)


def _meant(memory: Memory, cue: Cue) -> Said | None:
    """Whom a cue means without a name: by a pronoun, in it or beside it, or since nobody stands there."""
    word, rest = cue.word, cue.rest
    if cue.leaves_out and (said := _told_late(memory, cue)):
        return said
    near = cue.subject.rpartition(" ")[2] or next(iter(WORD.findall(rest[:40])), "")
    if near.rpartition("-")[2] in CLITICS:
        near = near.rpartition("-")[2]
    clitic = word.casefold().rpartition("-")[2]
    if near == "es" and cue.lead.startswith("In "):
        # "In einem offenen Brief der Hebammen heißt es: „".
        return Said(cue=word, rule=cue.rule)
    if near.casefold() == "it" or (near == "es" and word.startswith("heißt")):
        return Said(cue=word, rule="pronoun", person=pronouns.house(memory))
    if near.casefold() == "they":
        return Said(cue=word, rule=cue.rule)
    if cue.leaves_out or cues.is_anaphoric(stem(word)) or cues.is_pronoun(clitic) or cues.is_pronoun(near):
        heard_by = _TO.match(rest)
        person = _told_in_clause(memory, cue, near) or pronouns.meant(
            memory, near.casefold(), heard_by[1] if heard_by else "", told_with=cue.lead
        )
        return Said(cue=word, rule="pronoun", person=person)
    if (cues.is_first_person(near) and not _I_GUSTI.match(rest)) or "on" in {clitic, near}:
        return Said(cue=word, rule=cue.rule)
    if account := _ACCOUNT.match(rest):
        return Said(cue=word, rule=cue.rule, person=Person(name=account[1]))
    if not cue.subject and mentions.is_pointed(rest):
        person = pronouns.meant(memory, told_with=cue.lead)
        return Said(cue=word, rule="pronoun", person=memory.meet(mentions.pointed(person, rest)))
    return None


def _told_late(memory: Memory, cue: Cue) -> Said | None:
    """Who is named behind how or to whom it is said: "disse à reportagem o advogado Rui Sá", "entre risas Ana Ruiz"."""
    how = _HOW.match(cue.rest)
    person = people.after(cue.rest[how.end() :]) if how else NOBODY
    return Said(cue=cue.word, rule=cue.rule, person=memory.meet(person)) if " " in (person.name or "") else None


def _told_in_clause(memory: Memory, cue: Cue, pronoun: str) -> Person | None:
    """Who the same sentence is about before its pronoun: "Fiona Drew will step down after what she described as “"."""
    clause = cue.subject.removesuffix(pronoun).rstrip()
    found = subjects.of(memory, clause) if cue.lead and len(clause.split()) > _CLAUSE else None
    sure = found is not None and found.name and (found.role or " " in found.name)
    return memory.meet(found) if found and sure and pronouns.agree(pronoun.casefold(), found) else None


def _named(memory: Memory, cue: Cue) -> Said:
    """Who stands on one side of a cue; by an office with an article somebody may be told again."""
    person = _beside(cue)
    if cue.word.casefold() == "laut" and " " not in (person.name or " ") and not memory.recalls(person.name or ""):
        # "laut Manuskript".
        person = replace(person, name=None)
    if cue.subject and cue.lead.startswith(f"{person.name}, ") and _describes(memory, person):
        # "Discreto, dizia que …": a word that describes who speaks.
        return Said(cue=cue.word, rule="pronoun", person=pronouns.meant(memory, told_with=cue.lead))
    if evidence.is_firm(person.name or ""):
        person = pronouns.firm(memory, person)
    person = memory.meet(person)
    return Said(cue=cue.word, rule=cue.rule, person=person if person.name else pronouns.pointed(memory, person))


def _beside(cue: Cue) -> Person:
    """Who is named before a cue, or else behind it."""
    if cue.subject:
        person = endings.before(cue.subject)
        return NOBODY if cues.is_german(cue.word) and is_noun(person, cue.subject) else person
    rest = _MEANS.sub("", _HEARER.sub("", cue.rest))
    if cues.is_german(cue.word):
        rest = heads.without_object(rest)
    return people.after(_IN_TURN.sub("", rest))


def _describes(memory: Memory, person: Person) -> bool:
    """Whether one word is rather of how somebody is than a name."""
    name = person.name or ""
    return " " not in name and not person.role and not memory.is_somebody(name)


def is_noun(person: Person, subject: str) -> bool:
    """Whether one German word before a verb is all there is: "Der Blogpost sagt" names nobody."""
    return bool(person.name) and " " not in (person.name or "") and not person.role and subject.count(" ") > 0
