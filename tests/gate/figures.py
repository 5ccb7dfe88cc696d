"""The figures of quality, kept in one file: what was measured, floors, peers; and the manual's table of them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from tests.gate import scores

Figures: TypeAlias = dict[str, scores.Figures]

FILE = Path(__file__).with_name("figures.json")
PAGE = Path(__file__).parents[2] / "src" / "warta" / "manual" / "extraction.md"
UNDER = 0.004  # how much under what was measured a floor is set
_HELD = ("f1", "leaked", "refused")
_TOLD = ("title", "authors", "published", "published_invented", "authors_invented")  # held where many pages have them
_MANY = frozenset(("wcxb article", "trafilatura page"))
_FAMILIAR = {  # the rows of the table: kind of page, its name there
    "wcxb article": "WCXB, articles",
    "wcxb forum": "WCXB, forums (with their replies)",
    "wcxb documentation": "WCXB, documentation",
    "trafilatura page": "trafilatura's pages (snippets)",
}
_FIELDS = (
    ("title", "titles, exact"),
    ("authors", "authors, exact"),
    ("authors_invented", "authors invented"),
    ("published", "dates, exact"),
    ("published_invented", "dates invented"),
)
_DESCRIBED = {"wcxb article": "WCXB, articles", "trafilatura page": "trafilatura's pages"}
_EMPTY = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All figures; `measured`, `floors` and each peer's `f1` and `cpu` by kind of page: "wcxb article".

    `cpu` of a peer: how many times warta's own time it takes, the median of pages.
    """

    digests: dict[str, str]
    measured: Figures
    floors: Figures
    peers: dict[str, dict[str, Any]]


def read_figures() -> Kept:
    """The figures as they are kept."""
    return Kept(**json.loads(FILE.read_text("utf-8")))


def write_figures(kept: Kept) -> None:
    """Keep other figures, and tell them in the manual."""
    FILE.write_text(json.dumps(asdict(kept), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(told(kept), encoding="utf-8")


def told(kept: Kept) -> str:
    """The page of the manual with the table of these figures."""
    lines = PAGE.read_text("utf-8").splitlines()
    rows = [place for place, line in enumerate(lines) if line.startswith("|")]
    return "\n".join([*lines[: rows[0]], *table(kept), *lines[rows[-1] + 1 :], ""])


def raised(kept: Kept, measured: Figures) -> Kept:
    """The figures with what was measured now; a floor is raised to a little under it, and never lowered."""
    floors = {
        kind: {name: _better(name, of[name], kept.floors.get(kind, {}).get(name)) for name in _held(kind)}
        for kind, of in measured.items()
    }
    return Kept(digests=kept.digests, measured=measured, floors=floors, peers=kept.peers)


def _held(kind: str) -> tuple[str, ...]:
    return (*_HELD, *_TOLD) if kind in _MANY else _HELD


def _better(name: str, figure: float, floor: float | None) -> float:
    if scores.is_bad(name):
        new = round(figure + UNDER, 3)
        return new if floor is None else min(new, floor)
    new = round(figure - UNDER, 3)
    return new if floor is None else max(new, floor)


def table(kept: Kept) -> list[str]:
    """The manual's table: one line a row, as Markdown."""
    peers = sorted(kept.peers)
    heads = ["", "warta", *(f"{name} {kept.peers[name]['version']}" for name in peers)]
    rows = [heads, ["---", *["--:"] * (len(heads) - 1)]]
    for kind, said in _FAMILIAR.items():
        rows.append(
            [f"{said}: F1", _share(kept.measured[kind]["f1"]), *(_share(_of(kept, n, "f1", kind)) for n in peers)]
        )
    for kind, pages in _DESCRIBED.items():
        figures = kept.measured[kind]
        rows += [[f"{pages}: {said}", _share(figures[name]), *[_EMPTY] * len(peers)] for name, said in _FIELDS]
    times = [_of(kept, name, "cpu", "wcxb article") for name in peers]
    rows.append(["CPU for a WCXB article, warta = 1", "1", *(f"{time:.1f}" if time else _EMPTY for time in times)])
    return [f"| {' | '.join(row)} |" for row in rows]


def _of(kept: Kept, peer: str, name: str, kind: str) -> float | None:
    figure = kept.peers[peer][name].get(kind)
    return None if figure is None else float(figure)


def _share(figure: float | None) -> str:
    return _EMPTY if figure is None else f"{figure:.3f}".lstrip("0")
