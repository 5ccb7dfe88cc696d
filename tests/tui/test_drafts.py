from __future__ import annotations

import asyncio
import threading

from warta.errors import LibraryError
from warta.model.reply import Draft
from warta.tui.drafts import DraftAutosave


class Sheet:
    """What is typed, and a disk that takes its time."""

    def __init__(self) -> None:
        self.typed = ""
        self.disk: list[str] = []
        self.busy = threading.Event()
        self.busy.set()
        self.full = False

    def write(self, draft: Draft, text: str) -> Draft:
        self.busy.wait(10)
        if self.full:
            raise LibraryError("the disk is full", hint="make room")
        self.disk.append(text)
        return Draft(id=draft.id or len(self.disk), url=draft.url, text=text)


def keeper(sheet: Sheet) -> DraftAutosave:
    return DraftAutosave(Draft(url="https://news.example/", text=""), sheet.write, lambda: sheet.typed)


async def test_what_was_typed_while_it_was_written_is_written_too_and_last() -> None:
    sheet = Sheet()
    kept = keeper(sheet)
    sheet.typed = "a"
    sheet.busy.clear()
    first = asyncio.create_task(kept.keep())
    await asyncio.sleep(0)

    sheet.typed = "ab"
    second = asyncio.create_task(kept.keep())
    await asyncio.sleep(0)
    sheet.busy.set()
    await asyncio.gather(first, second)

    assert sheet.disk == ["a", "ab"]
    assert (kept.draft.id, kept.pending) == (1, False)


async def test_a_write_goes_on_when_whoever_waits_for_it_is_called_off() -> None:
    sheet = Sheet()
    kept = keeper(sheet)
    sheet.typed = "a"
    sheet.busy.clear()
    called_off = asyncio.create_task(kept.keep())
    await asyncio.sleep(0)
    called_off.cancel()
    await asyncio.sleep(0)

    sheet.busy.set()
    sheet.typed = "ab"
    await kept.keep()

    assert sheet.disk == ["a", "ab"]
    assert kept.draft.id == 1


async def test_error_is_reported_and_the_words_stay_pending_until_it_is_gone() -> None:
    sheet = Sheet()
    kept = keeper(sheet)
    sheet.typed, sheet.full = "a", True

    await kept.keep()
    assert (str(kept.trouble), kept.pending) == ("the disk is full", True)

    sheet.full = False
    await kept.keep()
    assert (kept.trouble, kept.pending, sheet.disk) == (None, False, ["a"])


async def test_words_beyond_a_draft_that_somebody_else_left_are_written_again() -> None:
    sheet = Sheet()
    kept = keeper(sheet)
    sheet.typed = "ab"
    await kept.keep()

    kept.take(Draft(id=1, url="https://news.example/", text="a"))
    assert kept.pending

    await kept.keep()
    assert sheet.disk == ["ab", "ab"]
