"""What a row may be trusted with: it may have been written by a stranger."""

from __future__ import annotations

from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def shown(text: Any) -> str:  # noqa: ANN401 - a row holds anything
    """A line that can be shown."""
    if not isinstance(text, str):
        return ""
    if text.isprintable():
        return text
    from warta.extraction.text import line

    return line(text)


def moment_of(text: Any) -> datetime | None:  # noqa: ANN401 - likewise
    """A time, aware; None when there is none."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None
