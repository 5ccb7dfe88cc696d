from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import HOSTILE
from warta import __version__, paths, wiring
from warta.cli import exits
from warta.cli.main import main
from warta.errors import ConfigError, ExtractError, FetchError, LibraryError, NotKept, WartaError

if TYPE_CHECKING:
    from tests.cli.conftest import Desk
    from warta.settings import Settings


def test_the_version_is_one_line(desk: Desk) -> None:
    assert desk("--version").stdout == f"warta {__version__}\n"


def test_help_names_every_command(desk: Desk) -> None:
    from warta.cli import registry

    told = desk("--help").stdout

    assert [name for name in registry.command_names() if f"\n  {name} " not in told] == []


@pytest.mark.parametrize(
    ("error", "code"),
    [(ConfigError, 2), (FetchError, 3), (ExtractError, 4), (LibraryError, 5), (NotKept, 6)],
)
def test_each_error_has_its_exit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: type[WartaError], code: int
) -> None:
    def fails(_settings: Settings) -> None:
        raise error("no")

    monkeypatch.setattr(desk, "services", fails)

    said = desk("list")

    assert (said.exit, said.stderr) == (code, "warta: no\n")


def broken(error: BaseException) -> object:
    def fails(_settings: Settings) -> None:
        raise error

    return fails


def test_a_bug_is_exit_70_with_one_line_and_the_path_of_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "services", broken(RuntimeError(f"oh {HOSTILE} no")))

    said = desk("list")

    assert said.exit == 70
    log = paths.log_file()
    assert said.stderr == (f"warta: Internal error: RuntimeError: oh ABCDEFGH no\n       Traceback: {log}\n")
    told = log.read_text("utf-8")
    assert "Traceback (most recent call last)" in told
    assert "\x1b" not in told
    assert log.stat().st_mode & 0o777 == 0o600


def test_debug_shows_the_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "services", broken(RuntimeError(HOSTILE)))

    said = desk("list", "--debug")

    assert said.exit == 70
    assert "Traceback (most recent call last)" in said.stderr
    assert "\x1b" not in said.stderr


def test_an_interrupt_is_exit_130_in_silence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "services", broken(KeyboardInterrupt()))

    said = desk("list")

    assert (said.exit, said.stdout, said.stderr) == (130, "", "")


def test_a_closed_pipe_is_exit_141_in_silence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "services", broken(BrokenPipeError()))

    said = desk("list")

    assert (said.exit, said.stdout, said.stderr) == (141, "", "")


def test_wrong_usage_is_reported_as_json_when_that_was_asked_for(desk: Desk) -> None:
    said = desk("read", "--nonsense", "--errors", "json")

    assert said.exit == 2
    assert (said.complaint["kind"], said.complaint["exit"]) == ("usage", 2)


def test_settings_that_are_invalid_are_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WARTA_TIMEOUT", "soon")

    assert main(["config"]) == 2
    assert "WARTA_TIMEOUT" in capsys.readouterr().err


def test_help_is_shown_however_the_settings_are(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    desk.environ["WARTA_TIMEOUT"] = "soon"
    desk.terminal = True

    assert desk("help").exit == 0
    assert desk("read", "--help").exit == 0
    assert desk("config", "example").exit == 0


def test_the_real_services_is_what_the_wiring_gives() -> None:
    assert wiring.services(wiring.read_settings()).settings.timeout == 30


def test_many_failures_have_one_exit() -> None:
    gone, odd = FetchError("a"), ExtractError("b")

    assert exits.for_inputs(2, []) == 0
    assert exits.for_inputs(2, [gone]) == 7
    assert exits.for_inputs(2, [gone, FetchError("c")]) == 3
    assert exits.for_inputs(2, [gone, odd]) == 7
    assert exits.for_inputs(1, [odd]) == 4


def test_the_exits_of_the_errors_are_all_explained() -> None:
    errors: list[type[WartaError]] = [ConfigError, FetchError, ExtractError, LibraryError, NotKept, WartaError]

    assert {error.exit_code for error in errors} <= set(exits.MEANINGS)
