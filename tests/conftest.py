"""What every test lives by: sockets stay on loopback, a person's own files stay untouched, goldens are files."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xdist.remote import Producer

_FOREIGN_SETTINGS = (
    "COLUMNS",  # pytest's workers have them, and they go before the size of a terminal
    "LINES",
    "NO_COLOR",
    "FORCE_COLOR",
    "PAGER",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)

_OF_THE_TESTS = ("WARTA_REQUIRE_LIVE", "WARTA_DATA", "WARTA_SHARED")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("warta")
    group.addoption("--update-goldens", action="store_true", help="write what warta makes now into the golden files")
    group.addoption(
        "--shared",
        metavar="DIR",
        default=os.environ.get("WARTA_SHARED"),
        help="folder of measured pages (or env WARTA_SHARED)",
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process more than there are processors for the whole suite, as many tests wait for a terminal; else none."""
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return (os.cpu_count() or 1) + 1 if whole else 0


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """The tests of a file stay in one process, and all that need the live WordPress in one: it is started once."""
    scheduler = LoadFileScheduling(config, log)
    file_of = scheduler._split_scope
    scheduler._split_scope = lambda test: "live" if test.startswith("tests/live/") else file_of(test)
    return scheduler


@pytest.fixture
def shared(request: pytest.FixtureRequest) -> Path:
    """The folder of measured pages; a test that needs it is skipped where it is not given."""
    given = request.config.getoption("--shared")
    if not given:
        pytest.skip("needs --shared DIR or WARTA_SHARED")
    return Path(given)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold a text against its golden file; `--update-goldens` writes the file instead."""

    def hold(path: Path, text: str) -> None:
        if request.config.getoption("--update-goldens"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs (pytest --update-goldens writes it anew)"

    return hold


def _here(host: object) -> bool:
    """Whether a host is this machine."""
    if host is None or host in {"", "localhost", b"localhost"}:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _guarded(act: Callable[..., Any], where: int) -> Callable[..., Any]:
    """The same act of a socket, but only towards this machine; its address is argument number `where`."""

    def only_loopback(sock: socket.socket, *args: Any) -> Any:
        if sock.family in {socket.AF_INET, socket.AF_INET6} and not _here(args[where][0]):
            sock.close()
            pytest.fail(f"a test wanted the network: {args[where]}")
        return act(sock, *args)

    return only_loopback


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> Iterator[None]:
    """No test reaches the network; a name under .invalid or .test fails without a server being asked (RFC 6761)."""
    look_up = socket.getaddrinfo

    def only_here(host: Any, *args: Any, **more: Any) -> Any:
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
        if name.rstrip(".").endswith((".invalid", ".test")):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not _here(host):
            try:
                ipaddress.ip_address(name)
            except ValueError:
                pytest.fail(f"a test wanted to look up {host!r}")
        return look_up(host, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", only_here)
        patch.setattr(socket.socket, "connect", _guarded(socket.socket.connect, 0))
        patch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex, 0))
        patch.setattr(socket.socket, "sendto", _guarded(socket.socket.sendto, -1))
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every test, and what it starts, has an empty home and no settings of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name in _FOREIGN_SETTINGS or (name.startswith("WARTA_") and name not in _OF_THE_TESTS):
                patch.delenv(name)
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("HOME", str(home))
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield
