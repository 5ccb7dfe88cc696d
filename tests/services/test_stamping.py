"""An authority, made with openssl and served on loopback, says when the last line of the ledger was there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.services.test_evidence import RAIN, Newsdesk
from warta.errors import ConfigError, FetchError, NotKept
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def openssl(folder: Path, *words: str, given: bytes | None = None) -> bytes:
    return subprocess.run(
        ["openssl", *words], cwd=folder, input=given, check=True, capture_output=True, timeout=60
    ).stdout


class Authority:
    """`url` answers; `answers` may be set to what it says instead."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[bytes] = []
        self.answer: bytes | None = None
        self.kind = "application/timestamp-reply"
        authority = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                authority.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Type", authority.kind)
                self.end_headers()
                self.wfile.write(authority.answer or authority.signed(authority.asked[-1]))

            def log_message(self, *_: object) -> None:
                """In silence."""

        self.server = HTTPServer(("127.0.0.1", 0), Door)
        self.url = f"http://127.0.0.1:{self.server.server_port}/tsa"

    def signed(self, question: bytes) -> bytes:
        (self.folder / "question").write_bytes(question)
        return openssl(
            self.folder, "ts", "-reply", "-config", "tsa.cnf", "-section", "here", "-queryfile", "question",
            "-signer", "tsa.pem", "-inkey", "tsa.key",
        )  # fmt: skip


def certificates(folder: Path, *names: str) -> None:
    """A root, and a signer of time stamps under it."""
    for name in names:
        openssl(
            folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem",
            "-days", "9", "-subj", f"/CN={name}",
        )  # fmt: skip
    (folder / "extension").write_text(
        "extendedKeyUsage = critical,timeStamping\nkeyUsage = critical,digitalSignature\n"
    )
    openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=tsa")
    openssl(
        folder, "x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
        "-out", "tsa.pem", "-days", "9", "-extfile", "extension",
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("authority")
    certificates(folder, "root", "stranger")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    return folder


@pytest.fixture
def authority(made: Path) -> Iterator[Authority]:
    running = Authority(made)
    thread = Thread(target=running.server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield running
    running.server.shutdown()
    running.server.server_close()
    thread.join()


@pytest.fixture
async def newsdesk(tmp_path: Path, authority: Authority) -> Newsdesk:
    settings = Settings(stamp_authority=authority.url, stamp_roots=str(authority.folder / "root.pem"))
    return await Newsdesk(tmp_path / "library.db", settings).filled()


def looked_at(newsdesk: Newsdesk) -> list[tuple[str, str]]:
    """What was found of stamps."""
    found = [each for each in newsdesk.room.verification().of_all() if "time stamp" in each.thing]
    newsdesk.library.close()
    return [(each.sort, each.what) for each in found]


async def test_a_stamp_is_saved_and_holds(newsdesk: Newsdesk, authority: Authority) -> None:
    stamp = await newsdesk.room.stamp()

    head = newsdesk.room.head()
    assert head is not None
    assert (stamp.line, stamp.hash, stamp.authority) == (2, head.hash, authority.url)
    assert newsdesk.room.ledger.stamps() == (stamp,)
    assert head.hash in authority.asked[0].hex()
    assert looked_at(newsdesk) == [("held", stamp.at.isoformat(sep=" ", timespec="seconds"))]


async def test_openssl_finds_it_sound_over_the_line_itself(newsdesk: Newsdesk, authority: Authority) -> None:
    stamp = await newsdesk.room.stamp()
    head = newsdesk.room.head()
    assert head is not None
    (authority.folder / "line").write_bytes(head.line.encode())
    (authority.folder / "token").write_bytes(stamp.token)
    newsdesk.library.close()

    said = openssl(authority.folder, "ts", "-verify", "-data", "line", "-in", "token", "-CAfile", "root.pem")

    assert b"OK" in said


async def test_a_line_that_was_changed_after_it_was_stamped_is_found(newsdesk: Newsdesk) -> None:
    await newsdesk.room.stamp()
    newsdesk.sql("UPDATE stamps SET hash = replace(hash, substr(hash, 1, 1), 'x')")

    assert looked_at(newsdesk) == [("fault", "the line is not the one that was stamped")]


async def test_a_flipped_byte_of_a_stamp_is_found(newsdesk: Newsdesk) -> None:
    import random

    stamp = await newsdesk.room.stamp()
    chance = random.Random(5)
    unseen = []
    for _flip in range(40):
        at = chance.randrange(len(stamp.token))
        data = bytearray(stamp.token)
        data[at] ^= chance.randrange(1, 256)
        newsdesk.sql("DELETE FROM stamps", f"INSERT INTO stamps SELECT 1, 2, '{stamp.hash}', 'x', x'{data.hex()}',"
                     f" '{stamp.at.isoformat()}'")  # fmt: skip
        if looked_at(newsdesk)[0][0] != "fault":
            unseen.append(at)

    assert len(unseen) <= 4  # what is not signed: the words of the answer around the token, certificates that go along


async def test_another_authority_is_not_believed(newsdesk: Newsdesk, authority: Authority) -> None:
    stamp = await newsdesk.room.stamp()
    newsdesk.settings = newsdesk.settings._replace(stamp_roots=str(authority.folder / "stranger.pem"))

    assert looked_at(newsdesk)[0][0] == "fault"
    with pytest.raises(FetchError, match="gave no time stamp that holds"):
        await newsdesk.room.stamp()
    assert newsdesk.room.ledger.stamps() == (stamp,)
    newsdesk.library.close()


async def test_without_roots_it_is_shown_that_nobody_looked(newsdesk: Newsdesk) -> None:
    newsdesk.settings = newsdesk.settings._replace(stamp_roots="")

    await newsdesk.room.stamp()

    [(sort, what)] = looked_at(newsdesk)
    assert sort == "note"
    assert "no stamp_roots in the settings" in what


async def test_an_answer_to_another_question_is_refused(newsdesk: Newsdesk, authority: Authority) -> None:
    await newsdesk.room.stamp()
    authority.answer = authority.signed(authority.asked[0])
    await newsdesk.room.capture(RAIN, timeout=5)

    with pytest.raises(FetchError):
        await newsdesk.room.stamp()
    newsdesk.library.close()


@pytest.mark.parametrize(("answer", "kind"), [(b"hello", "application/timestamp-reply"), (b"<html>", "text/html")])
async def test_nonsense_is_no_stamp(newsdesk: Newsdesk, authority: Authority, answer: bytes, kind: str) -> None:
    authority.answer, authority.kind = answer, kind

    with pytest.raises(FetchError):
        await newsdesk.room.stamp()
    assert newsdesk.room.ledger.stamps() == ()
    newsdesk.library.close()


async def test_nothing_is_asked_until_an_authority_is_named(newsdesk: Newsdesk, authority: Authority) -> None:
    newsdesk.settings = Settings()

    with pytest.raises(ConfigError, match="no time-stamping authority is set"):
        await newsdesk.room.stamp()
    assert authority.asked == []
    newsdesk.library.close()


async def test_there_is_nothing_to_stamp_in_an_empty_ledger(tmp_path: Path) -> None:
    empty = Newsdesk(tmp_path / "empty.db", Settings(stamp_authority="https://authority.example/"))

    with pytest.raises(NotKept):
        await empty.room.stamp()
    empty.library.close()


async def test_without_the_extra_it_is_shown_how_to_get_it(newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    await newsdesk.room.stamp()
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)

    assert looked_at(newsdesk) == [("note", "time stamps need the extra `evidence`, which is not installed")]
    with pytest.raises(ConfigError) as caught:
        await newsdesk.room.stamp()
    assert "warta[evidence]" in caught.value.hint
    newsdesk.library.close()
