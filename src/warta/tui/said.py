"""The one message by which any part of the app tells the reader something, in the status line."""

from __future__ import annotations

from textual.message import Message


class Said(Message):
    """There is something to tell the reader."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
