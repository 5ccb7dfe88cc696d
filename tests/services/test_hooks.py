"""A program of the reader's own is told of each new article: argv, no shell, JSON, and never for long."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders import HOSTILE, article, loaded
from tests.tui.fake_services import FakeServices
from warta.services.hooks import Hooks
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def hooks(tmp_path: Path) -> Callable[..., Hooks]:
    """Hooks whose program is some Python; articles 1 to 5 are kept."""

    def made(code: str = "", line: str = "", patience: float = 20.0) -> Hooks:
        script = tmp_path / "told.py"
        script.write_text(code)
        line = line or f"{sys.executable} {script} {tmp_path}"
        services = FakeServices(settings=Settings(hooks={"new": line} if line.strip() else {}))
        for number in range(1, 6):
            services.shelf[str(number)] = loaded(article(title=HOSTILE if number == 2 else "Flood"), id=number)
        return Hooks(services, patience=patience)

    return made


COPY = "import pathlib, sys; open(pathlib.Path(sys.argv[1], 'told'), 'a').write(sys.stdin.read())"


async def test_each_new_article_is_reported_as_json(hooks: Callable[..., Hooks], tmp_path: Path) -> None:
    assert await hooks(COPY).tell_new((1, 2)) == ()

    told = [json.loads(line) for line in (tmp_path / "told").read_text().splitlines()]
    assert [each["schema"] for each in told] == ["warta.article/1"] * 2
    assert told[0]["title"] == "Flood"


async def test_without_a_hook_nothing_is_run(hooks: Callable[..., Hooks]) -> None:
    assert await hooks(line=" ").tell_new((1, 2)) == ()


async def test_no_shell_reads_the_line(hooks: Callable[..., Hooks], tmp_path: Path) -> None:
    line = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.argv[2])' {tmp_path}/seen $(id)"

    assert await hooks(line=line).tell_new((1,)) == ()
    assert (tmp_path / "seen").read_text() == "$(id)"


@pytest.mark.parametrize(
    ("line", "told"),
    [("/no/such/program", "can't be run"), ("'open", "quotation mark"), ("false", "ended with 1")],
)
async def test_what_goes_wrong_is_reported_in_a_line(hooks: Callable[..., Hooks], line: str, told: str) -> None:
    (wrong,) = await hooks(line=line).tell_new((1,))

    assert told in wrong


async def test_a_program_that_takes_too_long_is_stopped(hooks: Callable[..., Hooks]) -> None:
    (wrong,) = await hooks("import time; time.sleep(60)", patience=0.5).tell_new((1,))

    assert "took longer" in wrong


async def test_one_that_only_fails_is_not_run_for_ever(hooks: Callable[..., Hooks]) -> None:
    assert len(await hooks(line="false").tell_new((1, 2, 3, 4, 5))) == 3


async def test_one_that_does_not_listen_is_no_failure(hooks: Callable[..., Hooks]) -> None:
    assert await hooks(line="true").tell_new((1,)) == ()


async def test_an_unsaved_page_any_more_is_left_out(hooks: Callable[..., Hooks]) -> None:
    assert await hooks(line="false").tell_new((99,)) == ()


async def test_one_that_threads_without_end_is_heard_by_nobody_and_is_no_failure(hooks: Callable[..., Hooks]) -> None:
    assert await hooks("print('x' * 5_000_000)").tell_new((1,)) == ()


async def test_what_it_started_ends_with_it(hooks: Callable[..., Hooks], tmp_path: Path) -> None:
    later = f"import time; time.sleep(0.5); open({str(tmp_path / 'late')!r}, 'w')"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {later!r}])"

    assert await hooks(code).tell_new((1,)) == ()
    await asyncio.sleep(1.5)

    assert not (tmp_path / "late").exists()
