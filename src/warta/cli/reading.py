"""One address to its reading: from the library when that is fresh enough, else from its site."""

from __future__ import annotations

from warta.cli import inputs
from warta.errors import LibraryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from warta.cli.errand import Errand
    from warta.model.capture import LoadedArticle

    T = TypeVar("T")


def at_hand(errand: Errand, word: str) -> LoadedArticle | None:
    """The reading of a file, of standard input or of a page that is kept and fresh; no network, no asyncio.

    Raises WartaError; offline, all that cannot be had raises.
    """
    return inputs.understood(errand, word) or from_library(errand, word, errand.services.kept)


def only_kept(errand: Errand, word: str) -> bool:
    """Whether no site is to be asked: offline, and for a number of the library where no age was asked for."""
    return errand.typed.offline or (errand.typed.max_age is None and word.isdigit())


def from_library(errand: Errand, word: str, look: Callable[..., T | None]) -> T | None:
    """What one of the newsroom's ways to `look` gives, when it is fresh enough. Raises WartaError."""
    offline = only_kept(errand, word)
    age = errand.settings.max_age if errand.typed.max_age is None else errand.typed.max_age
    try:
        return look(word, max_age=None if offline else age)
    except LibraryError:
        if offline:
            raise
        return None  # the newsroom reads without the library, and tells what is wrong with it


def reading_of(errand: Errand, word: str) -> LoadedArticle:
    """The reading of whatever was typed. Raises WartaError."""
    loaded = at_hand(errand, word)
    if loaded is None:
        import asyncio

        from warta.cli.progress import Progress

        with Progress(errand) as progress:
            progress.says(word, 1)
            loaded = asyncio.run(_fetched(errand, word))
    if loaded.trouble:
        errand.complaints.note(loaded.trouble)
    return loaded


def headed(loaded: LoadedArticle, schema: str) -> dict[str, Any]:
    """What every JSON object about a page begins with."""
    article, record = loaded.article, loaded.provenance
    return {
        "schema": schema,
        "url": article.url,
        "final_url": record.final_url,
        "fetched_at": record.fetched_at.isoformat(),
        "sha256": record.sha256,
        "title": article.title,
    }


async def _fetched(errand: Errand, word: str) -> LoadedArticle:
    try:
        return await fetched(errand, word)
    finally:
        await errand.services.close()


async def fetched(errand: Errand, word: str) -> LoadedArticle:
    """The reading by way of the newsroom's fetcher."""
    typed = errand.typed
    return await errand.services.read(word, max_age=typed.max_age, offline=typed.offline, timeout=typed.timeout)
