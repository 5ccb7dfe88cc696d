"""The speakers of a story in the light of all of it: the fullest form of each name, without what is no part of it.

A name is first read where somebody speaks; what stands in a heading, or further down, may tell more: "Bagus" is Bagus
Pranawa, "the bank" the Pacific Reserve Bank, and "Tok Derih" only what Idris Sulong is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction.quotation import endings, mentions, offices
from warta.extraction.quotation.memory import MORE, named_at, stem
from warta.extraction.quotation.names import fold, is_acronym, is_capital, is_date, is_office, is_place
from warta.extraction.quotation.tongues.given import GIVEN
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# How often a name is looked up in a story, and how much of it is read.
_PLACES = 24
_STORY = 60_000
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:\s(?:(?:bin|binti|van|von|der|de|da|do|dos|del)\s)*[A-ZÀ-Þ][\w'’-]+){1,4}"
# "Idris Sulong, yang lebih dikenali sebagai Tok Derih", "Lucien Fontanel, dit « Lulu »", "Nélio Prata, o Nelinho".
_KNOWN_AS = (
    r"(?:,|\s\(|\s)\s?(?:[a-zà-ÿ]+\s){0,4}?(?:dikenali sebagai|dikenal sebagai|dikenal dengan|panggilan|disapa|alias"
    r"|better known as|known as|nicknamed|dubbed|dite?|surnommée?|genannt|bekannt als|conocid[oa] como|apodad[oa]"
    r"|conhecid[oa] como|bijgenaamd|bekend als)\s|,\s[oa]\s"
)
_INSIDE = re.compile(r"[\w,;:%)\"”»][ \u00a0]$|['’]$")
_FOLLOWING = re.compile(r"(?:\s[^\W\d_]+){1,2}")
_CAPITAL = re.compile(r"[a-zß-ÿ,] ([A-ZÀ-Þ][\w-]+) $")
_IN_WORD = re.compile(r"[\w-]")
_BEHIND = re.compile(r"(\w+)\.? $")
_AGED = re.compile(r"\s?\(|,\s(?:\d|[a-z])")
_CALLED = re.compile(rf"({_NAME})(?:{_KNOWN_AS})[«“‘\"'\s]*$")
_BEFORE = 140
_LAST = 20
_SHORTEST = 4
_LONG = 14
# How what stands before such a name ends, which is quickly seen.
_AS = [
    "as",
    "como",
    "sebagai",
    "dengan",
    "panggilan",
    "disapa",
    "alias",
    "nicknamed",
    "dubbed",
    "dit",
    "dite",
    "surnommé",
    "surnommée",
    "genannt",
    "als",
    "apodado",
    "apodada",
    "bijgenaamd",
]
# Ranks and short forms that stand before a name, beside those that are honorifics everywhere.
_RANKS = words(
    "cr cllr ald det con const constable dc ds dci pc wpc insp supt cpl pte dep asst brig adm lt-col eng ir aipda "
    "ipda iptu akp kompol akbp kombes brigpol bripka briptu letda lettu peltu serka sertu mᵉ "
    "patiënt klant bezoeker reiziger"
)
# "Segundo Chicaiza", "Di Wu": these are of a name as well, inside a sentence.
_OPENERS = frozenset({"segundo", "di", "dan", "per", "an", "na", "da"})
_UNNAMING = offices.HONORIFICS | offices.OPENERS | offices.SURNAMES | _RANKS
# What a name in use may begin with.
_KIN = words("su long ngah lang andak cik uda teh de alang anjang njang tam tuo tuwo dhe lik")
_ADDRESSES = words("mak mbah tok nek kang gus ki bang mbok wak abah aki nini daeng opung inang oma opa")
# "Eighth-grader Mateo Villaseca": a name has a capital behind its hyphen.
_HALF_SMALL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+-[a-zà-ÿ]{4,}")
# "Jari-jari Kartowiyono tidak lagi secepat dulu".
_DOUBLED = re.compile(r"([A-Z])([a-z]{2,})-[a-z]\2(?:nya)?")
_HOLDER = re.compile(
    r"[^\W\d_]{3,}(?:teler|pleegster|torin|erin|istin|ärin|eurin|login|login|meister|arbeiter|macher|händler|züchter|beauftragte|kundler"
    r"|maat|genoot|genote|speler|speelster|rijder|rijdster|werker|werkster|voerder|kundige|maker|maakster|ganger"
    r"|woman|keeper|maker|worker|holder|goer|grower|[oó]logist|[oó]log[oa]|ologue|ician|icien|icienne|teur|teuse|trice|ista)"
    r"|peternak|pekerja|pelaut|perajin|pengrajin|petambak|pe(?:ng|ny|mb|mp|nj|nd|nc)[a-z]{4,}"
)
# In these a title has no article: "Ploegmaat Gerrit Oosterhuis".
_BARE = frozenset({"en", "nl", "de"})
# "Aunty Joyce Ningarra" is called so.
_CALLED_SO = GIVEN | {"aunty", "auntie", "uncle", "mama", "papa", "nana", "oma", "opa", "tante"}
_DEGREE = re.compile(r"(?:[SM]\.?[A-Z][a-z]{1,3}|Sp[A-Z]+[a-z]?|S[EHT]|M[HMT]|M\.?Sc|Ph\.?D|MBA|S\.?IP|S\.?IK)\.?")
_PARTICLED = re.compile(r"(?:Van|De|Den|Der|Ten|Ter|Von|Vander|Op)\s")
# "une pénalité d'Anthony Labarrère".
_ELIDED = re.compile(r"\b[dl]['’]([A-ZÀ-Þ][a-zà-ÿ-]+)\s$")
# "Moh. Hasib", "Sto. Domingo", "Mª Luisa": a first name that is shortened; then a word that opens sentences as well.
_SHORT_FIRST = re.compile(
    r"(?<![\w.])((?:Abd|Moh|Moch|Much|Muh|Muhd|Mohd|Mhd|Md|Ach|Sto|Sta|Jos|Joh|Chr|Ma)\.|Mª|[A-Z]\.-[A-Z]\.)\s$"
)
_OPENER_FIRST = re.compile(r"[a-zß-ÿ,]\s([A-Z][a-zß-ÿ]+)\s$")
# "Facebook das Gesetz", "Allendorf der Frankfurter Zeitung".
_OBJECT = re.compile(
    r"(?<!\b[vV]on)(?<!\b[vV]an)(?<!\bzu)\s(?:das|dem|den|der)\s|\svon\s(?:den|dem)\s(?=\w+(?:en|ungen|s)$)"
)
_TOGETHER = re.compile(r"\s(?:en|y|e|et|und|and|dan)\s[A-ZÀ-Þ]")
# "La Gerencia de Atención Primaria".
_OF = re.compile(r"\s(?:de|del|da|do|das|dos|du|des)\s")
# "a concessionária Luz do Oeste".
# "Ajun Komisaris Besar Polisi Anom Setiadi".
_RANKED = re.compile(r"(?:Komisaris|Besar|Jenderal|Inspektur|Satu|Dua) $")
_OF_PLACE = re.compile(r"\s(?:do|da|dos|das|del|des)\s[A-ZÀ-Þ][\w'’-]+")
_CLUBS = ("FC", "FK", "CF", "SC", "AC", "AFC", "United", "Tbk")
_HOUSE = re.compile(
    r"(?:kammer|verband|amt|werke?|bund|verein|gesellschaft|gewerkschaft|behörde|agentur|zentrum|klinik|verlag|bank|kasse)$"
)
_OF_COURT = re.compile(r"\b(?:mahkamah|pengadilan|terdakwa|tertuduh|sidang)\b", re.IGNORECASE)
_GERMAN_ARTICLES = frozenset({"der", "die", "das", "des", "dem", "den", "vom", "zum", "beim"})
_ROMANCE_ARTICLES = frozenset({"la", "le", "el", "o", "a", "os", "as", "los", "las"})
# A word that the story also writes small is none of a name, when it is as long as this: "Will" is a name.
_COMMON = 8


@dataclass(slots=True, kw_only=True)
class Story:
    """The whole text of a story, a paragraph a line, and what was settled of its names."""

    text: str
    language: str = ""
    settled: dict[str, str] = field(default_factory=dict)

    @property
    def german(self) -> bool:
        """Whether every noun has a capital."""
        return self.language == "de"

    def name(self, name: str) -> str:
        """The fullest form of a name, without what is no part of it."""
        if name not in self.settled:
            self.settled[name] = self._settle(name)
        return self.settled[name]

    def _settle(self, name: str) -> str:
        if name.startswith("@"):
            return name
        name = _without_degrees(self._without_titles(_behind_office(self._spelled_out(_without_article(name)))))
        if self.german and (noun := _OBJECT.search(name)):
            # "kommentiert Facebook das Gesetz".
            name = name[: noun.start()]
            if " " not in name and not is_acronym(name):
                return ""
        if _PARTICLED.match(name):
            name = self._with_first_name(name)
        first, _, last = name.partition(" ")
        if not last and fold(first) in offices.OPENINGS:
            return ""
        if fold(first) in offices.SURNAMES and last and " " not in last and (full := self._full(last)) != last:
            # "Baker Roe": Jane Roe, who bakes.
            return full
        titled = last and (is_office(first) or fold(first) in _UNNAMING)
        if titled and " " not in last and (begun := {one for one in self._longer(last) if one.startswith(f"{last} ")}):
            # "Hakim Bambang" in a story of Bambang Sutejo.
            return begun.pop() if len(begun) == 1 else name
        return self._begun(self._real(self._addressed(name if last else self._full(name))))

    # --- what is no part of a name ------------------------------------------------------------------------------------

    def _without_titles(self, name: str) -> str:
        """A name behind the ranks, trades and clubs at its beginning: "Det Con Amy Rushby" is Amy Rushby."""
        first, _, rest = name.partition(" ")
        while rest and is_capital(rest) and self._is_title(first, rest):
            name = rest
            first, _, rest = name.partition(" ")
        return name

    def _is_title(self, first: str, rest: str) -> bool:
        """Whether the first word of a name only tells what somebody is."""
        more = " " in rest
        if (
            fold(first) in _RANKS
            or fold(first) in offices.TOLD_OF
            or first in {"DI", "GP", "TD", "MP", "MLA", "MSP", "Romo"}
            or (more and _HALF_SMALL.fullmatch(first))
            or _DOUBLED.fullmatch(first)
            or (more and (_is_holder(fold(first)) or self._is_before_given(first, rest)))
        ):
            return True
        if more and first == "Polisi" and _RANKED.search(self.text[: max(self.text.find(f"{first} {rest}"), 0)]):
            return True
        if more and first == "Hakim" and _OF_COURT.search(self.text):
            return True
        if more and any(f"{first} {club}" in self.text for club in _CLUBS):
            return True
        if self.german:
            long = len(first) >= _COMMON and not is_office(rest.split(maxsplit=1)[0]) and not _HOUSE.search(first)
            return long and self._has_article(f"{first} {rest}")
        house = fold(first) in offices.HOUSES
        return len(first) >= _COMMON and first.isalpha() and not house and self._is_written_small(first)

    def _is_before_given(self, first: str, rest: str) -> bool:
        """Whether no given name stands before one, where a title has no article: "Speaker Bud Kessler"."""
        if self.language not in _BARE or not first.isalpha() or fold(first) in _CALLED_SO:
            return False
        # "Vor dem Tor stand am Mittag Schlosser Marvin Ude": every German noun has a capital.
        return any(fold(word) in GIVEN for word in rest.split()[: -1 if self.german else 1])

    def _has_article(self, name: str) -> bool:
        """Whether a German article stands before these words wherever they are told."""
        found = re.findall(rf"(\w+)\s{re.escape(name)}\b", self.text[:_STORY])
        return bool(found) and all(word in _GERMAN_ARTICLES for word in found)

    def _is_written_small(self, word: str) -> bool:
        """Whether the story has a word of a name also in small letters."""
        return next(_places(self.text, word.lower()), None) is not None

    # --- what a name lacks --------------------------------------------------------------------------------------------

    def _full(self, name: str) -> str:
        """The only longer name of a story that has this one for its first or its last word."""
        if not is_capital(name) or is_acronym(name):
            return name
        found = {longer for longer in self._longer(name) if " " in longer} or self._continued(name)
        whole = max(found, key=len, default=name)
        told = set(whole.split()).union(*([] if self.german else self._first_names(name)))
        return (
            whole
            if all(set(one.split()) <= set(whole.split()) for one in found) and told <= set(whole.split())
            else name
        )

    def _continued(self, name: str) -> set[str]:
        """One word with what goes on behind it in the paragraphs: "Saliah binti Haji Tengah"."""
        more = {found[0] for _, stop in islice(_places(self.text[:_STORY], name), _PLACES)
                if self._is_prose(stop) and (found := MORE.match(self.text, stop)) and found[0]}  # fmt: skip
        longer = {f"{name}{one}" for one in more if not any(is_date(word) or is_place(word) for word in one.split())}
        return {one for one in longer if not self._are_two(one)}

    def _with_first_name(self, name: str) -> str:
        """A last name that begins with a particle, "Van den Heuvel", behind the only first name that it has."""
        small = re.escape(name[0].lower() + name[1:])
        found = set(re.findall(rf"([A-ZÀ-Þ][\w'’-]+) {small}(?![\w-])", self.text[:_STORY]))
        return f"{found.pop()} {name[0].lower()}{name[1:]}" if len(found) == 1 else name

    def _spelled_out(self, name: str) -> str:
        """A house whose letters stand in brackets behind its name: "Instituto Nacional de Artes (INA)"."""
        at = self.text.find(f" ({name})") if is_acronym(name) and " " not in name else -1
        if at < 0:
            return name
        told = self.text[max(0, at - _BEFORE) : at].split()
        for length in range(2, min(len(told), _LONG) + 1):
            run = told[-length:]
            if "".join(word[0] for word in run if word[0].isupper()) == name.upper() and run[0][0].isupper():
                return " ".join(run)
        return name

    def _are_two(self, longer: str) -> bool:
        """Whether both words of a name are told alone again and again, so that they are two: "dass Jan Ria fragt"."""
        one, _, two = longer.partition(" ")
        if " " in two:
            return False
        together = self.text.count(longer)
        return self.text.count(one) > together + 1 and self.text.count(two) > together + 1

    def _first_names(self, name: str) -> Iterator[set[str]]:
        """What stands with a capital before a last name inside a sentence, and is neither a title nor an office."""
        for start, _ in islice(_places(self.text[:_STORY], name), _PLACES):
            found = _CAPITAL.search(self.text, max(0, start - _BEFORE), start)
            if found and not is_office(found[1]) and fold(found[1]) not in _UNNAMING:
                yield {found[1]}

    def _longer(self, name: str) -> list[str]:
        """The longer names at each place of a name."""
        found: list[str] = []
        for start, stop in islice(_places(self.text[:_STORY], name), _PLACES):
            line = self.text.rfind("\n", 0, start) + 1
            end = self.text.find("\n", stop)
            piece = self.text[line : end if end >= 0 else len(self.text)]
            person = named_at(piece, start - line, stop - line, {name.casefold()})
            if elided := _ELIDED.search(piece[: start - line]):
                found.append(f"{elided[1]} {name}")
            if not self.german and (of := _OF_PLACE.match(piece, stop - line)):
                found.append(f"{name}{of[0]}")
            longer = self._without_titles((person.name if person else None) or "")
            # "Baker Roe" may be Jane Roe, who bakes.
            trade = longer.count(" ") == 1 and fold(longer.split(maxsplit=1)[0]) in offices.SURNAMES
            # "Zussen Nel en Bep Vermeulen" names two.
            two = longer.endswith(f" {name}") and _TOGETHER.match(piece, stop - line)
            if two or (self.german and _OBJECT.search(longer)):
                continue
            if longer and not trade and not self._are_two(longer) and name in {longer.split()[0], longer.split()[-1]}:
                found.append(longer)
        return found

    def _addressed(self, name: str) -> str:
        """A name with the form of address that it never stands without: "Pak Su Deraman", "Mak Onah"."""
        found = {fold(word) for word, _ in self._before(name)}
        address = found.pop() if len(found) == 1 else ""
        if address in _ADDRESSES or (address in {"pak", "mak"} and fold(name.partition(" ")[0]) in _KIN):
            return f"{address.capitalize()} {name}"
        return name

    def _begun(self, name: str) -> str:
        """A name from its very beginning: "Moh. Hasib", and "Segundo Chicaiza" where no sentence begins."""
        for word, start in self._before(name):
            if not word or word[0].islower():
                continue
            found = _SHORT_FIRST.search(self.text, max(0, start - _LAST), start)
            if found is None and fold(word) in _OPENERS and self._is_prose(start):
                found = _OPENER_FIRST.search(self.text, max(0, start - _LAST), start)
            if found:
                return self._begun(f"{found[1]} {name}")
        return name

    def _before(self, name: str) -> Iterator[tuple[str, int]]:
        """The word before each place of a name, and the place; none where something else stands there."""
        for start, _ in islice(_places(self.text[:_STORY], name), _PLACES):
            near = self.text[max(0, start - _LAST) : start]
            yield (near[:-1].rpartition(" ")[2] if near[-1:] == " " else ""), start

    def _is_prose(self, place: int) -> bool:
        """Whether a place is in a paragraph, and not in a heading, where every word may have a capital."""
        end = self.text.find("\n", place)
        return self.text[end - 1 if end >= 0 else -1] in '.!?…”"»’“«'

    def _real(self, name: str) -> str:
        """Who is called by another name: "Idris Sulong, yang lebih dikenali sebagai Tok Derih"."""
        if " " in name and fold(name.partition(" ")[0]) in _ADDRESSES and (longer := self._shortened(name)):
            return longer
        if " " not in name and re.search(rf"(?:disapa|dipanggil) {re.escape(name)} (?:itu|ini|tersebut)\b", self.text):
            # "Ujar gadis yang akrab disapa Elly itu": who was named before is called so.
            return ""
        for start, _ in islice(_places(self.text[:_STORY], name), _PLACES):
            if not self.text[max(0, start - _LAST) : start].rstrip(" «“‘\"'").endswith((*_AS, ", o", ", a")):
                continue
            called = _CALLED.search(self.text, max(0, start - _BEFORE), start)
            if called and (named := endings.before(mentions.closing(called[1])).name):
                return self._without_titles(named)
        return name

    def _shortened(self, name: str) -> str | None:
        """The one longer word that a form of address shortens: "Kartowiyono … yang akrab disapa Mbah Karto"."""
        last = name.rpartition(" ")[2]
        if len(last) < _SHORTEST or not re.search(
            rf"(?:disapa|dipanggil|sapaan|panggilan)\s{re.escape(name)}\b", self.text
        ):
            return None
        found = set(re.findall(rf"\b{re.escape(last)}[a-z]+\b", self.text[:_STORY]))
        return found.pop() if len(found) == 1 else None

    def is_told(self, name: str, sides: Mapping[str, object]) -> bool:
        """Whether one word is surely a name: it stands inside a sentence too, or before an age or a verb of speech.

        "Anochece en la sierra": what only opens a sentence, or is also written small, need be none.
        """
        if " " in name or is_acronym(name) or not is_capital(name):
            return True
        told = self.text[:_STORY]
        if not self.german and self._is_written_small(name):
            return False
        for start, stop in islice(_places(told, name), _PLACES):
            following = _FOLLOWING.match(told, stop)
            if following and any(stem(word) in sides or word in offices.HUMAN for word in following[0].split()):
                return True
            title = _BEHIND.search(told, max(0, start - 24), start)
            if title and (fold(title[1]) in offices.HONORIFICS or is_office(title[1])):
                return True
            if _AGED.match(told, stop) or _INSIDE.search(told, max(0, start - 3), start):
                return True
        return False

    def house(self, described: str) -> str | None:
        """The house that an article and its word mean, "the bank", when the story names one by the same word."""
        article, _, noun = described.partition(" ")
        folded = noun.casefold()
        if not noun or " " in noun or article.casefold() not in offices.DEFINITE or is_office(noun):
            return None
        found = {run for run in mentions.runs(self.text[:_STORY]) if _is_of_house(run.split(), folded)}
        return found.pop() if len(found) == 1 else None


def _is_holder(word: str) -> bool:
    """Whether a word that no table has tells what somebody is or does, by its ending: "Ploegmaat", "Kantorin"."""
    return _HOLDER.fullmatch(word) is not None and word not in GIVEN


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands by itself in a text."""
    start = text.find(word) if word else -1
    while start >= 0:
        stop = start + len(word)
        if not _IN_WORD.match(text[start - 1 : start]) and not _IN_WORD.match(text, stop):
            yield start, stop
        start = text.find(word, stop)


def _is_of_house(run: list[str], noun: str) -> bool:
    """Whether a run of capitals is a house by its last word, as English and Dutch have it, or its first."""
    last = run[-1].casefold()
    return len(run) > 1 and (last == noun or (len(noun) > 3 and last.endswith(noun)))


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
