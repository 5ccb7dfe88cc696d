"""Pages are understood in other processes: what one of them does to its process is its own affair."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.builders import page
from tests.extraction.sites.pages import POST, answer, remark, row, wordpress
from warta import wiring
from warta.errors import ExtractError
from warta.services import worker
from warta.services import workers as workers_module
from warta.services.thinking import InThreads, Thinking
from warta.services.workers import Workers
from warta.settings import Reader, Settings

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

    from warta.model.capture import Page

STORY = page("<title>Flood</title><article><h1>Flood</h1>" + "<p>It rained for a week, and then some more.</p>" * 12)

# What a page can do to the process that reads it: this one stands in for warta's extraction.
_DOOM = """
import os, signal, sys, time
from warta import wiring
plain = wiring.understand
def understand(page, chosen=None):
    if b"hang" in page.body:
        while True: pass
    if b"segfault" in page.body:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"bug" in page.body:
        raise RuntimeError("\\x1b[31mthis page is too much")
    print("a library that talks")
    return plain(page, chosen)
wiring.understand = understand
"""


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    made = Workers(Settings(), wiring.understand, 1, patience=20.0)
    yield made
    await made.close()


@pytest.fixture
def doomed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that begin so will do what their pages say."""
    (tmp_path / "sitecustomize.py").write_text(_DOOM, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


def doing(what: str) -> Page:
    return page(f"<title>{what}</title>")


async def test_a_page_is_understood_as_it_would_be_here(workers: Workers) -> None:
    here = InThreads(Thinking(wiring.understand, Settings()))
    thread = page(wordpress(remark(1), total=250), POST)

    for each in (STORY, thread):
        assert await workers.begin(each) == await here.begin(each)


async def test_what_came_next_to_a_page_is_joined_there(workers: Workers) -> None:
    thread = page(wordpress(remark(1), total=2), POST)
    thought = await workers.begin(thread)
    want = next(each for each in thought.wants if "comments" in each.url)
    told = answer([row(1), row(2)], X_WP_Total="2", X_WP_TotalPages="1")
    came = page(told.body, want.url, response_headers=told.response_headers)

    assert want not in await workers.go_on(thread, thought.article, (came,))
    whole, article = await workers.finish(thread, thought.article, (came,))

    assert whole.also == (came,)
    assert article.thread is not None
    assert article.thread.shown == 2


async def test_a_page_without_an_article_is_refused_as_it_would_be_here(workers: Workers) -> None:
    with pytest.raises(ExtractError) as caught:
        await workers.begin(page(b"%PDF-1.7 of some kind"))

    assert (caught.value.kind, caught.value.hint) == ("pdf", "open it in a browser")


@pytest.mark.usefixtures("doomed")
@pytest.mark.parametrize(
    ("what", "kind", "told"),
    [
        ("hang", "hang", "it took longer than 5 s"),
        ("segfault", "crash", "its process ended with -11"),
        ("bug", "crash", "RuntimeError: this page is too much"),
    ],
)
async def test_a_page_that_does_harm_costs_itself_and_is_named(what: str, kind: str, told: str) -> None:
    workers = Workers(Settings(), wiring.understand, 1, patience=5.0 if what == "hang" else 60.0)
    try:
        with pytest.raises(ExtractError) as caught:
            await workers.begin(doing(what))
        assert (caught.value.kind, caught.value.url) == (kind, doing(what).final_url)
        assert caught.value.what == f"reading this page failed: {told}"

        assert (await workers.begin(STORY)).article.title == "Flood"
    finally:
        await workers.close()


@pytest.mark.usefixtures("doomed")
async def test_how_a_process_ended_is_reported_also_where_its_end_is_heard_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard, exchange = os.waitpid, workers_module._exchange

    def late(number: int, options: int) -> tuple[int, int]:
        time.sleep(0.5)
        return heard(number, options)

    async def slow(process: Process, question: object) -> tuple[bool, object]:
        try:
            return await exchange(process, question)
        except EOFError:
            await asyncio.sleep(0.2)  # it is dead by now
            raise

    monkeypatch.setattr(os, "waitpid", late)  # as asyncio asks for it; `subprocess` has its own
    monkeypatch.setattr(workers_module, "_exchange", slow)
    workers = Workers(Settings(), wiring.understand, 1)
    try:
        with pytest.raises(ExtractError, match="its process ended with -11"):
            await workers.begin(doing("segfault"))
    finally:
        await workers.close()


async def test_a_page_does_not_pay_for_a_process_that_died_before(workers: Workers) -> None:
    await workers.begin(STORY)
    [process] = workers._idle
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()

    assert (await workers.begin(STORY)).article.title == "Flood"


@pytest.mark.usefixtures("doomed")
async def test_nobody_is_left_behind(workers: Workers) -> None:
    await workers.begin(STORY)
    hanging = asyncio.ensure_future(workers.begin(doing("hang")))
    await asyncio.sleep(0.3)

    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    everybody = list(workers._all)
    await workers.close()

    assert everybody
    assert [process.returncode is None for process in everybody] == [False] * len(everybody)


async def test_a_process_ends_with_its_parent_and_takes_nothing_from_the_folder_it_is_run_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "warta").mkdir()
    (tmp_path / "warta" / "__init__.py").write_text("raise SystemExit('of the folder')", "utf-8")
    monkeypatch.chdir(tmp_path)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", worker.__name__, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )

    begun = worker.packed((Settings(keys={}, hooks={}, sites={}), wiring.understand))
    told, _nothing = await asyncio.wait_for(process.communicate(begun), 20)

    assert (process.returncode, told) == (0, b"")


def test_who_the_reader_is_does_not_go_to_the_processes() -> None:
    workers = Workers(Settings(reader=Reader(name="Ada", email="ada@example.org")), wiring.understand, 1)

    assert b"ada@example.org" not in pickle.dumps(workers._settings)
