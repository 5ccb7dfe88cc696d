"""Give a text to a command of the reader's own, as argv and never through a shell, and take what it says."""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
from contextlib import suppress
from typing import NamedTuple

from warta.errors import ConfigError
from warta.extraction.text import verbatim
from warta.words import _

PATIENCE = 30.0  # seconds
_LONGEST = 1024 * 1024
_BURIAL = 1.0  # seconds


class Answer(NamedTuple):
    """What a command said, cleaned, and the code it ended with; `cut`: it said more than is shown."""

    text: str
    code: int
    cut: bool = False


def argv(line: str) -> list[str]:
    """A line as a program and its arguments. Raises ConfigError."""
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise ConfigError(_("a quotation mark is left open"), hint=_("close it, or put \\ before it")) from error
    if not words:
        raise ConfigError(_("no command was typed"), hint=_("for example: wc -w"))
    return words


async def run(words: list[str], text: str, *, patience: float = PATIENCE) -> Answer:
    """Run a command with a text on its standard input. It has a session of its own, and ends with its time.

    Raises ConfigError where it cannot be run or takes too long.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or type(error).__name__
        raise ConfigError(
            _("{command} can't be run: {why}").format(command=words[0], why=why),
            hint=_("it is no shell line: a program and its arguments"),
        ) from error
    try:
        async with asyncio.timeout(patience):
            said, cut = await _talk(process, text)
            code = await process.wait()
    except TimeoutError as error:
        raise ConfigError(
            _("{command} took longer than {n} s, and was stopped").format(command=words[0], n=int(patience)),
            hint=_("nothing of what it said is shown"),
        ) from error
    finally:
        _end(process)
        await _bury(process)
    return Answer(verbatim(said.decode("utf-8", "replace")).replace("\t", "    "), code, cut)


async def _talk(process: asyncio.subprocess.Process, text: str) -> tuple[bytes, bool]:
    """Tell it the text while hearing what it says; a command that does not listen is no failure."""
    stdin, stdout = process.stdin, process.stdout
    if stdin is None or stdout is None:
        return b"", False
    telling = asyncio.create_task(_tell(stdin, text.encode("utf-8", "replace")))
    said = bytearray()
    while len(said) <= _LONGEST and (part := await stdout.read(65_536)):
        said += part
    cut = len(said) > _LONGEST
    if cut:
        _end(process)
    telling.cancel()
    with suppress(asyncio.CancelledError):
        await telling
    return bytes(said[:_LONGEST]), cut


async def _bury(process: asyncio.subprocess.Process) -> None:
    """Let go of its pipes: what it had still to say is heard, and thrown away."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_BURIAL):
            while process.stdout and await process.stdout.read(65_536):
                pass
            await process.wait()


async def _tell(stdin: asyncio.StreamWriter, data: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(data)
        await stdin.drain()
        stdin.close()


def _end(process: asyncio.subprocess.Process) -> None:
    """End it and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
