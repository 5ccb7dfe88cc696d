"""Services that are created on first use."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.services.citing import Citing
    from warta.services.evidence import Evidence
    from warta.services.exporting import Exporting
    from warta.services.hooks import Hooks
    from warta.services.notes import Notes
    from warta.services.pictures import Pictures
    from warta.services.reading_lists import ReadingLists
    from warta.services.replies import Replies
    from warta.services.search import Search
    from warta.services.sources import Sources
    from warta.services.state import State
    from warta.services.sync import Sync
    from warta.services.tracing import Tracing
    from warta.services.upkeep import Upkeep
    from warta.services.watching import Watching


class Rooms:
    """Lazily created services; `furnish` registers the factory of each.

    A service without a factory raises ConfigError.
    """

    def __init__(self) -> None:
        self._makers: dict[str, Callable[[], Any]] = {}
        self._closers: list[Callable[[], None]] = []

    def furnish(self, **makers: Callable[[], Any]) -> None:
        """Register factories by service name."""
        self._makers.update(makers)

    @cached_property
    def replies(self) -> Replies:
        """Replies: drafts, sending, the outbox."""
        return self._entered("replies")  # type: ignore[no-any-return] # the factory of this name returns this type

    @cached_property
    def search(self) -> Search:
        """Library search and lists."""
        return self._entered("search")  # type: ignore[no-any-return] # likewise

    @cached_property
    def state(self) -> State:
        """Reader state: stars, tags, read marks, positions, history, saved searches, undo."""
        return self._entered("state")  # type: ignore[no-any-return] # likewise

    @cached_property
    def evidence(self) -> Evidence:
        """Provenance: captures, the provenance log, verification."""
        return self._entered("evidence")  # type: ignore[no-any-return] # likewise

    @cached_property
    def notes(self) -> Notes:
        """Notes and highlights."""
        return self._entered("notes")  # type: ignore[no-any-return] # likewise

    @cached_property
    def lists(self) -> ReadingLists:
        """Import of reading lists."""
        return self._entered("lists")  # type: ignore[no-any-return] # likewise

    @cached_property
    def sources(self) -> Sources:
        """Sources: sites, feeds, sections."""
        return self._entered("sources")  # type: ignore[no-any-return] # likewise

    @cached_property
    def pictures(self) -> Pictures:
        """Pictures of saved articles."""
        return self._entered("pictures")  # type: ignore[no-any-return] # likewise

    @cached_property
    def sync(self) -> Sync:
        """Sync of all sources and watched pages."""
        return self._entered("sync")  # type: ignore[no-any-return] # likewise

    @cached_property
    def watches(self) -> Watching:
        """Watched pages."""
        return self._entered("watches")  # type: ignore[no-any-return] # likewise

    @cached_property
    def cite(self) -> Citing:
        """Citations."""
        return self._entered("cite")  # type: ignore[no-any-return] # likewise

    @cached_property
    def export(self) -> Exporting:
        """Export."""
        return self._entered("export")  # type: ignore[no-any-return] # likewise

    @cached_property
    def upkeep(self) -> Upkeep:
        """Library maintenance: prune, copy, merge another library."""
        return self._entered("upkeep")  # type: ignore[no-any-return] # likewise

    @cached_property
    def origins(self) -> Tracing:
        """Origins: which sites published the same text, and which first."""
        return self._entered("origins")  # type: ignore[no-any-return] # likewise

    @cached_property
    def hooks(self) -> Hooks:
        """Hook programs that run for new articles."""
        return self._entered("hooks")  # type: ignore[no-any-return] # likewise

    def close(self) -> None:
        """Close the services that were created; a later call opens their files again."""
        for close in self._closers:
            close()

    def _entered(self, name: str) -> Any:  # noqa: ANN401 - the property says what
        if name not in self._makers:
            raise ConfigError(_("this newsroom has no room for {name}").format(name=name), hint=_("use warta itself"))
        room = self._makers[name]()
        self._closers.append(room.close)
        return room
