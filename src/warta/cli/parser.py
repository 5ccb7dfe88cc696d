"""Command-line parser: built for one command only, raises ConfigError, with messages in the reader's language."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, HelpFormatter, Namespace
from functools import cache
from importlib import import_module

from warta.cli import registry
from warta.errors import ConfigError
from warta.i18n import _, later
from warta.settings import nearest, seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action, _ActionsContainer, _MutuallyExclusiveGroup
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from typing import Any, NoReturn


DEFAULT_COMMAND = "open"
"""The module that runs `warta ADDRESS`; not a command name itself."""

_MAX_AGE_S = 100 * 365 * 24 * 3600.0

_POSITIONAL_MARK = "\0"  # prefix of arguments that begin with a dash but are no options; cannot occur in an argument
_COMMON_OPTIONS_WITH_VALUE = ("--color", "--errors", "--progress")


class HelpLayout(HelpFormatter):
    """Help formatter: wider option column, examples kept as written, metavar once per option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=_columns() - 2)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line with a translated prefix."""
        super().add_usage(usage, actions, groups, _("usage:") + " " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Start a section with a translated heading."""
        super().start_section(translate_heading(heading))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" not in text:
            return super()._fill_text(text, width, indent)
        return "\n".join([indent + line for line in text.splitlines()])

    def _format_action_invocation(self, action: Action) -> str:
        """Format `-f, --format F`: the value once."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        return ", ".join(action.option_strings) + " " + self._format_args(action, (action.dest or "").upper())


def _columns() -> int:
    """Return the width of help. argparse would ask for each option, and import shutil."""
    try:
        return min(max(os.get_terminal_size().columns, 40), 100)
    except OSError:
        return 80


class Parser(ArgumentParser):
    """Argument parser that raises ConfigError, with the nearest known option as the hint.

    Arguments may stand before, between and after options; after `--` all are arguments. `takes_query`: they may be a
    search query with excluded terms such as `-bola`.
    """

    takes_query = False

    def error(self, message: str) -> NoReturn:
        """Raise ConfigError for an argparse error."""
        raise ConfigError(translate_error(message), hint=_("Try: {prog} --help").format(prog=self.prog), kind="usage")

    def parse(self, argv: Sequence[str]) -> Namespace:
        """Parse arguments. Raises ConfigError."""
        first = option_words(argv)
        words = [_POSITIONAL_MARK + word if self._is_excluded_term(word) else word for word in first]
        words += [_POSITIONAL_MARK + word for word in argv[len(first) + 1 :]]
        found, left = self.parse_known_intermixed_args(words)
        for word in left:
            if word.startswith("-") and word != "-":
                name = word.partition("=")[0]
                raise ConfigError(
                    _("Unknown option {name} of {prog}").format(prog=self.prog, name=name),
                    hint=self._suggestion(name),
                    kind="usage",
                )
        if left:
            word = left[0].removeprefix(_POSITIONAL_MARK)
            self.error(_("Unexpected argument {word!r}").format(word=word))
        return found

    def _get_value(self, action: Action, arg_string: str) -> Any:  # noqa: ANN401 - whatever the option makes of it
        """Convert an argument, without the mark that `parse` added."""
        return super()._get_value(action, arg_string.removeprefix(_POSITIONAL_MARK))

    def _is_excluded_term(self, word: str) -> bool:
        """Whether an argument is an excluded search term rather than an option or a group of short options."""
        known = self._option_string_actions
        if (
            not self.takes_query
            or not word.startswith("-")
            or word[1:2] in {"", "-"}
            or f"-{word}".partition("=")[0] in known
        ):
            return False
        short = known.get(word[:2])
        return short is None or (short.nargs == 0 and any(f"-{letter}" not in known for letter in word[1:]))

    def _suggestion(self, name: str) -> str:
        from difflib import get_close_matches

        known = [option for option in self._option_string_actions if option.startswith("--")]
        close = get_close_matches(name, known, 1)
        if close:
            return _("Did you mean {name}?").format(name=close[0])
        return _("Try: {prog} --help").format(prog=self.prog)


def option_words(argv: Sequence[str]) -> Sequence[str]:
    """Return the arguments before `--`, which may be options."""
    return argv[: argv.index("--")] if "--" in argv else argv


def find_command(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command name and its arguments; common options may stand before the name."""
    known = registry.command_names()
    at = 0
    while at < len(argv):
        word = argv[at]
        if word in known:
            return word, [*argv[:at], *argv[at + 1 :]]
        if word in {"-", "--"} or not word.startswith("-"):
            break
        at += 2 if word in _COMMON_OPTIONS_WITH_VALUE else 1
    return DEFAULT_COMMAND, list(argv)


def build_parser(name: str) -> Parser:
    """Build the parser of one command."""
    module = import_module(f"warta.cli.commands.{name}")
    prog = "warta" if name == DEFAULT_COMMAND else f"warta {name}"
    parser = Parser(prog=prog, allow_abbrev=False, formatter_class=HelpLayout, add_help=False)
    module.add_options(parser)
    _add_common_options(parser)
    return parser


def _add_common_options(parser: Parser) -> None:
    """Add the options of every command."""
    group = parser.add_argument_group(_("common options"))
    group.add_argument(
        "--color", type=Choice("--color", "auto", "always", "never"), help=_("Use colours: auto, always or never")
    )
    group.add_argument(
        "--errors",
        type=Choice("--errors", "text", "json"),
        default="text",
        help=_("Format of errors on stderr: text or json (one object per error)"),
    )
    group.add_argument(
        "-q", "--quiet", action="store_true", help=_("Print only errors on stderr: no notes, no progress")
    )
    group.add_argument(
        "--progress", type=Choice("--progress", "auto", "never"), default="auto", help=_("Show progress: auto or never")
    )
    group.add_argument("--no-pager", action="store_true", help=_("Do not use a pager for long output"))
    group.add_argument("--debug", action="store_true", help=_("Show the traceback of an internal error"))
    group.add_argument("-h", "--help", action="store_true", help=_("Show this help"))


def add_page_options(parser: Parser) -> None:
    """Add the options of commands that load a page."""
    group = parser.add_argument_group(_("page options"))
    group.add_argument("--offline", action="store_true", help=_("Use only the library; do not use the network"))
    group.add_argument(
        "--max-age",
        type=duration("--max-age"),
        metavar="AGE",
        help=_("Use the saved copy if newer than AGE (90, 15m, 1h, 2d; default 15m); 0 always fetches"),
    )
    group.add_argument(
        "--timeout",
        type=duration("--timeout", least=0.1, most=600),
        metavar="SECONDS",
        help=_("Maximum time per page (default 30)"),
    )
    group.add_argument("--url", metavar="BASE", help=_("Original address of a file or standard input"))


def add_input(parser: Parser, *, optional: bool = False) -> None:
    """Add the argument for one page."""
    parser.add_argument(
        "input",
        nargs="?" if optional else None,
        metavar="URL|FILE|ID|-",
        help=_("Web address, file, library ID, or - for standard input"),
    )


def add_width(parser: _ActionsContainer) -> None:
    """Add `--width`."""
    parser.add_argument("--width", type=integer("--width", 20, 1000), metavar="N", help=_("Wrap text at N columns"))


def add_json(parser: _ActionsContainer) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=_("Print JSON"))


def add_examples(parser: Parser, *lines: str) -> None:
    """Add examples below the help."""
    parser.epilog = "\n".join([_("examples:"), *(f"  {line}" for line in lines)])


def add_actions(parser: Parser, command: str, known: tuple[str, ...], text: str) -> None:
    """Add the action argument of a command; the first action is the default."""
    parser.add_argument(
        "action", nargs="?", default=known[0], type=Choice(command, *known), metavar="|".join(known), help=text
    )


class Choice:
    """Option value that must be one of the known words."""

    def __init__(self, what: str, *known: str) -> None:
        self.what = what
        self.known = known

    def __call__(self, word: str) -> str:
        if word in self.known:
            return word
        what = _("Invalid value for {what}: {word!r}").format(what=self.what, word=word)
        raise ConfigError(what, hint=nearest(word, self.known), kind="usage")


def duration(what: str, *, least: float = 0, most: float = float("inf")) -> Callable[[str], float]:
    """Return a converter of durations (90, 15m, 1h, 2d) to seconds."""

    def convert(word: str) -> float:
        try:
            value = seconds(word)
        except ValueError as error:
            raise ConfigError(
                _("Invalid value for {what}: {word!r}").format(what=what, word=word),
                hint=_("For example: 90, 15m, 1h or 2d"),
                kind="usage",
            ) from error
        if not least <= value <= most:
            raise ConfigError(
                _("{what} must be between {least} and {most} seconds").format(
                    what=what, least=f"{least:.12g}", most=f"{most:.12g}"
                ),
                hint=_("For example: {what} {seconds}").format(what=what, seconds=f"{min(max(30, least), most):.12g}"),
                kind="usage",
            )
        return value

    return convert


def age_or_date(what: str) -> Callable[[str], float | datetime]:
    """Return a converter of an age (seconds) or an ISO date (local time zone unless given)."""

    def convert(word: str) -> float | datetime:
        from datetime import datetime

        try:
            return datetime.fromisoformat(word).astimezone()
        except (ValueError, OverflowError):
            pass
        try:
            return duration(what, most=_MAX_AGE_S)(word)
        except ConfigError as error:
            error.hint = _("For example an age (15m, 1h, 2d) or a date (2026-03-20)")
            raise

    return convert


def integer(what: str, least: int, most: int) -> Callable[[str], int]:
    """Return a converter of integers within limits."""

    def convert(word: str) -> int:
        if word.isascii() and word.isdigit() and len(word) < 10 and least <= int(word) <= most:
            return int(word)
        raise ConfigError(
            _("Invalid value for {what}: {word!r}").format(what=what, word=word),
            hint=_("Use an integer from {least} to {most}").format(least=least, most=most),
            kind="usage",
        )

    return convert


def fraction(what: str) -> Callable[[str], float]:
    """Return a converter of numbers from 0 to 1."""

    def convert(word: str) -> float:
        try:
            value = float(word)
        except ValueError:
            value = -1.0
        if 0 <= value <= 1:
            return value
        raise ConfigError(
            _("Invalid value for {what}: {word!r}").format(what=what, word=word),
            hint=_("Use a number from 0 to 1"),
            kind="usage",
        )

    return convert


class Choices(Choice):
    """Option value of one or more known words, separated by commas."""

    def __call__(self, word: str) -> str:
        picked = dict.fromkeys(part.strip() for part in word.split(",") if part.strip())
        for part in picked:
            super().__call__(part)
        if not picked:
            raise ConfigError(
                _("{what} needs a value").format(what=self.what), hint=", ".join(self.known), kind="usage"
            )
        return ",".join(picked)


_HEADINGS = {"positional arguments": later("positional arguments"), "options": later("options")}

_ERRORS = {
    r"argument (?P<option>.+): expected one argument": later("{option} needs a value"),
    r"argument (?P<option>.+): ignored explicit argument (?P<value>.+)": later("{option} takes no value: {value}"),
    r"argument (?P<option>.+): not allowed with argument (?P<other>.+)": later("{option} cannot be used with {other}"),
    r"the following arguments are required: (?P<names>.+)": later("Missing argument: {names}"),
}


def translate_heading(title: str | None) -> str | None:
    """Translate a heading of argparse; headings that warta sets are translated already."""
    return _(_HEADINGS[title]) if title in _HEADINGS else title


def translate_error(message: str) -> str:
    """Translate an error message of argparse, which looks for its own catalogue and ships none."""
    for pattern, words in _ERRORS.items():
        if found := _compile(pattern).fullmatch(message):
            return _(words).format(**found.groupdict())
    return message


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
