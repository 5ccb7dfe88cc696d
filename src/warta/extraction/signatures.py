"""Lines that sign a story: who wrote it and when, and who that is. Metadata tells them; the text need not."""

from __future__ import annotations

import re

from warta.extraction.months import MONTHS, ZONES
from warta.extraction.vocabulary import words

_LONGEST_BYLINE = 160  # characters
_LONGEST_BIO = 900
_NAMED_LATE = 120  # characters within which a portrait names its author: "Born on the river, Ana Lima writes …"
_MOST_LEFT = 2  # words of a byline that are neither name, date nor role
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d")
_RUN_ON = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
# What stands around names and dates in a byline, in the languages of most pages.
_AROUND = words(
    "by von vom par por oleh door di da de del av af text words story written posted published reported updated on at"
    " am pm um uhr the in of and und et y e dan le el il min read minute minutes lesezeit reading time last modified"
    " mis à jour publié h actualizado publicado aktualisiert veröffentlicht stand diterbitkan diperbarui pukul jam"
    " editor reporter correspondent writer staff contributor redaktion redaksi redacción rédaction autor autorin autore"
    " author special senior for to st nd rd th"
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag mo mi do fr sa so"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira"
    " senin selasa rabu kamis jumat sabtu minggu ahad"
    " 年 月 日 時 时 分 午前 午後 更新 公開 発行 文 記者 作者 记者 编辑 編輯 发布"
    " 來源 来源 년 월 일 시 분 오전 오후 입력 수정 기자"
)
# What may stand between a name and what is told of it: a nickname, titles. "Ana (Aninha) Lima, MD, PhD, is …"
_TITLED = re.compile(r"(?: \([^()]{1,30}\)(?: \w{1,30})?)?(?:,? [A-Z][A-Za-z.]{1,4})*,? (?P<word>\w+)")
_SAVED = words("gespeichert erstellt eingestellt publiziert submitted created le publiée mise en ligne")
_MONTH_SIGNS = frozenset("月월")
_TELLING = words(
    "is was has writes covers works lives holds studied joined reports leads teaches currently ist war hat arbeitet"
    " schreibt lebt studierte berichtet est a écrit travaille es ha escribe trabaja é scrive lavora foi escreve adalah"
    " merupakan"
)


# An office set off by commas: "Ana Lima, editor of the Evening Tide, studied …"
_BESIDE = re.compile(rf", [^.!?]{{3,80}}, (?:{'|'.join(sorted(_TELLING))})(?!\w)")


def is_byline(text: str, authors: tuple[str, ...]) -> bool:
    """Whether a line holds an author's name or a date, and hardly anything else."""
    if len(text) > _LONGEST_BYLINE:
        return False
    folded = _RUN_ON.sub(" ", text).casefold()  # parts that only a layout holds apart: "5 min readMay 9, 2022"
    named = [name for name in authors if name.casefold() in folded]
    for name in named:
        folded = folded.replace(name.casefold(), " ")
    found = _WORD.findall(folded)
    dated = _DIGITS.search(folded) is not None and any(word in MONTHS or word in _MONTH_SIGNS for word in found)
    if not named and not dated:
        return False
    left = [word for word in found if word not in _AROUND and word not in MONTHS and word not in ZONES]
    return len(left) <= (_MOST_LEFT if named else 0)


def is_stamp_word(text: str) -> bool:
    """Whether a few words are nothing but such as stand before a date: "Posted on Friday,"."""
    found = _WORD.findall(text.casefold())
    return all(word in _AROUND or word in MONTHS or word in _SAVED for word in found)


def is_bio(text: str, authors: tuple[str, ...]) -> bool:
    """Whether a paragraph says who an author of the page is: "Ana Lima, PhD, is a reporter who …", "Ana lives in …"."""
    if not 20 < len(text) < _LONGEST_BIO:
        return False
    opening = text.lstrip(" *—–-\"'")
    for name in authors:
        given, _, rest = name.partition(" ")
        if not rest or (name not in opening[:_NAMED_LATE] and not opening.startswith(given)):
            continue
        at = opening.find(name, 0, _NAMED_LATE)
        after = _TITLED.match(opening, at + len(name) if at >= 0 else len(given))
        if after is not None and after["word"].casefold() in _TELLING:
            return True
        if at == 0 and _BESIDE.match(opening, len(name)):
            return True
    return False
