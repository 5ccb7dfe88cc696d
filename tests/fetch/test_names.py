"""Names are looked up without being waited for longer than the deadline."""

from __future__ import annotations

import asyncio
import socket
from threading import Event
from threading import enumerate as threads
from typing import Any

import pytest

from warta.errors import FetchError
from warta.fetch import names
from warta.fetch.http import HttpFetcher
from warta.settings import Settings


async def test_a_name_has_its_addresses() -> None:
    assert set(await names.addresses("127.0.0.1")) == {"127.0.0.1"}


async def test_a_name_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(socket.gaierror):
        await names.addresses("news.invalid")


async def test_a_name_that_cannot_be_one_is_an_error() -> None:
    with pytest.raises((OSError, UnicodeError)):
        await names.addresses("x" * 70 + ".test")


def test_a_resolver_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    release = Event()

    def hang(*_args: Any, **_more: Any) -> list[Any]:
        release.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)

    with pytest.raises(FetchError) as caught:
        asyncio.run(HttpFetcher(Settings()).fetch("https://news.test/", timeout=0.2))

    left_behind = [thread for thread in threads() if thread.name == "look up news.test"]
    assert caught.value.kind == "timeout"
    assert [thread.daemon for thread in left_behind] == [True]
    release.set()
    for thread in left_behind:
        thread.join(10)
