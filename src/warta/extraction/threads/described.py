"""Comments that a page gives in JSON-LD only (schema.org Comment), for sites that draw them by script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from warta import urls
from warta.extraction import dates, structured
from warta.extraction.text import clean, line
from warta.extraction.threads.reading import Said
from warta.model.blocks import Paragraph, Span

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.blocks import Block

_MOST = 20_000
_MOST_CLAIMED = 10_000_000
_Waiting: TypeAlias = tuple[dict[str, Any], int | None]


def read(tree: Tree, base: str | None, removed: Removed) -> tuple[list[Said], list[int | None], int | None]:
    """The comments in reading order, each one's parent by its place, and the number that the page claims."""
    if "omment" not in tree.described:
        return [], [], None
    said: list[Said] = []
    parents: list[int | None] = []
    total: int | None = None
    for node in structured.json_ld(tree):
        count = node.get("commentCount")
        total = count if total is None and isinstance(count, int) and 0 <= count < _MOST_CLAIMED else total
        waiting: list[_Waiting] = [(each, None) for each in reversed(_comments(node))]
        _gather(waiting, said, parents, base, removed)
    return said, parents, total


def _gather(
    waiting: list[_Waiting],
    said: list[Said],
    parents: list[int | None],
    base: str | None,
    removed: Removed,
) -> None:
    while waiting and len(said) < _MOST:
        node, parent = waiting.pop()
        place = len(said)
        said.append(_said(node, place, base, removed))
        parents.append(parent)
        waiting.extend((each, place) for each in reversed(_comments(node)))


def _comments(node: dict[str, Any]) -> list[dict[str, Any]]:
    given = node.get("comment")
    every = given if isinstance(given, list) else [given]
    return [each for each in every if isinstance(each, dict) and "comment" in structured.types(each)]


def _said(node: dict[str, Any], place: int, base: str | None, removed: Removed) -> Said:
    author = node.get("author")
    address = structured.text(node.get("url")) or structured.text(node.get("@id"))
    link = author.get("url") if isinstance(author, dict) else None
    return Said(
        id=line(structured.text(node.get("identifier")))[:64] or f"n{place + 1}",
        author=line(structured.text(author), removed),
        author_url=urls.absolute(link, base) if isinstance(link, str) else None,
        posted_at=dates.machine(structured.text(node.get("dateCreated")) or structured.text(node.get("datePublished"))),
        body=_body(structured.text(node.get("text")), removed),
        kind="comment",
        by_author=False,
        permalink=urls.absolute(address, base) if address else None,
        state="public",
        answers=None,
        level=None,
    )


def _body(text: str, removed: Removed) -> tuple[Block, ...]:
    lines = [line(each) for each in clean(text, removed).split("\n")]
    return tuple(Paragraph(spans=(Span(text=each),)) for each in lines if each)
