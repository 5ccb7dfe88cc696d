"""What warta says, it says in each of its languages (`python -m tests.catalogue` tells what is missing)."""

from __future__ import annotations

import re
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import catalogue
from tests.catalogue import LOCALE, compiled, forms_of, key_of, placeholders, untranslated

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = sorted(path.name for path in LOCALE.iterdir())
COMPUTERS_WORDS = re.compile(r"`[^`]+`|(?<!\w)--[a-z][a-z-]*|(?<!\w)-[a-z]\b|\[[a-z]+\]|\b[A-Z]+_[A-Z_]+\b")
"""Commands, flags, tables of the settings and variables: they are written the same in every language."""


@cache
def of(language: str) -> Catalog:
    return catalogue.read(LOCALE / language / "LC_MESSAGES" / "warta.po")


@cache
def said() -> frozenset[str]:
    return frozenset(map(first, catalogue.said()))


def first(message: catalogue.Message) -> str:
    """What gettext looks a message up by: its form for one."""
    return message if isinstance(message, str) else message[0]


def test_indonesian_is_spoken() -> None:
    assert "id" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_said_is_in_the_catalogue_and_nothing_else(language: str) -> None:
    held = {first(key_of(message)) for message in of(language) if message.id}

    assert (sorted(said() - held), sorted(held - said()), list(of(language).obsolete)) == ([], [], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_in_every_form(language: str) -> None:
    assert untranslated(of(language)) == []
    assert [message.id for message in of(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_the_same_in_every_form(language: str) -> None:
    wrong = []
    for message in of(language):
        key = key_of(message)
        wanted = placeholders(key if isinstance(key, str) else key[1])
        wrong += [form for form in forms_of(message) if message.id and placeholders(form) != wanted]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_computer_reads_is_not_translated(language: str) -> None:
    lost = []
    for message in of(language):
        words = set(COMPUTERS_WORDS.findall(first(key_of(message))))
        lost += [(form, words) for form in forms_of(message) if not words <= set(COMPUTERS_WORDS.findall(form))]

    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_as_the_message_does(language: str) -> None:
    wrong = []
    for message in of(language):
        text = first(key_of(message))
        wrong += [form for form in forms_of(message) if len(text) > 1 and _edges(form) != _edges(text)]

    assert wrong == []


def _edges(text: str) -> tuple[bool, str]:
    """Whether a space leads it, and the space or the sign that it ends with."""
    return text.startswith(" "), text[-1] if text[-1] in " .:?…" else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_gettext_reads_is_what_translators_wrote(language: str) -> None:
    assert Path(LOCALE, language, "LC_MESSAGES", "warta.mo").read_bytes() == compiled(of(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_gettext_finds_every_message(language: str) -> None:
    found = GNUTranslations(BytesIO(compiled(of(language))))

    for message in of(language):
        if message.id:
            assert found.gettext(first(key_of(message))) in forms_of(message)
