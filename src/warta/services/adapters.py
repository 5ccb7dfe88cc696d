"""Load site adapters of installed packages (entry-point group `warta.adapters`), by host."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction.sites.registry import claim

if TYPE_CHECKING:
    from warta.extraction.sites.registry import Claim
    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.ports.sites import SiteAdapter
    from warta.settings import Settings

GROUP = "warta.adapters"


def claimed(page: Page, article: Article, settings: Settings) -> Claim:
    """Bind a page to the adapters for its site: rules from the settings, built-in and installed adapters."""
    host = urls.host(page.final_url).removeprefix("www.")
    return claim(page, article, installed(page.final_url), settings.sites.get(host))


def installed(url: str) -> tuple[SiteAdapter, ...]:
    """Return the installed adapters whose entry point is named after the host of `url`; `www.` is ignored."""
    return _of_host(urls.host(url).removeprefix("www."))


def forget() -> None:
    """Clear the cache of installed adapters."""
    _of_host.cache_clear()


@lru_cache(maxsize=256)
def _of_host(host: str) -> tuple[SiteAdapter, ...]:
    from importlib.metadata import entry_points

    found = []
    for entry in sorted(entry_points(group=GROUP)):
        if entry.name.lower().removeprefix("www.") == host:
            try:
                found.append(entry.load())
            except (ImportError, AttributeError):  # ignore a package that is only partly installed
                continue
    return tuple(found)
