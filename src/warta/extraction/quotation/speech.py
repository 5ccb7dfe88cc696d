"""Whether quoted words are speech, and no title, no name and no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.extraction.quotation import cues, sentences
from warta.extraction.quotation.attribution import POINTS, WORD
from warta.extraction.quotation.names import NOBODY, is_capital

if TYPE_CHECKING:
    from warta.extraction.quotation.attribution import Beside, Said

# Quoted words without a cue are speech when they are a sentence; with one, three words are.
_SENTENCE = 6
_PHRASE = 3
# The first script that parts no words by spaces.
_UNSPACED = "\u0e00"


def is_speech(inner: str, said: Said, beside: Beside) -> bool:
    """Whether quoted words are speech, and no title, no name and no doubt: by their length, their end and their cue."""
    size = _size(inner)
    pointed = sentences.last_sign(inner) in POINTS or beside.trail[:1] in {",", "."} or beside.is_talk
    lead = WORD.findall(beside.lead[-60:])
    colon = beside.lead.rstrip().endswith(":")
    if (
        lead
        and not colon
        and cues.names_a_work(lead[-1])
        and (sentences.last_sign(inner) not in ",!?" or _is_title(inner))
    ):
        return False
    capital = not inner.lstrip("…. ")[:1].islower()
    match said.rule:
        case "none":
            # Japanese has its mark of speech after the quote: 「…」と述べた.
            if beside.trail[:1] == "と":
                return size > _PHRASE
            apart = beside.lead.rstrip()[-1:] in {"", ".", "!", "?", ":", "：", "。", "”", '"'}
            return size >= _SENTENCE and sentences.last_sign(inner) in POINTS and capital and apart
        case "continued" | "same paragraph":
            return size > 1 and sentences.last_sign(inner) in POINTS and capital
        case "cue before" if beside.lead.rstrip()[-1:] not in {":", ","}:
            return size > _PHRASE and (said.person != NOBODY or capital)
        case _:
            return size >= _PHRASE or pointed


def _is_title(inner: str) -> bool:
    """Whether all long words have a capital, as in a title."""
    found = [word for word in WORD.findall(inner[:120]) if len(word) > _PHRASE]
    return len(found) > 1 and all(map(is_capital, found))


def _size(inner: str) -> int:
    """How many words; where none are parted by spaces, three letters count as two."""
    head = inner[:400]
    return len(WORD.findall(head)) if head < _UNSPACED or " " in head else len(head) * 2 // 3
