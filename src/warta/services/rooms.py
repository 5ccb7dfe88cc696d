"""The use cases that not every errand needs: each room is opened when it is first entered."""

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
    """What else a newsroom can do; `furnish` says how each room is made, which the wiring knows.

    Entering a room that nobody furnished raises ConfigError.
    """

    def __init__(self) -> None:
        self._makers: dict[str, Callable[[], Any]] = {}
        self._closers: list[Callable[[], None]] = []

    def furnish(self, **makers: Callable[[], Any]) -> None:
        """Let rooms, by their names, be made so."""
        self._makers.update(makers)

    @cached_property
    def replies(self) -> Replies:
        """Answering stories: drafts, sending, the outbox."""
        return self._entered("replies")  # type: ignore[no-any-return] # its maker is named so

    @cached_property
    def search(self) -> Search:
        """Finding what is kept, and listing it."""
        return self._entered("search")  # type: ignore[no-any-return] # likewise

    @cached_property
    def state(self) -> State:
        """What a reader does with what is kept: star, tag, read, how far, when; and undo."""
        return self._entered("state")  # type: ignore[no-any-return] # likewise

    @cached_property
    def evidence(self) -> Evidence:
        """What stands behind a story: captures, the ledger, whether all still holds."""
        return self._entered("evidence")  # type: ignore[no-any-return] # likewise

    @cached_property
    def notes(self) -> Notes:
        """Marking words of a story and writing beside them."""
        return self._entered("notes")  # type: ignore[no-any-return] # likewise

    @cached_property
    def lists(self) -> ReadingLists:
        """Reading lists of other programs."""
        return self._entered("lists")  # type: ignore[no-any-return] # likewise

    @cached_property
    def sources(self) -> Sources:
        """What is followed: sites, feeds, sections."""
        return self._entered("sources")  # type: ignore[no-any-return] # likewise

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures of what is kept."""
        return self._entered("pictures")  # type: ignore[no-any-return] # likewise

    @cached_property
    def sync(self) -> Sync:
        """Fetching what is new in all of it, for offline."""
        return self._entered("sync")  # type: ignore[no-any-return] # likewise

    @cached_property
    def watches(self) -> Watching:
        """The pages that are looked at again and again."""
        return self._entered("watches")  # type: ignore[no-any-return] # likewise

    @cached_property
    def cite(self) -> Citing:
        """How pages and quotes are cited."""
        return self._entered("cite")  # type: ignore[no-any-return] # likewise

    @cached_property
    def export(self) -> Exporting:
        """Stories as files for other programs and people."""
        return self._entered("export")  # type: ignore[no-any-return] # likewise

    @cached_property
    def upkeep(self) -> Upkeep:
        """Keeping the library in shape: pruning it, copying it, taking another one in."""
        return self._entered("upkeep")  # type: ignore[no-any-return] # likewise

    @cached_property
    def origins(self) -> Tracing:
        """Which sites tell one story, and who had it first."""
        return self._entered("origins")  # type: ignore[no-any-return] # likewise

    @cached_property
    def hooks(self) -> Hooks:
        """The reader's own programs, which are told of what is new."""
        return self._entered("hooks")  # type: ignore[no-any-return] # likewise

    def close(self) -> None:
        """Close the files of the rooms that were entered; a later call opens them again."""
        for close in self._closers:
            close()

    def _entered(self, name: str) -> Any:  # noqa: ANN401 - the property says what
        if name not in self._makers:
            raise ConfigError(_("this newsroom has no room for {name}").format(name=name), hint=_("use warta itself"))
        room = self._makers[name]()
        self._closers.append(room.close)
        return room
