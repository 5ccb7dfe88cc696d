"""Many inputs: what needs no network at once, the rest some at a time, each with what became of it."""

from __future__ import annotations

from warta.cli import inputs
from warta.cli.reading import fetched, from_library, only_kept
from warta.errors import WartaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Any, TypeAlias

    from warta.cli.errand import Errand
    from warta.cli.progress import Progress
    from warta.model.capture import LoadedArticle

    Word: TypeAlias = str | WartaError
    Outcome: TypeAlias = LoadedArticle | dict[str, Any] | WartaError

_AT_ONCE = 8  # pages fetched at a time, over all sites


def without_network(errand: Errand, word: Word) -> Outcome | None:
    """The reading when no network is needed, the error when there can be none, None when it must be fetched."""
    if isinstance(word, WartaError):
        return word
    loaded: LoadedArticle | dict[str, Any] | None
    try:
        loaded = inputs.understood(errand, word)
        if loaded is None and errand.plain:
            loaded = from_library(errand, word, errand.services.kept_json)
        elif loaded is None:
            loaded = from_library(errand, word, errand.services.kept)
    except WartaError as error:
        return error
    if loaded is None and only_kept(errand, word):
        from warta.services.missing import not_kept

        return not_kept(word, offline=errand.typed.offline)
    return loaded


async def outcomes(errand: Errand, words: Sequence[Word], progress: Progress) -> AsyncIterator[tuple[Word, Outcome]]:
    """Each word with what became of it, in order unless `--unordered`; so many at a time, and no more ahead."""
    import asyncio

    waiting: dict[Task[Outcome], Word] = {}
    left = iter(words)
    _start(errand, left, waiting)
    while waiting:
        first = next(iter(waiting))
        progress.says(str(waiting[first]), len(words))
        watched = tuple(waiting) if errand.typed.unordered else (first,)
        done, _pending = await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            yield waiting.pop(task), task.result()
        _start(errand, left, waiting)


def _start(errand: Errand, left: Iterator[Word], waiting: dict[Task[Outcome], Word]) -> None:
    """Begin as many more as may run at once."""
    import asyncio

    while len(waiting) < _AT_ONCE and (word := next(left, None)) is not None:
        waiting[asyncio.create_task(_outcome(errand, word))] = word


async def _outcome(errand: Errand, word: Word) -> Outcome:
    found = without_network(errand, word)
    if found is not None:
        return found
    try:
        return await fetched(errand, str(word))
    except WartaError as error:
        return error
