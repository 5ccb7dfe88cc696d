"""T19, T21: whatever a story says, an export lands where it was asked for, with right modes, and tells no e-mail."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import NOON
from tests.hostile.command import Outcome, assert_harmless, warta
from tests.hostile.payloads import PAYLOADS
from warta import wiring
from warta.export.names import stem
from warta.model.capture import Redirect
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

EMAIL = "ada.lovelace@reader.example"
TRICKS = (
    "../../../outside/evil", "/etc/cron.d/evil", "..\\..\\outside\\evil", "C:\\evil", "~/.bashrc", "$HOME/x", "`id`",
    "$(touch outside/evil)", "a/../../b", "....//....//outside", "%2e%2e%2foutside", "．．／outside", "CON", "nul.txt",
    "-rf", "*", ".", "..", ".ssh", "x" * 300, "é" * 200, "a\u202egpj.exe", "file\nname", "tab\tname", "trailing. ",
    "images", "SHA256SUMS", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", '"\n---\nevil: true', "[[../evil]]",
    EMAIL, *PAYLOADS.values(),
)  # fmt: skip
FOLDERS, FILES = ("markdown", "obsidian", "bundle"), ("html", "epub", "json", "jsonl", "csv", "zip")


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOON


def page(number: int, title: str) -> bytes:
    """A story with this title, which prints its reader's e-mail in three spellings."""
    name = escape(title)
    return (
        f"<html><head><title>{name}</title><meta property='og:title' content='{name}'></head><body><article>"
        f"<h1>{name}</h1><p>The water of river number {number} came at night, and nobody in the town was warned of it."
        f" Somebody wrote {name} on a wall, and {EMAIL} below it, so that people could ask for help there.</p>"
        f"<p>The mayor said that the dike had been looked after for years, by "
        f"<a href='https://x.example/?to={EMAIL.replace('@', '%40')}'>{EMAIL.upper().replace('@', '&#64;')}</a>.</p>"
        f"</article></body></html>"
    ).encode("utf-8", "replace")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the settings of a reader and a library of hostile stories, one of them with notes."""
    made = tmp_path_factory.mktemp("home")
    (made / "config" / "warta").mkdir(parents=True)
    (made / "config" / "warta" / "config.toml").write_text(f'[reader]\nname = "Ada"\nemail = "{EMAIL}"\n', "utf-8")
    library = SqliteLibrary(made / "data" / "warta" / "library.db", Noon())
    for number, title in enumerate(TRICKS):
        kept = builders.page(page(number, title), f"https://evil.example/{number}/")
        library.keep(kept, wiring.understand(kept))
    library.close()
    told = warta("note", "1", "--quote", "river number 0", "--text", f"Write to {EMAIL}.", home=made)
    assert told.code == 0, told.err
    return made


@pytest.fixture(scope="module")
def exports(home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Outcome]]:
    """Every format of every story, made under umask 000 in a folder full of traps; what each run said."""
    place = tmp_path_factory.mktemp("place")
    outside, out = place / "outside", place / "out"
    outside.mkdir()
    out.mkdir()
    (outside / "mine").write_text("mine", "utf-8")
    said = {}
    for form in FOLDERS:
        said[form] = _export(home, place, form, "out/" + form)
    for form in FILES:
        named = "bundle" if form == "zip" else form
        said[form] = _export(home, place, named, f"out/all.{form}")
    return place, said


def _export(home: Path, place: Path, form: str, target: str) -> Outcome:
    command = ("export", "--all", "-f", form, "-o", target, "--comments", "--notes")
    return warta(*command, home=home, cwd=place, umask=0)


def _files(top: Path) -> list[Path]:
    return [path for path in top.rglob("*") if not path.is_dir()]


def _held(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file and all that is packed in it."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for each in archive.namelist():
                yield from _held(f"{name}:{each}", archive.read(each))
    elif data.startswith(b"\x1f\x8b"):
        yield f"{name}:packed", gzip.decompress(data)


def test_every_export_is_made_and_says_nothing_harmful(exports: tuple[Path, dict[str, Outcome]]) -> None:
    for outcome in exports[1].values():
        assert_harmless(outcome)
        assert outcome.code == 0, outcome.err


def test_no_file_lands_outside(exports: tuple[Path, dict[str, Outcome]]) -> None:
    place, _said = exports

    assert {path.name for path in place.iterdir()} == {"outside", "out"}
    assert [path.name for path in _files(place / "outside")] == ["mine"]
    assert {path.name for path in (place / "out").iterdir()} == {*FOLDERS, *(f"all.{form}" for form in FILES)}
    assert not any(path.is_symlink() for path in place.rglob("*"))
    assert len(_files(place / "out" / "markdown")) == len(TRICKS)
    assert len(_files(place / "out" / "bundle")) > 8 * len(TRICKS)


def test_no_archive_unpacks_to_the_outside(exports: tuple[Path, dict[str, Outcome]]) -> None:
    for form in ("epub", "zip"):
        with zipfile.ZipFile(exports[0] / "out" / f"all.{form}") as archive:
            for info in archive.infolist():
                parts = info.filename.split("/")
                assert not {"", ".", ".."} & {*parts}
                assert "\\" not in info.filename
                assert stat.S_IFMT(info.external_attr >> 16) in {0, stat.S_IFREG}


def test_names_are_such_that_every_system_takes_them(exports: tuple[Path, dict[str, Outcome]]) -> None:
    names = [path.name for path in _files(exports[0] / "out" / "markdown")]

    assert len({name.casefold() for name in names}) == len(names)
    assert max(len(name.encode()) for name in names) <= 110
    assert not {*"".join(names)} & {*'\\/:*?"<>|\n\t\x1b\u202e'}


def test_nobody_else_may_write_what_was_made(exports: tuple[Path, dict[str, Outcome]]) -> None:
    for path in (exports[0] / "out").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


def test_the_readers_email_is_in_none_of_it(exports: tuple[Path, dict[str, Outcome]]) -> None:
    spelled = (EMAIL, EMAIL.replace("@", "%40"), EMAIL.replace("@", "&#64;"))
    told = [
        name
        for path in _files(exports[0] / "out")
        for name, data in _held(str(path), path.read_bytes())
        if any(each.encode() in data.lower() for each in spelled) or EMAIL in name
    ]

    assert told == []
    assert "(e-mail)" in (exports[0] / "out" / "all.html").read_text("utf-8")
    readme = next((exports[0] / "out" / "bundle").rglob("README.txt")).read_text("utf-8")
    assert "raw/page.html.txt, capture.wacz" in readme


@pytest.mark.parametrize("ending", ["warc", "warc.gz", "wacz"])
def test_a_capture_that_shows_the_email_is_refused(home: Path, tmp_path: Path, ending: str) -> None:
    outcome = warta("export", "1", "-o", str(tmp_path / f"x.{ending}"), home=home)

    cause, _advice = outcome.complaint()
    assert (outcome.code, "holds your e-mail" in cause) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_capture_whose_way_shows_the_email_is_refused(home: Path, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "warta" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_bytes((home / "config" / "warta" / "config.toml").read_bytes())
    library = SqliteLibrary(tmp_path / "data" / "warta" / "library.db", Noon())
    letter = Redirect(status=302, url=f"https://mail.example/open?to={EMAIL.replace('@', '%40')}")
    kept = builders.page(f"<title>Flood</title><p>{'The river rose. ' * 40}</p>", redirects=(letter,))
    library.keep(kept, wiring.understand(kept))
    library.close()

    outcome = warta("export", "1", "-o", str(tmp_path / "x.warc"), home=tmp_path)

    assert (outcome.code, "holds your e-mail" in outcome.complaint()[0]) == (2, True)


def test_links_in_the_way_are_refused_and_lead_nowhere(home: Path, tmp_path: Path) -> None:
    outside, out = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    (outside / "mine").write_text("mine", "utf-8")
    out.mkdir()
    library = SqliteLibrary(home / "data" / "warta" / "library.db", Noon())
    first, second = library.find("1"), library.find("2")
    library.close()
    assert first is not None
    assert second is not None
    (out / f"{stem(first)}.md").symlink_to(outside / "mine")
    (out / f"{stem(second)}.md").symlink_to(outside / "new")
    for name in ("all.html", "all.zip", "all.epub", "bundle"):
        (tmp_path / name).symlink_to(outside / name)
    (tmp_path / "vault").symlink_to(outside)

    for target, form in (
        ("out", "markdown"), ("all.html", "html"), ("all.zip", "bundle"), ("all.epub", "epub"), ("bundle", "bundle"),
        ("vault", "obsidian"),
    ):  # fmt: skip
        outcome = warta("export", "1", "2", "-f", form, "-o", str(tmp_path / target), "--force", home=home, umask=0)
        assert_harmless(outcome)
        assert outcome.code == 5, outcome.err

    assert [path.name for path in _files(outside)] == ["mine"]
    assert (outside / "mine").read_text("utf-8") == "mine"


def test_an_export_that_does_not_fit_leaves_what_was_there(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("before", "utf-8")
    digest = sha256(target.read_bytes()).hexdigest()

    outcome = warta(
        "export", "--all", "-o", str(target), home=home, through=("prlimit", "--fsize=20000", "--")
    )  # a disk that is full after 20 kB

    assert outcome.code in {5, -25}, outcome.err
    assert sha256(target.read_bytes()).hexdigest() == digest
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"] or outcome.code == -25
