"""The adapters that are not ours: packages that joined by the entry-point group `warta.adapters`, by host."""

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
    """The page in the hands of whoever knows its site: the reader's rules, warta's adapters, installed ones."""
    host = urls.host(page.final_url).removeprefix("www.")
    return claim(page, article, installed(page.final_url), settings.sites.get(host))


def installed(url: str) -> tuple[SiteAdapter, ...]:
    """The adapters whose entry is named as the host of this address; with or without `www.`, they are the same."""
    return _of_host(urls.host(url).removeprefix("www."))


def forget() -> None:
    """Look anew at what is installed."""
    _of_host.cache_clear()


@lru_cache(maxsize=256)
def _of_host(host: str) -> tuple[SiteAdapter, ...]:
    from importlib.metadata import entry_points

    found = []
    for entry in sorted(entry_points(group=GROUP)):
        if entry.name.lower().removeprefix("www.") == host:
            try:
                found.append(entry.load())
            except (ImportError, AttributeError):  # half an installation is none
                continue
    return tuple(found)
