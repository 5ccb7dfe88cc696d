from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import page
from tests.hostile.command import environment
from tests.hostile.terminal import Terminal
from tests.tui.articles import flood
from warta.settings import Settings
from warta.tui.startup.first_frame import EarlyScreen, Frame, Frames, appearance_key, frame_address
from warta.wiring import services as real_services

ADDRESS = "https://news.example/flood/"
SIZE = (120, 40)
FRAME = Frame("\x1b[1;1Hwarta", (3, 0, 1))


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    return Frames("a look", str(tmp_path / "frames"))


# --- what is kept ---


def test_a_frame_is_found_by_page_size_and_look(frames: Frames, tmp_path: Path) -> None:
    frames.keep(ADDRESS, SIZE, FRAME)

    found = frames.find(ADDRESS, SIZE)
    assert found
    assert (found.rows, found.place) == (FRAME.rows, FRAME.place)
    assert frames.find(ADDRESS, (80, 24)) is None
    assert frames.find("https://news.example/rain/", SIZE) is None
    assert Frames("another look", str(tmp_path / "frames")).find(ADDRESS, SIZE) is None


def test_whatever_changes_how_a_screen_looks_is_part_of_its_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    looks = [appearance_key()]
    for name, value in (("TERM", "vt100"), ("NO_COLOR", "1"), ("LANGUAGE", "id"), ("WARTA_THEME", "warta-paper")):
        monkeypatch.setenv(name, value)
        looks.append(appearance_key())
    (tmp_path / "warta").mkdir()
    (tmp_path / "warta" / "config.toml").write_text('theme = "warta-paper"\n')
    looks.append(appearance_key())
    (tmp_path / "warta" / "config.toml").write_text('theme = "warta-night"\n')
    looks.append(appearance_key())

    assert len(set(looks)) == len(looks) == 7
    assert appearance_key() == looks[-1]


def test_a_frame_is_for_its_reader_alone(frames: Frames, tmp_path: Path) -> None:
    frames.keep(ADDRESS, SIZE, FRAME)

    path = Path(frames.path(ADDRESS, SIZE))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_frame_that_others_may_write_is_not_shown(frames: Frames) -> None:
    frames.keep(ADDRESS, SIZE, FRAME)

    Path(frames.path(ADDRESS, SIZE)).chmod(0o666)

    assert frames.find(ADDRESS, SIZE) is None


@pytest.mark.parametrize(
    "said", [b"", b"warta-frame 1 2\nx", b"warta-frame a b c\nx", b"other 1 2 3\nx", b"\xff\xfe 1 2 3\nx"]
)
def test_a_damaged_frame_is_none(frames: Frames, said: bytes) -> None:
    frames.keep(ADDRESS, SIZE, FRAME)

    Path(frames.path(ADDRESS, SIZE)).write_bytes(said)

    assert frames.find(ADDRESS, SIZE) is None


def test_a_link_in_the_place_of_a_frame_is_not_followed(frames: Frames, tmp_path: Path) -> None:
    frames.keep(ADDRESS, SIZE, FRAME)
    path = Path(frames.path(ADDRESS, SIZE))

    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")

    assert frames.find(ADDRESS, SIZE) is None


def test_the_oldest_frames_are_dropped(frames: Frames, tmp_path: Path) -> None:
    for number in range(40):
        frames.keep(f"{ADDRESS}{number}", SIZE, FRAME)
        os.utime(frames.path(f"{ADDRESS}{number}", SIZE), (number, number))

    assert len(list((tmp_path / "frames").iterdir())) == 32
    assert frames.find(f"{ADDRESS}39", SIZE)


def test_a_frame_that_is_forgotten_or_cannot_be_saved_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "frames").write_text("a file where a folder should be")
    frames = Frames("a look", str(tmp_path / "frames"))

    frames.keep(ADDRESS, SIZE, FRAME)
    frames.forget(ADDRESS, SIZE)

    assert frames.find(ADDRESS, SIZE) is None


def test_a_page_is_known_by_what_was_asked_for() -> None:
    assert frame_address("HTTPS://News.Example/flood/") == frame_address(ADDRESS)
    assert frame_address("12") == "12"


@pytest.mark.parametrize(
    ("words", "ends", "falls"),
    [
        ((ADDRESS,), 3, True),
        (("read", ADDRESS), 3, False),  # asks for text
        ((ADDRESS, "--json"), 3, False),
        ((ADDRESS,), 2, False),  # what is printed goes elsewhere
        ((), 3, False),
        (("https://news.example/rain/",), 3, False),
    ],
)
def test_a_frame_shows_early_where_its_address_alone_was_typed_at_a_terminal(
    frames: Frames, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], ends: int, falls: bool
) -> None:
    fallen: list[bool] = []
    monkeypatch.setattr("os.isatty", lambda number: number < ends)
    monkeypatch.setattr("warta.tui.startup.first_frame.find_frame", lambda frames, address: frames.find(address, SIZE))
    monkeypatch.setattr(EarlyScreen, "fall", lambda _curtain: fallen.append(True))
    frames.keep(ADDRESS, SIZE, FRAME)

    EarlyScreen(frames).fall_early(words)

    assert bool(fallen) is falls


# --- in a terminal ---


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of a reader whose library holds one long story."""
    library = tmp_path / "data" / "warta" / "library.db"
    shop = real_services(Settings(library=library))
    shop.library.keep(page("<title>River</title>", url=ADDRESS), flood().article)
    shop.shut()
    (tmp_path / "config" / "warta").mkdir(parents=True)
    (tmp_path / "config" / "warta" / "config.toml").write_text('max_age = "3000d"\n')
    return tmp_path


def left_at_the_end(home: Path) -> None:
    """Read the story to its end and leave."""
    with Terminal(ADDRESS, home=home) as terminal:
        assert terminal.sees("River takes the market"), terminal.shown
        terminal.press("G")
        assert terminal.sees("100 %"), terminal.shown
        terminal.settle(0.4)
        assert terminal.leave() == 0


@pytest.mark.terminal
def test_a_article_that_was_left_shows_at_once_where_it_was_left_and_nothing_flashes(home: Path) -> None:
    left_at_the_end(home)

    with Terminal(ADDRESS, home=home) as terminal:
        shows: list[bool] = []
        while len(shows) < 400 and (not shows or terminal.step(1.5)):
            shows.append("House 11 stands dry" in terminal.shown and "100 %" in terminal.shown)
        first = shows.index(True)
        assert all(shows[first:]), terminal.shown
        assert terminal.sent.count(b"\x1b[?1049h") == 1
        assert terminal.sent.index(b"House 11") < terminal.sent.index(b"\x1b[?2004h")  # before Textual was there

        terminal.press("g", "g")
        assert terminal.sees("The water came at night"), terminal.shown
        assert terminal.leave() == 0


@pytest.mark.terminal
def test_a_article_that_is_named_in_another_spelling_shows_at_once_too(home: Path) -> None:
    left_at_the_end(home)

    with Terminal(ADDRESS.replace("news.example", "News.Example"), home=home) as terminal:
        assert terminal.sees("House 11"), terminal.shown
        assert terminal.leave() == 0
        assert terminal.sent.index(b"House 11") < terminal.sent.index(b"\x1b[?2004h")  # before Textual was there


@pytest.mark.terminal
def test_what_goes_wrong_behind_a_frame_is_reported_on_the_shells_own_screen(home: Path) -> None:
    save = "Frames(appearance_key()).keep('nosuch', (120, 40), Frame('KEPT', (0, 0, 0)))"
    plant = f"from warta.tui.startup.first_frame import *; {save}"
    env = environment(home, TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
    subprocess.run([sys.executable, "-c", plant], env=env, check=True)

    with Terminal("nosuch", home=home) as terminal:
        before = terminal.attributes
        assert terminal.ended() == 2
        own, _, after = terminal.sent.partition(b"\x1b[?1049l")
        assert b"KEPT" in own
        assert b"no command 'nosuch'" in after
        assert terminal.attributes == before


@pytest.mark.terminal
@pytest.mark.parametrize("setting", ["1", "0"])
def test_no_key_is_lost_that_is_typed_before_the_app_is_there(home: Path, setting: str) -> None:
    left_at_the_end(home)

    with Terminal(ADDRESS, home=home, env={"WARTA_FIRST_FRAME": setting}) as terminal:
        terminal.type("4", "j")

        assert terminal.sees("▌│ ▾ Dewi") or " │▌▾ Dewi" in terminal.shown, terminal.shown


@pytest.mark.terminal
def test_the_shell_finds_its_terminal_as_it_was(home: Path) -> None:
    left_at_the_end(home)

    for leave in (Terminal.leave, Terminal.terminate, Terminal.interrupt_at_once):
        with Terminal(ADDRESS, home=home) as terminal:
            before = terminal.attributes
            if leave is not Terminal.interrupt_at_once:
                assert terminal.sees("House 11"), terminal.shown
            leave(terminal)

            assert terminal.attributes == before, leave.__name__
            assert terminal.sent.count(b"\x1b[?1049h") == terminal.sent.count(b"\x1b[?1049l"), leave.__name__


@pytest.mark.terminal
def test_without_the_setting_no_frame_is_saved_or_shown(home: Path) -> None:
    with Terminal(ADDRESS, home=home, env={"WARTA_FIRST_FRAME": "0"}) as terminal:
        assert terminal.sees("River takes the market"), terminal.shown
        terminal.leave()

    assert not (home / "state" / "warta" / "frames").exists()


@pytest.mark.terminal
def test_warta_alone_goes_on_where_one_was_and_shows_that_at_once(home: Path) -> None:
    left_at_the_end(home)
    with Terminal(home=home) as terminal:
        assert terminal.sees("Restored from last session"), terminal.shown
        assert terminal.sent.index(b"House 11") < terminal.sent.index(b"\x1b[?2004h")  # before Textual was there
        terminal.press("4", "S")
        assert terminal.sees("the oldest first"), terminal.shown
        assert terminal.leave() == 0

    with Terminal(home=home) as terminal:
        assert terminal.sees("Restored from last session"), terminal.shown
        terminal.press("S")
        assert terminal.sees("the newest first"), terminal.shown
        assert terminal.leave() == 0
