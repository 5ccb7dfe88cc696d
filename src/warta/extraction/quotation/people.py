"""Who speaks: names, the offices that stand beside them, and whom "he" or a last name means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile

from warta.extraction import gazetteer
from warta.extraction.quotation import cues, offices

# How far a person is looked for, in characters; what a name or an office may fill, in words.
_REACH = 240
_NAME = 6
_ROLE = 14
_DESCRIPTION = 6

_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*|\d+|[^\w\s]")
# "said co-author Jane Doe", "said the company's founder Jane Doe": an office in small letters right before a name.
_LOWER_OFFICE = re.compile(r"(?:[a-zà-ÿ][\w’'-]*\s){1,5}(?=[^\W\d_a-z])")
_GROWN = re.compile(r"(?:al|el|an|ar|as|at|ad|ash|bin)-[^\W\d_a-z]")
# German makes one word of it: Bundesverkehrsminister, Regierungssprecherin.
_COMPOUND = re.compile(r"\w(?:minister|präsident|chef|sprecher|meister|vorsitzender?|direktor|leiter|kanzler)(?:in)?$")
# Indonesian police and offices shorten theirs: Kapolresta, Wakapolda, Kadiskes, Dandim.
_SHORTENED = re.compile(
    r"(?:wa)?ka(?:pol|sat|bid|dis|nit|bag|sub|kan|jari|jati|lapas|rutan)|dan(?:dim|rem|lan|yon|ram)|sek(?:da|jen|dis)"
)
_SMALL_TITLES = frozenset({"dr", "drg", "drs", "drh", "ir", "hj", "prof"})
_TIME = re.compile(r"\b(?:day|week|month|year|hour|minute|hari|tahun|bulan|jam)s?\b|\d")
_TRADE = re.compile(r"(?:ologist|tionist|ician|spokesman|woman|person)$")
_LEADING = re.compile(r"^(?:\W|(?:oleh|by|to|von|par|por|da|door|auch|juga|also|zudem|aussi|también|também)\s)+")
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\.\s?){1,3}[A-Za-z]{0,4}\.?|SH|MH|SE|MM|MSi|SPd|SIP|ST|MT|MPd|MBA|PhD|MD|Jr\.?|Sr\.?|\(?\d{1,3}\)?"
)
_TURNS = re.compile(r"\s(?:selaku|sebagai|yang|who|whose|of|from|dari|asal|for|with|at|in|di)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who speaks, by name or only by office."""

    name: str | None = None
    role: str | None = None


NOBODY = Person()


@dataclass(slots=True, kw_only=True)
class People:
    """The people of one story, in the order in which they were named, and the one who spoke last."""

    known: dict[str, Person] = field(default_factory=dict)
    last: Person = NOBODY

    def meet(self, person: Person) -> Person:
        """The person as known so far: a last name is completed, an office finds its holder, a new one is remembered."""
        if person.name:
            full = self._full(person.name)
            known = self.known.pop(full, Person(name=full))
            person = replace(known, role=known.role or person.role)
            self.known[full] = person
        elif person.role:
            person = self._holder(person.role) or person
        self.last = person
        return person

    def mention(self, person: Person) -> None:
        """Remember somebody who is named with an office, and has said nothing yet."""
        if person.name and person.role:
            last = self.last if self.knows(person.name) else None
            self.meet(person)
            # Whoever is introduced at the head of a sentence is the one whom "she said" after it means.
            self.last = last or self.last

    def knows(self, name: str) -> bool:
        """Whether somebody of this name was met before."""
        return self._full(name) in self.known

    def _full(self, name: str) -> str:
        """The longest known name that has all words of this one; the latest when there are several."""
        wanted = {word.casefold() for word in name.split()}
        for full in reversed(self.known):
            if wanted <= {word.casefold() for word in full.split()}:
                return full
        return name

    def _holder(self, role: str) -> Person | None:
        """The latest person whose office begins as this one does."""
        words_ = role.casefold().removeprefix("the ").split()
        for person in reversed(self.known.values()):
            if person.role and person.role.casefold().removeprefix("the ").split()[: len(words_)] == words_:
                return person
        return None


def after(text: str) -> Person:
    """Who is named at the beginning of a text: "Kepala Dinas Kesehatan, Budi Santoso, Senin", "Jane Doe, a teacher"."""
    text = _LEADING.sub("", text[:_REACH])
    if (lead := _LOWER_OFFICE.match(text)) and offices.NO_OFFICE.isdisjoint(lead[0].casefold().split()):
        found = after(text[lead.end() :])
        if found.name and " " in found.name:
            return replace(found, role=" ".join(filter(None, (lead[0].strip(), found.role))))
    run, end = _run(text)
    role, name = _split(run)
    first, *others = (part.strip(" .!?") for part in re.split(r"[,;]|\s\(|\)", text[end:]))
    # "Ketua RT 12, Abdul Gani": a number belongs to the office.
    apposition = others[0] if others and not first.strip(" 0123456789") else ""
    if role and apposition:
        second, stop = _run(apposition)
        inner, holder = _split(second)
        if holder and not apposition[stop:].strip() and holder.casefold() not in gazetteer.cities():
            return Person(name=holder, role=" ".join([*run, inner] if inner else run))
    if name:
        return Person(name=name, role=role or _apposition(others[:3] if apposition else []))
    return _described(text) or (Person(role=role) if role else NOBODY)


def before(text: str) -> Person:
    """Who is named at the end of a text: "Kepala Dinas Kesehatan, Budi Santoso,", "Jane Doe, a teacher,"."""
    parts = [part.strip() for part in re.split(r"[,;()]", text[-_REACH:])]
    while parts and (not parts[-1] or _DEGREE.fullmatch(parts[-1])):
        parts.pop()
    if not parts:
        return NOBODY
    previous = next((part for part in reversed(parts[:-1]) if part and not _DEGREE.fullmatch(part)), "")
    last = parts[-1]
    if last.split()[0] in offices.DETERMINERS and (holder := _holder_of(last, previous)):
        return holder
    role, name = _split(_last_run(last))
    if name:
        return Person(name=name, role=role or (_office(previous) if _whole(last) else None))
    turned = _TURNS.search(last)
    if turned and (found := before(last[: turned.start()])).name:
        return replace(found, role=found.role or _office(last[turned.end() :]))
    if last.split()[0].casefold() in offices.DETERMINERS | offices.OFFICES and (holder := _holder_of(last, previous)):
        return holder
    return _opening(text) or Person(role=role or _office(last))


def _holder_of(office: str, part: str) -> Person | None:
    """Who is named in the part before an office: "Jane Doe" before "a teacher from the valley"."""
    inner, name = _split(_last_run(part))
    if not name or name.casefold() in gazetteer.cities():
        return None
    return Person(name=name, role=inner or _office(office, named=True))


def _described(text: str) -> Person | None:
    """Who is described in plain words, then named: "their teacher, Jane Doe", "ketua panitia, Budi Santoso"."""
    description, _, rest = text.partition(",")
    found = description.split()
    if not found or len(found) > _DESCRIPTION or any(word.casefold() in offices.WHEREABOUTS for word in found):
        return None
    part = re.split(r"[,;.!?(]", rest, maxsplit=1)[0].strip()
    _, name = _split(_last_run(part))
    if not name or " " not in name or not _whole(part) or name.casefold() in gazetteer.cities():
        return None
    return Person(name=name, role=None if found[0].casefold() in offices.ONE_OF else description.strip())


def _opening(text: str) -> Person | None:
    """Who opens a sentence with two verbs: "Wali Kota Lisa Halaby membuka acara dan" (mengatakan)."""
    if text.rsplit(maxsplit=1)[-1].casefold() not in offices.JOINTS:
        return None
    found = after(text)
    return found if found.name and (found.role or " " in found.name) else None


def is_capital(word: str) -> bool:
    """Whether a word may be of a name: a capital, or a script that has none."""
    return word[0].isalpha() and not word[0].islower()


def _whole(part: str) -> bool:
    """Whether a part between commas is a name and nothing else."""
    return len(_last_run(part)) == len(_TOKEN.findall(part))


def _run(text: str) -> tuple[list[str], int]:
    """The words at the beginning of a text that may be office and name, and where they end."""
    run: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        if not _goes_on(token[0], run) or text[end : token.start()].strip():
            break
        run.append(token[0])
        end = token.end()
    capital = any(map(is_capital, run))
    while run and not is_capital(run[-1]) and not _GROWN.match(run[-1]) and (capital or run[-1] not in offices.OFFICES):
        run.pop()
    return run, end


def _last_run(text: str) -> list[str]:
    """The words at the end of a text that may be office and name."""
    run: list[str] = []
    for word in reversed(_TOKEN.findall(text)):
        if not _goes_on(word, run or ["x"]):
            break
        run.insert(0, word)
    while run and not is_capital(run[0]) and run[0].casefold() not in offices.OFFICES | _SMALL_TITLES:
        run.pop(0)
    return run[-_ROLE:]


def _goes_on(word: str, run: list[str]) -> bool:
    """Whether a word may belong to an office and a name; a weekday or a month does not."""
    folded = word.casefold().rstrip(".")
    if not word[0].isalpha() or len(run) > _ROLE or folded in gazetteer.weekdays():
        return False
    if not is_capital(word) and (_GROWN.match(word) or folded in _SMALL_TITLES):
        return bool(run)
    return (
        is_capital(word)
        or folded in offices.OFFICES
        or (bool(run) and folded in offices.PARTICLES | offices.OFFICE_WORDS)
    )


def _split(run: list[str]) -> tuple[str | None, str | None]:
    """A run as (office, name). What begins with an office goes on with it until a word that is part of none."""
    run = [
        word
        for word in run
        if word.casefold().rstrip(".") not in offices.HONORIFICS or word.casefold() in offices.OFFICES
    ]
    position = _office_end(run)
    role, name = run[:position], list(takewhile(_is_of_name, run[position:]))
    while len(name) > 1 and name[0].casefold() in offices.OPENERS:
        name = name[1:]
    while name and name[-1] in offices.PARTICLES:
        name.pop()
    if (
        not name
        or len(name) > _NAME
        or (len(name) == 1 and (cues.is_person_word(name[0]) or name[0].casefold() in offices.DETERMINERS))
        or name[0].casefold() in offices.PARTICLES | offices.OPENERS
    ):
        name = []
    if len(name) == 1 and name[0].casefold() in gazetteer.months():  # "Mei Lin" is somebody
        name = []
    return " ".join(role).rstrip(".") or None, " ".join(name).rstrip(".") or None


def _office_end(run: list[str]) -> int:
    """How many words of a run are the office; one that begins with another name ends with its last word for one."""
    position = 0
    while position < len(run) and _is_of_office(run, position):
        position += 1
    if position:
        return position
    inside = [
        at
        for at, word in enumerate(run[:-1])
        if at and word.casefold() in offices.OFFICES_AFTER and is_capital(run[at + 1])
    ]
    return inside[-1] + 1 if inside else 0


def _is_of_name(word: str) -> bool:
    """Whether a word may stand in a name: a capital, a particle, or an article grown on (al-Masri)."""
    return is_capital(word) or word in offices.PARTICLES or _GROWN.match(word) is not None


def _is_of_office(run: list[str], position: int) -> bool:
    """Whether the word at a position is of an office: a word for one, or, once begun, a place or an acronym."""
    word = run[position]
    folded = word.casefold().rstrip(".")
    if (
        folded in offices.OFFICES
        or _SHORTENED.match(folded)
        or _COMPOUND.search(folded)
        or folded.rpartition("-")[2] in offices.OFFICES
    ):
        return True
    if position == 0:
        return len(run) > 2 and run[1].casefold().rstrip(".") in offices.OFFICES_AFTER
    if folded in offices.OFFICE_WORDS:
        return True
    ahead = len(run) - position
    pair = f"{folded} {run[position + 1].casefold()}" if ahead > 1 else folded
    if pair in gazetteer.cities() or run[position - 1].casefold() + " " + folded in gazetteer.cities():
        return True
    return ahead > 1 and (
        (word.isupper() and 1 < len(word) <= 7)
        or folded in gazetteer.cities() | gazetteer.regions()
        or _is_acronym(word)
    )


def _is_acronym(word: str) -> bool:
    """Whether a word has capitals inside, as Pemprov names are shortened: BPBD, KemenPUPR."""
    return sum(letter.isupper() for letter in word) > 2


def _office(text: str, *, named: bool = False) -> str | None:
    """An office that fills a part between commas: "the city's mayor"; beside a name any "a potter from the hills"."""
    text = text.strip(" .")
    found = _TOKEN.findall(text)
    if not found or len(found) > _ROLE:
        return None
    first = found[0].casefold()
    if first in offices.RELATIVES:
        return None
    if first in offices.OFFICES or (
        first in offices.DETERMINERS and (named or any(word.casefold() in offices.OFFICES for word in found))
    ):
        return text
    if any(word.casefold() in offices.OFFICES or _TRADE.search(word) for word in found[-2:]) and len(found) <= _NAME:
        return text
    return None


def _apposition(parts: list[str]) -> str | None:
    """The office that stands after a name, past an age or a degree."""
    for part in parts:
        if not _DEGREE.fullmatch(part):
            return None if _TIME.search(part) else _office(part, named=True)
    return None
