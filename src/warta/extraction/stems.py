"""What the forms of a word have in common, in Indonesian and English: enough to find one by another, and no more.

Rules of affixes without a dictionary. A word may have several keys: `mengirim` is of `kirim` or of `irim`, and two
words are alike when they share one. Words of which little would be left keep what they have.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 4  # letters of a root: what would leave fewer is no affix
_LONGEST = 30
_VOWELS = "aeiou"

_PARTICLE = re.compile(r"(?:lah|kah|pun)$")
_POSSESSIVE = re.compile(r"(?:nya|ku|mu)$")
# The prefix, and what the first letter of the root became before it.
_PREFIXES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"^(?:memper|diper|ber|ter|per)"), ("",)),
    (re.compile(r"^(?:me|pe)ny(?=[aeiou])"), ("s", "ny")),
    (re.compile(r"^(?:me|pe)ng(?=[aeiou])"), ("", "k")),
    (re.compile(r"^(?:me|pe)ng(?=[ghk])"), ("",)),
    (re.compile(r"^(?:me|pe)m(?=[aeiou])"), ("p", "m")),
    (re.compile(r"^(?:me|pe)m(?=[bfvp])"), ("",)),
    (re.compile(r"^(?:me|pe)n(?=[aeiou])"), ("t", "n")),
    (re.compile(r"^(?:me|pe)n(?=[dcjz]|s[yp]|tr)"), ("",)),
    (re.compile(r"^(?:me|pe)(?=[lrwy])"), ("",)),
    (re.compile(r"^(?:pe|be)(?=(?:kerj|tan|serta|tern|tug))"), ("",)),
    (re.compile(r"^(?:be|pe)l(?=ajar)"), ("",)),
    (re.compile(r"^di"), ("",)),
)
_KE = re.compile(r"^ke(?=.{4}.*an$)")
_SE = re.compile(r"^se(?=.{4}.*nya$)")


def fold(word: str) -> str:
    """A word without capitals and accents, as the index has it."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join([sign for sign in plain if not unicodedata.combining(sign)])


def keys(word: str, language: str | None = None) -> frozenset[str]:
    """What a folded word has in common with its other forms; nothing where the language has no rules here.

    `language` is a tag (`id-ID`); None: it is not known, and both are tried.
    """
    code = (language or "").partition("-")[0].lower()
    if code in {"id", "ms", "in"}:
        return _indonesian(word)
    if code == "en":
        return _english(word)
    return frozenset() if code else _indonesian(word) | _english(word)


@lru_cache(maxsize=20_000)
def _indonesian(word: str) -> frozenset[str]:
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return frozenset()
    whole = _SE.sub("", word)
    found = {word}
    for inner in _unended(_KE.sub("", whole)):
        found.add(inner)
        found.update(_unprefixed(inner))
    for inner in [*found]:
        found.update(_unprefixed(inner) if inner.startswith(("ber", "per", "di", "me")) else ())
    return frozenset(each for each in found if len(each) >= _SHORTEST or each == word)


def _unended(word: str) -> Iterator[str]:
    """The word without particle and possessive, and then without -kan, -an or -i."""
    yield word
    for ending in (_PARTICLE, _POSSESSIVE):
        shorter = ending.sub("", word)
        if len(shorter) >= _SHORTEST and shorter != word:
            word = shorter
            yield word
    for suffix in ("kan", "an", "i"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            yield word[: -len(suffix)]


def _unprefixed(word: str) -> Iterator[str]:
    for prefix, begins in _PREFIXES:
        rest = prefix.sub("", word, count=1)
        if rest != word and len(rest) >= _SHORTEST - 1:
            yield from (begin + rest for begin in begins if len(begin + rest) >= _SHORTEST)


@lru_cache(maxsize=20_000)
def _english(word: str) -> frozenset[str]:
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return frozenset()
    one = _singular(word)
    if one.endswith("ly") and len(one) > 6:
        one = one[:-2]
    for ending in ("ing", "ed"):
        rest = one.removesuffix(ending)
        if rest != one and len(rest) >= 3 and any(sign in _VOWELS + "y" for sign in rest):
            doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            one = rest[:-1] if doubled else rest
            break
    if one.endswith(("tion", "sion")) and len(one) > 6:
        one = one[:-3]
    one = one.removesuffix("e") if len(one) > 3 else one
    return frozenset((one[:-1] + "i" if one.endswith("y") and len(one) > 3 else one,))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
