"""Sitemaps (sitemaps.org), those of news first: addresses and dates; an index leads to the newest of its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from warta import urls
from warta.errors import ExtractError
from warta.extraction import dates
from warta.i18n import _
from warta.model.source import Listed, Listing
from warta.sources.xml import harmless, told

if TYPE_CHECKING:
    from warta.model.capture import Page

ROOTS = ("urlset", "sitemapindex")
_MOST = 1_000  # posts, the newest
_LISTED = 50_000  # what a sitemap may list (sitemaps.org); the newest may be the last of them
_PARTS = 2  # of an index
_FIELDS = frozenset({"loc", "lastmod", "title", "publication_date"})
_LONGEST = 4_000
# What an index calls the parts that hold no stories.
_NO_STORIES = ("taxonom", "category", "categories", "tag", "user", "author", "image", "video", "page-")


@dataclass(slots=True)
class _Reading:
    """The elements of a sitemap as they come; a map is one level of fields under <url> or <sitemap>."""

    found: list[dict[str, str]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    words: str = ""

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        plain = name.rpartition(" ")[2].rpartition(":")[2]
        self.inside.append(plain)
        self.words = ""
        if plain in {"url", "sitemap"}:
            self.found.append({})

    def say(self, words: str) -> None:
        if len(self.words) < _LONGEST:
            self.words += words

    def end(self, _name: str) -> None:
        plain = self.inside.pop()
        if plain in _FIELDS and self.found and "image" not in self.inside:
            self.found[-1].setdefault(plain, self.words.strip())
        self.words = ""


def listing(page: Page) -> Listing:
    """The posts of a sitemap, or the parts of an index that are worth asking for. Raises ExtractError."""
    document = harmless(page, _LISTED)
    if document.root.rpartition(":")[2] not in ROOTS:
        raise ExtractError(
            _("this is no sitemap"), hint=_("`warta sources add` looks for one"), kind="no-feed", url=page.final_url
        )
    loaded, notes = _Reading(), document.notes
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = loaded.begin, loaded.end
    parser.CharacterDataHandler = loaded.say
    try:
        parser.Parse(document.data, True)
    except expat.ExpatError as error:
        notes = (*notes, _("it is damaged: {why}").format(why=expat.ErrorString(error.code)))
    if document.root.endswith("sitemapindex"):
        return Listing(more=_parts(loaded.found, page.final_url), notes=notes)
    posts = [post for each in loaded.found if (post := _post(each, page.final_url))]
    dated = sorted(posts, key=lambda post: post.published.timestamp() if post.published else 0, reverse=True)
    return Listing(posts=tuple(dated[:_MOST]), home=urls.front(page.final_url), notes=notes)


def _post(told_of: dict[str, str], base: str) -> Listed | None:
    url = urls.absolute(told_of.get("loc", ""), base)
    if not told_of.get("loc") or not url or urls.same_page(url, urls.front(base)):
        return None
    modified = dates.iso(told_of.get("lastmod", ""))
    published = dates.iso(told_of.get("publication_date", "")) or modified
    version = told_of.get("lastmod", "")[:40]
    return Listed(url=url, title=told(told_of.get("title")), published=published, version=told(version))


def _parts(found: list[dict[str, str]], base: str) -> tuple[str, ...]:
    """The parts of an index that may hold stories: those of news, then of posts, then the newest."""
    parts = [(each.get("lastmod", ""), urls.absolute(each.get("loc", ""), base)) for each in found[:_MOST]]
    kept = [(when, url) for when, url in parts if url and not any(word in urls.path(url) for word in _NO_STORIES)]

    def rank(part: tuple[str, str]) -> tuple[bool, bool, str]:
        when, url = part
        path = urls.path(url)
        return "news" in path, "post" in path, when

    return tuple([url for _when, url in sorted(kept, key=rank, reverse=True)][:_PARTS])
