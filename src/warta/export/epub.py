"""Stories as a book: EPUB 3.3 (W3C Recommendation), a chapter for each, nothing in it that runs or loads.

Chapters are our own HTML written as XML; ids, names and dates are ours, so that the same stories make the same book.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec.structs import replace

from warta.export import documents, names, pictures
from warta.export.discretion import Discretion
from warta.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from typing import BinaryIO

    from warta.model.export import Entry, Shape, Story

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HREF = re.compile(r'href="([^"]*)"')
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_TELLS_ALL = Discretion(())
_STYLE = """body { line-height: 1.5; }
h1 { line-height: 1.2; }
.about, figcaption, cite, footer { font-size: .85em; }
blockquote { border-left: .2em solid; margin: 1em 0; padding-left: 1em; }
pre { white-space: pre-wrap; font-size: .85em; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: .2em .5em; }
img { max-width: 100%; }
"""


def write(
    stream: BinaryIO, stories: Sequence[Story], shape: Shape, now: datetime, discretion: Discretion = _TELLS_ALL
) -> None:
    """The book; what is a picture, or must be readable at once, is not packed (OCF 3.3, §4.3)."""
    with ZipFile(stream, "w") as archive:
        for name, data in entries(stories, shape, now):
            info = ZipInfo(name, (max(now.year, 1980), now.month, now.day, now.hour, now.minute, now.second))
            info.external_attr = 0o644 << 16
            plain = name == "mimetype" or name.startswith("EPUB/images/")
            archive.writestr(
                info, data if plain else discretion.masked(data), compress_type=ZIP_STORED if plain else ZIP_DEFLATED
            )


def entries(stories: Sequence[Story], shape: Shape, now: datetime) -> Iterator[Entry]:
    """The files of the book, in the order in which they must stand."""
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER.encode()
    images = {pictures.name(picture): picture for story in stories for picture in story.pictures}
    yield "EPUB/package.opf", _xml(_package(stories, images={n: p.kind for n, p in images.items()}, now=now))
    yield "EPUB/nav.xhtml", _xml(_contents(stories))
    yield "EPUB/style.css", _STYLE.encode()
    for number, story in enumerate(stories, 1):
        yield f"EPUB/{_chapter_name(number)}", _xml(_chapter(story, shape))
    for name, picture in images.items():
        yield f"EPUB/images/{name}", picture.body


def _package(stories: Sequence[Story], *, images: dict[str, str], now: datetime) -> str:
    spine = [_chapter_name(number) for number in range(1, len(stories) + 1)]
    manifest = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        *(f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(spine, 1)),
        *(
            f'<item id="i{n}" href="images/{name}" media-type="image/{kind}"/>'
            for n, (name, kind) in enumerate(images.items(), 1)
        ),
    ]
    return "\n".join(
        [
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">',
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            *_metadata(stories, now),
            "</metadata>",
            "<manifest>",
            *manifest,
            "</manifest>",
            "<spine>",
            *(f'<itemref idref="c{n}"/>' for n in range(1, len(spine) + 1)),
            "</spine>",
            "</package>",
        ]
    )


def _metadata(stories: Sequence[Story], now: datetime) -> Iterator[str]:
    """What a shelf shows: title, makers, language, where it is from, when it was made."""
    articles = [story.loaded.article for story in stories]
    seed = "\n".join([f"{names.stem(story.loaded)} {story.loaded.provenance.text_sha256}" for story in stories])
    yield f'<dc:identifier id="book">urn:uuid:{uuid5(NAMESPACE_URL, seed)}</dc:identifier>'
    yield f"<dc:title>{_text(_title(stories))}</dc:title>"
    for language in dict.fromkeys(_language(story) for story in stories):
        yield f"<dc:language>{language}</dc:language>"
    for name in dict.fromkeys(name for article in articles for name in article.authors if name.strip()):
        yield f"<dc:creator>{_text(name)}</dc:creator>"
    for site in dict.fromkeys(article.site for article in articles if article.site and article.site.strip()):
        yield f"<dc:publisher>{_text(site)}</dc:publisher>"
    if len(stories) == 1:
        if articles[0].published:
            yield f"<dc:date>{articles[0].published.isoformat(timespec='seconds')}</dc:date>"
        if articles[0].summary and articles[0].summary.strip():
            yield f"<dc:description>{_text(articles[0].summary)}</dc:description>"
        if url := articles[0].canonical_url or articles[0].url:
            yield f"<dc:source>{_text(url)}</dc:source>"
    yield f'<meta property="dcterms:modified">{now:%Y-%m-%dT%H:%M:%SZ}</meta>'


def _contents(stories: Sequence[Story]) -> str:
    chapters = [
        f'<li><a href="{_chapter_name(number)}">{_text(_heading(story))}</a></li>'
        for number, story in enumerate(stories, 1)
    ]
    listed = "\n".join(["<ol>", *chapters, "</ol>"])
    title = _text(_("Contents"))
    body = f'<nav epub:type="toc" id="toc">\n<h1>{title}</h1>\n{listed}\n</nav>'
    return _document(title, body, "")


def _chapter(story: Story, shape: Shape) -> str:
    places = {picture.url: f"images/{pictures.name(picture)}" for picture in story.pictures}
    language = _language(story)
    article = replace(story.loaded.article, language=None if language == "und" else language)
    written = documents.section(replace(story, loaded=replace(story.loaded, article=article)), shape, places)
    for ours, as_xml in (("<br>", "<br/>"), ("<hr>", "<hr/>"), ('<span rel="author">', "<span>")):
        written = written.replace(ours, as_xml)
    return _document(
        _text(_heading(story)),
        _HREF.sub(_address, _ILLEGAL.sub("", written)),
        f' lang="{language}" xml:lang="{language}"',
    )


def _document(title: str, body: str, language: str) -> str:
    return (
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f'{language}>\n<head>\n<title>{title}</title>\n<link rel="stylesheet" type="text/css" href="style.css"/>\n'
        f"</head>\n<body>\n{body}\n</body>\n</html>"
    )


def _address(found: re.Match[str]) -> str:
    """A link as RFC 3986 spells it; an address that is none leads nowhere."""
    url = unescape(found[1])
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
        place = f"{host}:{parts.port}" if parts.port else host
    except (ValueError, UnicodeError):
        return 'href="#"'
    if not re.fullmatch(r"[a-zA-Z0-9._\[\]:-]+", place):
        return 'href="#"'
    path, query, fragment = map(_spelled, (parts.path, parts.query, parts.fragment))
    whole = f"{parts.scheme}://{place}{path}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return f'href="{escape(whole)}"'


def _spelled(part: str) -> str:
    return _BARE_PERCENT.sub("%25", quote(part, safe="/:@!$&'()*+,;=~%-._?"))


def _xml(document: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'.encode("utf-8", "replace")


def _title(stories: Sequence[Story]) -> str:
    if len(stories) == 1:
        return _heading(stories[0])
    first = _heading(stories[0])
    more = len(stories) - 1
    return ngettext("{title} and {count} more story", "{title} and {count} more stories", more).format(
        title=first, count=more
    )


def _heading(story: Story) -> str:
    return (story.loaded.article.title or "").strip() or _("Untitled")


def _language(story: Story) -> str:
    given = story.loaded.article.language or ""
    return given if _LANGUAGE.fullmatch(given) else "und"


def _chapter_name(number: int) -> str:
    return f"chapter-{number:04}.xhtml"


def _text(words: str) -> str:
    return escape(_ILLEGAL.sub("", " ".join(words.split())))
