"""A front page or a section that offers nothing better: the stories that it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta import urls
from warta.errors import ExtractError
from warta.i18n import _
from warta.model.source import Listed, Listing

if TYPE_CHECKING:
    from warta.model.capture import Page


def listing(page: Page) -> Listing:
    """The stories that a page lists, in its order; those of its own site alone. Raises ExtractError for a story."""
    from warta.extraction.pipeline import extract

    try:
        article = extract(page.body, url=page.final_url, headers=page.response_headers, fetched_at=page.fetched_at)
    except ExtractError as error:
        if error.kind != "listing":
            raise
        return Listing(posts=_own(error.links, page.final_url), home=page.final_url)
    raise ExtractError(
        _("this is a story, not a list of stories: {title}").format(title=article.title or page.final_url),
        hint=_("`warta watch add` follows one page; to follow its site, give the address of its front page"),
        kind="no-feed",
        url=page.final_url,
    )


def _own(links: tuple[tuple[str, str], ...], base: str) -> tuple[Listed, ...]:
    here = _name(base)
    found: dict[str, Listed] = {}
    for title, url in links:
        if _name(url) == here:
            found.setdefault(urls.key(url), Listed(url=url, title=title))
    return tuple(found.values())


def _name(url: str) -> str:
    return urls.host(url).removeprefix("www.").removeprefix("m.")
