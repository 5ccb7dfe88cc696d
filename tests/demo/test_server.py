from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from warta.demo.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.demo.conftest import Reply


def test_the_demo_lives_as_long_as_its_with_block(ask: Callable[..., Reply]) -> None:
    with Server() as server:
        home = server.home
        assert ask(home).status == 200

    with pytest.raises(ConnectionRefusedError):
        ask(home)
    assert not server._thread.is_alive()


def test_the_demo_listens_on_loopback_only() -> None:
    with Server() as server:
        assert server._server.socket.getsockname()[0] == "127.0.0.1"


def test_the_demo_ends_while_a_visitor_holds_the_line() -> None:
    with Server() as server, socket.create_connection(("127.0.0.1", urlsplit(server.home).port)) as visitor:
        visitor.sendall(b"GET / HTT")

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", urlsplit(server.home).port))


def test_two_demos_run_side_by_side(ask: Callable[..., Reply]) -> None:
    with Server() as one, Server() as other:
        assert one.home != other.home
        assert ask(one.url).text.replace(one.home, other.home) == ask(other.url).text


def test_the_demo_begins_with_the_story_that_leads_the_front_page(demo: Server, ask: Callable[..., Reply]) -> None:
    front = ask(demo.home).text

    assert demo.url.startswith(demo.home)
    assert front.index(demo.url) < min(front.index(f"{demo.home}2025/03/03/"), front.index(f"{demo.home}2025/02/25/"))


def test_a_copy_that_still_holds_is_not_sent_again(demo: Server, ask: Callable[..., Reply]) -> None:
    first = ask(demo.url)

    by_tag = ask(demo.url, If_None_Match=first.headers["ETag"])
    by_date = ask(demo.url, If_Modified_Since=first.headers["Last-Modified"])

    assert (by_tag.status, by_tag.body) == (304, b"")
    assert (by_date.status, by_date.body) == (304, b"")
    assert by_tag.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"another"'},
        {"If_Modified_Since": "Mon, 06 Jan 2020 00:00:00 GMT"},
        {"If_Modified_Since": "yesterday"},
        {"If_None_Match": '"another"', "If_Modified_Since": "Mon, 06 Jan 2030 00:00:00 GMT"},
    ],
)
def test_a_copy_that_no_longer_holds_is_sent_anew(
    demo: Server, ask: Callable[..., Reply], headers: dict[str, str]
) -> None:
    assert ask(demo.url, **headers).status == 200


def test_a_head_request_gets_the_headers_alone(demo: Server, ask: Callable[..., Reply]) -> None:
    whole, head = ask(demo.url), ask(demo.url, "HEAD")

    assert head.body == b""
    assert head.headers["Content-Length"] == whole.headers["Content-Length"] == str(len(whole.body))
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_a_comment_that_is_sent_to_the_demo_stands_in_its_thread(ask: Callable[..., Reply]) -> None:
    form = b"comment=Halo+dari+hulu&author=Ada&email=a%40surat.example&comment_post_ID=106&comment_parent=0"

    with Server() as own:  # the others' demo stays as it was
        reply = ask(f"{own.home}wp-comments-post.php", "POST", form)

        page, _, place = reply.headers["Location"].partition("#")
        assert (reply.status, page) == (302, own.url)
        assert f'id="{place}"' in ask(page).text
        assert "Halo dari hulu" in ask(page).text


def test_nothing_else_is_posted_to_the_demo(demo: Server, ask: Callable[..., Reply]) -> None:
    reply = ask(demo.url, "POST", b"comment=Halo")

    assert reply.status == 405
    assert reply.headers["Allow"] == "GET, HEAD"


def test_an_address_without_its_last_slash_and_a_short_one_lead_to_the_story(
    demo: Server, ask: Callable[..., Reply]
) -> None:
    bare, short = ask(demo.url.rstrip("/")), ask(f"{demo.home}?p=106")

    assert (bare.status, bare.headers["Location"]) == (301, demo.url)
    assert (short.status, short.headers["Location"]) == (301, demo.url)


@pytest.mark.parametrize(
    "path", ["wp-json/", "?p=999", "2025/01/30/tidak-ada/", "gambar/lain.png", "tag/tidak-ada/", "..%2f", "category/"]
)
def test_what_is_not_there_is_404(demo: Server, ask: Callable[..., Reply], path: str) -> None:
    reply = ask(demo.home + path)

    assert reply.status == 404
    assert "ETag" not in reply.headers


def test_the_demo_says_nothing_on_the_terminal(
    demo: Server, ask: Callable[..., Reply], capfd: pytest.CaptureFixture[str]
) -> None:
    ask(demo.url)
    ask(f"{demo.home}nothing")
    with socket.create_connection(("127.0.0.1", urlsplit(demo.home).port)) as visitor:
        visitor.sendall(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
        visitor.recv(1)

    assert capfd.readouterr() == ("", "")


def test_starting_the_demo_loads_none_of_the_heavy_services() -> None:
    heavy = "{'asyncio', 'httpx', 'textual', 'selectolax', 'sqlite3', 'rich'}"

    said = subprocess.run(
        [sys.executable, "-c", f"import sys, warta.demo.server; print(sorted({heavy} & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.strip() == "[]"
