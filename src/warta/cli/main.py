"""Console entry point: run one command; turn every error into an exit code and a message on stderr."""

from __future__ import annotations

import gc
import os
import sys

from warta.cli import exits
from warta.tui.startup.first_frame import EarlyScreen, Frames, appearance_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from warta.cli.stderr import StderrWriter
    from warta.cli.stdout import StdoutWriter


def run() -> NoReturn:
    """Console script: run `main`, then exit without interpreter shutdown.

    Start-up creates tens of thousands of long-lived objects. A higher collection threshold and `os._exit` save the
    time of collecting and freeing them; all streams and files are closed by then.
    """
    gc.set_threshold(50_000, 20, 100)
    os._exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. A saved first frame is shown before the rest of warta is imported."""
    words = list(sys.argv[1:] if argv is None else argv)
    early_screen = EarlyScreen(Frames(appearance_key()))
    try:
        early_screen.fall_early(words)
        return _run_reporting_errors(words, early_screen)
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    finally:
        early_screen.give_back()


def _run_reporting_errors(words: list[str], early_screen: EarlyScreen) -> int:
    """Run one command; restore the terminal before an error is reported."""
    from warta.cli.stderr import StderrWriter
    from warta.cli.stdout import discard_stdout
    from warta.errors import WartaError

    _apply_language_setting()
    err = StderrWriter(as_json=_errors_as_json(words))
    try:
        try:
            return _dispatch(words, err, early_screen)
        finally:
            early_screen.give_back()
    except WartaError as error:
        err.failure(error)
        return error.exit_code
    except BrokenPipeError:
        discard_stdout()
        return exits.CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes an exit code
        return _bug(error, err, show="--debug" in words)


def _apply_language_setting() -> None:
    """Apply the setting `lang` before any message; WARTA_LANG takes precedence."""
    from warta import paths
    from warta.i18n import of_settings

    if not os.environ.get("WARTA_LANG") and (chosen := of_settings(paths.config_file())):
        os.environ["WARTA_LANG"] = chosen


def _dispatch(words: list[str], err: StderrWriter, early_screen: EarlyScreen) -> int:
    """Answer `--version` and `--help`, else run a command."""
    from warta.cli.stdout import StdoutWriter

    out = StdoutWriter()
    if words in (["--version"], ["-V"]):
        from warta import __version__

        out.write_line(f"warta {__version__}")
        return exits.DONE
    if words in (["--help"], ["-h"]):
        from warta.cli.registry import overview

        out.write_line(overview())
        return exits.DONE
    return _run_command(words, out, err, early_screen)


def _run_command(words: list[str], out: StdoutWriter, err: StderrWriter, early_screen: EarlyScreen) -> int:
    from importlib import import_module

    from warta.cli.context import CommandContext
    from warta.cli.parser import build_parser, find_command, option_words

    name, rest = find_command(words)
    parser = build_parser(name)
    if not {"-h", "--help"}.isdisjoint(option_words(rest)):
        out.write_line(parser.format_help().rstrip())
        return exits.DONE
    args = parser.parse(rest)
    err.quiet = args.quiet
    out.path = None if (path := getattr(args, "output", None)) == "-" else path
    context = CommandContext(args, out, err, early_screen)
    try:
        code: int = import_module(f"warta.cli.commands.{name}").run(context)
        out.finish()
    finally:
        out.discard()
        context.close()
    return code


def _errors_as_json(words: Sequence[str]) -> bool:
    """Whether `--errors json` was given; looked up before parsing, which may fail."""
    found = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "--errors"]
    found += [word.partition("=")[2] for word in words if word.startswith("--errors=")]
    return "json" in found


def _bug(error: Exception, err: StderrWriter, *, show: bool) -> int:
    """Write the traceback to the log, or to stderr."""
    from traceback import format_exception

    text = "".join(format_exception(error))
    err.bug(error, None if show else _append_to_log(text), text if show else None)
    return exits.BUG


def _append_to_log(text: str) -> str | None:
    """Append a traceback to the log; return its path, or None if it cannot be written."""
    from datetime import UTC, datetime

    from warta import paths
    from warta.extraction.text import clean

    log = paths.log_file()
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "a", encoding="utf-8", errors="replace") as stream:
            stream.write(f"{datetime.now(UTC).isoformat()} bug\n{clean(text)}\n")
    except OSError:
        return None
    return str(log)
