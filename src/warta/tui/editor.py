"""Hand a text to the reader's own editor, in a private folder that is gone afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from warta.errors import ConfigError
from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

_USUAL = ("sensible-editor", "nano", "vi", "notepad")
_LONGEST = 1024 * 1024


def command(environ: Mapping[str, str]) -> list[str]:
    """VISUAL, EDITOR, or what is usually there. Raises ConfigError."""
    for name in ("VISUAL", "EDITOR"):
        if given := environ.get(name, "").strip():
            try:
                return shlex.split(given)
            except ValueError as error:
                raise ConfigError(
                    _("{name} can't be read as a command").format(name=name),
                    hint=_('set it to a program, for example EDITOR="nano"'),
                    kind="editor",
                ) from error
    for usual in _USUAL:
        if shutil.which(usual):
            return [usual]
    raise ConfigError(_("no editor was found"), hint=_('set it, for example EDITOR="nano"'), kind="editor")


def edited(text: str, words: list[str]) -> str:
    """The text as the editor left it; the terminal is its own meanwhile. Raises ConfigError, and the text stays."""
    try:
        with TemporaryDirectory(prefix="warta-") as folder:  # only its owner may look in
            path = Path(folder, "reply.txt")
            path.write_text(text + "\n" if text else "", "utf-8")
            with _interrupts_are_its_own():
                code = subprocess.run([*words, str(path)], check=False).returncode
            if code == 0:
                with path.open("rb") as file:
                    return file.read(_LONGEST).decode("utf-8-sig", "replace").removesuffix("\n")
    except OSError as error:
        raise ConfigError(
            _("{editor} can't be run: {why}").format(editor=words[0], why=error.strerror or type(error).__name__),
            hint=_('set it, for example EDITOR="nano"'),
            kind="editor",
        ) from error
    raise ConfigError(
        _("{editor} ended with {code}: the text stays as it was").format(editor=words[0], code=code),
        hint=_("leave it without an error to take its text over"),
        kind="editor",
    )


def lent(terminal: AbstractContextManager[None], text: str, words: list[str]) -> str:
    """What `edited` gives, while an app lends its terminal; it has it back whatever happens. Raises ConfigError."""
    failure: ConfigError
    with terminal:  # Textual's takes the terminal back only where nothing is raised within
        try:
            return edited(text, words)
        except ConfigError as error:
            failure = error
    raise failure


@contextmanager
def _interrupts_are_its_own() -> Iterator[None]:
    """Ctrl-C in the editor is for the editor; a handler of our own does not pass on to it, as ignoring would."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def of_the_reader() -> list[str]:
    """The reader's editor. Raises ConfigError."""
    return command(os.environ)
