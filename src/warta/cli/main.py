"""The entrance: one command is run, and whatever happens becomes an exit code and at most two lines of talk."""

from __future__ import annotations

import gc
import os
import sys

from warta.cli import exits
from warta.tui.first_frame import Curtain, Frames, look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from warta.cli.complaints import Complaints
    from warta.cli.output import Output


def run() -> NoReturn:
    """The console script: `main`, and an end at once.

    A start makes a few ten thousand objects that stay, and the end would take them apart one by one: the collector is
    told not to look so soon, and the process ends without the tearing down. All streams and files are closed by then.
    """
    gc.set_threshold(50_000, 20, 100)
    os._exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. A frame that is kept shows before anything else of warta is loaded."""
    words = list(sys.argv[1:] if argv is None else argv)
    curtain = Curtain(Frames(look()))
    try:
        curtain.fall_early(words)
        return _told(words, curtain)
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    finally:
        curtain.give_back()


def _told(words: list[str], curtain: Curtain) -> int:
    """Run one command, and tell what went wrong on a terminal that is the shell's again."""
    from warta.cli.complaints import Complaints
    from warta.cli.output import silence
    from warta.errors import WartaError

    _speak()
    complaints = Complaints(as_json=_errors_as_json(words))
    try:
        try:
            return _perform(words, complaints, curtain)
        finally:
            curtain.give_back()
    except WartaError as error:
        complaints.failure(error)
        return error.exit_code
    except BrokenPipeError:
        silence()
        return exits.CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes an exit
        return _bug(error, complaints, show="--debug" in words)


def _speak() -> None:
    """Let the setting `lang` decide before anything is said; WARTA_LANG decides before it."""
    from warta import paths
    from warta.i18n import of_settings

    if not os.environ.get("WARTA_LANG") and (chosen := of_settings(paths.config_file())):
        os.environ["WARTA_LANG"] = chosen


def _perform(words: list[str], complaints: Complaints, curtain: Curtain) -> int:
    from warta.cli.output import Output

    output = Output()
    if words in (["--version"], ["-V"]):
        from warta import __version__

        output.say(f"warta {__version__}")
        return exits.DONE
    if words in (["--help"], ["-h"]):
        from warta.cli.overview import overview

        output.say(overview())
        return exits.DONE
    return _command(words, output, complaints, curtain)


def _command(words: list[str], output: Output, complaints: Complaints, curtain: Curtain) -> int:
    from importlib import import_module

    from warta.cli import arguments
    from warta.cli.errand import Errand

    name, rest = arguments.command_of(words)
    parser = arguments.parser_of(name)
    if not {"-h", "--help"}.isdisjoint(arguments.before_words(rest)):
        output.say(parser.format_help().rstrip())
        return exits.DONE
    typed = parser.understood(rest)
    complaints.quiet = typed.quiet
    output.path = None if (path := getattr(typed, "output", None)) == "-" else path
    errand = Errand(typed, output, complaints, curtain)
    try:
        code: int = import_module(f"warta.cli.commands.{name}").run(errand)
        output.finish()
    finally:
        output.abandon()
        errand.close()
    return code


def _errors_as_json(words: Sequence[str]) -> bool:
    """Whether failures are told as JSON; asked before the words are parsed, as parsing them may fail."""
    asked = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "--errors"]
    asked += [word.partition("=")[2] for word in words if word.startswith("--errors=")]
    return "json" in asked


def _bug(error: Exception, complaints: Complaints, *, show: bool) -> int:
    """Write the traceback to the log, or show it."""
    from traceback import format_exception

    told = "".join(format_exception(error))
    complaints.bug(error, None if show else _logged(told), told if show else None)
    return exits.BUG


def _logged(told: str) -> str | None:
    """Add a traceback to the log; its path, or None when it could not be written."""
    from datetime import UTC, datetime

    from warta import paths
    from warta.extraction.text import clean
    from warta.i18n import _

    log = paths.log_file()
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "a", encoding="utf-8", errors="replace") as stream:
            stream.write(f"{datetime.now(UTC).isoformat()} {_('a bug')}\n{clean(told)}\n")
    except OSError:
        return None
    return str(log)
