"""The names in a byline: without "By", without roles, whatever follows a name cut off."""

from __future__ import annotations

import re

from warta.extraction.text import line
from warta.extraction.vocabulary import words

# What a byline says somebody did: "Written by", "Ein Beitrag von".
TOLD = (
    r"(?:(?:an?|eine?)\s{1,2})?(?:written|posted|submitted|reported|(?:story|words|text)(?:\s(?:and|und|&)"
    r"\s(?:photos?|pictures|images|fotos|bilder))?|article|interview|testo|(?:blog|gast)?\s?beitrag"
    r"|artikel|kommentar|bericht|pressemitteilung|erstellt|eingestellt|geschrieben|gespeichert|verfasst)"
)
_BY = re.compile(
    rf"^(?:(?:(?:{TOLD}|published|authored|created|veröffentlicht)\s{{1,2}})?(?:by|von|di)|interview\s?:|oleh"
    r"|penulis|reporter|vom|par|por|door|av|af|di|autor(?:in)?|author|auteur|de|del|text|ditulis\s{1,2}oleh|dari)(?!\w)"
    r"\s{0,2}[:\-–]?\s{0,2}"
    r"|^(?:作者|撰文|撰稿|记者|記者|文)(?:\s?[／/]\s?|\s?(?=[\u3400-\u9fff]{2,4}(?:[／/\s]|$)))"
    r"|^(?:автор(?:ы|а)?|текст|yazan|yazar|írta|szerző|toim|autoři?|بقلم|كتب(?:ت)?|الكاتب|نویسنده|מאת|โดย|της|του)(?!\w)\s{0,2}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s{0,2}(?:[|•·›»/／]|\s[-–—]\s|\(|\[|\bon\s|\bat\s|\bin\s|\bfor\s|\bof\sthe\s|\b(?:last\s)?updated\b|\bpublished\b|\bposted\b"
    r"|(?:责任编辑|責任編輯|责编|编辑|編輯|来源|來源)\s?[:：]|\s(?:关注|關注|フォロー(?:する)?|팔로우|구독|follow)$"
    r"|\bam\s(?:\d|(?:mo|di|mi|do|fr|sa|so)(?!\w))|\b(?:foto|photo|bild|illustration)\w{0,6}\s?(?::|von\s|by\s)|\S*@).*$",
    re.IGNORECASE | re.DOTALL,
)
# An office's name goes on after such a word: "Department for Transport".
_OF_OFFICE = re.compile(
    r"(?:\S+\s){0,2}(?:department|ministry|office|institute|cent(?:er|re)|agency|association|society|council|foundation"
    r"|campaign|committee|fund|federation|coalition|commission|school|university|alliance|partnership)s?"
    r"\s(?:for|in|on|at|of)\s",
    re.IGNORECASE,
)
_TOLD_TAIL = re.compile(r"\s{0,2}(?:[|•·›»]|\s[-–—]\s|\(|\[|\S*@).*$", re.DOTALL)
_BETWEEN = re.compile(r"\s{0,3}(?:[,;&|•/\n]|\b(?:and|und|dan|et|y|with)\b)\s{0,3}", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|contribut\w+|columnist|producer|director|professor|ph\.?d|m\.?d"
    r"|journalist|analyst|manager|founder|president|chief|bureau|desk|guest|senior|associate|assistant|news|press"
    r"|redaktion|redaksi|redakteur\w*|autor\w*|wartawan|jurnalis|photographer|author|expert|specialist|consultant"
    r"|university|inc|llc|ltd|jr|sr)\b\.?",
    re.IGNORECASE,
)
# What stands before a colon is a label, and a label behind a name ends it: no name holds a colon.
_LABEL = re.compile(r"^(?P<label>[^\s:：]{1,15}(?:\s[^\sA-ZÀ-ÖØ-ÞА-Я:：][^\s:：]{0,14}){0,2})\s?[:：]\s{0,2}(?=\S)")
_NEXT_LABEL = re.compile(r"\s[^\s:：]{2,15}\s?[:：].*$", re.DOTALL)
# Labels of others than who wrote it: editors, photographers, agencies.
_OTHERS = re.compile(
    r"edit|redak|redac|rédac|lektor|foto|photo|fuente|fonte|quelle|source|sumber|zdroj|źródło|источник|джерело|ред\b|фото"
    r"|المصدر|تحرير|编辑|編輯|责编|来源|來源|校对|監修|출처|사진|편집|camera|kamera|video|illustr|translat|penerjemah",
    re.IGNORECASE,
)
# An office behind a name, without a comma: "Ana Lima Senior Correspondent".
_OFFICE = re.compile(
    r"(?P<name>\S+(?:\s\S+){1,2}?)\s(?:(?:senior|chief|staff|contributing|associate|assistant|guest|deputy|managing"
    r"|special)\s(?:\S+\s){0,3}?)?(?:correspondent|reporter|editor|writer|columnist|journalist|analyst)",
    re.IGNORECASE,
)
# The words of a link to somebody's page, where these are its only words.
_LINK = re.compile(
    r"(?:view|see|visit|all|more)\b.*\b(?:page|profile|bio|posts?|articles?|stories|archives?)", re.IGNORECASE
)
# What programs write where nobody is named.
EMPTY = words(
    "admin administrator webmaster root user superuser super_user wordpressadmin guest anonymous anonym anónimo unknown"
    " by none null undefined n/a default post posted blog noauthor publisher press name email author_name"
    " 未知 佚名 匿名 管理员 网络 本站 本站原创"
)
# And who is named where nobody is.
NOBODY = EMPTY | words(
    "author authors staff editor editors redaksi redaktion red editorial team contributor contributors office"
)
_SURNAME = words("van von de del della di da der den ten la le bin binti al el dos das du st mc y e zu ibn ben abu af")
_LONGEST = 80


def names(texts: list[str], *, strict: bool = True) -> tuple[str, ...]:
    """The names in some texts, each once, in order; strictly, only such as are written with capitals."""
    found: dict[str, str] = {}
    for text in texts:
        for name in _split(text, strict=strict):
            found.setdefault(same(name), name)
    return tuple(found.values())


def _split(text: str, *, strict: bool = True) -> list[str]:
    """The names of one byline: the introduction, the roles and whatever follows a name are cut off."""
    text = line(text)
    for _ in range(2):
        text = _BY.sub("", text)
    if label := _LABEL.match(text):
        text = "" if _OTHERS.search(label["label"]) else text[label.end() :]
    text = _NEXT_LABEL.sub("", (_TOLD_TAIL if _OF_OFFICE.match(text) else _TAIL).sub("", text)[: _LONGEST * 4])
    parts = [_bare(part.strip(" .,:;-–—")) for part in _BETWEEN.split(text)]
    found = [part for order, part in enumerate(parts) if part and _is_name(part, first=not order)]
    return [part for part in found if not strict or _is_cased(part)]


def _bare(name: str) -> str:
    """A name without the office behind it; said twice in a row, under a picture and beside it, it is told once."""
    office = _OFFICE.fullmatch(name)
    if office and not any(word.isupper() for word in office["name"].split()):  # "AAA Travel Editor" is a desk
        return office["name"]
    half = name[: len(name) // 2]
    return half if " " in half and name == f"{half} {half}" else name


def has_role(name: str) -> bool:
    """Whether a name holds the word for an office: "Reuters Staff", "Photo Desk"."""
    return _ROLE.search(name) is not None


def _is_name(text: str, *, first: bool) -> bool:
    """Whether a text may be a name: short, no address, no number, capitals where its script has them, no mere role."""
    if len(text) > _LONGEST or text.startswith(("http", "www.", "@")) or any(letter.isdigit() for letter in text):
        return False
    every = text.split()
    if not 1 <= len(every) <= 6 or "@" in text or _LINK.fullmatch(text):
        return False
    if has_role(text) and (not first or _ROLE.sub("", text).strip(" -") == ""):
        return same(text) in NOBODY and first
    return True


def _is_cased(text: str) -> bool:
    """Whether a name is written as one: each word with a capital, where the script has them."""
    every = text.split()
    cased = [word for word in every if word[0].lower() != word[0].upper() and word.lower() not in _SURNAME]
    lower = [word for word in cased if word[0].islower() and not word.lower().startswith(("al-", "d'", "el-"))]
    return len(lower) <= (1 if len(every) == 1 else 0)


def same(name: str) -> str:
    """How a name is told to be another's: in lower case, without the points of initials."""
    return " ".join(name.casefold().replace(".", " ").split())
