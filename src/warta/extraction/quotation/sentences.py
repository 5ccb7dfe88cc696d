"""Where a sentence ends: not after an initial, a title or another short form with a dot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

# A mark of the end, what may close after it, and a capital (or a script without any).
_END = re.compile(r"[.!?…][\"”»’)\]]*\s+(?=[\"“„«‘(\[]?[^\W\d_a-zß-ÿ])|[。！？]")
_LAST_WORD = re.compile(r"[^\W_][\w.'’-]*$")
_INITIALS = re.compile(r"[A-Z](?:\.-?[A-Z])*")
_SHORT = words(
    "dr drs dra drg drh ir h hj prof mr mrs ms st sen rep gov lt col gen sgt capt cmdr rev hon fr msgr jl no vs kab "
    "kec pol inf kav art inc corp co ltd bros tn ny sdr tgk kh mme mlle sra sr srta dña don dipl ing bzw ca jan feb "
    "abd moh moch much muh muhd mohd mhd md ach sto sta ma mª "
    "cpl pvt mar apr aug sept sep oct nov dec messrs supt det insp adj maj brig adm mt ft tgl bpk ust ustadz hb"
)


def ends(text: str) -> Iterator[int]:
    """Where each sentence but the last of a text ends, behind its mark and the space after it."""
    for end in _END.finditer(text):
        if text[end.start()] == ".":
            word = _LAST_WORD.search(text, max(0, end.start() - 16), end.start())
            if word and (word[0].casefold() in _SHORT or _INITIALS.fullmatch(word[0])):
                continue
        yield end.end()


def first(text: str) -> str:
    """The first sentence of a text, without the sentences after it."""
    for end in ends(text):
        return text[:end]
    return text


def last(text: str) -> str:
    """The last sentence of a text, which may have no end yet."""
    start = 0
    for end in ends(text):
        start = end
    return text[start:]


def split(text: str) -> list[str]:
    """All sentences of a text."""
    found, start = [], 0
    for end in ends(text):
        found.append(text[start:end])
        start = end
    return [*found, text[start:]]


def last_sign(inner: str) -> str:
    """The last sign of quoted words, before the marks of a quote inside them."""
    return inner.rstrip("’'”\"»›) ")[-1:] or inner[-1]
