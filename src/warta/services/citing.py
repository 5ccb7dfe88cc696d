"""Cite what was read: a page in a style, a quote with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.article import Quote
    from warta.model.capture import LoadedArticle


class Citing:
    """The use cases of citing; nothing of it touches the disk or the network."""

    def cited(self, articles: Sequence[LoadedArticle], style: str = "chicago") -> list[str]:
        """Each page as one of our own styles writes it: chicago, apa or wikipedia."""
        from warta.citation import csl, styles

        return [styles.STYLES[style](item) for item in csl.items(articles)]

    def quoted(self, loaded: LoadedArticle, words: str, quote: Quote | None = None) -> str:
        """Words of a story, ready to be pasted: “…” — speaker, outlet, day, address, revision, digest of the text."""
        from warta.citation import quoting

        return quoting.quoted(loaded, words, quote)

    def close(self) -> None:
        """There is nothing open."""
