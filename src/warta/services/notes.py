"""Notes and highlights: create, edit, remove, and locate them in a later revision of the article."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.compare import anchors as finding
from warta.errors import ConfigError, LibraryError
from warta.extraction.record import text_sha256
from warta.extraction.text import clean
from warta.i18n import _, ngettext
from warta.model.notes import Note, Placed, Removed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warta.model.capture import LoadedArticle
    from warta.ports.network import Clock
    from warta.ports.notes import Notebook

_LONGEST = 100_000  # maximum characters of one note


class Notes:
    """Notes on saved articles. Every method may raise LibraryError."""

    def __init__(self, notebook: Notebook, clock: Clock, *, close: Callable[[], None]) -> None:
        self.notebook = notebook
        self.close = close
        self._clock = clock

    # --- making and changing ---

    def mark(self, loaded: LoadedArticle, start: int, end: int, words: str = "") -> Note:
        """Highlight `Article.text[start:end]` of a saved article with an optional note. Raises ConfigError."""
        text = loaded.article.text
        chosen = text[start:end]
        start, end = start + len(chosen) - len(chosen.lstrip()), end - (len(chosen) - len(chosen.rstrip()))
        if not 0 <= start < end <= len(text):
            raise ConfigError(_("there are no words to mark"), hint=_("mark at least one word"), kind="note")
        if not loaded.revision:
            raise ConfigError(
                _("notes are taken on what is kept, and this is not"),
                hint=_("`warta read` an address first; a file is not kept"),
                kind="note",
            )
        now = self._clock.now()
        note = Note(
            id=0,
            url=_address(loaded),
            title=loaded.article.title or "",
            revision=loaded.revision,
            text_sha256=text_sha256(loaded.article),
            seen_at=loaded.provenance.fetched_at,
            anchor=finding.anchor(text, start, end),
            words=_written(words),
            created_at=now,
            changed_at=now,
        )
        return self.notebook.add(note, text)

    def mark_block(
        self, loaded: LoadedArticle, block: int, span: tuple[int, int] | None = None, words: str = ""
    ) -> Note:
        """Highlight a block, or a range of its `text_of`. Raises ConfigError."""
        start, end = span or (0, None)
        place = finding.in_text(loaded.article, block, start, end)
        if place is None:
            raise ConfigError(
                _("that is no part of the story's text"), hint=_("mark words of a paragraph"), kind="note"
            )
        return self.mark(loaded, *place, words)

    def quote(self, loaded: LoadedArticle, quoted: str, words: str = "") -> Note:
        """Highlight quoted words, which must occur exactly once in the article. Raises ConfigError."""
        places = finding.occurrences(loaded.article.text, quoted)
        if len(places) == 1:
            return self.mark(loaded, *places[0], words)
        if not places:
            raise ConfigError(
                _("these words do not stand in the story: {words}").format(words=quoted[:80]),
                hint=_("quote them as `warta read` shows them, capitals too"),
                kind="note",
            )
        what = ngettext("these words stand {count} time in the story", "these words stand {count} times in the story",
                        len(places))  # fmt: skip
        raise ConfigError(what.format(count=len(places)), hint=_("quote more of what is around them"), kind="note")

    def reword(self, number: int, words: str) -> Note:
        """Change the text of a note. Raises ConfigError."""
        return self.notebook.reword(number, _written(words), self._clock.now()) or _missing(number)

    def remove(self, number: int) -> Removed:
        """Remove a note and return it for undo. Raises ConfigError."""
        note = self.find(number)
        removed = Removed(note=note, text=self.notebook.text(note.text_sha256) or "")
        self.notebook.remove(number)
        return removed

    def restore(self, removed: Removed) -> Note:
        """Restore a removed note under its number."""
        return self.notebook.add(replace(removed.note, last=None), removed.text)

    # --- looking ---

    def find(self, number: int) -> Note:
        """Return one note. Raises ConfigError."""
        return self.notebook.find(number) or _missing(number)

    def all(self, query: str = "") -> tuple[Note, ...]:
        """Return all notes, newest first; `query`: words in the note, its quote, title or address."""
        wanted = query.casefold().split()
        return tuple(note for note in self.notebook.all() if all(word in _searched(note) for word in wanted))

    def of(self, loaded: LoadedArticle) -> tuple[Placed, ...]:
        """Return the notes of an article with their positions in this revision; orphans last."""
        notes = self.notebook.of(str(loaded.id) if loaded.id else _address(loaded))
        return self.placed(loaded, notes)

    def placed(self, loaded: LoadedArticle, notes: Sequence[Note]) -> tuple[Placed, ...]:
        """Locate these notes in this revision, in text order; orphans last."""
        if not notes:
            return ()
        text, digest = loaded.article.text, text_sha256(loaded.article)
        finder = finding.Finder(text, digest, self.notebook.text)
        places = {note.id: finder.find(note) for note in notes}
        moved = {
            note.id: place
            for note in notes
            if (place := places[note.id]) and place.text_sha256 not in {note.text_sha256, _last(note)}
        }
        if moved and loaded.id:
            with suppress(LibraryError):  # positions are only a cache; a read-only library is fine
                self.notebook.move(moved, text)
        found = []
        for note in notes:
            place = places[note.id]
            spots = finding.spots(loaded.article, place.start, place.end) if place else ()
            found.append(Placed(note=replace(note, last=moved.get(note.id, note.last)), spots=spots))
        return tuple(sorted(found, key=_in_order))

    def original(self, note: Note) -> str | None:
        """Return the full text that a note was made on; None when it is not saved."""
        return self.notebook.text(note.text_sha256)


def _in_order(placed: Placed) -> tuple[bool, int, int, int]:
    first = placed.spots[0] if placed.spots else None
    return (first is None, first.block if first else 0, first.start if first else 0, placed.note.id)


def _last(note: Note) -> str:
    return note.last.text_sha256 if note.last else ""


def _address(loaded: LoadedArticle) -> str:
    return loaded.provenance.final_url or loaded.provenance.requested_url or loaded.article.url or ""


def _written(words: str) -> str:
    """Strip control characters from the note text; check its length."""
    if len(words) > _LONGEST:
        raise ConfigError(
            _("a note holds {most} characters, and this has {count}").format(most=_LONGEST, count=len(words)),
            hint=_("write several"),
            kind="note",
        )
    return clean(words).strip()


def _searched(note: Note) -> str:
    return f"{note.words} {note.anchor.exact} {note.title} {note.url}".casefold()


def _missing(number: int) -> Note:
    raise ConfigError(
        _("there is no note {id}").format(id=number), hint=_("`warta note list` shows them all"), kind="note"
    )
