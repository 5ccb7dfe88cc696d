"""Citations: articles in a citation style, quotes with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.article import Quote
    from warta.model.capture import LoadedArticle


class Citing:
    """Cite articles and quotes, without disk or network access."""

    def cited(self, articles: Sequence[LoadedArticle], style: str = "chicago") -> list[str]:
        """Format each article in a built-in style: chicago, apa or wikipedia."""
        from warta.citation import csl, styles

        return [styles.STYLES[style](item) for item in csl.items(articles)]

    def quoted(self, loaded: LoadedArticle, words: str, quote: Quote | None = None) -> str:
        """Quote an article with citation: “…” — speaker, outlet, date, address, revision, text digest."""
        from warta.citation import quoting

        return quoting.quoted(loaded, words, quote)

    def close(self) -> None:
        """Do nothing: no resource is open."""
