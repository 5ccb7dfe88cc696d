"""Per-invocation context of a command: arguments, stdout and stderr writers, colour, pager, lazily opened services."""

from __future__ import annotations

import os
import sys
from functools import cached_property

from warta.cli import stderr
from warta.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from warta.cli.stderr import StderrWriter
    from warta.cli.stdout import StdoutWriter
    from warta.services.registry import Services
    from warta.settings import Settings
    from warta.tui.startup.first_frame import EarlyScreen

DEFAULT_PAGER = "less -FIRX"


class CommandContext:
    """One invocation of one command."""

    def __init__(self, args: Namespace, out: StdoutWriter, err: StderrWriter, early_screen: EarlyScreen) -> None:
        self.args = args
        self.stdout = out
        self.stderr = err
        self.early_screen = early_screen
        self.json_only = False  # saved articles may be read as JSON, without building an `Article`

    @cached_property
    def settings(self) -> Settings:
        """The reader's settings. Raises ConfigError."""
        from warta import wiring

        return wiring.read_settings()

    @cached_property
    def services(self) -> Services:
        """The services on the reader's library, opened on first use."""
        from warta import wiring

        return wiring.services(self.settings)

    @property
    def stdin_is_terminal(self) -> bool:
        """Whether standard input is a terminal."""
        try:
            return sys.stdin is not None and sys.stdin.isatty()
        except ValueError:
            return False

    @property
    def can_open_app(self) -> bool:
        """Whether all three standard streams are terminals; the app draws on stderr."""
        return self.stdout.terminal and self.stdin_is_terminal and stderr.is_terminal()

    @property
    def color(self) -> bool:
        """Whether to write colours to stdout."""
        return use_color(self.args.color, self._color_setting(), os.environ, terminal=self.stdout.terminal)

    def library_path(self) -> Path:
        """Path of the library file, which may not exist yet."""
        from warta import paths

        return self.settings.library or paths.library_file()

    def columns(self) -> int:
        """Width of the terminal in columns."""
        from shutil import get_terminal_size

        return max(get_terminal_size((80, 24)).columns, 1)

    def enable_pager(self) -> None:
        """Show long output in the pager if stdin and stdout are terminals."""
        if self.args.no_pager or not self.stdout.terminal or not self.stdin_is_terminal:
            return
        self.stdout.set_pager(make_pager(self.settings.pager, os.environ, color=self.color))

    def close(self) -> None:
        """Close the library if it was opened, and report its notices. The network is closed before."""
        services: Services | None = self.__dict__.get("services")
        if services is None:
            return
        services.shut()
        for notice in services.library.notices:
            self.stderr.note(notice)

    def _color_setting(self) -> str:
        """Return the setting `color`; unreadable settings count as auto, so that help is still shown."""
        try:
            return self.settings.color
        except ConfigError:
            return "auto"


def use_color(flag: str | None, settings: str, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Return whether to write colours.

    Precedence: --color, WARTA_COLOR, NO_COLOR, FORCE_COLOR, settings, TERM=dumb, whether the output is a terminal.
    `flag` and `settings` are auto, always or never; `flag` may be absent.
    """
    for choice in (flag, environ.get("WARTA_COLOR")):
        if choice in {"always", "never"}:
            return choice == "always"
        if choice == "auto":
            return _color_of_environment(environ, terminal=terminal)
    if settings != "auto" and not (environ.get("NO_COLOR") or environ.get("FORCE_COLOR")):
        return settings == "always"
    return _color_of_environment(environ, terminal=terminal)


def _color_of_environment(environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Apply https://no-color.org and https://force-color.org."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return terminal and environ.get("TERM") != "dumb"


def _pager_command(settings: str, environ: Mapping[str, str]) -> list[str]:
    """Return the pager command as words; empty for no pager. `settings` already includes WARTA_PAGER."""
    import shlex

    try:
        words = shlex.split(settings or environ.get("PAGER") or DEFAULT_PAGER)
    except ValueError:
        return []
    return [] if words[:1] == ["cat"] else words


def make_pager(settings: str, environ: Mapping[str, str], *, color: bool) -> Callable[[str], bool]:
    """Return a function that shows a text in the pager if it is longer than the screen, and returns whether it did."""

    def show(text: str) -> bool:
        from shutil import get_terminal_size

        words = _pager_command(settings, environ)
        return bool(words) and text.count("\n") >= get_terminal_size((80, 24)).lines and _run_pager(words, text, color)

    return show


def _run_pager(words: list[str], text: str, color: bool) -> bool:
    """Run the pager (never through a shell); return False if it cannot be started. Quitting it early is no error."""
    import locale
    import os
    import subprocess
    from contextlib import suppress

    # Without -R, less shows colour sequences as letters; git sets the same flags.
    environ = os.environ if "LESS" in os.environ or not color else {**os.environ, "LESS": "FRX"}
    try:
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environ)
    except OSError:
        return False
    with suppress(BrokenPipeError, KeyboardInterrupt):  # Ctrl-C belongs to the pager while it runs
        process.communicate(text.encode(locale.getpreferredencoding(do_setlocale=False), "replace"))
    while process.poll() is None:
        with suppress(KeyboardInterrupt):
            process.wait()
    return True
