"""The README is correct: its commands are those of CI and print the output it shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = [
    (command, output)
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for command, output in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)+)", block, re.MULTILINE)
]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = "-m venv .venv && .venv/bin/pip install -qc constraints.txt -e '.[dev]' && .venv/bin/pytest"

    assert f"python3 {command}" in README
    assert command in (ROOT / ".ci" / "run").read_text("utf-8")


def test_ci_runs_each_linter_once() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")

    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports"):
        assert script.count(f".venv/bin/{tool}") == 1
    assert "--ignore=tests/architecture/test_tools.py" in script
    assert (ROOT / "tests" / "architecture" / "test_tools.py").is_file()


def test_the_readme_contains_the_demo_command() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install -qc constraints.txt -e . && .venv/bin/warta demo" in README


def test_the_readme_shows_output_of_commands() -> None:
    assert len(SHOWN) >= 2


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_the_output_in_the_readme(command: str, output: str) -> None:
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.rstrip("\n") == output.rstrip("\n")


def test_files_linked_from_the_readme_exist() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_no_file_contains_the_host_of_a_package_registry() -> None:
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    found = [
        name
        for name in tracked
        if (ROOT / name).is_file() and any(host.encode() in (ROOT / name).read_bytes() for host in hosts)
    ]

    assert found == []
