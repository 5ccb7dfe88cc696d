from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.builders import paragraph
from tests.hostile.terminal import orders as told
from tests.tui.articles import FLOOD, story
from tests.tui.fake_services import FakeServices
from warta.errors import FetchError
from warta.model.blocks import Figure, Span
from warta.settings import Settings
from warta.tui import pictures

Image = pytest.importorskip("PIL.Image", reason="the extra `pictures` is not installed")

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from warta.model.capture import LoadedArticle

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

RIVER, BRIDGE = "https://news.example/river.png", "https://news.example/bridge.png"
COLOURS = {"background": "#102030"}


def png(size: tuple[int, int] = (80, 40), colour: tuple[int, ...] = (200, 10, 10), mode: str = "RGB") -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, "PNG")
    return written.getvalue()


class PaperPictures:
    """`kept_ones` are in the library, `there` on the site."""

    def __init__(self) -> None:
        self.kept_ones: dict[str, bytes] = {}
        self.there: dict[str, bytes] = {}
        self.asked: list[str] = []

    def kept(self, url: str) -> bytes | None:
        return self.kept_ones.get(url)

    async def get(self, url: str, loaded: LoadedArticle) -> bytes | None:
        if url in self.kept_ones:
            return self.kept_ones[url]
        self.asked.append(url)
        if url not in self.there:
            raise FetchError("not found", hint="", kind="status")
        return self.there[url]

    def close(self) -> None:
        pass


@pytest.fixture
def album() -> PaperPictures:
    return PaperPictures()


@pytest.fixture
def services(album: PaperPictures) -> FakeServices:
    return furnished(album)


def furnished(album: PaperPictures, **settings: str) -> FakeServices:
    services = FakeServices(settings=Settings(**settings))  # type: ignore[arg-type] # the settings of a test
    services.rooms.furnish(pictures=lambda: album)
    figures = [
        Figure(src=url, alt="", caption=(Span(text=caption),), credit="Photo: Rina")
        for url, caption in ((RIVER, "The river"), (BRIDGE, "The bridge"))
    ]
    services.publish(story(FLOOD, "Flood", figures[0], *[paragraph("Water. " * 30)] * 8, figures[1]), kept=True)
    return services


# --- in the app ---


async def test_a_saved_picture_shows_over_its_caption_and_credit_and_nothing_is_fetched(
    album: PaperPictures, reader: Start
) -> None:
    album.kept_ones[RIVER] = png()

    async with reader(FLOOD, size=(80, 30)) as person:
        rows = [row for row, line in enumerate(person.lines) if "▀" in line]
        caption = person.find("The river")[1]

        assert rows == list(range(caption - len(rows), caption))
        assert "Photo: Rina" in person.text
        assert album.asked == []


async def test_without_a_saved_picture_there_is_its_caption_alone(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 30)) as person:
        assert "▀" not in person.text
        assert "▣ The river" in person.text


async def test_a_key_fetches_an_unsaved_page_and_says_what_cannot_be_fetched(
    album: PaperPictures, reader: Start
) -> None:
    album.there[RIVER] = png()

    async with reader(FLOOD, size=(80, 30)) as person:
        await person.press("I")

        assert album.asked == [RIVER, BRIDGE]
        assert "▀" in person.text
        assert "1 picture could not be loaded" in person.status


async def test_the_words_at_the_top_stay_there_when_a_picture_comes(album: PaperPictures, reader: Start) -> None:
    album.there[RIVER] = album.there[BRIDGE] = png()

    async with reader(FLOOD, size=(80, 20)) as person:
        await person.press("right_curly_bracket", "right_curly_bracket", "right_curly_bracket")
        before = person.lines[1]
        await person.press("I")

        assert person.lines[1] == before


async def test_always_fetches_by_itself_and_never_shows_none(album: PaperPictures) -> None:
    from tests.tui.conftest import Reader
    from warta.tui.app import WartaApp

    album.there[RIVER] = album.there[BRIDGE] = png()
    for setting, asked in (("always", [RIVER, BRIDGE]), ("never", []), ("ask", [])):
        album.asked.clear()
        app = WartaApp(furnished(album, images_in_app=setting), FLOOD)
        async with app.run_test(size=(80, 30)) as pilot:
            person = Reader(pilot, app)
            await person.settle()
            await person.settle()

            assert (album.asked, "▀" in person.text) == (asked, bool(asked)), setting


async def test_a_article_without_pictures_says_so(services: FakeServices, reader: Start) -> None:
    services.publish(story(FLOOD, "Flood"), kept=True)

    async with reader(FLOOD) as person:
        await person.press("I")

        assert "No pictures" in person.status


# --- in cells ---


def test_a_picture_keeps_its_shape_within_its_room() -> None:
    wide = pictures.make_picture(png((800, 400)), (60, 20), COLOURS)
    high = pictures.make_picture(png((400, 1600)), (60, 20), COLOURS)
    small = pictures.make_picture(png((8, 8)), (60, 20), COLOURS)

    assert wide is not None
    assert high is not None
    assert small is not None
    assert [(each.width, each.height) for each in (wide, high, small)] == [(60, 15), (10, 20), (2, 1)]
    assert all(sum(part.cell_length for part in row) == 60 for row in wide.rows)


def test_what_can_be_seen_through_stands_on_the_ground_of_the_pane() -> None:
    made = pictures.make_picture(png((8, 8), (0, 0, 0, 0), "RGBA"), (2, 2), COLOURS)

    assert made is not None
    style = made.rows[0][0].style
    assert style is not None
    assert style.color is not None
    assert style.color.name == "#102030"


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"<svg/>", png()[:60], b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_whole_picture_is_none(body: bytes) -> None:
    assert pictures.make_picture(body, (60, 20), COLOURS) is None


def test_a_picture_of_too_many_dots_is_not_opened() -> None:
    huge = bytearray(png())
    huge[16:24] = (60_000).to_bytes(4, "big") * 2

    assert pictures.make_picture(bytes(huge), (60, 20), COLOURS) is None


@pytest.mark.parametrize(
    ("environ", "draws"),
    [
        ({"KITTY_WINDOW_ID": "1"}, True),
        ({"TERM_PROGRAM": "ghostty"}, True),
        ({"KITTY_WINDOW_ID": "1", "TMUX": "x"}, False),
        ({"KITTY_WINDOW_ID": "1", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm-256color"}, False),
    ],
)
def test_a_terminal_that_draws_pictures_is_known_by_its_environment(environ: dict[str, str], draws: bool) -> None:
    assert pictures.terminal_draws_pictures(environ) is draws


def test_placeholders_name_their_picture_and_row_and_the_terminal_is_sent_it_in_small_orders(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KITTY_WINDOW_ID", "1")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)

    made = pictures.make_picture(png((800, 400)), (40, 20), COLOURS)

    assert made is not None
    assert made.rows[1][0].text.startswith("\U0010eeee\u030d\u0305\U0010eeee")
    assert made.rows[0][0].cell_length == 40
    assert made.rows[0][0].style is not None
    assert made.rows[0][0].style.color is not None
    assert made.rows[0][0].style.color.triplet == (0, 0, made.number)
    sent = told(pictures.kitty_commands(made).encode())
    assert all(order.startswith("\x1b_G") and len(order) < 4300 for order in sent)
