"""A neighbour's title out of its link: themes put arrows and "Previous post" around it, or nothing else there."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction.labels import folded, is_kind, is_label
from warta.extraction.tags import HEADINGS, INLINE
from warta.extraction.text import line
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.extraction.dom import Tree

_ARROWS = "←→⟵⟶⇐⇒⇦⇨➔➜❮❯◄►◀▶⏪⏩↩↪‹›<>|·•"
_LEADING = re.compile(rf"^(?:[\s{_ARROWS}]|[-–—](?=\s|[-–—>]|$)|«(?![^»]*»)|»(?![^«]*«)|\.\.+)+")
_TRAILING = re.compile(rf"(?:[\s{_ARROWS}]|(?<=\s)[-–—]+|(?<![^\s«])»|(?<!\S)»)+$")
_UNPAIRED_END = re.compile(r"^([^«]*?)\s*»+$")
_TITLE = re.compile(r"(?:^|[\s_-])(?:title|headline|judul|titulo|titre|titel)(?:$|[\s_-])")
_NO_TITLE = re.compile(r"subtitle|title-(?:label|icon)|pre-?title|label|meta-nav")
# The nouns that themes put beside "Previous", as the site calls its posts; those of _POST may stand alone.
_POST = words(
    "post posts article articles artikel tulisan pos berita kiriman entry entries beitrag bericht entrada artículo "
    "articulo publicación artigo publicação articolo inlägg innlegg indlæg wpis запись статья публікація"
)
_KIND = _POST | words("story page news episode podcast chapter photo image video issue project lesson recipe tutorial")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]*")
_LONGEST = 300


def title(tree: Tree, links: Iterable[int], base: str | None) -> str:
    """The title that links to one neighbour give it, else that any link to it on the page does; "" when none does."""
    links = tuple(links)
    for i in links:
        if said := _of_link(tree, i):
            return said
    for i in links:
        if said := _of_attributes(tree, i):
            return said
    return _of_others(tree, links, base)


def cleaned(text: str) -> str:
    """A link's words without arrows and without a label before a colon; "" when nothing but labels is left."""
    text = bare(text)
    before, colon, after = text.partition(":")
    if colon and after.strip() and _is_label(before):
        text = bare(after)
    return "" if _is_label(text) else text


def _of_link(tree: Tree, i: int) -> str:
    """What a link itself calls its target: the part that is named a title, else its words without the labels."""
    for j in range(i + 1, tree.ends[i]):
        name = tree.names[j]
        named = name and _TITLE.search(name) and not _NO_TITLE.search(name)
        if (named or tree.tags[j] in HEADINGS) and (said := cleaned(_joined(tree, j))):
            return said[:_LONGEST]
    return cleaned(_joined(tree, i))[:_LONGEST]


def _joined(tree: Tree, i: int) -> str:
    """The words of a subtree without the pieces at either end that are labels: "Previous post", "Next"."""
    pieces: list[str] = []
    apart = ""
    for j in range(i, tree.ends[i]):
        if tree.tags[j] == "span" or tree.tags[j] not in INLINE:
            apart = " "
        if text := tree.texts[j]:
            first, *lines = text.split("\n")
            pieces += [apart + first, *(f" {each}" for each in lines)]
            apart = ""
    return line("".join(_without_labels([piece for piece in pieces if piece])))


def _without_labels(pieces: list[str]) -> list[str]:
    start, end = 0, len(pieces)
    while start < end and _is_label(bare(pieces[start]).rstrip(" :")):
        start += 1
    while end > start and _is_label(bare(pieces[end - 1])):
        end -= 1
    return pieces[start:end]


def _of_attributes(tree: Tree, i: int) -> str:
    """What a link without words says in its attributes, or the picture in it."""
    for name in ("title", "aria-label"):
        if said := cleaned(line(tree.attribute(i, name) or "")):
            return said[:_LONGEST]
    for j in range(i + 1, tree.ends[i]):
        if tree.tags[j] == "img" and (said := cleaned(line(tree.attribute(j, "alt") or ""))):
            return said[:_LONGEST]
    return ""


def _of_others(tree: Tree, links: tuple[int, ...], base: str | None) -> str:
    """The title under which another link of the page, in a list of recent posts say, leads to the same place."""
    wanted = {tree.attribute(i, "href") for i in links}
    keys = {urls.key(address) for href in wanted if (address := urls.absolute(href or "", base))}
    ends = [key.rpartition("/")[2] for key in keys]
    unmistakable = all(_UNRESERVED.fullmatch(end) for end in ends)  # written in one way, or in percent form
    said: dict[str, int] = defaultdict(int)
    for i in tree.find_all("a"):
        href = tree.attribute(i, "href")
        if i in links or not href or "#" in href:
            continue
        if unmistakable and href not in wanted and "%" not in href and not any(end in href for end in ends):
            continue
        if href in wanted or ((address := urls.absolute(href, base)) and urls.key(address) in keys):
            said[_of_link(tree, i)] += 1
    told = [text for text in said if " " in text and not is_kind(text, "related", "comments")]
    return max(told, key=lambda text: (said[text], -len(text)), default="")


def bare(text: str) -> str:
    """A text without the arrows around it; guillemets that stand in pairs are the title's own."""
    text = _TRAILING.sub("", _LEADING.sub("", line(text)))
    return _UNPAIRED_END.sub(r"\1", text)


def _is_label(text: str) -> bool:
    """Whether a text is nothing but "Previous", "Next post", "Post navigation" and the like."""
    label = folded(text)
    if not label or is_label(label, "previous", "next", "navigation"):
        return True
    given = label.split()
    said = [word for word in given if word not in _KIND]
    return _POST.issuperset(given) or (len(said) < len(given) and is_label(" ".join(said), "previous", "next"))
