"""A library on disk, at noon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from tests.builders import NOON
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOON


class Opener(Protocol):
    """Opens one more library, on the usual file or another."""

    def __call__(self, at: Path = ...) -> SqliteLibrary: ...


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is to be; nothing is there yet."""
    return tmp_path / "warta" / "library.db"


@pytest.fixture
def open_library(path: Path) -> Iterator[Opener]:
    """Open one more library on the same file; all are closed in the end."""
    opened = []

    def one_more(at: Path = path) -> SqliteLibrary:
        opened.append(SqliteLibrary(at, Noon()))
        return opened[-1]

    yield one_more
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: Opener) -> SqliteLibrary:
    """A library on a file that is not there yet."""
    return open_library()
