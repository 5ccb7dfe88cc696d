"""Run the reader's hook program for each new article, with the article as JSON on its standard input."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

from warta.errors import ConfigError, WartaError
from warta.i18n import _
from warta.services import programs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.model.capture import LoadedArticle
    from warta.services.registry import Services

PATIENCE: Final = 10.0  # seconds for one article
_MOST: Final = 3  # failures after which the run stops


class Hooks:
    """The `[hooks]` table of the settings. `patience`: timeout of one run in seconds."""

    def __init__(self, services: Services, *, patience: float = PATIENCE) -> None:
        self._services = services
        self._patience = patience

    async def tell_new(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Run the program for these articles one after the other; return one line per error."""
        line = self._services.settings.hooks.get("new", "")
        if not line.strip():
            return ()
        wrong: list[str] = []
        try:
            words = programs.argv(line)
        except ConfigError as error:
            return (_told(error),)
        for number in numbers:
            try:
                await self._tell(words, number)
            except ConfigError as error:
                wrong.append(_told(error))
            except WartaError as error:
                wrong.append(error.what)
            if len(wrong) == _MOST:
                break
        return tuple(wrong)

    async def _tell(self, words: list[str], number: int) -> None:
        """Run the program once. Raises WartaError."""
        loaded = await asyncio.to_thread(self._services.kept, str(number))
        if loaded is None:
            return
        written = await asyncio.to_thread(_written, loaded)
        said = await programs.run(words, written, patience=self._patience)
        if said.code:
            raise ConfigError(_("{command} ended with {code}").format(command=words[0], code=said.code))

    def close(self) -> None:
        """Do nothing: no resource is open."""


def _told(error: ConfigError) -> str:
    return f"[hooks] new: {error.what}"


def _written(loaded: LoadedArticle) -> bytes:
    """Return the article as one line of `warta.article/1` JSON."""
    from warta.render.json import article_to_json

    return (json.dumps(article_to_json(loaded), ensure_ascii=False) + "\n").encode("utf-8", "replace")
