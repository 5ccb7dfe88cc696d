from __future__ import annotations

from tests import builders
from warta.tui.state.reading import History, HistoryEntry


def visited(*addresses: str) -> History:
    history = History()
    for address in addresses:
        history.visit(HistoryEntry(address=address))
    return history


def address(stop: HistoryEntry | None) -> str | None:
    return stop.address if stop else None


def test_the_history_goes_back_and_forward() -> None:
    history = visited("a", "b", "c")

    assert [address(history.move(step)) for step in (-1, -1, -1, 1, 1, 1)] == ["b", "a", None, "b", "c", None]


def test_a_new_page_forgets_what_lay_forward() -> None:
    history = visited("a", "b")
    history.move(-1)

    history.visit(HistoryEntry(address="c"))

    assert [stop.address for stop in history.stops] == ["a", "c"]
    assert history.move(1) is None


def test_what_shows_is_remembered_in_its_place() -> None:
    history = visited("a", "b")
    history.move(-1)

    history.update(loaded := builders.loaded())

    assert [stop.loaded for stop in history.stops] == [loaded, None]
    assert [stop.address for stop in history.stops] == ["a", "b"]


def test_a_walk_is_remembered_with_the_page_it_came_to() -> None:
    history = visited("a")
    history.visit(HistoryEntry(address="b", step=1))

    history.update(builders.loaded())

    assert history.step == 1
    assert history.move(-1) is not None
    assert history.step == 0


def test_an_empty_history_has_nowhere_to_go() -> None:
    history = History()
    history.update(builders.loaded())

    assert history.here is None
    assert history.step == 0
    assert history.move(-1) is None


def test_a_long_history_forgets_its_beginning() -> None:
    history = visited(*map(str, range(250)))

    assert len(history.stops) == 100
    assert address(history.here) == "249"
