"""Where warta keeps things on this machine, by the platform's own customs (XDG on Linux)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def config_file() -> Path:
    """The settings file; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("warta", appauthor=False) / "config.toml"


def data_dir() -> Path:
    """What must never be lost: the library."""
    from platformdirs import user_data_path

    return user_data_path("warta", appauthor=False)


def library_file() -> Path:
    """The one file of the library."""
    return data_dir() / "library.db"


def cache_dir() -> Path:
    """What can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("warta", appauthor=False)


def state_dir() -> Path:
    """What was open, and the log."""
    from platformdirs import user_state_path

    return user_state_path("warta", appauthor=False)


def log_file() -> Path:
    """Where a bug's traceback is written."""
    return state_dir() / "warta.log"
