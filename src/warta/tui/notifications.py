"""Messages for the status line, and errors as one line of text."""

from __future__ import annotations

from typing import Final, TypeAlias

from textual.message import Message

from warta.errors import LibraryError, WartaError
from warta.extraction.text import line
from warta.i18n import _

AppError: TypeAlias = WartaError | OSError

APP_ERRORS: Final = (WartaError, OSError)
"""Errors that are shown in the status line; the app goes on."""


def as_warta_error(error: AppError) -> WartaError:
    """Return the error itself, or an `OSError` as `LibraryError` with a hint."""
    if isinstance(error, WartaError):
        return error
    what = line(error.strerror or str(error)) or type(error).__name__
    return LibraryError(what, hint=_("Try again later"), kind="system")


def error_line(error: AppError) -> str:
    """Return cause and hint as one line."""
    ours = as_warta_error(error)
    return " · ".join(filter(None, (ours.what, ours.hint)))


class Notification(Message):
    """Show a text in the status line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
