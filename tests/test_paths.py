"""Where warta keeps things: what platformdirs says of this platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs
import pytest

from warta import paths

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("given", [None, "", " ", "/elsewhere", "~/mine"])
def test_every_place_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str | None) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
        if given is not None:
            monkeypatch.setenv(f"XDG_{kind}_HOME", given)

    assert paths.data_dir() == platformdirs.user_data_path("warta", appauthor=False)
    assert paths.cache_dir() == platformdirs.user_cache_path("warta", appauthor=False)
    assert paths.state_dir() == platformdirs.user_state_path("warta", appauthor=False)
    assert paths.config_file().parent == platformdirs.user_config_path("warta", appauthor=False)


def test_the_library_the_settings_and_the_log_stand_in_them() -> None:
    assert paths.library_file() == paths.data_dir() / "library.db"
    assert paths.config_file().name == "config.toml"
    assert paths.log_file() == paths.state_dir() / "warta.log"


def test_another_platform_asks_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, *, appauthor: f"{name} {appauthor}")

    assert str(paths.data_dir()) == "warta False"
