"""The words that tell of speaking, in nine languages: which side of them the speaker stands on, and who is "he"."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from warta.extraction.quotation.tongues import dutch, english, french, german, indonesian, others, portuguese, spanish
from warta.extraction.vocabulary import words

# Where the speaker stands: "mengatakan" has him before, "ujar" after, "said" on either side.
Side: TypeAlias = Literal["before", "after", "either"]

_EITHER = {
    "en": english.SAYING,
    "de": german.SAYING,
    "fr": french.SAYING,
    "es": spanish.SAYING,
    "pt": portuguese.SAYING,
    "nl": dutch.SAYING,
    "it": others.ITALIAN,
    "sv": others.SWEDISH,
    "ms": "",
    "id": "",
}
_AFTER = (
    indonesian.AFTER,
    "according",
    german.AFTER,
    french.AFTER,
    spanish.AFTER,
    portuguese.AFTER,
    dutch.AFTER,
    others.AFTER,
)
_SUFFIXED = words(indonesian.SUFFIXED)

_PRONOUNS = words(
    "dia ia beliau nya he she they er sie il elle él ella ele ela hij zij ze lui lei egli han hon "
    "ils elles ellos haar hem ihm"
)
_FIRST_PERSONS = words("i we you it saya kami kita aku anda ich wir je nous on yo nosotros eu nós")
_AUXILIARIES = words(
    "pula "
    "has had have was also then later telah juga pun lalu kemudian sempat turut kembali hat haben a avait ont ha han "
    "había foi tem heeft hebben è har already again once often repeatedly previously recently earlier sendiri masih "
    "se sich zich fait terus lagi sudah demikian demikianlah begitu thus simply only who yang selaku is are still now"
)
_WORKS = words(
    "film movie novel book buku lagu song album single berjudul bertajuk bertema tema judul titled entitled called "
    "dubbed named nicknamed series serial sinetron acara program pameran lukisan puisi cerpen drama opera play "
    "musical hashtag tagar slogan moto motto spanduk bertuliskan bertulisan tulisan reading istilah term word kata "
    "frasa phrase disebut dijuluki julukan bernama alias sogenannte sogenannten titre livre chanson roman libro "
    "película canción livro música filme titel buch lied headline headlined konsep jargon marked labeled labelled "
    "inscribed emblazoned bearing read reads"
)

# What is read on these was said by nobody: "un cartel: «Se traspasa»".
_SIGNS = words(
    "sign banner placard poster billboard plaque label sticker graffiti notice schild plakat transparent banderole "
    "aufschrift aufkleber inschrift tafel panneau pancarte affiche banderole écriteau plaque cartel cartelón letrero "
    "pancarta rótulo póster inscripción placa cartaz faixa letreiro inscrição bord bordje spandoek opschrift affiche "
    "papan spanduk tulisan plang poster baliho notis kain rentang sepanduk inskripsi"
)

_SPANISH = frozenset(_EITHER["es"].split()) - frozenset(_EITHER["pt"].split())
_IBERIAN = frozenset(_EITHER["es"].split()) | frozenset(_EITHER["pt"].split())
_VERB_SECOND = frozenset(f"{_EITHER['de']} {_EITHER['nl']}".casefold().split())
_FRENCH = frozenset(_EITHER["fr"].split())
_GERMAN = frozenset(_EITHER["de"].casefold().split())


@cache
def sides(language: str | None) -> dict[str, Side]:
    """Every cue with the side of its speaker. A page is often wrong about its language: id and en always count."""
    known = language.split("-")[0].lower() if language else ""
    chosen = {"id", "ms", "en", known} if known in _EITHER else set(_EITHER)
    found: dict[str, Side] = {}
    for code in sorted(chosen):
        found.update(dict.fromkeys(_EITHER[code].casefold().split(), "either"))
    found.update(dict.fromkeys(indonesian.BEFORE.split(), "before"))
    found.update(dict.fromkeys(" ".join(_AFTER).split(), "after"))
    found.update({f"{stem}{suffix}": "after" for stem in _SUFFIXED for suffix in ("nya", "lah")})
    return found


def is_anaphoric(cue: str) -> bool:
    """Whether a cue holds its pronoun: "ujarnya", "menurutnya"."""
    return cue.endswith("nya") and cue.removesuffix("nya") in _SUFFIXED


def is_german(cue: str) -> bool:
    """Whether a cue belongs to a language that writes every noun with a capital, so that one word is no sure name."""
    return cue.casefold() in _GERMAN


def is_verb_second(cue: str) -> bool:
    """Whether a cue is German or Dutch, where who speaks stands behind it when something else stands before it."""
    return cue.casefold() in _VERB_SECOND


def is_iberian(cue: str) -> bool:
    """Whether a cue is Spanish or Portuguese, where the verb alone may tell who speaks: "…”, lamentó"."""
    return cue.casefold() in _IBERIAN


def is_spanish(cue: str) -> bool:
    """Whether a cue is Spanish and not Portuguese, where "a" is an article: "explicó a La Estrella"."""
    return cue.casefold() in _SPANISH


def is_french(cue: str) -> bool:
    """Whether a cue is French, where it may stand inside the marks."""
    return cue in _FRENCH


def is_pronoun(word: str) -> bool:
    """Whether this word stands for the one who spoke last."""
    return word.casefold() in _PRONOUNS


def is_first_person(word: str) -> bool:
    """Whether this word says that the writer, or nobody in particular, speaks."""
    return word.casefold() in _FIRST_PERSONS


def is_person_word(word: str) -> bool:
    """Whether this stands for a person and is no name: "he", "I'd", "kami"."""
    word = word.replace("’", "'").partition("'")[0]
    return is_pronoun(word) or is_first_person(word)


def is_auxiliary(word: str) -> bool:
    """Whether this word may stand between a speaker and the verb."""
    return word.casefold() in _AUXILIARIES


def is_sign(word: str) -> bool:
    """Whether this is something that words are written on: "cartel", "banner"."""
    return word.casefold() in _SIGNS


def names_a_work(word: str) -> bool:
    """Whether what follows this word in marks is a title or a name: "film", "berjudul", "so-called"."""
    return word.casefold() in _WORKS
