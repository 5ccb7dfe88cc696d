"""A story with all that is known of it, as files that open without warta, and a list of their digests.

The page as it came is named so that no browser runs what is in it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from warta.archive.checking import SUMS
from warta.export import documents, pictures
from warta.i18n import _
from warta.model.export import Shape
from warta.render import notes, provenance
from warta.render.json import article_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.export.discretion import Discretion
    from warta.model.capture import Page
    from warta.model.export import Entry, Story

_EVERYTHING = Shape(form="bundle", comments=True, notes=True)
RAW = "raw/page.html.txt"
WACZ = "capture.wacz"


def entries(story: Story, wacz: bytes, discretion: Discretion) -> Iterator[Entry]:
    """The files of one story. Of the reader nothing is told: what may not be changed is left out where it would.

    `wacz` are the captures; b"" when they tell it.
    """
    told = article_to_json(story.loaded)
    beside = [*_raw(story.page)] if story.page else []
    left_out = [name for name, data in beside if discretion.tells(data)]
    left_out += [] if wacz else [WACZ]
    texts = {
        "article.html": "".join(documents.page([story], _EVERYTHING)),
        "article.md": documents.markdown(story, _EVERYTHING, images="images"),
        "article.json": _json(told),
        "provenance.json": _json(told["provenance"]),
        "provenance.txt": provenance.record(story.loaded, width=100),
        "notes.jsonld": _json(notes.collection([placed.note for placed in story.notes])),
        **dict(_revisions(story)),
        "README.txt": _readme(left_out),
    }
    for name, text in texts.items():
        yield name, discretion.masked(text.encode("utf-8", "replace"))
    yield from ((name, data) for name, data in beside if name not in left_out)
    for picture in story.pictures:
        yield f"images/{pictures.name(picture)}", picture.body
    if wacz:
        yield WACZ, wacz


def summed(files: Iterable[Entry]) -> Iterator[Entry]:
    """The same files, and after them their digests, as `sha256sum -c` reads them."""
    lines = []
    for name, data in files:
        lines.append(f"{sha256(data).hexdigest()}  {name}\n")
        yield name, data
    yield SUMS, "".join(lines).encode()


def _raw(page: Page) -> Iterator[Entry]:
    """The page as it came, and what came beside it."""
    if page.body:
        yield RAW, page.body
    for number, each in enumerate(page.also, 1):
        if each.body:
            yield f"raw/beside-{number:03}.txt", each.body


def _revisions(story: Story) -> Iterator[tuple[str, str]]:
    """What each revision said, and when it was seen."""
    rows = []
    for revision, loaded in story.revisions:
        name = f"revisions/{revision.number:04}.txt"
        article = loaded.article if loaded else None
        rows.append(
            {
                "number": revision.number,
                "first_seen": revision.first_seen.isoformat(),
                "last_seen": revision.last_seen.isoformat(),
                "text_sha256": revision.text_sha256,
                "file": name if loaded else None,
                "title": article.title if article else None,
                "subtitle": article.subtitle if article else None,
                "authors": list(article.authors) if article else None,
                "published": article.published.isoformat() if article and article.published else None,
            }
        )
        if loaded:
            yield name, loaded.article.text
    yield "revisions.json", _json(rows)


def _readme(left_out: list[str]) -> str:
    """What is here, and how one sees that it is still what was written."""
    lines = [
        _("One story with all that was kept of it. Nothing here needs warta."),
        "",
        _("article.html, article.md, article.json: the story with its comments and notes"),
        _("raw/: the page as it came, and what came beside it; a text viewer shows it"),
        _("provenance.txt, provenance.json: where it came from, when, and what that proves"),
        _("revisions.json, revisions/: what was said under its address"),
        _("notes.jsonld: the notes on it, as W3C Web Annotations"),
        _("capture.wacz: the captures, for replayweb.page or any other reader of WACZ"),
        "",
        _("To see that no file has changed since: sha256sum -c SHA256SUMS, or warta verify"),
    ]
    if left_out:
        what = _("Left out, for the e-mail of whoever exported this is in it: {files}")
        lines += ["", what.format(files=", ".join(left_out))]
    return "\n".join([*lines, ""])


def _json(data: Any) -> str:  # noqa: ANN401 - JSON is of any shape
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
