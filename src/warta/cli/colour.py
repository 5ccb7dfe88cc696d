"""Whether to colour: --color > WARTA_COLOR > NO_COLOR > FORCE_COLOR > settings > TERM=dumb > is it a terminal."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def wanted(flag: str | None, settings: str, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether output should carry colour. `flag` and `settings` are auto, always or never; `flag` may be absent."""
    for choice in (flag, environ.get("WARTA_COLOR")):
        if choice in {"always", "never"}:
            return choice == "always"
        if choice == "auto":
            return _of_environment(environ, terminal=terminal)
    if settings != "auto" and not (environ.get("NO_COLOR") or environ.get("FORCE_COLOR")):
        return settings == "always"
    return _of_environment(environ, terminal=terminal)


def _of_environment(environ: Mapping[str, str], *, terminal: bool) -> bool:
    """The customs that programs share: https://no-color.org, https://force-color.org."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return terminal and environ.get("TERM") != "dumb"
