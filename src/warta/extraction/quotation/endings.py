"""Who is named at the end of a text, before a verb: "Jane Doe, a teacher, [said]", "Kepala Dinas Kesehatan, Budi,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction.quotation import offices, people
from warta.extraction.quotation.names import (
    NOBODY,
    TOKEN,
    Person,
    fold,
    is_capital,
    is_date,
    is_degree,
    is_office,
    person,
)
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    import re

_ADJECTIVES = 3
_BESIDE = offices.PREPOSITIONS | words("dalam lewat melalui ketika saat usai selepas menerusi via through")
_FROM = frozenset({"of", "from", "de", "dari", "asal", "aus", "uit"})
_AND = frozenset({"y", "e", "and", "und", "et", "en", "dan"})
_NO_ROLE = offices.ENDS | offices.CROWD


def before(text: str) -> Person:
    """Who is named at the end of a text: "Kepala Dinas Kesehatan, Budi Santoso,", "Jane Doe, a teacher,"."""
    parts = [part.strip() for part in people.COMMAS.split(people.without_brackets(text[-people.REACH :]))]
    while parts and (not parts[-1] or is_degree(parts[-1])):
        parts.pop()
    if not parts:
        return NOBODY
    *earlier, last = parts
    earlier = [part for part in earlier if part and not is_degree(part)]
    earlier, last = _without_address(earlier, last)
    previous = earlier[-1] if earlier else ""
    # "Abdul bin Ali, nelayan Pulau Sembilan,": what is no name of its own belongs to the name before it.
    if (house := _house_behind(previous, last)) is not None:
        return house
    own = _own(last)
    if previous and not _is_another(previous, own) and _belongs(previous, last, own):
        holder = people.whole(previous)
        if holder and (" " in (holder.name or "") or holder.role or people.role_of(last) or _is_relative(last)):
            return (
                holder
                if holder.role and not holder.titled
                else replace(holder, role=people.role_of(last) or holder.role)
            )
        if len(earlier) > 1 and holder and not holder.role and _begins_with_office(earlier[-2]):
            return replace(holder, role=people.role_of(earlier[-2]))
        if len(earlier) > 1 and (not own.name or _is_described(last, own)) and (holder := people.whole(earlier[-2])):
            return replace(holder, role=holder.role or people.role_of(previous))
    if own.name and (not own.role or own.titled) and previous and people.whole(last):
        return replace(own, role=people.role_of(previous) or own.role)
    return own


def _without_address(earlier: list[str], last: str) -> tuple[list[str], str]:
    """The parts of a text without where somebody lives: "Craig Lethbury, of Station Road, Penmarsh,"."""
    while len(earlier) > 1 and _is_address(earlier[-1], last):
        *earlier, last = earlier
    return earlier, last


def _is_address(part: str, last: str) -> bool:
    """Whether a part tells where somebody is from, and the last one goes on with it: "of Station Road", "Penmarsh"."""
    of = part.partition(" ")[0]
    return of in _FROM and bool(last) and all(map(is_capital, TOKEN.findall(last)))


def _is_another(previous: str, own: Person) -> bool:
    """Whether a whole name with an office cannot tell of the one word before it: "Procurado, o prefeito Osmar Luz"."""
    return " " not in previous and " " in (own.name or "") and any(map(is_office, (own.role or "").split()))


def _belongs(previous: str, last: str, own: Person) -> bool:
    """Whether a part tells of the name before it, and names nobody itself."""
    return not own.name or _is_described(last, own) or _is_held_by(previous, own)


def _is_held_by(previous: str, own: Person) -> bool:
    """Whether the one name behind an office is what it is of: "Philipp Sander, Vorsitzender des Jungen Bioland"."""
    role = (own.role or "").split()
    if " " in (own.name or " ") or own.titled or len(role) < 2 or offices.OF.isdisjoint(map(fold, role[1:])):
        return False
    return is_office(role[0]) and " " in ((people.whole(previous) or NOBODY).name or "")


def _house_behind(word: str, part: str) -> Person | None:
    """The house that stands behind one word of what was done: "Procurada, a Secretaria da Fazenda"."""
    article, _, house = part.partition(" ")
    if not word or " " in word or article.casefold() not in offices.DEFINITE or not house[:1].isupper():
        return None
    return Person(name=house) if fold(house.split()[0]) in offices.HOUSES else None


def _is_described(part: str, own: Person) -> bool:
    """Whether a part tells of the name before it in small letters; "dr. H. M. Yusuf" is a name."""
    first = part.split(maxsplit=1)[0]
    small = part[0].islower() and not own.titled and fold(first) not in offices.HONORIFICS
    return small or first.casefold() in offices.DETERMINERS


def _is_relative(part: str) -> bool:
    """Whether a part tells more of the name before it: "who runs the harbour"."""
    return part.split(maxsplit=1)[0] in offices.RELATIVES


def _own(part: str) -> Person:
    """Who is named at the end of a part between commas."""
    tokens = list(TOKEN.finditer(part))
    start = len(tokens)
    while start and _is_joined(part, tokens, start):
        start -= 1
    while start < len(tokens) and not is_capital(tokens[start][0]) and not is_office(tokens[start][0]):
        start += 1
    if (found := _of_beginning(part, tokens, start)) is not None:
        return found
    run = _without_openers([token[0] for token in tokens[start:]])
    if len(run) == 2 and run[0] == "The" and not is_office(run[1]):
        return Person(name=" ".join(run))
    if run and is_capital(run[0]) and fold(run[0]) in offices.KIN:
        return replace(person(run[1:]), role=run[0])
    found = person(run) if run else NOBODY
    small = _small_before(tokens, start) or ("" if found.role else _office_before(tokens, start))
    if not small and not found.role and found.name and _is_phrase(tokens[:start]):
        # "O surfista Caio Brandão", whatever a surfista is.
        small = part[: tokens[start - 1].end()]
    return (
        replace(found, role=" ".join([small, *([found.role] if found.role else [])])) if small and found.name else found
    )


def _without_openers(run: list[str]) -> list[str]:
    """A run without the capitals that open a sentence and no name."""
    if len(run) == 2 and run[0] == "The":
        return run
    if len(run) > 3 and people.is_of_a_people(run[0], run[1:]):
        return run[2:]
    # A Balinese name begins with I.
    while len(run) > 1 and run[0] != "I" and fold(run[0]) in offices.OPENERS and not is_office(run[0]):
        run = run[1:]
    return run


def _of_beginning(part: str, tokens: list[re.Match[str]], start: int) -> Person | None:
    """Who is named before the last run of a part, when that only tells what they are of; None when it is who speaks."""
    if start and start < len(tokens) and fold(tokens[start - 1][0]) in offices.CLAUSES and len(tokens) - start > 1:
        # "in what skipper Colm Ó Gríofa described as".
        return person([token[0] for token in tokens[start:]])
    if holder := _holder_before(part, tokens, start) or _holder_beside(part, tokens, start):
        return holder
    article = start > 2 and fold(tokens[start - 1][0]) in {"the", "la", "le", "dem", "den"}
    if not start or not (fold(tokens[start - 1 - article][0]) in offices.ENDS or start == len(tokens)):
        return None
    joint = tokens[start - 1 - article][0]
    if start < len(tokens) and joint in _AND and start > 1 and not is_capital(tokens[start - 2 - article][0]):
        # "Anochece en la sierra y Toribio Cancelo [cuenta]": a new clause.
        return person([token[0] for token in tokens[start:]])
    # "a spokesman for Delta Air Lines", "the company": what the part begins with is who speaks.
    first, before = tokens[0][0], part[: tokens[start - 1 - article].start()].strip()
    if 1 < start < len(tokens) and (holder := people.whole(before)):
        return holder
    if fold(first) in offices.OPENINGS:
        return _own(before) if 1 < start < len(tokens) else NOBODY
    return people.after(part) if start < len(tokens) or not is_capital(first) or _describes(first) else NOBODY


def _holder_before(part: str, tokens: list[re.Match[str]], start: int) -> Person | None:
    """Who is named in full before what they are of: "Wethouder Marloes Kingma van de gemeente Wolmerland"."""
    if not 2 < start < len(tokens) or is_office(tokens[start][0]):
        return None
    for place in range(2, start):
        if fold(tokens[place][0]) in offices.OF | offices.PREPOSITIONS:
            holder = people.whole(part[: tokens[place].start()].strip())
            return holder if holder and " " in (holder.name or "") else None
    return None


def _holder_beside(part: str, tokens: list[re.Match[str]], start: int) -> Person | None:
    """Who is named before how or when it was said: "Kementerian Agama lewat akun resminya [menyebut]"."""
    if start < len(tokens) or not is_capital(tokens[0][0]):
        return None
    for token in tokens[1:]:
        if fold(token[0]) in _BESIDE:
            head = part[: token.start()].strip()
            found = people.whole(head) or people.house(head)
            return found if found and (found.role or " " in (found.name or "")) else None
    return None


def _is_phrase(tokens: list[re.Match[str]]) -> bool:
    """Whether an article and one or two words in small letters are all there is before a name."""
    words = [fold(token[0]) for token in tokens]
    if len(words) not in {2, 3} or words[0] not in offices.DETERMINERS:
        return False
    return all(map(str.islower, (token[0] for token in tokens[1:]))) and offices.ENDS.isdisjoint(words)


def _describes(word: str) -> bool:
    """Whether a capital opens a description, and no name: "The company", "Seorang warga"."""
    return fold(word) in offices.DETERMINERS or fold(word) in offices.ONE_OF or is_office(word)


def _is_joined(part: str, tokens: list[re.Match[str]], start: int) -> bool:
    """Whether the token before a start goes on to the left with the run after it."""
    word = tokens[start - 1][0]
    if word == "&" and start < len(tokens) and start > 1:
        return is_capital(tokens[start - 2][0])
    if not word[0].isalpha() or (start < len(tokens) and part[tokens[start - 1].end() : tokens[start].start()].strip()):
        return False
    if is_capital(word):
        return not is_date(word) or start < len(tokens)
    folded = fold(word)
    if start == len(tokens):
        return False
    return (
        word in offices.PARTICLES
        or (is_office(word) and folded not in offices.CROWD)
        or (folded in offices.OFFICE_WORDS and folded not in offices.GLUE)
    )


def _small_before(tokens: list[re.Match[str]], start: int) -> str:
    """The kin or the article before a run: "his brother" Samuel."""
    if not start or fold(tokens[start - 1][0]) not in offices.KIN:
        return ""
    return " ".join(token[0] for token in tokens[max(0, start - 2) : start])


def _office_before(tokens: list[re.Match[str]], start: int) -> str:
    """The office before a run, with a word that describes it between: "navegador solitário" Tomás Albergaria."""
    low = start
    while (
        low and start - low < _ADJECTIVES and tokens[low - 1][0].islower() and fold(tokens[low - 1][0]) not in _NO_ROLE
    ):
        low -= 1
    first = next((place for place in range(low, start) if is_office(tokens[place][0])), start)
    return " ".join(token[0] for token in tokens[first:start])


def _begins_with_office(part: str) -> bool:
    """Whether a part between commas opens with an office, behind an article or not: "Le maire", "Kepala Dinas"."""
    first = [word for word in TOKEN.findall(part)[:2] if fold(word) not in offices.DETERMINERS][:1]
    return bool(first) and is_office(first[0])
