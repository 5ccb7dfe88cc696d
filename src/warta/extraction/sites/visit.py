"""A page on a visit: what was understood of it, what else was fetched for it, and both as trees."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.extraction import decode, guards
from warta.extraction.dom import parse

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.article import Article
    from warta.model.capture import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVisit:
    """The Visit of the port. `page.also` are the answers so far; tree and data of each are made once."""

    page: Page
    article: Article
    trees: dict[str, Tree] = field(default_factory=dict, repr=False, compare=False)
    data: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def answer(self, url: str) -> Page | None:
        """What this address answered; None when it was not asked, an empty page when it failed."""
        wanted = urls.normalise(url)
        return next((page for page in self.page.also if urls.normalise(page.requested_url) == wanted), None)

    def tree_of(self, page: Page) -> Tree:
        """The page, or an answer, as flat arrays. Raises ExtractError."""
        if page.sha256 not in self.trees:
            self.trees[page.sha256] = tree_of(page)
        return self.trees[page.sha256]

    def data_of(self, page: Page) -> Any:  # noqa: ANN401 - a JSON edge
        """The JSON of an answer; None when it is none, or was cut."""
        if page.sha256 not in self.data:
            self.data[page.sha256] = data_of(page)
        return self.data[page.sha256]


def tree_of(page: Page) -> Tree:
    """A page as flat arrays, decoded and guarded as articles are. Raises ExtractError."""
    headers = {name.lower(): value for name, value in page.response_headers}
    document = decode.decode(page.body, decode.content_type(headers)[1]).body
    return parse(guards.guard(document).html)


def failure(page: Page) -> str:
    """Why an answer did not come; "" when it did."""
    if page.body:
        return ""
    return page.incomplete[0] if page.incomplete else "the answer was empty"


def header(page: Page, name: str) -> str:
    """A response header, "" when there is none."""
    return next((value for known, value in page.response_headers if known.lower() == name), "")


def data_of(page: Page) -> Any:  # noqa: ANN401 - a JSON edge
    """The JSON of an answer; None when it is none, or was cut."""
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError):
        return None


def with_hidden(article: Article, removed: Removed) -> Article:
    """The article with what the filter removed from an answer counted, too."""
    if not removed:
        return article
    hidden = dict(article.hidden)
    for kind, count in removed.items():
        hidden[kind] = hidden.get(kind, 0) + count
    return replace(article, hidden=tuple(sorted(hidden.items())))
