"""A real WordPress for the time of the tests: MariaDB on a private socket, PHP's own server for each theme."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.live import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HERE = Path(__file__).parent / "wordpress"
_PROGRAMS = ("php", "mariadbd")
THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


# Read once, before any test changes the environment.
CORE = Path(os.environ.get("WARTA_WORDPRESS") or _cache() / "warta-tests" / "wordpress") / "usr/share/wordpress"
_SEARCH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))


class CannotRunError(Exception):
    """This machine has no WordPress to run; says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A comment as the database holds it: the truth that warta is measured against."""

    id: str
    post: int
    parent: str | None
    author: str
    date_gmt: str
    approved: str
    kind: str
    by_user: bool


class Site:
    """A running site. `url(post)` is a post's address, `rows` the comments as the database holds them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        self.version = ""
        self.rows: tuple[Row, ...] = ()
        self.post_ids: dict[str, int] = {}
        self._ports: dict[tuple[str, bool], int] = {}
        self._running: list[subprocess.Popen[bytes]] = []

    def url(self, post: content.SeededPost, theme: str = THEMES[0]) -> str:
        return self.home(theme) + post.path

    def home(self, theme: str = THEMES[0], *, rest: bool = True) -> str:
        """The address of the site in a theme, with REST or without; the first call for one starts a server for it."""
        if (theme, rest) not in self._ports:
            _, self._ports[theme, rest] = self._serve(theme, rest=rest)
        return f"http://127.0.0.1:{self._ports[theme, rest]}"

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """The requests that all servers get within, "GET host/path" each; the list is filled at the end."""
        path, asked = self.folder / "requests", list[str]()
        before = path.stat().st_size if path.exists() else 0
        yield asked
        if path.exists():
            asked.extend(path.read_bytes()[before:].decode("utf-8", "replace").splitlines())

    @contextmanager
    def passing(self, theme: str = THEMES[0], *, rest: bool = True) -> Iterator[str]:
        """The address of one more server of the same site, which is gone afterwards."""
        process, port = self._serve(theme, rest=rest)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            self._end(process)

    def shown(self, post: content.SeededPost) -> tuple[Row, ...]:
        """The approved comments of a post, as the database holds them."""
        return tuple(row for row in self.rows if row.post == self.post_ids[post.slug] and row.approved == "1")

    def moderate(self, *acts: tuple[object, ...]) -> list[int]:
        """Add, edit, trash or restore comments, revise posts (comments.php), as the site's people would; the ids."""
        done: list[int] = json.loads(self._php("comments.php", str(CORE), given=json.dumps(acts)))
        return done

    def start(self) -> None:
        self._start_database()
        made = json.loads(self._php("seed.php", str(CORE), given=content.seed()))
        self.version = made["version"]
        self.post_ids = made["posts"]
        self.rows = tuple(_row(row) for row in made["comments"])

    def stop(self) -> None:
        """End every process group we started; the servers first, the database last."""
        for process in reversed(self._running):
            self._end(process)
        self._running.clear()
        self._ports.clear()

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        if process.poll() is not None:
            return
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _environment(self, theme: str = "", *, rest: bool = True) -> dict[str, str]:
        return os.environ | {
            "PATH": _SEARCH,
            "PHP_CLI_SERVER_WORKERS": "3",
            "WARTA_LIVE_SOCKET": str(self.folder / "s"),
            "WARTA_LIVE_PLUGINS": str(_HERE / "plugins"),
            "WARTA_LIVE_THEME": theme,
            "WARTA_LIVE_REST": "on" if rest else "off",
            "WARTA_LIVE_REQUESTS": str(self.folder / "requests"),
        }

    def _spawn(self, command: list[str], theme: str = "", *, rest: bool = True) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command,
                env=self._environment(theme, rest=rest),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def _start_database(self) -> None:
        data = self.folder / "data"
        data.mkdir()
        options = {
            "datadir": data,
            "socket": self.folder / "s",
            "pid-file": self.folder / "pid",
            "innodb-log-file-size": "4M",
            "innodb-buffer-pool-size": "32M",
            "innodb-data-file-path": "ibdata1:4M:autoextend",
            "innodb-autoextend-increment": "1",
            "innodb-temp-data-file-path": "ibtmp1:4M:autoextend",
            "innodb-flush-log-at-trx-commit": "0",
        }
        command = [shutil.which("mariadbd", path=_SEARCH) or "mariadbd", "--no-defaults", "--skip-networking"]
        # Without its privilege tables the server needs no installation of its own; only we can reach its socket.
        command += ["--skip-grant-tables", *(f"--{name}={value}" for name, value in options.items())]
        process = self._spawn([*command, "--user=root"] if os.geteuid() == 0 else command)
        self._await("the database", process, lambda: _answers_unix(self.folder / "s"))

    def _serve(self, theme: str, *, rest: bool = True) -> tuple[subprocess.Popen[bytes], int]:
        port = _free_port()
        options = ["-d", "opcache.enable_cli=1", "-d", "display_errors=0", "-d", "memory_limit=256M"]
        command = ["php", *options, "-S", f"127.0.0.1:{port}", "-t", str(CORE), str(_HERE / "router.php")]
        process = self._spawn(command, theme, rest=rest)
        self._await("the web server", process, lambda: _answers_http(f"http://127.0.0.1:{port}/"))
        return process, port

    def _php(self, script: str, *arguments: str, given: str) -> str:
        command = ["php", "-d", "display_errors=stderr", str(_HERE / script), *arguments]
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, env=self._environment(), timeout=120, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{script} failed: {done.stderr[-2000:]}")
        return done.stdout

    def _await(self, what: str, process: subprocess.Popen[bytes], answers: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 45
        while not answers():
            if process.poll() is not None or time.monotonic() > deadline:
                tail = self.log.read_text("utf-8", "replace")[-2000:]
                raise RuntimeError(f"{what} did not start: {tail}")
            time.sleep(0.05)


def _row(row: dict[str, str]) -> Row:
    return Row(
        id=row["id"],
        post=int(row["post"]),
        parent=None if row["parent"] == "0" else row["parent"],
        author=row["author"],
        date_gmt=row["date_gmt"],
        approved=row["approved"],
        kind=row["kind"],
        by_user=row["user"] != "0",
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers_unix(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe, suppress(OSError):
        probe.connect(str(path))
        return True
    return False


def _answers_http(url: str) -> bool:
    with suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(url, timeout=30) as answer:
        return bool(answer.status == 200)
    return False


def _ready_core() -> None:
    """The unpacked WordPress, with our configuration in it. Raises CannotRunError."""
    missing = [program for program in _PROGRAMS if shutil.which(program, path=_SEARCH) is None]
    if missing:
        raise CannotRunError(f"{' and '.join(missing)} not installed; .ci/run installs what the live tests need")
    if not (CORE / "wp-load.php").is_file():
        raise CannotRunError(f"no WordPress in {CORE}; .ci/run unpacks one")
    wanted, config = (_HERE / "wp-config.php").read_bytes(), CORE / "wp-config.php"
    if config.read_bytes() != wanted:
        fresh = config.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(wanted)
        fresh.replace(config)


@contextmanager
def running() -> Iterator[Site]:
    """A seeded site, ended with all its processes and files. Raises CannotRunError where there is nothing to run."""
    _ready_core()
    # A short path: the name of a Unix socket has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="warta-live-"))
    site = Site(folder)
    try:
        site.start()
        yield site
    finally:
        site.stop()
        shutil.rmtree(folder, ignore_errors=True)
