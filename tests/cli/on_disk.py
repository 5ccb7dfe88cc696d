"""A desk whose library is a file, with all of the rooms that work on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests import builders
from tests.cli.conftest import Desk
from warta import wiring
from warta.services.registry import Services
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from warta.model.article import Article
    from warta.model.capture import LoadedArticle
    from warta.settings import Settings


@dataclass
class DeskOnDisk(Desk):
    """`desk.keep(article)` puts a story on the shelf, as if it had been read."""

    path: Path = field(default_factory=Path)

    def services(self, settings: Settings) -> Services:
        """A newsroom over that file."""
        library = SqliteLibrary(self.path, self.clock)
        made = Services(
            settings, library=library, clock=self.clock, fetcher=lambda: self.network, extractor=self.understood
        )
        wiring.furnish(made, library)
        return made

    def keep(self, story: Article) -> LoadedArticle:
        """Keep a story, of which the page is as good as its text."""
        url = story.url or builders.FLOOD
        self.articles[url] = story
        library = SqliteLibrary(self.path, self.clock)
        kept = library.keep(builders.page(f"<title>{story.title}</title>{story.text}", url), story)
        library.close()
        self.clock.time = kept.provenance.fetched_at
        return kept
