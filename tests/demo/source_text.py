"""What a story's source says as text, read without warta's extractor: a small reading of our own tidy HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TypeAlias

_BLOCKS = {"p", "h2", "h3", "li", "pre", "figcaption", "caption", "td", "th", "cite", "hr"}

_PICTURED = re.compile(r" (?:Foto|Photo): [^.]*$")

Piece: TypeAlias = tuple[str, str]


class _Reader(HTMLParser):
    """Collects (tag, text) of every block, in order; a nested list's items come after the item that holds them."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[list[str]] = []
        self.open: list[int] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.pieces.append(["tr", ""])
        if tag in _BLOCKS:
            self.pieces.append([tag, ""])
            if tag != "hr":
                self.open.append(len(self.pieces) - 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.pieces[self.open[-1]][1] += data


def paragraphs(html: str) -> list[str]:
    """The texts of a story's blocks, as `Article.text` puts them: a list and a table are one block each."""
    found = [text for block in html.split("\n\n") if (text := _block(_read(block)))]
    return [paragraph for text in found for paragraph in text.split("\n\n")]


def _read(block: str) -> list[Piece]:
    reader = _Reader()
    reader.feed(block)
    reader.close()
    return [(tag, text if tag == "pre" else " ".join(text.split())) for tag, text in reader.pieces]


def _block(pieces: list[Piece]) -> str:
    """One block of the source; who is named under a quotation or a picture is no part of its words."""
    tags = {tag for tag, _ in pieces}
    if "tr" in tags:
        return _table(pieces)
    if tags == {"li"}:
        return "\n".join([text for _, text in pieces])
    told = [_PICTURED.sub("", text) if tag == "figcaption" else text for tag, text in pieces if tag != "cite"]
    return "\n\n".join(filter(None, told))


def _table(pieces: list[Piece]) -> str:
    lines: list[str] = []
    for tag, text in pieces:
        if tag == "caption":
            lines.append(text)
        elif tag == "tr":
            lines.append("")
        else:
            lines[-1] += (" | " if lines[-1] else "") + text
    return "\n".join(lines)
