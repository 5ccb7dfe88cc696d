"""Where warta keeps things on this machine, by the platform's own customs (XDG on Linux)."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

# XDG Base Directory Specification 0.8. What platformdirs would say, without the tenth of a start that it costs.
_XDG = {"config": "~/.config", "data": "~/.local/share", "cache": "~/.cache", "state": "~/.local/state"}


def config_file() -> Path:
    """The settings file; it need not exist."""
    return _folder("config") / "config.toml"


def data_dir() -> Path:
    """What must never be lost: the library and the outbox."""
    return _folder("data")


def library_file() -> Path:
    """The one file of the library."""
    return data_dir() / "library.db"


def outbox_file() -> Path:
    """The one file of drafts and sent replies."""
    return data_dir() / "outbox.db"


def cache_dir() -> Path:
    """What can be made again."""
    return _folder("cache")


def state_dir() -> Path:
    """What was open, and the log."""
    return _folder("state")


def log_file() -> Path:
    """Where a bug's traceback is written."""
    return state_dir() / "warta.log"


def spelled(kind: str) -> str:
    """Our folder of one kind (config, data, cache or state) in letters, for who comes before pathlib is loaded."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        given = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        return f"{os.path.expanduser(given if given.startswith('/') else _XDG[kind])}/warta"  # noqa: PTH111 - likewise
    import platformdirs

    found: str = getattr(platformdirs, f"user_{kind}_dir")("warta", appauthor=False)
    return found


def _folder(kind: str) -> Path:
    from pathlib import Path

    return Path(spelled(kind))
