"""Give a text to a command of the reader's own, and take what it says, as text that may be shown."""

from __future__ import annotations

from typing import NamedTuple

from warta.extraction.text import verbatim
from warta.services import programs

PATIENCE = 30.0  # seconds
_LONGEST = 1024 * 1024


class Answer(NamedTuple):
    """What a command said, cleaned, and the code it ended with; `cut`: it said more than is shown."""

    text: str
    code: int
    cut: bool = False


async def run(words: list[str], text: str, *, patience: float = PATIENCE) -> Answer:
    """Run a command with a text on its standard input. Raises ConfigError where it cannot be run or takes too long."""
    said = await programs.run(words, text.encode("utf-8", "replace"), patience=patience, most=_LONGEST)
    return Answer(verbatim(said.data.decode("utf-8", "replace")).replace("\t", "    "), said.code, said.cut)
