"""The place a story was filed from, when its first paragraph says so.

A table of shapes finds what could be a dateline; its words are then judged. How much they must prove depends on the
shape: a news house vouches for any place, a dash alone only for one that is known or plain to see.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction import gazetteer
from warta.extraction.vocabulary import words as set_of
from warta.model.article import Dateline
from warta.model.blocks import Block, Paragraph, text_of
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# The longest dateline seen in the wild (two places, a date, an agency) has under 110 characters.
_HEAD = 160
# A dateline after a summary or a byline is still one.
_PARAGRAPHS = 3
_PLACE = 48
_ALONE = 80
_DASHES = ("-", "–", "—")

_WORD = r"[^\W\d_]\w*(?:['’ʼ.]\w+){0,3}(?:-\w+){0,3}\.?"
_NAME = rf"{_WORD}(?: {_WORD}){{0,4}}"
_WHERE = rf"(?P<place>{_NAME}(?:\s?/\s?{_NAME}){{0,2}})"
# What stands between the place and the dash: a region, a date, a house, with commas between.
_MORE = r"(?:,\s?(?P<more>[^()\[\]\n–—―=]{1,60}?)|\s(?P<day>\d[^()\[\]\n–—―=]{1,30}?))?,?"
_HOUSE = r"(?P<org>\w[\w-]{0,30}(?:\.[A-Za-z]{2,12}){1,3}|\w[\w&.]*(?: \w[\w&.]*){0,2})"
_DASH = r"\s?(?:(?<!\.\w)[.:]\s?)?(?:-{2,3}|[–—―−=]|-(?=\s)|(?<=\s)-)\s*"
_CLOSE_DASH = rf"(?:{_DASH}|(?<=[a-z])-(?=[A-Z“\"«]))"
_ANY_DASH = re.compile(r"[–—―−=]|--|-(?=\s)|(?<=\s)-|(?<=[a-z])-(?=[A-Z“\"«])")
_DIGIT = re.compile(r"\d")

_DATE = re.compile(
    r"\(?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|(?:[^\W\d]+\.?\s)?\d{1,4}\.?º?(?:\s[^\W\d]+\.?){0,3}(?:\s\d{4})?)\)?"
)
_DOMAIN = re.compile(r"\w[\w-]{0,40}(?:\.[A-Za-z]{2,12}){1,3}")
_ASIDE = re.compile(r"[^.!?–—]{2,60}\s[-–—]\s+(\w)")
_OPENERS = " \u00a0\"'“”„«»‘’‹›「『([*¿¡…"
_PARTICLES = set_of("de del della di da do dos das du des la le les el al of the upon sur am an der den und and y e ha")
_MEDIA = set_of(
    "news press media tv radio online post times wire newswire agency agencia agência agence agenzia pers network"
)
_LOWER_HOUSES = set_of("dpa afp epd ots kna sid idw sda ats apro detikcom kumparan detik kompas antara tempo")
_KEPT_CAPITALS = set_of("DKI DIY NTT NTB USA UK UAE US UN EU DC")


class _Found(Value, frozen=True, kw_only=True):
    """What a shape has found: its words, judged one by one, and what follows them."""

    place: str
    region: str | None
    organisation: str | None
    date: str | None
    ended: bool
    rest: str
    plain: bool


class _Shape(Value, frozen=True, kw_only=True):
    """One way to write a dateline, and what must hold of its words."""

    name: str
    marks: str  # one of these stands in the head, see _marks
    pattern: str
    holds: Callable[[_Found], bool]


def find(blocks: Iterable[Block]) -> Dateline | None:
    """The dateline of a story, or None; only the beginning of its first paragraphs is read."""
    paragraphs = (text for block in blocks if isinstance(block, Paragraph) and (text := text_of(block).strip()))
    plain = True
    alone = ""  # a place and a dash in a paragraph of their own, which what follows goes on
    for paragraph in islice(paragraphs, _PARAGRAPHS):
        text = f"{alone} {paragraph}" if alone else paragraph
        if len(text) < _ALONE and text.endswith(_DASHES):
            alone = text
            continue
        alone = ""
        if found := _read(text, plain=plain):
            return found
        # After prose, a name and a dash open a sentence; after a byline they may still be a dateline.
        plain = plain and len(text) < 80
    return _read(alone, plain=plain) if alone else None


def _read(text: str, *, plain: bool) -> Dateline | None:
    """The dateline at the start of one paragraph."""
    head = _opened(text[:_HEAD])
    marks = _marks(head)
    if not marks:
        return None
    for shape in _SHAPES:
        match = None if marks.isdisjoint(shape.marks) else _compiled(shape.pattern).match(head)
        if match and (found := _found(match, text, plain=plain)) and shape.holds(found):
            return Dateline(
                place=_spelled(found),
                organisation=found.organisation,
                date=found.date,
                raw=text[: match.end()].rstrip(),
            )
    return None


def _opened(head: str) -> str:
    """The head with Latin commas, and the hyphen of BANJARMASIN-Pemerintah told apart from one inside a name.

    Its length stays.
    """
    head = head.replace("،", ",")
    before, hyphen, after = head.partition("-")
    if hyphen and before.isupper() and _is_city(before) and after[:1].isupper() and after[1:2].islower():
        return f"{before}–{after}"
    return head


def _marks(head: str) -> set[str]:
    """What stands in a head of what the shapes cannot do without; "-" is a dash of any kind, "0" any digit."""
    marks = {mark for mark in "([/:社【" if mark in head}
    if any(map(head.__contains__, "-–—―−=")) and _ANY_DASH.search(head):
        marks.add("-")
    if _DIGIT.search(head):
        marks.add("0")
    return marks


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A shape, ready to match."""
    return re.compile(pattern)


# --- the words of a match -------------------------------------------------------------------------------------------


def _found(match: re.Match[str], text: str, *, plain: bool) -> _Found | None:
    """The words of a match; None when one of them is neither region nor date nor house."""
    words = match.groupdict()
    organisation, date = words.get("org"), words.get("day") or words.get("date")
    bracketed = organisation if organisation and _is_date(organisation) else None
    organisation = None if bracketed else organisation
    region = None
    for position, part in enumerate(filter(None, (part.strip() for part in (words.get("more") or "").split(",")))):
        if _is_date(part) or part.casefold() in gazetteer.weekdays():
            date = f"{date}, {part}" if date else part
        elif organisation is None and _is_house(part):
            organisation = part
        elif position == 0 and _is_name(part):
            region = part
        else:
            return None
    if bracketed:
        date = f"{date} ({bracketed})" if date else bracketed
    return _Found(
        place=_unpointed(words["place"].strip()),
        region=region,
        organisation=organisation.strip() if organisation else None,
        date=date.strip() if date else None,
        ended=bool(words.get("end")),
        rest=text[match.end() : match.end() + 120],
        plain=plain,
    )


def _unpointed(place: str) -> str:
    """A place without the point of "MADRID.- ", which is none of its own as in D.C."""
    return place if re.search(r"\.\w\.$", place) else place.rstrip(".")


def _is_date(text: str) -> bool:
    """Whether this is written as a date: 12/3, 12 mars, Jan. 12, (20/3), Rabu (20/3); a lone number is a day."""
    first, _, rest = text.partition(" ")
    if rest and first.casefold() in gazetteer.weekdays() | {"le", "den", "el"}:
        return _is_date(rest)
    if not _DATE.fullmatch(text):
        return False
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    return all(word in gazetteer.months() or word in {"de", "del", "st", "nd", "rd", "th"} for word in words)


def _is_house(text: str) -> bool:
    """Whether this is the name of a news house: a known one, an address, or one that says so."""
    folded = text.casefold().strip(" .")
    if _DOMAIN.fullmatch(text.strip()):
        return True
    if text.islower() and folded not in _LOWER_HOUSES:
        return False
    if folded in gazetteer.houses() or any(part.strip() in gazetteer.houses() for part in folded.split("/")):
        return True
    words = folded.split()
    return 1 < len(words) <= 4 and _is_name(text) and not _MEDIA.isdisjoint(words)


def _is_name(text: str) -> bool:
    """Whether every word of this may be part of a name, and the whole is not a word that opens a paragraph."""
    if len(text) > _PLACE or text.casefold().rstrip(".") in gazetteer.others():
        return False
    return all(_is_capitalised(part.split()) for part in text.split("/"))


def _is_capitalised(words: list[str]) -> bool:
    """Whether words begin with capitals, or are in a script without; particles only between others."""
    if not words or words[0][0].islower() or words[-1][0].islower():
        return False
    return all(not word[0].islower() or word in _PARTICLES for word in words)


def _is_city(place: str) -> bool:
    """Whether each place here is a known one."""
    folded = re.sub(r"^(?:kota|kabupaten|kab\.) ", "", place.casefold())
    return folded in gazetteer.cities() or all(part.strip() in gazetteer.cities() for part in folded.split("/"))


# --- what must hold of them -----------------------------------------------------------------------------------------


def _agency(found: _Found) -> bool:
    """Somebody in brackets: a known house vouches alone, another needs a dash and a place that is plain to see."""
    if not _is_name(found.place):
        return False
    if found.organisation is None:
        return found.ended and found.plain and _is_city(found.place) and _opens_sentence(found.rest)
    if _is_house(found.organisation):
        return found.ended or not found.rest or _opens_sentence(found.rest)
    return found.ended and _is_plain(found) and _may_be_house(found.organisation, found.place)


def _vouched(found: _Found) -> bool:
    """A house beside the place: `TEMPO.CO, Jakarta -`, `KBRN, Banjarmasin:`."""
    return (
        found.organisation is not None
        and _is_house(found.organisation)
        and _is_name(found.place)
        and not _is_house(found.place)
    )


def _dashed(found: _Found) -> bool:
    """A place and a dash, with a house or a date or neither between: the less there is, the more is asked."""
    if not _is_name(found.place) or _is_house(found.place):
        return False
    if found.organisation:
        return True
    if not _opens_sentence(found.rest) or _is_aside(found.rest):
        return False
    if found.date:
        return bool(re.search(r"[^\W\d]{3}|/", found.date)) or (found.plain and _is_city(found.place))
    return found.plain and _is_plain(found) and not _is_route(found)


def _called(found: _Found) -> bool:
    """A known place in capitals and a colon: `KUALA LUMPUR: …`."""
    return found.plain and found.place.isupper() and _is_city(found.place) and _opens_sentence(found.rest)


def _sealed(found: _Found) -> bool:
    """A shape that no prose has."""
    return bool(found.place)


def _is_plain(found: _Found) -> bool:
    """Whether the place is known, or in capitals and made like a place."""
    if _is_city(found.place):
        return True
    if found.region and found.region.casefold() in gazetteer.regions():
        return True
    if not found.place.isupper() or found.region:
        return False
    words = found.place.casefold().replace("/", " ").split()
    if len(words) > 1:
        return not gazetteer.makings().isdisjoint(words)
    # PSSI and BPJS are no places: a place of one word has vowels, and no four consonants in a row.
    return len(words[0]) >= 5 and not re.search(r"[bcdfghjklmnpqrstvwxz]{4}", words[0].replace("ng", "n"))


def _is_route(found: _Found) -> bool:
    """Whether the dash stands between two places: "Jakarta – Surabaya dalam lima jam"."""
    first = re.match(r"[^\W\d_]+(?: [^\W\d_]+)?", found.rest)
    if not first:
        return False
    names = (first[0].casefold(), first[0].split()[0].casefold())
    return any(name in gazetteer.cities() for name in names) and names[1] != found.place.casefold()


def _is_aside(rest: str) -> bool:
    """Whether a second dash closes what the first opened: "Washington – The capital – is quiet"."""
    second = _ASIDE.match(rest)
    return bool(second and second[1].islower())


def _opens_sentence(rest: str) -> bool:
    """Whether what follows may begin a sentence: a capital, a digit, or a letter of a script without capitals."""
    first = rest.lstrip(_OPENERS)[:1]
    return bool(first) and (first.isalnum() and not first.islower())


def _may_be_house(organisation: str, place: str) -> bool:
    """Whether an unknown name in brackets may be a house: a name, and not the initials of what stands before it."""
    initials = "".join(word[0] for word in place.split()).upper()
    return len(organisation.split()) <= 4 and _is_name(organisation) and organisation.upper() not in {initials, place}


# --- spelling -------------------------------------------------------------------------------------------------------


def _spelled(found: _Found) -> str:
    """The place as one writes it in prose: Banjarmasin, New York/London, Washington, D.C."""
    place = "/".join(_natural(part.strip()) for part in found.place.split("/"))
    if found.region and found.region.casefold() in gazetteer.regions():
        return f"{place}, {_natural(found.region)}"
    return place


def _natural(name: str) -> str:
    """A name in capitals as it is otherwise written; another as it is."""
    if not name.isupper():
        return name
    return " ".join(_word(word, first=position == 0) for position, word in enumerate(name.split()))


def _word(word: str, *, first: bool) -> str:
    """One word of a name in capitals: D.C. and NTT stay, DE becomes de, PORT-AU-PRINCE becomes Port-au-Prince."""
    if word in _KEPT_CAPITALS or re.fullmatch(r"(?:\w\.){2,}", word):
        return word
    if not first and word.casefold() in _PARTICLES:
        return word.casefold()
    head, *others = word.split("-")
    return "-".join(
        [
            _capital(head),
            *(part.lower() if part.lower() in {*_PARTICLES, "au", "en"} else _capital(part) for part in others),
        ]
    )


def _capital(word: str) -> str:
    """A word with one capital; after an elided d' or l' a second one: L'Aquila, but Xi'an."""
    elided = re.match(r"(?i)([dl]['’])(\w+)$", word)
    return elided[1].capitalize() + elided[2].capitalize() if elided else word.capitalize()


# --- the shapes -----------------------------------------------------------------------------------------------------

_AGENCY = rf"{_WHERE}{_MORE}[.]?(?:{_DASH})?\s?[(\[](?P<org>[^()\[\]\n]{{2,40}})[)\]](?P<end>{_DASH})?\s*"
_WIRE = rf"{_WHERE}{_MORE}[.]?\s?/(?P<org>[^/\n]{{2,30}})/(?P<end>{_DASH}|[.])?\s*"
_SIGNED = rf"{_WHERE}[,.]\s(?P<date>\d{{1,2}} \w+\.?)(?P<end>{_DASH}|[.]\s){_HOUSE}[.,]\s+"
_HOUSE_FIRST = rf"{_HOUSE}(?:\s?[,|:]\s?|{_DASH}){_WHERE}{_MORE}(?P<end>{_CLOSE_DASH}|:\s+)"
_HOUSE_BEHIND = rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}}?) (?P<org>[A-Z]{{2,5}}(?: [A-Z][a-z]+)?)(?P<end>\s?[–—]\s*)"
_XINHUA = (
    r"[(（【]?(?P<org>新华社|新華社|中央社|中新社)(?P<place>[^\W\d]{2,6}?)"
    r"(?P<date>\d{1,2}月\d{1,2}日|\d{1,2}日)[电電]?"
)

_SHAPES: tuple[_Shape, ...] = (
    _Shape(name="agency", marks="([", pattern=_AGENCY, holds=_agency),
    _Shape(name="wire", marks="/", pattern=_WIRE, holds=_agency),
    _Shape(name="signed", marks="0", pattern=_SIGNED, holds=_vouched),
    _Shape(name="house first", marks="-:", pattern=_HOUSE_FIRST, holds=_vouched),
    _Shape(name="house behind", marks="-", pattern=_HOUSE_BEHIND, holds=_vouched),
    _Shape(name="dashed", marks="-", pattern=rf"{_WHERE}{_MORE}(?P<end>{_DASH})", holds=_dashed),
    _Shape(name="house last", marks="-:", pattern=rf"{_WHERE}{_MORE}(?P<end>{_CLOSE_DASH}|:\s+)", holds=_vouched),
    _Shape(name="called", marks=":", pattern=rf"{_WHERE}{_MORE}(?P<end>:\s+)", holds=_called),
    _Shape(name="Xinhua", marks="社", pattern=_XINHUA, holds=_sealed),
    _Shape(name="Kyodo", marks="【", pattern=r"【(?P<place>\w{2,8}?)(?P<org>共同|時事|ロイター|AFP)】", holds=_sealed),
    _Shape(name="Yonhap", marks="(", pattern=r"\((?P<place>[\w·]{2,8})=(?P<org>\w{2,8})\)", holds=_sealed),
)
