"""Which adapters a page is for: the reader's rules, one installed for its host, and those of the site programs."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, cast

from warta import urls
from warta.errors import ExtractError
from warta.extraction.sites.visit import PageVisit
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warta.model.article import Article
    from warta.model.capture import Page, Wanted
    from warta.ports.sites import SiteAdapter

# Module → what one of its pages has somewhere in its bytes: a module is loaded only where it may be needed.
BUILT_IN = {
    "wordpress": (b"api.w.org", b"wp-content/", b"wp-includes/", b"wp-comments-post.php"),
    "wordpress_feed": (b"application/rss+xml",),
    "discourse": (b"data-discourse-setup", b'content="Discourse', b"data-preloaded"),
    "blogger": (b"/comments/default",),
    "ghost": (b"data-ghost-comments",),
    "hackernews": (b"hnmain",),
    "lemmy": (b"isoData", b"person-listing"),
    "stackexchange": (b"js-post-body", b"post-text"),
    "elsewhere": (
        b"disqus", b"fb-comments", b"ghost-comments", b"comments-ui", b"giscus", b"utterances", b"remark42",
        b"hyvor-talk", b"commento",
    ),
}  # fmt: skip
_MOST_WANTED = 200  # addresses of one adapter: far more than are fetched
# What an adapter that is not ours may raise on a page it did not expect.
_FAULTS = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RuntimeError, OSError, ExtractError)


class Claim(Value, frozen=True, kw_only=True):
    """A page and the adapters that claimed it, in the order in which they join what they know.

    `ours`: the adapters that a failure of is our own fault. `origins`: where may be asked, the page's own first.
    """

    visit: PageVisit
    adapters: tuple[SiteAdapter, ...]
    ours: frozenset[int]
    origins: frozenset[str]

    def with_answers(self, answers: tuple[Page, ...]) -> Claim:
        """The same claim with these answers."""
        return replace(self, visit=replace(self.visit, page=replace(self.visit.page, also=answers)))

    def wanted(self) -> tuple[Wanted, ...]:
        """What the adapters want and has not been answered, each address once."""
        found: dict[str, Wanted] = {}
        for place, adapter in enumerate(self.adapters):
            try:
                for want in islice(adapter.wanted(self.visit), _MOST_WANTED):
                    found.setdefault(str(want.url), want)
            except _FAULTS:
                if place in self.ours:
                    raise
        return tuple(want for url, want in found.items() if self.visit.answer(url) is None)

    def merged(self) -> Article:
        """The article as the adapters have it, one after the other; one that fails changes nothing, and is told."""
        visit = self.visit
        for place, adapter in enumerate(self.adapters):
            try:
                visit = replace(visit, article=adapter.merged(visit))
            except _FAULTS as error:
                if place in self.ours:
                    raise
                visit = replace(visit, article=_told(visit.article, error))
        return visit.article


def claim(
    page: Page, article: Article, others: tuple[SiteAdapter, ...] = (), rules: Mapping[str, str] | None = None
) -> Claim:
    """The page in the hands of whoever claims it; `others` are the adapters that are not ours, and come last.

    `rules` are the reader's own for the page's host: selectors by what they find.
    """
    visit = PageVisit(page=replace(page, also=()), article=article)
    candidates = (*_by_rules(rules), *_ours(page, article), *others)
    ours = len(candidates) - len(others)
    claimed = [(place, adapter) for place, adapter in enumerate(candidates) if _claims(adapter, visit, place < ours)]
    return Claim(
        visit=replace(visit, page=page),
        adapters=tuple(adapter for _place, adapter in claimed),
        ours=frozenset(number for number, (place, _adapter) in enumerate(claimed) if place < ours),
        origins=_origins(page, [adapter for place, adapter in claimed if place < ours]),
    )


def _by_rules(selectors: Mapping[str, str] | None) -> list[SiteAdapter]:
    if not selectors:
        return []
    from warta.extraction.sites.rules import Rules

    return [Rules(selectors=selectors)]


def _ours(page: Page, article: Article) -> list[SiteAdapter]:
    """Our own adapters that may have to do with a page."""
    named = ["paged"] if article.navigation and len(article.navigation.pages) > 1 else []
    by_header = {"wordpress"} if any("api.w.org" in value for _name, value in page.response_headers) else set[str]()
    named += [name for name, marks in BUILT_IN.items() if name in by_header or any(mark in page.body for mark in marks)]
    return [cast("SiteAdapter", import_module(f"warta.extraction.sites.{name}")) for name in named]


def _origins(page: Page, ours: list[SiteAdapter]) -> frozenset[str]:
    """The page's own origin, and the other one of a site program whose interface is known to live there."""
    others: Iterable[frozenset[str]] = (getattr(adapter, "ORIGINS", frozenset()) for adapter in ours)
    return frozenset((urls.origin(page.final_url),)).union(*others)


def _claims(adapter: SiteAdapter, visit: PageVisit, ours: bool) -> bool:
    try:
        return adapter.claims(visit)
    except _FAULTS:
        if ours:
            raise
        return False


def _told(article: Article, error: Exception) -> Article:
    """The article with the word that an adapter failed on it."""
    reason = f"the adapter that was installed for this site failed: {type(error).__name__}"
    return article if reason in article.incomplete else replace(article, incomplete=(*article.incomplete, reason))
