"""Where a story names somebody in full: the words of a name at a place, with the office that stands before it."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction.quotation import cues, endings, heads, offices, people, unnamed
from warta.extraction.quotation.names import NOBODY, TOKEN, Person, fold, is_acronym, is_capital, is_office, is_place
from warta.extraction.quotation.tongues.given import GIVEN
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# How many words in small letters an office before a name may have.
_OFFICE = 4
# What may be a name and a house before it has so many words; how often it is looked for in a story.
_WHOLE = 3
_PLACES = 8
_WHO = offices.KIN | offices.HONORIFICS | offices.HUMANS | offices.HOUSES
# Not "ujar ketua panitia itu, Budi Santoso": there a name follows.
_POINTED_NAME = re.compile(r"[^,.]{1,80}? (?:itu|tersebut|ini),\s[A-Z][\w.'’-]+\s[A-Z]")
_REACH = 240
# A run of words that may be a name.
_RUN = re.compile(
    r"(?<![\w'’-])[^\W\d_a-zß-ÿ][\w'’.-]*"
    r"(?:[ \u00a0](?:(?:bin|binti|a/[lp]|(?:van|von)(?:\s(?:der|den|de))?|de|da|dos|al|el)\s)?"
    r"[^\W\d_a-zß-ÿ][\w'’-]*(?:\.(?=\s[A-Z]|,))?){0,4}"
)
# What tells that a name before it is somebody's: an age, an office, what they do.
_TOLD = re.compile(
    r"\s?\(\d{1,3}\b|,\s(?:\d{1,3}\b|(?:a|an|the|who|whose|yang|der|die|qui|que|quien|une?|une|una|um|uma|ein|eine|een)\s)"
)
# "was started by Len Budgen", "was er voor Lien Coppens".
_AGENT = re.compile(r"\b(?:by|oleh|par|por|door|von|durch|voor|adalah|ialah|est|was|is|é|es)\s(?:[a-zß-ÿ-]+\s){0,3}$")
_GENITIVE = re.compile(r"(?:['’]s|s|['’])$")
_ELIDED = re.compile(r"[lL]['’]")
_AGE = re.compile(r"(?:,\s(?:de |aged )?|\s\()\d{1,3}\b")
_APPOSED = re.compile(r",\s([^\W\d_A-Z]+)")
_ARTICLE = re.compile(r"(?:The|Die|Der|Das|La|Le|El|O|A|De|Het)\s")
_VIEW = re.compile(r"(?:Para|Pour|Voor|Für|For|Bagi|Buat)\s")
# "Mahasiswa yang dimaksud, Fahri Ramadhan, …", "Guru itu adalah Maria Goreti Nahak, …".
_NAMED = re.compile(r"[^,.]{3,80}(?:,| adalah| ialah| yaitu| bernama)\s((?:[A-Z][\w'’-]+\s?){1,4})(?:,|\.|\s?$)")
_ONE_WHO = re.compile(r"(?:(?:Einer|Eine|Jemand|Iemand),\s|(?:Alguien|Alguém|Quelqu['’]un)\s)")
# An office that no table has is no longer than this.
_ROLE = 5
_VERB = re.compile(r"(?:me[mnlrn]|ber|ter|di)[a-z]{4,}")
_LONGEST = 10
_THIS = words("this that ce cet cette este esta ese esa dieser diese deze esse essa")
# What a place stands after.
_WHERE = words("di ke dari asal wilayah warga masyarakat pemkab pemkot laga melawan lawan")


def closing(text: str) -> str:
    """The name that a text ends with, and the office before it: "… came from secretary Jane Roe"."""
    tokens = list(TOKEN.finditer(text))
    start = len(tokens)
    while start and _is_joined(text, tokens, start):
        start -= 1
    while start < len(tokens) and not is_capital(tokens[start][0]) and not is_office(tokens[start][0]):
        start += 1
    if start == len(tokens):
        return ""
    low = start
    while low and start - low < _OFFICE and _is_small(text, tokens, low):
        low -= 1
    first = next((place for place in range(low, start) if is_office(tokens[place][0])), start)
    return text[tokens[first].start() :]


def _is_joined(text: str, tokens: list[re.Match[str]], start: int) -> bool:
    """Whether the token before a start belongs to the same name."""
    word = tokens[start - 1]
    if start < len(tokens) and text[word.end() : tokens[start].start()].strip():
        return False
    return is_capital(word[0]) or (start < len(tokens) and word[0] in offices.PARTICLES)


def _is_small(text: str, tokens: list[re.Match[str]], start: int) -> bool:
    """Whether the token before a start is a word in small letters that may be of an office."""
    word = tokens[start - 1]
    if start < len(tokens) and text[word.end() : tokens[start].start()].strip():
        return False
    return word[0][0].islower() and (fold(word[0]) not in offices.STOPS)


def past_house(found: Person, story: str) -> Person:
    """Who is named behind what an Indonesian office is held in, when the story names that elsewhere too.

    "Wali Kota Bandaran Tatang Gumilar" is Tatang Gumilar in a story that has "DPRD Kota Bandaran" or "di Bandaran".
    """
    called = (found.name or "").split()
    if len(called) < _WHOLE or not found.role or fold(found.role.split()[0]) not in offices.NATIVE or found.titled:
        return found
    for length in range(len(called) - 1, 0, -1):
        house, name = called[:length], called[length:]
        ends = fold(house[-1]) in offices.HOUSES and fold(name[0]) in GIVEN  # "Samudra Sekuritas Rizky Ananta"
        if ends or _is_house(house, name, story, held=found.role.rpartition(" ")[2]):
            return replace(found, name=" ".join(name), role=" ".join([found.role, *house]))
    return found


def _is_house(house: list[str], name: list[str], story: str, *, held: str) -> bool:
    """Whether a story has these words in another place than before a name: after "di", "Kota", "SD", or as a club."""
    told = rf"(?:(\b[\w'’.-]+)\s)?\b{re.escape(' '.join(house))}\b(?!\s{re.escape(name[0])}\b)"
    for place in islice(re.finditer(told, story), _PLACES):
        before = place[1] or ""
        if fold(before) in _WHERE or (before[:1].isupper() and _is_house_word(before)):
            return True
        if len(house) > 1 < len(name) and before != held and _opens(before):
            return True
    return False


def _is_house_word(word: str) -> bool:
    """Whether a word opens the name of a place or of a house: "Desa", "DPRD", "SD"."""
    return fold(word) in offices.INSTITUTIONS or is_acronym(word)


def _opens(before: str) -> bool:
    """Whether a house may stand behind this word as who does something; a name would stand behind a verb."""
    return not before or (before.islower() and fold(before) in offices.STOPS)


def is_unnamed(text: str) -> bool:
    """Whether a text begins with somebody whom it does not name: "Seorang warga mengaku", "One resident"."""
    if _ONE_WHO.match(text):
        return True
    found = TOKEN.findall(text[:80])[:6]
    if not found or fold(found[0]) not in offices.ONE_OF:
        return False
    described = takewhile(lambda word: word[0].isalpha() and fold(word) not in offices.ENDS, found[1:])
    return any(is_office(word) or fold(word) in offices.KIN or fold(word) in offices.HUMANS for word in described)


def is_pointed(text: str) -> bool:
    """Whether a text begins with somebody who was named before: "pria asal Kotabaru itu", "guru besar itu"."""
    return heads.read(people.LEADING.sub("", text[:_REACH])).pointed and _POINTED_NAME.match(text) is None


def among(sentence: str, is_somebody: Callable[[str], bool], recalls: Callable[[str], bool]) -> Iterator[Person]:
    """Those whom a sentence names: somebody known, or told to be somebody by an office or an age.

    Only who it begins with or who does something in it is told by name: of the others nobody knows what they do.
    """
    start = 0
    for run in _RUN.finditer(sentence):
        # The Dutch "er" is nobody.
        if any(cues.is_pronoun(word) and word != "er" for word in TOKEN.findall(sentence[start : run.start()])):
            return
        start = run.end()
        name = run[0].rstrip(".")
        if fold(name.partition(" ")[0]) in offices.OPENERS:
            name = name.partition(" ")[2]
        first = name.partition(" ")[0]
        whose = first[: of.start()] if (of := _GENITIVE.search(first)) else ""
        if whose and recalls(whose):
            # "Naumburgs Lieblingslied": whoever she is, she is spoken of.
            yield Person(name=whose) if is_somebody(whose) else NOBODY
        elif name and not is_place(name) and (found := _somebody(sentence, run.end(), name, is_somebody)):
            yield found if not sentence[: run.start()].strip() or _AGENT.search(sentence[: run.start()]) else NOBODY


def _somebody(sentence: str, end: int, name: str, is_somebody: Callable[[str], bool]) -> Person | None:
    """Who is meant by a name that ends at a place of a sentence, when it is surely a person's."""
    if is_somebody(name):
        return Person(name=name)
    if " " not in name:
        return NOBODY if _is_introduced(sentence[: end - len(name)], name) or _is_apposed(sentence, end) else None
    found = endings.before(closing(sentence[:end]))
    if not found.name or (found.role or "").endswith(("’s", "'s")):
        return None
    apposed = _APPOSED.match(sentence, end)
    if found.role or _TOLD.match(sentence, end) or (apposed and is_office(apposed[1])):
        return replace(found, role=found.role or people.after(sentence[end - len(found.name) :]).role)
    return None


def _is_introduced(before: str, name: str) -> bool:
    """Whether one word is told to be somebody by what stands before it: "staat scholiere Isa", "suaminya Junaidi"."""
    word = before.rstrip().rpartition(" ")[2]
    return before.endswith(" ") and word.islower() and is_capital(name) and unnamed.is_somebody(word)


def _is_apposed(sentence: str, end: int) -> bool:
    """Whether what stands behind one word tells that it is somebody: "lloraba Elsa, madre de uno de los cantantes"."""
    told = _APPOSED.match(sentence, end)
    return (told is not None and unnamed.is_somebody(told[1])) or _AGE.match(sentence, end) is not None


def described(text: str) -> Person | None:
    """Who is named behind an office in small letters: "o porteiro Damião Souza faz as contas", "su hija Lola"."""
    found = people.after(text)
    role = (found.role or "").split()
    if not found.name or is_place(found.name):
        return None
    if any(is_office(word) or fold(word) in offices.KIN for word in role):
        return found
    if len(role) == 1 and _ELIDED.match(role[0]) and role[0][2:].islower():
        # "Entré à la mi-temps, l’ouvreur Théo Dargelès".
        return found if " " in found.name and role[0][2:] not in offices.PLACES else None
    noun = (
        role[0] in offices.DETERMINERS and role[-1].islower() and fold(role[1]) not in offices.PLACES
        if len(role) == 2
        else False
    )
    return found if noun and " " in found.name else None


def viewed(text: str) -> Person | None:
    """Whose view a sentence tells: "Voor Grietje Hamstra (82) is", "Para Ana Ruiz, vecina, "."""
    view = _VIEW.match(text)
    found = people.after(text[view.end() :]) if view else None
    if found is None or not found.name or is_place(found.name):
        return None
    end = text.find(found.name) + len(found.name)
    apposed = _APPOSED.match(text, end)
    told = _TOLD.match(text, end) or (apposed and fold(apposed[1]) not in offices.DETERMINERS | offices.STOPS)
    return found if found.role or (" " in found.name and told) else None


def is_holder(found: Person) -> bool:
    """Whether somebody without a name is told by one office: "Le maire", "Juru bicara kementerian"; no crowd is."""
    role = [fold(word) for word in (found.role or "").split()]
    noun = next((word for word in role if word not in offices.DETERMINERS), "")
    return is_office(noun or "-") and noun not in offices.CROWD and not (len(role) == 1 and noun in offices.ANY_NUMBER)


def holder(found: Person, text: str) -> Person:
    """Who holds the office that a text begins with, when it says so: "Mahasiswa yang dimaksud, Budi Ahmad, mengira"."""
    if named := _NAMED.match(text):
        return people.whole(named[1]) or found
    return found


def ends_in_name(text: str) -> bool:
    """Whether a text ends with a name, so that what follows its comma tells of it."""
    found = TOKEN.findall(text.rstrip(" ,"))[-2:]
    return len(found) > 1 and all(map(is_capital, found))


def trimmed(role: str) -> str | None:
    """An office without the words of the sentence before it: "La encontró una voluntaria" is "una voluntaria"."""
    told = role.split()
    at = next((place for place, word in enumerate(told) if is_office(word) or fold(word) in offices.KIN), None)
    if at is None:
        return role if 0 < len(told) <= _ROLE else None
    if len(told) > _LONGEST:
        # The words of a whole sentence stand before an office.
        at = max(place for place, word in enumerate(told) if is_office(word))
    while len(told) > at + 1 and fold(told[-1]) in offices.HONORIFICS:
        told.pop()
    start = max((place for place in range(at) if fold(told[place]) in offices.DETERMINERS), default=0)
    if fold(told[at]) in offices.NATIVE:
        # "Seorang sopir truk mengaku": the verb that follows is no part of it.
        told = [*told[: at + 1], *takewhile(lambda word: not _VERB.match(word), told[at + 1 :])]
    start = max((place + 1 for place in range(start, at) if told[place] in offices.STOPS), default=start)
    return " ".join(told[start:])


def is_of_thing(role: str) -> bool:
    """Whether what stands before a name is of no person: "Son disque", or the words of a sentence without an office."""
    told = role.split()
    # The French "son" is no kin.
    nouns = told[1:] if told and fold(told[0]) in offices.DETERMINERS else told
    if any(is_office(word) or fold(word) in offices.KIN for word in nouns):
        return False
    return len(told) > _ROLE or any(fold(word) in offices.PLACES for word in told)


def without_article(name: str) -> str:
    """A house without its article: "Le RC Lavardens", "la Municipalidad de Río Seco"."""
    article, _, house = name.partition(" ")
    first = house.partition(" ")[0]
    if not first or article.casefold() not in offices.ARTICLES or not is_capital(first) or name == name.title():
        return house if first and article.islower() and article in offices.ARTICLES and is_capital(first) else name
    return house if is_acronym(first) or fold(first) in offices.HOUSES else name


def pointed(meant: Person, text: str) -> Person:
    """Somebody with the office by which a text points at them: "ujar penyerang itu"."""
    found = people.after(text).role or ""
    if not meant.name or meant.role or not any(map(is_office, found.split())):
        return meant
    return replace(meant, role=found)


def house_first(sentence: str) -> Person | None:
    """The house that a sentence begins with: "The Marine Casualty Office opened a case"."""
    run = _RUN.match(_ARTICLE.sub("", sentence.lstrip()))
    return Person(name=run[0]) if run and " " in run[0] and is_house(run[0]) else None


def first_run(sentence: str) -> str:
    """The capitals that a sentence begins with, when they open no sentence: "Ventélia a réagi"."""
    run = _RUN.match(_ARTICLE.sub("", sentence.lstrip()))
    first = fold(run[0].partition(" ")[0]) if run else ""
    return "" if run is None or first in offices.OPENERS or first in offices.DETERMINERS else run[0].rstrip(".")


def runs(text: str) -> Iterator[str]:
    """The runs of words with capitals in a text, without the article or the opener before them."""
    for run in _RUN.finditer(text):
        name = run[0].rstrip(".")
        first, _, rest = name.partition(" ")
        yield rest if rest and (fold(first) in offices.OPENERS or fold(first) in offices.DETERMINERS) else name


def is_house(name: str) -> bool:
    """Whether a name is of a ministry, a firm or another house."""
    return any(fold(word) in offices.HOUSES or fold(word) in offices.BODIES for word in name.split())


def is_told_again(role: str) -> bool:
    """Whether an office with an article may tell again of somebody who was named: "o treinador", "der Jurist"."""
    told = [fold(word) for word in role.split()]
    if not told or not (told[0] in _THIS or told[0] in offices.DEFINITE or told[0].startswith("l'")):
        return False
    if told[0] not in _THIS and not offices.PARTIES.isdisjoint(told):
        return False
    return any(is_office(word) or word.removeprefix("l'") in offices.AGAIN for word in told)


def settled(found: Person) -> Person:
    """Somebody whose name is none, without it: "le ministre de la Santé" names nobody."""
    role = (found.role or "").split()
    if found.name and role and (fold(role[-1]) in offices.OF or fold(role[-1]) in offices.DEFINITE):
        return Person(role=f"{found.role} {found.name}")
    if found.name and " " not in found.name and role and not found.titled and is_of_noun(role):
        return NOBODY
    return found


def is_of_noun(role: list[str]) -> bool:
    """Whether nothing in an office tells of a person: "dieser hohe" Standard."""
    nouns = role[1:] if len(role) > 1 and fold(role[0]) in offices.DETERMINERS else role
    return not any(is_office(word) or fold(word) in _WHO for word in nouns)
