"""Who a sentence is about without a name: "Ms Dunn’s nephew, who inherited it", "The 19-year-old", "De man"."""

from __future__ import annotations

import re

from warta.extraction.quotation import offices
from warta.extraction.quotation.names import fold, is_capital, is_office
from warta.extraction.vocabulary import words

_KIN = "|".join(
    sorted(
        offices.KIN
        | {
            "nephew",
            "niece",
            "grandson",
            "granddaughter",
            "widower",
            "fiancé",
            "boyfriend",
            "girlfriend",
            "widow",
            "partner",
            "son-in-law",
        }
    )
)
_HUMANS = "|".join(sorted(offices.HUMANS))
_PARTIES = "tertuduh|mangsa|korban|terdakwa|pelaku|tersangka"
_NO_NAME = "(?:[a-z]+ ){0,2}[A-Z]"
_SOMEBODY = frozenset(offices.HUMANS | offices.PARTIES | offices.KIN | offices.CROWD) | words(
    "patient patiente patientin customer client cliente klant kunde kundin guest invité invitada gast tenant locataire "
    "mieter mieterin huurder inquilino inquilina demonstrant demonstrantin manifestant manifestante betoger refugee "
    "migrant detainee prisoner inmate détenu détenue gefangener preso presa member miembro usuario usuaria utente user "
    "commuter caller viewer spectator villager islander local insider source fuente fonte employee employé employée "
    "empleado empleada funcionário funcionária werknemer medewerker angestellter mitarbeiter mitarbeiterin sufferer"
)
# Who is not named since a court or a story calls them so.
_CALLED = words(
    "angeklagte beschuldigte verdächtige accused defendant prévenu prévenue acusado acusada arguido arguida verdachte "
    "betroffene verletzte"
)
_ONE = words("a an one another some un une uno una um uma een ein eine einer seorang satu andere autre otro otra outro")
_DETERMINERS = _ONE | offices.DEFINITE
_TOLD_BY = 5
_OPENINGS = offices.OPENINGS - _ONE
_WHO = (", who ", ", qui ", ", die ", ", der ", ", que ", ", yang ", ", whose ", " who ", " qui ", " yang ", ", wie ")
_DESCRIBED = re.compile(r"([^\W\d_]+) ([^\W\d_][\w-]*(?: \w[\w-]*){0,2})((?:, | )[^.]{0,60})?")
_AGENT = re.compile(
    r"[^\W\d_]{3,}(?:ist|ista|euse|ienne|iere|ière|rice|erin|inne|adora|edora|man|woman|goer|holder|keeper)"
)
_NAMED = re.compile(r"(?: [a-zà-ÿ-]+){0,3},? (?:[a-zà-ÿ]+ ){0,2}[A-ZÀ-Þ]")
# "Der Angeklagte habe gelogen" tells what somebody else has said.
_NAMED_OR_HEARD = re.compile(r",? (?:[A-ZÀ-Þ]|(?:[a-zß-ü]+ )?(?:habe|sei|werde|könne|wolle|müsse|solle|dürfe)\b)")
# "A clerk in the Ministry, Jane Roe, said".
_NAMED_AFTER = re.compile(
    r"[^,]{0,80}, (?:[a-zà-ÿ]+ ){0,2}[A-ZÀ-Þ][\w'’-]*"
    r"(?:,| (?:(?:van|von|de|da|do|del|bin|binti|der|den) ){0,2}[A-ZÀ-Þ])"
)
_NEXT = re.compile(r",? [A-ZÀ-Þ]")
_TOLD = re.compile(
    # "Ms Dunn’s nephew, who".
    rf"[A-Z][\w. -]{{1,40}}['’]s (?:\w+ )?(?:{_KIN})(?=,? [a-z])(?!, {_NO_NAME})"
    # "The author’s grandson, who".
    rf"|(?:The|A|An|His|Her|Their) (?:\w+ )?\w+['’]s (?:\w+ )?(?:{_KIN})(?=,? [a-z])(?!, {_NO_NAME})"
    # "Namun cadangan itu ditolak isterinya".
    r"|[^,]{8,120}\b(?:is[ti]e?ri|suami|ibu|ayah|bapa|bapak|kakak|adik|abang|nenek|kakek|anak)nya\.?$"
    # "Di luar mahkamah, isteri tertuduh enggan".
    rf"|(?:[^,.]{{3,40}}, )?(?:[Ii]s[ti]e?ri|[Ss]uami|[Aa]yah|[Bb]apa|[Ii]bu|[Aa]nak|[Jj]iran|[Tt]etangga|[Kk]erabat)"
    rf" (?:{_PARTIES})(?!,? {_NO_NAME})"
    # "Seorang pedagang yang enggan disebut namanya".
    r"|[^.]{0,80}\b(?:enggan|tidak mau|tak mau|tidak ingin|tak ingin|minta tidak) (?:dikenali|disebut|namanya)"
    rf"|(?:The|De|Der|Die|El|La|O|A|Le|Un|Una|Een|Ein|Eine) (?:{_HUMANS})(?= [a-z])(?! {_NO_NAME})"
    r"|(?:The|Der|Die|De|Het) \d{1,3}[- ](?:year-old|[Jj]ährige|jarige)"
)


def begins(sentence: str) -> bool:
    """Whether a sentence begins with somebody whom it does not name, and who need not be the one named last."""
    opening, comma, rest = sentence.partition(", ")
    clause = rest[:1].upper() + rest[1:] if comma and fold(opening.partition(" ")[0]) in _OPENINGS else ""
    return any(map(_TOLD.match, (sentence, clause))) or _is_one(sentence)


def ending(subject: str) -> str:
    """By what somebody without a name is told at the end of a text: "Já um estudante" [disse]; empty when none is."""
    told = subject.split()[-_TOLD_BY:]
    place = next((place for place, word in reversed([*enumerate(told)]) if word.casefold() in _DETERMINERS), None)
    if place and told[place - 1].endswith(","):
        return ""  # "Dr Ann Roe, the head of conservation"
    described = told[place:] if place is not None else []
    if not described or not "".join(described[1:]).islower() or not any(map(is_somebody, described[1:])):
        return ""
    return " ".join(described)


def _is_one(sentence: str) -> bool:
    """Whether a sentence begins with one or some, told by what they are or do, and without a name.

    "Une ancienne patiente a quitté la salle", "One victim, who is 84, borrowed", "Der Angeklagte hatte gestanden".
    """
    opening, comma, rest = sentence.partition(", ")
    first, _, more = opening.partition(" ")
    if comma and (not more or more.islower()) and fold(first) in _OPENINGS:
        sentence = rest
    found = _DESCRIBED.match(sentence)
    if found is None:
        return False
    told = [word for word in found[2].split() if word not in offices.OF]
    if found[1].casefold() not in _ONE:
        called = next((word for word in told[:2] if fold(word) in _CALLED), "")
        return bool(called) and not _NAMED_OR_HEARD.match(sentence, sentence.find(called) + len(called))
    noun = next((place for place, word in enumerate(told) if is_somebody(word)), None)
    if noun is None:
        return (found[3] or "").startswith(_WHO) and not _NAMED_OR_HEARD.match(sentence, found.end(2))
    # "A teacher, Jane Roe," and "Ein Lehrer Meier" are named.
    behind = sentence.find(told[noun]) + len(told[noun])
    if fold(sentence[behind:].strip().partition(" ")[0]) in offices.PREPOSITIONS:
        return not _NAMED_AFTER.match(sentence, behind)
    return not (_NEXT if is_capital(told[noun]) else _NAMED).match(sentence, behind)


def is_somebody(word: str) -> bool:
    """Whether a word tells of one person by what they are or do."""
    return fold(word) in _SOMEBODY or is_office(word) or _AGENT.fullmatch(word) is not None
