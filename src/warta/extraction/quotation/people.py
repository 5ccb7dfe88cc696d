"""Who speaks: the person named on one side of a verb, with the office that stands beside the name."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction.quotation import heads, offices
from warta.extraction.quotation.names import (
    NOBODY,
    TOKEN,
    Person,
    fold,
    is_acronym,
    is_capital,
    is_date,
    is_degree,
    is_of_name,
    is_office,
    is_place,
    person,
)

if TYPE_CHECKING:
    from warta.extraction.quotation.heads import Head

# How far a person is looked for, in characters.
REACH = 240
_ROLE = 14
_RUN = 18
# "a retired postman", "un viejo pescador".
_ONE = frozenset({"a", "an", "un", "une", "una", "um", "uma", "ein", "eine", "een", "seorang"})
_SHORT = 5
_NO_OFFICE = offices.STOPS | {"his", "her", "their", "its", "the", "a", "an"}
_AND = frozenset({"y", "e", "and", "und", "et", "en", "dan"})
_GERMAN = frozenset({"der", "die", "das", "dem", "den", "ein", "eine", "einem", "einer"})
_NO_ROLE = offices.ENDS | offices.CROWD

LEADING = re.compile(
    r"^(?:[\W\d]|(?:oleh|by|to|par|por|door|juga|also|zudem|auch|aussi|también|também|kepada|demikian|sich|zich|se)\s)+",
    re.IGNORECASE,
)
COMMAS = re.compile(r"\s*(?:[,;:()،]|\s[–—-]\s)\s*")
_BRACKETS = re.compile(r"\s?\([^()]*\)\s?")
_TIME = re.compile(r"\b(?:day|week|month|year|hour|minute|hari|tahun|bulan|jam|pukul|tanggal)s?\b|\d")
_MIXED = re.compile(r"((?:[A-Z][\w’'&.-]*\s){1,4}(?:[a-z][\w-]*\s){0,3})([a-z][\w-]*)\s(?=[A-Z])")
_TRADE = re.compile(
    r"(?:^(?:pem|penj|pend|penc|peng|peny)[a-z]{3,}(?<!an)|ologist|tionist|ician|spokesman|woman|person|tress|eur|rice)$"
)
# "Kuasa hukum terdakwa, Dr. Ferry Antonius": an office, its words in small letters, and who follows a comma.
_OFFICE_OF = re.compile(
    r"([A-Z][a-z]+(?: [a-z-]+){1,5}|[A-Z][a-z]+(?: [A-Z]\w+){1,5} (?:setempat|daerah|negeri)), "
    r"([A-Z][^,;:]{1,80}?)(?:,|$|\s(?=[a-z]))"
)
_ACTIVE = re.compile(r"(?:me[mnl]|ber|meng)[a-z]{3}")
# "Zoo- und Tierparkdirektor".
_HALVED = re.compile(r"^((?:d(?:er|ie|as)|ein|eine)\s)?[A-ZÄÖÜ][\w-]*-,?\s(?:und|oder|sowie)\s")
_TURN = re.compile(r"\s(?:yang|who|whose|whom|qui|que|der|die|saat|ketika|usai|kepada|di|on|at|told)\s")


def after(text: str) -> Person:
    """Who is named at the beginning of a text: "Kepala Dinas Kesehatan, Budi Santoso, Senin", "Jane Doe, a teacher"."""
    text = _HALVED.sub("", LEADING.sub("", without_brackets(text[:REACH])))
    if office := _office_in_words(text):
        found = after(text[len(office) :])
        return replace(found, role=office.strip()) if found.name else found
    if (of := _OFFICE_OF.match(text)) and (holder := _holder_of(of)):
        return holder
    head = heads.read(text)
    first, *parts = (part.strip(" .!?") for part in COMMAS.split(text[head.end :])[:4])
    # What stands behind a comma belongs to the head only when nothing stands before the comma.
    parts = [part for part in parts if part and not is_degree(part)] if not first.strip("\"'”“") else []
    follows = parts[0] if parts else ""
    if head.pointed:
        pointed = Person(role=" ".join([head.described, *head.run]).strip() or None)
        holder = whole(follows) if follows else None
        return replace(holder, role=pointed.role) if holder and " " in (holder.name or "") else pointed
    if not head.run or (head.small and head.small[-1] in offices.OF) or _is_of_house(head, follows):
        named = next((part for part in parts if _is_named_in_full(part)), "")
        return _described(head, named if head.run else follows)
    if not head.small and is_of_a_people(head.article, head.run):
        return person(head.run[1:])
    return _unnamed_house(head) or _with_apposition(head, follows)


def _holder_of(office: re.Match[str]) -> Person | None:
    """Who holds an Indonesian office that words in small letters go on with: "Sutradara pertunjukan, Nia Kusuma,"."""
    head, *more = office[1].split()
    if fold(head) not in offices.NATIVE or not offices.STOPS.isdisjoint(more) or any(map(_ACTIVE.match, more)):
        return None
    holder = whole(office[2])
    return replace(holder, role=office[1]) if holder else None


def _with_apposition(head: Head, follows: str) -> Person:
    """Who the head names, with what follows its comma: the office of a name, or the holder of an office."""
    found = person(head.run)
    holder = whole(follows) if follows else None
    if holder and " " in (holder.name or "") and found.role and not offices.OF.isdisjoint(head.run):
        # "der Präsident des Malteser Hilfsdienst, Georg Khevenhüller".
        return replace(holder, role=" ".join([*head.small, *head.run]))
    if holder and (" " in (holder.name or "") or len(head.run) > 1) and fold(head.run[0]) in offices.RELATED:
        return replace(holder, role=" ".join([*head.small, *head.run]))
    if holder and _is_native(head, found):
        return replace(holder, role=" ".join([*head.small, *head.run, *([holder.role] if holder.role else [])]))
    if holder and len(head.run) == 1 and fold(head.run[0]) in offices.KIN:
        return replace(holder, role=head.run[0])
    if head.small:
        return replace(found, role=" ".join(filter(None, (head.described, found.role))))
    if not found.name and holder:
        return replace(holder, role=found.role)
    if found.name and (not found.role or found.titled) and follows and not (holder and holder.role):
        return replace(found, role=role_of(follows) or found.role)
    return found


def _unnamed_house(head: Head) -> Person | None:
    """A head that is no person's name: "die Polizei", "a Pentagon official", "le ministre de la Santé" and a name."""
    if not head.small and head.article and not head.noun and fold(head.run[0]) in offices.HOUSES:
        alone = len(head.run) == 1 or head.article.casefold() in _GERMAN
        return Person(name=f"{head.article} {' '.join(head.run).rstrip('.')}") if alone else None
    if head.small and fold(head.small[-1]).removeprefix("l'") in offices.HOUSES and head.has_article:
        return Person(name=f"{head.described} {' '.join(head.run).rstrip('.')}")
    if head.article.casefold() in _GERMAN and len(head.run) == 1 and not is_acronym(head.run[0]):
        # "meint der Sportwissenschaftler", "ein gutgelaunter Schäfer": every German noun has a capital.
        return Person(role=f"{head.described} {head.run[0]}".rstrip("."))
    if head.article.casefold() in _GERMAN and _is_noun_and_name(head.run):
        # "der deutsche Radprofi Simon Geschke".
        return replace(person(head.run[1:]), role=f"{head.described} {head.run[0]}")
    if head.small and head.small[-1] in {"la", "le"} and len(head.run) > 2:
        return replace(person(head.run[1:]), role=" ".join([head.described, head.run[0]]))
    if head.noun and head.small == ["one"]:
        return Person(role=" ".join(["one", *head.run]))
    if head.noun and head.article.casefold() in {"a", "an", "the"} and not head.small and not person(head.run).role:
        return Person(role=" ".join([head.article, *head.run]))
    return None


def is_of_a_people(article: str, run: list[str]) -> bool:
    """Whether a capital behind an article tells where somebody is from: "De Nederlandse Femke Dijkgraaf"."""
    if article.casefold() not in {"de", "le", "la"} or len(run) != 3 or not all(map(is_capital, run)):
        return False
    return not any(map(is_office, run)) and fold(run[0]) not in offices.HONORIFICS | offices.INSTITUTIONS


def _is_noun_and_name(run: list[str]) -> bool:
    """Whether a German run behind an article begins with a noun that no list has, and goes on with a whole name."""
    first = fold(run[0])
    known = is_office(run[0]) or first in offices.HONORIFICS or first in offices.HOUSES or is_acronym(run[0])
    return len(run) == 3 and not known and all(map(is_capital, run)) and not any(map(is_office, run))


def _is_named_in_full(part: str) -> bool:
    """Whether a part between commas is a whole name: one of "ministra de Ciencia, Innovación, Paola Vega"."""
    found = whole(part)
    words = (found.name or "").split() if found else []
    return len(words) > 1 and _AND.isdisjoint(words)


def _is_of_house(head: Head, follows: str) -> bool:
    """Whether a run is only what an office is of: "el titular de la DRELM, Luis Quintanilla"."""
    of, article = ["", "", *head.small][-2:]
    if of not in offices.OF or article not in offices.DETERMINERS or not is_office(head.small[0]):
        return False
    return bool(follows) or (len(head.run) == 1 and is_acronym(head.run[0]))


def whole(part: str) -> Person | None:
    """The person that a part between commas names, when it is that and nothing else; a place or a day is nobody."""
    words = part.split(maxsplit=1)
    if (found := _described_by_noun(TOKEN.findall(part))) is not None:
        return found
    # A Balinese name begins with I.
    if words and words[0] in {"a", "an"}:
        return None
    if words and words[0] != "I" and words[0].casefold() in offices.OPENERS and len(words) > 1:
        if words[0].casefold() in offices.PREPOSITIONS:
            return None
        part = words[1]
    tokens = TOKEN.findall(part)
    if len(tokens) > 1 and tokens[0].casefold() in offices.DETERMINERS and not is_capital(tokens[1]):
        holder = whole(part.split(maxsplit=1)[1]) if is_office(tokens[1]) and " " in part else None
        return replace(holder, role=f"{tokens[0]} {holder.role}") if holder and holder.role else None
    if not tokens or len(tokens) > _RUN or not all(map(_is_of_person, tokens)):
        return None
    first = fold(tokens[0])
    # "Council member Gus Ostrom" is somebody, "Council" is not.
    if (
        ((first in offices.OFFICE_WORDS or first in offices.HOUSES) and not any(map(is_office, tokens[1:-1])))
        or (len(tokens) == 1 and is_date(tokens[0]))
        or is_place(part)
    ):
        return None
    found = person(tokens)
    return found if found.name and not is_place(found.name) else None


def _described_by_noun(tokens: list[str]) -> Person | None:
    """Who stands behind an article and one or two nouns, whatever they are: "O musicólogo Duarte Viseu"."""
    first = next((place for place, word in enumerate(tokens) if is_capital(word) and place), 0)
    small, run = tokens[1:first], tokens[first:]
    if (
        not tokens
        or tokens[0].casefold() not in offices.DETERMINERS
        or len(small) not in {1, 2}
        or len(run) not in {2, 3}
        or is_office(small[0])
        or not all(map(is_of_name, run))
    ):
        return None
    if not all(word.islower() for word in small) or fold(small[0]) in offices.PLACES or not _NO_ROLE.isdisjoint(small):
        return None
    found = person(run)
    return replace(found, role=" ".join(tokens[:first])) if found.name and not found.role else None


def _is_of_person(word: str) -> bool:
    """Whether a word may stand in who somebody is: in a name, as an office, as an honorific in small letters: "dr."."""
    return is_of_name(word) or is_office(word) or fold(word) in offices.HONORIFICS


def house(part: str) -> Person | None:
    """The institution that a part between commas names, and nothing else: "Dinas Kesehatan", "BPBD Banjar"."""
    tokens = TOKEN.findall(part)
    if not tokens or not all(is_of_name(word) for word in tokens):
        return None
    first = fold(tokens[0])
    return Person(name=part.strip()) if first in offices.INSTITUTIONS or is_acronym(tokens[0]) else None


def without_brackets(text: str) -> str:
    """A text without its ages, parties and initials: "Rina (34), warga"."""
    # "Univ.-Prof. Dr. Robert Galler".
    text = text.replace(".-", ". ")
    return _BRACKETS.sub(" ", text) if "(" in text else text


def _office_in_words(text: str) -> str | None:
    """An office with capitals and small letters before a name: "MIT computer science professor" Jane Roe."""
    found = _MIXED.match(text)
    if not found or not (is_office(found[2]) or _TRADE.search(found[2])) or fold(found[2]) in offices.NATIVE:
        return None
    told = found[0].split()
    return found[0] if _NO_OFFICE.isdisjoint(told) and fold(told[0]) not in offices.HONORIFICS else None


def _is_native(head: Head, found: Person) -> bool:
    """Whether a run is an Indonesian office whose holder may follow a comma: "Ketua Kelompok Tani, Suryadi"."""
    if found.titled and found.name:
        return False
    first = head.small[0] if head.small else head.run[0]
    return is_office(first) and fold(first) not in offices.FOREIGN


def _described(head: Head, follows: str) -> Person:
    """Who is described in plain words: named after a comma, a house that speaks for itself, or nobody."""
    described = " ".join([head.described, *head.run])
    if not described:
        return NOBODY
    if head.small and follows and (holder := whole(follows)):
        one = fold(described.split(" ", 1)[0]) in {"salah", "one", "satu"}
        if not (one or head.article or any(is_office(word) or fold(word) in offices.KIN for word in head.small)):
            return NOBODY
        return replace(holder, role=(None if one else described) if holder.titled or not holder.role else holder.role)
    if head.small[:1] and fold(head.small[0]).removeprefix("l'") in offices.ROMANCE_HOUSES and head.has_article:
        return Person(name=described)
    nouns = list(takewhile(lambda word: word not in offices.OF, head.small))
    # "said outside court": a house that speaks has an article, or stands first.
    if (
        not head.run
        and (head.article or (nouns[:1] and nouns[0] in offices.HOUSES))
        and (house_ := _first_house(nouns))
    ):
        return Person(name=" ".join(filter(None, (head.article, house_))))
    telling = head.has_article or any(map(is_office, head.small[:2]))
    return Person(role=described) if telling and (head.small or head.run) else NOBODY


def _first_house(nouns: list[str]) -> str:
    """The house that a description begins with: "the company" raised its forecast, but not "the police officer"."""
    last = max((place for place, noun in enumerate(nouns[:3]) if noun in offices.HOUSES), default=-1)
    return "" if last < 0 or any(map(is_office, nouns[last + 1 : last + 2])) else " ".join(nouns[: last + 1])


def role_of(text: str) -> str | None:
    """The office that fills a part between commas beside a name: "the city's mayor", "nelayan Pulau Sembilan"."""
    text = _TURN.split(text, maxsplit=1)[0].strip(" .")
    if time := _TIME.search(text):
        text = text[: time.start()].rstrip()
    found = TOKEN.findall(text)
    if not found or len(found) > _ROLE:
        return None
    first = fold(found[0])
    if found[0][0].isupper() and first in offices.HONORIFICS and len(found) > 1 and is_capital(found[1]):
        # "Outside, Ms Quill hugged her husband".
        return None
    told = first not in offices.STOPS and any(is_office(word) or _TRADE.search(word) for word in found)
    told = told or (first in _ONE and len(found) <= _SHORT and all(map(str.islower, found)))
    if not told and first not in offices.KIN:
        return None
    while len(found) > 1 and fold(found[-1]) in offices.STOPS:
        text = text[: -len(found.pop())].rstrip()
    return text
