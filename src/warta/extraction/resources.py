"""What a page is shown with: its pictures and style sheets, and what those name in turn. Nothing that runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta import urls
from warta.errors import ExtractError
from warta.extraction.sites.visit import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.model.capture import Page

_PICTURE = ("src", "data-src", "data-lazy-src")
_SETS = ("srcset", "data-srcset")
_STYLES = frozenset({"stylesheet", "icon"})
_URL = re.compile(r"""url\(\s*["']?([^"')\s]{1,2000})["']?\s*\)|@import\s+["']([^"']{1,2000})["']""", re.IGNORECASE)
_LONGEST_STYLE = 1 << 20


def of_page(page: Page) -> tuple[str, ...]:
    """The addresses of what a page is shown with, each once, as they stand in it; none when it is no HTML."""
    try:
        tree = tree_of(page)
    except ExtractError:
        return ()
    base = next((href for i in tree.find_all("base") if (href := tree.attribute(i, "href"))), None)
    here = urls.absolute(base, page.final_url) if base else page.final_url
    return _absolute(_named(tree), here or page.final_url)


def of_style(page: Page) -> tuple[str, ...]:
    """What a style sheet names: pictures, fonts, other style sheets."""
    text = page.body[:_LONGEST_STYLE].decode("utf-8", "replace")
    return _absolute((found[1] or found[2] for found in _URL.finditer(text)), page.final_url)


def is_style(page: Page) -> bool:
    """Whether an answer is a style sheet, by what it says of itself."""
    return any(name.lower() == "content-type" and "css" in value.lower() for name, value in page.response_headers)


def _named(tree: Tree) -> Iterator[str]:
    for i in tree.find_all("link"):
        if _STYLES & set((tree.attribute(i, "rel") or "").lower().split()):
            yield tree.attribute(i, "href") or ""
    for tag in ("img", "source"):
        for i in tree.find_all(tag):
            yield from (tree.attribute(i, name) or "" for name in _PICTURE)
            for name in _SETS:
                yield from _candidates(tree.attribute(i, name) or "")
    for i in tree.find_all("video"):
        yield tree.attribute(i, "poster") or ""
    for i in tree.with_attribute("style"):
        yield from (found[1] or found[2] for found in _URL.finditer((tree.attribute(i, "style") or "")[:2000]))


def _candidates(text: str) -> Iterator[str]:
    """The addresses of a srcset, without their widths."""
    for candidate in text.split(", "):
        yield candidate.strip().partition(" ")[0].rstrip(",")


def _absolute(named: Iterator[str], base: str) -> tuple[str, ...]:
    found = [urls.absolute(href, base) for href in named if href and not href.startswith(("data:", "#"))]
    return tuple(dict.fromkeys([url.partition("#")[0] for url in found if url]))
