"""What stands after a quote whose verb no table has: ",” ancam Kasatpol PP", "», soupire-t-elle", "”: Jane Roe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction.quotation import cues, endings, heads, offices, people, sentences
from warta.extraction.quotation.names import NOBODY, Person, fold, is_office
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable

_EDGES = ' \u00a0\t\n,;:.–—-()"”“'
# What stands before a name that signs a quote: "“…” – Jane Roe".
_SIGNED = re.compile(r"\s*[:–—-]\s")
_ARTICLES = "le|la|les|el|los|o|os|a|der|die|das|de|the|un|une|una|uma|um|ein|eine|een"
# A verb, at most three words, before a capital or an article: ",” ancam Kasatpol PP", "», s’est réjouie Sophie Binet".
_VERB = re.compile(rf"[\s,]{{1,3}}((?:[^\W\d_A-Z][\w'’-]*\s){{1,3}}?)(?=[^\W\d_a-zß-ÿ]|(?:{_ARTICLES})\s|l['’])")
_VERB_AFTER = re.compile(
    r"[\s,]{1,3}((?:[A-ZÀ-Þ][\w.'’-]*\s){1,4})([a-z]{3,}ed\b|[a-z]{3,}s\b(?=\s?[,.;:]|\s?$|\s(?:of|about|when|as|to|in|with)\s))"
)
# "soupire-t-elle", "se queja.", "erzählt sie".
_CLITIC = re.compile(r"[\s,]{1,3}((?:s['’])?[^\W\d_]+-(?:t-)?(il|elle|on|ils|elles))\b")
_ALONE = re.compile(
    r"[\s,]{1,3}((?:(?:se|me)\s)?[^\W\d_A-Z][^\W\d_]+)(?:\s([^\W\d_]+))?"
    r"(?:\s(?:voor|an|toe|uit|op|aus|auf|ein|zu|hinzu|vor|nach|mee|na|terug|bei|ab|fest|mit|ein|(?:einmal|immer|gern|stets)|(?:gerne?\s)?zu\s[^\W\d_]+))?(?:\s?[.;]|$)"
)


# "…”, respondieron a EL HERALDO los abogados"; then what somebody only might say: "pourrait commenter".
_ADDRESSED = re.compile(r"a [A-Z]")
# "dure une heure exactement": no person.
_AMOUNTS = ("une heure", "un an", "une minute", "eine Stunde", "una hora", "uma hora", "een uur", "un jour", "un mois")
_SUPPOSED = frozenset(
    {"pourrait", "aurait", "devrait", "könnte", "würde", "müsste", "podría", "debería", "poderia", "zou"}
)
# Not "…”, retomar el pulso": what goes on with a sentence.
_UNSPOKEN = ("ing", "ar", "er", "ir", "ando", "endo", "ado", "ada", "ido", "ida", "idos", "idas")


class Unlisted(Value, frozen=True, kw_only=True):
    """The words taken for a verb, and who is named beside them; `pronoun` when it is whoever was spoken of last."""

    cue: str | None = None
    person: Person = NOBODY
    pronoun: str | None = None


def read(inner: str, sentence: str, mark: str, is_somebody: Callable[[str], bool]) -> Unlisted | None:
    """Who is named after a quote of the words `inner` and the marks `mark`: the opening and the closing one, "„“".

    `is_somebody` knows the names that the story has told.
    """
    if (
        (inner[:1] == "…" or inner.lstrip("[(")[:1].isupper())
        and _SIGNED.match(sentence)
        and (named := people.whole(sentence.strip(_EDGES)))
    ):
        return Unlisted(person=named)
    comma = sentence.lstrip()[:1] == ","
    if sentences.last_sign(inner) not in ",.!?…" and not comma:
        return None
    if pointed := _pronoun(inner, sentence, comma=comma):
        return pointed
    if found := _VERB.match(sentence):
        told = comma and not inner[0].islower()
        return _after_verb(found[1].split(), sentence[found.end() :], mark, told=told, known=is_somebody)
    if sentences.last_sign(inner) in ",!?" and (found := _VERB_AFTER.match(sentence)):
        person = endings.before(found[1])
        return Unlisted(cue=found[2], person=person) if person.name else None
    return None


def _pronoun(inner: str, sentence: str, *, comma: bool) -> Unlisted | None:
    """A verb with a pronoun, or with nobody: "soupire-t-elle", "erzählt sie", "luahnya", "conta"."""
    first = sentence.lstrip(" ,").split(maxsplit=1)[:1]
    if first and first[0].strip(".,").endswith("nya") and sentences.last_sign(inner) in ",!?" and first[0].islower():
        return Unlisted(cue=first[0].strip(".,"), pronoun="")
    if found := _CLITIC.match(sentence):
        return Unlisted(cue=found[1]) if found[2] == "on" else Unlisted(cue=found[1], pronoun=found[2])
    found = _ALONE.match(sentence) if not inner[0].islower() else None
    if found and not comma and not (sentences.last_sign(inner) == "," and found[2] and cues.is_pronoun(found[2])):
        return None
    if found and _are_verbs(found[1].split()[-1:]) and (found[2] is None or cues.is_pronoun(found[2])):
        return Unlisted(cue=found[1], pronoun=(found[2] or "").casefold())
    return None


def _after_verb(verbs: list[str], rest: str, mark: str, *, told: bool, known: Callable[[str], bool]) -> Unlisted | None:
    """Who is named behind what may be a verb; where nouns have capitals, one word is nobody, but "so Brandt" is."""
    if _ADDRESSED.match(rest) or verbs[0] in _SUPPOSED or (is_office(verbs[-1]) and rest[:1].islower()):
        return None
    so = verbs == ["so"] and told
    if not so and not _are_verbs(verbs, french=mark[1] == "»"):
        return None
    person = people.after(heads.without_object(rest) if mark[0] in "„»" else rest)
    alone = person.name and " " not in person.name and not person.role
    if mark[0] in "„»" and not so and alone and not known(person.name or ""):
        return None
    # In Spanish "a" is no article: "…”, volverá a exponerse".
    role = (person.role or "").split()
    told = told and bool(role) and (any(map(is_office, role)) or (rest[:2] != "a " and not rest.startswith(_AMOUNTS)))
    return Unlisted(cue=" ".join(verbs), person=person) if person.name or told else None


def _are_verbs(words: list[str], *, french: bool = False) -> bool:
    """Whether small words between a quote and a name may be a verb of speaking."""
    # "a averti la préfecture", but "a giant Georgian dumpling".
    if words[0] in offices.DETERMINERS and not (french and words[0] == "a" and len(words) > 1):
        return False
    return (
        len(words[-1]) > 2
        and not words[0].endswith(_UNSPOKEN)
        and not any(fold(word) in offices.ENDS or word.endswith("ing") or word in offices.PARTICLES for word in words)
    )


def within(inner: str, comma: int) -> Unlisted | None:
    """The same inside French marks, behind one of their commas: « Le vent était là, a souri Bruno Tastevin. Et … »."""
    sentence = inner[comma:].lstrip("?!… \u00a0")
    clitic = _CLITIC.match(sentence)
    if clitic and sentence[clitic.end() : clitic.end() + 1] in {",", ".", ""}:
        return Unlisted(cue=clitic[1], pronoun=None if clitic[2] == "on" else clitic[2])
    found = _VERB.match(sentence)
    verbs = [word for word in found[1].split() if word != "se"] if found else []
    if found is None or not verbs or not _are_verbs(verbs, french=True) or is_office(verbs[-1]):
        return None
    person = people.after(sentences.first(sentence[found.end() :]))
    behind = sentence[found.end() + len(person.name or "") :][:1]
    whole = " " in (person.name or "") and sentence.startswith(person.name or "", found.end())
    return Unlisted(cue=found[1].strip(), person=person) if whole and behind in {".", ","} else None
