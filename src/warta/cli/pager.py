"""Show long text through the reader's pager: WARTA_PAGER or the settings, PAGER, else `less -FIRX`. Never a shell."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

USUAL = "less -FIRX"


def command(settings: str, environ: Mapping[str, str]) -> list[str]:
    """The pager as a list of words; empty when none is wanted. `settings` has WARTA_PAGER in it already."""
    import shlex

    try:
        words = shlex.split(settings or environ.get("PAGER") or USUAL)
    except ValueError:
        return []
    return [] if words[:1] == ["cat"] else words


def pager(settings: str, environ: Mapping[str, str], *, coloured: bool) -> Callable[[str], bool]:
    """A function that shows a text through the pager when it is longer than the screen, and says whether it did."""

    def show(text: str) -> bool:
        from shutil import get_terminal_size

        words = command(settings, environ)
        return bool(words) and text.count("\n") >= get_terminal_size((80, 24)).lines and _shown(words, text, coloured)

    return show


def _shown(words: list[str], text: str, coloured: bool) -> bool:
    """Whether the pager could be started; a reader who leaves it early has seen enough."""
    import locale
    import os
    import subprocess
    from contextlib import suppress

    # A plain `less` shows colours as letters; these are the flags that git gives it too.
    environ = os.environ if "LESS" in os.environ or not coloured else {**os.environ, "LESS": "FRX"}
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
