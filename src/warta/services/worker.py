"""A process that understands pages for another one: it is asked and answers over its standard streams, in pickles.

Only its own parent writes to it and reads from it. It ends when its parent does, and when a page keeps it busy for too
long; a page that makes it crash takes nobody else along.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from warta.errors import ExtractError

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 8
"""Bytes that say how long a message is."""

MOST_MEMORY = 2 << 30
"""Bytes of address space."""


def write(stream: BinaryIO, message: object) -> None:
    """Send a message: its length, then itself."""
    stream.write(packed(message))
    stream.flush()


def packed(message: object) -> bytes:
    """A message as it is sent."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return len(body).to_bytes(LENGTH, "big") + body


def unpacked(body: bytes) -> Any:  # noqa: ANN401 - whatever was sent
    """A message that came."""
    return pickle.loads(body)  # noqa: S301 - of our own parent or child, over a pipe that nobody else has


def read(stream: BinaryIO) -> Any:  # noqa: ANN401 - whatever was sent
    """The next message; None when there is none any more."""
    length = stream.read(LENGTH)
    return unpacked(stream.read(int.from_bytes(length, "big"))) if len(length) == LENGTH else None


def serve(ask: BinaryIO, answer: BinaryIO) -> None:
    """Answer until nobody asks.

    First come the settings and, by its name, the function that understands a page; then (name, arguments, seconds) of
    Thinking's methods.
    """
    from warta.services.thinking import Thinking

    begun = read(ask)
    if begun is None:
        return
    settings, understand = begun
    thinking = Thinking(partial(understand, chosen=settings), settings)
    methods: dict[str, Callable[..., Any]] = {
        "begin": thinking.begin,
        "go_on": thinking.go_on,
        "finish": thinking.finish,
        "listed": thinking.listed,
    }
    while (question := read(ask)) is not None:
        name, given, seconds = question
        _wake_me(seconds)
        try:
            said = True, methods[name](*given)
        except ExtractError as error:
            said = False, error
        _wake_me(0)
        write(answer, said)


def _wake_me(seconds: float) -> None:
    """End this process by then, whatever it does: its parent may not be there to do so."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _hold_back() -> None:
    """Take no more memory than a page may cost, and leave the machine to whoever waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    with suppress(ImportError, OSError, ValueError, AttributeError):
        os.nice(5)
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve over the standard streams; whatever else writes to stdout writes to stderr instead."""
    _hold_back()
    ask, answer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(BrokenPipeError, KeyboardInterrupt):
        serve(ask, answer)
    sys.stderr.flush()


if __name__ == "__main__":
    main()
