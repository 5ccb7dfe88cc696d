"""Run a program of the reader's own: its arguments as they are written, no shell, and never longer than it may."""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
from contextlib import suppress
from typing import NamedTuple

from warta.errors import ConfigError
from warta.i18n import _

_PART = 65_536
_BURIAL = 1.0  # seconds


class Said(NamedTuple):
    """What a program said, and the code it ended with; `cut`: it said more than it was asked for, and was stopped."""

    data: bytes
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


async def run(words: list[str], given: bytes, *, patience: float, most: int = 0) -> Said:
    """Run a program with this on its standard input, and hear at most so much of what it says; 0: it speaks to nobody.

    It has a session of its own, and ends with its time, with all that it started. Raises ConfigError where it cannot be
    run or takes too long.
    """
    process = await _started(words, heard=bool(most))
    try:
        async with asyncio.timeout(patience):
            said, cut = await _talk(process, given, most)
            code = await process.wait()
    except TimeoutError as error:
        raise ConfigError(
            _("{command} took longer than {n} s, and was stopped").format(command=words[0], n=round(patience)),
            hint=_("nothing of what it said is shown"),
        ) from error
    finally:
        _end(process)
        await _bury(process)
    return Said(said, code, cut)


async def _started(words: list[str], *, heard: bool) -> asyncio.subprocess.Process:
    out, err = (
        (asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT)
        if heard
        else (asyncio.subprocess.DEVNULL, asyncio.subprocess.DEVNULL)
    )
    try:
        return await asyncio.create_subprocess_exec(
            *words, stdin=asyncio.subprocess.PIPE, stdout=out, stderr=err, start_new_session=True
        )
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or type(error).__name__
        raise ConfigError(
            _("{command} can't be run: {why}").format(command=words[0], why=why),
            hint=_("it is no shell line: a program and its arguments"),
        ) from error


async def _talk(process: asyncio.subprocess.Process, given: bytes, most: int) -> tuple[bytes, bool]:
    """Tell it what is given while hearing what it says, to its end; a program that does not listen is no failure."""
    telling = asyncio.create_task(_tell(process.stdin, given))
    said = bytearray()
    while process.stdout and len(said) <= most and (part := await process.stdout.read(_PART)):
        said += part
    cut = len(said) > most
    if cut:
        _end(process)
    await process.wait()
    telling.cancel()
    with suppress(asyncio.CancelledError):
        await telling
    return bytes(said[:most]), cut


async def _tell(stdin: asyncio.StreamWriter | None, data: bytes) -> None:
    if stdin is None:
        return
    with suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(data)
        await stdin.drain()
        stdin.close()


async def _bury(process: asyncio.subprocess.Process) -> None:
    """Let go of its pipes: what it had still to say is heard, and thrown away."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_BURIAL):
            while process.stdout and await process.stdout.read(_PART):
                pass
            await process.wait()


def _end(process: asyncio.subprocess.Process) -> None:
    """End it and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
