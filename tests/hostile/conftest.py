"""The hostile server, once for all of its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def hostile() -> Iterator[Server]:
    with Server() as server:
        yield server
