from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warta.cli import parser

if TYPE_CHECKING:
    from tests.cli.conftest import Desk


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["read", "--width"], "--width needs a value"),
        (["tag", "1", "-t"], "-t/--tag needs a value"),
        (["read", "--json=3", "1"], "--json takes no value: '3'"),
        (["thread", "--flat", "--tree", "1"], "--tree cannot be used with --flat"),
        (["diff"], "Missing argument: URL|ID"),
    ],
)
def test_what_was_typed_wrongly_is_reported_in_words_of_warta(desk: Desk, argv: list[str], said: str) -> None:
    assert desk(*argv).stderr.startswith(f"warta: {said}\n")


def test_what_argparse_says_else_is_passed_on_as_it_is() -> None:
    assert (
        parser.translate_error("argument --odd: something of argparse's") == "argument --odd: something of argparse's"
    )


def test_help_has_no_english_of_argparse_in_it_in_another_language(desk: Desk) -> None:
    desk.environ["WARTA_LANG"] = "id"

    told = desk("cite", "--help").stdout

    assert told.startswith("pemakaian: warta cite ")
    assert {"argumen:", "opsi:"} <= set(told.splitlines())
    assert not {"usage:", "positional arguments:", "options:"} & set(told.splitlines())
