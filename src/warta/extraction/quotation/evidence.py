"""What speaks against a name: whoever is told by it is nobody whom the story names."""

from __future__ import annotations

from warta.extraction.quotation import mentions, offices
from warta.extraction.quotation.names import fold, is_acronym, is_office
from warta.extraction.vocabulary import words

_ONE = frozenset({"a", "an", "un", "une", "una", "um", "uma", "ein", "eine", "een", "seorang", "salah", "one"})


_WHOSE = frozenset(
    {"her", "his", "its", "their", "son", "sa", "su", "seu", "sua", "zijn", "haar", "ihr", "ihre", "sein", "seine"}
)
_FORMS = frozenset({"PT", "CV", "UD", "Sdn", "Bhd"})
# What a house that was named is called again.
_FIRMS = words(
    "company firm société entreprise groupe compagnie enseigne empresa compañía firma unternehmen konzern bedrijf "
    "onderneming companhia perusahaan syarikat operator operador opérateur"
)


def is_firm(name: str) -> bool:
    """Whether an article and such a word are all that tells who speaks: "la société", "the company"."""
    article, _, noun = name.partition(" ")
    return article.islower() and fold(noun) in _FIRMS


def _is_open(role: list[str]) -> bool:
    """Whether an office ends with a word behind which its place or house stands, and no name."""
    of = role[-1] in offices.OF or (role[-1] in offices.DEFINITE and len(role) > 1)
    return of or (role[-1] in offices.PREPOSITIONS and len(role) > 1)


def names_nobody(name: str, role: str) -> bool:
    """Whether somebody is only told of: "seorang manajer PT Tirta Emas", "a spokesman for Delta"."""
    whose, _, noun = name.partition(" ")
    if fold(whose) in _WHOSE and fold(noun) in offices.HOUSES:
        return True
    told = role.split()
    if told and " " not in name and _is_open(told):
        # "la vocera de la" Fiscalía.
        return True
    if not told or fold(told[0]) not in _ONE or not any(map(is_office, told)):
        return False
    return mentions.is_house(name) or any(map(is_acronym, name.split())) or not _FORMS.isdisjoint(told)
