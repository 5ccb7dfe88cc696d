"""Who is credited for a story and its pictures: where it begins and ends, and under a picture; never in its prose."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction import gazetteer
from warta.extraction.vocabulary import words as set_of
from warta.model.article import Credit
from warta.model.blocks import Block, Figure, Heading, Paragraph, Quotation, Spans, text_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# How many pieces of text at either end may be credits: a byline and a dateline; reporter, editor, source and tags.
_HEAD = 3
_TAIL = 8
# Initials are nearer to the end; and a line of credits names no more people than this.
_CLOSE = 4
_COLONS = 6
_LINE = 300
_NAME = 100

# Folded; one label between two bars.
_LABELS = """
sumber|sumber berita|sumber artikel|sumber foto|sumber gambar|source|sources|via|quelle|quellen|fuente|fuentes
|fonte|fonti|bron|bronnen|källa|källor|kilde|kilder|lähde|źródło|zdroj|zdroje|forrás|sursa|sursă|kaynak|источник
|источники|джерело|източник|πηγή|izvor|vir|allikas|šaltinis|المصدر|منبع|מקור|ที่มา|แหล่งที่มา|nguồn|出典|ソース
|来源|來源|资料来源|출처|स्रोत|foto|foto-foto|foto oleh|kredit foto|foto dan teks|teks dan foto|photo|photos
|photo by|photos by|photo credit|photo credits|photo courtesy of|photograph by|photographer|photography|picture
|photograph|photographs
|pictures|pic|image|images|image by|image credit|image courtesy of|featured image|cover photo|credit|credits
|kredit|courtesy|courtesy of|dok|dok foto|gambar|ilustrasi|ilustrator|illustration|illustration by|grafis
|infografis|graphic|graphics|fotografer|videografer|kamerawan|kameramen|video|video by|bild|bilder|titelbild
|foto von|fotos|crédit photo|crédits photo|crédit|crédits|photographie|imagen|imágenes|fotografía|fotografia
|fotografías|imagem|kuva|kuvat|zdjęcie|zdjęcia|fot|fotó|фото|фотография|снимка|φωτογραφία|الصورة|تصوير|عکس|צילום
|ภาพ|ảnh|写真|画像|图片|圖片|图|圖|사진|editor|editors|editing by|edited by|editor bahasa|editor foto|penyunting
|penyunting bahasa|redaktur|redaktur pelaksana|redaksi|reporter|reporters|reporting by|additional reporting by
|writing by|written by|compiled by|penulis|penulis naskah|writer|author|authors|words|text|teks|naskah|narasi
|laporan|laporan wartawan|pewarta|wartawan|jurnalis|journalist|kontributor|contributor|contributors|koresponden
|correspondent|peliput|penerjemah|translator|translation|translated by|terjemahan|alih bahasa|penyadur|uploader
|publisher|penerbit|produser|producer|sub-editor|copy editor|pemberita|pengarang|autor|autorin|autoren|text von
|redaktion|redakteur|redakteurin|bericht|auteur|auteurs|texte|rédaction|propos recueillis par|traduction
|redacción|texto|traducción|redação|edição|reportagem|redazione|testo|traduzione|redactie|tekst|vertaling
|skribent|redaktör|forfatter|toimittaja|redakcja|opracowanie|redakce|szerző|автор|авторы|текст|редактор|переклад
|συντάκτης|الكاتب|تحرير|إعداد|خبرنگار|נכתב על ידי|文|記者|记者|编辑|責任編輯|编译|取材|기자"""

# Who is credited under these wrote the story.
_WRITERS = set_of(
    "penulis pewarta reporter reporters wartawan jurnalis journalist kontributor contributor peliput pemberita"
    " pengarang writer author authors autor autorin autoren auteur auteurs forfatter skribent toimittaja автор авторы"
)
_SHARED = re.compile(r"\s*(?:[/&,]|\b(?:and|dan|und|et|y|e|en)\b)\s*")

_CONNECTORS = set_of(
    "of and the for in at by via dan dari di oleh untuk berbagai sumber lain de del la le les du des y e et und "
    "von van der den da do"
)
# A picture without a photographer: "Foto: dok. pribadi", "Foto: istimewa".
_UNNAMED = set_of("dok dokumentasi dokumen istimewa ist arsip archive archiv handout repro privat")
# "(bersambung)" after the last full stop tells how the story goes on, not who wrote it.
_NO_INITIALS = set_of("bersambung habis selesai tamat end ends more fin fine ende continued lanjut lol sic red.")

# A mark by which a sentence ends, or nothing: "… katanya. (ant)", "(rel/fad)".
_INITIALS = re.compile(
    r"(?:^|[.!?”\"’»*…]\s{0,3})([(\[](?P<name>(?:[^\W_]{2,12}|\*)(?:\s?[/&,-]\s?[^\W_]{1,12}(?:-\d{1,3})?){0,4})[)\]])\.?\s*$"
)
_COPYRIGHT = re.compile(
    r"\s*(?P<label>©|\(c\)|Copyright ©?|Hak cipta ©?)\s*(?:\d{4}(?:\s?-\s?\d{4})?,?\s*)?(?P<name>\S.{1,60})",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[(\[]([^()\[\]\n]{3,200})[)\]]\.?\s*$")
_BESIDE = re.compile(r"/|\bvia\b|\bphoto\b|\bfoto\b|\bimages\b", re.IGNORECASE)
_LAST_SENTENCE = re.compile(r"(?:^|[.!?”\"]\s+|\n|\s[|–—-]\s)([^.!?”\"\n]{2,40}?\s?[:：][^:：\n]{2,100})$")
_WITHOUT_COLON = re.compile(
    r"\s*((?:[^\W\d]+ ){1,2}(?:by|of|oleh|von|par)|laporan wartawan)\s*[:：]?\s+(?=\S)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?|@\w+")
_OUTLET = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_BARS = re.compile(r"[|•·;]")
_DECORATION = " \t*•·-–—>|#_/.,;&"


def find(blocks: Iterable[Block]) -> tuple[Credit, ...]:
    """The credits of a story in reading order, each once."""
    blocks = tuple(blocks)
    places = range(len(blocks))
    head, tail = _written(blocks, places, _HEAD), _written(blocks, reversed(places), _TAIL)
    close, pictures = tail[:_CLOSE], [place for place in places if isinstance(blocks[place], Figure)]
    found: dict[tuple[str, str], Credit] = {}
    for place in sorted({*head, *tail, *pictures}):
        block = blocks[place]
        if isinstance(block, Figure):
            named = tuple(_of_figure(block))
        else:
            named = tuple(_of_text(_spans(block), ending=place in tail, closing=place in close))
        for credit in named:
            found.setdefault((credit.label.casefold(), credit.name), credit)
    return tuple(found.values())


def _written(blocks: tuple[Block, ...], places: Iterable[int], most: int) -> list[int]:
    """The first of these places at which words stand that may be a credit."""
    return list(islice((place for place in places if text_of_spans(_spans(blocks[place])).strip()), most))


def is_line(text: str) -> bool:
    """Whether a line is nothing but credits: "Editor: …", "(sumber: …)"."""
    return any(_of_line(text))


def writers(credits_: Iterable[Credit]) -> tuple[str, ...]:
    """The names of who wrote a story, of a page that names them under it: "Pewarta: Rina Sari"."""
    told = [credit.name for credit in credits_ if credit.label.casefold() in _WRITERS]
    names = [name for line in told for name in _SHARED.split(line)]
    return tuple(dict.fromkeys([name for name in names if " " in name and _is_name(name, bracketed=False)]))


def _spans(block: Block) -> Spans:
    """The words of a block in which a credit may stand."""
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans) | Quotation(spans=spans):
            return spans
        case _:
            return ()


def _of_text(spans: Spans, *, ending: bool, closing: bool) -> Iterator[Credit]:
    """The credits of one piece of text: lines that are nothing else, and what stands in brackets at a story's end."""
    text = text_of_spans(spans)
    start = 0
    for line in text.split("\n"):
        yield from _linked(_of_line(line), spans, start)
        start += len(line) + 1
    if not (ending and _ends_in_brackets(text)):
        return
    closed = _CLOSED.search(text, max(0, len(text) - 220))
    if closed and closed.start() > 0:
        yield from _linked(_of_fields(closed[1], closed[0].strip(), bracketed=True), spans, closed.start())
    if closing and closed and _is_signed(closed[1]):
        yield Credit(label="", name=closed[1].strip(), raw=closed[0].strip())
    elif closing and (initials := _INITIALS.search(text, max(0, len(text) - 80))) and _are_initials(initials["name"]):
        yield Credit(label="", name=initials["name"], raw=initials[1])


def _ends_in_brackets(text: str) -> bool:
    """Whether a text closes with a bracket, or one and a point: no pattern needs to be asked of another."""
    return text.rstrip().removesuffix(".").endswith((")", "]"))


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text


def _of_figure(figure: Figure) -> Iterator[Credit]:
    """The credits of a picture: its credit line, and how its caption ends."""
    if line := figure.credit.strip():
        named = tuple(_of_line(line))
        yield from named or (Credit(label="", name=line.strip(" ()[]"), raw=line),)
    caption = text_of_spans(figure.caption).rstrip()
    if _ends_in_brackets(caption) and (closed := _CLOSED.search(caption, max(0, len(caption) - 220))):
        named = tuple(_of_fields(closed[1], closed[0], bracketed=True))
        if not named and _BESIDE.search(closed[1]) and _is_name(closed[1], bracketed=False):
            named = (Credit(label="", name=closed[1].strip(), raw=closed[0]),)
        yield from _linked(named, figure.caption, closed.start())
    elif _has_colon(caption) and (sentence := _LAST_SENTENCE.search(caption, max(0, len(caption) - 160))):
        yield from _linked(_of_line(sentence[1]), figure.caption, sentence.start(1))


def _of_line(line: str) -> Iterator[Credit]:
    """The credits of a line that holds nothing else, with or without brackets around it."""
    raw = line.strip()
    if not raw or len(raw) > _LINE:
        return
    if owned := _COPYRIGHT.fullmatch(raw):
        if _is_name(owned["name"], bracketed=False):
            name = re.sub(r"\s+\d{4}$", "", owned["name"].strip(_DECORATION))
            yield Credit(label=owned["label"].strip(), name=name, raw=raw)
        return
    closed = _CLOSED.match(raw)
    inner = closed[1] if closed else raw
    yield from _of_fields(inner, raw, bracketed=closed is not None)


def _of_fields(line: str, raw: str, *, bracketed: bool) -> Iterator[Credit]:
    """The credits of "Editor: A | Reporter: B": the line must begin with one, and each must name somebody."""
    segments = _BARS.split(line)
    fields = [list(_fields(segment)) for segment in segments]
    if not fields[0]:
        return
    several = sum(len(pairs) for pairs in fields) > 1
    for segment, pairs in zip(segments, fields, strict=True):
        for label, name in pairs:
            if _is_name(name, bracketed=bracketed):
                yield Credit(label=label, name=name, raw=segment.strip() if several and len(segments) > 1 else raw)


def _fields(segment: str) -> Iterator[tuple[str, str]]:
    """The (label, name) pairs of one segment; the first label must open it."""
    if opened := _WITHOUT_COLON.match(segment):
        if _is_label(opened[1]):
            yield opened[1], _bare(segment[opened.end() :])
        return
    if not _has_colon(segment):
        return
    label, start = "", 0
    for colon in islice(re.finditer(r"\s?[:：](?!//)\s*", segment), _COLONS):
        before = segment[start : colon.start()]
        size = _label_size(before, whole=not label)
        if not size:
            if label:
                continue
            return
        if label:
            yield label, _bare(before[:-size])
        label, start = before[-size:].strip(_DECORATION), colon.end()
    if label:
        yield label, _bare(segment[start:])


def _label_size(before: str, *, whole: bool) -> int:
    """How many characters before a colon are a label, 0 for none; the first label is all that stands before it."""
    if whole:
        return len(before) if _is_label(before) else 0
    words = list(re.finditer(r"\S+", before))
    for word in words[-4:]:
        if _is_label(before[word.start() :]):
            return len(before) - word.start()
    return 0


def _is_label(text: str) -> bool:
    """Whether this is a word for a credit."""
    return " ".join(text.casefold().strip(_DECORATION).split()) in _labels()


def _bare(name: str) -> str:
    """A name without the marks around it."""
    name = name.strip(_DECORATION + "([").strip()
    return name if "(" in name else name.rstrip(")]")


def _is_name(name: str, *, bracketed: bool) -> bool:
    """Whether this names somebody: capitals but for small words, or an address; "trust is everything" names nobody."""
    words = name.split()
    if not words or len(name) > _NAME or len(words) > 14 or not any(letter.isalnum() for letter in name):
        return False
    if _ADDRESS.fullmatch(name):
        return True
    if (name[-1] in "!?" or ". " in name[12:]) and len(words) > 5:
        return False
    if words[0].casefold().rstrip(".") in _UNNAMED and len(words) <= 4:
        return True
    small = [word for word in words if word[0].islower() and word.casefold() not in _CONNECTORS and "." not in word]
    if bracketed or len(words) == 1:
        return len(small) <= 3
    return not name[0].islower() and len(small) <= 0.4 * len(words)


def _are_initials(name: str) -> bool:
    """Whether "(ant)" or "(rel/fad)" at the end are initials: short, or a house, or several with strokes between."""
    if name.casefold() in _NO_INITIALS or name.isdecimal():
        return False
    several = bool(re.search(r"[/&,-]", name))
    return several or len(name) <= 5 or name.casefold() in gazetteer.houses()


def _is_signed(text: str) -> bool:
    """Whether "(Tribunnews.com/Rina Sari)" signs: an outlet's address and a name, a stroke between."""
    outlet, _, name = text.partition("/")
    return bool(_OUTLET.fullmatch(outlet.strip())) and " " in name.strip() and _is_name(name.strip(), bracketed=False)


def _linked(named: Iterable[Credit], spans: Spans, start: int) -> Iterator[Credit]:
    """The credits with the address behind the name, where the page links it."""
    for credit in named:
        at = text_of_spans(spans).find(credit.name, start)
        behind = _href(spans, at, at + len(credit.name))
        itself = credit.name if credit.name.startswith(("http://", "https://")) else None
        yield replace(credit, url=behind or itself)


def _href(spans: Spans, start: int, end: int) -> str | None:
    """The first link in a stretch of text."""
    position = 0
    for span in spans:
        if span.href and position < end and start < position + len(span.text):
            return span.href
        position += len(span.text)
    return None


@cache
def _labels() -> frozenset[str]:
    """Every word for a credit, folded."""
    return frozenset(" ".join(label.split()) for label in _LABELS.split("|"))
