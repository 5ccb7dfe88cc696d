"""Each error has an exit, and the manual says so."""

from __future__ import annotations

from warta import errors


def every_error() -> list[type[errors.WartaError]]:
    return [item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, errors.WartaError)]


def test_there_are_six_errors_each_with_its_own_exit() -> None:
    exits = {error.__name__: error.exit_code for error in every_error()}

    assert exits == {
        "WartaError": 70,
        "ConfigError": 2,
        "FetchError": 3,
        "ExtractError": 4,
        "LibraryError": 5,
        "NotKept": 6,
    }


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = errors.FetchError(
        "x.example did not answer", hint="try --timeout 60", kind="timeout", url="https://x.example/"
    )

    assert (str(error), error.hint, error.kind, error.url) == (
        "x.example did not answer",
        "try --timeout 60",
        "timeout",
        "https://x.example/",
    )
