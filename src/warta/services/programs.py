"""Run an external program without a shell, with a timeout and an output limit."""

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
    """Output and exit code of a program; `cut`: stopped because it exceeded the output limit."""

    data: bytes
    code: int
    cut: bool = False


def argv(line: str) -> list[str]:
    """Split a command line into program and arguments. Raises ConfigError."""
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise ConfigError(_("a quotation mark is left open"), hint=_("close it, or put \\ before it")) from error
    if not words:
        raise ConfigError(_("no command was typed"), hint=_("for example: wc -w"))
    return words


async def run(words: list[str], given: bytes, *, patience: float, most: int = 0) -> Said:
    """Run a program with `given` on standard input; return at most `most` bytes of output (0: discard it).

    It runs in its own session and is killed after `patience` seconds with its children. Raises ConfigError when it
    cannot be run or times out.
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
    """Write the input while reading the output; ignore a program that closes its standard input."""
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
    """Close its pipes; discard remaining output."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_BURIAL):
            while process.stdout and await process.stdout.read(_PART):
                pass
            await process.wait()


def _end(process: asyncio.subprocess.Process) -> None:
    """Kill the program and its process group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
