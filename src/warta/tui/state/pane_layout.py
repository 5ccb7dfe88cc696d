"""Which panes are visible, by the terminal's width and the focused pane."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from msgspec.structs import replace

from warta.i18n import _
from warta.model.value import Value

Pane: TypeAlias = Literal["sources", "posts", "article", "thread"]
PANES: Final[tuple[Pane, ...]] = ("sources", "posts", "article", "thread")

TWO_PANES_COLUMNS = 100  # minimum width for two panes
THREE_PANES_COLUMNS = 160


class PaneLayout(Value, frozen=True):
    """The focused pane and what decides which other ones are visible.

    `beside`: pane last shown beside the article. `outer`: end of the row that had the focus last, shown when three
    panes fit. `away`: hidden panes on the left: sources (1), or posts too (2).
    """

    pane: Pane = "article"
    beside: Pane = "thread"
    outer: Pane = "thread"
    zen: bool = False
    away: int = 0


def initial_layout(pane: Pane) -> PaneLayout:
    """Return the first layout: an article with its comments, or the list with the sources."""
    end: Pane = "thread" if pane in {"article", "thread"} else "sources"
    return PaneLayout(pane=pane, beside="thread" if pane == "article" else pane, outer=end)


def focus_pane(stand: PaneLayout, pane: Pane) -> PaneLayout:
    """Move the focus to a pane."""
    beside = pane if pane != "article" else stand.pane if stand.pane != "article" else stand.beside
    outer = pane if pane in {"sources", "thread"} else stand.outer
    return replace(stand, pane=pane, beside=beside, outer=outer, zen=stand.zen and pane == "article")


def toggle_left_panes(stand: PaneLayout, width: int) -> PaneLayout:
    """Hide the panes on the left of the article, or show them again."""
    visible = visible_panes(width, stand)
    pane: Pane = "posts" if stand.pane == "sources" else stand.pane
    if "sources" in visible:
        return replace(stand, pane=pane, beside="posts" if pane != "thread" else stand.beside, outer="thread", away=1)
    if "posts" in visible and len(visible) > 1:
        return replace(focus_pane(stand, "article" if pane == "posts" else pane), beside="posts", away=2)
    return replace(stand, away=0, beside="posts" if stand.away else stand.beside, outer="sources")


def shared_width(width: int, *, linear: bool) -> int:
    """Return the columns that panes may share; 0 with the setting `linear`, which shows one pane."""
    return 0 if linear else width


def width_classes(*, linear: bool) -> list[tuple[int, str]]:
    """Return the CSS classes by minimum width."""
    found = [(0, "-narrow"), (TWO_PANES_COLUMNS, "-medium"), (THREE_PANES_COLUMNS, "-wide")]
    return found[:1] if linear else found


def height_classes() -> list[tuple[int, str]]:
    """Return the CSS classes by minimum height."""
    return [(0, "-short"), (30, "-tall")]


def size_classes(width: int, height: int, *, linear: bool) -> tuple[str, str]:
    """Return the CSS classes of a screen of this size."""
    wide = [name for least, name in width_classes(linear=linear) if width >= least]
    tall = [name for least, name in height_classes() if height >= least]
    return wide[-1], tall[-1]


def visible_panes(width: int, stand: PaneLayout) -> tuple[Pane, ...]:
    """Return the visible panes, from left to right."""
    if stand.zen:
        return ("article",)
    if width < TWO_PANES_COLUMNS:
        return (stand.pane,)
    return _three_panes(stand) if width >= THREE_PANES_COLUMNS else _two_panes(stand)


def _two_panes(stand: PaneLayout) -> tuple[Pane, ...]:
    if stand.pane == "sources":
        return ("sources", "posts")
    if stand.pane == "thread" or (stand.pane == "article" and stand.beside == "thread"):
        return ("article", "thread")
    return ("article",) if stand.away > 1 and stand.pane != "posts" else ("posts", "article")


def _three_panes(stand: PaneLayout) -> tuple[Pane, ...]:
    left = stand.outer == "sources" and not stand.away and stand.pane != "thread"
    if left or stand.pane == "sources":
        return ("sources", "posts", "article")
    return ("article", "thread") if stand.away > 1 and stand.pane != "posts" else ("posts", "article", "thread")


def pane_label(pane: Pane) -> str:
    """Return the name of a pane."""
    return {"sources": _("Sources"), "posts": _("Posts"), "article": _("Article"), "thread": _("Comments")}[pane]


def crumbs(visible: tuple[Pane, ...], *, linear: bool) -> tuple[tuple[str, bool], ...]:
    """Return each pane's name and whether it is visible; empty if several are. `linear`: only the visible one."""
    if len(visible) > 1:
        return ()
    return tuple((pane_label(pane), pane in visible) for pane in (visible if linear else PANES))


def next_pane(focus: Pane, step: int) -> Pane:
    """Return the pane that Tab moves to."""
    return PANES[(PANES.index(focus) + step) % len(PANES)]
