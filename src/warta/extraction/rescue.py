"""What JSON-LD tells of a story, for pages whose markup holds little of it. It is a check, never the story alone."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction import structured
from warta.extraction.text import line
from warta.model.blocks import Item, Listing, Paragraph, Span, text_of_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.blocks import Block

_LITTLE = 200  # characters of a story that is none
_LONG = 500  # characters of a text that is worth telling
_MUCH = 3  # times the text of the page: below that the markup tells more, for it has structure
_MOST = 300  # lines of a recipe
_ENDS = re.compile(r"</?(?:p|div|br|li|h[1-6]|blockquote)\b[^<>]{0,400}>|\n+", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,400}>")
_WORD = re.compile(r"\w+")


def blocks(article_body: str, found: tuple[Block, ...], removed: Removed) -> tuple[Block, ...]:
    """The story as JSON-LD tells it (schema.org articleBody), if that is much longer than what was found; else ()."""
    if len(article_body) < _LONG:
        return ()
    told = len(text_of_blocks(found))
    if told >= _LITTLE and told * _MUCH >= len(article_body):
        return ()
    rescued = tuple([Paragraph(spans=(Span(text=part),)) for part in _lines(article_body, removed)])
    return rescued if len(text_of_blocks(rescued)) >= max(_LONG, told * _MUCH) else ()


def recipe(tree: Tree, found: tuple[Block, ...], removed: Removed) -> tuple[Block, ...]:
    """Ingredients and steps as JSON-LD lists them (schema.org Recipe), where the story tells less than half of them."""
    if "recipeIn" not in tree.described:
        return ()
    node = next((each for each in structured.json_ld(tree) if "recipe" in structured.types(each)), {})
    told = {word.casefold() for word in _WORD.findall(text_of_blocks(found))}
    rescued: list[Block] = []
    for field, ordered in (("recipeIngredient", False), ("recipeInstructions", True)):
        items = list(islice(_steps(node.get(field), removed), _MOST))
        if 2 * sum(told.issuperset(_WORD.findall(item.casefold())) for item in items) < len(items):
            markers = (f"{number}." if ordered else "•" for number in range(1, len(items) + 1))
            listed = (Item(spans=(Span(text=item),), marker=mark) for item, mark in zip(items, markers, strict=True))
            rescued.append(Listing(items=tuple(listed)))
    return tuple(rescued)


def _steps(value: object, removed: Removed) -> Iterator[str]:
    """The lines of a list in any of the forms that sites give it: texts, steps, sections of steps."""
    waiting = [value]
    for _ in range(_MOST):
        match waiting.pop() if waiting else None:
            case str(text):
                yield from _lines(text, removed)
            case list(every):
                waiting.extend(reversed(every))
            case {"itemListElement": every}:
                waiting.append(every)
            case {"text": text}:
                waiting.append(text)
            case _:
                pass


def _lines(text: str, removed: Removed) -> list[str]:
    """The paragraphs of a text that may hold markup, filtered."""
    parts = (line(unescape(_MARKUP.sub("", part)), removed) for part in _ENDS.split(text))
    return [part for part in parts if part]
