"""Other programs: clipboard, web browser, editor, and commands that text is piped to.

Text goes to the clipboard by OSC 52 and, since no terminal tells whether it supports that, by a desktop program too.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from warta.errors import ConfigError
from warta.extraction.text import clean, verbatim
from warta.i18n import _
from warta.services import programs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from textual.app import App


_CLIPBOARD_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
_CLIPBOARD_TIMEOUT_S = 2  # seconds


def clipboard_program(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the clipboard program; empty over SSH, where it would be the clipboard of the other machine."""
    if environ.get("SSH_CONNECTION"):
        return ()
    for needs, words in _CLIPBOARD_PROGRAMS:
        if (not needs or environ.get(needs)) and shutil.which(words[0]):
            return words
    return ()


def copy_text(app: App[None], text: str) -> None:
    """Copy a text to the clipboard."""
    _copy(app, clean(text))


def copy_rows(app: App[None], rows: Iterable[Iterable[str]]) -> None:
    """Copy rows of a table to the clipboard, cells separated by tabs."""
    _copy(app, "\n".join(["\t".join([" ".join(clean(cell).split()) for cell in row]) for row in rows]))


def _copy(app: App[None], text: str) -> None:
    app.copy_to_clipboard(text)
    if words := clipboard_program():
        try:
            subprocess.run(
                words,
                input=text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_CLIPBOARD_TIMEOUT_S,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return  # OSC 52 was sent already


_TEXT_BROWSERS = ("lynx", "w3m", "links", "elinks", "www-browser", "browsh", "carbonyl")
_MAX_URL_LENGTH = 2083


def open_in_browser(url: str, environ: Mapping[str, str] = os.environ) -> str:
    """Open an http(s) URL in a graphical web browser. Return an error message, or ""."""
    if (
        not url.startswith(("http://", "https://"))
        or len(url) > _MAX_URL_LENGTH
        or not url.isascii()
        or not url.isprintable()
    ):
        return _("Not a web address")
    import webbrowser

    if sys.platform.startswith("linux") and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return _("No graphical display. Press y to copy the address")
    try:
        browser = webbrowser.get()
        name = str(getattr(browser, "name", "")).rsplit("/", 1)[-1]
        if name in _TEXT_BROWSERS or (
            isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
        ):
            return _("Text browsers are not supported. Press y to copy the address")
        opened = browser.open(url)
    except webbrowser.Error:
        return _("No web browser found. Press y to copy the address")
    return "" if opened else _("Could not start the web browser. Press y to copy the address")


_FALLBACK_EDITORS = ("sensible-editor", "nano", "vi", "notepad")
_MAX_TEXT_BYTES = 1024 * 1024


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command of VISUAL, EDITOR or a common editor. Raises ConfigError."""
    for name in ("VISUAL", "EDITOR"):
        if given := environ.get(name, "").strip():
            try:
                return shlex.split(given)
            except ValueError as error:
                raise ConfigError(
                    _("Invalid command in {name}").format(name=name),
                    hint=_('Set it to a program, for example EDITOR="nano"'),
                    kind="editor",
                ) from error
    for usual in _FALLBACK_EDITORS:
        if shutil.which(usual):
            return [usual]
    raise ConfigError(_("No editor found"), hint=_('Set EDITOR, for example EDITOR="nano"'), kind="editor")


def edit_text(text: str, words: list[str]) -> str:
    """Edit a text in an editor, in a private temporary folder. Raises ConfigError if it cannot be run or fails."""
    try:
        with TemporaryDirectory(prefix="warta-") as folder:  # mode 0700
            path = Path(folder, "reply.txt")
            path.write_text(text + "\n" if text else "", "utf-8")
            with _sigint_ignored():
                code = subprocess.run([*words, str(path)], check=False).returncode
            if code == 0:
                with path.open("rb") as file:
                    return file.read(_MAX_TEXT_BYTES).decode("utf-8-sig", "replace").removesuffix("\n")
    except OSError as error:
        raise ConfigError(
            _("Could not run {editor}: {why}").format(editor=words[0], why=error.strerror or type(error).__name__),
            hint=_('Set EDITOR, for example EDITOR="nano"'),
            kind="editor",
        ) from error
    raise ConfigError(
        _("{editor} exited with code {code}. The text is unchanged").format(editor=words[0], code=code),
        hint=_("Quit the editor without an error to use its text"),
        kind="editor",
    )


def edit_suspended(terminal: AbstractContextManager[None], text: str, words: list[str]) -> str:
    """Call `edit_text` while the app is suspended; it resumes whatever happens. Raises ConfigError."""
    failure: ConfigError
    with terminal:  # Textual resumes only if nothing is raised inside
        try:
            return edit_text(text, words)
        except ConfigError as error:
            failure = error
    raise failure


@contextmanager
def _sigint_ignored() -> Iterator[None]:
    """Ignore Ctrl-C while the editor runs; a handler is not inherited by it, unlike SIG_IGN."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def user_editor() -> list[str]:
    """Return the command of the user's editor. Raises ConfigError."""
    return editor_command(os.environ)


COMMAND_TIMEOUT_S = 30.0  # seconds
_MAX_OUTPUT_BYTES = 1024 * 1024


class CommandOutput(NamedTuple):
    """Cleaned output and exit code of a command; `cut`: the output was truncated."""

    text: str
    code: int
    cut: bool = False


async def run_command(words: list[str], text: str, *, patience: float = COMMAND_TIMEOUT_S) -> CommandOutput:
    """Run a command with a text on its stdin. Raises ConfigError if it cannot be run or times out."""
    said = await programs.run(words, text.encode("utf-8", "replace"), patience=patience, most=_MAX_OUTPUT_BYTES)
    return CommandOutput(verbatim(said.data.decode("utf-8", "replace")).replace("\t", "    "), said.code, said.cut)
