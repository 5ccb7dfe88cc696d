"""The first words of a text that may be somebody: an article, words in small letters, then a run with capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from warta.extraction.quotation import offices
from warta.extraction.quotation.names import TOKEN, fold, is_capital, is_date, is_of_name, is_office

# What a description in small letters may fill, and a run, in words.
_DESCRIPTION = 7
_RUN = 18
_VERB = re.compile(r"(?:me[mnlrn]|ber|ter|di)[a-z]{3}|adalah|ialah|yang|pula|juga|pun")

# "bezeichnete William Ruto das Lager".
_OBJECT = re.compile(r"(?<=[a-z])(?<![vV]on)(?<![vV]an)\s(?:das|die|den)\s(?=[A-ZÄÖÜ])")


@dataclass(slots=True, kw_only=True)
class Head:
    """The first words of a text that may be somebody: an article, words in small letters, a run with capitals.

    `pointed`: "that man"; `noun`: a word in small letters ends it, "a Pentagon official".
    """

    article: str = ""
    small: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    end: int = 0
    pointed: bool = False
    noun: bool = False

    @property
    def has_article(self) -> bool:
        """Whether an article or a possessive stands before a noun, or has grown on to it: "l’association"."""
        return bool(self.article) or (bool(self.small) and fold(self.small[0]).startswith("l'"))

    @property
    def described(self) -> str:
        """The words before the run."""
        return " ".join([self.article, *self.small]).strip()


def read(text: str) -> Head:
    """The first words that may be somebody; a preposition, a verb or a mark ends them."""
    head = Head()
    for token in TOKEN.finditer(text):
        word = token[0]
        folded = fold(word)
        if text[head.end : token.start()].strip() or len(head.run) > _RUN:
            break
        if folded in offices.POINTING:
            head.pointed = bool(head.small or head.run)
            head.end = token.end()
            break
        if not head.run and not head.small and _is_article(text, token):
            head.article = f"{head.article} {word}".strip()
        elif not _takes(head, word, folded, before_name=text[token.end() + 1 : token.end() + 2].isupper()):
            head.noun = word[0].islower() and folded not in offices.ENDS
            break
        head.end = token.end()
    while head.run and not (is_of_name(head.run[-1]) or head.run[-1][0].isdigit()):
        head.noun = is_office(head.run.pop()) or head.noun
    return head


def _is_article(text: str, token: re.Match[str]) -> bool:
    """Whether a word is an article or a possessive; "Los Angeles" and "Le Monde" have theirs in the name."""
    word = token[0]
    if word.casefold() not in offices.DETERMINERS:
        return False
    return word not in {"Los", "Las", "La", "Le", "El"} or not text[token.end() + 1 : token.end() + 2].isupper()


def _takes(head: Head, word: str, folded: str, *, before_name: bool) -> bool:
    """Whether a word goes on with somebody's description or name, which then has it."""
    if not word[0].isalpha():
        if word[0].isdigit() and head.run and (is_office(head.run[0]) or head.run[-1].isupper()):
            head.run.append(word)
            return True
        if word.isdecimal() and head.small and not head.run:
            head.small.append(word)
            return True
        return False
    if is_capital(word) or (head.run and is_of_name(word)):
        if is_date(word) and not ((head.run or before_name) and len(word) < 4):
            return False
        head.run.append(word)
        return True
    if head.run:
        # "Direktur RSUD Ulin dr Hj Aminah".
        titled = before_name and folded in offices.HONORIFICS and (word[-1] == "." or is_office(head.run[0]))
        if titled or _goes_on(head.run, word, folded) or (before_name and _is_for(head.run, word)):
            head.run.append(word)
            return True
        return False
    if folded in offices.STOPS or (folded in offices.OF and not head.small) or len(head.small) >= _DESCRIPTION:
        return False
    head.small.append(word.rstrip("."))
    return True


def _goes_on(run: list[str], word: str, folded: str) -> bool:
    """Whether a word in small letters goes on with a run: "Ketua majelis hakim", "Ministry of", "Trump ally"."""
    if folded in offices.NATIVE and fold(run[0]) in offices.NATIVE and folded not in offices.CROWD:
        return True
    joint = folded in offices.JOINTS
    if (joint and _joins(run)) or (is_office(word) and folded in offices.FOREIGN):
        return True
    return folded in offices.OFFICE_WORDS and not joint and is_office(run[0])


def _is_for(run: list[str], word: str) -> bool:
    """Whether a word in small letters tells what an Indonesian office is for: "Pengarah teater", "Penjaga gol"."""
    if len(run) > 1 or fold(run[0]) not in offices.NATIVE or word in offices.STOPS or not word.isalpha():
        return False
    return word not in offices.PARTICLES and _VERB.match(word) is None


def _joins(run: list[str]) -> bool:
    """Whether a joint may go on with a run: "Ministry of", "Director of the", "Bureau of"."""
    return is_office(run[-1]) or any(fold(word) in offices.HOUSES for word in run[-2:])


def without_object(text: str) -> str:
    """What stands after a German verb, without the object behind who speaks: "nannte Ruto das Lager"."""
    return _OBJECT.split(text, maxsplit=1)[0]
