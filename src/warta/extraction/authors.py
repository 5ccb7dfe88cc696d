"""Find who wrote a page: names only, no "By", no roles, no "Admin" where a person is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction import structured
from warta.extraction.text import line
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.structured import Node

_METAS = (
    "author", "article:author_name", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author", "byl",
    "sailthru.author", "article:author", "citation_author", "twitter:data1", "vr:author", "cxenseparse:author",
)  # fmt: skip
_BY = re.compile(
    r"^(?:(?:(?:written|posted|published|reported|story|words|text|article|authored|created|submitted)\s{1,2})?by|oleh|penulis"
    r"|reporter|von|vom|par|por|door|av|af|di|autor(?:in)?|author|de|del|text|ditulis\s{1,2}oleh|dari)\b\s{0,2}[:\-–]?\s{0,2}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s{0,2}(?:[|•·›»/]|\s[-–—]\s|\(|\[|\bon\s|\bat\s|\bin\s|\bfor\s|\bupdated\b|\bpublished\b|\bposted\b|\bam\s\d|@).*$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s{0,3}(?:[,;&|•/\n]|\b(?:and|und|dan|et|y|with)\b)\s{0,3}", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|contribut\w+|columnist|producer|director|professor|ph\.?d|m\.?d|journalist|analyst"
    r"|manager|founder|president|chief|bureau|desk|guest|senior|associate|assistant|news|press|redaktion|redaksi|redakteur\w*|autor\w*"
    r"|wartawan|jurnalis|photographer|author|expert|specialist|consultant|university|inc|llc|ltd|jr|sr)\b\.?",
    re.IGNORECASE,
)
_NOBODY = words(
    "admin administrator author authors staff editor editors webmaster root user guest anonymous unknown redaksi redaktion "
    "editorial team publisher by contributor contributors none null undefined n/a press office default post posted blog"
)
_SURNAME = words("van von de del della di da der den ten la le bin binti al el dos das du st mc y e zu ibn ben abu af")
_AWAY = re.compile(
    r"comment|sidebar|related|widget|footer|recent|popular|reply|respond|avatar-list|trending|promo|more-"
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|writer|penulis|autor|auteur|reporter|vcard|fn)(?:$|[\s_-])"
    r"|author-?_?(?:name|link|fullname)|(?:post|entry|article|byline|meta|story)-?_{0,2}author|byline-?_{0,2}(?:name|author)"
)
_LONGEST = 80


def find(tree: Tree, metas: dict[str, list[str]], node: Node, site: str | None) -> tuple[tuple[str, ...], str]:
    """The authors, and where they were found; none when no source names anybody."""
    sources = (
        ("json-ld", _json_ld(node)),
        ("meta", [content for name in _METAS[:-2] for content in metas.get(name, ())]),
        ("rel=author", [tree.text(i) for i in tree.find_all("a") if _is_rel_author(tree, i)]),
        ("itemprop", _by_itemprop(tree)),
        ("byline", _by_name(tree)),
    )
    weak: tuple[tuple[str, ...], str] = ((), "")
    for method, texts in sources:
        found = names(texts)
        people = tuple(name for name in found if _same(name) not in {_same(site or ""), ""})
        if people and not all(_same(name) in _NOBODY for name in people):
            return tuple(name for name in people if _same(name) not in _NOBODY), method
        if found and not weak[0] and not people:
            weak = found, method
    return weak


def names(texts: list[str]) -> tuple[str, ...]:
    """The names in some texts, each once, in order."""
    found: dict[str, str] = {}
    for text in texts:
        for name in _split(text):
            found.setdefault(_same(name), name)
    return tuple(found.values())


def _split(text: str) -> list[str]:
    """The names of one byline: the introduction, the roles and whatever follows a name are cut off."""
    text = line(text)
    for _ in range(2):
        text = _BY.sub("", text)
    text = _TAIL.sub("", text)[: _LONGEST * 4]
    parts = [part.strip(" .,:;-–—") for part in _BETWEEN.split(text)]
    return [part for order, part in enumerate(parts) if part and _is_name(part, first=not order)]


def _is_name(text: str, *, first: bool) -> bool:
    """Whether a text may be a name: short, no address, no number, capitals where its script has them, no mere role."""
    if len(text) > _LONGEST or text.startswith(("http", "www.", "@")) or any(letter.isdigit() for letter in text):
        return False
    every = text.split()
    if not 1 <= len(every) <= 6 or "@" in text:
        return False
    if _ROLE.search(text) and (not first or _ROLE.sub("", text).strip(" -") == ""):
        return _same(text) in _NOBODY and first
    cased = [word for word in every if word[0].lower() != word[0].upper() and word.lower() not in _SURNAME]
    lower = [word for word in cased if word[0].islower() and not word.lower().startswith(("al-", "d'", "el-"))]
    return len(lower) <= (1 if len(every) == 1 else 0)


def _same(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())


def _json_ld(node: Node) -> list[str]:
    given = node.get("author") or node.get("creator") or []
    every = given if isinstance(given, list) else [given]
    people = [each for each in every if not (isinstance(each, dict) and "organization" in structured.types(each))]
    return [text for each in people or every for text in structured.texts(each)]


def _is_rel_author(tree: Tree, i: int) -> bool:
    return "author" in (tree.attributes[i].get("rel") or "").lower().split() and not _elsewhere(tree, i)


def _by_itemprop(tree: Tree) -> list[str]:
    """The names in microdata: an author, or the name inside it."""
    found: list[str] = []
    for i, attributes in enumerate(tree.attributes):
        if attributes and attributes.get("itemprop") in {"author", "creator"} and not _elsewhere(tree, i):
            inner = [j for j in range(i, tree.ends[i]) if tree.attributes[j].get("itemprop") == "name"]
            content = tree.attributes[inner[0] if inner else i].get("content")
            found.append(content or tree.text(inner[0] if inner else i))
    return found


def _by_name(tree: Tree) -> list[str]:
    """The shortest text of the first element that is named a byline."""
    for i, name in enumerate(tree.names):
        if name and _NAMED.search(name) and tree.ends[i] - i < 40 and not _elsewhere(tree, i):
            text = _link_or_text(tree, i)
            if text and len(text) < 160 and _split(text):
                return [text]
    return []


def _link_or_text(tree: Tree, i: int) -> str:
    """The byline's own text, or its links when it has author links: the words around them are no names."""
    links = [j for j in range(i, tree.ends[i]) if tree.tags[j] == "a" and tree.text(j)]
    named = [tree.text(j) for j in links if "author" in (tree.attributes[j].get("href") or "").lower()]
    return ", ".join(dict.fromkeys(named)) if named else tree.text(i)


def _elsewhere(tree: Tree, i: int) -> bool:
    """Whether an author stands in a comment, a card or a column beside the story."""
    if _AWAY.search(tree.names[i]):
        return True
    return any(tree.tags[j] in {"aside", "footer"} or _AWAY.search(tree.names[j]) for j in tree.ancestors(i) if j > 2)
