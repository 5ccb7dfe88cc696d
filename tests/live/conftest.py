from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.live.site import CannotRunError, Site, running

if TYPE_CHECKING:
    from collections.abc import Iterator


def _started() -> Iterator[Site]:
    """A real WordPress. Where it can't run the test is skipped, with WARTA_REQUIRE_LIVE=1 it fails."""
    try:
        with running() as started:
            yield started
    except CannotRunError as reason:
        if os.environ.get("WARTA_REQUIRE_LIVE") == "1":
            pytest.fail(f"a live WordPress was required: {reason}")
        pytest.skip(f"no live WordPress: {reason}")


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The WordPress that everybody reads and nobody changes."""
    yield from _started()


@pytest.fixture(scope="session")
def own_site() -> Iterator[Site]:
    """A site to post to: what is posted here is not what the other tests look for."""
    yield from _started()


@pytest.fixture(scope="module")
def changing_site() -> Iterator[Site]:
    """A site of its own, whose posts and comments may change."""
    yield from _started()
