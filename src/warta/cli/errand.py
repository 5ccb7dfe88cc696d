"""What a command has in hand: what was typed, where to write, and the newsroom once it is needed."""

from __future__ import annotations

import os
import sys
from functools import cached_property

from warta.cli import colour, complaints
from warta.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from warta.cli.complaints import Complaints
    from warta.cli.output import Output
    from warta.services.registry import Services
    from warta.settings import Settings
    from warta.tui.first_frame import Curtain


class Errand:
    """One run of one command."""

    def __init__(self, typed: Namespace, output: Output, complaints: Complaints, curtain: Curtain) -> None:
        self.typed = typed
        self.output = output
        self.complaints = complaints
        self.curtain = curtain
        self.plain = False  # whether what is kept is only written out, as JSON

    @cached_property
    def settings(self) -> Settings:
        """The reader's settings. Raises ConfigError."""
        from warta import wiring

        return wiring.read_settings()

    @cached_property
    def services(self) -> Services:
        """The newsroom over the reader's own library."""
        from warta import wiring

        return wiring.services(self.settings)

    @property
    def stdin_is_terminal(self) -> bool:
        """Whether a person types at us."""
        try:
            return sys.stdin is not None and sys.stdin.isatty()
        except ValueError:
            return False

    @property
    def for_the_app(self) -> bool:
        """Whether a person is at all three ends; the app draws on stderr."""
        return self.output.terminal and self.stdin_is_terminal and complaints.is_terminal()

    @property
    def coloured(self) -> bool:
        """Whether this output should carry colour."""
        return colour.wanted(self.typed.color, self._color_setting(), os.environ, terminal=self.output.terminal)

    def library_path(self) -> Path:
        """The library's file; it need not exist."""
        from warta import paths

        return self.settings.library or paths.library_file()

    def columns(self) -> int:
        """How wide the terminal is."""
        from shutil import get_terminal_size

        return max(get_terminal_size((80, 24)).columns, 1)

    def allow_pager(self) -> None:
        """Show long output through the reader's pager, when a person looks at both ends."""
        if self.typed.no_pager or not self.output.terminal or not self.stdin_is_terminal:
            return
        from warta.cli.pager import pager

        self.output.page_through(pager(self.settings.pager, os.environ, coloured=self.coloured))

    def close(self) -> None:
        """Close the files if they were opened, and tell what the library did unasked; the network is closed by then."""
        services: Services | None = self.__dict__.get("services")
        if services is None:
            return
        services.shut()
        for notice in services.library.notices:
            self.complaints.note(notice)

    def _color_setting(self) -> str:
        """`color` of the settings; settings that cannot be read don't keep help from being shown."""
        try:
            return self.settings.color
        except ConfigError:
            return "auto"
