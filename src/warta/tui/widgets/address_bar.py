"""Address bar: site, section and age of the copy; becomes an input for an address on Ctrl+L."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from warta.i18n import _
from warta.render.wrap import cells, shorten
from warta.tui.state.reading import Failed, Idle, Loading, PageState
from warta.tui.text import clean_line, styled
from warta.tui.views.empty_states import copy_age, requested_host
from warta.urls import host

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.widgets import Input

    from warta.model.capture import LoadedArticle
    from warta.ports.network import Clock


class AddressBar(Widget):
    """`warta  harian.example › Banjarmasin      ● offline, saved 07:52`; `edit` turns it into an input."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    AddressBar {
        height: 1; padding: 0 1; background: $panel; color: $muted; text-wrap: nowrap;
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $select; color: $foreground; }
        & > Input:focus { border: none; }
    }
    """

    loaded: reactive[LoadedArticle | None] = reactive["LoadedArticle | None"](None, always_update=True)
    state: reactive[PageState] = reactive[PageState](Idle())
    site: reactive[str] = reactive("")
    crumbs: reactive[tuple[tuple[str, bool], ...]] = reactive[tuple[tuple[str, bool], ...]](())

    class Closed(Message):
        """The input was closed; `address` is empty if it was cancelled."""

        def __init__(self, address: str = "") -> None:
            super().__init__()
            self.address = address

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def _where(self) -> tuple[str, ...]:
        match self.state:
            case Loading(address=address) | Failed(address=address) if self.loaded is None:
                return (requested_host(address),)
            case _:
                article = self.loaded.article if self.loaded else None
                return (self.site or article.site or host(article.url or ""), article.section or "") if article else ()

    def render(self) -> Content:
        """Render the bar while no input is open."""
        age, troubled = copy_age(self.state, self.loaded, self._clock.now())
        mark = f"● {age}" if age else ""
        names = _breadcrumbs(self.crumbs)
        room = self.size.width - 2 - 7 - sum(cells(name) for name, _style in names) - cells(mark)
        path = _section_path([*filter(None, map(clean_line, self._where()))], max(0, room - 2))
        gap = room - cells(path)
        return styled(
            ("warta  ", "bold $primary"),
            *names,
            (path, "$muted"),
            " " * max(1, gap),
            (mark, "bold $warning" if troubled else "$muted"),
        )

    async def edit(self, text: str = "") -> None:
        """Open the input with `text` selected."""
        from textual.widgets import Input

        if not (self.is_attached and self.is_mounted) or self.query(Input):
            return
        hint = _("Address, source name or search words")
        field = Input(clean_line(text), placeholder=hint, compact=True, select_on_focus=True)
        await self.mount(field)
        field.focus()

    async def close(self) -> None:
        """Remove the input."""
        for field in self.children:
            await field.remove()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = clean_line(event.value)
        await self.close()
        self.post_message(self.Closed(typed))

    async def on_key(self, event: events.Key) -> None:
        if event.key == "escape" and self.children:
            event.stop()
            await self.close()
            self.post_message(self.Closed())


def _section_path(names: list[str], room: int) -> str:
    """Join the names if they fit `room`; otherwise return the first one, shortened."""
    whole = " › ".join(names)
    return whole if cells(whole) <= room else shorten(names[0], room)


def _breadcrumbs(names: tuple[tuple[str, bool], ...]) -> list[tuple[str, str]]:
    """Return the breadcrumbs, the current one highlighted: `Posts › Article › Comments`."""
    parts: list[tuple[str, str]] = []
    for at, (name, here) in enumerate(names):
        parts += [(" › " if at else "", "$muted"), (name, "bold $primary" if here else "$muted")]
    return [*parts, ("   ", "$muted")] if parts else []
