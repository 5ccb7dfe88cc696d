"""Give a text to the reader's clipboard: by the terminal's own order (OSC 52), and by a program where there is one.

Not every terminal knows the order, and none tells; so a program of the desktop is asked as well.
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
    """The program that takes a text here; none over ssh, where it would be another machine's clipboard."""
    if environ.get("SSH_CONNECTION"):
        return ()
    for needs, words in _CLIPBOARD_PROGRAMS:
        if (not needs or environ.get(needs)) and shutil.which(words[0]):
            return words
    return ()


def copy_text(app: App[None], text: str) -> None:
    """Put a text there."""
    _copy(app, clean(text))


def copy_rows(app: App[None], rows: Iterable[Iterable[str]]) -> None:
    """Put rows of a table there as a spreadsheet takes them: a tab between two cells."""
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
            return  # the terminal's own way was taken already


_TEXT_BROWSERS = ("lynx", "w3m", "links", "elinks", "www-browser", "browsh", "carbonyl")
_MAX_URL_LENGTH = 2083


def open_in_browser(url: str, environ: Mapping[str, str] = os.environ) -> str:
    """Open an http(s) address; what went wrong as a line, or nothing."""
    if (
        not url.startswith(("http://", "https://"))
        or len(url) > _MAX_URL_LENGTH
        or not url.isascii()
        or not url.isprintable()
    ):
        return _("only web addresses are opened in a browser")
    import webbrowser

    if sys.platform.startswith("linux") and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return _("no graphical display here: y copies the address")
    try:
        browser = webbrowser.get()
        name = str(getattr(browser, "name", "")).rsplit("/", 1)[-1]
        if name in _TEXT_BROWSERS or (
            isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
        ):
            return _("the browser here would draw over warta: y copies the address")
        opened = browser.open(url)
    except webbrowser.Error:
        return _("no web browser was found: y copies the address")
    return "" if opened else _("the web browser could not be started: y copies the address")


_FALLBACK_EDITORS = ("sensible-editor", "nano", "vi", "notepad")
_MAX_TEXT_BYTES = 1024 * 1024


def editor_command(environ: Mapping[str, str]) -> list[str]:
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
    for usual in _FALLBACK_EDITORS:
        if shutil.which(usual):
            return [usual]
    raise ConfigError(_("no editor was found"), hint=_('set it, for example EDITOR="nano"'), kind="editor")


def edit_text(text: str, words: list[str]) -> str:
    """The text as the editor left it; the terminal is its own meanwhile. Raises ConfigError, and the text stays."""
    try:
        with TemporaryDirectory(prefix="warta-") as folder:  # only its owner may look in
            path = Path(folder, "reply.txt")
            path.write_text(text + "\n" if text else "", "utf-8")
            with _sigint_ignored():
                code = subprocess.run([*words, str(path)], check=False).returncode
            if code == 0:
                with path.open("rb") as file:
                    return file.read(_MAX_TEXT_BYTES).decode("utf-8-sig", "replace").removesuffix("\n")
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


def edit_suspended(terminal: AbstractContextManager[None], text: str, words: list[str]) -> str:
    """What `edited` gives, while an app lends its terminal; it has it back whatever happens. Raises ConfigError."""
    failure: ConfigError
    with terminal:  # Textual's takes the terminal back only where nothing is raised within
        try:
            return edit_text(text, words)
        except ConfigError as error:
            failure = error
    raise failure


@contextmanager
def _sigint_ignored() -> Iterator[None]:
    """Ctrl-C in the editor is for the editor; a handler of our own does not pass on to it, as ignoring would."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def user_editor() -> list[str]:
    """The reader's editor. Raises ConfigError."""
    return editor_command(os.environ)


COMMAND_TIMEOUT_S = 30.0  # seconds
_MAX_OUTPUT_BYTES = 1024 * 1024


class CommandOutput(NamedTuple):
    """What a command said, cleaned, and the code it ended with; `cut`: it said more than is shown."""

    text: str
    code: int
    cut: bool = False


async def run_command(words: list[str], text: str, *, patience: float = COMMAND_TIMEOUT_S) -> CommandOutput:
    """Run a command with a text on its standard input. Raises ConfigError where it cannot be run or takes too long."""
    said = await programs.run(words, text.encode("utf-8", "replace"), patience=patience, most=_MAX_OUTPUT_BYTES)
    return CommandOutput(verbatim(said.data.decode("utf-8", "replace")).replace("\t", "    "), said.code, said.cut)
