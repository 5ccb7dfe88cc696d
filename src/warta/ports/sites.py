"""What is known of one site program, and what it is given to work on."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from warta.model.article import Article
    from warta.model.capture import Page, Wanted


class Visit(Protocol):
    """A page in the hands of an adapter, with what was understood of it and what else was fetched for it so far."""

    @property
    def page(self) -> Page:
        """The page; `page.also` holds the answers to what was wanted."""
        ...

    @property
    def article(self) -> Article:
        """What was understood without the answers."""
        ...

    def tree_of(self, page: Page) -> Any:  # noqa: ANN401 - ports know nothing of the extraction above them
        """The page, or an answer, as flat arrays (`warta.extraction.dom.Tree`). Raises ExtractError."""
        ...

    def data_of(self, page: Page) -> Any:  # noqa: ANN401 - a JSON edge
        """The JSON of an answer; None when it is none, or was cut."""
        ...

    def answer(self, url: str) -> Page | None:
        """What this address answered; None when it was not asked, an empty page when it failed."""
        ...


class SiteAdapter(Protocol):
    """What is known of one site program. Pure: others fetch. A module with these three functions is one, too."""

    def claims(self, visit: Visit) -> bool:
        """Whether this page is of the site program; `visit.page.also` is empty then."""
        ...

    def wanted(self, visit: Visit) -> Iterable[Wanted]:
        """The addresses that would make the article whole, as far as the answers so far tell; same origin only.

        Asked again after every round of answers; what was answered or has failed is not fetched twice.
        """
        ...

    def merged(self, visit: Visit) -> Article:
        """The article with the answers in it; what failed is told in its `incomplete`. Twice is the same as once."""
        ...
