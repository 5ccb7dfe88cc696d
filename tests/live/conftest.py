from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.live.site import CannotRunError, Site, running

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The real WordPress. Where it can't run the test is skipped, with WARTA_REQUIRE_LIVE=1 it fails."""
    try:
        with running() as started:
            yield started
    except CannotRunError as reason:
        if os.environ.get("WARTA_REQUIRE_LIVE") == "1":
            pytest.fail(f"a live WordPress was required: {reason}")
        pytest.skip(f"no live WordPress: {reason}")


@pytest.fixture(scope="session")
def own_site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """A site of its own: what is posted here is not what the other tests look for."""
    request.getfixturevalue("site")  # skips or fails where no WordPress can run
    try:
        with running() as started:
            yield started
    except CannotRunError as reason:
        pytest.skip(str(reason))
