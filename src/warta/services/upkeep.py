"""Keeping the library in shape: what may go, goes; all of it into a file, and from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.errors import ConfigError
from warta.i18n import _
from warta.model import search
from warta.model.upkeep import SPARED, Pruning
from warta.services import queries
from warta.settings import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from warta.model.upkeep import Import, Pruned
    from warta.ports.library import Extractor
    from warta.ports.network import Clock
    from warta.ports.upkeep import Attic


class Upkeep:
    """Whatever is done may raise LibraryError."""

    def __init__(self, attic: Attic, clock: Clock, extractor: Extractor) -> None:
        self._attic = attic
        self._clock = clock
        self._extractor = extractor

    def chosen(
        self, query: str = "", *, before: datetime | None = None, size: int | None = None, also: tuple[str, ...] = ()
    ) -> tuple[Pruned, ...]:
        """The posts that would go; one of the three has to be said. `also`: those of SPARED that may go, too.

        Raises ConfigError.
        """
        for each in also:
            if each not in SPARED:
                raise ConfigError(
                    _("{word!r} is not spared").format(word=each), hint=nearest(each, SPARED), kind="usage"
                )
        meant = queries.understood(query, self._clock.now())
        if meant == search.EVERYTHING and before is None and size is None:
            raise ConfigError(
                _("say what may go"), hint=_("by age, by size or by a query: --older-than 365d"), kind="usage"
            )
        return self._attic.chosen(Pruning(query=meant, before=before, size=size, also=also))

    def remove(self, numbers: Sequence[int]) -> Iterator[int]:
        """Let go of these posts and of all that is kept of them alone; each, once it is gone."""
        return self._attic.remove(numbers)

    def copy(self, target: Path) -> None:
        """The whole library into a file."""
        self._attic.copy(target)

    def take_in(self, source: Path) -> Iterator[Import]:
        """All that another library holds; how far it is, again and again."""
        return self._attic.take_in(source, self._extractor)

    def close(self) -> None:
        """Close the file."""
        self._attic.close()
