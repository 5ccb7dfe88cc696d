"""Write notes as text, as JSON (`warta.note/1`), and as W3C Web Annotations.

Source: Web Annotation Data Model, W3C Recommendation of 2017-02-23: §3.2 bodies, §4.2 selectors, §4.3 states, §5
collections. Positions count code points of the article's text, as `warta read --json` gives it.
"""

from __future__ import annotations

from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from warta.model.notes import Note, Placed

NOTE = "warta.note/1"

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_json(note: Note, placed: Placed | None = None) -> dict[str, Any]:
    """Return `warta.note/1`; `place` is its position in the current text, null if not found or not looked up."""
    held = note.anchor
    return {
        "schema": NOTE,
        "id": note.id,
        "url": note.url,
        "title": note.title or None,
        "text": note.words,
        "quote": held.exact,
        "prefix": held.prefix,
        "suffix": held.suffix,
        "start": held.start,
        "end": held.end,
        "revision": note.revision,
        "text_sha256": note.text_sha256,
        "seen_at": note.seen_at.isoformat(),
        "created_at": note.created_at.isoformat(),
        "changed_at": note.changed_at.isoformat(),
        "orphan": None if placed is None else placed.orphan,
        "place": [{"block": spot.block, "start": spot.start, "end": spot.end} for spot in placed.spots]
        if placed and placed.spots
        else None,
    }


def annotation(note: Note) -> dict[str, Any]:
    """Return one Annotation: a comment, or a highlight without text, on a quotation of the text as fetched."""
    held = note.anchor
    body = {"type": "TextualBody", "value": note.words, "format": "text/plain", "purpose": "commenting"}
    return {
        "@context": _CONTEXT,
        "id": _name(note),
        "type": "Annotation",
        "motivation": "commenting" if note.words else "highlighting",
        "created": note.created_at.isoformat(),
        "modified": note.changed_at.isoformat(),
        **({"body": body} if note.words else {}),
        "target": {
            "source": note.url,
            "state": {"type": "TimeState", "sourceDate": note.seen_at.isoformat()},
            "selector": [
                {"type": "TextQuoteSelector", "exact": held.exact, "prefix": held.prefix, "suffix": held.suffix},
                {"type": "TextPositionSelector", "start": held.start, "end": held.end},
            ],
        },
    }


def collection(notes: Sequence[Note]) -> dict[str, Any]:
    """Return all notes as one AnnotationCollection with a single page."""
    items = [{key: value for key, value in annotation(note).items() if key != "@context"} for note in notes]
    names = "\n".join([item["id"] for item in items])
    made: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": _urn(f"warta-notes {names}"),
        "type": "AnnotationCollection",
        "label": _("notes taken with warta"),
        "total": len(notes),
    }
    if items:
        page = {"id": _urn(f"warta-notes-page {names}"), "type": "AnnotationPage", "partOf": made["id"]}
        made["first"] = {**page, "startIndex": 0, "items": items}
    return made


def as_text(note: Note, placed: Placed | None = None) -> str:
    """Return a note as text: the quoted words, the note, and its revision."""
    lines = [f"{note.id}  {note.title}".rstrip(), note.url, "", *_quoted(note.anchor.exact)]
    if note.words:
        lines += ["", note.words]
    seen = _("on revision {number}, as it was seen on {day}")
    lines += ["", seen.format(number=note.revision, day=f"{note.seen_at:%Y-%m-%d}")]
    if placed and placed.orphan:
        lines.append(_("these words do not stand in the story any more"))
    return "\n".join(lines)


def _quoted(words: str) -> Iterable[str]:
    return [f"> {line}".rstrip() for line in words.splitlines()]


def _name(note: Note) -> str:
    """Return a stable URN for the annotation: the same in every export."""
    return _urn(f"{note.url}#warta-note-{note.id}-{note.created_at.isoformat()}")


def _urn(name: str) -> str:
    from uuid import NAMESPACE_URL, uuid5

    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"
