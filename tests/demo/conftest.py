"""One running demo for the tests of its room, and a way to ask it."""

from __future__ import annotations

from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest

from warta.demo.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message


class Reply(NamedTuple):
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@pytest.fixture(scope="package")
def demo() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture(scope="package")
def ask() -> Callable[..., Reply]:
    """Send one request, follow nothing."""

    def ask(url: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        parts = urlsplit(url)
        connection = HTTPConnection(parts.netloc, timeout=10)
        try:
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    return ask
