"""Export articles: to standard output, one file, a folder or a bundle; personal data is redacted."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from warta.errors import ConfigError, WartaError
from warta.export import documents, names, pictures, table
from warta.export.discretion import Discretion
from warta.i18n import _
from warta.model.export import Shape, Story
from warta.model.value import Value
from warta.services.missing import not_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from typing import BinaryIO, Protocol

    from warta.model.capture import LoadedArticle, Page, Revision
    from warta.model.evidence import Shot
    from warta.model.export import Entry
    from warta.model.reply import Signature
    from warta.ports.export import Disk
    from warta.ports.library import Library
    from warta.ports.network import Clock
    from warta.services.evidence import Evidence
    from warta.services.notes import Notes
    from warta.services.state import State

    class Site(Protocol):
        """The services that exporting uses."""

        clock: Clock
        library: Library

        def kept(self, address: str, *, max_age: float | None = None) -> LoadedArticle | None: ...
        def revision(self, revision: Revision) -> LoadedArticle: ...


FORMATS = ("markdown", "html", "epub", "json", "jsonl", "csv", "obsidian", "bundle", "warc", "wacz")
TEXTS = ("markdown", "html", "json", "jsonl", "csv")
"""Formats that can be written to standard output."""

_ARCHIVES = ("warc", "wacz")


class Rooms(Value, frozen=True, kw_only=True):
    """Services used by exporting. `picture`: bytes of a saved picture; `since`: when it was fetched."""

    notes: Notes
    state: State
    evidence: Evidence
    picture: Callable[[str], bytes | None] = lambda _url: None
    since: Callable[[str], datetime | None] = lambda _url: None


class Exporting:
    """Export saved articles in each format.

    Every method may raise LibraryError.
    """

    def __init__(self, site: Site, rooms: Rooms, *, disk: Disk, person: Callable[[], Signature]) -> None:
        self._site = site
        self._rooms = rooms
        self._disk = disk
        self._person = person

    def story(self, address: str, shape: Shape) -> Story:
        """Load everything a format needs of one saved article. Raises NotKept."""
        loaded = self._site.kept(address)
        if loaded is None:
            raise not_kept(address)
        post = self._rooms.state.post(loaded.id)
        story = Story(
            loaded=loaded,
            notes=self._rooms.notes.of(loaded),
            tags=post.tags if post else (),
            read=bool(post and post.read),
            starred=bool(post and post.starred),
        )
        if shape.form in {"json", "jsonl", "csv", *_ARCHIVES}:
            return story
        story = replace(story, pictures=tuple(pictures.of(loaded, self._rooms.picture)))
        if shape.form != "bundle":
            return story
        return replace(story, page=self._page(loaded), revisions=self._revisions(loaded))

    def texts(self, stories: Iterable[Story], shape: Shape) -> Iterator[str]:
        """Yield articles in one of the TEXTS formats, in pieces; for JSON use `objects`."""
        discretion = self._discretion()
        match shape.form:
            case "html":
                pieces = documents.page(stories, shape)
            case "csv":
                pieces = table.rows(stories)
            case _:
                pieces = (documents.markdown(story, shape) for story in stories)
        return (discretion.masked(piece.encode("utf-8", "replace")).decode() for piece in pieces)

    def objects(self, stories: Iterable[Story], shape: Shape) -> Iterator[dict[str, Any]]:
        """Yield articles as `warta.article/1`, with `notes` (`warta.note/1`) on request."""
        import json

        from warta.render import notes
        from warta.render.json import article_to_json

        discretion = self._discretion()
        for story in stories:
            told = article_to_json(story.loaded)
            if shape.notes:
                told["notes"] = [notes.to_json(placed.note, placed) for placed in story.notes]
            written = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
            yield json.loads(discretion.masked(written)) if discretion.tells(written) else told

    def write(self, stories: Iterable[Story], shape: Shape, path: str) -> None:
        """Write articles to one file, atomically. Raises ConfigError."""
        if shape.form in _ARCHIVES:
            self._archive(stories, path)
        elif shape.form == "epub":
            self._book(stories, shape, path)
        elif shape.form in {"json", "jsonl"}:
            self._disk.file(path, lambda stream: self._write_json(stream, stories, shape))
        else:
            self._disk.file(path, lambda stream: _write(stream, self.texts(stories, shape)))

    def put(self, stories: Iterable[Story], shape: Shape, path: str, *, force: bool = False) -> Iterator[Outcome]:
        """Write each article and its pictures to a folder; yield (name, error or None). `force`: overwrite articles."""
        discretion = self._discretion()
        folder = self._disk.folder(path)
        try:
            for story in stories:
                name = f"{names.stem(story.loaded)}.md"
                try:
                    for picture in story.pictures:
                        folder.put(f"images/{pictures.name(picture)}", picture.body)
                    written = documents.markdown(story, shape, images="images").encode("utf-8", "replace")
                    folder.put(name, discretion.masked(written), replace=force)
                except WartaError as error:
                    yield name, error
                else:
                    yield name, None
        finally:
            folder.close()

    def bundle(self, stories: Iterable[Story], path: str) -> None:
        """Write articles with their data and captures to a new folder or .zip file; several get a subfolder each."""
        from warta.archive import zips
        from warta.export import bundle

        files = bundle.summed(self._bundled(stories))
        if path.lower().endswith(".zip"):
            self._disk.file(path, lambda stream: zips.write(stream, files, self._site.clock.now()))
        else:
            self._disk.tree(path, files)

    def close(self) -> None:
        """Do nothing: the library is closed by `Services`."""

    def _bundled(self, stories: Iterable[Story]) -> Iterator[Entry]:
        from warta.export import bundle

        discretion = self._discretion()
        gathered = [*stories]
        for story in gathered:
            top = f"{names.stem(story.loaded)}/" if len(gathered) > 1 else ""
            held = io.BytesIO()
            shots = self._shots(story)
            if not any(_tells(shot, discretion) for shot in shots):
                self._rooms.evidence.archive(shots, held, name=bundle.WACZ)
            for name, data in bundle.entries(story, held.getvalue(), discretion):
                yield top + name, data

    def _archive(self, stories: Iterable[Story], path: str) -> None:
        """Archive the captures of these articles; refuse one with the reader's e-mail (captures are never changed).

        Raises ConfigError.
        """
        discretion = self._discretion()
        shots = []
        for story in stories:
            for shot in self._shots(story):
                if _tells(shot, discretion):
                    raise ConfigError(
                        _("the page of {url} holds your e-mail").format(url=shot.page.final_url),
                        hint=_("a capture is never changed: leave that story out"),
                        kind="private",
                        url=shot.page.final_url,
                    )
                shots.append(shot)
        self._disk.file(path, lambda stream: self._rooms.evidence.archive(shots, stream, name=path.lower()))

    def _shots(self, story: Story) -> list[Shot]:
        """Return the captures of an article, the last one with its saved pictures. Raises NotKept."""
        shots = [*self._rooms.evidence.shots(str(story.loaded.id))]
        if shots:
            found = pictures.apart(story.loaded, self._rooms.picture, self._rooms.since)
            shots[-1] = replace(shots[-1], pictures=tuple(found))
        return shots

    def _book(self, stories: Iterable[Story], shape: Shape, path: str) -> None:
        from warta.export import epub

        chapters, discretion, now = [*stories], self._discretion(), self._site.clock.now()
        if chapters:
            self._disk.file(path, lambda stream: epub.write(stream, chapters, shape, now, discretion))

    def _write_json(self, stream: BinaryIO, stories: Iterable[Story], shape: Shape) -> None:
        import json

        lines = shape.form == "jsonl"
        first = True
        for told in self.objects(stories, shape):
            before = "" if lines else "[\n" if first else ",\n"
            written = json.dumps(told, ensure_ascii=False, separators=(",", ":") if lines else None)
            stream.write((before + written + ("\n" if lines else "")).encode("utf-8", "replace"))
            first = False
        if not lines:
            stream.write(b"[]\n" if first else b"\n]\n")

    def _page(self, loaded: LoadedArticle) -> Page | None:
        """Return the page of a saved article with its companion responses."""
        found = self._site.library.revisions(str(loaded.id))
        return self._site.library.shown(replace(found[-1], capture=found[-1].last_capture)) if found else None

    def _revisions(self, loaded: LoadedArticle) -> tuple[tuple[Revision, LoadedArticle | None], ...]:
        """Return each revision, with its article when the page is still saved."""
        found: list[tuple[Revision, LoadedArticle | None]] = []
        for revision in self._site.library.revisions(str(loaded.id)):
            text = loaded if revision.number == loaded.revision else None
            with suppress(WartaError):
                text = text or self._site.revision(revision)
            found.append((revision, text))
        return tuple(found)

    def _discretion(self) -> Discretion:
        """Return the personal data to redact; none when the keyring does not answer, as then none was ever sent."""
        with suppress(ConfigError):
            return Discretion((self._person().email,))
        return Discretion(())


Outcome = tuple[str, WartaError | None]


def _tells(shot: Shot, discretion: Discretion) -> bool:
    """Whether a capture contains personal data that must not be exported."""
    pages = (shot.page, *shot.page.also, *shot.shown_with)
    said = [value for page in pages for _name, value in (*page.request_headers, *page.response_headers)]
    said += [url for page in pages for url in (page.final_url, *[hop.url for hop in page.redirects])]
    said += [shot.line, *[picture.url for picture in shot.pictures]]
    words = "\n".join(said).encode("utf-8", "replace")
    bodies = (*[page.body for page in pages], *[picture.body for picture in shot.pictures])
    return discretion.tells(words) or any(discretion.tells(body) for body in bodies)


def _write(stream: BinaryIO, pieces: Iterable[str]) -> None:
    stream.writelines(piece.encode("utf-8", "replace") for piece in pieces)
