"""What was typed, understood: a parser is built for the one command that was asked for."""

from __future__ import annotations

import os
from argparse import ArgumentParser, HelpFormatter, Namespace
from importlib import import_module

from warta.cli import commands
from warta.errors import ConfigError
from warta.i18n import _
from warta.settings import nearest, seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action, _ActionsContainer, _MutuallyExclusiveGroup
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from typing import Any, NoReturn

PLAIN = "open"
"""The module of `warta ADDRESS`; its name is no command, so that a file may bear any."""

_EVER = 100 * 365 * 24 * 3600.0  # seconds

_WORD = "\0"  # before what begins with a dash and is no option: nothing that is typed can hold it
_WITH_VALUE = ("--color", "--errors", "--progress")


class Layout(HelpFormatter):
    """Help with room for the options, and examples as they were written."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=_columns() - 2)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """`usage:` before the options."""
        super().add_usage(usage, actions, groups, _("usage:") + " " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """The title over some options."""
        from warta.cli.usage import in_words

        super().start_section(in_words(heading))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" not in text:
            return super()._fill_text(text, width, indent)
        return "\n".join([indent + line for line in text.splitlines()])

    def _format_action_invocation(self, action: Action) -> str:
        """`-f, --format F`: the value once."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        return ", ".join(action.option_strings) + " " + self._format_args(action, (action.dest or "").upper())


def _columns() -> int:
    """How wide help may be; argparse asks for each option, and would load shutil for it."""
    try:
        return min(max(os.get_terminal_size().columns, 40), 100)
    except OSError:
        return 80


class Parser(ArgumentParser):
    """An argument parser that raises ConfigError, with the nearest of what it knows as the hint.

    Words may stand before, between and after options; behind `--` all are words. `asks`: they may be a query, of which
    `-bola` is a part.
    """

    asks = False

    def error(self, message: str) -> NoReturn:
        """Wrong usage."""
        from warta.cli.usage import complaint

        raise ConfigError(complaint(message), hint=_("try: {prog} --help").format(prog=self.prog), kind="usage")

    def understood(self, argv: Sequence[str]) -> Namespace:
        """The options of `argv`. Raises ConfigError."""
        first = before_words(argv)
        words = [_WORD + word if self._denies(word) else word for word in first]
        words += [_WORD + word for word in argv[len(first) + 1 :]]
        found, left = self.parse_known_intermixed_args(words)
        for word in left:
            if word.startswith("-") and word != "-":
                name = word.partition("=")[0]
                raise ConfigError(
                    _("{prog} has no option {name}").format(prog=self.prog, name=name),
                    hint=self._near(name),
                    kind="usage",
                )
        if left:
            word = left[0].removeprefix(_WORD)
            self.error(_("{prog} does not know what to do with {word!r}").format(prog=self.prog, word=word))
        return found

    def _get_value(self, action: Action, arg_string: str) -> Any:  # noqa: ANN401 - whatever the option makes of it
        """The value of a word, as it was typed."""
        return super()._get_value(action, arg_string.removeprefix(_WORD))

    def _denies(self, word: str) -> bool:
        """Whether this is a word of a query that is not to be there, and not an option or a few with one dash."""
        known = self._option_string_actions
        if not self.asks or not word.startswith("-") or word[1:2] in {"", "-"} or f"-{word}".partition("=")[0] in known:
            return False
        short = known.get(word[:2])
        return short is None or (short.nargs == 0 and any(f"-{letter}" not in known for letter in word[1:]))

    def _near(self, name: str) -> str:
        from difflib import get_close_matches

        known = [option for option in self._option_string_actions if option.startswith("--")]
        close = get_close_matches(name, known, 1)
        if close:
            return _("did you mean {name}?").format(name=close[0])
        return _("try: {prog} --help").format(prog=self.prog)


def before_words(argv: Sequence[str]) -> Sequence[str]:
    """What may be options: all that stands before `--`."""
    return argv[: argv.index("--")] if "--" in argv else argv


def command_of(argv: Sequence[str]) -> tuple[str, list[str]]:
    """The command that was asked for, and the words for it; options that every command has may stand before it."""
    known = commands.names()
    at = 0
    while at < len(argv):
        word = argv[at]
        if word in known:
            return word, [*argv[:at], *argv[at + 1 :]]
        if word in {"-", "--"} or not word.startswith("-"):
            break
        at += 2 if word in _WITH_VALUE else 1
    return PLAIN, list(argv)


def parser_of(name: str) -> Parser:
    """The parser of one command."""
    module = import_module(f"warta.cli.commands.{name}")
    prog = "warta" if name == PLAIN else f"warta {name}"
    parser = Parser(prog=prog, allow_abbrev=False, formatter_class=Layout, add_help=False)
    module.options(parser)
    _everywhere(parser)
    return parser


def _everywhere(parser: Parser) -> None:
    """The options that every command has."""
    group = parser.add_argument_group(_("everywhere"))
    group.add_argument("--color", type=OneOf("--color", "auto", "always", "never"), help=_("auto, always or never"))
    group.add_argument(
        "--errors",
        type=OneOf("--errors", "text", "json"),
        default="text",
        help=_("failures on stderr as text or as json, one object each"),
    )
    group.add_argument("-q", "--quiet", action="store_true", help=_("only failures on stderr: no notes, no progress"))
    group.add_argument("--progress", type=OneOf("--progress", "auto", "never"), default="auto", help=_("auto or never"))
    group.add_argument("--no-pager", action="store_true", help=_("never show long output through a pager"))
    group.add_argument("--debug", action="store_true", help=_("show the traceback of a bug"))
    group.add_argument("-h", "--help", action="store_true", help=_("show this help"))


def getting(parser: Parser) -> None:
    """The options of every command that reads a page."""
    group = parser.add_argument_group(_("getting the page"))
    group.add_argument("--offline", action="store_true", help=_("only from the library, of any age"))
    group.add_argument(
        "--max-age",
        type=span("--max-age"),
        metavar="AGE",
        help=_("take a kept page up to this age: 90, 15m, 1h, 2d; 0 fetches anew (default 15m)"),
    )
    group.add_argument(
        "--timeout",
        type=span("--timeout", least=0.1, most=600),
        metavar="SECONDS",
        help=_("for one page, everything included (default 30)"),
    )
    group.add_argument("--url", metavar="BASE", help=_("the address that a file or standard input came from"))


def one_input(parser: Parser, *, optional: bool = False) -> None:
    """The one page that a command is about."""
    parser.add_argument(
        "input",
        nargs="?" if optional else None,
        metavar="URL|FILE|ID|-",
        help=_("an address, a file, a number of the library, or - for stdin"),
    )


def width(parser: _ActionsContainer) -> None:
    """How wide text is."""
    parser.add_argument("--width", type=whole("--width", 20, 1000), metavar="N", help=_("wrap text at so many columns"))


def as_json(parser: _ActionsContainer) -> None:
    """The one choice of format that small commands have."""
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def examples(parser: Parser, *lines: str) -> None:
    """A list of examples under the help."""
    parser.epilog = "\n".join([_("examples:"), *(f"  {line}" for line in lines)])


def acts(parser: Parser, command: str, known: tuple[str, ...], told: str) -> None:
    """What a command can be asked to do, in a word before all others; the first one when there is none."""
    parser.add_argument(
        "act", nargs="?", default=known[0], type=OneOf(command, *known), metavar="|".join(known), help=told
    )


class OneOf:
    """A value that is one of a few words."""

    def __init__(self, what: str, *known: str) -> None:
        self.what = what
        self.known = known

    def __call__(self, word: str) -> str:
        if word in self.known:
            return word
        what = _("{what} cannot be {word!r}").format(what=self.what, word=word)
        raise ConfigError(what, hint=nearest(word, self.known), kind="usage")


def span(what: str, *, least: float = 0, most: float = float("inf")) -> Callable[[str], float]:
    """A value that is a span of time, as seconds."""

    def chosen(word: str) -> float:
        try:
            value = seconds(word)
        except ValueError as error:
            raise ConfigError(
                _("{what} cannot be {word!r}").format(what=what, word=word),
                hint=_("for example 90, 15m, 1h or 2d"),
                kind="usage",
            ) from error
        if not least <= value <= most:
            raise ConfigError(
                _("{what} must lie between {least} and {most} seconds").format(
                    what=what, least=f"{least:.12g}", most=f"{most:.12g}"
                ),
                hint=_("for example {what} {seconds}").format(what=what, seconds=f"{min(max(30, least), most):.12g}"),
                kind="usage",
            )
        return value

    return chosen


def moment(what: str) -> Callable[[str], float | datetime]:
    """A value that is so long ago, as seconds, or a date, in the reader's own zone when it names none."""

    def chosen(word: str) -> float | datetime:
        from datetime import datetime

        try:
            return datetime.fromisoformat(word).astimezone()
        except (ValueError, OverflowError):
            pass
        try:
            return span(what, most=_EVER)(word)
        except ConfigError as error:
            error.hint = _("for example 15m, 1h or 2d ago, or a date: 2026-03-20")
            raise

    return chosen


def whole(what: str, least: int, most: int) -> Callable[[str], int]:
    """A value that is a whole number within bounds."""

    def chosen(word: str) -> int:
        if word.isascii() and word.isdigit() and len(word) < 10 and least <= int(word) <= most:
            return int(word)
        raise ConfigError(
            _("{what} cannot be {word!r}").format(what=what, word=word),
            hint=_("a whole number from {least} to {most}").format(least=least, most=most),
            kind="usage",
        )

    return chosen


def share(what: str) -> Callable[[str], float]:
    """A value from 0 to 1."""

    def chosen(word: str) -> float:
        try:
            value = float(word)
        except ValueError:
            value = -1.0
        if 0 <= value <= 1:
            return value
        raise ConfigError(
            _("{what} cannot be {word!r}").format(what=what, word=word), hint=_("a number from 0 to 1"), kind="usage"
        )

    return chosen


class Several(OneOf):
    """A value that is some of a few words, commas between; it comes back with a comma between two."""

    def __call__(self, word: str) -> str:
        picked = dict.fromkeys(part.strip() for part in word.split(",") if part.strip())
        for part in picked:
            super().__call__(part)
        if not picked:
            raise ConfigError(
                _("{what} names nothing").format(what=self.what), hint=", ".join(self.known), kind="usage"
            )
        return ",".join(picked)
