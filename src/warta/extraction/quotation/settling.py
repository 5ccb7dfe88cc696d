"""The speakers of a story in the light of all of it: the fullest form of each name, without what is no part of it.

A name is first read where somebody speaks; what stands in a heading, or further down, may tell more: "Bagus" is Bagus
Pranawa, "the bank" the Pacific Reserve Bank, and "Tok Derih" only what Idris Sulong is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction.quotation import endings, mentions, offices, trappings
from warta.extraction.quotation.memory import MORE, named_at, stem
from warta.extraction.quotation.names import fold, is_acronym, is_capital, is_date, is_office, is_place
from warta.extraction.quotation.trappings import places
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
_BEHIND = re.compile(r"(\w+)\.? $")
_AGED = re.compile(r"\s?\(|,\s(?:\d|[a-z])")
_CALLED = re.compile(rf"({_NAME})(?:{_KNOWN_AS})[«“‘\"'\s]*$")
_BEFORE = 140
_LAST = 20
_SHORTEST = 4
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
# "Segundo Chicaiza", "Di Wu": these are of a name as well, inside a sentence.
_OPENERS = frozenset({"segundo", "di", "dan", "per", "an", "na", "da"})
_UNNAMING = offices.HONORIFICS | offices.OPENERS | offices.SURNAMES | trappings.RANKS
# What a name in use may begin with.
_KIN = words("su long ngah lang andak cik uda teh de alang anjang njang tam tuo tuwo dhe lik")
_ADDRESSES = words("mak mbah tok nek kang gus ki bang mbok wak abah aki nini daeng opung inang oma opa")
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
# "a concessionária Luz do Oeste".
_OF_PLACE = re.compile(r"\s(?:do|da|dos|das|del|des)\s[A-ZÀ-Þ][\w'’-]+")


@dataclass(slots=True, kw_only=True)
class Story:
    """The whole text of a story, a paragraph a line, and what was settled of its names."""

    text: str
    language: str = ""
    settled: dict[str, str] = field(default_factory=dict)
    houses: dict[str, str | None] = field(default_factory=dict)

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
        name = trappings.bare(name, self.text, self.language)
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

    def _bare(self, name: str) -> str:
        return trappings.without_titles(name, self.text, self.language)

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
        more = {found[0] for _, stop in islice(places(self.text[:_STORY], name), _PLACES)
                if self._is_prose(stop) and (found := MORE.match(self.text, stop)) and found[0]}  # fmt: skip
        longer = {f"{name}{one}" for one in more if not any(is_date(word) or is_place(word) for word in one.split())}
        return {one for one in longer if not self._are_two(one)}

    def _with_first_name(self, name: str) -> str:
        """A last name that begins with a particle, "Van den Heuvel", behind the only first name that it has."""
        small = re.escape(name[0].lower() + name[1:])
        found = set(re.findall(rf"([A-ZÀ-Þ][\w'’-]+) {small}(?![\w-])", self.text[:_STORY]))
        return f"{found.pop()} {name[0].lower()}{name[1:]}" if len(found) == 1 else name

    def _are_two(self, longer: str) -> bool:
        """Whether both words of a name are told alone again and again, so that they are two: "dass Jan Ria fragt"."""
        one, _, two = longer.partition(" ")
        if " " in two:
            return False
        together = self.text.count(longer)
        return self.text.count(one) > together + 1 and self.text.count(two) > together + 1

    def _first_names(self, name: str) -> Iterator[set[str]]:
        """What stands with a capital before a last name inside a sentence, and is neither a title nor an office."""
        for start, _ in islice(places(self.text[:_STORY], name), _PLACES):
            found = _CAPITAL.search(self.text, max(0, start - _BEFORE), start)
            if found and not is_office(found[1]) and fold(found[1]) not in _UNNAMING:
                yield {found[1]}

    def _longer(self, name: str) -> list[str]:
        """The longer names at each place of a name."""
        found: list[str] = []
        for start, stop in islice(places(self.text[:_STORY], name), _PLACES):
            line = self.text.rfind("\n", 0, start) + 1
            end = self.text.find("\n", stop)
            piece = self.text[line : end if end >= 0 else len(self.text)]
            person = named_at(piece, start - line, stop - line, {name.casefold()})
            if elided := _ELIDED.search(piece[: start - line]):
                found.append(f"{elided[1]} {name}")
            if not self.german and (of := _OF_PLACE.match(piece, stop - line)):
                found.append(f"{name}{of[0]}")
            longer = self._bare((person.name if person else None) or "")
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
        for start, _ in islice(places(self.text[:_STORY], name), _PLACES):
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
        for start, _ in islice(places(self.text[:_STORY], name), _PLACES):
            if not self.text[max(0, start - _LAST) : start].rstrip(" «“‘\"'").endswith((*_AS, ", o", ", a")):
                continue
            called = _CALLED.search(self.text, max(0, start - _BEFORE), start)
            if called and (named := endings.before(mentions.closing(called[1])).name):
                return self._bare(named)
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
        if not self.german and trappings.is_written_small(name, self.text):
            return False
        for start, stop in islice(places(told, name), _PLACES):
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
        if folded not in self.houses:
            found = {run for run in mentions.runs(self.text[:_STORY]) if _is_of_house(run.split(), folded)}
            self.houses[folded] = found.pop() if len(found) == 1 else None
        return self.houses[folded]


def _is_of_house(run: list[str], noun: str) -> bool:
    """Whether a run of capitals is a house by its last word, as English and Dutch have it, or its first."""
    last = run[-1].casefold()
    return len(run) > 1 and (last == noun or (len(noun) > 3 and last.endswith(noun)))
