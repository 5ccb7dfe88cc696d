"""Who the reader is comes from the settings, and from the keyring only where they allow it."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from warta.errors import ConfigError
from warta.model.reply import Signature
from warta.settings import Reader
from warta.store import person


class KeyringError(Exception):
    """The keyring package's own error."""


def keyring(answer: Any) -> ModuleType:
    """A keyring that answers like this."""
    made = ModuleType("keyring")
    made.get_password = answer  # type: ignore[attr-defined] # the package's one function that is used
    made.errors = SimpleNamespace(KeyringError=KeyringError)  # type: ignore[attr-defined]
    return made


def test_the_settings_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    found = person.known(Reader(name="Ada", email="ada@example.org", site="https://ada.example.org"))

    assert found == Signature(name="Ada", email="ada@example.org", site="https://ada.example.org")


def test_the_keyring_shows_what_the_settings_leave_open(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {("warta", "name"): "Ada of the keyring", ("warta", "email"): "ada@example.org"}
    monkeypatch.setitem(sys.modules, "keyring", keyring(lambda service, name: kept.get((service, name))))

    found = person.known(Reader(name="Ada", keyring=True))

    assert (found.name, found.email) == ("Ada", "ada@example.org")


def test_a_keyring_that_is_not_installed_is_reported_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    with pytest.raises(ConfigError) as caught:
        person.known(Reader(keyring=True))

    assert caught.value.hint == "pip install 'warta[keyring]'"


def test_a_keyring_that_is_locked_is_reported_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(service: str, name: str) -> str:
        raise KeyringError("secret words")

    monkeypatch.setitem(sys.modules, "keyring", keyring(locked))

    with pytest.raises(ConfigError) as caught:
        person.known(Reader(keyring=True))

    assert "secret words" not in caught.value.what
