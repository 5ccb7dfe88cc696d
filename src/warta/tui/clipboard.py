"""Give a text to the reader's clipboard: by the terminal's own order (OSC 52), and by a program where there is one.

Not every terminal knows the order, and none tells; so a program of the desktop is asked as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from warta.extraction.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import App

_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
_PATIENCE = 2  # seconds


def program(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The program that takes a text here; none over ssh, where it would be another machine's clipboard."""
    if environ.get("SSH_CONNECTION"):
        return ()
    for needs, words in _PROGRAMS:
        if (not needs or environ.get(needs)) and shutil.which(words[0]):
            return words
    return ()


def copy(app: App[None], text: str) -> None:
    """Put a text there."""
    _put(app, clean(text))


def copy_rows(app: App[None], rows: Iterable[Iterable[str]]) -> None:
    """Put rows of a table there as a spreadsheet takes them: a tab between two cells."""
    _put(app, "\n".join(["\t".join([" ".join(clean(cell).split()) for cell in row]) for row in rows]))


def _put(app: App[None], text: str) -> None:
    app.copy_to_clipboard(text)
    if words := program():
        try:
            subprocess.run(
                words,
                input=text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return  # the terminal's own way was taken already
