"""warta run in this process, over a network, a library and a clock that a test writes."""

from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import FLOOD, NOON, article, loaded
from tests.fake_library import FakeLibrary
from tests.fakes import FakeClock, FakeFetcher
from warta import urls, wiring
from warta.cli.main import main
from warta.errors import ExtractError
from warta.services.registry import Services

if TYPE_CHECKING:
    from warta.model.article import Article
    from warta.model.capture import LoadedArticle, Page
    from warta.settings import Settings


class Stream(io.TextIOWrapper):
    """A standard stream over bytes in memory, that may pass for a terminal."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self.held = io.BytesIO(data)
        self.terminal = terminal
        super().__init__(self.held, encoding=encoding, newline="\n", write_through=True)

    def isatty(self) -> bool:
        return self.terminal

    def fileno(self) -> int:
        raise io.UnsupportedOperation("fileno")


@dataclass
class Said:
    """What one run of warta said."""

    exit: int
    stdout: str
    stderr: str
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def complaint(self) -> Any:
        return json.loads(self.stderr.splitlines()[0])


@dataclass
class Desk:
    """`desk("read", URL)` runs warta; what it reads comes from `network`, `library` and `articles`."""

    network: FakeFetcher = field(default_factory=FakeFetcher)
    library: FakeLibrary = field(default_factory=FakeLibrary)
    clock: FakeClock = field(default_factory=FakeClock)
    articles: dict[str, Article] = field(default_factory=dict)
    terminal: bool = False
    encoding: str = "utf-8"
    environ: dict[str, str] = field(default_factory=dict)

    def __call__(self, *argv: str, stdin: bytes | None = b"", typing: bool = False) -> Said:
        out = Stream(terminal=self.terminal, encoding=self.encoding)
        err = Stream()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(wiring, "services", self.services)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", None if stdin is None else Stream(stdin, terminal=typing))
            patch.setenv("COLUMNS", "80")
            patch.setenv("LINES", "24")
            for name, value in self.environ.items():
                patch.setenv(name, value)
            code = main(argv)
        held = out.held.getvalue()
        return Said(code, held.decode(self.encoding), err.held.getvalue().decode(), held)

    def publish(self, url: str, story: Article | None = None) -> str:
        """From now on this address shows this story."""
        story = story or article(url=url, canonical_url=url, title=f"The story of {url}")
        self.articles[url] = story
        self.network.publish(url, f"<title>{urls.host(url)}</title>")
        return url

    def keeps(self, held: LoadedArticle | None = None) -> str:
        """The library has this reading, and its page was seen just now."""
        held = held or loaded()
        self.library.holding(held)
        self.clock.time = held.provenance.fetched_at
        return held.article.url or ""

    def services(self, settings: Settings) -> Services:
        """A newsroom over this desk's fakes."""
        return Services(
            settings, library=self.library, clock=self.clock, fetcher=lambda: self.network, extractor=self.understood
        )

    def understood(self, page: Page) -> Article:
        """The story that was published at the page's address; of what is in hand, its words as the title."""
        if page.final_url in self.articles:
            return self.articles[page.final_url]
        words = page.body.decode("utf-8", "replace").strip()
        if not words:
            raise ExtractError("there is no text in it", hint="see the page in a browser", kind="empty")
        return replace(article(), url=page.final_url or None, title=words[:80])


@pytest.fixture
def desk() -> Desk:
    return Desk(clock=FakeClock(NOON))


@pytest.fixture
def kept(desk: Desk) -> str:
    """The address of a story that is in the library."""
    return desk.keeps(loaded(article(), provenance=None)) or FLOOD


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    assert "WARTA_COLOR" not in os.environ
