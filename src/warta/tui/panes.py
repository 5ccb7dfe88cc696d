"""Which panes show, by the terminal's width and by where the reader is: pure, so that it can be tested as a table."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from warta.words import _

Pane: TypeAlias = Literal["posts", "article", "thread"]
PANES: Final[tuple[Pane, ...]] = ("posts", "article", "thread")

TWO = 100  # columns from which two panes stand side by side
THREE = 160


def widths() -> list[tuple[int, str]]:
    """The classes that a screen takes on by its width."""
    return [(0, "-narrow"), (TWO, "-medium"), (THREE, "-wide")]


def heights() -> list[tuple[int, str]]:
    """The classes that a screen takes on by its height."""
    return [(0, "-short"), (30, "-tall")]


def classes(width: int, height: int) -> tuple[str, str]:
    """The classes of a screen of this size."""
    wide = [name for least, name in widths() if width >= least]
    tall = [name for least, name in heights() if height >= least]
    return wide[-1], tall[-1]


def shown(width: int, focus: Pane, beside: Pane, *, zen: bool, hidden: bool) -> tuple[Pane, ...]:
    """The panes that show, from left to right.

    `beside` is the pane that last stood beside the article; `hidden`: the reader put the posts away.
    """
    if zen:
        return ("article",)
    if width < TWO:
        return (focus,)
    if width < THREE:
        partner = beside if focus == "article" else focus
        if partner == "posts" and hidden and focus != "posts":
            return ("article",)
        return ("posts", "article") if partner == "posts" else ("article", "thread")
    if hidden and focus != "posts":
        return ("article", "thread")
    return PANES


def name_of(pane: Pane) -> str:
    """What a reader knows a pane as."""
    return {"posts": _("Posts"), "article": _("Article"), "thread": _("Comments")}[pane]


def crumbs(here: Pane) -> tuple[tuple[str, bool], ...]:
    """The panes by name while only one shows, and which of them one is in."""
    return tuple((name_of(pane), pane == here) for pane in PANES)


def next_pane(focus: Pane, step: int) -> Pane:
    """The pane that Tab goes to."""
    return PANES[(PANES.index(focus) + step) % len(PANES)]
