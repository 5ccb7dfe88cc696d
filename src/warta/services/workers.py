"""A few processes that understand pages: a page that crashes one, or keeps it too long, costs that page alone."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from warta.errors import ExtractError
from warta.extraction.text import line
from warta.i18n import _
from warta.services import worker
from warta.settings import Reader

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page, Wanted
    from warta.model.source import Listing
    from warta.services.thinking import Thought
    from warta.settings import Settings

PATIENCE = 20.0
"""Seconds for one thought about a page."""

_LARGEST = 256 << 20  # bytes of an answer
_LAST_WORDS = 65_536
_PARTING = 2.0  # seconds for a process that ends


class Workers:
    """A mind in `count` processes, each started when it is first needed. It opens again when it is used once more."""

    def __init__(
        self,
        settings: Settings,
        understand: Callable[..., Article],
        count: int | None = None,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._understand = understand
        # What a page is understood by: of the tables [sites] alone. Who the reader is, is nobody's business there.
        tables: dict[str, Any] = {name: {} for name, value in settings._asdict().items() if isinstance(value, Mapping)}
        tables["sites"] = {host: dict(rules) for host, rules in settings.sites.items()}
        self._settings = settings._replace(reader=Reader(), **tables)
        self._patience = patience
        self._idle: list[Process] = []
        self._door = asyncio.Semaphore(count or max(1, min(4, os.cpu_count() or 1)))
        self._all: list[Process] = []

    async def begin(self, page: Page) -> Thought:
        """The page by itself. Raises ExtractError, of kind `crash` or `hang` when the page did that."""
        thought: Thought = await self._asked(page, "begin", page)
        return thought

    async def go_on(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Wanted, ...]:
        """What else is wanted. Raises ExtractError."""
        wants: tuple[Wanted, ...] = await self._asked(page, "go_on", page, article, answers)
        return wants

    async def finish(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Page, Article]:
        """The article with the answers in it. Raises ExtractError."""
        done: tuple[Page, Article] = await self._asked(page, "finish", page, article, answers)
        return done

    async def listed(self, kind: str, pages: tuple[Page, ...], most: int) -> Listing:
        """What a source lists. Raises ExtractError, of kind `crash` or `hang` when its answer did that."""
        found: Listing = await self._asked(pages[0], "listed", kind, pages, most)
        return found

    async def close(self) -> None:
        """End the processes."""
        self._idle.clear()
        while self._all:
            await _end(self._all.pop())

    async def _asked(self, page: Page, name: str, *given: Any) -> Any:  # noqa: ANN401 - as Thinking's methods have it
        """What a process says. One that dies after it has served others may have died of them: a new one is asked."""
        question = (name, given, 2 * self._patience)
        async with self._door:
            if self._idle:
                with suppress(OSError, EOFError):
                    return await self._answered(self._idle.pop(), page, question)
            process = None
            try:
                process = await self._started()
                return await self._answered(process, page, question)
            except (OSError, EOFError) as error:
                why = await _last_words(process) if process else line(str(error))
                raise _trouble(page, "crash", why) from error

    async def _answered(self, process: Process, page: Page, question: object) -> Any:  # noqa: ANN401 - likewise
        """The answer of one process, which waits for the next question then, or is ended when there was none."""
        try:
            async with asyncio.timeout(self._patience):
                fine, said = await _exchange(process, question)
            self._idle.append(process)
        except TimeoutError as error:
            raise _trouble(page, "hang", _("it took longer than {n:g} s").format(n=self._patience)) from error
        except (OSError, EOFError):
            await _gone(process)
            raise
        finally:
            if process not in self._idle:
                _kill(process)
        if not fine:
            raise said
        return said

    async def _started(self) -> Process:
        """One more process. `-P`: nothing is taken from the folder in which warta happens to be run."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            worker.__name__,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self._all.append(process)
        await _send(process, (self._settings, self._understand))
        return process


async def _exchange(process: Process, question: object) -> tuple[bool, Any]:
    """Ask, and have the answer. Raises EOFError when there will be none."""
    await _send(process, question)
    assert process.stdout is not None  # noqa: S101 - it was opened as a pipe
    length = int.from_bytes(await process.stdout.readexactly(worker.LENGTH), "big")
    if length > _LARGEST:
        raise EOFError
    fine, said = worker.unpacked(await process.stdout.readexactly(length))
    return fine, said


async def _send(process: Process, message: object) -> None:
    assert process.stdin is not None  # noqa: S101 - it was opened as a pipe
    process.stdin.write(worker.packed(message))
    await process.stdin.drain()


async def _last_words(process: Process) -> str:
    """Why a process ended, in its own last line."""
    said = b""
    with suppress(TimeoutError, OSError):
        async with asyncio.timeout(_PARTING):
            said = await process.stderr.read(_LAST_WORDS) if process.stderr else b""
            await process.wait()
    words = [line(each) for each in said.decode("utf-8", "replace").splitlines() if each.strip()]
    if words:
        return words[-1][:200]
    return _("its process ended with {code}").format(code=process.returncode)


async def _gone(process: Process) -> None:
    """Let a process that is dying come to its end: whoever kills it meanwhile may take its exit code from asyncio."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_PARTING):
            await process.wait()


def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()


async def _end(process: Process) -> None:
    """End a process at once, and see it gone."""
    _kill(process)
    if process.stdin:
        process.stdin.close()
    await process.wait()


def _trouble(page: Page, kind: str, why: str) -> ExtractError:
    return ExtractError(
        _("reading this page failed: {why}").format(why=why),
        hint=_("it is set aside until it changes; the pages beside it are read"),
        kind=kind,
        url=page.final_url,
    )
