"""Run a command on many inputs: load saved pages and files first, fetch the others concurrently, report failures."""

from __future__ import annotations

from warta.cli import exits, inputs
from warta.cli.inputs import fetch_article, load_saved, offline_only
from warta.errors import WartaError
from warta.i18n import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Any, Protocol, TypeAlias

    from warta.cli.context import CommandContext
    from warta.cli.progress import ProgressLine
    from warta.model.capture import LoadedArticle

    Input: TypeAlias = str | WartaError
    Outcome: TypeAlias = LoadedArticle | dict[str, Any] | WartaError

    class Writer(Protocol):
        """Writes loaded articles; a dict is the stored JSON of one (`CommandContext.json_only`)."""

        def write(self, loaded: LoadedArticle | dict[str, Any]) -> None: ...
        def end(self, *, failed: int) -> None: ...


_MAX_CONCURRENT = 8  # pages, over all hosts


def load_or_none(context: CommandContext, word: Input) -> Outcome | None:
    """Load an input from a file or the library; None if it must be fetched."""
    if isinstance(word, WartaError):
        return word
    loaded: LoadedArticle | dict[str, Any] | None
    try:
        loaded = inputs.extract_input(context, word)
        if loaded is None and context.json_only:
            loaded = load_saved(context, word, context.services.kept_json)
        elif loaded is None:
            loaded = load_saved(context, word, context.services.kept)
    except WartaError as error:
        return error
    if loaded is None and offline_only(context, word):
        from warta.services.missing import not_kept

        return not_kept(word, offline=context.args.offline)
    return loaded


async def fetch_all(
    context: CommandContext, words: Sequence[Input], progress: ProgressLine
) -> AsyncIterator[tuple[Input, Outcome]]:
    """Fetch inputs, at most `_MAX_CONCURRENT` at once; yield each with its outcome, in order unless `--unordered`."""
    import asyncio

    waiting: dict[Task[Outcome], Input] = {}
    left = iter(words)
    _start(context, left, waiting)
    while waiting:
        first = next(iter(waiting))
        progress.update(str(waiting[first]), len(words))
        watched = tuple(waiting) if context.args.unordered else (first,)
        done, _pending = await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            yield waiting.pop(task), task.result()
        _start(context, left, waiting)


def _start(context: CommandContext, left: Iterator[Input], waiting: dict[Task[Outcome], Input]) -> None:
    """Start tasks up to the limit."""
    import asyncio

    while len(waiting) < _MAX_CONCURRENT and (word := next(left, None)) is not None:
        waiting[asyncio.create_task(_outcome(context, word))] = word


async def _outcome(context: CommandContext, word: Input) -> Outcome:
    found = load_or_none(context, word)
    if found is not None:
        return found
    try:
        return await fetch_article(context, str(word))
    except WartaError as error:
        return error


class BatchRun:
    """One run over all inputs: articles go to the writer, failures to stderr."""

    def __init__(self, context: CommandContext, words: Sequence[Input], writer: Writer) -> None:
        self._context = context
        self._words = words
        self._writer = writer
        self._failures: list[WartaError] = []

    def run(self) -> int:
        """Load all inputs; return the exit code."""
        for number, word in enumerate(self._words):
            outcome = load_or_none(self._context, word)
            if outcome is None:
                self._fetch_from(self._words[number:])
                break
            self._handle(word, outcome)
        self._writer.end(failed=len(self._failures))
        if self._failures and len(self._words) > 1:
            self._report_count()
        return exits.for_inputs(len(self._words), self._failures)

    def _handle(self, word: Input, outcome: Outcome) -> None:
        if isinstance(outcome, WartaError):
            self._failures.append(outcome)
            self._context.stderr.failure(outcome, word if isinstance(word, str) and len(self._words) > 1 else None)
            return
        if not isinstance(outcome, dict) and outcome.trouble:
            self._context.stderr.note(outcome.trouble)
        self._writer.write(outcome)

    def _fetch_from(self, words: Sequence[Input]) -> None:
        import asyncio

        from warta.cli.progress import ProgressLine

        with ProgressLine(self._context) as progress:
            asyncio.run(self._fetch_all(words, progress))

    async def _fetch_all(self, words: Sequence[Input], progress: ProgressLine) -> None:
        try:
            async for word, outcome in fetch_all(self._context, words, progress):
                progress.clear()
                self._handle(word, outcome)
                progress.advance()
        finally:
            await self._context.services.close()

    def _report_count(self) -> None:
        total = len(self._words)
        words = ngettext("Read {done} of {total} document", "Read {done} of {total} documents", total)
        self._context.stderr.note(words.format(done=total - len(self._failures), total=total))
