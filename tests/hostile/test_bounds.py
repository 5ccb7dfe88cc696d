"""T5 to T10, T12: whatever a server does, `warta read` ends in time, in little memory, and says what was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import pages
from tests.hostile.command import Outcome, assert_harmless, warta

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hostile.server import Server

    Run = Callable[..., Outcome]

MOST_MEBIBYTES = 300
DEADLINE = 2

ENDLESS = ("/bomb-gzip", "/bomb-deflate", "/bomb-raw-deflate", "/huge", "/never-ends")
SLOW = ("/slow-drip", "/slow-headers", "/hang", "/slow-redirect")
EXHAUSTING = (
    *(f"/deep-nesting?tag={tag}" for tag in ("div", "li", "b", "table", "blockquote")),
    "/many-attrs",
    "/many-comments",
    "/regex-bait",
)
BROKEN_OFF = ("/truncated", "/truncated-gzip", "/wrong-length", "/too-short", "/reset")
LEADING_NOWHERE = ("/redirect-loop", "/redirect-chain", "/redirect-file", "/redirect-scheme", "/redirect-nowhere")
REFUSED = {
    **dict.fromkeys(("/bomb-twice", "/bomb-br", "/bomb-zstd", "/wrong-gzip", "/nothing", *LEADING_NOWHERE), 3),
    **dict.fromkeys(("/status/404", "/status/500", "/429"), 3),
    **dict.fromkeys(("/bomb-in-bomb", "/video", "/image", "/pdf", "/pdf-as-html", "/binary-as-html"), 4),
    **dict.fromkeys(("/empty", "/blank", "/soft-404", "/login-wall", "/meta-refresh"), 4),
}
RUNS = (
    *(("read", path, "--json", "--timeout", str(DEADLINE)) for path in SLOW),
    *(("read", path, "--json") for path in (*ENDLESS, *EXHAUSTING, *BROKEN_OFF, *REFUSED)),
)


def bounded(outcome: Outcome) -> Outcome:
    """An outcome that was looked at: no escape, no traceback, little memory."""
    assert_harmless(outcome)
    assert 0 < outcome.mebibytes < MOST_MEBIBYTES
    return outcome


@pytest.mark.parametrize("path", ENDLESS)
def test_a_page_without_end_is_cut_and_says_so_or_is_refused(run: Run, path: str) -> None:
    outcome = bounded(run("read", path, "--json"))

    assert outcome.data["truncated"] if outcome.code == 0 else all(outcome.complaint())


@pytest.mark.parametrize("path", SLOW)
def test_a_site_that_keeps_us_waiting_is_left_at_the_deadline(run: Run, path: str) -> None:
    outcome = bounded(run("read", path, "--json", "--timeout", str(DEADLINE)))

    assert outcome.code == 3
    assert outcome.complaint() == ("127.0.0.1 was not done within 2 s", "--timeout 4 gives it longer")
    assert DEADLINE <= outcome.seconds < DEADLINE + 10


@pytest.mark.parametrize("path", EXHAUSTING)
def test_a_page_that_is_made_to_exhaust_is_read_all_the_same(run: Run, path: str) -> None:
    outcome = bounded(run("read", path, "--json"))

    assert outcome.code == 0, outcome.err
    assert pages.FIRST_WORD in outcome.data["text"]


@pytest.mark.parametrize("path", BROKEN_OFF)
def test_a_page_that_breaks_off_is_shown_as_incomplete(run: Run, path: str) -> None:
    outcome = bounded(run("read", path, "--json"))

    assert outcome.code == 0, outcome.err
    assert outcome.data["incomplete"]
    assert pages.FIRST_WORD in outcome.data["text"]


@pytest.mark.parametrize(("path", "code"), REFUSED.items())
def test_what_is_no_article_prints_nothing_and_says_why(run: Run, path: str, code: int) -> None:
    outcome = bounded(run("read", path, "--json"))

    assert outcome.code == code
    assert all(outcome.complaint())
    assert "root:" not in outcome.err


def test_another_site_learns_no_secret_from_a_redirect(hostile: Server, tmp_path: Path) -> None:
    for path in ("/redirect-other", "/redirect-userinfo"):
        outcome = bounded(warta("read", hostile.url + path, "--json", home=tmp_path))

        assert outcome.code == 0, outcome.err
        assert "secret" not in outcome.out
        assert outcome.data["final_url"] == f"{hostile.other}/seen"
    sent = [f"{name}: {value}" for _origin, path, headers in hostile.log if path == "/seen" for name, value in headers]
    assert sent
    assert not [line for line in sent if line.lower().startswith(("cookie", "authorization", "referer"))]
    assert "secret" not in "".join(sent)


def test_a_password_in_an_address_is_neither_sent_nor_printed(hostile: Server, tmp_path: Path) -> None:
    outcome = warta("read", hostile.url.replace("//", "//ada:secret@") + "/seen", "--json", home=tmp_path)

    assert outcome.code == 0, outcome.err
    assert "secret" not in outcome.out + outcome.err
    assert "secret" not in str(hostile.received("/seen"))


def test_a_site_that_asks_for_patience_is_quoted(hostile: Server, tmp_path: Path) -> None:
    outcome = warta("read", f"{hostile.url}/429?wait=99", "--errors", "json", home=tmp_path)

    assert '"retry_after": 99' in outcome.err
    assert '"status": 429' in outcome.err
