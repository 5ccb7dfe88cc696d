"""Keep what is typed: one write at a time, off the loop, the newest words last."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from warta.tui.troubles import TROUBLE, known

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.errors import WartaError
    from warta.model.reply import Draft


class Keeper:
    """`draft` is as it stands on the disk; `trouble` is why the newest words do not."""

    def __init__(self, draft: Draft, write: Callable[[Draft, str], Draft], typed: Callable[[], str]) -> None:
        self.draft = draft
        self.trouble: WartaError | None = None
        self._write = write
        self._typed = typed
        self._kept = draft.text
        self._writing: asyncio.Task[None] | None = None

    @property
    def pending(self) -> bool:
        """Whether there are words that are not on the disk."""
        return self._typed() != self._kept

    def take(self, draft: Draft) -> None:
        """Go on with the draft as somebody else left it on the disk; whatever was typed beyond it is pending."""
        self.draft = draft
        self._kept = draft.text

    async def keep(self) -> None:
        """Return when all words are on the disk, or when there is trouble with that."""
        self.trouble = None
        while self.pending and not self.trouble:
            if self._writing is None or self._writing.done():
                self._writing = asyncio.create_task(self._keep(self._typed()))
            # Whoever waits may be called off; the write under way goes on, or its draft would not be known.
            await asyncio.shield(self._writing)

    async def _keep(self, text: str) -> None:
        try:
            self.draft = await asyncio.to_thread(self._write, self.draft, text)
        except TROUBLE as error:
            self.trouble = known(error)
        else:
            self._kept = text
