"""What can go wrong when something is asked of the newsroom, and the line that tells it."""

from __future__ import annotations

from typing import Final, TypeAlias

from textual.message import Message

from warta.errors import LibraryError, WartaError
from warta.extraction.text import line
from warta.i18n import _

AppError: TypeAlias = WartaError | OSError

APP_ERRORS: Final = (WartaError, OSError)
"""What is told in a line while the app goes on: an error of ours, or one of the system that nobody foresaw."""


def as_warta_error(error: AppError) -> WartaError:
    """The error as one of ours: what the system says in its words, with an advice."""
    if isinstance(error, WartaError):
        return error
    what = line(error.strerror or str(error)) or type(error).__name__
    return LibraryError(what, hint=_("try again, or later"), kind="system")


def error_line(error: AppError) -> str:
    """What went wrong and what to do about it, in one line."""
    ours = as_warta_error(error)
    return " · ".join(filter(None, (ours.what, ours.hint)))


class Notification(Message):
    """There is something to tell the reader."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
