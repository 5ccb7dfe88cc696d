"""Find who wrote a page: names only, no "By", no roles, no "Admin" where a person is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from warta.extraction import signatures, structured
from warta.extraction.people import EMPTY, NOBODY, TOLD, has_role, names, same
from warta.extraction.tags import INLINE
from warta.extraction.vocabulary import words
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.extraction.dom import Tree
    from warta.extraction.structured import Node

_METAS = (
    "author", "article:author_name", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author", "byl",
    "sailthru.author", "article:author", "citation_author", "vr:author", "cxenseparse:author", "content_author",
)  # fmt: skip
_AWAY = re.compile(
    r"comment|sidebar|related|(?<!elementor-)widget(?![_-]?(?:wrap|container))|site-footer|recent|popular|reply|respond"
    r"|avatar-list|trending|promo|teaser|carousel|(?<!v)cards?(?:$|[\s_-])"
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|writer|penulis|autor|auteur|reporter|vcard|fn)(?:$|[\s_-])"
    r"|author[\w-]{0,12}name|(?:post|entry|article|byline|meta|story)-?_{0,2}author|byline-?_{0,2}(?:name|author)"
)
# One of these stands in every name that the pattern takes.
_NAMED_PIECES = (
    "byline", "by-line", "author", "writer", "penulis", "autor", "auteur", "reporter", "vcard", "fn",
)  # fmt: skip
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|penulis|autor(?:es|en)?|auteurs?|writers?|contributors?|profile/author)/[^/?#]", re.IGNORECASE
)
_INTRODUCTION = (
    rf"^\s*(?:(?:{TOLD}\s{{1,2}})?(?:by|oleh|penulis|von|par|por)"
    r"|(?:autor(?:in|en)?|authors?|auteurs?|autore)(?=\s?:|\s*$))"
)
_WRITTEN = re.compile(
    r"(?:(?:written|posted) by|author|verfasst von|geschrieben von|autor(?:in)?|écrit par|rédigé par|auteur"
    r"|escrito por|scritto da|autore|geschreven door|ditulis oleh|penulis|napisane przez)\s*:?$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(_INTRODUCTION, re.IGNORECASE)
_OPENS = re.compile(_INTRODUCTION + r"(?:\s{0,2}:\s{0,2}|\s{1,2})\S", re.IGNORECASE)
_ALONE = re.compile(_INTRODUCTION + r"\s{0,2}:?\s*$", re.IGNORECASE)
_FACTS = frozenset(("th",))  # what is told of a film or a book in a box beside a story, as Wikipedia has it
_WHOLE = frozenset(("html", "body"))
_OTHERS = frozenset(("citation", "comment", "review", "mentions"))  # items of a page that others wrote
_NEAR = 120  # nodes after the title within which its byline stands
_DOMAIN = re.compile(r"\.(?:com|org|net|de|at|ch|co\.uk|fr|es|it|nl|pl|id|co\.id|info|eu)$")
_ARTICLE = re.compile(r"^(?:the|die|der|das|le|la|les|el|los|las|il|lo|de|het)\s")
_LABELLED = "written by"
_MACHINES = frozenset(("json-ld", "meta", _LABELLED))  # they need not write a name with capitals
_SIGNED = re.compile(
    r"\s?(?=[adegrstvwé])(?:(?:written|authored|text) by|(?:verfasst|geschrieben|text) von|(?:ditulis|teks) oleh"
    r"|écrit par|rédigé par|escrito por|scritto da)\s",
    re.IGNORECASE,
)
_OF_A_WORK = re.compile(
    r"directed|produced|music|starring|composed|regie|musik|réalis|dirigid|sutradara", re.IGNORECASE
)
_AFTER_DATE = re.compile(
    r"(?P<before>\D{0,40})\d[^\n]{0,40}?(?:\b(?:19|20)\d\d|\d:\d\d(?: Uhr| [ap]m)?)[\s,|·•–-]{1,4}"
    r"(?:by|von|par|por|oleh|door)\s(?P<name>[^\n]{2,60})"
)
_DATED_BY = re.compile(r"(?:\d|Uhr|[ap]m)[\s,|·•–-]{1,4}(?:by|von|par|por|oleh|door)(?!\w)")
_CHANGED = re.compile(r"updat|aktualis|diperbarui|actualiz|modif", re.IGNORECASE)  # who changed it may be another
_HOUSE = re.compile(r"\b(?:books|verlag|publish\w+|records|press|éditions|ediciones)\b", re.IGNORECASE)
_COMMON = words("der die das dem den des the a an ein eine einem einer")  # so goes a sentence on: "by the river"
_AFTER_AUTHOR = re.compile(r"(?:weitere|mehr|artikel|erschienen|datum|lesezeit|more|all)\b", re.IGNORECASE)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·]{2,8}")
_HEADED = re.compile(r"\s*aut\w+\s*$", re.IGNORECASE)  # "Author" alone is a heading as often as a byline
_LONGEST = 80
_LINE = 20  # nodes of a byline
_LONGEST_LINE = 160
_STORY_LINE = 200  # characters of a line that is the story's, not one of those around it
_AMID = 30  # nodes to both sides of a line that stands amid the story


class Where(Value, frozen=True, kw_only=True):
    """Where the title stands (-1: nowhere), microdata, the site's name and host: no site is its own author."""

    title: int
    site: str
    host: str
    props: dict[str, list[int]]


def find(tree: Tree, metas: dict[str, list[str]], node: Node, where: Where) -> tuple[tuple[str, ...], str]:
    """The authors, and where they were found; none when no source names anybody."""
    sources: tuple[tuple[str, Callable[[], list[str]]], ...] = (
        ("json-ld", lambda: _json_ld(node)),
        ("meta", lambda: _declared(tree, metas, where.props)),
        (_LABELLED, lambda: _labelled(metas)),
        ("rel=author", lambda: _by_rel(tree, where.title)),
        ("itemprop", lambda: _by_itemprop(tree, where.props, where.title)),
        ("author page", lambda: _by_author_page(tree, where.title)),
        ("byline", lambda: _by_words(tree, where.title) or _by_name(tree, where.title)),
        ("byline", lambda: _signed(tree, where.title)),
    )
    site, host = _letters(where.site), _letters(where.host.removeprefix("www.").rpartition(".")[0])
    fallback: tuple[tuple[str, ...], str] = ((), "")
    for method, texts in sources:
        found = names(texts(), strict=method not in _MACHINES)
        sites = {site} if method == _LABELLED else {site, host}  # many a person's site is called as the person
        people = tuple(name for name in found if same(name) not in NOBODY and not _is_site(name, sites))
        if people:
            desk = method == "byline" and all(has_role(name) for name in people)
            return fallback if desk and fallback[0] else (people, method)
        nobody = NOBODY if method == _LABELLED else EMPTY
        named = tuple(name for name in found if _letters(name) not in nobody)
        if named and not fallback[0]:
            fallback = named, method
    return fallback


def _is_site(name: str, sites: set[str]) -> bool:
    """Whether a name is the site's own: as it calls itself, as its address does, with an article, with a domain."""
    said = _DOMAIN.sub("", name.casefold())
    return said != name.casefold() or _letters(said) in sites or _letters(_ARTICLE.sub("", said)) in sites


def _letters(text: str) -> str:
    return "".join([sign for sign in text.casefold() if sign.isalnum()])


def _json_ld(node: Node) -> list[str]:
    given = node.get("author") or node.get("creator") or []
    every = given if isinstance(given, list) else [given]
    people = [each for each in every if not (isinstance(each, dict) and "organization" in structured.types(each))]
    return [text for each in people or every for text in structured.texts(each)]


def _declared(tree: Tree, metas: dict[str, list[str]], props: dict[str, list[int]]) -> list[str]:
    """What <meta> elements say of the page; those that are microdata may speak of a book that it cites."""
    cited = Counter([tree.attributes[i].get("content") for i in props.get("author", ()) if _is_cited(tree, i)])
    given: list[str] = []
    for content in (content for name in _METAS for content in metas.get(name, ())):
        if cited[content]:
            cited[content] -= 1
        else:
            given.append(content)
    return given


def _labelled(metas: dict[str, list[str]]) -> list[str]:
    """What a page tells of itself beside a label for its writer: "Written by" in twitter:label1, as Yoast writes it."""
    pairs = [(metas.get(f"twitter:label{n}", [""])[0], metas.get(f"twitter:data{n}", [])) for n in ("1", "2")]
    return [name for label, data in pairs if _WRITTEN.match(label) for name in data[:1]]


def _by_rel(tree: Tree, title: int) -> list[str]:
    """The words of the links that lead to the author, or of the byline around one: it may name others too."""
    found = [i for i in structured.rels(tree, "author") if not _elsewhere(tree, i, title)]
    return list(dict.fromkeys([_byline_around(tree, i) or tree.text(i) for i in found]))


def _byline_around(tree: Tree, i: int) -> str:
    """The short line that begins with "By" in which a link stands; "" when it stands in no such line."""
    parent = tree.parents[i]
    text = tree.text(parent) if tree.ends[parent] - parent < _LINE else ""
    return text if len(text) < _LONGEST_LINE and _OPENS.match(text) else ""


def _by_itemprop(tree: Tree, props: dict[str, list[int]], title: int) -> list[str]:
    """The names in microdata: an author, or the name inside it; of the first item, the others are answers to it."""
    found: list[str] = []
    item: int | None = None
    for i in (*props.get("author", ()), *props.get("creator", ())):
        if not _elsewhere(tree, i, title):
            around = next((j for j in tree.ancestors(i) if "itemscope" in tree.attributes[j]), 0)
            if _is_cited(tree, i):
                continue
            if item is None:
                item = around
            if around != item:
                continue
            inner = [j for j in range(i, tree.ends[i]) if tree.attributes[j].get("itemprop") == "name"]
            content = tree.attributes[inner[0] if inner else i].get("content")
            found.append(content or tree.text(inner[0] if inner else i))
    return found


def _is_cited(tree: Tree, i: int) -> bool:
    """Whether a property is that of an item of the page that others wrote: a book it cites, a comment, a review."""
    item = next((j for j in tree.ancestors(i) if "itemscope" in tree.attributes[j]), 0)
    return tree.attributes[item].get("itemprop") in _OTHERS


def _by_author_page(tree: Tree, title: int) -> list[str]:
    """The words of a link to an author's page that stands near the title."""
    low, high = (max(0, title - 40), tree.ends[title] + _NEAR) if title >= 0 else (0, len(tree))
    for i in tree.find_all("a"):
        if (
            low <= i < high
            and _AUTHOR_PAGE.search(tree.attributes[i].get("href") or "")
            and not _elsewhere(tree, i, title)
        ):
            parent = tree.parents[i]
            beside = (
                [j for j in tree.children(parent) if tree.tags[j] == "a"] if tree.ends[parent] - parent < 30 else [i]
            )
            every = [tree.text(j) for j in beside if _AUTHOR_PAGE.search(tree.attributes[j].get("href") or "")]
            if any(names([text]) for text in every):
                return every
    return []


def _by_words(tree: Tree, title: int) -> list[str]:
    """The line near the title that begins with "By", or the one after a lonely "By", or after a date and "by"."""
    low, high = (max(0, title - 30), min(len(tree), tree.ends[title] + _NEAR)) if title >= 0 else (0, 0)
    for i in range(low, high):
        text = tree.texts[i]
        if not text or len(text) > _LONGEST_LINE:
            continue
        if not _INTRODUCED.match(text):
            if (dated := _after_date(tree, i)) and not _elsewhere(tree, i, title):
                return [dated]
            continue
        if _OPENS.match(text) and not _elsewhere(tree, i, title):
            people = names([text])
            if people and people[0].split()[0] not in _COMMON:
                return [text]
        if _ALONE.match(text) and tree.tags[_line(tree, i)] not in _FACTS:
            following = next((t for t in tree.texts[i + 1 : i + 8] if t.strip()), "")
            people = names([following]) if len(following) < 100 else ()
            named = people and same(people[0]) not in NOBODY and not _AFTER_AUTHOR.match(people[0])
            if named and (" " in people[0] or not _HEADED.match(text)):
                return [following]
    return []


def _after_date(tree: Tree, i: int) -> str:
    """The name in a line that is a date and a byline and nothing else: "Posted on 3 May 2019 by Ana Lima"."""
    if not _DATED_BY.search(tree.texts[i]):
        return ""
    block = _line(tree, i)
    found = _AFTER_DATE.fullmatch(tree.text(block)) if tree.ends[block] - block < _LINE else None
    if not found or not signatures.is_stamp_word(found["before"]) or _CHANGED.search(found["before"]):
        return ""
    if _HOUSE.search(found["name"]) or not names([found["name"]]):
        return ""
    return found["name"]


def _by_name(tree: Tree, title: int) -> list[str]:
    """The shortest text of the first element that is named a byline."""
    low, high = (max(0, title - 60), min(len(tree), tree.ends[title] + 400)) if title >= 0 else (0, len(tree))
    called = tree.named([name for name in tree.holding(*_NAMED_PIECES) if _NAMED.search(name)])
    for i in called[bisect_left(called, low) : bisect_left(called, high)]:
        if tree.ends[i] - i < 40 and not _elsewhere(tree, i, title):
            text = _link_or_text(tree, i)
            if text and len(text) < _LONGEST_LINE and any(_is_full(name) for name in names([text])):
                return [text]
    return []


def _is_full(name: str) -> bool:
    """Whether a name is more than a word: where words have no spaces between them, more than a letter."""
    return " " in name or (len(name) > 1 and _UNSPACED.fullmatch(name) is not None)


def _signed(tree: Tree, title: int) -> list[str]:
    """The line anywhere that says of itself who wrote this, "Written by Ana Lima", and stands in no list of credits."""
    signed = _SIGNED.match
    for i in [i for i, text in enumerate(tree.texts) if text and len(text) < _LONGEST and signed(text)]:
        beside = "\n".join(tree.texts[max(0, i - _LINE) : i + _LINE])
        full = any(" " in name for name in names([tree.texts[i]]))
        if full and not _OF_A_WORK.search(beside) and not _is_amid(tree, i) and not _elsewhere(tree, i, title):
            return [tree.texts[i]]
    return []


def _line(tree: Tree, i: int) -> int:
    """The element whose line a text is in."""
    return next((j for j in tree.ancestors(i) if tree.tags[j] not in INLINE), 0)


def _is_amid(tree: Tree, i: int) -> bool:
    """Whether the story is told on both sides of a line, in the same element: there it may sign a poem."""
    line = _line(tree, i)
    around = tree.parents[line]
    before = range(max(around, line - _AMID), line)
    after = range(tree.ends[line], min(tree.ends[around], tree.ends[line] + _AMID))
    return all(any(len(tree.texts[j]) > _STORY_LINE for j in side) for side in (before, after))


def _link_or_text(tree: Tree, i: int) -> str:
    """The byline's own text, or its links when it has author links: the words around them are no names."""
    links = [j for j in range(i, tree.ends[i]) if tree.tags[j] == "a" and tree.text(j)]
    named = [tree.text(j) for j in links if "author" in (tree.attributes[j].get("href") or "").lower()]
    return ", ".join(dict.fromkeys(named)) if named else tree.text(i)


@lru_cache(maxsize=1024)
def _is_away(name: str) -> bool:
    return _AWAY.search(name) is not None


def _elsewhere(tree: Tree, i: int, title: int) -> bool:
    """Whether an author stands in a comment, a card or a column beside the story; what holds the title is none."""
    for j in (i, *tree.around(i, 8)):
        if j <= title < tree.ends[j] or tree.tags[j] in _WHOLE:
            return False
        if tree.tags[j] == "aside" or _is_away(tree.names[j]):
            return True
    return False
