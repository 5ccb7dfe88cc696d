"""What a reader has put aside to read in another program: addresses, with what was noted of them there."""

from __future__ import annotations

from datetime import datetime

from warta.model.value import Value


class Wish(Value, frozen=True, kw_only=True):
    """An address to read. `added_at` is when it was put aside; `read` and `starred` are as they were there."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()
    added_at: datetime | None = None
    read: bool = False
    starred: bool = False


class ReadingList(Value, frozen=True, kw_only=True):
    """A list as it was taken in. `name` is that of the program, `refused` counts what names no web address."""

    name: str
    wishes: tuple[Wish, ...]
    refused: int = 0
