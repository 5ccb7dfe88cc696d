"""Who stood at the other end is noted with every page: the address that answered, the certificate that it showed."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.hostile import pages
from tests.hostile.server import Server
from warta.errors import FetchError
from warta.fetch.http import HttpFetcher
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.model.capture import Page


async def fetch(url: str) -> Page:
    fetcher = HttpFetcher(Settings())
    try:
        return await fetcher.fetch(url, timeout=10)
    finally:
        await fetcher.close()


class Visitor(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = pages.article().encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """In silence."""


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, bytes]]:
    """A site with a certificate of its own, and that certificate (DER)."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with HTTPServer(("127.0.0.1", 0), Visitor) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}/story", ssl.PEM_cert_to_DER_cert(cert.read_text())
        server.shutdown()
        thread.join()


async def test_the_certificate_and_the_address_of_a_secure_site_are_noted(secure: tuple[str, bytes]) -> None:
    url, certificate = secure

    page = await fetch(url)

    assert (page.certificate, page.peer) == (sha256(certificate).hexdigest(), "127.0.0.1")


async def test_without_tls_there_is_no_certificate() -> None:
    with Server() as site:
        page = await fetch(f"{site.url}/good")

    assert (page.certificate, page.peer) == ("", "127.0.0.1")


async def test_behind_a_proxy_the_other_end_is_the_proxys(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server() as site:
        monkeypatch.setenv("http_proxy", site.url)
        monkeypatch.setenv("no_proxy", "")

        page = await fetch("http://127.0.0.2/good")

    assert page.peer == ""


async def test_a_picture_of_a_page_comes_whatever_its_type() -> None:
    fetcher = HttpFetcher(Settings())
    with Server() as site:
        picture = await fetcher.resource(f"{site.url}/image", of=builders.page(url=f"{site.url}/good"), timeout=5)
    await fetcher.close()

    assert picture.body


async def test_a_page_of_the_open_internet_has_nothing_in_a_private_network() -> None:
    fetcher = HttpFetcher(Settings())
    with Server() as site, pytest.raises(FetchError, match="private network"):
        await fetcher.resource(f"{site.url}/image", of=builders.page(peer="93.184.216.34"), timeout=5)
    assert site.log == []
    await fetcher.close()
