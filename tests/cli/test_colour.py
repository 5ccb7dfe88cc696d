from __future__ import annotations

import pytest

from warta.cli import context


@pytest.mark.parametrize(
    ("flag", "settings", "environ", "terminal", "wanted"),
    [
        (None, "auto", {}, True, True),
        (None, "auto", {}, False, False),
        (None, "auto", {"TERM": "dumb"}, True, False),
        (None, "auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        (None, "auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        (None, "auto", {"NO_COLOR": "", "FORCE_COLOR": ""}, True, True),
        (None, "auto", {"WARTA_COLOR": "always", "NO_COLOR": "1"}, False, True),
        (None, "auto", {"WARTA_COLOR": "never", "FORCE_COLOR": "1"}, True, False),
        ("never", "always", {"WARTA_COLOR": "always", "FORCE_COLOR": "1"}, True, False),
        ("always", "never", {"WARTA_COLOR": "never", "NO_COLOR": "1"}, False, True),
        ("auto", "never", {"WARTA_COLOR": "never"}, True, True),
        (None, "never", {}, True, False),
        (None, "always", {}, False, True),
        (None, "always", {"NO_COLOR": "1"}, True, False),
        (None, "never", {"FORCE_COLOR": "1"}, False, True),
    ],
)
def test_the_first_that_speaks_decides(
    flag: str | None, settings: str, environ: dict[str, str], terminal: bool, wanted: bool
) -> None:
    assert context.use_color(flag, settings, environ, terminal=terminal) is wanted
