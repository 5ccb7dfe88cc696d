"""An article on several pages: the others are fetched and joined, as far as they follow each other without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.errors import ExtractError
from warta.extraction import neighbours
from warta.extraction.article import with_blocks
from warta.extraction.forums.posts import programs
from warta.extraction.pipeline import extract
from warta.extraction.sites.visit import failure, with_hidden
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.model.blocks import Block
    from warta.model.capture import Page
    from warta.ports.sites import Visit

_MOST = 99


def claims(visit: Visit) -> bool:
    """Whether the page links to more pages of its article; those of a forum's topic hold replies, no story."""
    return len(_pages(visit)) > 1 and not programs(visit.tree_of(visit.page), visit.page.final_url)


def wanted(visit: Visit) -> Iterator[Wanted]:
    """Every other page."""
    here = _here(visit)
    for number, url in _pages(visit).items():
        if number != here:
            yield Wanted(url=url, why=f"page {number} of the article")


def merged(visit: Visit) -> Article:
    """The article with the blocks of all its pages that came, in their order; a gap ends it."""
    if not visit.page.also:
        return visit.article
    pages, here = _pages(visit), _here(visit)
    parts: dict[int, Article] = {here: visit.article}
    trouble: dict[int, str] = {}
    for number, url in pages.items():
        answer = visit.answer(url)
        if number != here and answer:
            found = _understood(answer)
            if isinstance(found, str):
                trouble[number] = found
            else:
                parts[number] = found
    run = _run(parts, here)
    reasons = [f"page {number} of the article did not come: {why}" for number, why in sorted(trouble.items())]
    article = replace(visit.article, incomplete=(*visit.article.incomplete, *reasons))
    blocks, joined = _joined([parts[number].blocks for number in run])
    if joined < 2 or not article.navigation:
        return article
    navigation = replace(article.navigation, pages=tuple(pages.values()), pages_joined=joined)
    article = replace(article, navigation=navigation, truncated=any(parts[number].truncated for number in run))
    for number in run:
        article = article if number == here else with_hidden(article, dict(parts[number].hidden))
    return with_blocks(article, blocks)


def _pages(visit: Visit) -> dict[int, str]:
    """The pages of the article by their numbers; those that a long pager leaves out are put between."""
    around = visit.article.navigation
    own = visit.page.final_url
    found: dict[int, str] = {}
    for url in around.pages if around else ():
        number = neighbours.page_number(url, own) or (1 if urls.same_page(url, own) else None)
        if number and urls.origin(url) == urls.origin(own):
            found.setdefault(number, url)
    highest = max(found, default=0)
    if highest < 3 or highest > _MOST or len(found) == highest:
        return dict(sorted(found.items()))
    start, end = found[highest].rpartition(str(highest))[::2]
    return {number: found.get(number) or f"{start}{number}{end}" for number in range(1, highest + 1)}


def _here(visit: Visit) -> int:
    """Which of its pages this is."""
    own = visit.page.final_url
    return next((number for number, url in _pages(visit).items() if urls.same_page(url, own)), 1)


def _understood(answer: Page) -> Article | str:
    """The article on another page, or why there is none."""
    if why := failure(answer):
        return why
    try:
        found = extract(
            answer.body, url=answer.final_url, headers=answer.response_headers, fetched_at=answer.fetched_at
        )
    except ExtractError as error:
        return error.what
    return replace(found, truncated=found.truncated or answer.truncated)


def _run(parts: dict[int, Article], here: int) -> range:
    """The numbers around this page's that follow each other without a gap."""
    first = last = here
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return range(first, last + 1)


def _joined(parts: list[tuple[Block, ...]]) -> tuple[tuple[Block, ...], int]:
    """The blocks one after the other, and how many pages gave any.

    What every page repeats at its ends is told once; a page that mostly repeats is the same one under another address.
    """
    blocks: list[Block] = []
    seen: set[Block] = set()
    joined = 0
    for part in parts:
        if 2 * sum(block in seen for block in part) > len(part):
            continue
        start, end = 0, len(part)
        while start < end and part[start] in seen:
            start += 1
        while end > start and part[end - 1] in seen:
            end -= 1
        joined += end > start
        blocks.extend(part[start:end])
        seen.update(part)
    return tuple(blocks), joined
