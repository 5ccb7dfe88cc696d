"""The one door for text into widgets: filtered once more, and never read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content

from warta.extraction.text import line, verbatim

if TYPE_CHECKING:
    from textual.style import Style

Part: TypeAlias = "str | tuple[str, str | Style]"


def words(*parts: Part) -> Content:
    """One line of text in parts, each plain or with its style; what a part says is never markup."""
    return Content.assemble(*[_part(part) for part in parts])


def lines(*content: Content) -> Content:
    """Lines of text under one another."""
    return Content("\n").join(content)


def _part(part: Part) -> Part:
    if isinstance(part, str):
        return cell_text(part)
    text, style = part
    return cell_text(text), style


def cell_text(text: str) -> str:
    """Text as it may stand in cells: no control, no newline; its spaces are kept."""
    return verbatim(text).replace("\n", " ").replace("\t", " ")


def plain(text: str) -> str:
    """Text for a clipboard, a message or a title: one clean line."""
    return line(text)
