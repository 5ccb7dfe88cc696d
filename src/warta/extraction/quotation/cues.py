"""The words that tell of speaking, in nine languages: which side of them the speaker stands on, and who is "he"."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from warta.extraction.vocabulary import words

# Where the speaker stands: "mengatakan" has him before, "ujar" after, "said" on either side.
Side: TypeAlias = Literal["before", "after", "either"]

_EITHER = {
    "en": """
said says say told tells added adds explained explains stated states noted notes argued argues claimed claims
insisted insists wrote writes tweeted posted recalled recalls replied replies answered asked asks warned warns
declared declares announced announces admitted admits acknowledged acknowledges concluded concludes continued
continues emphasized emphasised stressed stresses remarked observed commented comments joked quipped shouted
whispered cried testified confirmed confirms denied called calls described describes disagreed agreed objected
protested vowed pledged urged complained reiterated responded retorted exclaimed boasted lamented mused
cautioned predicted suggested put puts laughed sighed joked""",
    "de": """
sagte sagt erklärte erklärt betonte betont meinte meint ergänzte fügte schrieb schreibt kritisierte forderte
fordert kommentierte berichtete warnte warnt erläuterte teilte bestätigte versicherte antwortete fragte sprach""",
    "fr": """
dit déclaré déclare déclarait expliqué explique affirmé affirme ajouté ajoute précisé précise souligné souligne
estimé estime assuré assure indiqué indique confié confie raconté raconte lancé lance regretté regrette rappelé
rappelle poursuit poursuivi conclut conclu insiste insisté martelé écrit annoncé annonce répondu répond réagi
commente commenté témoigne""",
    "es": """
dijo dice dicho afirmó afirma afirmado explicó explica explicado añadió añade añadido señaló señala señalado
aseguró asegura asegurado declaró declara declarado indicó indica indicado manifestó subrayó subraya agregó
agrega expresó sostuvo sostiene comentó advirtió aclaró reconoció insistió destacó destaca apuntó apunta
concluyó escribió escribe preguntó respondió recordó lamentó relató""",
    "pt": """
disse diz afirmou afirma explicou explica acrescentou acrescenta declarou declara contou conta ressaltou
destacou destaca completou comentou escreveu escreve garantiu avaliou avalia lembrou alertou concluiu respondeu
perguntou sublinhou referiu adiantou relatou""",
    "nl": """
zei zegt vertelde vertelt verklaarde stelde stelt voegde schreef schrijft aldus meldde meldt benadrukte
reageerde liet antwoordde vroeg vindt vond""",
    "it": """
detto dice disse spiega spiegato aggiunge aggiunto afferma affermato dichiara dichiarato sottolinea sottolineato
racconta raccontato conclude scrive scritto commenta commentato ribadisce ribadito""",
    "sv": "säger sade sa berättar förklarar skriver menar tillägger konstaterar uppger svarar",
    "ms": "",
    "id": "",
}

# Active Indonesian and Malay verbs have their subject before them, bare stems and passives after.
_BEFORE = """
mengatakan katakan mengungkapkan menyampaikan menjelaskan menambahkan menegaskan menyebutkan menyebut menuturkan
mengaku memaparkan menerangkan mengucapkan menyatakan mengimbau menghimbau mengingatkan menilai berharap
mengharapkan berujar berkata bertutur berpesan bercerita menceritakan menanggapi membenarkan membantah mengakui
mengklaim menekankan menandaskan menyampaikannya melanjutkan menyimpulkan meminta memastikan mengutarakan
membeberkan menguraikan mengemukakan beralasan menjawab bertanya menulis mencuit mengeluhkan mengajak meyakini
mengkritik menyarankan memberitahu memberitahukan memaklumkan berpendapat menyesalkan mengapresiasi menambah
menggarisbawahi berkelakar menyindir mengisahkan berjanji bersumpah"""

_AFTER = """
ujar kata ucap jelas tegas tutur papar imbuh tambah ungkap terang sebut tandas pungkas lanjut urai beber cetus
tukas kilah harap pesan imbau tanya jawab cerita kenang keluh sambung celetuk sahut seru aku tulis cuit pinta
ajak balas timpal bisik dikatakan disampaikan diungkapkan dijelaskan ditegaskan dituturkan dipaparkan
ditambahkan disebutkan diutarakan diucapkan dikemukakan diterangkan dibeberkan akunya ulas simpul tekan
singgung imbuhnya jelaskan tekannya ancam luah soal jelasnya dakwa terangnya janji seloroh canda bantah protes
kritik duga usul puji sesal himbau ajar menurut menurutnya according selon según segundo laut secondo volgens
d'après d’après enligt"""

_SUFFIXED = words(
    "janji seloroh canda bantah protes kritik duga usul puji sesal himbau ujar kata ucap jelas tegas tutur papar "
    "imbuh tambah ungkap terang sebut tandas pungkas lanjut urai beber cetus tukas kilah harap pesan imbau tanya "
    "jawab cerita kenang keluh sambung celetuk sahut seru aku tulis cuit pinta ajak ulas simpul tekan menurut balas "
    "timpal bisik ancam luah soal pekik teriak"
)

_PRONOUNS = words(
    "dia ia beliau nya he she they er sie il elle él ella ele ela hij zij ze lui lei egli han hon ils elles ellos"
)
_FIRST_PERSONS = words("i we you it saya kami kita aku anda ich wir je nous on yo nosotros eu nós")
_AUXILIARIES = words(
    "has had have was also then later telah juga pun lalu kemudian sempat turut kembali hat haben a avait ont ha han "
    "había foi tem heeft hebben è har already again once often repeatedly previously recently earlier sendiri masih "
    "terus lagi sudah demikian demikianlah begitu thus simply only who yang selaku is are still now"
)
_WORKS = words(
    "film movie novel book buku lagu song album single berjudul bertajuk bertema tema judul titled entitled called "
    "dubbed named nicknamed series serial sinetron acara program pameran lukisan puisi cerpen drama opera play "
    "musical hashtag tagar slogan moto motto spanduk bertuliskan bertulisan tulisan reading istilah term word kata "
    "frasa phrase disebut dijuluki julukan bernama alias sogenannte sogenannten titre livre chanson roman libro "
    "película canción livro música filme titel buch lied headline headlined konsep jargon marked labeled labelled "
    "inscribed emblazoned bearing read reads"
)

_SPANISH = frozenset(_EITHER["es"].split()) - frozenset(_EITHER["pt"].split())
_GERMAN = frozenset(_EITHER["de"].split())


@cache
def sides(language: str | None) -> dict[str, Side]:
    """Every cue with the side of its speaker. A page is often wrong about its language: id and en always count."""
    known = language.split("-")[0].lower() if language else ""
    chosen = {"id", "ms", "en", known} if known in _EITHER else set(_EITHER)
    found: dict[str, Side] = {}
    for code in sorted(chosen):
        found.update(dict.fromkeys(_EITHER[code].split(), "either"))
    found.update(dict.fromkeys(_BEFORE.split(), "before"))
    found.update(dict.fromkeys(_AFTER.split(), "after"))
    found.update({f"{stem}{suffix}": "after" for stem in _SUFFIXED for suffix in ("nya", "lah")})
    return found


def is_anaphoric(cue: str) -> bool:
    """Whether a cue holds its pronoun: "ujarnya", "menurutnya"."""
    return cue.endswith("nya") and cue.removesuffix("nya") in _SUFFIXED


def is_german(cue: str) -> bool:
    """Whether a cue belongs to a language that writes every noun with a capital, so that one word is no sure name."""
    return cue.casefold() in _GERMAN


def is_spanish(cue: str) -> bool:
    """Whether a cue is Spanish and not Portuguese, where "a" is an article: "explicó a La Estrella"."""
    return cue.casefold() in _SPANISH


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


def names_a_work(word: str) -> bool:
    """Whether what follows this word in marks is a title or a name: "film", "berjudul", "so-called"."""
    return word.casefold() in _WORKS
