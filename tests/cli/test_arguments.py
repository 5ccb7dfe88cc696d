from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from warta.cli import parser, registry

if TYPE_CHECKING:
    from tests.cli.conftest import Desk


@pytest.mark.parametrize("name", [*registry.command_names(), parser.DEFAULT_COMMAND])
def test_each_command_says_what_it_does_and_what_each_option_does(name: str) -> None:
    built = parser.build_parser(name)

    assert built.description
    assert [action.dest for action in built._actions if not action.help] == []
    assert max(map(len, built.format_help().splitlines())) <= 100


@pytest.mark.parametrize("name", registry.command_names())
def test_each_command_is_one_module_with_a_sentence_of_its_name(name: str) -> None:
    module = import_module(f"warta.cli.commands.{name}")

    assert (module.__doc__ or "").startswith(f"`warta {name}`")


@pytest.mark.parametrize("name", registry.command_names())
def test_each_command_answers_to_help(desk: Desk, name: str) -> None:
    said = desk(name, "--help")

    assert (said.exit, said.stderr) == (0, "")
    assert said.stdout.startswith(f"usage: warta {name}")


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["raed"], "did you mean read?"),
        (["thraed", "1"], "did you mean thread?"),
        (["read", "--jsno", "x"], "Did you mean --json?"),
        (["read", "-f", "jsn", "x"], "did you mean json?"),
        (["read", "--color", "alwys", "x"], "did you mean always?"),
        (["library", "chek"], "did you mean check?"),
        (["config", "sow"], "did you mean show?"),
        (["help", "exit"], "did you mean exits?"),
        (["completion", "bsh"], "did you mean bash?"),
        (["thread"], "Try: warta thread --help"),
        (["thread", "1", "2"], "Try: warta thread --help"),
        (["read", "--width"], "Try: warta read --help"),
        (["quotes", "1", "--min-confidence", "2"], "Use a number from 0 to 1"),
        (["thread", "1", "--since", "foo"], "For example an age (15m, 1h, 2d) or a date (2026-03-20)"),
    ],
)
def test_wrong_usage_is_exit_2_with_the_nearest_that_is_valid(desk: Desk, argv: list[str], hint: str) -> None:
    said = desk(*argv)

    assert (said.exit, said.stdout) == (2, "")
    assert said.stderr.splitlines()[1].strip() == hint


def test_an_option_is_never_guessed_from_its_beginning(desk: Desk, kept: str) -> None:
    assert desk("read", "--js", kept).exit == 2


@pytest.mark.parametrize(
    ("first", "option", "last"),
    [
        ("sources add", "--folder Sport", "https://news.example/"),
        ("sources offers", "--json", "https://news.example/"),
        ("sources import", "--json", "list.opml"),
        ("watch add", "--every 30m", "https://news.example/"),
        ("note edit", "--text new", "1"),
        ("note show", "--json", "1"),
        ("outbox show", "--json", "1"),
        ("diff 3", "--word", "1..2"),
        ("library prune", "--dry-run", "banjir"),
        ("read story.html", "-f json", "2"),
    ],
)
def test_options_may_stand_before_between_and_after_words(first: str, option: str, last: str) -> None:
    name, *words = first.split()
    built = parser.build_parser(name)

    behind = built.parse([*words, last, *option.split()])

    assert built.parse([*words, *option.split(), last]) == behind
    assert built.parse([*option.split(), *words, last]) == behind


@pytest.mark.parametrize("name", ["search", "list", "export", "origins"])
def test_a_query_may_be_what_is_not_to_be_there_alone(name: str) -> None:
    built = parser.build_parser(name)
    words = "what" if name in {"export", "origins"} else "query"

    assert vars(built.parse(["-tram"]))[words] == ["-tram"]
    mixed = built.parse(["banjir", "-hujan", "-q", "-title:bola"])
    assert vars(mixed)[words] == ["banjir", "-hujan", "-title:bola"]
    assert vars(built.parse(["--", "-q", "--json", "--"]))[words] == ["-q", "--json", "--"]


def test_an_option_with_a_dash_too_few_is_no_word_of_a_query(desk: Desk) -> None:
    assert desk("list", "-json").stderr.splitlines()[1].strip() == "Did you mean --json?"
    assert parser.build_parser("export").parse(["banjir", "-fcsv"]).format == "csv"


def test_behind_two_dashes_nothing_is_an_option(desk: Desk) -> None:
    assert desk("read", "--", "--help").stderr.startswith("warta: Not a file or web address: --help")
    assert desk("thread", "--", "1", "-2").stderr.startswith("warta: Unexpected argument '-2'")
    assert parser.find_command(["--", "read"]) == ("open", ["--", "read"])


def test_options_of_every_command_may_stand_before_it(desk: Desk, kept: str) -> None:
    assert desk("--color", "never", "--errors", "json", "thread", "--json", kept).json["url"] == kept


def test_a_file_may_bear_the_name_of_a_command() -> None:
    assert parser.find_command(["./read"]) == ("open", ["./read"])
    assert parser.find_command(["-q", "read", "x"]) == ("read", ["-q", "x"])
    assert parser.find_command(["story.html", "read"]) == ("open", ["story.html", "read"])
    assert parser.find_command(["-", "read"]) == ("open", ["-", "read"])
