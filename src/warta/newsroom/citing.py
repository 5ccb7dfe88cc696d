"""Cite what was read: a page in a style, a quote with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model import Quote, Reading


class Citing:
    """The use cases of citing; nothing of it touches the disk or the network."""

    def cited(self, readings: Sequence[Reading], style: str = "chicago") -> list[str]:
        """Each page as one of our own styles writes it: chicago, apa or wikipedia."""
        from warta.desk import csl, styles

        return [styles.STYLES[style](item) for item in csl.items(readings)]

    def quoted(self, reading: Reading, words: str, quote: Quote | None = None) -> str:
        """Words of a story, ready to be pasted: “…” — speaker, outlet, day, address, revision, digest of the text."""
        from warta.desk import quoting

        return quoting.quoted(reading, words, quote)

    def close(self) -> None:
        """There is nothing open."""
