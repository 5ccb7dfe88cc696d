"""`warta doctor`: what warta finds on this machine, and what could be wrong with it."""

from __future__ import annotations

import os
import sys

from warta.cli import exits, stderr
from warta.cli.commands.library import format_fact
from warta.cli.parser import add_json
from warta.errors import WartaError
from warta.i18n import _
from warta.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser

_NEEDED = ("httpx", "platformdirs", "rich", "selectolax", "textual")


class Finding(Value, frozen=True, kw_only=True):
    """One fact of this machine; `wrong` says what to do when it is one that hinders."""

    about: str
    value: str
    wrong: str = ""


def add_options(parser: Parser) -> None:
    """What `warta doctor` takes."""
    parser.description = _("What warta finds on this machine; exit 1 when something is wrong.")
    add_json(parser)


def run(context: CommandContext) -> int:
    """Look, and tell."""
    found = [finding for look in _LOOKS for finding in look(context)]
    wrong = [finding for finding in found if finding.wrong]
    if context.args.json:
        rows = [{"about": each.about, "value": each.value, "wrong": each.wrong or None} for each in found]
        context.stdout.write_json({"schema": "warta.doctor/1", "well": not wrong, "findings": rows})
        return exits.NO if wrong else exits.DONE
    wide = max(len(finding.about) for finding in found)
    for finding in found:
        mark = "!" if finding.wrong else " "
        context.stdout.write_row(f"{mark} {finding.about:<{wide}}  {finding.value}", exact=True)
        if finding.wrong:
            context.stdout.write_row(f"  {'':<{wide}}  {finding.wrong}", exact=True)
    return exits.NO if wrong else exits.DONE


def _versions(_context: CommandContext) -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version
    from platform import platform, python_version

    from warta import __version__

    yield Finding(about="warta", value=__version__)
    yield Finding(about="python", value=f"{python_version()}, {sys.executable}")
    yield Finding(about="system", value=platform())
    names = _NEEDED if sys.version_info >= (3, 14) else (*_NEEDED, "backports-zstd")
    for name in names:
        try:
            yield Finding(about=name, value=version(name))
        except PackageNotFoundError:
            yield Finding(about=name, value=_("not installed"), wrong=_("install warta anew: pip install warta"))


def _settings(context: CommandContext) -> Iterator[Finding]:
    from warta import paths

    path = paths.config_file()
    try:
        held = context.settings
    except WartaError as error:
        yield Finding(about="settings", value=error.what, wrong=error.hint)
        return
    where = str(path) if path.exists() else _("{path} (absent: every setting has its default)").format(path=path)
    yield Finding(about="settings", value=where)
    yield Finding(about="theme", value=held.theme)


def _places(_context: CommandContext) -> Iterator[Finding]:
    from warta import paths

    for name, folder in (("data", paths.data_dir()), ("cache", paths.cache_dir()), ("state", paths.state_dir())):
        yield _place(name, folder)


def _place(name: str, folder: Path) -> Finding:
    """A folder with its mode; what is not ours alone, or not writable, is wrong."""
    try:
        mode = folder.stat().st_mode & 0o777
    except FileNotFoundError:
        return Finding(about=name, value=_("{path} (not made yet)").format(path=folder))
    except OSError as error:
        return Finding(about=name, value=f"{folder}: {error.strerror}", wrong=_("see who owns it"))
    value = f"{folder} ({mode:04o})"
    if not os.access(folder, os.W_OK):
        return Finding(about=name, value=value, wrong=_("you may not write to it: see who owns it"))
    if name == "data" and os.name == "posix" and mode & 0o077:
        return Finding(about=name, value=value, wrong=_("others may look into it: chmod 700 it"))
    return Finding(about=name, value=value)


def _terminal(context: CommandContext) -> Iterator[Finding]:
    stdout = _("a terminal") if context.stdout.terminal else _("no terminal")
    yield Finding(about="stdout", value=f"{stdout}, {getattr(sys.stdout, 'encoding', None) or '-'}")
    yield Finding(about="stderr", value=_("a terminal") if stderr.is_terminal() else _("no terminal"))
    size = os.environ.get("COLUMNS") or context.columns()
    yield Finding(about="terminal", value=f"TERM={os.environ.get('TERM', '-')}, {size} " + _("columns"))
    yield Finding(about="colour", value=_("yes") if context.color else _("no"))
    if context.stdout.unicode:
        yield Finding(about="characters", value="UTF-8")
    else:
        yield Finding(about="characters", value=_("not UTF-8"), wrong=_("set LANG to one that ends in .UTF-8"))


def _library(context: CommandContext) -> Iterator[Finding]:
    try:
        path = context.library_path()
        if not path.exists():
            yield Finding(about="library", value=_("{path} (not made yet)").format(path=path))
            return
        facts = context.services.library.info()
        wrong = next(context.services.library.check(), "")
    except WartaError as error:
        yield Finding(about="library", value=error.what, wrong=error.hint or _("try: warta library check"))
        return
    known = ", ".join(f"{name} {format_fact(value)}" for name, value in facts.items() if name != "path")
    yield Finding(about="library", value=f"{path} ({path.stat().st_mode & 0o777:04o}): {known}")
    if wrong:
        yield Finding(about="library", value=wrong, wrong=_("try: warta library check, then warta library rebuild"))


def _sqlite(_context: CommandContext) -> Iterator[Finding]:
    from warta.store import engine

    searchable = engine.searchable()
    yield Finding(
        about="SQLite",
        value=f"{engine.version()}, FTS5 " + (_("yes") if searchable else _("no")),
        wrong="" if searchable else _("use a Python whose SQLite has FTS5"),
    )


_LOOKS: tuple[Callable[[CommandContext], Iterator[Finding]], ...] = (
    _versions,
    _sqlite,
    _settings,
    _places,
    _library,
    _terminal,
)
