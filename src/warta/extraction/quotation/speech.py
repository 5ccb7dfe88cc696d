"""Whether quoted words are speech, and no title, no name and no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.extraction.quotation import cues, sentences
from warta.extraction.quotation.names import NOBODY, is_capital
from warta.extraction.quotation.said import POINTS, WORD

if TYPE_CHECKING:
    from warta.extraction.quotation.said import Beside, Said

# Quoted words without a cue are speech when they are a sentence; with one, three words are.
_SENTENCE = 6
_PHRASE = 3
# Words of somebody in a sentence of the reporter's are a quote from so many on: "called it “a wake-up call”" is none.
_FRAGMENT = 5
# The first script that parts no words by spaces.
_UNSPACED = "\u0e00"


def is_speech(inner: str, said: Said, beside: Beside) -> bool:
    """Whether quoted words are speech, and no title, no name and no doubt: by their length, their end and their cue."""
    size = _size(inner)
    pointed = sentences.last_sign(inner) in POINTS or beside.trail[:1] in {",", "."} or beside.is_talk
    # German puts the point of what is said inside its marks.
    ended = sentences.last_sign(inner) in POINTS or (beside.trail[:1] == "." and beside.mark[:1] not in {"„", "»"})
    lead = WORD.findall(beside.lead[-60:])
    colon = beside.lead.rstrip().endswith(":")
    if (
        lead
        and not colon
        and cues.names_a_work(lead[-1])
        and (sentences.last_sign(inner) not in ",!?" or _is_title(inner))
    ):
        return False
    if size < _FRAGMENT and _is_fragment(said, beside):
        return False
    before = beside.lead.rstrip()[-1:]
    capital = not inner.lstrip("…. ")[:1].islower()
    match said.rule:
        case "none":
            # Japanese has its mark of speech after the quote: 「…」と述べた.
            if beside.trail[:1] == "と":
                return size > _PHRASE
            apart = beside.lead.rstrip()[-1:] in {"", ".", "!", "?", ":", "：", "。", "”", '"'}
            if colon and any(map(cues.is_sign, WORD.findall(sentences.last(beside.lead[-240:])))):
                return False
            enough = size >= _SENTENCE or (
                colon and size >= _PHRASE and beside.mark[:1] != "„" and not _is_title(inner)
            )
            return enough and (ended or beside.trail[:1] == ",") and capital and apart
        case "told before" if said.person.name is None:
            return size >= _SENTENCE and capital
        case "same paragraph" if before.isalpha() and not beside.is_talk:
            return False
        case "continued" | "same paragraph" | "told before":
            return size > 1 and ended and capital
        case "cue before" if beside.lead.rstrip()[-1:] not in {":", ","}:
            return size > _PHRASE and (said.person != NOBODY or capital) and (pointed or not _is_title(inner))
        case _:
            return size >= _PHRASE or pointed


def _is_fragment(said: Said, beside: Beside) -> bool:
    """Whether quoted words are a piece of the reporter's sentence, which begins before them and no mark parts."""
    before = beside.lead.rstrip()[-1:]
    if said.rule == "cue before" and said.cue and beside.lead.rstrip().endswith(said.cue):
        return False
    return said.rule != "split" and not beside.is_talk and (before.isalnum() or before in {")", "]", "%"})


def _is_title(inner: str) -> bool:
    """Whether all long words have a capital, as in a title."""
    found = [word for word in WORD.findall(inner[:120]) if len(word) > _PHRASE]
    return len(found) > 1 and all(map(is_capital, found))


def _size(inner: str) -> int:
    """How many words; where none are parted by spaces, three letters count as two."""
    head = inner[:400]
    return len(WORD.findall(head)) if head < _UNSPACED or " " in head else len(head) * 2 // 3
