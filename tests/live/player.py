"""ReplayWeb.page, which nobody here wrote, shows a page out of an archive, in a browser without a network.

It needs Debian's chromium and npm, which are large and not part of the usual run; without them there is no player.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import tarfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "replaywebpage@2.4.6"
_PATIENCE = 90  # seconds until a page is shown, on a slow machine
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warta-tests" / "replaywebpage"
_PAGE = """<!doctype html><body><script src="/ui.js"></script>
<replay-web-page source="/{name}" url="{url}" replayBase="/" swName="sw.js" embed="default"></replay-web-page>
<script>
const seen = (root, found) => {{
  for (const each of root.querySelectorAll("*")) {{
    if (each.shadowRoot) seen(each.shadowRoot, found);
    if (each.tagName === "IFRAME" && each.contentDocument) {{
      if (each.src.includes("mp_/")) found.push(each.contentDocument);
      seen(each.contentDocument, found);
    }}
  }}
  return found;
}};
setInterval(() => {{
  const page = seen(document, [])[0];
  if (!page || !page.body || !page.title || page.readyState !== "complete") return;
  const told = {{title: page.title, words: page.body.innerText, styles: page.styleSheets.length,
                 widths: [...page.images].map((each) => each.naturalWidth)}};
  fetch("/told", {{method: "POST", body: JSON.stringify(told)}});
}}, 500);
setTimeout(() => location.reload(), 15000);  // its first start may miss its own service worker
</script>"""


class Door(ThreadingHTTPServer):
    """Serves a folder, parts of files too; `told` is what the page in the browser says."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: Queue[dict[str, Any]] = Queue()
        super().__init__(("127.0.0.1", 0), Visitor)


class Visitor(SimpleHTTPRequestHandler):
    server: Door

    def translate_path(self, path: str) -> str:
        return str(self.server.folder / path.partition("?")[0].strip("/"))

    def do_POST(self) -> None:
        self.server.told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def do_GET(self) -> None:
        wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            super().do_GET()
            return
        whole = path.read_bytes()
        start = int(wanted[1]) if wanted[1] else max(len(whole) - int(wanted[2]), 0)
        end = min(int(wanted[2]) + 1, len(whole)) if wanted[1] and wanted[2] else len(whole)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(whole)}")
        self.send_header("Content-Length", str(max(end - start, 0)))
        self.end_headers()
        self.wfile.write(whole[start:end])

    def log_message(self, *_: object) -> None:
        """In silence."""


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ReplayWeb.page in it."""
    if not shutil.which("chromium") or not shutil.which("npm"):
        pytest.skip("needs chromium and npm")
    if not (_CACHE / "ui.js").is_file():
        place = tmp_path_factory.mktemp("npm")
        got = subprocess.run(
            ["npm", "pack", "--silent", _PACKAGE], cwd=place, check=False, capture_output=True, timeout=180
        )
        if got.returncode:
            pytest.skip("npm does not bring ReplayWeb.page")
        _CACHE.mkdir(parents=True, exist_ok=True)
        with tarfile.open(next(place.glob("*.tgz"))) as package:
            for name in ("sw.js", "ui.js"):
                (_CACHE / name).write_bytes(package.extractfile(f"package/{name}").read())  # type: ignore[union-attr]
    folder = tmp_path_factory.mktemp("player")
    (folder / "replay").mkdir()
    for name in ("sw.js", "ui.js"):
        shutil.copy(_CACHE / name, folder / name)
    shutil.copy(_CACHE / "sw.js", folder / "replay" / "sw.js")
    return folder


@pytest.fixture
def door(player: Path) -> Iterator[Door]:
    running = Door(player)
    thread = Thread(target=running.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def shown(door: Door, name: str, url: str, profile: Path) -> dict[str, Any]:
    """What a browser shows of a page in an archive, once it is there."""
    (door.folder / "view.html").write_text(_PAGE.format(name=name, url=url))
    browser = subprocess.Popen(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0",
         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--user-data-dir={profile}",
         f"http://127.0.0.1:{door.server_port}/view.html"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        return door.told.get(timeout=_PATIENCE)
    except Empty:
        pytest.fail("the browser showed nothing")
    finally:
        os.killpg(browser.pid, signal.SIGKILL)
        browser.wait(10)
