"""The hostile server, once for all of its tests, and the runs of the command against it, a few at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.hostile.command import Outcome, warta
from tests.hostile.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def hostile() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture(scope="module")
def run(
    request: pytest.FixtureRequest, hostile: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Outcome]]:
    """The outcome of `warta WORDS`, each in a home of its own; a word that begins with / is a page of the server.

    The module names all of its runs in RUNS, so that they are made side by side.
    """

    def start(words: tuple[str, ...]) -> Outcome:
        typed = [hostile.url + word if word.startswith("/") else word for word in words]
        return warta(*typed, home=tmp_path_factory.mktemp("home"))

    with ThreadPoolExecutor(3) as pool:
        waiting = {words: pool.submit(start, words) for words in request.module.RUNS}
        yield lambda *words: waiting[words].result()
        pool.shutdown(cancel_futures=True)
