"""Who a sentence is about: whom it tells to have spoken, who is named where it begins, the only one it names."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction import gazetteer
from warta.extraction.quotation import cues, endings, mentions, offices, people, unnamed
from warta.extraction.quotation.memory import stem, without_auxiliaries
from warta.extraction.quotation.names import NOBODY, Person, fold, is_acronym, is_capital, is_date, is_place
from warta.extraction.quotation.tongues.given import GIVEN

if TYPE_CHECKING:
    from warta.extraction.quotation.memory import Memory

# How far a sentence is read, in characters and in verbs.
_SENTENCE_LENGTH = 600
_LONG = 4
_VERBS = 6
# "Grandiose Spannung auf der Leinwand": nobody does anything.
_WHERE = offices.PREPOSITIONS - {"of", "from", "dari", "de", "von", "aus", "uit", "van", "per"}
_NOUN = re.compile(r"-[A-Z][a-z]+ed$|(?:tion|ment|ness|ity|ism|ship|ing|ology|ware|ical|ics)s?$")
# "Sukseskan", "Selamatkan": no first name ends so. Then verbs as they follow a subject.
_IMPERATIVE = re.compile(r"[a-z]{3}(?:kan|nya|pun|lah)$")
_ADVERB = re.compile(r"[A-Z][a-z]{4,}ly")
_ACTIVE = re.compile(r"(?:me|ber|ter|di)\w{3,}|\w{2,}(?:ed|s)|[,(].*")
_AGED = re.compile(r"\s?[,(]\s?(?:(?:de |aged )?\d{1,3}\b|[^\W\d_a-z])")
_RELATIVE = re.compile(r",\s(?:yang|who|whose|qui|quien|cuyo)\s")
# "Dans un communiqué, l'Union des mutuelles réunies [dit]".
_ELIDED = re.compile(r"(?:^|[\s,])l['’]([A-ZÀ-Þ][\w'’-]+(?:\s(?:(?:de|des|du)\s)?[\w'’-]+){1,5})$")
_WITH = re.compile(r"\s(?:en|y|e|et|und|and|dan)\s[A-ZÀ-Þ]")
_EDGES = ' \u00a0\t\n,;:.–—-()"”“'
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*")


def told_in(memory: Memory, sentence: str) -> Person | None:
    """Who a sentence is about, when it names or means somebody; NOBODY when it is somebody without a name."""
    found = either(memory, sentence)
    return known(memory, found) if found else None


def either(memory: Memory, sentence: str) -> Person | None:
    """Who a sentence is about, or else the only one whom it names."""
    return of(memory, sentence) or _only(memory, sentence)


def known(memory: Memory, found: Person) -> Person:
    """Who is meant, by name or by an office that somebody known holds; else only by the office."""
    if found.name or not found.role:
        return NOBODY if found.name and memory.is_shared(found.name) else memory.meet(found)
    return found if fold(found.role.split()[0]) in offices.ONE_OF else memory.meet(found)


def _only(memory: Memory, sentence: str) -> Person | None:
    """The only one whom a sentence names that has no subject with a name; NOBODY when there are several."""
    found = {person.name: person for person in mentions.among(sentence, memory.is_somebody, memory.recalls)}
    if len(found) != 1:
        return NOBODY if found else None
    (only,) = found.values()
    # "Bloomberg’s presence will give voters": who is told of may be another one.
    of = only.name and re.search(rf"{re.escape(only.name)}(?:['’]s|s|['’])\b", sentence)
    return NOBODY if of and not memory.is_speaker(only.name or "") else only


def of(memory: Memory, sentence: str) -> Person | None:
    """Who a sentence is about; NOBODY when it is somebody without a name, None when it does not say."""
    sentence = sentence.strip(_EDGES)[:_SENTENCE_LENGTH]
    if unnamed.begins(sentence):
        return _unnamed(sentence)
    if found := _heard(memory, sentence):
        return mentions.settled(found)
    if mentions.is_unnamed(sentence):
        found = people.after(sentence)
        return replace(found, role=mentions.trimmed(found.role or ""))
    found = _opening(memory, sentence)
    return mentions.settled(found) if found else None


def _unnamed(sentence: str) -> Person:
    """Somebody whom a sentence does not name, by what it tells of them: "Seorang sopir truk"."""
    if not mentions.is_unnamed(sentence):
        return NOBODY
    return Person(role=mentions.trimmed(people.after(sentence).role or ""))


def _heard(memory: Memory, sentence: str) -> Person | None:
    """Who is told to have spoken: "Kepala Dinas, Budi, mengatakan …", "…, kata Budi"."""
    verbs = (word for word in _WORD.finditer(sentence) if stem(word[0]) in memory.sides)
    for word in islice(verbs, _VERBS):
        subject = without_auxiliaries(sentence[: word.start()])
        rest = sentence[word.end() :]
        if cues.is_pronoun(subject.rpartition(" ")[2]) or _is_inverted(word[0], rest):
            return None
        if house := _ELIDED.search(subject):
            return Person(name=house[1])
        if somebody := unnamed.ending(subject):
            return Person(role=somebody)
        if memory.sides[stem(word[0])] == "after" or not subject:
            if rest[:1] == " " and _may_mean(memory, found := people.after(rest)):
                return found
        elif _may_mean(memory, found := endings.before(subject), german=cues.is_german(word[0])) or (
            memory.sides[stem(word[0])] == "either" and _may_mean(memory, found := people.after(rest))
        ):
            return found
    return None


def _is_inverted(verb: str, rest: str) -> bool:
    """Whether a pronoun behind a German or Dutch verb is its subject, so that what stands before is none."""
    return cues.is_verb_second(verb) and cues.is_pronoun(rest.split(maxsplit=1)[0] if rest.strip() else "")


def _may_mean(memory: Memory, found: Person, *, german: bool = False) -> bool:
    """Whether a later pronoun may mean this: no place, and no German noun."""
    name = found.name or ""
    if not name or is_place(name):
        return False
    if mentions.is_of_thing(found.role or ""):
        return False
    return not german or " " in name or bool(found.role) or memory.recalls(name)


def _opening(memory: Memory, sentence: str) -> Person | None:
    """Who is named where a sentence or its main clause begins."""
    if cues.is_pronoun(sentence.partition(" ")[0]):
        return None
    start = 0
    for position, part in enumerate(re.split(r"(?<=,)\s|\s[–—]\s", sentence, maxsplit=3)):
        rest, before = sentence[start:], sentence[:start]
        start += len(part) + 1
        filed = position == 1 and before.rstrip(" –—-").isupper()
        if position and mentions.is_unnamed(part) and not mentions.ends_in_name(before):
            return people.after(part)
        if not part[:1].isupper():
            found = mentions.described(rest) if position else None
        elif not position and _only_opens(memory, part, sentence[start:]):
            found = None
        else:
            found = _named_first(memory, rest, at_start=not position or filed)
        if found is not None:
            return found
    return None


def _only_opens(memory: Memory, part: str, rest: str) -> bool:
    """Whether one word before a comma is no name, since somebody is named behind it: "Outside, retired postman"."""
    return " " not in part and mentions.described(rest) is not None and memory.full(part.strip(", ")) is None


def _named_first(memory: Memory, rest: str, *, at_start: bool) -> Person | None:
    """Who is named at the beginning of a clause that has a capital."""
    if at_start and (found := mentions.viewed(rest)):
        return found
    opening = rest.split(maxsplit=2)
    first = fold(opening[0])
    if first.partition("'")[0] in offices.OPENINGS:
        if len(opening) < 2 or not is_capital(opening[1]) or first in offices.STOPS:
            return None
        rest, opening = rest[len(opening[0]) :].lstrip(), opening[1:]
    found = people.after(rest)
    if not found.name and found.role and (named := mentions.holder(found, rest)).name:
        return named
    if not found.name and mentions.is_holder(found):
        return found
    if not found.role and opening[0].casefold() in offices.DETERMINERS:
        return None
    if not found.name:
        return None
    if _WITH.match(rest, rest.find(found.name) + len(found.name)):
        # "Zussen Nel en Bep Vermeulen": they are two.
        return NOBODY
    acts = _may_act(memory, found, rest, at_start=at_start)
    return found if acts else NOBODY if acts is None else None


def _may_act(memory: Memory, found: Person, rest: str, *, at_start: bool) -> bool | None:
    """Whether a name is of a person who does something, and of no place, thing or house; None when it may be."""
    name = found.name or ""
    if _has_spoken(memory, name):
        return True
    if _is_no_person(found):
        return False
    if found.role or memory.is_somebody(name):
        return True
    if _ADVERB.fullmatch(name):
        return False
    following = rest[len(name) :] if rest.startswith(name) else ""
    verb = next((word for word in following.split(maxsplit=2)[:2] if not cues.is_auxiliary(word)), "")
    if _AGED.match(following) or _RELATIVE.match(following) or verb in offices.HUMAN:
        return True
    first, *more = name.split()
    if not more:
        # German writes every noun so.
        if "sagte" in memory.sides or _IMPERATIVE.search(first):
            return False
        known = verb.islower() and following[:1] == " " and memory.recalls(first)
        known = known or (fold(first) in GIVEN and memory.is_proper(first))
        return not at_start or known or (None if memory.is_proper(first) else False)
    # "Sukseskan Pemilu 2019": two capitals where a sentence begins are a name only when nothing speaks against it.
    if verb in _WHERE or verb[:1].isdigit() or _IMPERATIVE.search(first) or _is_place_of_work(memory, name):
        return False
    return _ACTIVE.fullmatch(verb) is not None or fold(first) in GIVEN or not memory.speaker().name or None


def _is_no_person(found: Person) -> bool:
    """Whether a name is rather of a place, a thing, a house or a day."""
    name = found.name or ""
    first, *more = name.split()
    opening = fold(first)
    if is_place(name) or any(map(is_acronym, name.split())) or _is_thing(found) or (not more and is_date(name)):
        return True
    if opening in offices.THINGS or opening in offices.INSTITUTIONS or opening in gazetteer.makings():
        return True
    if opening in gazetteer.others() or name[0].islower() or name.endswith(("’s", "'s")):
        return True
    return mentions.is_of_thing(found.role or "")


def _has_spoken(memory: Memory, name: str) -> bool:
    """Whether this is the last name of somebody who has spoken, and so no place: Jair Montenegro."""
    full = memory.full(name)
    return full is not None and memory.has_spoken(full)


def _is_place_of_work(memory: Memory, name: str) -> bool:
    """Whether the story speaks of something at, of or for this name, as it does of no person."""
    return any(
        f" {word} {name}" in piece
        for piece in memory.told
        if isinstance(piece, str)
        for word in ("at", "of", "the", "di")
    )


def _is_thing(found: Person) -> bool:
    """Whether a name is rather of a thing or a house: "Mindfulness-Based Stress Reduction", "Pure Moving Company"."""
    words_ = (found.name or "").split()
    return (
        len(words_) > 4
        or (found.role or "").endswith(("’s", "'s"))
        or any(fold(word) in offices.HOUSES or _NOUN.search(word) for word in words_)
    )
