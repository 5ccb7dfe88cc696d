"""A run of words with capitals, told apart: the office, then the name. "Kapolres Tapin AKBP Ernesto Saiser"."""

from __future__ import annotations

import re
from functools import lru_cache

from warta.extraction import gazetteer
from warta.extraction.quotation import cues, offices
from warta.extraction.quotation.tongues import dutch, german, regencies
from warta.extraction.quotation.tongues.given import GIVEN
from warta.model.value import Value

# A word with the dots inside it (S.Sos., U.N.), a number, or one sign.
TOKEN = re.compile(r"[asd]/[lpo]\b|[^\W\d_](?:[\w'’ʻ-]|\.(?=-?[^\W\d_]))*\.?|\d[\w./]*|[^\w\s]")
_DIRECTIONS = frozenset({"selatan", "utara", "timur", "barat", "tengah"})
_LONGEST_NAME = 6
_FIRST_AND_LAST = 2
_ACADEMIC = frozenset({"univ", "prof", "dr", "ing", "dipl", "phil"})
_VILLAGES = frozenset({"desa", "kelurahan", "kecamatan", "kampung", "dusun", "nagari"})
_JOINTS = offices.OF | {"dan", "the", "and", "us", "for"}
_LONGEST_ROLE = 16
# Kathrin and Christin are names.
_WOMAN = 8
_VON = frozenset({"von", "van"})
# "Pengaduan", "Kepegawaian": no name is made so.
_ABSTRACT = re.compile(r"(?:peng|pem|pen|per|pel|ke)[a-z]{4,}an")
# "Camat Aluh-Aluh".
_DOUBLED = re.compile(r"(\w+)-\1")
_SPEAKER = re.compile(
    r"(?:sprecher|sprecherin|woordvoerder|woordvoerster|führer|führerin|leiter|leiterin|chef|chefin|manager|mitarbeiter)$",
    re.IGNORECASE,
)

# Trades that are told by how they end: "musicólogo", "ornithologue", "thuisrijdster".
_TRADE = re.compile(
    r"[^\W\d_]{3,}(?:ólog[oa]|ologue|oloog|ologist|rijdster|loopster|speelster|houdster|leidster|schaatsster)"
)
# "Additionally": no name ends so.
_ADVERB = re.compile(r"[A-Z][a-z]+(?:ally|ently|antly|ously|ively|ately|edly|ingly|ably|ibly|fully|arily)")
_GROWN = re.compile(r"(?:al|el|an|ar|as|at|ad|ash|asy|bin|d['’])-?[^\W\d_a-z]")
# Indonesian police shorten theirs: Kapolresta, Dandim.
_SHORTENED = re.compile(
    r"(?:wa)?ka(?:pol|sat|bid|dis|nit|bag|sub|kan|jari|jati|lapas|rutan)|dan(?:dim|rem|lan|yon|ram)|sek(?:da|jen|dis)"
)
_AGE = re.compile(r"(?:de )?\d{1,3} (?:ans|años|anos|jahre|jaar|tahun)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
# "siswa kelas V", "on X".
_LETTER = re.compile(r"[A-Z]|[IVX]{2,4}")
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,3}\.\s?){0,3}[A-Z][A-Za-z]{0,3}\.|(?:[A-Z][A-Za-z]{0,3}\.){1,3}[A-Z][A-Za-z]{0,3}"
    r"|[RDI]-[A-Z0-9]\w*(?: \w+)?\.?"
)


class Person(Value, frozen=True, kw_only=True):
    """Somebody who speaks, by name or only by office; `titled` when an honorific stood before the name."""

    name: str | None = None
    role: str | None = None
    titled: bool = False


NOBODY = Person()


def is_capital(word: str) -> bool:
    """Whether a word may be of a name: a capital, or a script that has none; "L’avocate" has only its article's."""
    return word[0].isalpha() and not word[0].islower() and not (word[1:2] in {"’", "'"} and word[2:3].islower())


@lru_cache(4096)
def fold(word: str) -> str:
    """A word as the tables have it."""
    return word.casefold().rstrip(".").replace("’", "'")


@lru_cache(1024)
def is_place(word: str) -> bool:
    """Whether this is a city, a province or a country."""
    folded = word.casefold()
    return folded in gazetteer.cities() or folded in gazetteer.regions()


@lru_cache(1024)
def is_date(word: str) -> bool:
    """Whether this is a weekday or a month."""
    folded = fold(word)
    return folded in gazetteer.weekdays() or folded in gazetteer.months()


@lru_cache(2048)
def is_office(word: str) -> bool:
    """Whether this word is an office by itself."""
    folded = fold(word)
    return (
        folded in offices.OFFICES
        or (folded in offices.SURNAMES and word.islower())
        or _SHORTENED.match(folded) is not None
        or _is_compound(folded)
        or _TRADE.fullmatch(folded) is not None
        or ("-" in folded and folded.rpartition("-")[2] in offices.FOREIGN)
    )


def _is_compound(folded: str) -> bool:
    """Whether a German or Dutch word ends in an office: Verdi-Chef, Arbeitsrechtlerin, winkelmanager."""
    if folded.endswith((*german.ENDINGS, *dutch.ENDINGS)):
        return True
    return len(folded) > _WOMAN and folded.endswith(german.WOMEN)


def is_degree(part: str) -> bool:
    """Whether a part between commas is a degree, an age, a party or a suffix: "M.Si.", "45", "31 ans", "R-Ohio"."""
    return (
        part.isdecimal()
        or _AGE.fullmatch(part) is not None
        or fold(part) in offices.DEGREES
        or _DEGREE.fullmatch(part) is not None
    )


def is_of_name(word: str) -> bool:
    """Whether a word may stand in a name: a capital, a particle, or an article grown on (al-Masri)."""
    return is_capital(word) or word in offices.PARTICLES or _GROWN.match(word) is not None


def is_acronym(word: str) -> bool:
    """Whether a word is of capitals, or has some inside: BPBD, UP3, KemenPUPR."""
    return len(word) > 1 and "." not in word and sum(letter.isupper() for letter in word) > (1 if word.isupper() else 2)


def person(run: list[str]) -> Person:
    """Who a run of words is. "Prof. Dr. Jane Roe" is Jane Roe; "BPBD Banjar" speaks for itself."""
    start, titled = _name_start(run)
    return Person(name=" ".join(run).rstrip(".")) if _is_whole_house(run, start) else _parted(run, start, titled=titled)


def _parted(run: list[str], start: int, *, titled: bool) -> Person:
    """The office and the name of a run in which the name begins at a place."""
    role = [word for word in run[:start] if fold(word) not in offices.HONORIFICS]
    if not role and titled:
        role = run[:start]
    if "von" in role and not is_office(role[0]):
        # "vor Jahren von den Empa-Forschern Morten Hundt".
        role = [word for word in role[role.index("von") + 1 :] if word not in offices.PARTICLES]
    name = run[start:]
    while not start and len(name) > 1 and name[0].casefold() in offices.OPENERS and not name[0].isupper():
        name = name[1:]
    while name and (name[-1] in offices.PARTICLES or fold(name[-1]) in offices.DEGREES or not is_of_name(name[-1])):
        name = name[:-1]
    if role and len(name) > 3 and name[-2] == "van":
        # "burgemeester Hanneke Vos van Westerdrecht" is of a place: a surname with "van" has one name before it.
        name = name[:-2]
    if name and name[0] in _VON and role and (_SPEAKER.search(role[-1]) or any(map(is_acronym, name))):
        # "ein Sprecher von Grab".
        return Person(role=" ".join(run))
    if len(role) > 1 and not titled and (_is_house(role, name) or _is_genitive(role, name)):
        # "gerente del Instituto Superior de Ingeniería".
        return Person(role=" ".join(run).rstrip("."))
    if len(name) > _FIRST_AND_LAST and not offices.OF.isdisjoint(role) and _ends_house(name):
        # "diputado de Convergencia Social Diego Ibáñez".
        role, name = [*role, name[0]], name[1:]
    name = _before_house(name)
    office = " ".join(role[-_LONGEST_ROLE:]).rstrip(".") or None
    return Person(name=_called(name), role=office, titled=titled)


def _before_house(name: list[str]) -> list[str]:
    """A name without the office or the house behind it: "Michael Franke VP Global Engineering"."""
    if (behind := next((place for place, word in enumerate(name) if word in offices.BEHIND), 0)) > 1:
        name = name[:behind]
    return name[:of] if (of := _is_of(name)) > 1 else name


def _ends_house(name: list[str]) -> bool:
    """Whether the first word behind an office belongs to what it is of, since a given name follows it."""
    return fold(name[0]) not in GIVEN and fold(name[1]) in GIVEN and name[0].isalpha()


def _is_whole_house(run: list[str], start: int) -> bool:
    """Whether a run is the name of a house from its first word: "St Brendan’s Hospital", "Secretaria do Ambiente"."""
    if len(run) > 1 and fold(run[-1]) in offices.HOUSES and any(word.endswith(("’s", "'s")) for word in run):
        return True
    return 2 < start == len(run) - 1 and run[0][0].isupper() and fold(run[0]) in offices.HOUSES


def _is_house(role: list[str], name: list[str]) -> bool:
    """Whether what looks like a name behind an office is the house it is held in."""
    if offices.OF.isdisjoint(role) or not name:
        return False
    return fold(role[-1]) in offices.HOUSES or fold(name[-1]) in offices.HOUSES


def _is_genitive(role: list[str], name: list[str]) -> bool:
    """Whether what looks like a name behind a German office is the house: "Präsidentin des Deutschen Verbandes"."""
    return "des" in role[-2:] and bool(name) and name[-1].rstrip(".").endswith("s") and len(name) <= 2


def _is_of(name: list[str]) -> int:
    """Where a name goes over into the house that somebody is of: "Jacqueline Rioba von World Vision"; 0 nowhere."""
    at = next((place for place, word in enumerate(name) if word in _VON), 0)
    return at if at > 1 and (len(name) > at + 2 or is_acronym(name[-1])) else 0


def _called(name: list[str]) -> str | None:
    """The words of a name as one; None when they can be none."""
    if not name or len(name) > _LONGEST_NAME or not any(map(is_capital, name)):
        return None
    first = name[0].casefold()
    if first in offices.POSSESSIVES or (len(name) == 1 and fold(first) in _ACADEMIC):
        return None
    if len(name) == 1 and (
        _ADVERB.fullmatch(name[0])
        or first in offices.OPENERS
        or first in offices.DETERMINERS
        or is_date(name[0])
        or _INITIALS.fullmatch(name[0])
        or _LETTER.fullmatch(name[0])
    ):
        return None
    if any(
        cues.is_person_word(word)
        for word in name
        if (word not in {"I", "Er", "El", "Il", "Yo", "We"} and len(name) > 1) or "’" in word or "'" in word
    ):
        return None
    if name[-1].endswith(("’s", "'s")):
        return None
    called = " ".join(name)
    return called if len(name[-1].rstrip(".")) == 1 else called.rstrip(".")


def _name_start(run: list[str]) -> tuple[int, bool]:
    """Where the name begins in a run, and whether an honorific stands right before it."""
    start, titled, native = 0, False, False
    for position, word in enumerate(run):
        folded = fold(word)
        if word.endswith(("’s", "'s")) and position + 1 < len(run):
            start = position + 1
            continue
        if _is_honorific(run, position, start):
            start, titled = position + 1, True
        elif _begins_office(run, position, start):
            start, titled = position + 1, False
            native = native or folded in offices.NATIVE or _SHORTENED.match(folded) is not None
        elif start and start == position and not titled and _goes_on(run, position, native=native):
            start = position + 1
    if native and not titled:
        start = _past_places(run, start)
    return start, titled


def _is_honorific(run: list[str], position: int, start: int) -> bool:
    """Whether the word at a position is an honorific of the name after it; "Tan Sri" and "Datuk Seri" are two words."""
    if position + 1 >= len(run):
        return False
    folded = fold(run[position])
    if run[position] == "Don" and (position or len(run) == _FIRST_AND_LAST):
        # Spanish writes "don José"; Don Evershed is a name.
        return False
    if folded in offices.HONORIFICS and not (folded == "st" and position):
        # A single letter is an initial after a name: "John H. Doe"; "M." is one everywhere but in French.
        return folded != "m" and (len(folded) > 1 or position == start)
    pair = (folded, fold(run[position + 1]))
    return pair == ("tan", "sri") or (
        folded in {"sri", "seri"}
        and position > 0
        and fold(run[position - 1]) in {"tan", "datuk", "dato'", "dato", "puan"}
    )


def _begins_office(run: list[str], position: int, start: int) -> bool:
    """Whether the word at a position is an office: at the beginning, or with a name after it."""
    word = run[position]
    folded = fold(word)
    if folded in offices.SURNAMES:
        return not position and len(run) > 2 and is_capital(run[1])
    if not is_office(word):
        return False
    if position == start:
        # Imam and Hakim are names too, as are Dean and King behind a first name.
        ahead = run[position + 1] if position + 1 < len(run) else ""
        return folded not in {"imam", "hakim", "dean"} or word.islower() or (bool(ahead) and is_office(ahead))
    if folded in offices.NATIVE and folded not in offices.FOREIGN:
        return position + 1 < len(run) and is_capital(word) and start > 0 and folded in offices.OFFICES_AFTER
    if position + 1 >= len(run) or not is_capital(run[position + 1]):
        return False
    # "Hamburger Datenschutzbeauftragte Johannes Caspar".
    return folded in offices.OFFICES_AFTER or _is_compound(folded)


def _goes_on(run: list[str], position: int, *, native: bool) -> bool:
    """Whether the word after an office is of it: "Dinas", an acronym, the place where somebody holds it."""
    word, ahead = run[position], len(run) - position
    folded = fold(word)
    if not word[0].isalpha() or (folded in offices.CONTINUATIONS and (word[0].islower() or folded not in _JOINTS)):
        return True
    if (before := fold(run[position - 1])) in offices.OF or before == "the":
        return True
    if ahead < 2:
        return False
    if native and (folded in offices.HELD or _ABSTRACT.fullmatch(folded) or _DOUBLED.fullmatch(folded)):
        return True
    if native and word.islower() and word not in offices.PARTICLES:
        # "Pengarah teater Faridah Che Lah".
        return True
    if native and before in _VILLAGES and ahead > _FIRST_AND_LAST:
        return True
    if word.isupper() and is_acronym(word):
        return True
    pair = f"{folded} {fold(run[position + 1])}"
    if native and _is_regency(run, position, pair):
        return True
    return native and (is_place(folded) or pair in gazetteer.cities() or pair in gazetteer.regions())


def _is_regency(run: list[str], position: int, pair: str) -> bool:
    """Whether a word is of the regency where an office is held: "Bupati Seruyan", "Ketua DPRD Kubu Raya"."""
    word, before = fold(run[position]), run[position - 1]
    if f"{fold(before)} {word}" in regencies.REGENCIES:
        return True
    held = fold(before) in offices.TERRITORIAL or fold(before) in offices.OFFICE_WORDS or is_acronym(before)
    return held and (word in regencies.REGENCIES or pair in regencies.REGENCIES)


def _past_places(run: list[str], start: int) -> int:
    """The name's beginning behind a place that an Indonesian office holds: "Direktur Walhi | Kalsel | Raden Rafiq"."""
    for position in range(len(run) - 2, start - 1, -1):
        word = fold(run[position])
        if position > start and (is_place(word) or is_acronym(run[position]) or word in _DIRECTIONS):
            return position + 1
        if position and f"{fold(run[position - 1])} {word}" in regencies.TOWNS:
            return position + 1
        if position > start and word in offices.BODIES:
            return position + 1
    return start
