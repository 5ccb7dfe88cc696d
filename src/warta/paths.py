"""Paths of configuration, data, cache and state, by platform convention (XDG on Linux)."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

# XDG Base Directory Specification 0.8, as in platformdirs, whose import would cost a tenth of the start-up time.
_XDG = {"config": "~/.config", "data": "~/.local/share", "cache": "~/.cache", "state": "~/.local/state"}


def config_file() -> Path:
    """The settings file; it need not exist."""
    return _folder("config") / "config.toml"


def data_dir() -> Path:
    """The folder of the library and the outbox."""
    return _folder("data")


def library_file() -> Path:
    """The library file."""
    return data_dir() / "library.db"


def outbox_file() -> Path:
    """The file of drafts and sent replies."""
    return data_dir() / "outbox.db"


def cache_dir() -> Path:
    """The folder of data that can be recreated."""
    return _folder("cache")


def state_dir() -> Path:
    """The folder of the session state and the log."""
    return _folder("state")


def log_file() -> Path:
    """The log file, for tracebacks of unexpected errors."""
    return state_dir() / "warta.log"


def spelled(kind: str) -> str:
    """Return the folder of one kind (config, data, cache or state) as a string, without loading pathlib."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        given = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        return f"{os.path.expanduser(given if given.startswith('/') else _XDG[kind])}/warta"  # noqa: PTH111 - likewise
    import platformdirs

    found: str = getattr(platformdirs, f"user_{kind}_dir")("warta", appauthor=False)
    return found


def _folder(kind: str) -> Path:
    from pathlib import Path

    return Path(spelled(kind))
