"""What stands around a name and is no part of it: ranks, trades and titles before it, degrees behind it, an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction.quotation import offices
from warta.extraction.quotation.names import fold, is_acronym, is_capital, is_office
from warta.extraction.quotation.tongues.given import GIVEN
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_STORY = 60_000  # characters of a story that are read
_BEFORE = 140  # characters and words before its letters that a name may have
_LONG = 14
_IN_WORD = re.compile(r"[\w-]")
# Ranks and short forms that stand before a name, beside those that are honorifics everywhere.
RANKS = words(
    "cr cllr ald det con const constable dc ds dci pc wpc insp supt cpl pte dep asst brig adm lt-col eng ir aipda "
    "ipda iptu akp kompol akbp kombes brigpol bripka briptu letda lettu peltu serka sertu mᵉ "
    "patiënt klant bezoeker reiziger"
)
# "Eighth-grader Mateo Villaseca": a name has a capital behind its hyphen.
_HALF_SMALL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+-[a-zà-ÿ]{4,}")
# "Jari-jari Kartowiyono tidak lagi secepat dulu".
_DOUBLED = re.compile(r"([A-Z])([a-z]{2,})-[a-z]\2(?:nya)?")
_HOLDER = re.compile(
    r"[^\W\d_]{3,}(?:teler|pleegster|torin|erin|istin|ärin|eurin|login|meister|arbeiter|macher|händler|züchter|beauftragte|kundler"
    r"|maat|genoot|genote|speler|speelster|rijder|rijdster|werker|werkster|voerder|kundige|maker|maakster|ganger"
    r"|woman|keeper|maker|worker|holder|goer|grower|[oó]logist|[oó]log[oa]|ologue|ician|icien|icienne|teur|teuse|trice|ista)"
    r"|peternak|pekerja|pelaut|perajin|pengrajin|petambak|pe(?:ng|ny|mb|mp|nj|nd|nc)[a-z]{4,}"
)
# In these a title has no article: "Ploegmaat Gerrit Oosterhuis".
_BARE = frozenset({"en", "nl", "de"})
# "Aunty Joyce Ningarra" is called so.
_CALLED_SO = GIVEN | {"aunty", "auntie", "uncle", "mama", "papa", "nana", "oma", "opa", "tante"}
_DEGREE = re.compile(r"(?:[SM]\.?[A-Z][a-z]{1,3}|Sp[A-Z]+[a-z]?|S[EHT]|M[HMT]|M\.?Sc|Ph\.?D|MBA|S\.?IP|S\.?IK)\.?")
# "La Gerencia de Atención Primaria".
_OF = re.compile(r"\s(?:de|del|da|do|das|dos|du|des)\s")
# "Ajun Komisaris Besar Polisi Anom Setiadi".
_RANKED = re.compile(r"(?:Komisaris|Besar|Jenderal|Inspektur|Satu|Dua) $")
_CLUBS = ("FC", "FK", "CF", "SC", "AC", "AFC", "United", "Tbk")
_HOUSE = re.compile(
    r"(?:kammer|verband|amt|werke?|bund|verein|gesellschaft|gewerkschaft|behörde|agentur|zentrum|klinik|verlag|bank|kasse)$"
)
_OF_COURT = re.compile(r"\b(?:mahkamah|pengadilan|terdakwa|tertuduh|sidang)\b", re.IGNORECASE)
_GERMAN_ARTICLES = frozenset({"der", "die", "das", "des", "dem", "den", "vom", "zum", "beim"})
_ROMANCE_ARTICLES = frozenset({"la", "le", "el", "o", "a", "os", "as", "los", "las"})
# A word that the story also writes small is none of a name, when it is as long as this: "Will" is a name.
_COMMON = 8


def bare(name: str, text: str, language: str) -> str:
    """A name without all that; `text` is the whole story."""
    return _without_degrees(without_titles(_behind_office(_spelled_out(_without_article(name), text)), text, language))


def without_titles(name: str, text: str, language: str) -> str:
    """A name behind the ranks, trades and clubs at its beginning: "Det Con Amy Rushby" is Amy Rushby."""
    first, _, rest = name.partition(" ")
    while rest and is_capital(rest) and _is_title(first, rest, text, language):
        name = rest
        first, _, rest = name.partition(" ")
    return name


def _is_title(first: str, rest: str, text: str, language: str) -> bool:
    """Whether the first word of a name only tells what somebody is."""
    more = " " in rest
    if (
        fold(first) in RANKS
        or fold(first) in offices.TOLD_OF
        or first in {"DI", "GP", "TD", "MP", "MLA", "MSP", "Romo"}
        or (more and _HALF_SMALL.fullmatch(first))
        or _DOUBLED.fullmatch(first)
        or (more and (_is_holder(fold(first)) or _is_before_given(first, rest, language)))
    ):
        return True
    if more and first == "Polisi" and _RANKED.search(text[: max(text.find(f"{first} {rest}"), 0)]):
        return True
    if more and first == "Hakim" and _OF_COURT.search(text):
        return True
    if more and any(f"{first} {club}" in text for club in _CLUBS):
        return True
    if language == "de":
        long = len(first) >= _COMMON and not is_office(rest.split(maxsplit=1)[0]) and not _HOUSE.search(first)
        return long and _has_article(f"{first} {rest}", text)
    house = fold(first) in offices.HOUSES
    return len(first) >= _COMMON and first.isalpha() and not house and is_written_small(first, text)


def _is_before_given(first: str, rest: str, language: str) -> bool:
    """Whether no given name stands before one, where a title has no article: "Speaker Bud Kessler"."""
    if language not in _BARE or not first.isalpha() or fold(first) in _CALLED_SO:
        return False
    # "Vor dem Tor stand am Mittag Schlosser Marvin Ude": every German noun has a capital.
    return any(fold(word) in GIVEN for word in rest.split()[: -1 if language == "de" else 1])


def _has_article(name: str, text: str) -> bool:
    """Whether a German article stands before these words wherever they are told."""
    found = re.findall(rf"(\w+)\s{re.escape(name)}\b", text[:_STORY])
    return bool(found) and all(word in _GERMAN_ARTICLES for word in found)


def is_written_small(word: str, text: str) -> bool:
    """Whether the story has a word of a name also in small letters."""
    return next(places(text, word.lower()), None) is not None


def _spelled_out(name: str, text: str) -> str:
    """A house whose letters stand in brackets behind its name: "Instituto Nacional de Artes (INA)"."""
    at = text.find(f" ({name})") if is_acronym(name) and " " not in name else -1
    if at < 0:
        return name
    told = text[max(0, at - _BEFORE) : at].split()
    for length in range(2, min(len(told), _LONG) + 1):
        run = told[-length:]
        if "".join(word[0] for word in run if word[0].isupper()) == name.upper() and run[0][0].isupper():
            return " ".join(run)
    return name


def _is_holder(word: str) -> bool:
    """Whether a word that no table has tells what somebody is or does, by its ending: "Ploegmaat", "Kantorin"."""
    return _HOLDER.fullmatch(word) is not None and word not in GIVEN


def places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands by itself in a text."""
    start = text.find(word) if word else -1
    while start >= 0:
        stop = start + len(word)
        if not _IN_WORD.match(text[start - 1 : start]) and not _IN_WORD.match(text, stop):
            yield start, stop
        start = text.find(word, stop)


def _behind_office(name: str) -> str:
    """A name behind the short form of an office: "Nakuru East OCPD Josephine Mutheu"."""
    *before, last = name.split()
    for place, word in enumerate(before):
        if place and is_acronym(before[place - 1]) and fold(word) in GIVEN:
            return " ".join([*before[place:], last])
    return name


def _without_degrees(name: str) -> str:
    """A name without what is written behind it: "Aminah SpA", "Budi Santoso MSi"."""
    while name.count(" ") > 1 and _DEGREE.fullmatch(name.rpartition(" ")[2]):
        name = name.rpartition(" ")[0]
    return name


def _without_article(name: str) -> str:
    """A house that is told in small letters, without its article: "la préfecture du Haut-Gévaudan"."""
    article, _, house = name.partition(" ")
    told = " " in house and (fold(house.partition(" ")[0]) in offices.HOUSES or _OF.search(house) is not None)
    if article.casefold() in _ROMANCE_ARTICLES and told:
        return house.rstrip(".")
    if article not in _ROMANCE_ARTICLES or not house[:1].islower():
        return name
    return house.rstrip(".") if any(map(is_capital, house.split()[1:])) else name
