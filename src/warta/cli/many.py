"""One run over many inputs: each is had in order, what failed is told and counted, the rest goes to a writer."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.gathering import outcomes, without_network
from warta.errors import WartaError
from warta.i18n import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Protocol

    from warta.cli.errand import Errand
    from warta.cli.gathering import Outcome, Word
    from warta.cli.progress import Progress
    from warta.model.capture import LoadedArticle

    class Writer(Protocol):
        """What takes the readings; a dict is the JSON that the library keeps (`Errand.plain`)."""

        def write(self, loaded: LoadedArticle | dict[str, Any]) -> None: ...
        def end(self, *, failed: int) -> None: ...


class Run:
    """One run over all inputs: what was read goes to the writer, what failed is told and counted."""

    def __init__(self, errand: Errand, words: Sequence[Word], writer: Writer) -> None:
        self._errand = errand
        self._words = words
        self._writer = writer
        self._failures: list[WartaError] = []

    def finish(self) -> int:
        """Read all; the exit code."""
        for number, word in enumerate(self._words):
            outcome = without_network(self._errand, word)
            if outcome is None:
                self._fetch(self._words[number:])
                break
            self._take(word, outcome)
        self._writer.end(failed=len(self._failures))
        if self._failures and len(self._words) > 1:
            self._sum_up()
        return exits.of_many(len(self._words), self._failures)

    def _take(self, word: Word, outcome: Outcome) -> None:
        if isinstance(outcome, WartaError):
            self._failures.append(outcome)
            self._errand.complaints.failure(outcome, word if isinstance(word, str) and len(self._words) > 1 else None)
            return
        if not isinstance(outcome, dict) and outcome.trouble:
            self._errand.complaints.note(outcome.trouble)
        self._writer.write(outcome)

    def _fetch(self, words: Sequence[Word]) -> None:
        import asyncio

        from warta.cli.progress import Progress

        with Progress(self._errand) as progress:
            asyncio.run(self._read_all(words, progress))

    async def _read_all(self, words: Sequence[Word], progress: Progress) -> None:
        try:
            async for word, outcome in outcomes(self._errand, words, progress):
                progress.pause()
                self._take(word, outcome)
                progress.advance()
        finally:
            await self._errand.services.close()

    def _sum_up(self) -> None:
        total = len(self._words)
        words = ngettext("{done} of {total} document was read", "{done} of {total} documents were read", total)
        self._errand.complaints.note(words.format(done=total - len(self._failures), total=total))
