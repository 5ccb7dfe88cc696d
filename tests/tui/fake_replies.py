"""Fake services that can reply: drafts on disk, sent requests recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.builders import page
from tests.tui.fake_services import FakeServices
from warta import urls
from warta.errors import FetchError
from warta.model.reply import Answer, Letter, Signature
from warta.services.replies import Replies
from warta.store.outbox import SqliteOutbox

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from warta.model.article import Article
    from warta.model.capture import LoadedArticle, Page

OFFLINE = FetchError("news.example could not be found", hint="check the address", kind="dns")


@dataclass
class PaperPost:
    """A post that answers as it is told, and remembers what it was given; a slow one waits until it is let go."""

    answer: Answer | FetchError
    letters: list[Letter] = field(default_factory=list)
    slow: asyncio.Event | None = None

    async def post(self, letter: Letter, *, timeout: float) -> Answer:
        if isinstance(self.answer, FetchError):
            raise self.answer
        self.letters.append(letter)
        if self.slow:
            await self.slow.wait()
        return self.answer

    def sent(self, name: str) -> list[str]:
        """The values of a field in every letter."""
        return [value for letter in self.letters for key, value in letter.fields if key == name]


class FakeReplyServices(FakeServices):
    """`who` is the reader as the settings say; `looked` are the pages whose form was looked at."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.who = Signature()
        self.looked: list[str] = []
        self.cut_off = False
        self.box = SqliteOutbox(folder / "outbox.db", self.clock)
        self.mail = PaperPost(Answer(status=302, location="/?unapproved=9&moderation-hash=abc#comment-9"))
        self.rooms.furnish(
            replies=lambda: Replies(
                self, outbox=self.box, poster=lambda: self.mail, extractor=self.understood, person=lambda: self.who
            )
        )

    async def look(self, url: str, *, timeout: float, data: bool = False) -> Page:
        self.looked.append(url)
        if self.cut_off:
            raise OFFLINE
        return page(url=url)

    def understood(self, page: Page) -> Article:
        found = self.pages[urls.normalise(page.final_url)]
        if isinstance(found, Exception):
            raise found
        return found.article

    def kept(self, address: str, *, max_age: float | None = None) -> LoadedArticle | None:
        return super().kept(urls.normalise(address), max_age=max_age)

    async def close(self) -> None:
        self.box.close()
        await super().close()
