"""Tell a program of the reader's own of each new article: its arguments as they are written, no shell, JSON to read."""

from __future__ import annotations

import asyncio
import json
import os
import shlex
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from warta.errors import ConfigError, WartaError
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.model import Reading
    from warta.newsroom import Newsroom

PATIENCE: Final = 10.0  # seconds for one article
_MOST: Final = 3  # failures in a row after which nothing more is told


class Hooks:
    """What `[hooks]` of the settings asks for. `patience`: seconds for one run."""

    def __init__(self, newsroom: Newsroom, *, patience: float = PATIENCE) -> None:
        self._newsroom = newsroom
        self._patience = patience

    async def tell_new(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Tell the program of these new articles, one after the other; what went wrong, a line each."""
        line = self._newsroom.settings.hooks.get("new", "")
        if not line.strip():
            return ()
        try:
            words = shlex.split(line)
        except ValueError:
            return (_("[hooks] new cannot be read as a command: a quotation mark is left open"),)
        wrong: list[str] = []
        for number in numbers:
            try:
                await self._tell(words, number)
            except WartaError as error:
                wrong.append(error.what)
                if len(wrong) == _MOST:
                    break
        return tuple(wrong)

    async def _tell(self, words: list[str], number: int) -> None:
        """Run the program once. Raises WartaError."""
        reading = await asyncio.to_thread(self._newsroom.kept, str(number))
        if reading is None:
            return
        told = await asyncio.to_thread(_written, reading)
        try:
            process = await asyncio.create_subprocess_exec(
                *words,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", "") or type(error).__name__
            raise ConfigError(
                _("[hooks] new: {command} can't be run: {why}").format(command=words[0], why=why)
            ) from error
        try:
            async with asyncio.timeout(self._patience):
                await process.communicate(told)
        except TimeoutError as error:
            told_of = _("[hooks] new: {command} took longer than {n} s, and was stopped")
            raise ConfigError(told_of.format(command=words[0], n=round(self._patience))) from error
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
        if process.returncode:
            ended = _("[hooks] new: {command} ended with {code}")
            raise ConfigError(ended.format(command=words[0], code=process.returncode))

    def close(self) -> None:
        """Nothing is open here."""


def _written(reading: Reading) -> bytes:
    """An article as `warta.article/1`, on one line."""
    from warta.render.json import article_to_json

    return (json.dumps(article_to_json(reading), ensure_ascii=False) + "\n").encode("utf-8", "replace")
