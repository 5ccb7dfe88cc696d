"""Search the whole library: type, and see what fits best; a query that cannot be understood shows where."""

from __future__ import annotations

from asyncio import sleep, to_thread
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from warta.i18n import _, figure, ngettext
from warta.model.value import Value
from warta.render.wrap import cells
from warta.tui.bindings import bindings
from warta.tui.keymap import hints
from warta.tui.leaving import leave
from warta.tui.presets import own
from warta.tui.text import lines, plain, words
from warta.tui.troubles import TROUBLE, known
from warta.tui.widgets.foot import Foot
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.results import Results

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.errors import WartaError
    from warta.model.search import Hit
    from warta.services.registry import Services

_PAUSE = 0.12  # seconds without a key after which is searched
_MOST = 200


class Sought(Value, frozen=True, kw_only=True):
    """What the reader wants of a search: to open a hit, to list all that fits, or to keep the query as a folder."""

    query: str
    hit: Hit | None = None
    kept: bool = False


class SearchScreen(Screen[Sought | None]):
    """A line to type in, and the hits under it."""

    CSS_PATH = Path(__file__).with_name("search.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search"), Binding("down", "results", show=False)]
    AUTO_FOCUS = "Input"
    SCOPE = "search"

    def __init__(self, services: Services, query: str = "") -> None:
        super().__init__()
        self._services = services
        hint = _('words, "phrases", author:… is:unread after:2026')
        self._input = Input(plain(query), placeholder=hint, compact=True)
        self._results = Results(services.clock.now())
        self._where = Static(id="where")
        self._foot = Foot()
        self._settled = False
        self._wish: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        yield PaneTitle(_("Search the library"))
        yield self._input
        yield self._where
        yield self._results
        yield self._foot

    def on_mount(self) -> None:
        self._seek(0)

    def on_descendant_focus(self) -> None:
        """Tell the keys of what has the focus: where one types, a letter or a sign is no key."""
        keys = hints(self.SCOPE, own(self._services.settings))
        if self._input.has_focus:
            named = [each for each in keys if cells(each.partition(" ")[0]) > 1]
            keys = (*named[:1], _("↓ to the hits"), *named[1:])
        self._foot.hints = keys

    @property
    def _query(self) -> str:
        return self._input.value.strip()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._seek(_PAUSE)

    def _seek(self, pause: float) -> None:
        self._settled, self._wish = False, None
        work = partial(self._search, self._query, pause)  # begun only when its turn comes: letters come in crowds
        self.run_worker(work, group="search", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def _search(self, query: str, pause: float) -> None:
        """Look for it, once nothing more is typed."""
        await sleep(pause)
        hits: tuple[Hit, ...] = ()
        self._where.display = False
        if query:
            try:
                hits = await to_thread(self._services.rooms.search.find, query, _MOST)
            except TROUBLE as error:
                self._results.show(())  # what stood there fits other words
                self._complain(known(error))
                return
        self._results.show(hits)
        self._settled = True
        self._do(self._wish)
        found = ngettext("{n} hit", "{n} hits", len(hits)).format(n=figure(len(hits))) if hits else _("no hit")
        self._foot.say(found if query else _("type what you look for"))

    def _complain(self, error: WartaError) -> None:
        self._foot.say(" · ".join(filter(None, (error.what, error.hint))), trouble=True)
        if marked := getattr(error, "marked", ""):
            query, _newline, place = marked.partition("\n")
            self._where.update(lines(words((query, "$muted")), words((place, "bold $warning"))))
            self._where.display = True

    def _do(self, wish: Callable[[], object] | None) -> None:
        """Do something with the hits, as soon as they are those of what stands in the line, unless one types on."""
        self._wish = None if self._settled else wish
        if wish and self._settled and self._results.hits:
            wish()

    @on(Input.Submitted)
    @on(Results.Wanted)
    def _wanted(self) -> None:
        self._do(self._open)

    def _open(self) -> None:
        self._leave(Sought(query=self._query, hit=self._results.hits[self._results.cursor]))

    def action_results(self) -> None:
        self._do(self._results.focus)

    def action_list_hits(self) -> None:
        if self._query:
            self._leave(Sought(query=self._query))

    def action_keep_search(self) -> None:
        if self._query:
            self._leave(Sought(query=self._query, kept=True))

    def action_leave(self) -> None:
        self._leave(None)

    def action_type(self) -> None:
        self._input.focus()

    def _leave(self, sought: Sought | None) -> None:
        leave(self, sought)
