"""Quality may not sink: floors over real pages with ground truth, when WARTA_DATA names their folder.

The folder holds `wcxb/dev` and `trafilatura/tests`. What was measured, the floors and the peers stand in figures.json,
and the manual's table is made of it. `pytest tests/gate --update-goldens` measures anew, writes both, and raises the
floors to a little under it; no command lowers them, and none is lowered without a word in the changelog.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.gate import corpus, scores
from tests.gate.figures import FILE, Figures, raised, read_figures, write_figures
from warta.errors import ExtractError
from warta.extraction.pipeline import extract

DATA = os.environ.get("WARTA_DATA", "")
NEAR = 0.005  # a figure that the manual tells may be off by so much

pytestmark = pytest.mark.skipif(not DATA, reason="WARTA_DATA names no folder of pages with ground truth")


def read(page: corpus.Truth) -> scores.Said:
    """What warta says; of a forum's page the thread is the text too."""
    try:
        article = extract(page.load(), url=page.url)
    except ExtractError:
        return scores.Said(refused=True)
    replies = article.thread.text if article.thread and page.kind == "forum" else ""
    return scores.Said(
        text="\n".join(filter(None, (article.text, replies))),
        title=article.title or "",
        authors=article.authors,
        published=article.published,
    )


def sets() -> dict[str, list[corpus.Truth]]:
    return {"wcxb": list(corpus.wcxb(Path(DATA))), "trafilatura": list(corpus.trafilatura(Path(DATA)))}


@pytest.fixture(scope="module")
def measured(request: pytest.FixtureRequest) -> Figures:
    """What warta makes of every page; an exception that is no ExtractError fails all."""
    found: Figures = {}
    known = read_figures()
    for name, pages in sets().items():
        assert corpus.digest(pages) == known.digests[name], "these are not the pages that the floors were measured on"
        for kind, figures in scores.measure(pages, read).items():
            found[f"{name} {kind}"] = figures
    if request.config.getoption("--update-goldens"):
        write_figures(raised(known, found))
    return found


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, of in read_figures().floors.items() for name in of])
def test_pages_are_read_as_well_as_ever(kind: str, name: str, measured: Figures) -> None:
    floor = read_figures().floors[kind][name]

    if scores.is_bad(name):
        assert measured[kind][name] <= floor
    else:
        assert measured[kind][name] >= floor


def test_the_figures_of_the_manual_are_those_of_today(measured: Figures) -> None:
    kept = read_figures().measured

    off = [
        (kind, name, figure, kept[kind].get(name))
        for kind, figures in measured.items()
        for name, figure in figures.items()
        if abs(figure - kept[kind].get(name, -1)) > NEAR
    ]

    assert off == [], f"pytest tests/gate --update-goldens writes {FILE.name} anew"
