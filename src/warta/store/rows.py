"""Validate values read from the database; the file may be corrupt or written by another program."""

from __future__ import annotations

from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def shown(text: Any) -> str:  # noqa: ANN401 - a row holds anything
    """Return the text as one printable line; "" for what is not a string."""
    if not isinstance(text, str):
        return ""
    if text.isprintable():
        return text
    from warta.extraction.text import line

    return line(text)


def moment_of(text: Any) -> datetime | None:  # noqa: ANN401 - likewise
    """Parse an ISO 8601 time with an offset; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None
