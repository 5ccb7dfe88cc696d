"""XML of strangers, made harmless before any parser has it: one charset, no document type, no control characters.

A control character makes XML ill-formed, and one bad title would lose all items after it. Here each becomes a private
sign that a parser lets pass; `told` turns them back, and the escape filter then sees whole sequences.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from warta.extraction import decode
from warta.extraction.text import line
from warta.i18n import _
from warta.model.value import Value
from warta.sources.marks import tamed

if TYPE_CHECKING:
    from warta.model.capture import Page

MOST = 4 * 1024 * 1024
"""Characters of a document that are read."""

MOST_ITEMS = 2_000
"""Posts of one feed or sitemap that are read."""

_LONGEST = 500  # characters of a title
_SPARE = 1000  # characters that closing a cut document may take
_MARKS = 75  # of a post, one with another: a parser takes a minute over a million
_PRIVATE = 0xE000
_CONTROLS = [code for code in (*range(32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if code not in {9, 10, 13}]
_HIDE = {code: _PRIVATE + (code & 0x1FF) for code in _CONTROLS}
_SHOW = {hidden: code for code, hidden in _HIDE.items()}
_REFERENCE = re.compile(
    r"&#(?:0*([0-8]|1[1-24-9]|2[0-9]|3[01])|[xX]0*([0-8bBcCeEfF]|1[0-9a-fA-F]));"
)  # to a character that XML does not have
_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DOCTYPE_MARK = re.compile(r"\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$)|<!--|\[|\]|>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_ENDS = {"rss": "</channel></rss>", "feed": "</feed>", "rdf:RDF": "</rdf:RDF>", "urlset": "</urlset>"}
_ITEM_ENDS = ("</item>", "</entry>", "</url>", "</sitemap>", "</outline>")
_ITEM = re.compile(r"<(?:item|entry|url|sitemap|atom:entry)[\s>/]")
_NAME = re.compile(r"<([A-Za-z_][\w:.-]*)")


class Document(Value, frozen=True, kw_only=True):
    """A document that can be parsed: the name of its root, its text from there on, and what was left out, in words."""

    root: str
    text: str
    notes: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The document in UTF-8, and saying so."""
        return b'<?xml version="1.0" encoding="utf-8"?>' + self.text.encode("utf-8", "replace")


def harmless(page: Page, items: int = MOST_ITEMS) -> Document:
    """The document of a page with so many of its items; one without a root is no XML. Linear, and total."""
    label = decode.content_type({name.lower(): value for name, value in page.response_headers})[1]
    text = decode.decode(page.body, label).body.decode("utf-8", "replace")
    notes = [] if not page.truncated else [_longer()]
    start, doctype = _root(text)
    if "<!ENTITY" in doctype:
        notes.append(_("its document type declares entities: they are left out"))
    found = _NAME.match(text, start)
    if not found:
        return Document(root="", text="")
    root = found[1]
    whole = _first_items(text[start:], root, items)
    if whole != text[start:]:
        notes.append(_("it lists more than {n} posts: the first are read").format(n=items))
    if len(whole) > MOST or page.truncated or page.incomplete:
        cut = _whole_items(whole[:MOST], root)
        if len(cut) < len(whole) and not page.truncated:
            notes.append(_longer())
        whole = cut
    tame, cut_short = tamed(whole, _MARKS * items)
    sound = _AMPERSAND.sub(_sounded, _REFERENCE.sub(_hidden, tame.translate(_HIDE)))
    if cut_short:
        notes.append(_("it is made of more marks than warta reads: the rest is left out"))
    if cut_short or len(sound) > MOST + _SPARE:  # what is written out is longer than what was sent
        sound = _whole_items(sound[:MOST], root)
        notes += [] if notes else [_longer()]
    return Document(root=root, text=sound, notes=tuple(notes))


def _longer() -> str:
    return _("it is longer than warta reads: the rest is left out")


def told(words: object) -> str:
    """Words of the document on one line, the markup and the entities in them read, safe to be shown."""
    if not isinstance(words, str):
        return ""
    return line(unescape(_TAG.sub("", words[: 4 * _LONGEST].translate(_SHOW))))[:_LONGEST]


def plain(words: str) -> str:
    """Words of the document on one line, as they are, safe to be shown."""
    return line(words[: 4 * _LONGEST].translate(_SHOW))[:_LONGEST]


def _hidden(reference: re.Match[str]) -> str:
    """A reference to a control character, as the sign that stands for it."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return chr(_PRIVATE + code)


def _sounded(ampersand: re.Match[str]) -> str:
    """An ampersand as XML has it: bare ones are written out, HTML's names for characters are read."""
    name = ampersand[1]
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in _OF_XML:
        return ampersand[0]
    named = html5.get(f"{name};", "")
    return named if named and named not in "<&" else f"&amp;{name};"


def _root(text: str) -> tuple[int, str]:
    """Where the root element begins, and the document type that stood before it."""
    at, doctype = 0, ""
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<!", at):
            end = _end_of_doctype(text, at)
            doctype += text[at:end]
        else:
            return at, doctype
        if end < 0:
            break
        at = end + 1
    return len(text), doctype


def _end_of_doctype(text: str, start: int) -> int:
    """Where a document type ends: at a ">" outside of its brackets, quotes and comments; -1 when it does not."""
    deep, at = 0, start + 2
    while mark := _DOCTYPE_MARK.search(text, at):
        at = mark.end()
        match mark[0]:
            case "[":
                deep += 1
            case "]":
                deep = max(0, deep - 1)
            case "<!--":
                at = text.find("-->", at)
                if at < 0:
                    return -1
            case ">" if not deep:
                return mark.start()
    return -1


def _first_items(text: str, root: str, most: int) -> str:
    """A document up to the last item that is read: a parser may take long over thousands that are none."""
    for number, item in enumerate(_ITEM.finditer(text)):
        if number == most:
            return text[: item.start()] + _ENDS.get(root, "")
    return text


def _whole_items(text: str, root: str) -> str:
    """A document that was cut, up to its last whole item, and closed."""
    end = max(text.rfind(each) + len(each) for each in _ITEM_ENDS if each in text) if _has_items(text) else len(text)
    return text[:end] + _ENDS.get(root, "")


def _has_items(text: str) -> bool:
    return any(each in text for each in _ITEM_ENDS)
