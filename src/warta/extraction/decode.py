"""Bytes of a page to UTF-8: what they are, and which charset they are in (WHATWG order, our own allowlist)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from warta.errors import ExtractError
from warta.extraction.charsets import codec
from warta.i18n import _, later
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESS = "cp1252"  # what browsers fall back to in the West
_ESCAPED = frozenset(("utf-8", "iso2022_jp"))  # itself, and what is ASCII throughout
_PAIRED = frozenset(("gb18030", "big5hkscs", "euc_jp", "cp932", "cp949"))
_HIGH = bytes(range(0x80, 0x100))
_CERTAIN = 24  # bytes of characters beyond ASCII
_PRESCAN = 1024  # bytes: HTML standard, "prescan a byte stream to determine its encoding"
_CHUNK = 16_384  # bytes looked at in one go: one emoji makes a str of the whole page four times as large
_META = re.compile(rb"<meta\b[^>]*+>", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]+)", re.IGNORECASE)

# What a file says of itself in its first bytes: how it begins, kind, in words.
_SIGNATURES = (
    (rb"%PDF-", "pdf", later("a PDF")),
    (rb"\x89PNG\r\n\x1a\n", "image", later("a picture (PNG)")),
    (rb"\xff\xd8\xff", "image", later("a picture (JPEG)")),
    (rb"GIF8[79]a", "image", later("a picture (GIF)")),
    (rb"RIFF....WEBP", "image", later("a picture (WebP)")),
    (rb"....ftypavif", "image", later("a picture (AVIF)")),
    (rb"....ftyp", "video", later("a film (MP4)")),
    (rb"\x1aE\xdf\xa3", "video", later("a film (Matroska or WebM)")),
    (rb"RIFF....AVI ", "video", later("a film (AVI)")),
    (rb"ID3[\x02-\x04]", "audio", later("a recording (MP3)")),
    (rb"RIFF....WAVE", "audio", later("a recording (WAV)")),
    (rb"OggS\x00", "audio", later("a recording (Ogg)")),
    (rb"fLaC\x00", "audio", later("a recording (FLAC)")),
    (rb"PK\x03\x04", "archive", later("an archive or an office document (ZIP)")),
    (rb"\x1f\x8b\x08", "archive", later("compressed data (gzip)")),
    (rb"7z\xbc\xaf'\x1c", "archive", later("an archive (7z)")),
    (rb"Rar!\x1a\x07", "archive", later("an archive (RAR)")),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "binary", later("an old office document")),
)
_SIGNED = re.compile(rb"|".join([b"(" + signature + b")" for signature, _, _ in _SIGNATURES]), re.DOTALL)
_SNIFFED = 4096
_NEVER_TEXT = bytes((*range(8), 11, *range(14, 27), *range(28, 32)))  # WHATWG MIME sniffing, "binary data byte"
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")


class Decoded(Value, frozen=True, kw_only=True):
    """A document as UTF-8, the charset it was in, and how we know: bom, header, meta, utf-8 or guess."""

    body: bytes
    charset: str
    method: str


def content_type(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """Media type and charset label of the Content-Type header; ("", None) without one. Header names are lower-case."""
    value = headers.get("content-type", "")
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1] if charset else None


def decode(body: bytes, label: str | None = None) -> Decoded:
    """A document as UTF-8. `label` is the charset of its Content-Type header. Total: unreadable bytes become U+FFFD."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _decoded(body[len(bom) :], name, "bom")
    told, method = (codec(label) if label else None), "header"
    if not told:
        told, method = _declared(body[:_PRESCAN]), "meta"
    if not told and _is_utf8(body):
        return Decoded(body=body, charset="utf-8", method="utf-8")
    if told and told not in _ESCAPED and _is_utf8_all_the_same(body, told):
        return Decoded(body=body, charset="utf-8", method="utf-8")
    return _decoded(body, told, method) if told else _decoded(body, _GUESS, "guess")


def refuse_binary(body: bytes, url: str | None) -> None:
    """Raise ExtractError for what holds no text at all: films, pictures, archives, feeds. Judged by its first bytes."""
    head = body[:_SNIFFED]
    if signed := _SIGNED.match(head):
        kind, words = _SIGNATURES[(signed.lastindex or 1) - 1][1:]
        raise ExtractError(
            _("this is {what}, not an article").format(what=_(words)),
            hint=_("open it in a browser"),
            kind=kind,
            url=url,
        )
    if head[:2] not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} and _is_binary(head):
        raise ExtractError(
            _("this is binary data, not an article"), hint=_("open it in a browser"), kind="binary", url=url
        )
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:RDF")) and _FEED.search(head):
        raise ExtractError(_("this is a feed, not an article"), hint=_("open one of its stories"), kind="feed", url=url)


def _is_binary(head: bytes) -> bool:
    """Whether bytes hold more zeros, or more of the controls that no text needs, than a text with a few stray ones."""
    return head.count(0) * 100 > len(head) or len(head.translate(None, _NEVER_TEXT)) * 20 < len(head) * 19


def _decoded(body: bytes, name: str, method: str) -> Decoded:
    """A document read by a codec, as UTF-8. What calls itself UTF-8 and is mostly something else is guessed."""
    if name == "utf-8":
        if _is_utf8(body):
            return Decoded(body=body, charset=name, method=method)
        text = body.decode(name, "replace")
        if 2 * text.count("\ufffd") <= len(text) - len(text.encode("ascii", "ignore")):
            return Decoded(body=text.encode(), charset=name, method=method)
        name, method = _GUESS, "guess"
    return Decoded(body=body.decode(name, "replace").encode("utf-8", "replace"), charset=name, method=method)


def _is_utf8(body: bytes) -> bool:
    """Whether these bytes are UTF-8; a character that was cut at the very end is forgiven."""
    if body.isascii():
        return True
    read, view = codecs.getincrementaldecoder("utf-8")().decode, memoryview(body)
    try:
        for start in range(0, len(body), _CHUNK):
            read(view[start : start + _CHUNK])
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8_all_the_same(body: bytes, told: str) -> bool:
    """Whether a document that claims another charset is UTF-8: no text in another one passes for it by chance.

    So are pages that were written anew, by a proxy, an archive or an editor, with the old claim in them. Of Chinese,
    Japanese and Korean it takes a few characters to be certain.
    """
    if body.isascii() or not _is_utf8(body):
        return False
    return told not in _PAIRED or len(body) - len(body.translate(None, _HIGH)) >= _CERTAIN


def _declared(head: bytes) -> str | None:
    """The codec that the document itself names; UTF-16 can't be meant: it was read (HTML §13.2.3.2)."""
    metas = [_CHARSET.search(meta[0].decode("ascii", "replace")) for meta in _META.finditer(head)]
    labels = [label[1] for label in metas if label]
    if xml := _XML.match(head):
        labels.insert(0, xml[1].decode("ascii", "replace"))
    for label in labels:
        if name := codec(label):
            return "utf-8" if name.startswith("utf-16") else name
    return None
